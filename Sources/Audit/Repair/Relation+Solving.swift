import JuesuanModel

extension Relation {
  /// The values of one reading for which the relation holds of some values of the others; nil where it says nothing.
  func allowed(_ reading: Int, _ values: Valuation) -> Interval? {
    switch shape {
    case .equal:
      return Self.solve(merged(addends), constant: constant, for: reading, values, upper: true, lower: true)
    case .atMost:
      return Self.solve(merged(addends), constant: constant, for: reading, values, upper: true, lower: false)
    case .ratio(let percent, let part):
      if reading == percent { return Self.rateRange(part: part, whole: addends, values) }
      return Self.solve(rate: values.intervals[percent], part: part, whole: addends, for: reading, values)
    case .growth(let growth):
      return allowed(reading, growth, values)
    case .impossible:
      return nil
    }
  }

  private func allowed(_ reading: Int, _ growth: Growth, _ values: Valuation) -> Interval? {
    let none = Interval(low: 1, high: 0)
    let sign = values.centers[growth.changeWord]
    let part = [Addend(factor: sign, reading: growth.change)]
    let whole = addends + [Addend(factor: -sign, reading: growth.change)]
    let rateSign: Int128 = values.centers[growth.rateWord] < 0 ? -1 : 1
    if reading == growth.changeWord || reading == growth.rateWord {
      var flipped = values
      let value = -values.centers[reading]
      flipped.centers[reading] = value
      flipped.intervals[reading] = Interval(exactly: value)
      return verdict(flipped).isFailure ? none : Interval(exactly: value)
    }
    if reading == growth.rate {
      let range = rateSign * Self.rateRange(part: part, whole: whole, values)
      return range.high < 0 ? none : range
    }
    return Self.solve(
      rate: rateSign * values.intervals[growth.rate],
      part: part,
      whole: whole,
      for: reading,
      values
    )
  }

  /// The values of `reading` for which factor·reading + rest can be zero, or at most zero.
  private static func solve(
    _ addends: [Addend],
    constant: Int128,
    for reading: Int,
    _ values: Valuation,
    upper: Bool,
    lower: Bool
  ) -> Interval {
    var factor: Int128 = 0
    var rest = Interval(exactly: constant)
    for addend in addends {
      if addend.reading == reading {
        factor = addend.factor
      } else {
        rest = rest + addend.factor * values.intervals[addend.reading]
      }
    }
    guard factor != 0 else {
      let holds = rest.low <= 0 && (!lower || rest.high >= 0)
      return holds ? .unbounded : Interval(low: 1, high: 0)
    }
    var result = Interval.unbounded
    // factor·x ≤ −rest.low, and for an equation also factor·x ≥ −rest.high.
    if upper { result = result.intersection(half(factor, atMost: -rest.low)) }
    if lower { result = result.intersection(half(-factor, atMost: rest.high)) }
    return result
  }

  /// The values x with factor·x ≤ bound.
  private static func half(_ factor: Int128, atMost bound: Int128) -> Interval {
    factor > 0
      ? Interval(low: Interval.unbounded.low, high: Quantum.floorDivide(bound, factor))
      : Interval(low: Quantum.ceilDivide(bound, factor), high: Interval.unbounded.high)
  }

  /// The values of `reading` for which the ratio can be a rate in its box; the whole is taken to keep its sign.
  private static func solve(
    rate: Interval,
    part: [Addend],
    whole: [Addend],
    for reading: Int,
    _ values: Valuation
  ) -> Interval {
    let scale = 100 * Quantum.perPoint
    let atLow =
      part.map { Addend(factor: -scale * $0.factor, reading: $0.reading) }
      + whole.map { Addend(factor: Quantum.product(rate.low, $0.factor), reading: $0.reading) }
    let atHigh =
      part.map { Addend(factor: scale * $0.factor, reading: $0.reading) }
      + whole.map { Addend(factor: Quantum.product(-rate.high, $0.factor), reading: $0.reading) }
    return [atLow, atHigh].map {
      solve(merged($0), constant: 0, for: reading, values, upper: true, lower: false)
    }.reduce(.unbounded) { $0.intersection($1) }
  }

  /// The rates that the boxes of part and whole allow, in quanta of a percentage point.
  private static func rateRange(part: [Addend], whole: [Addend], _ values: Valuation) -> Interval {
    let none = Interval(low: 1, high: 0)
    func center(_ addends: [Addend]) -> Int128 {
      merged(addends).reduce(0) { $0 + $1.factor * values.centers[$1.reading] }
    }
    func range(_ addends: [Addend]) -> Interval {
      merged(addends).reduce(Interval(exactly: 0)) { $0 + $1.factor * values.intervals[$1.reading] }
    }
    guard center(whole) != 0 else { return none }
    let (p, w) = (range(part), range(whole))
    guard w.low > 0 || w.high < 0 else { return none }
    let scale = 100 * Quantum.perPoint
    let ends = [(p.low, w.low), (p.low, w.high), (p.high, w.low), (p.high, w.high)]
    let lows = ends.map { Quantum.floorDivide(Quantum.product(scale, $0.0), $0.1) }
    let highs = ends.map { Quantum.ceilDivide(Quantum.product(scale, $0.0), $0.1) }
    return Interval(low: lows.min() ?? 0, high: highs.max() ?? 0)
  }

  /// Whether the relation determines the reading as finely as it is printed.
  func isSharp(for reading: Int) -> Bool {
    switch shape {
    case .equal: true
    case .atMost, .impossible: false
    case .ratio(let percent, _): reading == percent
    case .growth(let growth): reading == growth.rate
    }
  }

  /// How far the roundings of the other figures let a reading lie from the value that their printed ones give, in quanta.
  func slack(of reading: Int, _ values: Valuation) -> Int128 {
    guard case .equal = shape else {
      guard let box = allowed(reading, values), !box.isEmpty else { return 0 }
      return (box.high - box.low) / 2
    }
    return merged(addends).reduce(0) { sum, addend in
      guard addend.reading != reading else { return sum }
      let interval = values.intervals[addend.reading]
      return Quantum.sum(sum, Quantum.product(abs(addend.factor), (interval.high - interval.low) / 2))
    }
  }

  /// The value of a reading for which the relation holds of the printed values of the others.
  func exactValue(of reading: Int, _ values: Valuation) -> Int128? {
    var exact = values
    for index in readings where index != reading {
      exact.intervals[index] = Interval(exactly: values.centers[index])
    }
    if case .atMost = shape { return nil }
    guard let range = allowed(reading, exact), !range.isEmpty else { return nil }
    return Quantum.floorDivide(Quantum.sum(range.low, range.high), 2)
  }
}
