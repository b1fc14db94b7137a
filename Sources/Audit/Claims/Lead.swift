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
    /// How far an amount is above (1) or below (-1) its budget.
    case excess(word: Range<Int>, sign: Int128)
    /// The rate by which an amount differs from its budget.
    case variance
  }

  /// The role of an amount after the words in `range`, and where the words that say so begin.
  static func money(_ text: CompactText, _ range: Range<Int>) -> (role: Role, start: Int) {
    if let (word, sign) = changeWord(text, endingAt: range.upperBound, from: range.lowerBound) {
      let words = text.text(range)
      return (
        .change(word: word, sign: sign, isFromPriorYear: !words.contains("预算")), word.lowerBound
      )
    }
    if let (word, sign) = excessWord(text, range) {
      return (.excess(word: word, sign: sign), word.lowerBound)
    }
    let words = trimmed(text.text(range), of: ["为", "是", ":", "共", "约", "数", "总额", "资金", "金额"])
    if words.hasSuffix("预算") { return (.budget(budgetWord(words)), range.upperBound) }
    return (.amount, range.upperBound)
  }

  /// 大于预算数, right before a figure.
  private static func excessWord(_ text: CompactText, _ range: Range<Int>) -> (Range<Int>, Int128)? {
    for (word, sign) in DirectionWord.comparisons where sign != 0 {
      for base in ["年初预算数", "全年预算数", "预算数", "年初预算", "全年预算", "预算"] {
        let length = word.count + base.count
        let place = range.upperBound - length..<range.upperBound - base.count
        guard length <= range.count, text.text(place) == word,
          text.text(place.upperBound..<range.upperBound) == base
        else { continue }
        return (place, sign)
      }
    }
    return nil
  }

  /// The role of a percentage after the words in `range`, and where the words that say so begin; nil where none do.
  static func percent(_ text: CompactText, _ range: Range<Int>) -> (role: Role, start: Int)? {
    let words = text.text(range)
    func place(_ index: String.Index) -> Int {
      range.lowerBound + words.distance(from: words.startIndex, to: index)
    }
    if let last = words.lastIndex(of: "占") {
      let base = trimmed(
        String(words[words.index(after: last)...]),
        of: ["的", "比例", "比重", "为", "约", "比", ":", "达"]
      )
      // 占年初预算的: of its own budget, which is a rate of completion.
      let isBudget = ["年初预算", "年初预算数", "全年预算", "全年预算数", "预算", "预算数"].contains(base)
      return (isBudget ? .completion(budgetWord(base)) : .share(base), place(last))
    }
    if let found = words.ranges(of: "完成").last {
      return (.completion(budgetWord(String(words[found.upperBound...]))), place(found.lowerBound))
    }
    let plain = trimmed(words, of: ["为", "是", ":", "达", "达到", "约", "的"])
    if plain.hasSuffix("差异率"), let found = words.ranges(of: "差异率").last {
      return (.variance, place(found.lowerBound))
    }
    for ending in ["预算执行率", "执行率", "完成率"] where plain.hasSuffix(ending) {
      return (
        .completion(budgetWord(plain)), place(words.ranges(of: ending).last?.lowerBound ?? words.startIndex)
      )
    }
    for ending in ["年初预算数", "全年预算数", "预算数", "年初预算", "全年预算", "预算"]
    where plain.hasSuffix("为" + ending) || plain.hasSuffix("是" + ending) {
      return (
        .completion(budgetWord(ending)), range.upperBound - (words.count - plain.count) - ending.count - 1
      )
    }
    return changeWord(text, endingAt: range.upperBound, from: range.lowerBound).map {
      (.rate(word: $0.0, sign: $0.1), $0.0.lowerBound)
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

  /// Whether words between a subject and a figure end in a clause that takes the subject up again: what money was for
  /// stands between them (教育支出95万元，主要用于教学，完成年初预算的100%).
  static func resumes(_ words: String, _ role: Role) -> Bool {
    guard let comma = words.lastIndex(of: ",") else { return false }
    let last = String(words[words.index(after: comma)...])
    switch role {
    case .share, .completion: return isConnective(last)
    case .change, .rate: return isConnective(last) && ["较", "比", "与", "同比"].contains { last.hasPrefix($0) }
    case .amount, .budget, .excess, .variance: return false
    }
  }

  /// Whether nothing is left of the words but those that a sentence puts between a subject and its figure.
  static func isConnective(_ words: String) -> Bool {
    var words = words
    for word in connectives { words = words.replacing(word, with: "") }
    return words.allSatisfy { Token.isDigit($0) || ",:、.()".contains($0) }
  }

  /// Longer ones before those they contain.
  private static let connectives = [
    "上年决算数", "支出决算数", "支出决算", "收入决算", "财政拨款", "执行数", "预决算", "同口径", "对比", "总体", "上一年", "分别", "到位", "决算数", "决算",
    "年初预算数", "全年预算数", "预算数", "年初预算", "全年预算", "预算", "财政拨款",
    "实际支出",
    "支出", "收入", "总额", "总计", "合计", "金额", "资金", "增加", "减少", "增长", "下降", "降低", "上升", "增", "减", "相比",
    "上年度", "上年", "去年", "年度", "本年", "今年", "同期", "同比", "其中", "完成", "本部门", "本单位", "分别", "共计", "类", "款",
    "项", "均", "各", "为", "是", "共", "计", "约", "较", "比", "与", "年", "数", "的", "了", "相", "总", "和",
  ]
}
