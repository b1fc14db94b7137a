/// Words that say which way a figure went.
enum DirectionWord {
  /// The words with their sign, longer ones before their beginnings.
  static let changes: [(word: String, sign: Int128)] = [
    ("增加", 1), ("增长", 1), ("上升", 1), ("提高", 1), ("减少", -1), ("下降", -1), ("降低", -1), ("上涨", 1), ("压减", -1),
    ("增", 1),
    ("减", -1), ("降", -1),
  ]
  /// The words that compare an amount with its budget.
  static let comparisons: [(word: String, sign: Int128)] = [
    ("大于", 1), ("高于", 1), ("超过", 1), ("小于", -1), ("低于", -1), ("等于", 0),
  ]
  private static let opposites = [
    "增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "上升": "下降", "提高": "降低", "降低": "增长", "增": "减",
    "减": "增", "降": "增", "上涨": "下降", "压减": "增加", "大于": "小于", "小于": "大于", "高于": "低于", "低于": "高于", "超过": "低于",
  ]

  /// The word for the other direction; the word itself where it has none.
  static func opposite(of word: String) -> String { opposites[word] ?? word }
}
