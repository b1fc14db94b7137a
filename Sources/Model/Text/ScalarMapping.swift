/// Rewriting a text scalar by scalar.
enum ScalarMapping {
  /// The text with each scalar replaced by what `map` makes of it, or left out where that is nil.
  ///
  /// What takes a scalar's place must not need more bytes of UTF-8 than it.
  @inline(__always)
  static func mapped<Text: StringProtocol>(
    _ text: Text,
    _ map: (Unicode.Scalar) -> Unicode.Scalar?
  ) -> String {
    text.withScalars { scalars in
      while true {
        let start = scalars.place
        // Most texts stay as they are.
        guard let scalar = scalars.next() else { return String(text) }
        if map(scalar) != scalar { return rewritten(scalar, from: start, &scalars, map) }
      }
    }
  }

  /// The text up to `start`, then `first` and all that follows it rewritten.
  @inline(__always)
  private static func rewritten(
    _ first: Unicode.Scalar,
    from start: Int,
    _ scalars: inout ScalarBytes,
    _ map: (Unicode.Scalar) -> Unicode.Scalar?
  ) -> String {
    var bytes = Array(scalars.text(0..<start).utf8)
    bytes.reserveCapacity(scalars.count)
    var next: Unicode.Scalar? = first
    while let scalar = next {
      if let mapped = map(scalar) { bytes.append(contentsOf: UTF8.encode(mapped) ?? .init()) }
      next = scalars.next()
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
