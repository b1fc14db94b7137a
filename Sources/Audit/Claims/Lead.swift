/// The words before a figure, which say what it is.
enum Lead {
  /// What a figure is.
  enum Role: Hashable {
    case amount
    case budget(String)
    case change(word: Range<Int>, sign: Int128, isFromPriorYear: Bool)
    case rate(word: Range<Int>, sign: Int128)
    case share(String)
    case completion(String)
  }

  /// The role of an amount after the words in `range`.
  static func money(_ text: CompactText, _ range: Range<Int>) -> Role {
    if let (word, sign) = changeWord(text, endingAt: range.upperBound, from: range.lowerBound) {
      let words = text.text(range)
      return .change(word: word, sign: sign, isFromPriorYear: !words.contains("预算"))
    }
    let words = trimmed(text.text(range), of: ["为", "是", ":", "共", "约", "数", "总额", "资金", "金额"])
    if words.hasSuffix("预算") { return .budget(budgetWord(words)) }
    return .amount
  }

  /// The role of a percentage after the words in `range`, nil where they do not say.
  static func percent(_ text: CompactText, _ range: Range<Int>) -> Role? {
    let words = text.text(range)
    if let last = words.lastIndex(of: "占") {
      return .share(
        trimmed(String(words[words.index(after: last)...]), of: ["的", "比例", "比重", "为", "约", "比", ":", "达"])
      )
    }
    if let found = words.ranges(of: "完成").last {
      return .completion(budgetWord(String(words[found.upperBound...])))
    }
    return changeWord(text, endingAt: range.upperBound, from: range.lowerBound).map {
      .rate(word: $0.0, sign: $0.1)
    }
  }

  static func budgetWord(_ words: String) -> String {
    for word in ["年初", "全年", "调整"] where words.contains(word + "预算") || words.contains(word + "后") {
      return word
    }
    return ""
  }

  /// The change word right before `end`, small words between left aside.
  private static func changeWord(
    _ text: CompactText,
    endingAt end: Int,
    from start: Int
  ) -> (Range<Int>, Int128)? {
    var end = end
    while end > start, "了为约额幅度:".contains(text.characters[end - 1]) { end -= 1 }
    for (word, sign) in DirectionWord.changes where end - word.count >= start {
      let range = end - word.count..<end
      if text.text(range) == word { return (range, sign) }
    }
    return nil
  }

  /// The words without any of the given ones at the end.
  static func trimmed(_ words: String, of endings: [String]) -> String {
    var words = words
    while let ending = endings.first(where: { words.hasSuffix($0) }), !words.isEmpty {
      words = String(words.dropLast(ending.count))
    }
    return words
  }

  /// Whether nothing is left of the words but those that a sentence puts between a subject and its figure.
  static func isConnective(_ words: String) -> Bool {
    var words = words
    for word in connectives { words = words.replacing(word, with: "") }
    return words.allSatisfy { Token.isDigit($0) || ",:、.()".contains($0) }
  }

  /// Longer ones before those they contain.
  private static let connectives = [
    "支出决算数", "支出决算", "收入决算", "执行数", "到位", "决算数", "决算", "年初预算数", "全年预算数", "预算数", "年初预算", "全年预算", "预算", "财政拨款",
    "实际支出",
    "支出", "收入", "总额", "总计", "合计", "金额", "资金", "增加", "减少", "增长", "下降", "降低", "上升", "增", "减", "相比",
    "上年度", "上年", "去年", "年度", "本年", "今年", "同期", "同比", "其中", "完成", "本部门", "本单位", "分别", "共计", "类", "款",
    "项", "均", "各", "为", "是", "共", "计", "约", "较", "比", "与", "年", "数", "的", "了", "相", "总", "和",
  ]
}
