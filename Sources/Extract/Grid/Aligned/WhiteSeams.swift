import JuesuanModel

/// Parts texts of ideographs that reach over a gap between columns, at the one white place in them that lies in it.
///
/// Names and heads that fill their cells leave hardly more between them than cells have padding; within a text
/// ideographs stand without any.
struct WhiteSeams {
  /// White between two cells, in font sizes.
  private static let white = 0.12
  /// It is wider than all other white in the text by this factor.
  private static let factor = 2.0
  /// A text reaches over a gap by more than this on both sides, in font sizes.
  private static let overhang = 0.8
  /// Names of one column begin within this many font sizes of one place.
  private static let sameStart = 0.15
  /// So many others show where a column begins.
  private static let fewestStarts = 2

  let gaps: [ClosedRange<Double>]

  /// The lines with names parted that reach into the column beside theirs, where this column's other names begin.
  func parted(_ lines: [SegmentLine]) -> [SegmentLine] {
    guard !gaps.isEmpty, lines.contains(where: { $0.segments.contains { cuts(in: $0).count > 0 } }) else {
      return lines
    }
    let starts = lines.flatMap(\.segments).filter { !$0.isFigure }.map(\.box.x0)
    return lines.map { line in
      var line = line
      line.segments = line.segments.flatMap { segment in
        parted(segment) { next in
          starts.count { ($0 - next.box.x0).magnitude < Self.sameStart * next.size } >= Self.fewestStarts
        }
      }
      return line
    }
  }

  /// The parts of a text, each of them cut off where its next glyph may begin a cell.
  func parted(_ segment: Segment, where mayBegin: (Glyph) -> Bool = { _ in true }) -> [Segment] {
    let cuts = cuts(in: segment).filter { mayBegin(segment.glyphs[$0]) }
    guard !cuts.isEmpty else { return [segment] }
    let bounds = [0] + cuts + [segment.glyphs.count]
    return zip(bounds, bounds.dropFirst()).map { Segment(GlyphRow(segment.glyphs[$0..<$1])) }
  }

  /// The places of the glyphs behind such white.
  private func cuts(in segment: Segment) -> [Int] {
    let glyphs = segment.glyphs
    guard glyphs.count > 2, segment.leaderEnd == nil,
      gaps.contains(where: {
        $0.lowerBound > segment.box.x0 + Self.overhang * glyphs[0].size
          && $0.upperBound < segment.box.x1 - Self.overhang * glyphs[0].size
      }), glyphs.allSatisfy(\.scalar.isWide)
    else { return [] }
    var cuts: [Int] = []
    var (least, other) = (Double.infinity, 0.0)
    for place in glyphs.indices.dropFirst() {
      let (last, next) = (glyphs[place - 1].box.x1, glyphs[place].box.x0)
      let width = (next - last) / glyphs[place].size
      if width > Self.white, gaps.contains(where: { last < $0.upperBound && next > $0.lowerBound }) {
        cuts.append(place)
        least = min(least, width)
      } else {
        other = max(other, width)
      }
    }
    return least > Self.factor * other ? cuts : []
  }
}
