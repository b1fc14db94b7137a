/// The exact values that a printed figure may stand for, both ends included, in quanta.
struct Interval: Hashable, Sendable {
  /// The smallest value, in quanta.
  var low: Int128
  /// The largest value, in quanta.
  var high: Int128

  /// A single exact value.
  init(exactly value: Int128) {
    low = value
    high = value
  }

  init(low: Int128, high: Int128) {
    self.low = low
    self.high = high
  }

  /// Everything that a final account could state, far inside 128 bits.
  static let unbounded = Interval(low: -Quantum.limit, high: Quantum.limit)

  var isEmpty: Bool { low > high }

  func intersection(_ other: Interval) -> Interval {
    Interval(low: max(low, other.low), high: min(high, other.high))
  }

  static func + (left: Interval, right: Interval) -> Interval {
    Interval(low: Quantum.sum(left.low, right.low), high: Quantum.sum(left.high, right.high))
  }

  static func * (factor: Int128, interval: Interval) -> Interval {
    let (a, b) = (Quantum.product(factor, interval.low), Quantum.product(factor, interval.high))
    return Interval(low: min(a, b), high: max(a, b))
  }
}

/// The smallest steps in which quantities are counted, so that half a unit of the last printed place is whole.
enum Quantum {
  /// Quanta in one 分: halves of thousandths, so that amounts printed finer than a 分 stay exact.
  static let perFen: Int128 = 2_000
  /// Quanta in one percentage point; percentages are printed with at most six decimals.
  static let perPoint: Int128 = 2_000_000
  /// Quanta in one counted thing.
  static let perPiece: Int128 = 2_000
  /// Beyond any sum of amounts; leaves room for products with percentages.
  static let limit: Int128 = 1_000_000_000_000_000_000_000_000

  /// Where sums and products stop growing: what is beyond counts as unlimited, and nothing overflows.
  private static let ceiling: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

  static func sum(_ a: Int128, _ b: Int128) -> Int128 { clamped(a + b) }

  static func product(_ a: Int128, _ b: Int128) -> Int128 {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? ((a < 0) == (b < 0) ? ceiling : -ceiling) : clamped(result)
  }

  private static func clamped(_ value: Int128) -> Int128 { min(max(value, -ceiling), ceiling) }

  static func power(_ exponent: Int) -> Int128 { (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 } }

  /// The quotient rounded towards minus infinity.
  static func floorDivide(_ value: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
  }

  /// The quotient rounded towards plus infinity.
  static func ceilDivide(_ value: Int128, _ divisor: Int128) -> Int128 { -floorDivide(-value, divisor) }

  /// The quotient rounded half away from zero.
  static func roundDivide(_ value: Int128, _ divisor: Int128) -> Int128 {
    let half = divisor / 2
    return value >= 0 ? (value + half) / divisor : -((-value + half) / divisor)
  }
}
