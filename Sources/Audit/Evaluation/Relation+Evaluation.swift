import JuesuanModel

/// Values for readings: as printed, or with some of them changed.
struct Valuation: Sendable {
  var intervals: [Interval]
  var centers: [Int128]

  init(_ readings: [Reading]) {
    intervals = readings.map(\.interval)
    centers = readings.map(\.center)
  }

  /// Values as printed; `isFine` takes amounts of the narrative to be printed to the place that they may have.
  init(_ readings: [Reading], isFine: Bool) {
    self.init(readings)
    guard isFine else { return }
    for (index, reading) in readings.enumerated() {
      guard case .money = reading.measure, case .text = reading.site else { continue }
      let radius = min(reading.radius, reading.fineStep / 2)
      intervals[index] = Interval(low: reading.center - radius, high: reading.center + radius)
    }
  }
}

extension Valuation {
  /// Values as they would be if places had been cut off instead of rounded: what is printed is the end next to zero.
  init(cuttingOff readings: [Reading]) {
    self.init(readings)
    for (index, reading) in readings.enumerated() where reading.radius > 0 {
      let rest = 2 * reading.radius - 1
      let (center, low, high) = (reading.center, reading.center - rest, reading.center + rest)
      intervals[index] = Interval(low: center > 0 ? center : low, high: center < 0 ? center : high)
    }
  }
}

extension Relation {
  /// Whether it holds of the given values.
  func verdict(_ values: Valuation) -> Verdict {
    switch shape {
    case .equal:
      let (center, range) = sum(values)
      if center == 0 { return .exact }
      return range.low <= 0 && range.high >= 0 ? .within : .fails
    case .atMost:
      let (center, range) = sum(values)
      if center <= 0 { return .exact }
      return range.low <= 0 ? .within : .fails
    case .ratio(let percent, let part):
      return Self.ratio(
        rate: values.intervals[percent],
        printed: values.centers[percent],
        part: part,
        whole: addends,
        values
      )
    case .growth(let growth):
      return verdict(growth, values)
    case .impossible:
      return .fails
    }
  }

  private func sum(_ values: Valuation) -> (Int128, Interval) {
    var center = constant
    var range = Interval(exactly: constant)
    for addend in merged(addends) {
      center += addend.factor * values.centers[addend.reading]
      range = range + addend.factor * values.intervals[addend.reading]
    }
    return (center, range)
  }

  private func verdict(_ growth: Growth, _ values: Valuation) -> Verdict {
    let changeSign = values.centers[growth.changeWord]
    let rateSign = values.centers[growth.rateWord]
    let rate = values.intervals[growth.rate]
    let part = [Addend(factor: changeSign, reading: growth.change)]
    let whole = addends + [Addend(factor: -changeSign, reading: growth.change)]
    return Self.ratio(
      rate: rateSign >= 0 ? rate : Interval(low: -rate.high, high: -rate.low),
      printed: (rateSign >= 0 ? 1 : -1) * values.centers[growth.rate],
      part: part,
      whole: whole,
      values
    )
  }

  /// Whether some values in the boxes give a rate in its box: 100·part − rate·whole changes its sign between the ends.
  static func ratio(
    rate: Interval,
    printed: Int128,
    part: [Addend],
    whole: [Addend],
    _ values: Valuation
  ) -> Verdict {
    let wholeCenter = merged(whole).reduce(Int128(0)) { $0 + $1.factor * values.centers[$1.reading] }
    let partCenter = merged(part).reduce(Int128(0)) { $0 + $1.factor * values.centers[$1.reading] }
    if wholeCenter == 0 {
      if rate.low <= 0, rate.high >= 0, partCenter == 0 { return .idleRate }
      return .zeroBase
    }
    let sign: Int128 = wholeCenter < 0 ? -1 : 1
    let atLow = difference(rate.low, part, whole, values)
    let atHigh = difference(rate.high, part, whole, values)
    let holds =
      sign > 0 ? atLow.high >= 0 && atHigh.low <= 0 : atLow.low <= 0 && atHigh.high >= 0
    guard holds else { return .fails }
    let nearest = Quantum.product(100 * Quantum.perPoint, partCenter)
    let (low, high) = (
      Quantum.product(rate.low, wholeCenter * sign), Quantum.product(rate.high, wholeCenter * sign)
    )
    return nearest * sign >= low && nearest * sign <= high ? .exact : .within
  }

  /// The range of 100·part − rate·whole for one exact rate, in quanta of rate times quanta.
  private static func difference(
    _ rate: Int128,
    _ part: [Addend],
    _ whole: [Addend],
    _ values: Valuation
  ) -> Interval {
    var all = part.map { Addend(factor: 100 * Quantum.perPoint * $0.factor, reading: $0.reading) }
    all += whole.map { Addend(factor: -rate * $0.factor, reading: $0.reading) }
    return merged(all).reduce(Interval(exactly: 0)) { $0 + $1.factor * values.intervals[$1.reading] }
  }

  func merged(_ addends: [Addend]) -> [Addend] { Self.merged(addends) }

  /// The addends with one factor a reading, so that a figure that stands twice is not counted as two.
  static func merged(_ addends: [Addend]) -> [Addend] {
    var order: [Int] = []
    var factors: [Int: Int128] = [:]
    for addend in addends {
      if factors[addend.reading] == nil { order.append(addend.reading) }
      factors[addend.reading, default: 0] += addend.factor
    }
    return order.map { Addend(factor: factors[$0] ?? 0, reading: $0) }
  }
}
