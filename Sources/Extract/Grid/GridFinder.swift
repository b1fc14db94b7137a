public import JuesuanModel

/// Finds the tables of a page and the lines outside them.
public enum GridFinder {
  /// The tables of one page and what is left.
  public static func tables(on page: PageContent) -> PageLayout {
    let tolerance = Tolerance(page)
    var rest = page.glyphs
    var tables: [PageTable] = []
    for lattice in lattices(of: page.rulings, tolerance) {
      var outside: [Glyph] = []
      if let table = ruledTable(lattice, glyphs: rest, outside: &outside, page: page.number) {
        tables.append(table)
        rest = outside
      }
    }
    return PageLayout(
      page: page.number,
      size: page.size,
      tables: tables.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) },
      lines: LineBuilder.lines(of: rest, fonts: page.fonts, page: page.number),
      diagnostics: page.diagnostics
    )
  }

  /// The grids that rules draw, the smallest first, so that a frame around a table takes none of its text.
  private static func lattices(of rulings: [Ruling], _ tolerance: Tolerance) -> [Lattice] {
    RulingNet.nets(of: rulings, tolerance).compactMap { Lattice($0, tolerance) }
      .sorted { $0.shape.box.width * $0.shape.box.height < $1.shape.box.width * $1.shape.box.height }
  }

  /// The table of a ruled grid, or nil where it is a box, a chart or a decoration.
  private static func ruledTable(
    _ lattice: Lattice,
    glyphs: [Glyph],
    outside: inout [Glyph],
    page: Int
  ) -> PageTable? {
    let shape = lattice.shape
    guard shape.columnCount >= 2, shape.regions.count >= 2 else { return nil }
    let fill = CellFill(shape, glyphs: glyphs, outside: &outside)
    let filled = fill.contents.count { !$0.isEmpty }
    guard filled >= 2 || (filled == 0 && shape.rowCount == 1) else { return nil }
    let table = TableBuilder.table(shape, fill, page: page, method: .ruled) { lattice.drawnShare(of: $0) }
    return PageTable(table: table, columnEdges: shape.columns, rowEdges: shape.rows)
  }
}
