import JuesuanModel

/// Names that cover several rows of a table and go on behind a page end.
///
/// Word prints the name before the page end and leaves the place behind it blank; Excel prints it where the middle of
/// all its rows lies, so that the place before the page end may be the blank one.
struct CutNames {
  /// The part of a name that stands behind the page end.
  struct Name {
    var column: Int
    var rest: Cell
  }

  private(set) var names: [Name] = []

  /// - Parameters:
  ///   - table: The table as far as the page end.
  ///   - body: The rows behind it, without those of the head.
  ///   - tally: What the rows before the page end have in common.
  ///   - inCutRow: Whether the page end is taken to cut a row, and so the lines of a name as well.
  init(_ table: Table, _ body: [[Cell?]], _ tally: BodyTally, inCutRow: Bool) {
    guard let first = body.first, table.rows.count > table.headerRows else { return }
    let amounts = tally.amountColumns
    for (column, rest) in first.enumerated() {
      guard let rest, !amounts.contains(column) else { continue }
      let owner = table.origin(row: table.rows.count - 1, column: column)
      guard owner.column == column, owner.row >= table.headerRows, let before = table.rows[owner.row][column],
        before.columnSpan == rest.columnSpan,
        before.text.isEmpty || rest.text.isEmpty || (inCutRow && rest.rowSpan > 1),
        !HeaderRows.hasAmount([before]), !HeaderRows.hasAmount([rest])
      else { continue }
      var cells = body.compactMap { $0[column] }
      /// The name of the last rows may stand behind the next page end.
      if cells.count > 1, cells.last?.text.isEmpty ?? false { cells.removeLast() }
      let blanks = tally.blanks(in: column) + cells.count(where: \.text.isEmpty)
      let own = (before.text.isEmpty ? 1 : 0) + (rest.text.isEmpty ? 1 : 0)
      /// Where any other place is blank, this one may be so as well.
      guard blanks == own, tally.mergedCells(in: column) > 0 || cells.contains(where: { $0.rowSpan > 1 })
      else {
        continue
      }
      names.append(Name(column: column, rest: rest))
    }
  }
}

extension Cell {
  /// Goes on behind a page end with `rest`; a row that the page end cuts is beside both and counts once.
  mutating func join(_ rest: Cell, isBesideCutRow: Bool) {
    rowSpan += rest.rowSpan - (isBesideCutRow ? 1 : 0)
    guard text.isEmpty else { return text += rest.text }
    (text, page, box) = (rest.text, rest.page, rest.box)
  }
}
