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
  private static let measures = ["个", "辆", "台", "批次", "人次", "批", "人", "套", "项", "家", "条", "件"]

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
      if isSign(text, at: start - 1) { start -= 1 }
      if let token = token(text, start..<end) ?? inherited(text, start..<end) { result.append(token) }
      index = end
    }
    return result
  }

  /// Whether a stroke right before digits is a sign: no digit or word that it could join stands before it; a hyphen
  /// behind an ideograph is one too, while a dash may part words.
  private static func isSign(_ text: CompactText, at place: Int) -> Bool {
    guard place >= 0, text.characters[place] == "-" else { return false }
    guard place > 0, !":为少加,(率".contains(text.characters[place - 1]) else { return true }
    let isIdeograph = text.characters[place - 1].unicodeScalars.first.map {
      (0x4E00...0x9FFF).contains($0.value)
    }
    return isIdeograph == true && ["-", "－", "−"].contains(text.printedText(place..<place + 1))
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
    if rest.hasPrefix("万"), rest.count == 1 || ",。;、)和与".contains(rest.dropFirst()),
      let figure = FigureValue(reading: number, unit: .tenThousandYuan).figure
    {
      return Token(kind: .money(figure), range: digits, whole: digits.lowerBound..<digits.upperBound + 1)
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

  /// A number of a row that prints its unit once, behind the last: 分别为12.5、3.4万元; 收入12.5、支出3.4万元.
  private static func inherited(_ text: CompactText, _ digits: Range<Int>) -> Token? {
    let number = text.text(digits)
    guard digits.upperBound < text.count, "、和与".contains(text.characters[digits.upperBound]) else {
      return nil
    }
    var next = digits.upperBound + 1
    while next < text.count, next - digits.upperBound <= longestName, !isDigit(text.characters[next]) {
      guard !",。;:、%".contains(text.characters[next]) else { return nil }
      next += 1
    }
    guard next < text.count, isDigit(text.characters[next]) else { return nil }
    // Whole numbers are ordinals and counts as often as amounts, unless the row says 分别.
    let isRow =
      next == digits.upperBound + 1
      && text.text(max(0, digits.lowerBound - longestName)..<digits.lowerBound).contains("分别")
    guard number.contains(".") || isRow else { return nil }
    let following = next..<numberEnd(text, from: next)
    guard let source = token(text, following) ?? inherited(text, following) else { return nil }
    switch source.kind {
    case .money(let figure):
      return FigureValue(reading: number, unit: figure.unit).figure.map {
        Token(kind: .money($0), range: digits, whole: digits)
      }
    case .percent:
      return FigureValue(reading: number, unit: .yuan).figure.map {
        Token(kind: .percent($0), range: digits, whole: digits)
      }
    case .count, .level: return nil
    }
  }

  /// Characters of the longest name between the figures of a row: 一般公共预算财政拨款支出总计.
  private static let longestName = 14

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
