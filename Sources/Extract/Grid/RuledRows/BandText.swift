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
    let lines = GlyphRow.rows(of: glyphs).map { SegmentLine($0).segments }
    for place in lines.indices {
      let pieces = pieces(of: place, among: lines)
      for piece in gaps.isEmpty ? pieces : pieces.flatMap({ seams.parted($0) }) {
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

  /// Whether a text of a line stands over two of a lower one: heads of two levels that no rule parts.
  static func areStacked(in glyphs: [Glyph]) -> Bool {
    let lines = GlyphRow.rows(of: glyphs).map { SegmentLine($0).segments }
    return lines.indices.contains { upper in
      lines[upper].contains { group in
        lines[(upper + 1)...].contains { line in
          line.count {
            min($0.box.x1, group.box.x1) - max($0.box.x0, group.box.x0) > stackedOver * group.glyphs[0].size
              && $0.glyphs.count > 1
          } > 1
        }
      }
    }
  }

  /// A text reaches over those below it by more than this, in font sizes.
  private static let stackedOver = 0.3

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
  private static func pieces(of place: Int, among lines: [[Segment]]) -> [Segment] {
    var pieces: [Segment] = []
    let others = lines[..<place] + lines[(place + 1)...]
    for segment in lines[place] {
      if let last = pieces.last, goesOn(last, with: segment), !arePartedBeside(last, segment, others) {
        let both = last.glyphs + segment.glyphs
        pieces[pieces.count - 1] = Segment(GlyphRow(glyphs: both, box: last.box.union(segment.box)))
      } else {
        pieces.append(segment)
      }
    }
    return pieces
  }

  /// Whether another line of the row prints two texts where these stand: ideographs alone below two heads are the ends
  /// of both.
  private static func arePartedBeside(
    _ left: Segment,
    _ right: Segment,
    _ others: some Sequence<[Segment]>
  ) -> Bool {
    others.contains { line in
      guard let over = line.last(where: { $0.box.x0 < left.box.x1 && $0.box.x1 > left.box.x0 }) else {
        return false
      }
      return over.box.x1 <= right.box.x0
        && line.contains { $0.box.x0 < right.box.x1 && $0.box.x1 > right.box.x0 }
    }
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
