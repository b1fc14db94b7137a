import JuesuanModel

/// Tells a new name from the next line of a wrapped one: a line is broken only where the next word does not fit.
struct EarlyBreaks {
  /// For each line whether its first word had fitted into the line above, as wide as the widest of the column.
  private(set) var flags: [Bool]

  /// `lines` are those of one column, from top to bottom, `names` the boxes that tell how wide it is.
  init(_ lines: [Segment], within names: [Rect], em: Double) {
    let right = names.map(\.x1).max() ?? 0
    let width = names.map(\.width).max() ?? 0
    flags = lines.indices.map { index in
      guard index > 0 else { return false }
      let (above, line) = (lines[index - 1], lines[index])
      let word = GlyphRow(glyphs: line.glyphs, box: line.box).firstWord
      /// A sign that may not begin a line takes the ideograph before it along.
      let isWide = line.glyphs[0].scalar.isWide
      let needed = word + (isWide ? em : 0.25 * em)
      return above.box.x1 + needed < right && above.box.width + needed < width
    }
  }
}
