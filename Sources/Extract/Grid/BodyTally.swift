import JuesuanModel

/// What the rows of a table's body have in common, counted as they come: a table may run over a thousand pages, and
/// each page asks.
struct BodyTally {
  private struct Column {
    var filled = 0
    var blank = 0
    /// Cells that cover several rows.
    var merged = 0
    var figures = 0
    /// Figures with a point.
    var pointed = 0
  }

  private(set) var rowCount = 0
  /// Rows that print nothing.
  private(set) var blankRows = 0
  /// Rows that print no amount.
  private(set) var rowsWithoutAmount = 0
  private var columns: [Column] = []

  init(_ rows: some Sequence<[Cell?]> = []) { for row in rows { add(row) } }

  /// The columns in which every filled cell is an amount, column numbers and dashes aside.
  var amountColumns: Set<Int> {
    Set(
      columns.indices.filter {
        columns[$0].filled >= 2 && columns[$0].figures == columns[$0].filled && columns[$0].pointed > 0
      }
    )
  }

  /// How many cells of a column are blank, and how many cover several rows.
  func blanks(in column: Int) -> Int { columns.indices.contains(column) ? columns[column].blank : 0 }
  func mergedCells(in column: Int) -> Int { columns.indices.contains(column) ? columns[column].merged : 0 }

  mutating func add(_ row: [Cell?]) { count(row, 1) }
  mutating func remove(_ row: [Cell?]) { count(row, -1) }

  private mutating func count(_ row: [Cell?], _ step: Int) {
    rowCount += step
    if row.allSatisfy({ Normalisation.spaceless($0?.text ?? "").isEmpty }) { blankRows += step }
    if !HeaderRows.hasAmount(row) { rowsWithoutAmount += step }
    while columns.count < row.count { columns.append(Column()) }
    for (index, cell) in row.enumerated() {
      guard let cell else { continue }
      if cell.rowSpan > 1 { columns[index].merged += step }
      let text = cell.text
      guard !text.isEmpty else {
        columns[index].blank += step
        continue
      }
      columns[index].filled += step
      if FigureValue(reading: text, unit: .yuan).figure != nil { columns[index].figures += step }
      if text.contains(".") { columns[index].pointed += step }
    }
  }
}
