/// The unit in which a table or sentence states its amounts.
public enum MoneyUnit: String, Sendable, Codable, CaseIterable {
  /// 元: 100 分.
  case yuan = "元"
  /// 千元: 1,000 元.
  case thousandYuan = "千元"
  /// 万元: 10,000 元; the unit of nearly every published final account.
  case tenThousandYuan = "万元"
  /// 亿元: 100,000,000 元.
  case hundredMillionYuan = "亿元"

  /// How many powers of ten one unit is in 分.
  public var fenExponent: Int {
    switch self {
    case .yuan: 2
    case .thousandYuan: 5
    case .tenThousandYuan: 6
    case .hundredMillionYuan: 10
    }
  }

  /// The unit that a header such as `金额单位：万元` or `（单位:元）` names, if it names one.
  public init?(naming text: some StringProtocol) {
    let compact = String(text.filter { !$0.isWhitespace })
    let found = [MoneyUnit.hundredMillionYuan, .tenThousandYuan, .thousandYuan, .yuan].first {
      compact.contains($0.rawValue)
    }
    guard let found else { return nil }
    self = found
  }
}
