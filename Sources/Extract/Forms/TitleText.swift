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
    // Regular expressions cost far more than such a look, here and below.
    guard text.unicodeScalars.contains("表") else { return nil }
    let compact = Normalisation.spaceless(text)
    guard
      compact.unicodeScalars.contains(where: { $0 == "公" || $0 == "财" })
        || (compact.last.map { $0.isNumber || "一二三四五六七八九十".contains($0) } ?? false)
    else { return nil }
    guard
      let match = compact.firstMatch(
        of: unsafe numberPattern
      )
    else { return nil }
    return String(match.output)
  }

  /// The unit of money that a text states, such as `单位：万元`.
  static func unit(in text: String) -> MoneyUnit? {
    guard text.unicodeScalars.contains("单"), text.unicodeScalars.contains("元") else { return nil }
    let compact = Normalisation.compact(text)
    guard let match = compact.firstMatch(of: unsafe unitPattern) else { return nil }
    return MoneyUnit(naming: match.output.1)
  }

  /// The entity named by a line such as `部门：X` or `编制单位：X`.
  static func entity(in text: String) -> String? {
    guard text.unicodeScalars.contains(where: { $0 == ":" || $0 == "：" }),
      text.unicodeScalars.contains(where: { $0 == "部" || $0 == "单" })
    else { return nil }
    let spaced = text.replacing(unsafe partPattern, with: "\n")
    for part in spaced.split(separator: "\n") {
      let trimmed = part.drop(while: \.isWhitespace)
      guard
        let match = trimmed.prefixMatch(
          of: unsafe entityPattern
        )
      else { continue }
      let name = String(match.output.1.reversed().drop(while: \.isWhitespace).reversed())
      if MoneyUnit(naming: name) == nil || name.count > 4 { return name }
    }
    return nil
  }

  /// Whether a text names the entity of a form.
  static func isEntityLine(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: { $0 == "部" || $0 == "单" }) else { return false }
    let compact = Normalisation.compact(text)
    return compact.unicodeScalars.contains(":") && compact.count <= longestTitle
      && compact.prefixMatch(of: unsafe entityLinePattern) != nil
  }

  /// Whether a line above a grid belongs to it without being its title: number, entity, unit, date.
  static func isCaption(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    guard compact.count <= longestTitle + 20, !compact.contains("。") else { return false }
    if isEntityLine(text) && (compact.last != ":" || unit(in: text) != nil) { return true }
    if "填编批".contains(compact.first ?? " "), compact.prefixMatch(of: unsafe datePattern) != nil {
      return true
    }
    if unit(in: text) != nil, compact.count <= 40 { return true }
    guard let number = formNumber(in: text) else { return false }
    return compact.count <= number.count + 6 || unit(in: text) != nil || isEntityLine(text)
  }

  /// Whether a line below a grid begins a note to it.
  static func isNote(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 == "注" || $0 == "说" }
      && Normalisation.compact(text).prefixMatch(of: unsafe notePattern) != nil
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

  // MARK: Patterns

  // Compiled once: a pattern written where it is used is parsed anew for every line. A regular expression is a value
  // that nothing changes, only not marked as sendable.
  nonisolated(unsafe) private static let numberPattern =
    /公开\d{1,2}(?:-\d)?表|附?表[0-9一二三四五六七八九十]{1,3}(?:-\d)?$|财决\S{0,4}\d{1,2}表/
  nonisolated(unsafe) private static let unitPattern = /(?:金额)?单位[:]?\(?((?:人民币)?[万千亿]?元)/
  nonisolated(unsafe) private static let partPattern = /\s+(?=公开|单位[:：]|金额)/
  nonisolated(unsafe) private static let entityPattern =
    /(?:公开|编制|填报)?(?:部\s*门|单\s*位)(?:名\s*称)?(?:（[^）]*）)?\s*[:：]\s*(.+)/
  nonisolated(unsafe) private static let entityLinePattern = /(?:公开|编制|填报)?(?:部门|单位)(?:名称)?(?:\([^)]*\))?:/
  nonisolated(unsafe) private static let datePattern = /(?:填报|填表|编制|批复)(?:日期|时间|人)?:/
  nonisolated(unsafe) private static let notePattern = /[(*]?(?:注|备注|附注|说明|本表说明|填表说明)\)?(?:\d{0,2})[:.]/
}

/// Texts that may be amounts.
enum FigureText {
  /// The text, where it is an amount with decimals, grouped or signed: nothing that a row line or code could be.
  static func decimal(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: { $0 == "." || $0 == "．" }) else { return nil }
    let compact = Normalisation.spaceless(text)
    guard compact.contains(where: { $0 == "." || $0 == "．" }), !compact.hasSuffix("%"),
      FigureValue(reading: compact, unit: .tenThousandYuan).figure != nil
    else { return nil }
    return compact
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
    let compact = Normalisation.compact(text)
    guard !compact.isEmpty, compact.count <= 3, compact.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(compact)
  }
}
