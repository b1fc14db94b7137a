import JuesuanModel

/// A line outside all tables that has figures set apart, as the rows of tables have.
struct LooseRow {
  /// Its box on the page, in points.
  let box: Rect
  /// Its font size, in points.
  let size: Double
  /// The figures in it, signs for nothing aside.
  let figures: [Rect]
  /// Those of them that can only be amounts.
  let amounts: [Rect]
  /// Whether a name or code stands before a figure.
  let isNamed: Bool

  /// A figure is set apart by a gap of at least this many font sizes: words of a line stand nearer.
  private static let leastGap = 0.9
  /// A figure alone on its line has at most so many glyphs.
  private static let longestFigure = 22

  /// Those of the lines of a page; running text and the labels of charts aside.
  static func all(in rows: [GlyphRow], _ charts: ChartDrawings) -> [LooseRow] {
    let parted = rows.filter(isParted)
    guard !parted.isEmpty else { return [] }
    return RunningText.leavingOut(of: rows).filter(isParted).compactMap(LooseRow.init)
      .filter { !charts.isBeside($0.box, within: $0.size) }
  }

  /// Whether a line has a digit and a gap, or is short enough to be a figure: all others cost nothing more.
  private static func isParted(_ row: GlyphRow) -> Bool {
    guard row.glyphs.contains(where: { ("0"..."9").contains($0.scalar) || ("０"..."９").contains($0.scalar) })
    else { return false }
    return row.glyphs.count <= longestFigure
      || zip(row.glyphs, row.glyphs.dropFirst()).contains {
        $1.box.x0 - $0.box.x1 >= leastGap * $0.size
      }
  }

  /// Nil where no figure of the line is set apart.
  private init?(_ row: GlyphRow) {
    let line = SegmentLine(row)
    guard !line.isCaption, !row.glyphs.contains(where: { "。；：:".unicodeScalars.contains($0.scalar) }) else {
      return nil
    }
    let isFigure = line.segments.map { $0.isFigure && $0.text.contains(where: \.isNumber) }
    let isApart =
      line.segments.count == 1
      || line.segments.indices.dropFirst().contains { place in
        (isFigure[place] || isFigure[place - 1])
          && line.segments[place].box.x0 - line.segments[place - 1].box.x1 >= Self.leastGap * line.size
      }
    guard isApart, isFigure.contains(true) else { return nil }
    (box, size) = (row.box, line.size)
    figures = zip(line.segments, isFigure).filter(\.1).map(\.0.box)
    amounts = zip(line.segments, isFigure).filter { $1 && $0.isAmount }.map(\.0.box)
    isNamed = isFigure.first == false || (figures.count > 1 && !amounts.isEmpty && amounts[0] != figures[0])
  }

  /// Whether it can only be a row of a table: several figures, amounts among them.
  var isRow: Bool { figures.count > 1 && !amounts.isEmpty }

  /// Whether it may be one: an amount beside a name, or several figures.
  var mayBeRow: Bool { isNamed && (figures.count > 1 || !amounts.isEmpty) }
}
