/// Writes JSON from front to back; arrays of scalars stay on one line, boxes too.
///
/// Containers are a stack: writing into one closes all that were opened inside it since.
///
/// A value rather than a class, so that a whole call is one access for the run-time's exclusivity check, not one a byte.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var frames: [Frame] = []
  /// Where the elements of the innermost array begin, while it is still on one line.
  private var starts: [Int] = []
  /// What takes the text as it comes; nil where it is kept.
  private let take: (@Sendable ([UInt8]) throws -> Void)?

  private struct Frame {
    var isArray: Bool
    var count = 0
    /// Whether all elements so far are scalars or empty; only an array is ever on one line.
    var isFlat: Bool
  }

  init(isIndented: Bool, take: (@Sendable ([UInt8]) throws -> Void)? = nil) {
    self.isIndented = isIndented
    self.take = take
  }

  /// Bytes that are handed on together.
  private static let piece = 1 << 20

  /// Hands on what has been written and forgets it, where it is enough and no longer laid out anew.
  mutating func handOn() throws {
    guard let take, bytes.count >= Self.piece, starts.isEmpty else { return }
    defer { bytes.removeAll(keepingCapacity: false) }
    try take(bytes)
  }

  /// How many containers are open.
  var depth: Int { frames.count }

  /// How many values the container at `level` holds.
  func count(at level: Int) -> Int { level < frames.count ? frames[level].count : 0 }

  /// A writer for one element of the container that is open, which must be an array of objects.
  var blank: JSONWriter {
    var blank = JSONWriter(isIndented: isIndented)
    blank.frames = frames
    if let last = frames.indices.last { blank.frames[last].isFlat = false }
    return blank
  }

  /// Writes an element of the array at `level` that a `blank` writer wrote.
  mutating func writeElement(_ text: [UInt8], at level: Int) {
    frames[level].isFlat = false
    beginValue(at: level)
    bytes.append(contentsOf: text)
  }

  mutating func open(array isArray: Bool) {
    bytes.append(UInt8(ascii: isArray ? "[" : "{"))
    frames.append(Frame(isArray: isArray, isFlat: isArray))
  }

  /// Closes containers until `level` are open.
  mutating func close(to level: Int) {
    while frames.count > level {
      let frame = frames.removeLast()
      if frame.count > 0 {
        if frame.isFlat { starts.removeAll(keepingCapacity: true) } else { newLine(frames.count) }
      }
      bytes.append(UInt8(ascii: frame.isArray ? "]" : "}"))
    }
  }

  /// Makes ready for the next value of the container at `level`.
  mutating func beginValue(at level: Int) {
    if frames.count > level + 1 { close(to: level + 1) }
    let frame = frames[level]
    if frame.count == 0, level > 0, frames[level - 1].isFlat { unfold(level - 1) }
    if frame.count > 0 { bytes.append(UInt8(ascii: ",")) }
    frames[level].count = frame.count + 1
    if frame.isFlat {
      if isIndented, frame.count > 0 { bytes.append(UInt8(ascii: " ")) }
      starts.append(bytes.count)
    } else {
      newLine(level + 1)
    }
  }

  /// The same for the member `key` of the object at `level`.
  mutating func beginValue(at level: Int, key: String) {
    beginValue(at: level)
    write(key)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
  }

  /// The same for a member of the innermost object whose name needs no escape.
  mutating func beginMember(_ name: StaticString) {
    beginValue(at: depth - 1)
    bytes.append(UInt8(ascii: "\""))
    unsafe name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
  }

  /// Puts the elements of an array, written on one line so far, on lines of their own.
  private mutating func unfold(_ level: Int) {
    frames[level].isFlat = false
    guard isIndented, let first = starts.first else { return starts.removeAll(keepingCapacity: true) }
    let elements = zip(starts, starts.dropFirst().map { $0 - 2 } + [bytes.count]).map {
      Array(bytes[$0..<$1])
    }
    bytes.removeLast(bytes.count - first)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(level + 1)
      bytes.append(contentsOf: element)
    }
    starts.removeAll(keepingCapacity: true)
  }

  private mutating func newLine(_ level: Int) {
    guard isIndented else { return }
    bytes.append(contentsOf: Self.lineStart[...min(level * 2, Self.deepestIndent)])
  }

  /// A line end and the spaces that begin the next line.
  private static let lineStart =
    [UInt8(ascii: "\n")] + Array(repeating: UInt8(ascii: " "), count: deepestIndent)
  private static let deepestIndent = 128
}

/// The values themselves.
extension JSONWriter {
  mutating func writeNull() { bytes.append(contentsOf: "null".utf8) }
  mutating func write(_ flag: Bool) { bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8) }

  /// Writes digits without making a string of them: a report holds tens of thousands of numbers.
  mutating func write(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    writeDigits(number.magnitude)
  }

  private mutating func writeDigits(_ number: UInt) {
    if number >= 10 { writeDigits(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Writes a floating-point number; throws for one that JSON cannot carry.
  mutating func write(_ number: Double, codingPath: @autoclosure () -> [any CodingKey] = []) throws {
    guard number.isFinite else { throw EncodingError.notJSON(number, codingPath()) }
    write(number: jsonNumber(number))
  }

  mutating func write(number text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes `[x0, y0, x1, y1]` in hundredths of a point; a box is no scalar, so an array of boxes has a line for each.
  mutating func write(_ box: Rect) {
    if let last = frames.indices.last, frames[last].isFlat { unfold(last) }
    bytes.append(UInt8(ascii: "["))
    writeHundredths(box.x0)
    writeNext(box.y0)
    writeNext(box.x1)
    writeNext(box.y1)
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func writeNext(_ length: Double) {
    bytes.append(UInt8(ascii: ","))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    writeHundredths(length)
  }

  private mutating func writeHundredths(_ length: Double) {
    guard let hundredths = Int(exactly: (length * 100).rounded()), hundredths.magnitude < 1 << 52 else {
      return write(number: jsonNumber(length))
    }
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = Int(hundredths.magnitude).quotientAndRemainder(dividingBy: 100)
    write(whole)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  /// Writes a string with only what must be escaped escaped.
  mutating func write(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { unsafe writeEscaping($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscaping(_ text: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    var index = 0
    while index < text.count {
      let length = unsafe Self.escapedLength(text, at: index)
      if length > 0 {
        unsafe bytes.append(contentsOf: text[plain..<index])
        unsafe writeEscape(text, at: index)
        plain = index + length
      }
      index += max(1, length)
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
  }

  /// How many bytes stand for a character that must be escaped here; 0 for all others.
  ///
  /// The line separators U+2028 and U+2029 are among them, because JavaScript takes them for line ends.
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch unsafe text[index] {
    case 0..<0x20, 0x22, 0x5C: 1
    case 0xE2
    where unsafe index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8: 3
    default: 0
    }
  }

  private mutating func writeEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    let escape =
      switch unsafe text[index] {
      case UInt8(ascii: "\n"): "\\n"
      case UInt8(ascii: "\r"): "\\r"
      case UInt8(ascii: "\t"): "\\t"
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "\\"): "\\\\"
      case 0xE2: unsafe text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
      case let control: (control < 0x10 ? "\\u000" : "\\u00") + String(control, radix: 16)
      }
    bytes.append(contentsOf: escape.utf8)
  }
}

/// A whole number is written without its `.0`, so that boxes read as they are meant.
func jsonNumber(_ number: Double) -> String { Int64(exactly: number).map { String($0) } ?? String(number) }

extension EncodingError {
  static func notJSON(_ value: Any, _ path: [any CodingKey] = []) -> EncodingError {
    .invalidValue(value, Context(codingPath: path, debugDescription: "JSON has no \(value)"))
  }
}
