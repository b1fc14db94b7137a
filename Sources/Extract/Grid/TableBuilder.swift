import JuesuanModel

/// Makes the cells of a table from a grid and the glyphs in it.
enum TableBuilder {
  /// A table of one page; `confidence` tells how well the evidence bounds a region.
  static func table(
    _ shape: GridShape,
    contents: [[Glyph]],
    doubts: [Set<String>],
    page: Int,
    method: Table.Method,
    confidence: (GridShape.Region) -> Double
  ) -> Table {
    var rows: [[Cell?]] = Array(
      repeating: Array(repeating: nil, count: shape.columnCount),
      count: shape.rowCount
    )
    var total = 0.0
    for (index, region) in shape.regions.enumerated() {
      let text = GlyphRow.rows(of: contents[index]).joinedText
      var doubts = doubts[index]
      if holdsTwoFigures(text) { doubts.insert("two-figures") }
      let evidence = confidence(region)
      total += evidence
      rows[region.row][region.column] = Cell(
        text: text,
        page: page,
        box: shape.box(of: region),
        rowSpan: region.rowSpan,
        columnSpan: region.columnSpan,
        confidence: evidence * (doubts.isEmpty ? 1 : 0.6),
        doubts: doubts.sorted()
      )
    }
    return Table(
      rows: rows,
      headerRows: HeaderRows.count(in: rows),
      rowPages: Array(repeating: page, count: shape.rowCount),
      parts: [Table.Part(page: page, box: shape.box)],
      method: method,
      confidence: shape.regions.isEmpty ? 0 : total / Double(shape.regions.count)
    )
  }

  /// Whether the text is two amounts with a space between.
  private static func holdsTwoFigures(_ text: String) -> Bool {
    let parts = text.split(separator: " ")
    return parts.count >= 2
      && parts.allSatisfy { FigureValue(reading: $0, unit: .yuan).figure.map { $0.decimals > 0 } ?? false }
  }
}
