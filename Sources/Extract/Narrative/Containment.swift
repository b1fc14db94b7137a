extension StringProtocol {
  /// Whether `part` occurs in the text, byte for byte.
  ///
  /// The standard library compares characters by canonical equivalence, which costs many times as much and tells
  /// nothing more of Chinese text.
  func contains(_ part: String) -> Bool {
    guard let first = part.utf8.first else { return true }
    var rest = utf8[...]
    while let place = rest.firstIndex(of: first) {
      if rest[place...].starts(with: part.utf8) { return true }
      rest = rest[rest.index(after: place)...]
    }
    return false
  }
}
