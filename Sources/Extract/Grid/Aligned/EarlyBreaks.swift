import JuesuanModel

/// Tells a new name from the next line of a wrapped one: a line is broken only where the next word does not fit, and
/// dots lead on from the last line of a name.
struct EarlyBreaks {
  /// What it costs, in line pitches, to go on with a line whose first word had fitted into the line above, as wide as
  /// the widest of the column.
  static let earlyCost = 0.9
  /// A name is broken so many font sizes before the end of its dots at the latest: some dots always follow.
  static let leastLeader = 3.5

  /// For each line what it costs to take it for the next line of the one above.
  private(set) var costs: [Double]

  /// `lines` are those of one column, from top to bottom.
  init(_ lines: [Segment], em: Double) {
    let left = lines.map(\.box.x0).min() ?? 0
    let leaderEnd = (lines.compactMap(\.leaderEnd).min() ?? 0) - Self.leastLeader * em
    let right = max(lines.map(\.box.x1).max() ?? 0, leaderEnd)
    let width = max(lines.map(\.box.width).max() ?? 0, leaderEnd - left)
    costs = lines.indices.map { index in
      guard index > 0 else { return 0 }
      let (above, line) = (lines[index - 1], lines[index])
      if above.leaderEnd != nil { return .infinity }
      let word = GlyphRow(glyphs: line.glyphs, box: line.box).firstWord
      /// A sign that may not begin a line takes the ideograph before it along.
      let isWide = line.glyphs[0].scalar.isWide
      let needed = word + (isWide ? em : 0.25 * em)
      return above.box.x1 + needed < right && above.box.width + needed < width ? Self.earlyCost : 0
    }
  }
}
