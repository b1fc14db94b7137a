import JuesuanModel

extension Lattice {
  /// The rows that may be those of a head.
  private static let mostHeadRows = 6

  /// The net with the numbers of its columns in a row of their own, where they stand below the heads with no rule
  /// between them, as in the tables of the National Center for Education Statistics.
  ///
  /// Where column rules show levels of heads above the numbers, these tell more.
  func partingNumbers(_ glyphs: [Glyph]) -> Lattice {
    let box = shape.box
    for row in 0..<min(Self.mostHeadRows, rows.count - 1) {
      let inside = glyphs.filter {
        $0.box.midY > rows[row] && $0.box.midY < rows[row + 1] && $0.box.midX > box.x0 && $0.box.midX < box.x1
      }
      let lines = GlyphRow.rows(of: inside)
      guard lines.count > 1, let last = lines.last,
        Set(lines.map { columnsDrawn(at: $0.box.midY) }).count == 1
      else { continue }
      let numbers = SegmentLine(last)
      let places = numbers.segments.map { segment in columns.lastIndex { $0 <= segment.box.midX } ?? 0 }
      guard HeaderBlocks.isNumberLine(numbers), numbers.segments.count >= max(3, columns.count - 2),
        Set(places).count == places.count,
        let bottom = lines.dropLast().map(\.box.y1).max(), bottom < last.box.midY
      else { continue }
      return divided(row, at: (bottom + max(bottom, last.box.y0)) / 2)
    }
    return self
  }
}
