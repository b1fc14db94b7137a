import JuesuanModel

/// A stretch of a row that text covers, wrapped lines together: what may be the text of one cell.
struct BandText {
  var x0: Double
  var x1: Double
  /// Pieces of lines, and those that are figures.
  var pieces = 1
  var figures: Int
  /// Its lines, as long as they may be those of one code.
  private var code: [String]

  /// The texts of a row from left to right; those of neighbouring columns may stand as near as padding lets them.
  static func texts(of glyphs: [Glyph], partedAt gaps: [ClosedRange<Double>] = []) -> [BandText] {
    var texts: [BandText] = []
    let seams = WhiteSeams(gaps: gaps)
    for line in GlyphRow.rows(of: glyphs) {
      let pieces = gaps.isEmpty ? pieces(of: line) : pieces(of: line).flatMap { seams.parted($0) }
      for piece in pieces.flatMap({ ends(of: texts, in: $0) }) {
        var text = BandText(
          x0: piece.box.x0,
          x1: piece.box.x1,
          figures: piece.isFigure ? 1 : 0,
          code: [piece.text]
        )
        for other in texts where other.x0 < text.x1 && text.x0 < other.x1 { text = other.united(text) }
        texts.removeAll { $0.x0 < text.x1 && text.x0 < $0.x1 }
        texts.append(text)
      }
    }
    return texts.sorted { $0.x0 < $1.x0 }
  }

  /// Both texts as one; a code that is broken is one figure.
  func united(_ next: BandText) -> BandText {
    var both = self
    both.x0 = min(x0, next.x0)
    both.x1 = max(x1, next.x1)
    both.pieces += next.pieces
    both.code += next.code
    both.figures = WrappedCodes.areOne(both.code) ? 1 : figures + next.figures
    return both
  }

  /// The parts of a line between gaps; choices that are numbered along the line stay together, as in
  /// 1、常年性项目 □ 2、延续性项目 □.
  private static func pieces(of line: GlyphRow) -> [Segment] {
    var pieces: [Segment] = []
    for segment in SegmentLine(line).segments {
      if let last = pieces.last, goesOn(last, with: segment) {
        let both = last.glyphs + segment.glyphs
        pieces[pieces.count - 1] = Segment(GlyphRow(glyphs: both, box: last.box.union(segment.box)))
      } else {
        pieces.append(segment)
      }
    }
    return pieces
  }

  /// The last ideographs of texts side by side, each below its own, or the one piece that they are taken for.
  private static func ends(of texts: [BandText], in piece: Segment) -> [Segment] {
    guard piece.glyphs.count > 1, piece.glyphs.allSatisfy(\.scalar.isWide) else { return [piece] }
    let above = texts.filter { $0.x0 < piece.box.x1 && piece.box.x0 < $0.x1 }.sorted { $0.x0 < $1.x0 }
    guard above.count == piece.glyphs.count,
      zip(above, piece.glyphs).allSatisfy({ $0.x0 < $1.box.midX && $1.box.midX < $0.x1 })
    else { return [piece] }
    return piece.glyphs.indices.map { Segment(GlyphRow(piece.glyphs[$0...$0])) }
  }

  /// Whether a part of a line belongs to the one before: it is a box to tick, the next choice, or a single
  /// ideograph set apart from another.
  private static func goesOn(_ before: Segment, with next: Segment) -> Bool {
    let scalars = Array(next.text.unicodeScalars)
    if scalars.allSatisfy({ "□☐☑☒✓✔√■".unicodeScalars.contains($0) }) { return true }
    if scalars.count == 1, before.glyphs.count == 1 { return scalars[0].isWide && !next.isFigure }
    guard scalars.count > 2, ("2"..."9").contains(scalars[0]) else { return false }
    return scalars[1] == "、" || ((scalars[1] == "." || scalars[1] == "．") && scalars[2].isWide)
  }
}
