public import JuesuanModel

/// Cells of a form with a sign: one addend of a statement.
public struct Term: Hashable, Sendable {
  /// Which rows.
  public enum Rows: Hashable, Sendable {
    /// The row for which the rule is stated.
    case bound
    /// The rows with these keys.
    case named([String])
    /// Every row of a class.
    case classes
    /// The rows one level below the bound row.
    case children
    /// The only row.
    case single
  }

  /// Which columns.
  public enum Columns: Hashable, Sendable {
    /// The column for which the rule is stated.
    case bound
    /// The columns with these keys.
    case named([String])
  }

  /// Whether it is added or taken away.
  public var isNegative: Bool = false
  /// The form.
  public var form: FormKey
  /// The lane, where the form has several.
  public var lane: Int?
  /// The rows.
  public var rows: Rows
  /// The columns.
  public var columns: Columns
  /// Whether a row that the form does not have makes the rule impossible to check; else it counts as zero.
  public var isRequired: Bool = false

  static func / (term: Term, column: String) -> Term {
    var result = term
    result.columns = .named([column])
    return result
  }

  static prefix func - (term: Term) -> Term {
    var result = term
    result.isNegative.toggle()
    return result
  }

  /// The same term without which the rule cannot be checked.
  var needed: Term {
    var result = self
    result.isRequired = true
    return result
  }

  /// Cells in the named rows.
  static func at(_ form: FormKey, _ rows: String..., column: String = "金额", lane: Int? = nil) -> Term {
    Term(form: form, lane: lane, rows: .named(rows), columns: .named([column]))
  }

  /// Cells of the bound row.
  static func row(_ form: FormKey, _ columns: String..., lane: Int? = nil) -> Term {
    Term(form: form, lane: lane, rows: .bound, columns: .named(columns))
  }

  /// Cells of the bound column.
  static func column(_ form: FormKey, _ rows: Rows, lane: Int? = nil) -> Term {
    Term(form: form, lane: lane, rows: rows, columns: .bound)
  }

  static func formula(_ terms: [Term]) -> String {
    guard !terms.isEmpty else { return "0" }
    return terms.enumerated().map { index, term in
      (term.isNegative ? (index == 0 ? "−" : " − ") : index == 0 ? "" : " + ") + term.formula
    }.joined()
  }

  /// The term as part of a formula: `03[科目].基本支出`.
  public var formula: String {
    let row =
      switch rows {
      case .bound: "[本行]"
      case .named(let keys): "[" + keys.joined(separator: "+") + "]"
      case .classes: "[Σ类]"
      case .children: "[Σ下级科目]"
      case .single: ""
      }
    let column =
      switch columns {
      case .bound: "本列"
      case .named(let keys): keys.count > 1 ? "(" + keys.joined(separator: "+") + ")" : keys[0]
      }
    let laneName = lane.map { FormCatalogue.definition(of: form).standard.lanes[$0].name } ?? ""
    return form.rawValue + (laneName.isEmpty ? "" : "." + laneName) + row + "." + column
  }
}
