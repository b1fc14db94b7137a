import JuesuanExtract
import JuesuanModel
import Testing

struct NarrativeTests {
  private func body(_ text: String) -> [String] {
    let report = ReportReader.report(
      from: TextReader.stream(of: text),
      source: Source(path: "sketch", sha256: "", pages: 1, medium: .text)
    )
    return report.body.map { block in
      switch block {
      case .heading(let heading): String(repeating: "#", count: heading.level) + heading.text
      case .paragraph(let paragraph): paragraph.text
      case .form(let key): "[\(key.rawValue)]"
      case .table(let index): "[\(report.extraTables[index].name)]"
      }
    }
  }

  @Test func healsASentenceThatAPageBreakCut() {
    #expect(
      body("从单位构成看，部门决算由实行独立核算的大数据管理\n\n局本级决算和 1 个下属单位决算组成。")
        == ["从单位构成看，部门决算由实行独立核算的大数据管理局本级决算和1个下属单位决算组成。"]
    )
  }

  @Test func beginsAParagraphAtEveryOrdinal() {
    #expect(
      body("(1)负责甲工作；\n\n(2)负责乙工作；\n\n①丙。\n\n一是完成任务；\n\n二是提高水平。")
        == ["(1)负责甲工作；", "(2)负责乙工作；", "①丙。", "一是完成任务；", "二是提高水平。"]
    )
  }

  @Test func tellsHeadingsFromItems() {
    #expect(
      body("第三部分 情况说明\n\n五、支出决算情况说明\n\n（一）总体情况。\n\n1. 一般公共服务（类）支出 6 万元，占 9%。")
        == ["#第三部分 情况说明", "##五、支出决算情况说明", "###（一）总体情况。", "1.一般公共服务（类）支出6万元，占9%。"]
    )
  }

  @Test func readsContentsOnceAndNotAsHeadings() {
    let text = "甲局\n\n2023 年度部门决算\n\n目 录\n\n第一部分 概况\n\n一、主要职责..... 3\n\n第二部分 名词解释\n\n第一部分 概况\n\n一、主要职责\n\n无。"
    let report = ReportReader.report(
      from: TextReader.stream(of: text),
      source: Source(path: "sketch", sha256: "", pages: 1, medium: .text)
    )
    #expect(report.contents.map(\.title) == ["第一部分 概况", "一、主要职责", "第二部分 名词解释"])
    #expect(report.contents.map(\.page) == [nil, 3, nil])
    #expect(report.cover == ["甲局", "2023年度部门决算"])
    #expect(report.entity == "甲局")
    #expect(report.fiscalYear == 2023)
    #expect(body(text) == ["#第一部分 概况", "##一、主要职责", "无。"])
  }

  @Test("contents whose numbered titles end like sentences are contents") func closedTitles() {
    let text = "甲局\n\n目 录\n\n一、主要职能。\n\n二、机构设置。\n\n三、名词解释。\n\n一、主要职能\n\n管理甲工作。"
    let report = ReportReader.report(
      from: TextReader.stream(of: text),
      source: Source(path: "sketch", sha256: "", pages: 1, medium: .text)
    )
    #expect(report.contents.map(\.title) == ["一、主要职能。", "二、机构设置。", "三、名词解释。"])
    #expect(body(text) == ["##一、主要职能", "管理甲工作。"])
  }

  @Test(arguments: [
    ("九、财政拨款“三公”经费支出决算情况说明", SectionKey.threePublic),
    ("六、一般公共预算财政拨款基本支出决算情况说明", .basic),
    ("五、一般公共预算财政拨款支出决算情况说明", .general),
    ("四、财政拨款收入支出决算总体情况说明", .fiscal),
    ("一、收入支出决算总体情况说明", .overall),
    ("八、国有资本经营预算财政拨款支出决算情况说明", .capital),
    ("二、机构设置情况", .units),
  ])
  func knowsTheSections(heading: String, section: SectionKey) {
    #expect(SectionNames.section(of: heading, level: 2, within: nil) == section)
  }
}
