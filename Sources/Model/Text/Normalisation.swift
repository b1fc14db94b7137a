/// Forms of a text that are compared, never shown.
public enum Normalisation {
  /// A text without white space, with half-width brackets, colons, commas and digits, one kind of quotation mark,
  /// and radical code points and traditional ideographs replaced by the ideographs they stand for.
  public static func compact(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // Nearly every scalar is a digit or an ideograph, which stand for themselves.
      if (0x28...0x7E).contains(scalar.value) {
        result.append(scalar)
      } else if (0x4E00...0x9FFF).contains(scalar.value) {
        result.append(TraditionalIdeographs.plain(scalar))
      } else if !isPassedOver(scalar) {
        result.append(plain(ideograph(for: scalar)))
      }
    }
    return String(result)
  }

  /// The length of a reading in Latin letters that a converter put in brackets behind an ideograph, `學(xué)`, where one
  /// begins at `start`; zero where none does.
  public static func readingLength(in text: [Character], at start: Int) -> Int {
    guard start > 0, text.indices.contains(start), text[start] == "(" || text[start] == "（" else { return 0 }
    guard text[start - 1].unicodeScalars.first.map({ (0x4E00...0x9FFF).contains($0.value) }) ?? false else {
      return 0
    }
    let letters = text[(start + 1)...].prefix { $0.isLetter && $0.isLowercase }
    let close = start + 1 + letters.count
    guard (1...longestReading).contains(letters.count), text.indices.contains(close),
      text[close] == ")" || text[close] == "）",
      letters.contains(where: { !$0.isASCII && ($0.unicodeScalars.first?.value ?? 0) < 0x300 })
    else { return 0 }
    return letters.count + 2
  }

  /// The ideograph by which a traditional one is matched; any other as it is.
  public static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    TraditionalIdeographs.plain(scalar)
  }

  /// Letters of the longest syllable: zhuāng.
  private static let longestReading = 6

  /// A text without white space.
  public static func spaceless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isSpace) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isSpace(scalar) { result.append(scalar) }
    return String(result)
  }

  /// Whether a scalar is white space by the Unicode property, without the cost of looking the property up.
  public static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9...0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A title as it is matched: compact, without quotation marks, ordinal and dot leaders.
  public static func title(_ text: some StringProtocol) -> String {
    var compacted = compact(text)
    compacted.removeAll { $0 == "\"" }
    if let leader = compacted.firstRange(of: "..") { compacted = String(compacted[..<leader.lowerBound]) }
    return withoutOrdinal(compacted)
  }

  /// A row's name as it is matched and as the tidy format gives it: without its ordinal and without white space.
  public static func label(_ text: some StringProtocol) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isPassedOver(scalar) { kept.append(ideograph(for: scalar)) }
    return withoutOrdinal(String(kept))
  }

  /// The text without a leading `一、`, `（一）`, `1.`, `1、` or `(1)`.
  public static func withoutOrdinal(_ text: String) -> String {
    guard let ordinal = ordinal(of: text) else { return text }
    return String(text.dropFirst(ordinal.count))
  }

  /// The leading ordinal with its mark, if the text begins with one: `十二、`, `（三）`, `1．`, `(2)`.
  ///
  /// A bare figure such as `1.50` is no ordinal.
  public static func ordinal(of text: some StringProtocol) -> String? {
    guard let start = text.unicodeScalars.first, start == "(" || start == "（" || start.isOrdinalNumeral else {
      return nil
    }
    // No ordinal is longer, and a whole paragraph need not be taken apart.
    let characters = Array(text.prefix(8))
    guard let first = characters.first else { return nil }
    if first == "(" || first == "（" {
      guard let close = characters.prefix(6).firstIndex(where: { $0 == ")" || $0 == "）" }), close > 1 else {
        return nil
      }
      let inner = characters[1..<close]
      guard inner.allSatisfy(\.isOrdinalNumeral) else { return nil }
      return String(characters[...close])
    }
    let numeral = characters.prefix(while: \.isOrdinalNumeral)
    guard !numeral.isEmpty, numeral.count <= 3, numeral.count < characters.count else { return nil }
    let mark = characters[numeral.count]
    let isChinese = numeral.allSatisfy { !$0.isASCII }
    if isChinese, !"、.．,，".contains(mark) { return nil }
    if !isChinese {
      guard "、.．".contains(mark) else { return nil }
      let next = numeral.count + 1
      if next < characters.count, characters[next].isNumber { return nil }
    }
    return String(characters[...numeral.count])
  }

  /// The ideograph that a Kangxi or CJK radical code point stands for; any other character as it is.
  public static func ideograph(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    if (0x2F00...0x2FD5).contains(scalar.value) {
      return kangxiIdeographs[Int(scalar.value - 0x2F00)]
    }
    if (0x2E80...0x2EF3).contains(scalar.value) { return supplementRadicals[scalar] ?? scalar }
    return scalar
  }

  /// Whether a scalar is white space or has no width.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: true
    default: isSpace(scalar)
    }
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case "“", "”", "〝", "〞", "„", "‟", "「", "」", "『", "』", "‘", "’", "'": "\""
    case "﹙": "("
    case "﹚": ")"
    case "〔", "【": "["
    case "〕", "】": "]"
    case "·", "•", "…", "‥", "．": "."
    case "—", "–", "−", "─", "―": "-"
    default: scalar
    }
  }
}

extension Character {
  fileprivate var isOrdinalNumeral: Bool {
    unicodeScalars.count == 1 && unicodeScalars.first?.isOrdinalNumeral == true
  }
}

extension Unicode.Scalar {
  fileprivate var isOrdinalNumeral: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇", "零", "0"..."9", "０"..."９": true
    default: false
    }
  }
}
