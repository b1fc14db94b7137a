import JuesuanModel
import TestSupport

@testable import JuesuanAudit

/// A slip that a clerk's hand makes in one printed figure.
enum Slip: CaseIterable {
  case digit, neighbours, lostDigit, addedDigit, lostPoint, movedPoint, sign, unit, nextRow, nextColumn, copy,
    word

  /// What is printed instead; nil where this slip cannot happen here.
  func text(of reading: Reading, among readings: [Reading], _ random: inout SeededRandom) -> String? {
    let printed = reading.operand.printed
    if case .word = reading.measure {
      return self == .word && reading.center != 0 ? DirectionWord.opposite(of: printed) : nil
    }
    let digits = Array(String(reading.coefficient.magnitude)).compactMap(\.wholeNumberValue)
    switch self {
    case .digit:
      var changed = digits
      let place = Int.random(in: 0..<digits.count, using: &random)
      changed[place] = (changed[place] + Int.random(in: 1...9, using: &random)) % 10
      return reading.text(ofDigits: changed)
    case .neighbours:
      guard digits.count > 1 else { return nil }
      var changed = digits
      let place = Int.random(in: 0..<digits.count - 1, using: &random)
      changed.swapAt(place, place + 1)
      return reading.text(ofDigits: changed)
    case .lostDigit:
      guard digits.count > 1 else { return nil }
      var changed = digits
      changed.remove(at: Int.random(in: 0..<digits.count, using: &random))
      return reading.text(ofDigits: changed)
    case .addedDigit:
      var changed = digits
      changed.insert(
        Int.random(in: 0...9, using: &random),
        at: Int.random(in: 0...digits.count, using: &random)
      )
      return reading.text(ofDigits: changed)
    case .lostPoint:
      return printed.contains(".") ? printed.filter { $0 != "." && $0 != "," } : nil
    case .movedPoint:
      return Bool.random(using: &random)
        ? reading.text(ofDigits: digits + [0]) : reading.text(ofDigits: digits.dropLast())
    case .sign:
      guard case .figure = reading.site else { return nil }
      return printed.hasPrefix("-") ? String(printed.dropFirst()) : "-" + printed
    case .unit:
      guard case .money = reading.measure else { return nil }
      return reading.text(ofDigits: digits + [0, 0, 0, 0])
    case .nextRow: return neighbour(of: reading, readings, rows: 1, figures: 0)
    case .nextColumn: return neighbour(of: reading, readings, rows: 0, figures: 1)
    case .copy:
      return readings.filter { $0.isAlike(reading) && $0.state == .printed && $0.center != 0 }
        .randomElement(using: &random)?.operand.printed
    case .word: return nil
    }
  }

  private func neighbour(of reading: Reading, _ readings: [Reading], rows: Int, figures: Int) -> String? {
    guard case .figure(let form, let row, let figure) = reading.site else { return nil }
    let place = Change.Target.figure(form: form, row: row + rows, figure: figure + figures)
    return readings.first { $0.site == place && $0.state == .printed }?.operand.printed
  }
}

extension Reading {
  /// The printed digits as a number.
  fileprivate var coefficient: Int64 { Int64(center / max(step, 1)) }

  /// The digits in this figure's print: its sign, places and separators.
  fileprivate func text(ofDigits digits: some Sequence<Int>) -> String? {
    let value = digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    guard value < 1_000_000_000_000_000 else { return nil }
    return text(of: (center < 0 ? -value : value) * step)
  }

  /// Whether a figure of the other's place may have slid into this one's: the same form, or both of the narrative.
  fileprivate func isAlike(_ other: Reading) -> Bool {
    switch (site, other.site) {
    case (.figure(let a, _, _), .figure(let b, _, _)): a == b
    case (.text, .text):
      switch (measure, other.measure) {
      case (.money, .money), (.percent, .percent): true
      default: false
      }
    default: false
    }
  }
}

extension Report {
  /// The report with another text at a place; nil where there is no such place.
  func printing(_ text: String, at site: Change.Target) -> Report? {
    var result = self
    switch site {
    case .figure(let key, let row, let figure):
      guard let form = forms.firstIndex(where: { $0.key == key }) else { return nil }
      result.forms[form].rows[row].figures[figure].printed = text
      result.forms[form].rows[row].figures[figure].value = FigureValue(reading: text, unit: forms[form].unit)
    case .label: return nil
    case .text(let block, let offset, let length):
      guard case .paragraph(var paragraph) = body[block] else { return nil }
      var characters = Array(paragraph.text)
      characters.replaceSubrange(offset..<offset + length, with: Array(text))
      paragraph.text = String(characters)
      result.body[block] = .paragraph(paragraph)
    }
    return result
  }
}
