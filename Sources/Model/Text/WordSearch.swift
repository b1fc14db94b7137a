extension StringProtocol {
  /// Whether a word occurs in the text, scalar by scalar; an empty word does.
  ///
  /// It stands before the search of the standard library, which goes by characters and takes ten times as long.
  package func contains(_ word: String) -> Bool {
    var word = word
    return unsafe word.withUTF8 { word in
      if let found = unsafe utf8.withContiguousStorageIfAvailable({ unsafe $0.contains(bytes: word) }) {
        return found
      }
      var copy = String(self)
      return unsafe copy.withUTF8 { unsafe $0.contains(bytes: word) }
    }
  }
}

extension Sequence<Unicode.Scalar> {
  /// Whether one of a few characters is among them.
  package func contains(anyOf few: String) -> Bool {
    let few = Array(few.unicodeScalars)
    return contains { few.contains($0) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func contains(bytes word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = unsafe word.last else { return true }
    var end = word.count - 1
    // The last byte of an ideograph differs more often than its first.
    while end < count {
      if unsafe self[end] == last, unsafe self[(end - word.count + 1)..<end].elementsEqual(word.dropLast()) {
        return true
      }
      end += 1
    }
    return false
  }
}
