/// One of the nine statutory forms, by content and never by the printed number.
public enum FormKey: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  /// 收入支出决算总表.
  case incomeAndExpenditure = "01"
  /// 收入决算表.
  case income = "02"
  /// 支出决算表.
  case expenditure = "03"
  /// 财政拨款收入支出决算总表.
  case fiscalSummary = "04"
  /// 一般公共预算财政拨款支出决算表.
  case generalBudget = "05"
  /// 一般公共预算财政拨款基本支出决算表.
  case basicExpenditure = "06"
  /// 政府性基金预算财政拨款收入支出决算表.
  case governmentFunds = "07"
  /// 国有资本经营预算财政拨款（收入）支出决算表.
  case stateCapital = "08"
  /// 财政拨款“三公”经费支出决算表.
  case threePublic = "09"

  /// Orders by key.
  public static func < (left: FormKey, right: FormKey) -> Bool { left.rawValue < right.rawValue }
}
