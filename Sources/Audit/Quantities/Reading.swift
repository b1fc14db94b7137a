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

  var interval: Interval { Interval(low: center - radius, high: center + radius) }

  /// One unit of the last printed place, in quanta; 0 for words.
  var step: Int128 {
    switch measure {
    case .money(let unit, let decimals): Self.step(unit: unit, decimals: decimals) ?? 0
    case .percent(let decimals): Quantum.perPoint / Quantum.power(decimals)
    case .count: Quantum.perPiece
    case .word: 0
    }
  }

  /// The places that a corrected figure may have: a narrative that leaves out zeros has two.
  private var fineMeasure: Measure {
    if case .money(let unit, let decimals) = measure, case .text = site, decimals < 2 {
      return .money(unit: unit, decimals: 2)
    }
    return measure
  }

  /// One unit of the last place that a corrected figure may have, in quanta.
  var fineStep: Int128 {
    if case .money(let unit, let decimals) = fineMeasure {
      return Self.step(unit: unit, decimals: decimals) ?? step
    }
    return step
  }

  /// One unit of the last printed place in quanta, nil where it is finer than a quantum allows.
  static func step(unit: MoneyUnit, decimals: Int) -> Int128? {
    let shift = unit.fenExponent - decimals
    if shift >= 0 { return Quantum.perFen * Quantum.power(shift) }
    return shift >= -3 ? Quantum.perFen / Quantum.power(-shift) : nil
  }

  /// The text of `value` in this figure's place: its unit, at least its decimals, its separators.
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
      // As many zeros at the end as the printed figure kept.
      if case .money(_, let printed) = measure {
        for _ in 0..<max(0, decimals - printed) where text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
      }
      return text
    case .percent(let decimals):
      let coefficient = Int64(clamping: Quantum.roundDivide(value, max(step, 1)))
      return PrintedFigure(coefficient: coefficient, decimals: decimals, unit: .yuan).text() + "%"
    case .count: return String(value / Quantum.perPiece)
    case .word: return value == center ? operand.printed : DirectionWord.opposite(of: operand.printed)
    }
  }
}
