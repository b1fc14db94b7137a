import JuesuanModel

/// Counts the leading rows of a table that head its columns.
enum HeaderRows {
  static func count(in rows: [[Cell?]]) -> Int {
    let structural = structuralCount(rows)
    var amountless = rows.prefix { !hasAmount($0) && !hasStroke($0) }.count
    if amountless == rows.count || amountless > structural + 1 { return min(structural, rows.count) }
    /// A text that has a row to itself heads the rows below it.
    while amountless > structural, rows[amountless - 1].count(where: { !($0?.text.isEmpty ?? true) }) == 1,
      !isUnit(rows[amountless - 1])
    {
      amountless -= 1
    }
    if amountless > structural, structural > 0, isNameAlone(rows[amountless - 1], of: rows) {
      amountless -= 1
    }
    return max(1, amountless)
  }

  /// Whether the one text of a row is the unit of several columns, (percent), which names none of the rows below.
  private static func isUnit(_ row: [Cell?]) -> Bool {
    row.dropFirst().contains { cell in
      guard let cell, cell.columnSpan > 1 else { return false }
      return cell.text.hasPrefix("(") && cell.text.hasSuffix(")") || UnitLine.isDashed(cell.text)
    }
  }

  /// Whether a row prints a stroke instead of an amount.
  private static func hasStroke(_ row: [Cell?]) -> Bool {
    row.contains { cell in
      guard let text = cell?.text, text.utf8.count <= longestStroke else { return false }
      return FigureValue(reading: text, unit: .yuan) == .dash
    }
  }

  /// Bytes of the longest stroke: two dashes.
  private static let longestStroke = 6

  /// Whether a row leaves all columns blank in which `rows` print amounts: it names a row that has none.
  private static func isNameAlone(_ row: [Cell?], of rows: [[Cell?]]) -> Bool {
    let amounts = row.indices.filter { column in
      rows.contains { hasAmount([$0[column]]) }
    }
    return amounts.count > 1
      && amounts.allSatisfy { row[$0].map { $0.text.isEmpty && $0.columnSpan == 1 } ?? false }
  }

  /// Rows reached by the spans of the first row: where a cell covers several columns the row below names them.
  private static func structuralCount(_ rows: [[Cell?]]) -> Int {
    // Title and unit may stand in rows of one cell above the header.
    var count = min(rows.count, rows.prefix { isOneCell($0) || isCaption($0) }.count + 1)
    var row = 0
    while row < count, row < rows.count {
      for (column, cell) in rows[row].enumerated() {
        guard let cell else { continue }
        count = max(count, row + cell.rowSpan)
        let below = row + cell.rowSpan
        guard cell.columnSpan > 1, rows.indices.contains(below), !hasAmount(rows[below]) else { continue }
        let named = rows[below][column..<column + cell.columnSpan].count { !($0?.text.isEmpty ?? true) }
        if named > 1 { count = max(count, below + 1) }
      }
      row += 1
    }
    while count < rows.count, isColumnNumbers(rows[count]) { count += 1 }
    return count
  }

  private static func isOneCell(_ row: [Cell?]) -> Bool {
    row.count > 1 && row.first??.columnSpan == row.count && !(row.first??.text.isEmpty ?? true)
  }

  /// Whether a row says the unit or the number of the table and little else, as above the heads of sheets that are
  /// printed with their grid.
  private static func isCaption(_ row: [Cell?]) -> Bool {
    let texts = texts(row[...])
    guard (1...mostCaptions).contains(texts.count), row.count > texts.count else { return false }
    return texts.map(Normalisation.compact).contains { text in
      text.contains("单位:") || text.hasPrefix("公开") && text.hasSuffix("表")
    }
  }

  /// The unit of the table, who made it, and the year between the two.
  private static let mostCaptions = 3

  /// Whether a row prints an amount; a row of column numbers (栏次 1 2 3) does not.
  static func hasAmount(_ row: [Cell?]) -> Bool {
    row.contains(where: isFigure) && !isColumnNumbers(row) && !isYears(row)
  }

  private static func isFigure(_ cell: Cell?) -> Bool {
    guard let text = cell?.text, !text.isEmpty else { return false }
    /// What counts money, $000, is no figure; $12 and 10% are.
    if text.unicodeScalars.contains(where: { "$£€%".unicodeScalars.contains($0) }) {
      return Segment.isFigure(text)
    }
    if FigureValue(reading: withUnknownDigits(text), unit: .yuan).figure != nil { return true }
    /// Spaces between thousands leave open whether it is one figure, and none that it is no head.
    return text.contains(" ") && text.contains(".") && Segment.isFigure(text)
  }

  /// The text with zeros for unknown characters among figures: of an amount whose font maps some digits only, that it is
  /// one can be told.
  private static func withUnknownDigits(_ text: String) -> String {
    guard text.contains("\u{FFFD}"), text.contains(where: { $0.isNumber || $0 == "." || $0 == "," }) else {
      return text
    }
    return String(text.map { $0 == "\u{FFFD}" ? "0" : $0 })
  }

  /// Whether a row names the years of its columns and nothing else.
  private static func isYears(_ row: [Cell?]) -> Bool {
    let texts = texts(row.dropFirst())
    return texts.count > 1 && texts.allSatisfy(Segment.isYear)
  }

  /// Whether the figures of a row count the columns, or mark them otherwise: 1, 2, 3.
  static func isColumnNumbers(_ row: [Cell?]) -> Bool {
    let texts = texts(row[...])
    if ColumnMarks.are(texts) { return true }
    let numbers = texts.compactMap { Int($0) }
    guard let first = numbers.first, first <= 2, ColumnMarks.isCount(numbers) else { return false }
    return numbers.count == texts.count && numbers.count >= 2
      || texts.contains { Normalisation.compact($0) == "栏次" }
  }

  /// The texts of a row's cells, without blanks.
  private static func texts(_ row: ArraySlice<Cell?>) -> [String] {
    row.compactMap { cell in cell.flatMap { $0.text.isEmpty ? nil : $0.text } }
  }
}
