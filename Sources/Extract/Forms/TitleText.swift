internal import JuesuanModel

/// What the lines around a grid say: title, number, entity, unit, note.
enum TitleText {
  /// The longest title seen of a table, in characters; anything longer is a sentence.
  static let longestTitle = 60

  /// Whether a text names a table.
  static func isTableTitle(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    guard compact.count >= 3, compact.count <= longestTitle, !compact.contains("。"), !compact.contains(":")
    else {
      return false
    }
    if FormCatalogue.form(titled: text) != nil { return true }
    if compact.hasPrefix("注:") || compact.hasPrefix("公开") { return false }
    // The title of the part that holds all forms.
    if compact.hasSuffix("部门决算表") || compact.hasSuffix("单位决算表") { return false }
    let body = withoutBracket(compact)
    return (body.hasSuffix("表") && !body.hasSuffix("如下表") && !body.hasSuffix("见下表"))
      || body.hasSuffix("自评") || body.hasSuffix("情况汇总")
  }

  private static func withoutBracket(_ text: String) -> String {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return text }
    return String(text[..<open])
  }

  /// The number of a form as printed, such as `公开01表`.
  static func formNumber(in text: String) -> String? {
    guard text.unicodeScalars.contains("表") else { return nil }
    let compact = Normalisation.spaceless(text)
    guard
      compact.unicodeScalars.contains(where: { $0 == "公" || $0 == "财" })
        || (compact.last.map { $0.isNumber || "一二三四五六七八九十".contains($0) } ?? false)
    else { return nil }
    var cursor = ScalarCursor(compact)
    return cursor.first(readsNumber).map(String.init)
  }

  /// The unit of money that a text states, such as `单位：万元`.
  static func unit(in text: String) -> MoneyUnit? {
    guard text.unicodeScalars.contains("单"), text.unicodeScalars.contains("元") else { return nil }
    let compact = Normalisation.compact(text)
    var cursor = ScalarCursor(compact)
    guard var label = cursor.first(skipsUnitLabel).map({ ScalarCursor($0) }) else { return nil }
    _ = label.first { $0.skip("单位") }
    label.skip(":")
    label.skip("(")
    return MoneyUnit(naming: label.text.prefix { $0 != ")" })
  }

  /// The unit that the second line of a label names which a narrow cell cut before its colon.
  static func cutUnit(_ text: String) -> MoneyUnit? {
    let compact = Normalisation.compact(text)
    guard compact.hasPrefix(":"), compact.hasSuffix("元"), compact.count <= longestUnit else { return nil }
    return MoneyUnit(naming: compact)
  }

  /// The first line of such a label.
  private static let unitLabels: Set<String> = ["单位", "金额单位", "计量单位"]
  /// The characters of `:人民币万元`.
  private static let longestUnit = 6

  /// The entity named by a line such as `部门：X` or `编制单位：X`.
  static func entity(in text: String) -> String? {
    guard text.unicodeScalars.contains(where: { $0 == ":" || $0 == "：" }),
      text.unicodeScalars.contains(where: { $0 == "部" || $0 == "单" })
    else { return nil }
    for part in captions(in: text) {
      var cursor = ScalarCursor(part.drop(while: \.isWhitespace))
      guard skipsEntityLabel(&cursor) else { continue }
      cursor.skipSpace()
      var name = cursor.text
      while name.last?.isWhitespace ?? false { name.removeLast() }
      if !name.isEmpty, MoneyUnit(naming: name) == nil || name.count > 4 { return String(name) }
    }
    return nil
  }

  /// A text, without white space, without its `单位：万元` and without the label of an entity.
  static func withoutLabels(_ text: String) -> String {
    var text = text
    for label in [skipsUnitLabel, skipsEntityLabel] {
      var cursor = ScalarCursor(text)
      var kept = ""
      var start = text.startIndex
      while !cursor.isAtEnd, let found = cursor.first(label) {
        kept += text[start..<found.startIndex]
        start = found.endIndex
      }
      text = kept + text[start...]
    }
    return text
  }

  /// Whether a text names the entity of a form.
  static func isEntityLine(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: { $0 == "部" || $0 == "单" }) else { return false }
    let compact = Normalisation.compact(text)
    guard compact.unicodeScalars.contains(":"), compact.count <= longestTitle else { return false }
    var cursor = ScalarCursor(compact)
    return skipsEntityLabel(&cursor)
  }

  /// Whether a line above a grid belongs to it without being its title: number, entity, unit, date.
  static func isCaption(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(anyOf: captionSigns) || text.hasSuffix("元") else { return false }
    let compact = Normalisation.compact(text)
    guard compact.count <= longestTitle + 20, !compact.contains("。") else { return false }
    if isEntityLine(text) && (compact.last != ":" || unit(in: text) != nil) { return true }
    if statesDate(compact) { return true }
    if unit(in: text) != nil, compact.count <= 40 { return true }
    if unitLabels.contains(compact) || cutUnit(compact) != nil { return true }
    guard let number = formNumber(in: text) else { return false }
    return compact.count <= number.count + 6 || unit(in: text) != nil || isEntityLine(text)
  }

  /// Each caption has one of these: 单位, 部门, 表, 填报, 编制, 批复, in simplified characters or traditional ones; but for a
  /// unit that is cut from its label.
  private static let captionSigns = "单單部表填编編批"

  /// Whether a line below a grid begins a note to it.
  static func isNote(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: { $0 == "注" || $0 == "说" }) else { return false }
    var cursor = ScalarCursor(Normalisation.compact(text))
    cursor.skip(one: "(*")
    guard cursor.skip(any: ["注", "备注", "附注", "说明", "本表说明", "填表说明"]) else { return false }
    cursor.skip(")")
    cursor.skip(upTo: 2, \.isDigit)
    return cursor.skip(one: ":.")
  }

  /// Whether a line ends as sentences do and titles never do.
  static func isSentence(_ text: String) -> Bool {
    guard let last = text.last(where: { !$0.isWhitespace }) else { return false }
    return "。；，！？;,".contains(last)
  }

  /// Whether a sentence says that a form is empty.
  static func saysEmpty(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    return compact.contains("本表无数据") || compact.contains("空表") || compact.contains("本表为空")
      || (compact.contains("没有") && compact.contains("本表")) || compact.contains("保留该表格式")
  }

  /// Reads `公开01表`, `附表3` at the end, `财决01表`.
  private static func readsNumber(_ cursor: inout ScalarCursor) -> Bool {
    if cursor.skip("公开") {
      guard cursor.skip(upTo: 2, \.isDigit) > 0 else { return false }
      skipPart(&cursor)
      return cursor.skip("表")
    }
    if cursor.skip("财决") {
      // 财决公开01表, 财决01-1表: a few characters, then the number.
      return (0...4).contains { letters in
        var end = cursor
        end.skip(upTo: letters) { _ in true }
        guard end.skip(upTo: 2, \.isDigit) > 0, end.skip("表") else { return false }
        cursor = end
        return true
      }
    }
    cursor.skip("附")
    guard cursor.skip("表"), cursor.skip(upTo: 3, { $0.isDigit || $0.isChineseNumeral }) > 0 else {
      return false
    }
    skipPart(&cursor)
    return cursor.isAtEnd
  }

  /// Passes over `-1`.
  private static func skipPart(_ cursor: inout ScalarCursor) {
    var part = cursor
    if part.skip("-"), part.skip(upTo: 1, \.isDigit) == 1 { cursor = part }
  }

  /// The captions that share a line: a gap parts them before 公开…表, 单位：… and 金额….
  private static func captions(in text: String) -> [Substring] {
    var captions: [Substring] = []
    var start = text.startIndex
    var place = text.startIndex
    while let gap = text[place...].unicodeScalars.firstIndex(where: Normalisation.isSpace) {
      var cursor = ScalarCursor(text[gap...])
      cursor.skipSpace()
      place = cursor.text.startIndex
      var next = cursor
      if next.skip(any: ["公开", "金额"]) || next.skip("单位") && next.skip(one: ":：") {
        captions.append(text[start..<gap])
        start = place
      }
    }
    return captions + [text[start...]]
  }

  /// Passes over `（金额单位：人民币万元）`, with or without brackets.
  private static func skipsUnitLabel(_ cursor: inout ScalarCursor) -> Bool {
    cursor.skip(one: "（(")
    cursor.skip("金额")
    guard cursor.skip("单位") else { return false }
    cursor.skip(one: ":：")
    cursor.skip(one: "（(")
    cursor.skip("人民币")
    cursor.skip(one: "万千亿")
    guard cursor.skip("元") else { return false }
    cursor.skip(one: ")）")
    return true
  }

  /// Passes over `编制单位（盖章）：`; the words may have gaps in them.
  private static func skipsEntityLabel(_ cursor: inout ScalarCursor) -> Bool {
    cursor.skip(any: ["公开", "编制", "填报"])
    guard skipsSpaced(&cursor, "部", "门") || skipsSpaced(&cursor, "单", "位") else { return false }
    _ = skipsSpaced(&cursor, "名", "称")
    cursor.skipBracket()
    cursor.skipSpace()
    return cursor.skip(one: ":：")
  }

  private static func skipsSpaced(_ cursor: inout ScalarCursor, _ first: String, _ second: String) -> Bool {
    var both = cursor
    guard both.skip(first) else { return false }
    both.skipSpace()
    guard both.skip(second) else { return false }
    cursor = both
    return true
  }

  /// Whether a compact text begins with `填报日期:` or the like.
  private static func statesDate(_ compact: String) -> Bool {
    var cursor = ScalarCursor(compact)
    guard cursor.skip(any: ["填报", "填表", "编制", "批复"]) else { return false }
    cursor.skip(any: ["日期", "时间", "人"])
    return cursor.skip(":")
  }
}

/// Texts that may be amounts.
enum FigureText {
  /// The text, where it is an amount with decimals, grouped or signed: nothing that a row line or code could be.
  static func decimal(_ text: String) -> String? {
    guard text.contains(".") || text.contains("．"),
      FigureValue(reading: text, unit: .tenThousandYuan).figure != nil
    else { return nil }
    return Normalisation.spaceless(text)
  }

  /// Whether a text is an amount without decimals so large that it counts neither rows nor columns nor years.
  static func isLarge(_ text: String) -> Bool {
    guard let figure = FigureValue(reading: text, unit: .yuan).figure else { return false }
    return figure.decimals == 0 && figure.coefficient.magnitude >= 10_000
  }

  /// Whether a text is an amount or a stroke that stands for one.
  static func isFigure(_ text: String) -> Bool {
    switch FigureValue(reading: text, unit: .tenThousandYuan) {
    case .amount, .dash: true
    case .blank, .unreadable: false
    }
  }

  /// The small whole number that a text is: a row line, a column number.
  static func ordinal(_ text: String) -> Int? {
    guard text.utf8.count <= 12 else { return nil }
    let compact = Normalisation.compact(text)
    guard (1...3).contains(compact.utf8.count), compact.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(compact)
  }
}
