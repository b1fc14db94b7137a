import JuesuanExtract
import JuesuanModel
import TestSupport
import Testing

/// Every character of a stream ends somewhere in the report.
struct NothingLostTests {
  private static let pieces = [
    "第一部分 概况", "一、主要职责", "（一）负责全区工作，落实各项政策措施，组织实施综合改革。", "收入决算表", "部门：甲局", "单位：万元", "公开02表",
    "科目代码\t科目名称\t本年收入合计\t财政拨款收入", "栏次\t\t1\t2", "201\t一般公共服务支出\t1.00\t1.00", "合计\t\t3.20\t", "注：本表反映收入情况。",
    "2. 尾数有误差。", "目录", "二、收入决算情况说明..... 9", "图 1：收、支决算总计变动情况", "", "", "说明：本年度没有支出，故本表无数据。", "2023 年度部门决算",
    "支出决算表\t\t\t", "年初预算为 4 万元，支出决算为 3 万元，完成", "甲\t乙", "项目支出   1.00    2.00   3.00",
    "合计   2.00    4.00   6.00",
  ]

  @Test(arguments: 0..<40)
  func holdsForAnyOrderOfLines(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let text = (0..<24).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined(separator: "\n")
    let stream = TextReader.stream(of: text)
    let report = ReportReader.report(
      from: stream,
      source: Source(path: "", sha256: "", pages: 1, medium: .text)
    )
    let missing = Self.characters(of: stream).filter { (character, count) in
      Self.characters(of: report)[character, default: 0] < count
    }
    #expect(missing.isEmpty, "seed \(seed): \(missing)\n\(text)")
  }

  private static func count(_ texts: [String]) -> [Character: Int] {
    var result: [Character: Int] = [:]
    // Dots that lead to a page number, the word 目录, and the words that only introduce a unit, an entity or a page, are not kept as such.
    for character in texts.joined() where !character.isWhitespace && !".…单位：部门元万目录".contains(character) {
      result[character, default: 0] += 1
    }
    return result
  }

  private static func characters(of stream: DocumentStream) -> [Character: Int] {
    count(
      stream.items.flatMap { item -> [String] in
        switch item {
        case .line(let line): [line.text]
        case .table(let table): texts(table)
        }
      }
    )
  }

  private static func characters(of report: Report) -> [Character: Int] {
    var texts = report.cover + report.contents.flatMap { [$0.title, $0.page.map(String.init) ?? ""] }
    for form in report.forms {
      texts += Self.texts(form.table) + form.notes + [form.title, form.number ?? "", form.entity ?? ""]
    }
    for table in report.extraTables {
      texts += Self.texts(table.table) + table.notes + table.captions + [table.name]
    }
    for block in report.body {
      switch block {
      case .heading(let heading): texts.append(heading.text)
      case .paragraph(let paragraph): texts.append(paragraph.text)
      case .form, .table: break
      }
    }
    return count(texts + report.diagnostics.map(\.message))
  }

  // A header printed again is dropped with a diagnostic of its table, which quotes it.
  private static func texts(_ table: Table) -> [String] {
    table.rows.joined().compactMap { $0?.text }
      + table.diagnostics.filter { $0.code == "header-repeated" }.map(\.message)
  }
}
