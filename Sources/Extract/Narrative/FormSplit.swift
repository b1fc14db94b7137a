internal import JuesuanModel

/// Parts the forms that one drawn grid holds, as where a sheet with several forms is printed with its grid lines.
enum FormSplit {
  /// The tables from top to bottom: a new one begins at every row below figures that holds nothing but a form's title.
  static func parts(of table: Table) -> [Table] {
    let titles = titleRows(of: table)
    guard !titles.isEmpty else { return [table] }
    return zip([0] + titles, titles + [table.rows.count]).map { part(of: table, rows: $0..<$1) }
  }

  private static func titleRows(of table: Table) -> [Int] {
    var starts: [Int] = []
    var hasFigures = false
    for row in table.rows.indices {
      let texts = table.rows[row].compactMap { $0?.text }.filter { !$0.isEmpty }
      if texts.count == 1, hasFigures, texts[0].count <= TitleText.longestTitle,
        FormCatalogue.form(titled: texts[0]) != nil
      {
        var start = row
        while start > 0, isCaption(table.rows[start - 1]) { start -= 1 }
        starts.append(start)
        hasFigures = false
      } else if texts.contains(where: { FigureText.decimal($0) != nil }) {
        hasFigures = true
      }
    }
    return starts
  }

  private static func isCaption(_ row: [Cell?]) -> Bool {
    let texts = row.compactMap { $0?.text }.filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { TitleText.isCaption($0) }
  }

  /// Some rows of a table as one of their own, without the blank rows below them.
  private static func part(of table: Table, rows: Range<Int>) -> Table {
    let isFilled = { (row: Int) in table.rows[row].contains { !($0?.text.isEmpty ?? true) } }
    let end = rows.last(where: isFilled).map { $0 + 1 } ?? rows.upperBound
    let kept = rows.lowerBound..<end
    var part = table
    part.rows = Array(table.rows[kept])
    part.rowPages = Array(table.rowPages[kept])
    part.headerRows = HeaderRows.count(in: part.rows)
    part.parts = table.parts.compactMap { whole in
      let boxes = kept.filter { table.rowPages[$0] == whole.page }
        .flatMap { table.rows[$0].compactMap { $0?.box } }
      guard let first = boxes.first else { return nil }
      var piece = whole
      piece.box = boxes.dropFirst().reduce(first) { $0.union($1) }
      return piece
    }
    return part
  }
}
