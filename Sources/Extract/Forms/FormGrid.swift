internal import JuesuanModel

/// A table as the form stage looks at it: texts at every place, and which rows are caption, header, numbering, body, note.
struct FormGrid {
  let table: Table
  /// The text at every place, that of a covering span included, without white space.
  let texts: [[String]]
  /// The first row of the header: rows above it are caption.
  let headerStart: Int
  /// The first row of the body.
  let bodyStart: Int
  /// The row after the last of the body: what follows are notes inside the grid.
  let bodyEnd: Int
  /// The header rows that number the columns (栏次).
  let numberingRows: Set<Int>
  /// Whether spans are known; where not, an empty cell of a header may belong to the group at its left.
  let hasSpans: Bool

  init(_ table: Table) {
    self.table = table
    texts = table.rows.indices.map { row in
      (0..<table.columnCount).map { Normalisation.spaceless(table.text(row: row, column: $0)) }
    }
    let texts = self.texts
    let distinct = texts.map { row in row.filter { !$0.isEmpty } }
    // What spans columns or reaches down from the row above is no further word of a row.
    let own = texts.indices.map { row in
      texts[row].indices.filter { table.rows[row][$0] != nil }.map { texts[row][$0] }.filter { !$0.isEmpty }
    }
    let start = own.prefix(6).prefix { Self.isCaption($0) }.count
    headerStart = start < texts.count ? start : 0
    let numbering = texts.indices.prefix(Self.deepestHeader + start).filter { Self.isNumbering(own[$0]) }
    let firstBody = texts.indices.dropFirst(start).first {
      !numbering.contains($0) && Self.isBody(texts[$0], filled: distinct[$0])
    }
    let afterNumbering = numbering.last.map { $0 + 1 }
    bodyStart = min(texts.count, firstBody ?? afterNumbering ?? max(table.headerRows, start + 1))
    let body = bodyStart
    numberingRows = Set(numbering.filter { $0 < body })
    var end = texts.count
    while end > bodyStart, Self.isNote(distinct[end - 1]) { end -= 1 }
    bodyEnd = end
    let header = Set(own[min(start, body)..<body].filter { $0.count > 1 })
    bodyRows = (body..<max(body, end)).filter { !header.contains(own[$0]) }
    hasSpans =
      table.method != .text
      || table.rows.prefix(bodyStart).joined()
        .contains { ($0?.columnSpan ?? 1) > 1 || ($0?.rowSpan ?? 1) > 1 }
  }

  /// The deepest header seen, in rows: 三公 of Shanghai with a banner, lanes, items, sub-items, numbers and two captions.
  static let deepestHeader = 8

  var columns: Range<Int> { 0..<table.columnCount }
  /// The rows of the body; a header printed again among them is none.
  let bodyRows: [Int]
  var headerRows: Range<Int> { headerStart..<bodyStart }

  /// Whether a column has cells of its own in the body, not only the ends of wider ones: grid lines that Excel prints
  /// beside borders cut strips off the columns.
  func hasCells(_ column: Int) -> Bool {
    bodyRows.isEmpty || bodyRows.contains { table.rows[$0][column] != nil }
  }

  /// The texts of notes that stand inside the grid.
  var notes: [String] {
    (bodyEnd..<texts.count).map { row in
      table.rows[row].compactMap { $0?.text }.filter { !$0.isEmpty }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  /// The texts of the caption rows, cell by cell.
  var captions: [String] {
    table.rows.prefix(headerStart).joined().compactMap { $0?.text }.filter { !$0.isEmpty }
  }

  /// The cell that begins at a place or covers it from above, never from another column.
  func cell(_ row: Int, _ column: Int) -> Cell? {
    if let cell = table.rows[row][column] { return cell }
    let origin = table.origin(row: row, column: column)
    guard origin.row == row else { return nil }
    return table.rows[origin.row][origin.column]
  }

  /// The header above a column from top to bottom, numbering and repeated levels left out.
  func header(_ column: Int) -> [String] {
    var path: [String] = []
    for row in headerRows where !numberingRows.contains(row) {
      var text = texts[row][column]
      if text.isEmpty, !hasSpans { text = inherited(row: row, column: column) }
      guard !text.isEmpty, !Self.silent.contains(text), path.last != text,
        FigureText.decimal(text) == nil
      else { continue }
      path.append(text)
    }
    return path
  }

  /// The group at the left that an empty cell of a header without spans belongs to, where something stands below both.
  private func inherited(row: Int, column: Int) -> String {
    let below = headerRows.filter { $0 > row && !numberingRows.contains($0) }
    guard below.contains(where: { !texts[$0][column].isEmpty }),
      let left = columns.prefix(column).last(where: { !texts[row][$0].isEmpty }),
      below.contains(where: { !texts[$0][left].isEmpty })
    else { return "" }
    // A group ends where one above it ends: 公务接待费 stands beside the items of 公务用车, not below them.
    let above = headerRows.filter { $0 < row && !numberingRows.contains($0) }
    guard above.allSatisfy({ upper in (left + 1...column).allSatisfy { texts[upper][$0].isEmpty } }) else {
      return ""
    }
    // The first line of a name that goes on below is no group.
    let text = texts[row][left]
    let name = below.reduce(text) { $0 + texts[$1][left] }
    return !ColumnKeys.isLevel(text) && ColumnKeys.isName(name) ? "" : text
  }

  /// Words of a header that name no column of amounts.
  private static let silent: Set<String> = ["栏次", "项目", "行次", "类", "款", "项"]

  private static func isCaption(_ filled: [String]) -> Bool {
    guard let first = filled.first else { return true }
    guard filled.count <= 4 else { return false }
    let isOne = filled.allSatisfy { $0 == first }
    return isOne && (TitleText.isTableTitle(first) || TitleText.isCaption(first)) && first.count > 4
      || filled.allSatisfy { TitleText.isCaption($0) || FormCatalogue.form(titled: $0) != nil }
  }

  private static func isNote(_ filled: [String]) -> Bool {
    guard let first = filled.first else { return false }
    return filled.allSatisfy { $0 == first }
      && (TitleText.isNote(first) || TitleText.saysEmpty(first)
        || Normalisation.ordinal(of: first) != nil && first.contains("本表"))
  }

  /// A row of small numbers that count the columns, glued or not to 栏次 and 合计.
  private static func isNumbering(_ filled: [String]) -> Bool {
    let numbers = filled.compactMap { FigureText.ordinal($0) }
    let words = filled.filter { FigureText.ordinal($0) == nil }
    guard words.allSatisfy({ numberingWords.contains($0) || isColumnFormula($0) }) else { return false }
    if words.contains(where: { $0.hasPrefix("栏次") }) {
      return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    }
    return numbers.count >= 3 && (numbers[0] == 1)
      && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// `1=2+3`: some forms print how the columns add up.
  private static func isColumnFormula(_ text: String) -> Bool {
    text.contains("=") && text.allSatisfy { "0123456789=+-()（）＝＋－".contains($0) }
  }

  private static let numberingWords: Set<String> = [
    "栏次", "栏次合计", "合计", "类", "款", "项", "行次", "栏次栏次",
  ]

  private static func isBody(_ row: [String], filled: [String]) -> Bool {
    guard !filled.isEmpty else { return false }
    if filled.contains(where: { FigureText.decimal($0) != nil || FigureText.isLarge($0) }) { return true }
    if row.prefix(4).contains(where: { CodeText.code(in: $0) != nil }) { return true }
    // A stroke instead of an amount is no label.
    let labels = filled.filter { !$0.isEmpty && $0.contains { !$0.isASCII } && !FigureText.isFigure($0) }
    if !labels.isEmpty, labels.contains("合计"), labels.allSatisfy({ ["合计", "类", "款", "项"].contains($0) }) {
      return true
    }
    return labels.contains { RowNames.isRowLabel($0) }
  }
}

/// Codes of the classifications, joined or glued to a name.
enum CodeText {
  /// The code with which a text begins, and the name glued to it: `2010301行政运行`, `301`.
  static func code(in text: String) -> (code: String, name: String)? {
    let digits = leadingDigits(of: text)
    guard [3, 5, 7].contains(digits.count), let kind = digits.first, "123".unicodeScalars.contains(kind)
    else {
      return nil
    }
    // Full-width digits are digits; the name keeps its own characters.
    let name = Normalisation.spaceless(text).unicodeScalars.dropFirst(digits.count)
    if let next = name.first, next.isASCII || "年月日号、．，".unicodeScalars.contains(next) { return nil }
    return (String(String.UnicodeScalarView(digits)), String(name))
  }

  /// The digits, made half-width, with which a text begins; none where it begins with more than a code has.
  private static func leadingDigits(of text: String) -> [Unicode.Scalar] {
    var digits: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where !Normalisation.isSpace(scalar) {
      switch scalar {
      case "0"..."9": digits.append(scalar)
      case "０"..."９": digits.append(Unicode.Scalar(scalar.value - 0xFF10 + 0x30) ?? scalar)
      default: return digits
      }
      if digits.count > 7 { return [] }
    }
    return digits
  }

  /// The 款 or 项 part of a split code with which a text begins, and the name glued to it: `03城市建设支出`.
  static func continuation(in text: String) -> (digits: String, name: String)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 2 || digits.count == 4, let next = text.dropFirst(digits.count).first,
      next.isIdeograph, !"年月日号".contains(next)
    else { return nil }
    return (String(digits), String(text.dropFirst(digits.count)))
  }
}

/// The names of rows that the two-sided forms prescribe.
enum RowNames {
  /// Whether a text names a row of form 01 or 04.
  static func isRowLabel(_ text: String) -> Bool { known.contains(Normalisation.rowName(text)) }

  /// Whether a text may be a name at all: names have ideographs, which most texts of a body have not.
  static func mayBeOne(_ text: String) -> Bool { text.utf8.contains { $0 > 0x7F } }

  private static let known: Set<String> = {
    var names: Set<String> = []
    for key in [FormKey.incomeAndExpenditure, .fiscalSummary] {
      let rows = FormCatalogue.definition(of: key).variants.flatMap(\.lanes).flatMap(\.rows)
      for row in rows { names.formUnion(row.matchedNames) }
    }
    // 总计, the fund names and the names of columns head columns as well.
    return names.filter { !ColumnKeys.isLevel($0) }.subtracting([
      "总计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款", "一般公共预算", "政府性基金预算", "国有资本经营预算",
      "年初结转和结余", "年末结转和结余", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入", "财政拨款收入", "上年结转", "结转下年",
      "上年结转和结余", "附属单位缴款", "附属单位上缴", "本年收入合计", "本年支出合计", "其他支出",
    ])
  }()
}
