import JuesuanModel

/// Makes lines of running text from the glyphs that stand outside tables.
enum LineBuilder {
  /// The rows of one page from top to bottom; what stands on either side of a gutter between `tables` is two rows.
  static func rows(of glyphs: [Glyph], tables: [Rect]) -> [GlyphRow] {
    let gutters = Gutters(between: tables)
    return GlyphRow.rows(of: glyphs).flatMap(gutters.parts)
  }

  /// The rows of one page as lines of text.
  static func lines(of rows: [GlyphRow], fonts: [String], page: Int) -> [TextLine] {
    guard let left = rows.lazy.map(\.box.x0).min(), let right = rows.lazy.map(\.box.x1).max() else {
      return []
    }
    let boldFonts = Set(fonts.indices.filter { isBold(fonts[$0]) })
    return rows.map { row in
      TextLine(
        text: row.text,
        page: page,
        box: row.box,
        size: prevailingSize(row.glyphs),
        isBold: row.glyphs.count { boldFonts.contains($0.font) } * 2 > row.glyphs.count,
        measure: left...max(left, right)
      )
    }
  }

  private static func prevailingSize(_ glyphs: [Glyph]) -> Double {
    var counts: [Double: Int] = [:]
    for glyph in glyphs { counts[(glyph.size * 10).rounded() / 10, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Whether a font's name says that it is bold; SimHei (黑体) is what Chinese typesetting uses for bold.
  private static func isBold(_ name: String) -> Bool {
    let lower = name.lowercased()
    return ["bold", "heavy", "black", "simhei", "黑体"].contains { lower.contains($0) }
  }
}
