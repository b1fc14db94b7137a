import JuesuanModel

/// Counts the leading rows of a table that head its columns.
enum HeaderRows {
  static func count(in rows: [[Cell?]]) -> Int {
    let structural = structuralCount(rows)
    var amountless = rows.prefix { !hasAmount($0) }.count
    if amountless == rows.count || amountless > structural + 1 { return min(structural, rows.count) }
    /// A text that has a row to itself heads the rows below it.
    while amountless > structural, rows[amountless - 1].count(where: { !($0?.text.isEmpty ?? true) }) == 1 {
      amountless -= 1
    }
    return max(1, amountless)
  }

  /// Rows reached by the spans of the first row: where a cell covers several columns the row below names them.
  private static func structuralCount(_ rows: [[Cell?]]) -> Int {
    // Title and unit may stand in rows of one cell above the header.
    var count = min(rows.count, rows.prefix { isOneCell($0) }.count + 1)
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

  /// Whether a row prints an amount; a row of column numbers (栏次 1 2 3) does not.
  static func hasAmount(_ row: [Cell?]) -> Bool {
    !isColumnNumbers(row) && !isYears(row)
      && row.contains { cell in
        guard let text = cell?.text, !text.isEmpty else { return false }
        return FigureValue(reading: text, unit: .yuan).figure != nil
      }
  }

  /// Whether a row names the years of its columns and nothing else.
  private static func isYears(_ row: [Cell?]) -> Bool {
    let texts = row.dropFirst().compactMap { $0?.text }.filter { !$0.isEmpty }
    return texts.count > 1 && texts.allSatisfy(Segment.isYear)
  }

  /// Whether the figures of a row count the columns, or mark them otherwise: 1, 2, 3.
  static func isColumnNumbers(_ row: [Cell?]) -> Bool {
    let texts = row.compactMap { $0?.text }.filter { !$0.isEmpty }
    if ColumnMarks.are(texts) { return true }
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count >= 1 else { return false }
    let isNamed = texts.contains { Normalisation.compact($0) == "栏次" }
    guard isNamed || (numbers.count == texts.count && numbers.count >= 2) else { return false }
    return ColumnMarks.isCount(numbers) && (numbers.first ?? 0) <= 2
  }
}
