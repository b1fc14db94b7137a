import JuesuanModel

/// The appendix 更正说明: every change with from, to, rule and evidence, and what was left open.
struct Appendix {
  let job: RenderJob

  func set(in flow: inout PageFlow) {
    flow.startPage(.text)
    flow.set(Heading(level: 1, text: "附录　更正说明", page: 0, box: .zero))
    let corrections = job.report.corrections
    if corrections.isEmpty {
      flow.set("本版未对原公开文本作任何更正。", style: .body)
    } else {
      flow.set(
        "本版对原公开文本作了以下更正。更正后的数字和文字在正文和表中以红色标示，更正的单元格加浅色底纹；原公开数列于下表，未作其他改动。",
        style: .body
      )
      flow.setTable(changes(corrections), with: PageFlow.Surroundings(isKeptWhole: false))
    }
    let open = openFindings
    guard !open.isEmpty else { return }
    flow.set(Heading(level: 2, text: "未更正的疑点", page: 0, box: .zero))
    flow.set("下列疑点没有唯一的更正办法，或尚待核实，本版按原公开文本排印。", style: .body)
    flow.setTable(findings(open), with: PageFlow.Surroundings(isKeptWhole: false))
  }

  /// Findings that no correction in force answers; remarks on rounding are none of the reader's worry.
  private var openFindings: [Finding] {
    let answered = Set(job.report.corrections.map(\.finding))
    let changes = Set(job.report.corrections.flatMap(\.changes))
    return job.findings.filter { finding in
      let isAnswered =
        answered.contains(finding.id) || finding.corrections.contains { changes.isSuperset(of: $0.changes) }
      return !isAnswered && finding.severity > .info
    }
  }

  private func changes(_ corrections: [Correction]) -> Sheet {
    var rows = [header(["序号", "位置", "原公开", "更正为", "规则", "依据"])]
    var number = 0
    for correction in corrections {
      for (index, change) in correction.changes.enumerated() {
        number += 1
        let place = [
          change.form.map { FormCatalogue.definition(of: $0).title }, change.place, page(change.page),
        ]
        let span = correction.changes.count
        let shared = [correction.rule, correction.reason].map { text in
          index == 0 ? SheetCell(text, rowSpan: span) : nil
        }
        rows.append(
          [
            SheetCell(String(number), alignment: .centre),
            SheetCell(place.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "，")),
            SheetCell(change.from.isEmpty ? "（空）" : change.from),
            SheetCell((change.to.isEmpty ? "（删去）" : change.to) + (isInForce(change) ? "" : "（未执行）")),
          ] + shared
        )
      }
    }
    return Sheet(columns: Array(repeating: .text, count: 6), rows: rows, headerRows: 1)
  }

  private func findings(_ findings: [Finding]) -> Sheet {
    let isPaged = job.report.source.medium == .pdf
    var rows = [header(["序号", "规则", isPaged ? "原件页" : "", "原公开文字", "疑点"])]
    for (index, finding) in findings.enumerated() {
      rows.append([
        SheetCell(String(index + 1), alignment: .centre), SheetCell(finding.rule),
        SheetCell(finding.page.map(String.init) ?? "", alignment: .centre), SheetCell(finding.quote),
        SheetCell(finding.message),
      ])
    }
    // A plain text has no pages.
    if !isPaged { for row in rows.indices { rows[row].remove(at: 2) } }
    return Sheet(columns: Array(repeating: .text, count: rows[0].count), rows: rows, headerRows: 1)
  }

  /// Whether a change stands in the report: one whose printed text was not found at its place does not.
  private func isInForce(_ change: Change) -> Bool {
    let report = job.report
    switch change.target {
    case .figure(let key, let row, let figure):
      guard let form = report.form(key), form.rows.indices.contains(row),
        form.rows[row].figures.indices.contains(figure)
      else { return false }
      return form.rows[row].figures[figure].corrected != nil
    case .label(let key, let row):
      guard let form = report.form(key), form.rows.indices.contains(row) else { return false }
      return form.rows[row].correctedLabel != nil
    case .text(let block, _, _):
      guard report.body.indices.contains(block), case .paragraph(let paragraph) = report.body[block] else {
        return false
      }
      return paragraph.corrected?.contains(change.to) ?? false
    }
  }

  private func page(_ page: Int?) -> String? {
    job.report.source.medium == .pdf ? page.map { "原件第\($0)页" } : nil
  }

  private func header(_ names: [String]) -> [SheetCell?] {
    names.map { SheetCell($0, alignment: .centre, isBold: true) }
  }
}
