/// An amount as it stands in print: digits, decimal places and unit, so that its rounding interval is known.
public struct PrintedFigure: Hashable, Sendable, Decodable {
  /// The digits without point or separators, signed: `-1,234.50` is -123450.
  public var coefficient: Int64
  /// How many digits stood behind the point.
  public var decimals: Int
  /// The unit in force where the figure stands.
  public var unit: MoneyUnit

  /// The largest magnitude that is read as an amount; what is longer is no figure of a final account.
  public static let largestCoefficient: Int64 = 1_000_000_000_000_000

  /// Makes a figure from its parts.
  public init(coefficient: Int64, decimals: Int, unit: MoneyUnit) {
    self.coefficient = coefficient
    self.decimals = decimals
    self.unit = unit
  }

  /// The figure nearest to `money` with the given precision.
  public init(_ money: Money, decimals: Int, unit: MoneyUnit) {
    let shift = unit.fenExponent - decimals
    if shift >= 0 {
      let scale = Int64(powerOfTen(shift))
      let rounded = (money.fen.magnitude + UInt64(scale) / 2) / UInt64(scale)
      self.init(coefficient: money.fen < 0 ? -Int64(rounded) : Int64(rounded), decimals: decimals, unit: unit)
    } else {
      self.init(coefficient: money.fen * Int64(powerOfTen(-shift)), decimals: decimals, unit: unit)
    }
  }

  /// The amount, or nil where the print states fractions of a 分 or overflows.
  public var money: Money? {
    let shift = unit.fenExponent - decimals
    if shift >= 0 {
      let (fen, overflow) = coefficient.multipliedReportingOverflow(by: Int64(powerOfTen(shift)))
      return overflow ? nil : Money(fen: fen)
    }
    let scale = Int64(powerOfTen(-shift))
    return coefficient % scale == 0 ? Money(fen: coefficient / scale) : nil
  }

  /// One unit of the last printed place, in 分; 0 where that is less than one 分.
  public var stepInFen: Int64 {
    let shift = unit.fenExponent - decimals
    return shift >= 0 ? Int64(powerOfTen(shift)) : 0
  }

  /// Whether nothing but zeros is printed.
  public var isZero: Bool { coefficient == 0 }

  /// The figure as text with its own precision.
  public func text(grouped: Bool = false) -> String {
    Self.text(
      coefficient: coefficient.magnitude,
      isNegative: coefficient < 0,
      decimals: decimals,
      grouped: grouped
    )
  }

  static func text(coefficient: UInt64, isNegative: Bool, decimals: Int, grouped: Bool) -> String {
    var digits = String(coefficient)
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    var whole = String(digits.dropLast(decimals))
    if grouped {
      var parts: [Substring] = []
      var rest = Substring(whole)
      while rest.count > 3 {
        parts.insert(rest.suffix(3), at: 0)
        rest = rest.dropLast(3)
      }
      whole = ([rest] + parts).joined(separator: ",")
    }
    return (isNegative ? "-" : "") + whole + (decimals > 0 ? "." + digits.suffix(decimals) : "")
  }
}

extension PrintedFigure: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("coefficient", Int(coefficient))
    try members.add("decimals", decimals)
    try members.add("unit", unit.rawValue)
  }
}
