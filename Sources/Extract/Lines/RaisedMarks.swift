import JuesuanModel

/// Marks of footnotes that are raised so far above the line of their word that they look like a line of their own.
enum RaisedMarks {
  /// They are smaller than the type of their line by this factor.
  private static let smaller = 0.8
  /// They touch the word before them, within this many font sizes of the line.
  private static let touching = 0.25
  /// The middle of a mark stands at most this far above that of its line, in font sizes: .5 in Nevada¹ of the
  /// statistical service of the Department of Agriculture.
  private static let highest = 0.75

  /// Lines from top to bottom with those of marks alone joined to the lines below whose words they follow.
  static func joined(_ rows: [GlyphRow]) -> [GlyphRow] {
    var rows = rows
    var place = 0
    while place + 1 < rows.count {
      if let below = line(under: rows[place], in: rows[(place + 1)...]) {
        let box = rows[below].box
        rows[below] = GlyphRow(
          glyphs: (rows[below].glyphs + rows[place].glyphs).sorted {
            ($0.box.x0, $0.box.x1, $0.scalar) < ($1.box.x0, $1.box.x1, $1.scalar)
          },
          box: box
        )
        rows.remove(at: place)
      } else {
        place += 1
      }
    }
    return rows
  }

  /// The line to which marks belong: each of them follows one of its words, or another mark.
  private static func line(under marks: GlyphRow, in rows: ArraySlice<GlyphRow>) -> Int? {
    guard let size = marks.glyphs.first?.size else { return nil }
    return rows.prefix(2).indices.first { index in
      let row = rows[index]
      guard let type = row.glyphs.first?.size, size < smaller * type, row.box.y0 < marks.box.y1,
        row.box.midY - marks.box.midY < highest * type
      else { return false }
      let ends = row.glyphs.map(\.box.x1) + marks.glyphs.map(\.box.x1)
      return marks.glyphs.allSatisfy { mark in
        mark.size < smaller * type
          && ends.contains { (mark.box.x0 - $0).magnitude < touching * type }
      }
    }
  }
}
