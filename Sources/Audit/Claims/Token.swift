import JuesuanModel

/// A figure of the narrative, or a word that stands for one.
struct Token: Sendable {
  /// What it is.
  enum Kind: Sendable {
    case money(PrintedFigure)
    case percent(PrintedFigure)
    /// A count of things, with the word of measure.
    case count(Int64, String)
    /// 持平.
    case level
  }

  var kind: Kind
  /// The digits, and for a percentage its sign.
  var range: Range<Int>
  /// The digits and the unit.
  var whole: Range<Int>
}

extension Token {
  private static let units: [(String, MoneyUnit)] = [
    ("亿元", .hundredMillionYuan), ("万元", .tenThousandYuan), ("萬元", .tenThousandYuan), ("千元", .thousandYuan),
    ("元", .yuan),
  ]
  private static let measures = ["个", "辆", "台", "批次", "人次", "批", "人", "套", "项", "家"]

  /// The figures of a text with a unit, in order; years and bare numbers are none.
  static func tokens(of text: CompactText) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < text.count {
      if text.characters[index] == "持", index + 1 < text.count, text.characters[index + 1] == "平" {
        result.append(Token(kind: .level, range: index..<index + 2, whole: index..<index + 2))
        index += 2
        continue
      }
      guard isDigit(text.characters[index]) else {
        index += 1
        continue
      }
      let end = numberEnd(text, from: index)
      var start = index
      // A stroke right before the digits is a sign only where no word or digit it could join stands before it.
      if start > 0, text.characters[start - 1] == "-",
        start < 2 || ":为少加,(".contains(text.characters[start - 2])
      {
        start -= 1
      }
      if let token = token(text, start..<end) { result.append(token) }
      index = end
    }
    return result
  }

  private static func token(_ text: CompactText, _ digits: Range<Int>) -> Token? {
    let rest = text.text(digits.upperBound..<min(text.count, digits.upperBound + 2))
    let number = text.text(digits)
    if rest.hasPrefix("%") {
      guard let figure = FigureValue(reading: number, unit: .yuan).figure else { return nil }
      let whole = digits.lowerBound..<digits.upperBound + 1
      return Token(kind: .percent(figure), range: whole, whole: whole)
    }
    for (word, unit) in units where rest.hasPrefix(word) {
      guard let figure = FigureValue(reading: number, unit: unit).figure else { return nil }
      return Token(
        kind: .money(figure),
        range: digits,
        whole: digits.lowerBound..<digits.upperBound + word.count
      )
    }
    for word in measures where rest.hasPrefix(word) {
      guard let count = Int64(number) else { return nil }
      return Token(
        kind: .count(count, word),
        range: digits,
        whole: digits.lowerBound..<digits.upperBound + word.count
      )
    }
    return nil
  }

  private static func numberEnd(_ text: CompactText, from start: Int) -> Int {
    var index = start
    var seenPoint = false
    while index < text.count {
      let character = text.characters[index]
      if isDigit(character) {
        index += 1
      } else if character == ".", !seenPoint, index + 1 < text.count, isDigit(text.characters[index + 1]) {
        seenPoint = true
        index += 1
      } else if character == ",", !seenPoint, isGroup(text, after: index) {
        index += 4
      } else {
        break
      }
    }
    return index
  }

  /// Whether exactly three digits follow the comma at `index`.
  private static func isGroup(_ text: CompactText, after index: Int) -> Bool {
    guard index + 3 < text.count else { return false }
    let three = text.characters[index + 1...index + 3].allSatisfy(isDigit)
    return three && (index + 4 >= text.count || !isDigit(text.characters[index + 4]))
  }

  static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
