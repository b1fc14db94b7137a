internal import JuesuanModel

/// What makes a line a heading, and of what level.
enum HeadingText {
  /// The longest heading seen, in characters: a section title with the department's full name in it.
  static let longest = 64
  /// The longest heading below the sections; a longer one is an item of a list.
  static let longestItem = 36

  /// The number of a part: 3 for `第三部分 …`.
  static func part(_ text: String) -> Int? {
    // A regular expression costs far more than this look, and most lines are no part.
    guard text.unicodeScalars.contains("第") else { return nil }
    let compact = Normalisation.compact(text)
    guard compact.hasPrefix("第") else { return nil }
    let rest = compact.dropFirst()
    var numeral = rest.prefix { "一二三四五六七八九十".contains($0) }
    if numeral.isEmpty { numeral = rest.prefix { $0.isASCII && $0.isNumber } }
    let title = rest[numeral.endIndex...]
    let longest = numeral.first?.isASCII == true ? 2 : 3
    guard (1...longest).contains(numeral.count), title.hasPrefix("部分") || title.hasPrefix("部份") else {
      return nil
    }
    return ChineseNumeral.value(of: String(numeral))
  }

  /// The level of a heading by its ordinal: 1 for a part, 2 一、 3 （一） 4 below; nil for running text.
  static func level(of text: String) -> Int? {
    let compact = Normalisation.spaceless(text)
    let isPart = part(compact) != nil
    // Most texts are paragraphs: they are told by their beginning, before anything is counted.
    let ordinal = isPart ? "" : Normalisation.ordinal(of: compact)
    guard let ordinal, compact.unicodeScalars.count <= longest else { return nil }
    if isPart { return compact.contains("。") ? nil : 1 }
    let body = compact.unicodeScalars.dropFirst(ordinal.unicodeScalars.count)
    guard let last = body.last else { return nil }
    let inner = body.dropLast()
    let isChinese = ordinal.unicodeScalars.contains(where: \.isChineseNumeral)
    let isBracketed = ordinal.hasPrefix("(") || ordinal.hasPrefix("（")
    if isChinese, !isBracketed { return body.contains(anyOf: "。；;") || inner.contains(anyOf: ":：") ? nil : 2 }
    guard body.count <= longestItem, !inner.contains(anyOf: "。；;，,：:"),
      !"；;，,".unicodeScalars.contains(last)
    else { return nil }
    if isChinese {
      return last == "。" && !compact.contains("情况") && !compact.contains("结果") ? nil : 3
    }
    return last == "。" || isBracketed ? nil : 4
  }

  /// The number of a section: 14 for `十四、…`.
  static func sectionOrdinal(of text: String) -> Int? {
    let compact = Normalisation.compact(text)
    var cursor = ScalarCursor(compact)
    guard (1...3).contains(cursor.skip(\.isChineseNumeral)) else { return nil }
    let numeral = compact[..<cursor.text.startIndex]
    return cursor.skip(one: "、.．") ? ChineseNumeral.value(of: String(numeral)) : nil
  }

  /// Whether a text can only be the beginning of something: ordinal, part, caption of a figure, note.
  static func opensParagraph(_ text: String) -> Bool {
    let compact = Normalisation.spaceless(text)
    guard let first = compact.unicodeScalars.first else { return false }
    if Normalisation.ordinal(of: compact) != nil || part(text) != nil || TitleText.isNote(text) {
      return true
    }
    if ("①"..."⒇").contains(first) || "●■◆★☆▲·•".unicodeScalars.contains(first) {
      return true
    }
    if isFigureCaption(compact) { return true }
    var cursor = ScalarCursor(compact)
    if cursor.skip("第") {
      return (1...3).contains(cursor.skip(\.isChineseNumeral)) && cursor.skip(one: "条章节")
    }
    return listNumeral(of: compact) != nil
  }

  /// The numeral of `二是…`, which counts the items of a list within running text.
  static func listNumeral(of text: String) -> String? {
    var cursor = ScalarCursor(text)
    guard (1...2).contains(cursor.skip(\.isChineseNumeral)), cursor.rest.first == "是" else { return nil }
    return String(text[..<cursor.text.startIndex])
  }

  /// Whether a text is the caption of a chart, such as `图 1：收、支决算总计变动情况`.
  static func isFigureCaption(_ text: String) -> Bool {
    guard text.unicodeScalars.contains("图"), text.count <= longest, !text.contains("。") else { return false }
    let start = Normalisation.spaceless(text)
    return start.hasPrefix("图") || start.hasPrefix("（图") || start.hasPrefix("(图")
  }
}

/// Chinese numerals up to 99.
enum ChineseNumeral {
  /// The value of `十二`, `3`.
  static func value(of text: String) -> Int? {
    if let number = Int(text) { return number }
    let digits: [Character: Int] = [
      "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    guard let ten = text.firstIndex(of: "十") else {
      return text.count == 1 ? text.first.flatMap { digits[$0] } : nil
    }
    let tens = text[..<ten].last.flatMap { digits[$0] } ?? 1
    let ones = text[text.index(after: ten)...].first.flatMap { digits[$0] } ?? 0
    return tens * 10 + ones
  }
}
