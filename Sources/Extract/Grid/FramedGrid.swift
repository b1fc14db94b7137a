import JuesuanModel

extension Lattice {
  /// Between a frame and the table in it lies white of at most this many font sizes, the margin of the outer cell of
  /// Word; no name fits in there.
  private static let widestMargin = 1.2

  /// The grid of the table that a frame is drawn around, or the same one.
  ///
  /// Layout tables and text boxes of Word hold a table with its title and unit; where the two touch they are one net.
  /// Beside the table lies a blank strip then, and above and below that strip no column is drawn.
  func withinFrame(_ glyphs: [Glyph], _ tolerance: Tolerance) -> Lattice {
    let inner = withoutMargins(glyphs, tolerance).belowCaption(glyphs, tolerance)
    let captions = inner.captionRows(glyphs)
    guard captions > 0 else { return inner }
    return inner.part(0...inner.columns.count - 1, captions...inner.rows.count - 1)
  }

  /// The grid from the place on at which its columns begin, where title and unit stand above that in the first row:
  /// Word leaves out the top rule of a table whose outer rules are those of the cell that holds it.
  private func belowCaption(_ glyphs: [Glyph], _ tolerance: Tolerance) -> Lattice {
    guard columns.count > 3, rows.count > 3 else { return self }
    let starts = columns.indices.dropFirst().dropLast().compactMap { columnsBegin(at: $0, within: 0) }
    guard starts.count > 1, let top = starts.min(), top > rows[0] + tolerance.em, top < rows[1] - tolerance.em
    else { return self }
    let lines = GlyphRow.rows(of: glyphs.filter { holds($0, above: top) })
    guard (2...Self.mostCaptionRows).contains(lines.count), let unit = lines.last,
      SegmentLine(unit).isCaption,
      lines[0].glyphs[0].size > RuleStack.titleSize * unit.glyphs[0].size
    else { return self }
    return beginning(at: top)
  }

  /// A title with the captions below it stands in at most so many rows.
  private static let mostCaptionRows = 4

  /// How many of the first rows hold the title and the unit of the table and nothing else.
  ///
  /// The title stands in a cell as wide as the table, the unit in the same cell or in a row below: a frame may fit so
  /// closely that its sides are those of the table, as the cards of web pages do, and sheets may be printed with their
  /// grid.
  private func captionRows(_ glyphs: [Glyph]) -> Int {
    guard columns.count > 2, rows.count > 3 else { return 0 }
    let inside = columns.indices.dropFirst().dropLast().filter { columnDrawn[$0][0] }.map { columns[$0] }
    var lines: [GlyphRow] = []
    for row in 0..<min(Self.mostCaptionRows, rows.count - 3) {
      let own = GlyphRow.rows(of: glyphs.filter { holds($0, in: row) })
      lines += own
      /// The side of the frame may cut off the end of a table that is wider.
      if row == 0,
        own.contains(where: { line in
          inside.contains { $0 > line.box.x0 && $0 < line.box.x1 - line.glyphs[0].size }
        })
      {
        return 0
      }
      guard let title = lines.first?.glyphs.first, lines.count <= Self.mostCaptionRows,
        row == 0 || own.allSatisfy({ SegmentLine($0).isCaption })
      else { return 0 }
      if let last = lines.last, lines.count > 1, SegmentLine(last).isCaption, let unit = last.glyphs.first,
        rowDrawn[row + 1].allSatisfy(\.self)
      {
        return title.size > RuleStack.titleSize * unit.size ? row + 1 : 0
      }
    }
    return 0
  }

  /// The grid without the margins of the cell that holds it.
  private func withoutMargins(_ glyphs: [Glyph], _ tolerance: Tolerance) -> Lattice {
    guard columns.count > 3, rows.count > 3 else { return self }
    let last = columns.count - 2
    guard let inner = [1, last].compactMap(stretch(of:)).max(by: { $0.count < $1.count }),
      isWhole(outside: inner), isSide(rowDrawn[inner.lowerBound]), isSide(rowDrawn[inner.upperBound + 1])
    else { return self }
    let hasCaption = glyphs.contains { holds($0, above: rows[inner.lowerBound]) }
    let isStrip = { (column: Int, edge: Int) in
      stretch(of: edge) == inner && !(inner.dropFirst().contains { rowDrawn[$0][column] })
        && (hasCaption || columns[column + 1] - columns[column] < Self.widestMargin * tolerance.em)
        && isBlank(column, inner, glyphs)
    }
    let (left, right) = (isStrip(0, 1), isStrip(last, last))
    guard left || right, columns.count > 3 + (left && right ? 1 : 0) else { return self }
    return part(
      (left ? 1 : 0)...(right ? last : last + 1),
      inner.lowerBound...inner.upperBound + 1
    )
  }

  /// The rows beside which a column edge is drawn, if they are several in one stretch.
  private func stretch(of edge: Int) -> ClosedRange<Int>? {
    let drawn = columnDrawn[edge].indices.filter { columnDrawn[edge][$0] }
    guard let first = drawn.first, let last = drawn.last, drawn.count > 1, drawn.count == last - first + 1
    else {
      return nil
    }
    return first...last
  }

  private func isBlank(_ column: Int, _ inner: ClosedRange<Int>, _ glyphs: [Glyph]) -> Bool {
    let box = Rect(
      x0: columns[column],
      y0: rows[inner.lowerBound],
      x1: columns[column + 1],
      y1: rows[inner.upperBound + 1]
    )
    return !glyphs.contains { box.contains(x: $0.box.midX, y: $0.box.midY) }
  }

  /// Whether no column is drawn in the rows outside those given.
  private func isWhole(outside inner: ClosedRange<Int>) -> Bool {
    (0..<rows.count - 1).allSatisfy { row in
      inner.contains(row) || !columnDrawn.dropFirst().dropLast().contains { $0[row] }
    }
  }

  /// Whether a row edge is drawn from side to side, the outermost columns left out.
  private func isSide(_ drawn: [Bool]) -> Bool { drawn.dropFirst().dropLast().allSatisfy(\.self) }

  private func holds(_ glyph: Glyph, in row: Int) -> Bool {
    glyph.box.midY > rows[row] && holds(glyph, above: rows[row + 1])
  }

  private func holds(_ glyph: Glyph, above y: Double) -> Bool {
    glyph.box.midY > rows[0] && glyph.box.midY < y && glyph.box.midX > columns[0]
      && glyph.box.midX < columns[columns.count - 1]
  }
}
