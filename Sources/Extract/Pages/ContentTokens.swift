/// Reads the tokens of a content stream: numbers, names and operators; strings are passed over.
struct ContentTokens {
  enum Token {
    case number(Double)
    /// The bytes of a name without its slash.
    case name(Range<Int>)
    /// An operator's bytes packed into one integer, the first byte highest: `re` is 0x7265.
    case operation(UInt32)
    case string
    case open
    case close
  }

  let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func text(of range: Range<Int>) -> String {
    guard bytes[range].contains(UInt8(ascii: "#")) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var plain: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "#"), index + 2 < range.upperBound + 0,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        plain.append(value)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  mutating func next() -> Token? {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0, 9, 10, 12, 13, 32: position += 1
      case UInt8(ascii: "%"):
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      case UInt8(ascii: "("):
        skipLiteralString()
        return .string
      case UInt8(ascii: "<"):
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "<") {
          position += 1
          return .open
        }
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        position += 1
        return .string
      case UInt8(ascii: ">"):
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: ">") { position += 1 }
        return .close
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        position += 1
        return .open
      case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"):
        position += 1
        return .close
      case UInt8(ascii: "/"):
        position += 1
        let start = position
        skipRegular()
        return .name(start..<position)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        return .number(number())
      default:
        let start = position
        skipRegular()
        if position == start { position += 1 }
        var code: UInt32 = 0
        for index in start..<min(position, start + 4) { code = code << 8 | UInt32(bytes[index]) }
        return .operation(code)
      }
    }
    return nil
  }

  /// The bytes that a string token encodes; `range` may begin with white space.
  func value(ofString range: Range<Int>) -> [UInt8] {
    let token = bytes[range.clamped(to: bytes.indices)].drop { Self.isSpace($0) }
    let isHexadecimal = token.first == UInt8(ascii: "<")
    let inside = token.dropFirst().dropLast(token.last == UInt8(ascii: isHexadecimal ? ">" : ")") ? 1 : 0)
    return isHexadecimal ? Self.hexadecimal(inside) : Self.literal(inside)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var value: [UInt8] = []
    value.reserveCapacity(digits.count / 2 + 1)
    var high: UInt8?
    for digit in digits {
      let half: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): half = digit - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): half = digit - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): half = digit - UInt8(ascii: "a") + 10
      default: continue
      }
      if let first = high {
        value.append(first << 4 | half)
        high = nil
      } else {
        high = half
      }
    }
    if let high { value.append(high << 4) }
    return value
  }

  private static func literal(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
    var value: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < text.endIndex else {
        value.append(byte)
        continue
      }
      let escaped = text[index]
      index += 1
      switch escaped {
      case UInt8(ascii: "n"): value.append(10)
      case UInt8(ascii: "r"): value.append(13)
      case UInt8(ascii: "t"): value.append(9)
      case UInt8(ascii: "b"): value.append(8)
      case UInt8(ascii: "f"): value.append(12)
      case 10, 13: if escaped == 13, index < text.endIndex, text[index] == 10 { index += 1 }
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var code = UInt32(escaped - UInt8(ascii: "0"))
        var digits = 1
        while digits < 3, index < text.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(text[index])
        {
          code = code * 8 + UInt32(text[index] - UInt8(ascii: "0"))
          index += 1
          digits += 1
        }
        value.append(UInt8(truncatingIfNeeded: code))
      default: value.append(escaped)
      }
    }
    return value
  }

  /// Passes over the data of an inline image, from after `BI` to after its `EI`.
  mutating func skipInlineImage() {
    while let token = next() {
      if case .operation(Operation.beginImageData) = token { break }
    }
    position += 1
    while position + 2 < bytes.count {
      let isEnd =
        bytes[position] == UInt8(ascii: "E") && bytes[position + 1] == UInt8(ascii: "I")
        && Self.isSpace(bytes[position - 1]) && Self.isSpace(bytes[position + 2])
      if isEnd {
        position += 2
        return
      }
      position += 1
    }
    position = bytes.count
  }

  private mutating func number() -> Double {
    var sign = 1.0
    var value = 0.0
    var scale = 0.0
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "-"): sign = -1
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "."): scale = scale == 0 ? 1 : scale
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Double(byte - UInt8(ascii: "0"))
        if scale > 0 { scale *= 10 }
      default: return sign * (scale > 0 ? value / scale : value)
      }
      position += 1
    }
    return sign * (scale > 0 ? value / scale : value)
  }

  private mutating func skipRegular() {
    while position < bytes.count, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) {
      position += 1
    }
  }

  private mutating func skipLiteralString() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}

/// The operators that the reader of drawings knows, packed as `ContentTokens` packs them.
enum Operation {
  static let beginImageData = packed("ID")

  static func packed(_ name: StaticString) -> UInt32 {
    var code: UInt32 = 0
    name.withUTF8Buffer { bytes in
      for index in bytes.indices { code = unsafe code << 8 | UInt32(bytes[index]) }
    }
    return code
  }
}
