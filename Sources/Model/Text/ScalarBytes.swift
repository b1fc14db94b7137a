/// The scalars of a text, one after the other, read from its bytes.
///
/// Every cell and line is looked at many times before anything is kept of it; going through `Character`, or through the
/// scalars of a generic text, takes ten times as long.
struct ScalarBytes {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next scalar begins, in bytes.
  private(set) var place = 0

  /// Reads bytes that are valid UTF-8, as those of a string are.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  /// How many bytes there are.
  var count: Int { unsafe bytes.count }

  /// The next scalar; nil at the end.
  @inline(__always)
  mutating func next() -> Unicode.Scalar? {
    guard unsafe place < bytes.count else { return nil }
    let first = unsafe UInt32(bytes[place])
    if first < 0x80 {
      place += 1
      return Unicode.Scalar(first)
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(length))
    for index in 1..<length { value = unsafe value << 6 | UInt32(bytes[place + index]) & 0x3F }
    place += length
    return Unicode.Scalar(value)
  }

  /// The text of a range of bytes that begins and ends between scalars.
  func text(_ range: Range<Int>) -> String { unsafe String(decoding: bytes[range], as: UTF8.self) }
}

extension StringProtocol {
  /// Lets `body` read the scalars of the text.
  func withScalars<Result>(_ body: (inout ScalarBytes) -> Result) -> Result {
    let result = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      var scalars = unsafe ScalarBytes(bytes)
      return body(&scalars)
    }
    if let result { return result }
    var copy = String(self)
    return unsafe copy.withUTF8 { bytes in
      var scalars = unsafe ScalarBytes(bytes)
      return body(&scalars)
    }
  }
}
