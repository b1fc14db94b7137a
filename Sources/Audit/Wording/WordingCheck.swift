import JuesuanModel

/// A check of words, names, years or presence, as data where the check is one of phrases.
public enum WordingCheck: Hashable, Sendable {
  /// None of these words occurs in headings, paragraphs or notes.
  case phrases([String])
  /// Every statutory form that the contents list is in the report.
  case listedForms
  /// Every statutory form in force is in the report.
  case presentForms
  /// Years are those of the report.
  case years
  /// A class bears its name in every form and in the narrative.
  case classNames
  /// Codes have parents and are unique within a form.
  case codes
  /// The words of what an item was for are its own.
  case purposes
  /// The results of a project are its own.
  case results

  /// The check as a formula.
  public var formula: String {
    switch self {
    case .phrases(let words): "不出现：" + words.joined(separator: "、")
    case .listedForms: "目录所列公开表 ⊆ 正文公开表"
    case .presentForms: "九张公开表齐全"
    case .years: "年份 = 决算年度"
    case .classNames: "同一科目代码名称一致"
    case .codes: "科目代码不重复，上级科目在表中"
    case .purposes: "不同类的项级科目用途说明不雷同"
    case .results: "不同项目的产出和效益不雷同"
    }
  }

  /// Something that a check of words found.
  struct Remark: Sendable {
    var rule: Int
    var clause: Clause?
    /// Page and box where it stands in no paragraph.
    var page: Int?
    var box: Rect?
    var quote: String?
    var printed: String
    var expected: String?
    var message: String
    /// Where it is not as bad as the rule says.
    var severity: Finding.Severity?
    var operands: [Operand] = []
    /// The change that would mend it.
    var edit: (site: Change.Target, to: String)?
    /// Whether the evidence supports the change without a tie.
    var isEditCertain = false

    init(
      rule: Int,
      clause: Clause? = nil,
      page: Int? = nil,
      box: Rect? = nil,
      quote: String? = nil,
      printed: String,
      expected: String?,
      message: String
    ) {
      self.rule = rule
      self.clause = clause
      self.page = page
      self.box = box
      self.quote = quote
      self.printed = printed
      self.expected = expected
      self.message = message
    }
  }
}

/// What checks of words look at.
struct WordingContext {
  let report: Report
  let index: FormIndex
  let narrative: Narrative
}
