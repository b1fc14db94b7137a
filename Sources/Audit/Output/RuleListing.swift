public import JuesuanModel

/// The rule catalogue for people and programs; the documentation page is printed from it.
public struct RuleListing: Sendable, Encodable {
  /// The name of the JSON form and its version.
  public let schema = "juesuan-rules/1"
  /// The rules in the order of the catalogue.
  public let rules: [Rule.Summary]

  /// Lists every rule of the catalogue.
  public init() { rules = RuleCatalog.rules.map(\.summary) }

  /// A paragraph a rule.
  public var text: String {
    rules.map { rule in
      let severity = FindingsText.name(of: rule.severity)
      return "\(rule.id)  [\(severity) · \(rule.kind.rawValue) · 容差：\(rule.tolerance.rawValue)]\n"
        + "    \(rule.sentence)\n    \(rule.formula)\n    依据：\(rule.source)\n"
    }.joined()
  }

  /// A Markdown table.
  public var markdown: String {
    let heading = "| 规则 | 内容 | 公式 | 类别 | 级别 | 容差 | 依据 |\n|---|---|---|---|---|---|---|\n"
    return heading
      + rules.map { rule in
        let fields = [
          rule.id, rule.sentence, rule.formula, rule.kind.rawValue, FindingsText.name(of: rule.severity),
          rule.tolerance.rawValue, rule.source,
        ]
        return "| " + fields.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }.joined()
  }
}
