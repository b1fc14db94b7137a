public import JuesuanModel

/// A statement that every true report satisfies, as data: the evaluator knows no rule by name.
public struct Rule: Sendable {
  /// How far printed figures may be from satisfying it.
  public enum Tolerance: String, Sendable, Codable {
    /// The intervals of the printed figures must meet.
    case rounding = "四舍五入区间"
    /// No tolerance: counts, words, presence.
    case exact = "无"
  }

  /// The number by which findings name it.
  public var id: String
  /// What it says, in Chinese.
  public var sentence: String
  /// The kind of its findings.
  public var kind: Finding.Kind
  /// How bad it is where it cannot hold.
  public var severity: Finding.Severity
  /// How far printed figures may be off.
  public var tolerance: Tolerance
  /// Where it comes from.
  public var source: String
  /// What it is stated for.
  public var each: Each
  /// What it states.
  public var states: Statement

  init(
    _ id: String,
    _ sentence: String,
    kind: Finding.Kind,
    severity: Finding.Severity = .error,
    tolerance: Tolerance = .rounding,
    source: String = "部门决算公开表式",
    each: Each = .once,
    states: Statement
  ) {
    self.id = id
    self.sentence = sentence
    self.kind = kind
    self.severity = severity
    self.tolerance = tolerance
    self.source = source
    self.each = each
    self.states = states
  }

  /// The statement as a formula.
  public var formula: String {
    switch states {
    case .equal(let left, let right): Term.formula(left) + " = " + Term.formula(right)
    case .atMost(let left, let right): Term.formula(left) + " ≤ " + Term.formula(right)
    case .claims(let family, let check): "\(family): \(check.formula)"
    case .wording(let check): check.formula
    }
  }
}

/// What a rule is stated for: once, or for each row, column or cell of a form.
public enum Each: Hashable, Sendable {
  /// Which rows of a form.
  public enum Rows: Hashable, Sendable {
    /// Every row with a key.
    case all
    /// Every row of a class (three digits).
    case classes
    /// Every row with a code.
    case codes
    /// Every row with rows of longer codes below it.
    case parents
    /// The rows with these keys.
    case named([String])
  }

  /// Once.
  case once
  /// For each row.
  case row(FormKey, lane: Int? = nil, Rows = .all)
  /// For each row that any of these forms has.
  case rowOfAny([FormKey], Rows)
  /// For each column; `of` leaves out other columns.
  case column(FormKey, lane: Int? = nil, of: [String]? = nil)
  /// For each row and column.
  case cell(FormKey, lane: Int? = nil, Rows)
}

/// What a rule states.
public enum Statement: Sendable {
  /// Both sides are equal.
  case equal([Term], [Term])
  /// The left side is not more than the right side.
  case atMost([Term], [Term])
  /// Something about the claims of one family that the narrative makes.
  case claims(family: String, ClaimCheck)
  /// Something about words, names, years, presence.
  case wording(WordingCheck)
}

/// What is checked of a claim of the narrative.
public enum ClaimCheck: String, Hashable, Sendable {
  /// Its amount is that of the table.
  case amount
  /// Its budget is that of the table.
  case budget
  /// Its share is its amount by the whole.
  case share
  /// Its rate of change follows from its change.
  case growth
  /// Its rate of completion is its amount by its budget.
  case completion
  /// Its comparing word fits its amount and budget.
  case comparison
  /// The shares of all its claims add to 100.
  case shareSum
  /// The amounts of its claims add to the first one.
  case amountSum
  /// The budgets of its claims add to the first one.
  case budgetSum
  /// The two parts for small firms are within the total.
  case withinTotal
  /// The level of the year before is not below that of a part of it.
  case priorLevel
  /// The total of the year before is not below that of a part of it.
  case priorTotals
  /// Last year's total less its expenditure is this year's opening balance.
  case priorBalance
  /// The counts add to the first one.
  case countSum
  /// Every name in its list has an amount in the table.
  case listedIsFilled
  /// Every amount in the table is named in its list.
  case filledIsListed
  /// Saying there is none fits the table.
  case noneStated
  /// The number of items told fits the table.
  case itemCount
  /// How far it is told to be from its budget is amount less budget.
  case excess
  /// Its rate of difference follows from its amount and budget.
  case variance
  /// Its comparing word fits the rate of completion.
  case completionWord
  /// Shares of one whole imply the same whole.
  case shareBase
  /// Totals are the sums of the parts told with them.
  case toldTotal
  /// Parts whose shares add to 100 add to the whole.
  case partSum
  /// A change of zero is not called an increase.
  case idleChange

  /// The check as a formula.
  public var formula: String {
    switch self {
    case .amount: "文字金额 = 表中金额"
    case .budget: "文字预算数 = 表中预算数"
    case .share: "占比 = 金额 ÷ 总额 × 100%"
    case .growth: "增减率 = 增减额 ÷（本年数 − 增减额）× 100%，方向一致，基数为零不计算增减率"
    case .completion: "完成率 = 决算数 ÷ 预算数 × 100%，预算数为零不计算完成率"
    case .comparison: "大于、小于、等于与两数一致"
    case .shareSum: "Σ 占比 = 100%"
    case .amountSum: "Σ 各项金额 = 总额"
    case .budgetSum: "Σ 各项预算 = 总预算"
    case .withinTotal: "预留项目中标额 + 其他项目中标额 ≤ 采购总额"
    case .priorLevel: "上年财政拨款总计 ≥ 上年一般公共预算财政拨款支出"
    case .priorTotals: "上年总计 ≥ 上年财政拨款总计、收入合计、支出合计"
    case .priorBalance: "上年总计 − 上年支出合计 = 本年年初结转和结余"
    case .countSum: "Σ 各项数量 = 总数"
    case .listedIsFilled: "列举的科目在表中有数"
    case .filledIsListed: "表中有数的科目均已列举"
    case .noneStated: "“无”与空表一致"
    case .excess: "决算数 − 预算数 = 所说差额"
    case .variance: "差异率 =（决算数 − 预算数）÷ 预算数 × 100%"
    case .completionWord: "大于 ⇔ 完成率 > 100%，小于 ⇔ 完成率 < 100%"
    case .shareBase: "金额₁ ÷ 占比₁ = 金额₂ ÷ 占比₂"
    case .toldTotal: "总计 = 本年合计 + 结转结余 + 其他来源或去向"
    case .partSum: "Σ 占比 = 100% ⇒ Σ 金额 = 总额"
    case .idleChange: "增减额为 0 ⇒ 不写增加、减少"
    case .itemCount: "说明的项级科目数 = 表中有数的项级科目数"
    }
  }
}

extension Rule {
  /// What a rule says, for listings.
  public struct Summary: Hashable, Sendable, Codable {
    /// The number by which findings name it.
    public var id: String
    /// What it says, in Chinese.
    public var sentence: String
    /// The statement as a formula.
    public var formula: String
    /// The kind of its findings.
    public var kind: Finding.Kind
    /// How bad it is where it cannot hold.
    public var severity: Finding.Severity
    /// How far printed figures may be off.
    public var tolerance: Tolerance
    /// Where it comes from.
    public var source: String
  }

  /// The rule without the data that evaluates it.
  public var summary: Summary {
    Summary(
      id: id,
      sentence: sentence,
      formula: formula,
      kind: kind,
      severity: severity,
      tolerance: tolerance,
      source: source
    )
  }
}
