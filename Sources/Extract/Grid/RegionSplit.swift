import JuesuanModel

/// Divides merged places whose text shows that only the rules between them are missing.
///
/// Designers rule the head of a table and leave the body open: there the column edges of the head go on
/// (EFSA Journal 2009-223, ICDAR-2013 eu-016 to eu-019).
enum RegionSplit {
  /// Parts of one line farther apart than this, in font sizes, are texts of different cells.
  static let cellGap = 1.0

  /// The shape with such places divided, or the same shape.
  static func divided(_ shape: GridShape, contents: [[Glyph]]) -> GridShape {
    var openings: Set<Opening> = []
    for (index, region) in shape.regions.enumerated() where region.columnSpan > 1 {
      let edges = Array(shape.columns[(region.column + 1)..<(region.column + region.columnSpan)])
      var parts = GlyphRow.rows(of: contents[index]).flatMap { $0.split(atGapsOver: cellGap) }
        .flatMap(SegmentLine.partedAfterFigure).map(Segment.init)
      let filled = Set(parts.map { part in edges.count { $0 < part.box.midX } })
      let figures = parts.count(where: \.isFigure)
      let isFigures =
        filled.count >= 2 && (figures >= 2 || (figures == 1 && parts.contains(where: \.isAmount)))
      if !isFigures {
        guard areCells(parts, of: region, holding: contents[index], shape, contents) else { continue }
        parts = []
      }
      let free = edges.indices.filter { edge in
        !parts.contains {
          $0.box.x0 < edges[edge] - 0.1 * $0.glyphs[0].size
            && $0.box.x1 > edges[edge] + 0.1 * $0.glyphs[0].size
        }
      }
      for edge in free {
        for row in region.row..<region.row + region.rowSpan {
          openings.insert(Opening(axis: .horizontal, line: region.column + 1 + edge, place: row))
        }
      }
    }
    for (index, region) in shape.regions.enumerated() where region.rowSpan > 1 {
      guard let edge = rowOfAmount(GlyphRow.rows(of: contents[index]), region, of: shape) else { continue }
      for column in region.column..<region.column + region.columnSpan {
        openings.insert(Opening(axis: .vertical, line: edge, place: column))
      }
    }
    guard !openings.isEmpty else { return shape }
    return GridShape(columns: shape.columns, rows: shape.rows) { axis, line, place in
      let (row, column) = axis == .horizontal ? (place, line) : (line, place)
      if openings.contains(Opening(axis: axis, line: line, place: place)) { return false }
      let other = axis == .horizontal ? shape.owners[row][column - 1] : shape.owners[row - 1][column]
      return shape.owners[row][column] == other
    }
  }

  /// The row edge between a name and the amount below it, where they share a cell that covers several rows.
  private static func rowOfAmount(
    _ lines: [GlyphRow],
    _ region: GridShape.Region,
    of shape: GridShape
  ) -> Int? {
    guard lines.count > 1, let last = lines.last, Segment(last).isAmount,
      !lines.dropLast().contains(where: { Segment($0).isFigure })
    else { return nil }
    let row = shape.place(of: last.box.midY, along: .vertical)
    guard row > region.row, row == region.row + region.rowSpan - 1,
      lines.dropLast().allSatisfy({ $0.box.midY < shape.rows[row] })
    else { return nil }
    return row
  }

  /// Whether texts in a merged place fill all of its columns and stand in the middle of each, or begin where a cell of
  /// that column alone does: Word's banded styles rule the columns of every second row (a docx in the style Light List).
  private static func areCells(
    _ parts: [Segment],
    of region: GridShape.Region,
    holding glyphs: [Glyph],
    _ shape: GridShape,
    _ contents: [[Glyph]]
  ) -> Bool {
    let edges = Array(shape.columns[(region.column + 1)..<(region.column + region.columnSpan)])
    func place(_ box: Rect) -> Int { edges.count { $0 < box.midX } }
    let words = GlyphRow.rows(of: glyphs).flatMap { $0.split(atGapsOver: wordGap) }.map(\.box)
    guard let size = glyphs.first?.size,
      !words.contains(where: { word in
        edges.contains { word.x0 < $0 - sameStart * size && word.x1 > $0 + sameStart * size }
      })
    else { return false }
    let middle = region.columnSpan < shape.columnCount ? sameMiddle : sameMiddleOfAll
    return (0..<region.columnSpan).allSatisfy { column in
      guard let start = words.filter({ place($0) == column }).map(\.x0).min() else { return false }
      let (left, right) = (shape.columns[region.column + column], shape.columns[region.column + column + 1])
      let own = parts.filter { place($0.box) == column }
      let isCentred =
        !own.isEmpty && own.allSatisfy { ($0.box.midX - (left + right) / 2).magnitude < middle * size }
      return isCentred
        || shape.regions.indices.contains { index in
          let other = shape.regions[index]
          return other.column == region.column + column && other.columnSpan == 1
            && contents[index].map(\.box.x0).min().map { ($0 - start).magnitude < sameStart * size } ?? false
        }
    }
  }

  /// White wider than this, in font sizes, parts words.
  private static let wordGap = 0.15
  /// Texts of one column begin within this many font sizes of one place.
  private static let sameStart = 0.1
  /// Centred ones stand this near to the middle of theirs, and nearer where they fill the whole row.
  private static let sameMiddle = 0.5
  private static let sameMiddleOfAll = 0.3

  private struct Opening: Hashable {
    var axis: Axis
    var line: Int
    var place: Int
  }

  /// Whether cells hold figures so that the columns cannot be those of the rules: side by side in one of them and side
  /// by side or one under another in others, or one under another in several although `rows` could not be told apart.
  static func isCrowded(_ shape: GridShape, _ contents: [[Glyph]], rowsFound rows: Bool) -> Bool {
    var (beside, below) = (0, 0)
    for (index, glyphs) in contents.enumerated() where !isOnePiece(glyphs) {
      let printed = GlyphRow.rows(of: glyphs)
      let lines = printed.map { $0.split(atGapsOver: cellGap).map(Segment.init) }
      let isStack =
        lines.count { $0[0].isFigure } >= max(2, (lines.count * 3 + 4) / 5)
        && lines.allSatisfy { $0.count == 1 }
        && !WrappedNumber.isOne(printed, width: shape.box(of: shape.regions[index]).width)
      if lines.contains(where: { $0.count(where: \.isFigure) >= 2 }) {
        beside += 1
      } else if isStack {
        below += 1
      }
    }
    return beside + below >= 2 && (beside > 0 || !rows)
  }

  /// Whether the cells are those of a frame around a table, with its title and its unit: all figures stand in one of
  /// them, several side by side on several lines.
  static func isFrame(_ contents: [[Glyph]]) -> Bool {
    let withDigits = contents.filter { $0.contains(where: \.scalar.isDigit) && !isOnePiece($0) }
    let figures = withDigits.map { glyphs in
      GlyphRow.rows(of: glyphs).map { row in
        row.split(atGapsOver: cellGap).map(Segment.init).count(where: \.isAmount)
      }
    }.filter { $0.contains { $0 > 0 } }
    return figures.count == 1 && figures[0].count { $0 > 1 } >= fewestFramedRows
  }

  /// So many rows with several amounts stand in a frame around a table.
  private static let fewestFramedRows = 3

  /// Whether glyphs stand in one line without a gap, as those of most cells do.
  private static func isOnePiece(_ glyphs: [Glyph]) -> Bool {
    zip(glyphs, glyphs.dropFirst()).allSatisfy { left, right in
      right.box.x0 > left.box.x0 && right.box.x0 - left.box.x1 <= cellGap * right.size
        && (right.box.midY - left.box.midY).magnitude < 0.5 * GlyphRow.sameLine * min(left.size, right.size)
    }
  }
}
