internal import JuesuanModel

/// Rows parted by separators, made a table; titles in front and notes behind become lines.
struct TextGrid {
  var rows: [SourceLine]

  /// The lines and the table.
  func items(measure: Double) -> [DocumentStream.Item] {
    guard rows.count > 1 || rows.first.map({ $0.filledCells.count > 1 }) ?? false else {
      return rows.map { line($0, measure: measure) }
    }
    var head = 0
    while head < rows.count, isCaption(rows[head]) { head += 1 }
    var tail = rows.count
    while tail > head, isNote(rows[tail - 1]) { tail -= 1 }
    var items = rows[..<head].map { line($0, measure: measure) }
    if head < tail { items.append(.table(table(Array(rows[head..<tail])))) }
    items += rows[tail...].map { line($0, measure: measure) }
    return items
  }

  /// Whether a row in front of the grid is a title, or names the entity, the unit or the number of the form.
  private func isCaption(_ row: SourceLine) -> Bool {
    guard row.cells != nil else { return false }
    let filled = row.filledCells
    if filled.isEmpty { return true }
    return filled.allSatisfy { cell in
      TitleText.isCaption(cell.text) || (filled.count == 1 && TitleText.isTableTitle(cell.text))
        || (cell.column == 0 && FormCatalogue.form(titled: cell.text) != nil)
    }
  }

  private func isNote(_ row: SourceLine) -> Bool {
    let filled = row.filledCells
    return filled.isEmpty ? row.cells != nil : filled.count == 1 && TitleText.isNote(filled[0].text)
  }

  private func line(_ row: SourceLine, measure: Double) -> DocumentStream.Item {
    var line = row
    line.text = row.cells == nil ? row.text : row.filledCells.map(\.text).joined(separator: "  ")
    return .line(TextReader.textLine(line, startsParagraph: true, measure: measure))
  }

  private func table(_ rows: [SourceLine]) -> Table {
    let cells = rows.map { placed($0) }
    let width = cells.map { row in (row.lastIndex { !$0.text.isEmpty } ?? 0) + 1 }.max() ?? 1
    var header = 0
    // Header rows that a page break made print again are dropped, as they are in a table of a PDF.
    var kept: [[Cell?]] = []
    var repeated = 0
    for (index, row) in cells.enumerated() {
      let texts = row.map(\.text)
      if index > 3, let first = texts.first, !first.isEmpty, kept.count > 3,
        kept.prefix(4).contains(where: { $0.compactMap { $0?.text }.prefix(texts.count).elementsEqual(texts) }
        ),
        texts.allSatisfy({ FigureText.decimal($0) == nil }), texts.count(where: { !$0.isEmpty }) > 2
      {
        repeated += 1
        continue
      }
      let missing = max(0, width - row.count)
      let end = row.last?.box ?? .zero
      let blank = Cell(text: "", page: 1, box: Rect(x0: end.x1, y0: end.y0, x1: end.x1, y1: end.y1))
      kept.append(Array((row + Array(repeating: blank, count: missing)).prefix(width)))
    }
    header = kept.prefix { row in row.allSatisfy { FigureText.decimal($0?.text ?? "") == nil } }.count
    let boxes = kept.joined().compactMap { $0?.box }
    let box = boxes.dropFirst().reduce(boxes.first ?? .zero) { $0.union($1) }
    return Table(
      rows: kept,
      headerRows: header < kept.count ? header : 1,
      rowPages: kept.map { _ in 1 },
      parts: [Table.Part(page: 1, box: box, repeatedHeaderRows: repeated)],
      method: .text,
      diagnostics: repeated == 0
        ? [] : [Diagnostic(.note, "header-repeated", "表头重复了 \(repeated) 行，已略去。", page: 1, box: box)]
    )
  }

  private func placed(_ row: SourceLine) -> [Cell] {
    var column = 0
    return (row.cells ?? [row.text.filter { !$0.isWhitespace }]).map { text in
      let start = column
      column += TextGeometry.columns(of: text) + 1
      return Cell(text: text, page: 1, box: TextGeometry.box(line: row.number, from: start, to: column - 1))
    }
  }
}
