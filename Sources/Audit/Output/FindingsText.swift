public import JuesuanModel

/// The findings of an audit as a person reads them in a terminal.
public struct FindingsText: Sendable {
  private let result: AuditResult
  private let isColored: Bool
  private let isVerbose: Bool

  /// Prepares the text; `isVerbose` adds rounding tails and every rule that passed.
  public init(_ result: AuditResult, isColored: Bool = false, isVerbose: Bool = false) {
    self.result = result
    self.isColored = isColored
    self.isVerbose = isVerbose
  }

  /// The whole report, grouped by form, the narrative last.
  public var text: String {
    var lines = [
      "\(result.entity.isEmpty ? "（未见单位名称）" : result.entity) \(result.fiscalYear.map { "\($0)年度" } ?? "")决算审核"
    ]
    let shown = isVerbose ? result.findings : result.findings.filter { $0.severity > .info }
    for group in Self.groups(of: shown) {
      lines.append("")
      lines.append(styled(group.title, "1"))
      for finding in group.findings { lines += describe(finding) }
    }
    lines.append("")
    lines.append(summary)
    if isVerbose { lines += ["", styled("规则执行情况", "1")] + result.obligations.map(describe) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line: how many findings of each severity, how many rules were looked at, how many corrections are proposed.
  public var summary: String {
    func count(_ severity: Finding.Severity) -> Int { result.findings.count { $0.severity == severity } }
    let checked = result.obligations.filter { $0.outcome != .notApplicable }
    let open = result.obligations.count { $0.outcome == .missing }
    return "错误 \(count(.error)) 项，疑点 \(count(.warning)) 项，提示 \(count(.info)) 项；"
      + "执行规则 \(checked.count) 条（另 \(result.obligations.count - checked.count) 条不适用，\(open) 条缺数）；"
      + "可更正 \(result.corrections.count) 处。"
  }

  /// Findings by the form they are about, in the order of the forms, those about the narrative last.
  static func groups(of findings: [Finding]) -> [(title: String, findings: [Finding])] {
    let worstFirst = Finding.Severity.allCases.reversed().flatMap { level in
      findings.filter { $0.severity == level }
    }
    // A name has no operand, but a place.
    let byForm = Dictionary(grouping: worstFirst) {
      $0.operands.isEmpty ? $0.corrections.first?.changes.first?.form : $0.operands[0].form
    }
    var groups = FormKey.allCases.compactMap { key in
      byForm[key].map { (FormCatalogue.definition(of: key).title, $0) }
    }
    if let narrative = byForm[nil] { groups.append(("文字说明及其他", narrative)) }
    return groups
  }

  /// Where something stands, for a person: the page of a PDF, the line of a plain text.
  ///
  /// A plain text has one page with lines of 12 pt (see `TextLine`), so its line follows from the box.
  static func place(page: Int?, box: Rect?, in source: Source) -> String? {
    switch source.medium {
    case .pdf: page.map { "第\($0)页" }
    case .text: box.map { "第\(Int($0.y0 / 12) + 1)行" }
    }
  }

  static func name(of severity: Finding.Severity) -> String {
    switch severity {
    case .error: "错误"
    case .warning: "疑点"
    case .info: "提示"
    }
  }

  static func name(of outcome: Obligation.Outcome) -> String {
    switch outcome {
    case .pass: "通过"
    case .rounding: "尾差"
    case .fail: "不符"
    case .missing: "缺数"
    case .notApplicable: "不适用"
    }
  }

  private func describe(_ finding: Finding) -> [String] {
    let color =
      switch finding.severity {
      case .error: "31"
      case .warning: "33"
      case .info: "36"
      }
    let place = Self.place(page: finding.page, box: finding.box, in: result.source).map { $0 + " " } ?? ""
    var lines = [
      "  \(styled(Self.name(of: finding.severity), color)) \(finding.id) [\(finding.rule)] \(place)\(finding.message)"
    ]
    if !finding.quote.isEmpty { lines.append("      原文：\(finding.quote)") }
    if isVerbose {
      lines += finding.operands.map { operand in
        let name = [operand.form.map { "公开\($0.rawValue)表" }, operand.code, operand.label, operand.column]
          .compactMap { $0 }.joined(separator: " ")
        let place = Self.place(page: operand.page, box: operand.box, in: result.source)
        let printed = operand.printed.isEmpty ? "（空）" : operand.printed
        return "      · \(name)＝\(printed)" + (place.map { "（\($0)）" } ?? "")
      }
    }
    for correction in finding.corrections.prefix(isVerbose ? .max : 3) {
      let changes = correction.changes.map { "\($0.place)：\($0.from.isEmpty ? "（空）" : $0.from) → \($0.to)" }
      lines.append("      \(correction.unique ? "更正" : "可能的更正")：\(changes.joined(separator: "；"))")
    }
    return lines
  }

  private func describe(_ obligation: Obligation) -> String {
    let reason = obligation.reason.map { "（\($0)）" } ?? ""
    return
      "  \(Self.name(of: obligation.outcome)) \(obligation.rule) ×\(obligation.instances) \(obligation.sentence)\(reason)"
  }

  private func styled(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
