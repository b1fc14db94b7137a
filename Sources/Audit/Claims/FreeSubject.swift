import JuesuanModel

/// The name of a subject of which the forms say nothing, taken from the words before a figure.
struct FreeSubject {
  let words: String
  let range: Range<Int>
  /// Whether 本年 stands before the words.
  var isOfTheYear = false
  /// Whether the words are short ones for a total of the report.
  var isTotal = false

  /// Characters of the longest words that are taken for a name: 机关事业单位基本养老保险缴费支出预算.
  private static let longest = 24

  /// The name at the end of `span`; nil where the words are no name.
  init?(_ text: CompactText, _ span: Range<Int>) {
    let start = max(
      span.lowerBound,
      text.boundary(before: span.upperBound, marks: ["。", ";", ":", ",", "、"])
    )
    var words = Self.withoutRemarks(text.text(start..<span.upperBound))
    // 用于保障机构正常运转的日常支出: the last words name it.
    if words.contains("用于"), let last = words.lastIndex(of: "的") {
      words = String(words[words.index(after: last)...])
    }
    words = Self.withoutBeginning(words)
    words = Self.withoutEnding(words)
    guard !words.hasPrefix("占"), (2...Self.longest).contains(words.count),
      !words.contains(where: Token.isDigit),
      !Self.strange.contains(where: words.contains)
    else { return nil }
    self.words = words
    range = start..<span.upperBound
  }

  /// The words by which two mentions of one subject are known to be the same.
  static func key(_ words: String) -> String {
    let key = withoutEnding(withoutBeginning(words), also: ["预算", "总额", "合计", "总计", "收支"])
    return key.isEmpty ? words : key
  }

  /// 本年收入, 支出, which sentences of some provinces take for subjects, though the same words often only join another
  /// subject to its figure.
  init?(total text: CompactText, _ span: Range<Int>) {
    let start = max(
      span.lowerBound,
      text.boundary(before: span.upperBound, marks: ["。", ";", ":", ",", "、"])
    )
    let printed = Normalisation.withoutOrdinal(text.text(start..<span.upperBound))
    let words = Lead.trimmed(Self.withoutBeginning(printed), of: ["均为", "为", "共计", "共", "是", "较上年", "比上年"])
    guard !printed.contains("实际"), Self.totals.contains(words) else { return nil }
    self.words = words
    range = start..<span.upperBound
    let sentence = text.boundary(before: start, marks: ["。", ";"])
    let before = Normalisation.withoutOrdinal(text.text(sentence..<start)).filter { !",:".contains($0) }
    // In the middle of a sentence 支出 alone may be that of anything.
    isTotal = words.count > 2 || printed.contains("本年") || Self.withoutBeginning(before).isEmpty
    isOfTheYear = printed.contains("本年") && !printed.contains("本年度")
  }

  private static let totals: Set<String> = [
    "收入", "支出", "总收入", "总支出", "收入总额", "支出总额", "财政拨款收入", "财政拨款支出", "财政拨款总收入", "财政拨款总支出",
  ]

  /// The words without what stands in brackets: 有关事务(款); of an open bracket what it holds, of a closed one what follows.
  private static func withoutRemarks(_ words: String) -> String {
    var result = ""
    var outer: [String] = []
    for character in words {
      switch character {
      case "(":
        outer.append(result)
        result = ""
      case ")": result = outer.popLast() ?? ""
      default: result.append(character)
      }
    }
    return result
  }

  private static func withoutEnding(_ words: String, also others: [String] = []) -> String {
    var words = words
    // 公共 is a word that ends in 共.
    while !words.hasSuffix("公共"), let ending = (endings + others).first(where: words.hasSuffix),
      !words.isEmpty
    {
      words = String(words.dropLast(ending.count))
      if words.hasSuffix("年") || words.hasSuffix("年度") {
        words = String(words.reversed().drop { "度年".contains($0) || Token.isDigit($0) }.reversed())
      }
    }
    return words
  }

  private static func withoutBeginning(_ words: String) -> String {
    var words = Substring(words)
    var isChanged = true
    while isChanged {
      isChanged = false
      for beginning in beginnings where words.hasPrefix(beginning) {
        words = words.dropFirst(beginning.count)
        isChanged = true
      }
      let digits = words.prefix(while: Token.isDigit)
      let mark = words.dropFirst(digits.count).first
      // A year, or the number of a list: 2023年, 1.一般公共服务.
      if !digits.isEmpty, digits.count == 4 ? mark == "年" : mark == "." || mark == "、" {
        words = words.dropFirst(digits.count + 1)
        isChanged = true
      }
    }
    return String(words)
  }

  private static let beginnings = [
    "其中", "本部门", "本单位", "我单位", "我部门", "我局", "全年", "当年", "本年度", "本年", "年度", "度", "实际", "共计", "共", "的", "与",
    "和", "及",
    "包括",
  ]
  private static let endings = [
    "支出决算数", "支出决算", "收入决算", "年初预算数", "全年预算数", "年初预算", "全年预算", "决算数", "预算数", "决算", "预算", "总额", "金额", "资金",
    "共计", "合计",
    "执行数", "较上年", "比上年", "同比", "分别", "完成", "为", "是", "共", "计", "约", "达", "数", "的", "均", "各", "了", "有",
  ]
  /// Words of prices, limits and shares of a person, which no total is called by.
  private static let strange = [
    "单价", "单位价值", "人均", "平均", "每", "标准", "限额", "以上", "原因", "用于", "大于", "小于", "等于", "超过", "不足", "尚未", "折合",
    "总投资", "预计", "拟",
  ]
}
