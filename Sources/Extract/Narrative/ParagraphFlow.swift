internal import JuesuanModel

/// Says whether a printed line goes on with the paragraph of the line before.
struct ParagraphFlow {
  /// Whether the places of lines tell something: they do in a PDF, not in a text.
  var usesGeometry: Bool

  /// How far short of the right margin a full line may end, in font sizes: closing punctuation may hang or be squeezed.
  static let ragged = 2.2
  /// How far a line is set in before it counts as indented, in font sizes: the usual indent is two.
  static let indent = 1.0

  /// How far short a line may end that lost an unparted word to the next, in font sizes.
  static let unparted = 4.5

  /// How long the second line of a part's title may be where the first is not full, in characters.
  static let titleRest = 8

  /// Whether a line stands in the middle of its measure, clear of both margins.
  static func isCentred(_ line: TextLine) -> Bool {
    let left = line.box.x0 - line.measure.lowerBound
    let right = line.measure.upperBound - line.box.x1
    return abs(left - right) <= line.size * 2 && left >= line.size * 3
  }

  /// Whether `next` continues the paragraph that ends with `previous`.
  ///
  /// - Parameters:
  ///   - text: The paragraph so far.
  ///   - previous: Its last line.
  ///   - next: The line that follows.
  /// - Returns: Whether they are one paragraph.
  func continues(_ text: String, _ previous: TextLine, _ next: TextLine) -> Bool {
    if HeadingText.opensParagraph(next.text) {
      let last = text.last { !$0.isWhitespace }
      let isListed =
        HeadingText.listNumeral(of: next.text).map { !$0.hasPrefix("一") } ?? false
      guard
        last == "，" || last == "、" || (isListed && text.dropFirst(2).contains("一是") && !endsSentence(text))
      else { return false }
    }
    if HeadingText.part(next.text) != nil || TitleText.isCaption(next.text) { return false }
    // The number of a part on a line of its own: its title follows.
    if ParagraphDraft.endsPartNumber(text) {
      return next.text.count <= HeadingText.longest && HeadingText.level(of: next.text) == nil
        && !next.text.contains("。")
    }
    return usesGeometry ? flows(text, previous, next) : reads(text, previous, next)
  }

  /// The rule for lines with true places.
  private func flows(_ text: String, _ previous: TextLine, _ next: TextLine) -> Bool {
    let size = max(previous.size, 1)
    if abs(previous.size - next.size) > size * 0.2 { return false }
    let isFull = previous.box.x1 >= previous.measure.upperBound - size * Self.ragged
    let isIndented = next.box.x0 > next.measure.lowerBound + size * Self.indent
    // A part's title that runs over two centred lines.
    if HeadingText.part(text) != nil {
      return Self.isCentred(next) && HeadingText.level(of: next.text) == nil && next.page == previous.page
        && (isFull || next.text.count <= Self.titleRest) && !TitleText.isTableTitle(next.text)
    }
    if isFull {
      return !isIndented || (isCutSentence(text) && !endsSentence(text) && next.page != previous.page)
    }
    // What cannot be parted at a line's end leaves a gap: a bracket with all that is in it.
    let isNearlyFull = previous.box.x1 >= previous.measure.upperBound - size * Self.unparted
    if isNearlyFull, !isIndented, !endsSentence(text), !TitleText.isCaption(text),
      !HeadingText.isFigureCaption(text),
      (HeadingText.level(of: text) ?? 4) > 3
    {
      return true
    }
    // A line set in block or centred in a table of its own leaves the margins unknown: only the words can tell.
    return isCutSentence(text) && !isIndented && next.page != previous.page
  }

  /// The rule for a plain text: a sentence that is cut goes on, across blank lines as well.
  private func reads(_ text: String, _ previous: TextLine, _ next: TextLine) -> Bool {
    if next.startsParagraph { return isCutSentence(text) }
    // In a text broken at a fixed width a full line goes on even where a sentence happens to end with it.
    let isFull = previous.box.x1 >= previous.measure.upperBound - Self.ragged * previous.size
    if endsSentence(text) { return isFull && next.box.x0 <= previous.measure.lowerBound + next.size * 0.5 }
    if HeadingText.level(of: text) != nil { return isFull }
    return isFull || isCutSentence(text)
  }

  /// Whether a text ends where a sentence ends.
  func endsSentence(_ text: String) -> Bool {
    guard let last = text.last(where: { !$0.isWhitespace }) else { return true }
    if "”\"）)".contains(last) {
      return text.dropLast().last { !$0.isWhitespace }.map { "。！？；".contains($0) } ?? false
    }
    return "。！？：:".contains(last)
  }

  /// Whether a text is a sentence that stops in its middle.
  func isCutSentence(_ text: String) -> Bool {
    guard let last = text.last(where: { !$0.isWhitespace }), !endsSentence(text) else { return false }
    if "，、,;；（(“《".contains(last) { return true }
    if HeadingText.level(of: text) != nil || HeadingText.isFigureCaption(text) || TitleText.isCaption(text) {
      return false
    }
    return text.unicodeScalars.dropFirst(Self.shortestSentence - 1).first != nil
      && text.unicodeScalars.contains(anyOf: "，。；：,;、")
  }

  /// The shortest text that is taken for a cut sentence, in characters: shorter ones are headings and signatures.
  static let shortestSentence = 18
}

/// A paragraph while it grows, line by line.
struct ParagraphDraft {
  private(set) var text: String
  private(set) var lines: [Paragraph.Line]
  private(set) var last: TextLine
  /// The first line, whose type a heading is told by.
  let first: TextLine

  init(_ line: TextLine) {
    first = line
    text = Self.tidied(line.text)
    lines = [Paragraph.Line(offset: 0, page: line.page, box: line.box)]
    last = line
  }

  /// Adds a line that continues it.
  mutating func append(_ line: TextLine) {
    let addition = Self.tidied(line.text)
    if let end = text.last, let start = addition.first, Self.isLatin(end), Self.isLatin(start),
      end.isLetter || start.isLetter
    {
      text += " "
    }
    lines.append(Paragraph.Line(offset: text.count, page: line.page, box: line.box))
    text += addition
    last = line
  }

  /// The text without white space beside Chinese characters and at its ends.
  static func tidied(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: Normalisation.isSpace) else { return text }
    var result = ""
    var space = false
    for character in text {
      if character.isWhitespace {
        space = !result.isEmpty
        continue
      }
      if space, let end = result.last, isLatin(end) && isLatin(character) || endsPartNumber(result) {
        result.append(" ")
      }
      space = false
      result.append(character)
    }
    return result
  }

  /// Whether a text is no more than 第三部分: the gap behind it is part of the title.
  static func endsPartNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 18 else { return false }
    var cursor = ScalarCursor(text)
    return cursor.skip("第") && (1...3).contains(cursor.skip { $0.isChineseNumeral || $0.isDigit })
      && cursor.skip(any: ["部分", "部份"]) && cursor.isAtEnd
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
