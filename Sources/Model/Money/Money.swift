/// An exact amount of money: a whole number of 分.
public struct Money: Hashable, Comparable, Sendable, Codable {
  /// The amount in 分 (1 元 = 100 分).
  public var fen: Int64

  /// Makes an amount of `fen` 分.
  public init(fen: Int64) { self.fen = fen }

  /// Nothing.
  public static let zero = Money(fen: 0)

  /// Orders by amount.
  public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

  /// The sum, or nil where it leaves the range of 64 bits.
  public func adding(_ other: Money) -> Money? {
    let (sum, overflow) = fen.addingReportingOverflow(other.fen)
    return overflow ? nil : Money(fen: sum)
  }

  /// The difference, or nil where it leaves the range of 64 bits.
  public func subtracting(_ other: Money) -> Money? {
    let (difference, overflow) = fen.subtractingReportingOverflow(other.fen)
    return overflow ? nil : Money(fen: difference)
  }

  /// Reads a whole number of 分.
  public init(from decoder: any Decoder) throws {
    fen = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the whole number of 分.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fen)
  }
}

extension Money {
  /// The amount printed in `unit` with `decimals` places, rounded half away from zero, thousands separated if asked.
  public func printed(in unit: MoneyUnit, decimals: Int = 2, grouped: Bool = false) -> String {
    let shift = unit.fenExponent - decimals
    var coefficient = fen.magnitude
    if shift > 0 {
      let scale = powerOfTen(shift)
      coefficient = (coefficient + scale / 2) / scale
    } else {
      coefficient *= powerOfTen(-shift)
    }
    return PrintedFigure.text(
      coefficient: coefficient,
      isNegative: fen < 0 && coefficient > 0,
      decimals: decimals,
      grouped: grouped
    )
  }
}

/// Ten to the power of `exponent`, for exponents of 0 to 18.
func powerOfTen(_ exponent: Int) -> UInt64 {
  (0..<max(0, min(exponent, 18))).reduce(1) { power, _ in power * 10 }
}
