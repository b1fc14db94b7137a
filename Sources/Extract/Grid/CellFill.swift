import JuesuanModel

/// Puts the glyphs of a page into the cells of a grid.
struct CellFill {
  /// The glyphs of each region, by its index in the shape.
  private(set) var contents: [[Glyph]]
  /// What speaks against the text of a region.
  private(set) var doubts: [Set<String>]

  private let shape: GridShape

  /// Fills `shape` with those of `glyphs` whose middle lies within it, and with what runs on from these over its sides;
  /// the rest is appended to `outside`.
  init(_ shape: GridShape, glyphs: [Glyph], outside: inout [Glyph]) {
    self.shape = shape
    contents = Array(repeating: [], count: shape.regions.count)
    doubts = Array(repeating: [], count: shape.regions.count)
    let bounds = shape.box
    var (inside, beside): ([Glyph], [Glyph]) = ([], [])
    for glyph in glyphs {
      if bounds.contains(x: glyph.box.midX, y: glyph.box.midY) {
        inside.append(glyph)
      } else if glyph.box.midY > bounds.y0, glyph.box.midY < bounds.y1,
        max(bounds.x0 - glyph.box.x1, glyph.box.x0 - bounds.x1) < Self.farthestSide * glyph.size
      {
        beside.append(glyph)
      } else {
        outside.append(glyph)
      }
    }
    for row in GlyphRow.rows(of: inside + beside) {
      for run in row.split(atGapsOver: CellFill.tokenGap) {
        let within =
          beside.isEmpty
          ? run.glyphs.count : run.glyphs.count { bounds.contains(x: $0.box.midX, y: $0.box.midY) }
        if within == 0 {
          outside += run.glyphs
        } else {
          place(run, overSide: within < run.glyphs.count)
        }
      }
    }
  }

  /// A text too wide for its cell runs over the side of the table by up to this many font sizes.
  private static let farthestSide = 8.0

  /// Glyphs of one figure stand nearer than this share of the font size.
  static let tokenGap = 0.3

  /// Puts a run of glyphs into the cells it lies over: each glyph by its middle, but a line that straddles a row
  /// edge goes to one row, and a figure is never cut in two.
  ///
  /// One that runs over a side of the table may belong to what stands beside it.
  private mutating func place(_ run: GlyphRow, overSide: Bool) {
    /// The stretches of the run that lie over one cell each.
    var pieces: [(region: Int, range: Range<Int>)] = []
    var (column, region) = (-1, -1)
    for (index, glyph) in run.glyphs.enumerated() {
      let here = shape.place(of: glyph.box.midX, along: .horizontal)
      if here != column { (column, region) = (here, shape.owners[bestRow(for: run.box, column: here)][here]) }
      if let last = pieces.last, last.region == region {
        pieces[pieces.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        pieces.append((region, index..<index + 1))
      }
    }
    if overSide { for piece in pieces { doubts[piece.region].insert("crosses-border") } }
    guard pieces.count > 1, Self.isFigure(run.glyphs) else {
      for piece in pieces { contents[piece.region] += run.glyphs[piece.range] }
      for (left, right) in zip(pieces, pieces.dropFirst())
      where Self.runOn(run.glyphs[left.range], into: run.glyphs[right.range]) {
        doubts[left.region].insert("crosses-border")
        doubts[right.region].insert("crosses-border")
      }
      return
    }
    let home = pieces.max { $0.range.count < $1.range.count }?.region ?? pieces[0].region
    contents[home] += run.glyphs
    doubts[home].insert("crosses-border")
  }

  /// Whether the digits of one cell run on into those of the next: figures too wide for their cells, printed over the
  /// rule and over each other.
  private static func runOn(_ left: ArraySlice<Glyph>, into right: ArraySlice<Glyph>) -> Bool {
    guard let last = left.last, let first = right.first else { return false }
    let isPart = { (scalar: Unicode.Scalar) in scalar.isDigit || scalar == "." || scalar == "," }
    return isPart(last.scalar) && isPart(first.scalar)
      && first.box.x0 - last.box.x1 < touchingDigits * min(first.size, last.size)
  }

  /// Digits nearer than this share of the font size stand in one figure; cells keep more clear of their sides.
  private static let touchingDigits = 0.1

  /// The row in a column whose cell shares most of the height of `box`.
  private func bestRow(for box: Rect, column: Int) -> Int {
    let first = shape.place(of: box.y0, along: .vertical)
    let last = shape.place(of: box.y1, along: .vertical)
    var best = (row: shape.place(of: box.midY, along: .vertical), overlap: -1.0)
    for row in first...max(first, last) {
      let cell = shape.box(of: shape.regions[shape.owners[row][column]])
      let overlap = min(cell.y1, box.y1) - max(cell.y0, box.y0)
      if overlap > best.overlap + 0.01 { best = (row, overlap) }
    }
    return best.row
  }

  /// Whether glyphs are together one amount with decimals.
  private static func isFigure(_ glyphs: [Glyph]) -> Bool {
    let text = String(String.UnicodeScalarView(glyphs.map(\.scalar)))
    guard case .amount(let figure) = FigureValue(reading: text, unit: .yuan), figure.decimals > 0 else {
      return false
    }
    return zip(glyphs, glyphs.dropFirst()).allSatisfy { $1.box.x0 - $0.box.x1 < 0.15 * $0.size }
  }
}
