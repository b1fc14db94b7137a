import JuesuanModel

/// Running text without white space and quotation marks, punctuation in one form, with the way back to what is printed.
///
/// A paragraph that a page or a picture cuts in two is one text of several pieces.
struct CompactText: Sendable {
  /// One paragraph, or what is taken for one.
  private struct Piece: Sendable {
    var block: Int
    var printed: [Character]
  }

  /// What is matched.
  private(set) var characters: [Character] = []
  /// The first scalar of each character: what is searched, because comparing characters is slow.
  private var codes: [UInt32] = []
  /// For each character its piece and its offset in that piece.
  private var origins: [(piece: Int, offset: Int)] = []
  private var pieces: [Piece] = []

  init(_ text: String, block: Int) { append(text, block: block) }

  /// Continues with the text of another block.
  mutating func append(_ text: String, block: Int) {
    let printed = Array(text)
    var skipped = 0
    for (offset, character) in printed.enumerated() {
      if offset >= skipped, character == "(" || character == "（" {
        skipped = offset + Normalisation.readingLength(in: printed, at: offset)
      }
      guard offset >= skipped, let plain = Self.plain(character) else { continue }
      characters.append(plain)
      codes.append(plain.unicodeScalars.first?.value ?? 0)
      origins.append((pieces.count, offset))
    }
    pieces.append(Piece(block: block, printed: printed))
  }

  /// The form in which a character is matched; nil for white space and quotation marks.
  private static func plain(_ character: Character) -> Character? {
    // Nearly every character is an ideograph and stands for itself.
    if let scalar = character.unicodeScalars.first, (0x4E00...0x9FFF).contains(scalar.value) {
      let simplified = Normalisation.simplified(scalar)
      return simplified == scalar ? character : Character(simplified)
    }
    return Normalisation.compact(String(character)).first { $0 != "\"" }
  }

  /// Whether it ends in the middle of a sentence.
  var isOpen: Bool { characters.last.map { !"。;:!".contains($0) } ?? false }

  var count: Int { characters.count }

  func text(_ range: Range<Int>) -> String { String(characters[range.clamped(to: 0..<count)]) }

  /// The block, printed offset and length of a range of matched characters, as far as it lies in one block.
  func place(_ range: Range<Int>) -> (block: Int, offset: Int, length: Int) {
    guard let last = origins.last else { return (pieces.first?.block ?? 0, 0, 0) }
    guard !range.isEmpty, range.lowerBound < count else { return (pieces[last.piece].block, last.offset, 0) }
    let start = origins[range.lowerBound]
    let end = origins[min(range.upperBound, count) - 1]
    let limit = end.piece == start.piece ? end.offset + 1 : pieces[start.piece].printed.count
    return (pieces[start.piece].block, start.offset, limit - start.offset)
  }

  /// The printed text of a range, white space included.
  func printedText(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.lowerBound < count else { return "" }
    let start = origins[range.lowerBound]
    let end = origins[min(range.upperBound, count) - 1]
    guard start.piece != end.piece else {
      return String(pieces[start.piece].printed[start.offset...end.offset])
    }
    var result = String(pieces[start.piece].printed[start.offset...])
    for piece in (start.piece + 1)..<end.piece { result += String(pieces[piece].printed) }
    return result + String(pieces[end.piece].printed[...end.offset])
  }

  /// Everything as printed, quotation marks and white space included.
  var printed: String { pieces.map { String($0.printed) }.joined() }

  /// Whether a clause is one of this text.
  func holds(_ clause: Clause) -> Bool { pieces.contains { $0.block == clause.block } }

  /// Where a clause of this text begins.
  func position(of clause: Clause) -> Int {
    origins.firstIndex { pieces[$0.piece].block == clause.block && $0.offset >= clause.offset } ?? count
  }

  /// The words of a range as findings quote them: as printed, without white space.
  func clause(_ range: Range<Int>) -> Clause {
    let place = place(range)
    return Clause(
      block: place.block,
      offset: place.offset,
      length: place.length,
      quote: printedText(range).filter { !$0.isWhitespace }
    )
  }

  /// Where `needle` occurs at or after `start`.
  func find(_ needle: String, from start: Int = 0, to end: Int? = nil) -> Range<Int>? {
    find(Self.codes(of: needle), from: start, to: end)
  }

  /// The scalars by which words are searched.
  static func codes(of words: String) -> [UInt32] { words.map { $0.unicodeScalars.first?.value ?? 0 } }

  /// Where the scalars occur at or after `start`.
  func find(_ wanted: [UInt32], from start: Int = 0, to end: Int? = nil) -> Range<Int>? {
    let limit = (end ?? count) - wanted.count
    guard !wanted.isEmpty, start <= limit else { return nil }
    for position in start...limit where codes[position] == wanted[0] {
      var length = 1
      while length < wanted.count, codes[position + length] == wanted[length] { length += 1 }
      if length == wanted.count { return position..<position + length }
    }
    return nil
  }

  /// The end of the last occurrence of any of the marks before `position`.
  func boundary(before position: Int, marks: Set<Character>) -> Int {
    var index = position
    while index > 0, !marks.contains(characters[index - 1]) { index -= 1 }
    return index
  }

  /// The position of the next of the marks at or after `position`, or the end.
  func boundary(after position: Int, marks: Set<Character>) -> Int {
    var index = position
    while index < count, !marks.contains(characters[index]) { index += 1 }
    return index
  }
}
