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
    let inner = withoutMargins(glyphs, tolerance)
    guard inner.holdsCaption(glyphs) else { return inner }
    return inner.part(0...inner.columns.count - 1, 1...inner.rows.count - 1)
  }

  /// Whether the first row is one cell with a title and, in smaller type on a line of its own, the unit of the table
  /// below: a frame that fits so closely that its sides are those of the table, as the cards of web pages do.
  private func holdsCaption(_ glyphs: [Glyph]) -> Bool {
    guard columns.count > 2, rows.count > 3, isWhole(outside: 1...rows.count - 2) else { return false }
    let lines = GlyphRow.rows(of: glyphs.filter { holds($0, above: rows[1]) })
    guard lines.count > 1, let first = lines.first?.glyphs.first, let last = lines.last,
      let unit = last.glyphs.first
    else { return false }
    return first.size > RuleStack.titleSize * unit.size && SegmentLine(last).isCaption
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

  private func holds(_ glyph: Glyph, above y: Double) -> Bool {
    glyph.box.midY > rows[0] && glyph.box.midY < y && glyph.box.midX > columns[0]
      && glyph.box.midX < columns[columns.count - 1]
  }
}
