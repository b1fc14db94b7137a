public import JuesuanModel

/// The rule catalogue for people and programs; the documentation page is printed from it.
public struct RuleListing: Sendable, Encodable {
  /// One rule as text.
  public struct Entry: Sendable, Encodable {
    /// The number by which findings name it.
    public var id: String
    /// What it says, in Chinese.
    public var sentence: String
    /// What it states as a formula.
    public var formula: String
    /// The kind of its findings.
    public var kind: Finding.Kind
    /// How bad it is where it cannot hold.
    public var severity: Finding.Severity
    /// How far printed figures may be off.
    public var tolerance: String
    /// Where it comes from.
    public var source: String
  }

  /// The name of the JSON form and its version.
  public let schema = "juesuan-rules/1"
  /// The rules in the order of the catalogue.
  public let rules: [Entry]

  /// Lists every rule of the catalogue.
  public init() {
    rules = RuleCatalog.rules.map { rule in
      Entry(
        id: rule.id,
        sentence: rule.sentence,
        formula: rule.formula,
        kind: rule.kind,
        severity: rule.severity,
        tolerance: rule.tolerance.rawValue,
        source: rule.source
      )
    }
  }

  /// A paragraph a rule.
  public var text: String {
    rules.map { rule in
      "\(rule.id)  [\(FindingsText.name(of: rule.severity)) · \(rule.kind.rawValue) · 容差：\(rule.tolerance)]\n"
        + "    \(rule.sentence)\n"
        + (rule.formula.isEmpty ? "" : "    \(rule.formula)\n")
        + "    依据：\(rule.source)\n"
    }.joined()
  }

  /// A Markdown table.
  public var markdown: String {
    let heading = "| 规则 | 内容 | 公式 | 类别 | 级别 | 容差 | 依据 |\n|---|---|---|---|---|---|---|\n"
    return heading
      + rules.map { rule in
        let fields = [
          rule.id, rule.sentence, rule.formula, rule.kind.rawValue, FindingsText.name(of: rule.severity),
          rule.tolerance, rule.source,
        ]
        return "| " + fields.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }.joined()
  }
}
