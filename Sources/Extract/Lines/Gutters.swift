import JuesuanModel

/// The gaps between tables that stand side by side: each side has titles and units of its own.
struct Gutters {
  /// Text over two tables leaves at least this many font sizes free at the gutter, else it runs over both.
  private static let leastGap = 2.0

  private let places: [ClosedRange<Double>]

  init(between tables: [Rect]) {
    var found: [ClosedRange<Double>] = []
    for one in tables {
      for other in tables
      where one.x1 <= other.x0 && min(one.y1, other.y1) > max(one.y0, other.y0)
        && !tables.contains(where: { $0.x0 < other.x0 && $0.x1 > one.x1 })
      {
        found.append(one.x1...other.x0)
      }
    }
    places = found.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The parts of a line of print on either side of the gutters that it leaves free.
  func parts(of row: GlyphRow) -> [GlyphRow] {
    guard !places.isEmpty else { return [row] }
    var parts = [GlyphRow(glyphs: [], box: row.box)]
    for glyph in row.glyphs {
      if let last = parts[parts.count - 1].glyphs.last,
        glyph.box.x0 - last.box.x1 > Self.leastGap * glyph.size,
        places.contains(where: { last.box.x1 < $0.upperBound && glyph.box.x0 > $0.lowerBound })
      {
        parts.append(GlyphRow(glyphs: [], box: glyph.box))
      }
      parts[parts.count - 1].box =
        parts[parts.count - 1].glyphs.isEmpty ? glyph.box : parts[parts.count - 1].box.union(glyph.box)
      parts[parts.count - 1].glyphs.append(glyph)
    }
    return parts
  }

  /// In which of the columns that the gutters make a box stands; nil where it reaches over a gutter.
  func column(of box: Rect) -> Int? {
    if places.contains(where: { box.x0 < $0.lowerBound && box.x1 > $0.upperBound }) { return nil }
    return places.count { box.midX > ($0.lowerBound + $0.upperBound) / 2 }
  }
}
