import JuesuanModel

/// A paragraph without white space and quotation marks, punctuation in one form, with the way back to the printed text.
struct CompactText: Sendable {
  let block: Int
  /// What is matched.
  let characters: [Character]
  /// For each character its offset in the paragraph's text.
  let offsets: [Int]
  /// The paragraph as printed.
  let printed: [Character]

  init(_ text: String, block: Int) {
    self.block = block
    printed = Array(text)
    var (characters, offsets): ([Character], [Int]) = ([], [])
    for (offset, character) in printed.enumerated() {
      let compact = Normalisation.compact(String(character))
      guard let first = compact.first, first != "\"" else { continue }
      characters.append(first)
      offsets.append(offset)
    }
    self.characters = characters
    self.offsets = offsets
  }

  var count: Int { characters.count }

  func text(_ range: Range<Int>) -> String { String(characters[range.clamped(to: 0..<count)]) }

  /// The printed offset and length of a range of matched characters.
  func place(_ range: Range<Int>) -> (offset: Int, length: Int) {
    guard !range.isEmpty, range.lowerBound < count else { return (offsets.last ?? 0, 0) }
    let start = offsets[range.lowerBound]
    return (start, offsets[min(range.upperBound, count) - 1] + 1 - start)
  }

  /// The printed text of a range, white space included.
  func printedText(_ range: Range<Int>) -> String {
    let place = place(range)
    return String(printed[place.offset..<place.offset + place.length])
  }

  /// The words of a range as findings quote them: as printed, without white space.
  func clause(_ range: Range<Int>) -> Clause {
    let place = place(range)
    let quote = printed[place.offset..<place.offset + place.length].filter { !$0.isWhitespace }
    return Clause(block: block, offset: place.offset, length: place.length, quote: String(quote))
  }

  /// Where `needle` occurs at or after `start`.
  func find(_ needle: String, from start: Int = 0, to end: Int? = nil) -> Range<Int>? {
    let wanted = Array(needle)
    let limit = (end ?? count) - wanted.count
    guard !wanted.isEmpty, start <= limit else { return nil }
    for position in start...limit where characters[position] == wanted[0] {
      if characters[position..<position + wanted.count].elementsEqual(wanted) {
        return position..<position + wanted.count
      }
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
