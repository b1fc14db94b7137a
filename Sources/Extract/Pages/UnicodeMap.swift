/// Which codes of a font its ToUnicode map turns into characters that can be seen.
struct UnicodeMap {
  private var seen: Set<UInt32> = []
  private var ranges: [ClosedRange<UInt32>] = []
  private var spaces: Set<UInt32> = []
  /// Whether the map refers to another one, so that it does not say all.
  private(set) var isOpen = false

  init(_ bytes: [UInt8]) {
    var tokens = ContentTokens(bytes)
    var strings: [[UInt8]] = []
    var depth = 0
    /// Codes of a list that follows the two ends of a range.
    var listed: [[UInt8]] = []
    while true {
      let start = tokens.position
      guard let token = tokens.next() else { break }
      switch token {
      case .string:
        let value = tokens.value(ofString: start..<tokens.position)
        if depth > 0 { listed.append(value) } else { strings.append(value) }
      case .open: if strings.count % 3 == 2 { depth += 1 }
      case .close:
        if depth > 0 {
          depth -= 1
          note(list: listed, from: strings.suffix(2))
          strings.removeLast(2)
          listed = []
        }
      case .operation:
        let name = tokens.bytes[start..<min(tokens.position, tokens.bytes.count)]
        if Self.ends(name, "endbfchar") {
          for pair in stride(from: 0, to: strings.count - 1, by: 2) { note(strings[pair], strings[pair + 1]) }
        } else if Self.ends(name, "endbfrange") {
          for triple in stride(from: 0, to: strings.count - 2, by: 3) {
            let (low, high) = (Self.number(strings[triple]), Self.number(strings[triple + 1]))
            if low == high {
              note(low, strings[triple + 2])
            } else if low < high {
              note(low...high, from: Self.number(strings[triple + 2]))
            }
          }
        } else if Self.ends(name, "usecmap") {
          isOpen = true
        }
        strings = []
      default: break
      }
    }
  }

  /// Ranges read of one map: those of a whole Chinese font are a third as many.
  private static let mostRanges = 20_000

  /// Whether a code stands for something that can be seen or for white space.
  func maps(_ code: UInt32) -> Bool {
    isOpen || seen.contains(code) || ranges.contains { $0.contains(code) }
  }

  /// Whether a code stands for white space.
  func isSpace(_ code: UInt32) -> Bool { spaces.contains(code) }

  private mutating func note(_ code: [UInt8], _ text: [UInt8]) { note(Self.number(code), text) }

  private mutating func note(_ code: UInt32, _ text: [UInt8]) {
    if Self.isVisible(text) { seen.insert(code) }
    if [9, 0x20, 0xA0, 0x3000].contains(Self.number(text)) { spaces.insert(code) }
  }

  /// Notes a range of codes that stand for characters in a row.
  private mutating func note(_ codes: ClosedRange<UInt32>, from first: UInt32) {
    /// Only a range that begins this low reaches over control characters and white space.
    let lowest: UInt32 = 0xA1
    guard ranges.count < Self.mostRanges else { return }
    guard first < lowest else { return ranges.append(codes) }
    for code in codes.prefix(Int(lowest)) {
      let value = first + (code - codes.lowerBound)
      note(code, [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)])
    }
    if codes.count > Int(lowest) { ranges.append(codes.lowerBound + lowest...codes.upperBound) }
  }

  private mutating func note(list: [[UInt8]], from ends: ArraySlice<[UInt8]>) {
    guard let first = ends.first.map(Self.number) else { return }
    for (index, text) in list.enumerated() { note(first &+ UInt32(truncatingIfNeeded: index), text) }
  }

  /// Whether UTF-16 text is more than a control character.
  private static func isVisible(_ text: [UInt8]) -> Bool {
    text.count > 2 || number(text) >= 0x20 && !(0x7F...0x9F).contains(number(text)) || number(text) == 9
  }

  private static func number(_ bytes: [UInt8]) -> UInt32 {
    bytes.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func ends(_ name: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { unsafe name.suffix($0.count).elementsEqual($0) }
  }
}
