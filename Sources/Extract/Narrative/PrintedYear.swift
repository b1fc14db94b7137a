internal import JuesuanModel

/// Years of this century as texts print them: `2023年`, `2023 年度`.
enum PrintedYear {
  /// The year that a text begins with.
  static func leading(_ text: String) -> Int? {
    var cursor = ScalarCursor(text)
    return read(&cursor)
  }

  /// Every year in a text with the range that it fills, 度 included.
  static func all(in text: String) -> [(year: Int, range: Range<String.Index>)] {
    guard text.unicodeScalars.contains("年") else { return [] }
    var found: [(Int, Range<String.Index>)] = []
    var cursor = ScalarCursor(text)
    while true {
      cursor.skip { $0 != "2" }
      guard !cursor.isAtEnd else { return found }
      let start = cursor.text.startIndex
      var end = cursor
      if let year = read(&end) {
        found.append((year, start..<end.text.startIndex))
        cursor = end
      } else {
        cursor.skip(upTo: 1) { _ in true }
      }
    }
  }

  private static func read(_ cursor: inout ScalarCursor) -> Int? {
    let start = cursor.text
    guard cursor.skip("20"), cursor.skip(upTo: 2, \.isDigit) == 2 else { return nil }
    let year = Int(start[..<cursor.text.startIndex])
    cursor.skipSpace()
    guard cursor.skip("年") else { return nil }
    cursor.skip("度")
    return year
  }
}
