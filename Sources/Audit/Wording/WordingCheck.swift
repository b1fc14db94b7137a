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
  /// The rates in tables of self-evaluation follow from their amounts.
  case executionRates
  /// Summaries of self-evaluations say what their tables say.
  case summaries
  /// The number of projects is the same wherever it is told.
  case projectCounts
  /// Self-evaluations repeat the amounts of the forms.
  case repeatedAmounts
  /// A share told with both its operands follows from them.
  case toldShares
  /// Groups, persons and cars go with money spent on them.
  case visits
  /// Page numbers of the contents are those of the headings.
  case contentsPages
  /// Titles of the contents are those of the headings.
  case contentsTitles
  /// Forms bear the name of the entity.
  case entityNames
  /// No column name is printed twice in place of another.
  case headers
  /// No sign of a unit stands without its figure.
  case lostFigures
  /// Amounts have their whole unit.
  case cutUnits
  /// A count told in two places is the same.
  case repeatedCounts
  /// Marks stand once, and quotation marks in pairs.
  case punctuation
  /// Items that differ from their budget say why.
  case reasons
  /// Expenditure is not below zero.
  case negatives
  /// Cars paid from the public purse are some of all cars.
  case carsHeld
  /// Only those with income of their own use and share out surpluses.
  case surpluses

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
    case .executionRates: "执行率 = 执行数 ÷ 预算数 × 100%"
    case .summaries: "综述中的预算数、执行数 = 自评表中的预算数、执行数"
    case .projectCounts: "各处所说的项目个数相同"
    case .repeatedAmounts: "自评材料中的支出 = 决算表中的支出"
    case .toldShares: "占比 = 金额 ÷ 基数 × 100%"
    case .visits: "有支出 ⇔ 数量 ≥ 1；人次 ≥ 团组数"
    case .contentsPages: "目录页码 = 正文页码（整体错开除外）"
    case .contentsTitles: "目录标题 = 正文标题"
    case .entityNames: "各表单位名称一致"
    case .headers: "表头各栏名称不重复、不缺少"
    case .lostFigures: "“%”“万元”之前有数字"
    case .cutUnits: "金额单位写全：万 → 万元"
    case .repeatedCounts: "同一事项的数量各处相同"
    case .punctuation: "标点不重复，引号成对"
    case .reasons: "决算数 ≠ 预算数 ⇒ 说明原因"
    case .negatives: "支出 ≥ 0"
    case .carsHeld: "公务用车保有量 ≤ 车辆总数"
    case .surpluses: "使用非财政拨款结余、结余分配 > 0 ⇒ 有事业收入、经营收入等"
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
  let ledger: Ledger
}
