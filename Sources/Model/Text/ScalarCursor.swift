/// Reads a text from its beginning, piece by piece.
///
/// It stands where a regular expression would: those are compiled anew in every process, which takes longer than
/// reading a page, and matched by an interpreter.
package struct ScalarCursor {
  /// What has not been read.
  package private(set) var rest: Substring.UnicodeScalarView

  /// Begins at the start of `text`.
  package init(_ text: some StringProtocol) { rest = Substring(text).unicodeScalars }

  /// What has not been read, as text.
  package var text: Substring { Substring(rest) }

  package var isAtEnd: Bool { rest.isEmpty }

  /// Passes over `word` if it comes next.
  @discardableResult
  package mutating func skip(_ word: String) -> Bool {
    var place = rest.startIndex
    for scalar in word.unicodeScalars {
      guard place < rest.endIndex, rest[place] == scalar else { return false }
      rest.formIndex(after: &place)
    }
    rest = rest[place...]
    return true
  }

  /// Passes over the first of `words` that comes next; a word that begins like another stands after it.
  @discardableResult
  package mutating func skip(any words: [String]) -> Bool { words.contains { skip($0) } }

  /// Passes over at most `most` characters of a kind and says how many.
  @discardableResult
  package mutating func skip(upTo most: Int = .max, _ isWanted: (Unicode.Scalar) -> Bool) -> Int {
    var place = rest.startIndex
    var count = 0
    while count < most, place < rest.endIndex, isWanted(rest[place]) {
      rest.formIndex(after: &place)
      count += 1
    }
    rest = rest[place...]
    return count
  }

  /// Passes over one character out of `set`.
  @discardableResult
  package mutating func skip(one set: String) -> Bool {
    guard let next = rest.first, set.unicodeScalars.contains(next) else { return false }
    rest.removeFirst()
    return true
  }

  /// Passes over white space.
  @discardableResult
  package mutating func skipSpace() -> Int { skip(Normalisation.isSpace) }

  /// Passes over a whole bracket, `(…)` or `（…）`, if one comes next and is closed.
  @discardableResult
  package mutating func skipBracket() -> Bool {
    guard let open = rest.first, open == "(" || open == "（",
      let close = rest.firstIndex(of: open == "(" ? ")" : "）")
    else { return false }
    rest = rest[rest.index(after: close)...]
    return true
  }

  /// The first place from which `read` goes through, with what it read; the cursor stands behind it afterwards.
  package mutating func first(_ read: (inout ScalarCursor) -> Bool) -> Substring? {
    var start = self
    while true {
      var end = start
      if read(&end) {
        let found = start.rest[..<end.rest.startIndex]
        self = end
        return Substring(found)
      }
      guard !start.isAtEnd else { return nil }
      start.rest.removeFirst()
    }
  }
}

extension Unicode.Scalar {
  /// 0–9, half-width.
  package var isDigit: Bool { ("0"..."9").contains(self) }
  /// 一 to 十.
  package var isChineseNumeral: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
    default: false
    }
  }
}
