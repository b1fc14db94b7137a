/// Forms of a text that are compared, never shown.
public enum Normalisation {
  /// A text without white space, with half-width brackets, colons, commas and digits, one kind of quotation mark,
  /// and radical code points and traditional ideographs replaced by the ideographs they stand for.
  public static func compact(_ text: some StringProtocol) -> String {
    ScalarMapping.mapped(text) { scalar in
      // Nearly every scalar is a digit or an ideograph, which stand for themselves.
      if (0x28...0x7E).contains(scalar.value) { return scalar }
      if (0x4E00...0x9FFF).contains(scalar.value) { return TraditionalIdeographs.plain(scalar) }
      return isPassedOver(scalar) ? nil : plain(ideograph(for: scalar))
    }
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
    ScalarMapping.mapped(text) { isSpace($0) ? nil : $0 }
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
    if compacted.contains("\"") { compacted.removeAll { $0 == "\"" } }
    if compacted.contains(".."), let leader = compacted.firstRange(of: "..") {
      compacted = String(compacted[..<leader.lowerBound])
    }
    return withoutOrdinal(compacted)
  }

  /// A row's name as it is matched and as the tidy format gives it: without its ordinal and without white space.
  public static func label(_ text: some StringProtocol) -> String {
    withoutOrdinal(ScalarMapping.mapped(text) { isPassedOver($0) ? nil : ideograph(for: $0) })
  }

  /// A row's name as it is compared, not shown: a compact label.
  package static func rowName(_ text: some StringProtocol) -> String { compact(label(text)) }

  /// The text without a leading `一、`, `（一）`, `1.`, `1、` or `(1)`.
  public static func withoutOrdinal(_ text: String) -> String {
    text.withScalars { scalars in
      ordinalLength(&scalars).map { scalars.text($0..<scalars.count) } ?? text
    }
  }

  /// The leading ordinal with its mark, if the text begins with one: `十二、`, `（三）`, `1．`, `(2)`.
  ///
  /// A bare figure such as `1.50` is no ordinal.
  public static func ordinal(of text: some StringProtocol) -> String? {
    text.withScalars { scalars in ordinalLength(&scalars).map { scalars.text(0..<$0) } }
  }

  /// How many bytes the leading ordinal takes; nil where the text begins with none.
  private static func ordinalLength(_ scalars: inout ScalarBytes) -> Int? {
    guard let first = scalars.next() else { return nil }
    if first == "(" || first == "（" {
      for index in 1...longestNumeral + 1 {
        guard let scalar = scalars.next() else { return nil }
        if scalar == ")" || scalar == "）" { return index > 1 ? scalars.place : nil }
        guard scalar.isOrdinalNumeral else { return nil }
      }
      return nil
    }
    guard first.isOrdinalNumeral else { return nil }
    var isChinese = !first.isASCII
    var mark = scalars.next()
    for _ in 1..<3 {
      guard let numeral = mark, numeral.isOrdinalNumeral else { break }
      isChinese = isChinese && !numeral.isASCII
      mark = scalars.next()
    }
    guard let mark else { return nil }
    let end = scalars.place
    if isChinese { return "、.．,，".unicodeScalars.contains(mark) ? end : nil }
    guard "、.．".unicodeScalars.contains(mark) else { return nil }
    return scalars.next()?.properties.numericType == nil ? end : nil
  }

  /// Numerals of the longest ordinal in brackets: （二十一）.
  private static let longestNumeral = 4

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

extension Unicode.Scalar {
  fileprivate var isOrdinalNumeral: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇", "零", "0"..."9", "０"..."９": true
    default: false
    }
  }
}
