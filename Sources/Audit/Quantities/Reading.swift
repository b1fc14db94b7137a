import JuesuanModel

/// One printed figure or direction word that takes part in rules.
struct Reading: Sendable {
  /// What is measured, with what is needed to print another value in its place.
  enum Measure: Hashable, Sendable {
    case money(unit: MoneyUnit, decimals: Int)
    case percent(decimals: Int)
    case count
    /// A direction word; its value is 1, 0 or -1.
    case word
  }

  /// How the figure was read.
  enum State: Hashable, Sendable {
    case printed
    /// Nothing is printed, and the form prints its zeros: the value is unknown until the identities say zero.
    case blank
    /// Nothing or a stroke is printed where the form never prints a zero.
    case structuralZero
    case unreadable
  }

  /// Where it is printed.
  var site: Change.Target
  var measure: Measure
  var state: State
  /// The printed value, in quanta; 0 for blanks.
  var center: Int128
  /// Half a unit of the last printed place, in quanta; 0 where the value is exact.
  var radius: Int128
  /// How a finding names it.
  var operand: Operand
  /// Whether every figure of its row or of its column is zero, so that the zero is no rounded amount.
  var isBackground = false
  /// How it was read, where its place is too doubtful for rules to speak of it.
  var heldBack: State?
  /// The places that the figures around it have: a figure that lost its point shows none of its own.
  var usualDecimals: Int?

  var interval: Interval { Interval(low: center - radius, high: center + radius) }

  /// One unit of the last printed place, in quanta; 0 for words.
  var step: Int128 { Self.step(of: measure) ?? 0 }

  private static func step(of measure: Measure) -> Int128? {
    switch measure {
    case .money(let unit, let decimals): step(unit: unit, decimals: decimals)
    case .percent(let decimals): Quantum.perPoint / Quantum.power(decimals)
    case .count: Quantum.perPiece
    case .word: 0
    }
  }

  /// The places that a corrected figure may have: those of its neighbours, and two for amounts of a narrative, which
  /// leaves out zeros.
  private var fineMeasure: Measure {
    let usual = usualDecimals ?? 0
    switch (measure, site) {
    case (.money(let unit, let decimals), .text): return .money(unit: unit, decimals: max(decimals, usual, 2))
    case (.money(let unit, let decimals), .figure), (.money(let unit, let decimals), .label):
      return .money(unit: unit, decimals: max(decimals, usual))
    case (.percent(let decimals), _): return .percent(decimals: max(decimals, usual))
    case (.count, _), (.word, _): return measure
    }
  }

  /// One unit of the last place that a corrected figure may have, in quanta.
  var fineStep: Int128 { Self.step(of: fineMeasure) ?? step }

  /// One unit of the last printed place in quanta, nil where it is finer than a quantum allows.
  static func step(unit: MoneyUnit, decimals: Int) -> Int128? {
    let shift = unit.fenExponent - decimals
    if shift >= 0 { return Quantum.perFen * Quantum.power(shift) }
    return shift >= -3 ? Quantum.perFen / Quantum.power(-shift) : nil
  }

  /// The text of `value` in this figure's place: its unit, at least its decimals or those usual around it, its separators.
  func text(of value: Int128) -> String {
    switch fineMeasure {
    case .money(_, let decimals):
      let step = max(fineStep, 1)
      let figure = PrintedFigure(
        coefficient: Int64(clamping: Quantum.roundDivide(value, step)),
        decimals: decimals,
        unit: .yuan
      )
      var text = figure.text(grouped: operand.printed.contains(",") || operand.printed.contains("，"))
      // In a narrative as many zeros at the end as the printed figure kept.
      if case .money(_, let printed) = measure, case .text = site {
        for _ in 0..<max(0, decimals - printed) where text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
      }
      return text
    case .percent(let decimals):
      let coefficient = Int64(clamping: Quantum.roundDivide(value, max(fineStep, 1)))
      return PrintedFigure(coefficient: coefficient, decimals: decimals, unit: .yuan).text() + "%"
    case .count: return String(value / Quantum.perPiece)
    case .word: return value == center ? operand.printed : DirectionWord.opposite(of: operand.printed)
    }
  }
}
