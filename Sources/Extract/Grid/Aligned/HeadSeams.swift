import JuesuanModel

/// Parts heads of neighbouring columns that touch, where the white between them is narrower than that between words.
///
/// A text with nothing below it that runs on over two columns of amounts heads neither of them: forms name every column
/// of amounts.
struct HeadSeams {
  /// A text runs on over a gap by more than this, in font sizes.
  private static let overhang = 0.6
  /// The heads meet at most this far from the gap between their columns, in font sizes.
  private static let slack = 0.3

  /// The gaps between two columns of amounts, with where these begin and end, and the edge to which figures are set.
  private var gaps: [(gap: ClosedRange<Double>, columns: ClosedRange<Double>, edge: Double?)] = []
  private let em: Double

  init(_ gaps: [ClosedRange<Double>], body: [SegmentLine], em: Double) {
    let splits = gaps.map { ($0.lowerBound + $0.upperBound) / 2 }
    var balance = Array(repeating: 0, count: gaps.count + 1)
    var figures = Array(repeating: [Rect](), count: gaps.count + 1)
    for segment in body.lazy.flatMap(\.segments) {
      let column = splits.count { $0 < segment.box.midX }
      if segment.isAmount { figures[column].append(segment.box) }
      balance[column] += segment.isAmount ? 2 : -1
    }
    self.em = em
    for place in gaps.indices where balance[place] > 0 && balance[place + 1] > 0 {
      let left = place > 0 ? gaps[place - 1].upperBound : -.infinity
      let right = place + 1 < gaps.count ? gaps[place + 1].lowerBound : .infinity
      let edge =
        Self.isEven(figures[place + 1].map(\.x0), em)
        ? gaps[place].upperBound : Self.isEven(figures[place].map(\.x1), em) ? gaps[place].lowerBound : nil
      self.gaps.append((gaps[place], left...right, edge))
    }
  }

  /// The lines of a head with such texts parted.
  func parted(_ header: [SegmentLine]) -> [SegmentLine] {
    guard !gaps.isEmpty else { return header }
    let texts = header.filter { !HeaderBlocks.isNumberLine($0) }.flatMap(\.segments)
    return header.map { line in
      guard !HeaderBlocks.isNumberLine(line) else { return line }
      var line = line
      line.segments = line.segments.flatMap { parted($0, texts) }
      return line
    }
  }

  private func parted(_ segment: Segment, _ texts: [Segment]) -> [Segment] {
    var parts: [Segment] = []
    var rest = segment.glyphs[...]
    for (gap, columns, edge) in gaps {
      let middle = (gap.lowerBound + gap.upperBound) / 2
      guard segment.box.x0 < middle - Self.overhang * em, segment.box.x1 > middle + Self.overhang * em,
        let place = place(in: rest, at: gap, edge),
        !texts.contains(where: {
          $0.box.midY > segment.box.midY + 0.3 * em && columns.contains($0.box.midX)
        })
      else { continue }
      parts.append(Segment(GlyphRow(rest[..<place])))
      rest = rest[place...]
    }
    return parts.isEmpty ? [segment] : parts + [Segment(GlyphRow(rest))]
  }

  /// Whether figures begin or end at one place.
  private static func isEven(_ places: [Double], _ em: Double) -> Bool {
    guard places.count > 2, let low = places.min(), let high = places.max() else { return false }
    return high - low < even * em
  }

  /// Edges of figures set to one side differ by less than this, in font sizes.
  private static let even = 0.15

  /// Where two heads meet: at white beside the gap between their columns, or else at the boundary that lies in it, the
  /// nearest to the `edge` of figures that are set to one.
  private func place(in glyphs: ArraySlice<Glyph>, at gap: ClosedRange<Double>, _ edge: Double?) -> Int? {
    let places = glyphs.indices.dropFirst().filter { !Self.isWithinWords($0, glyphs) }
    let white = places.filter {
      glyphs[$0].box.x0 - glyphs[$0 - 1].box.x1 > Self.hair * glyphs[$0].size && glyphs[$0].scalar.isWide
    }
    let isWhole = white.count * 3 > glyphs.count
    let within = edge.map { edge in
      places.filter { off($0, glyphs, gap) < Self.slack * em }.map { ($0, off($0, glyphs, edge...edge)) }
    }
    let best =
      white.isEmpty || isWhole
      ? within?.min { $0.1 < $1.1 }?.0 ?? places.min { off($0, glyphs, gap) < off($1, glyphs, gap) }
      : white.min { off($0, glyphs, gap) < off($1, glyphs, gap) }
    guard let best, off(best, glyphs, gap) < (white.isEmpty || isWhole ? Self.slack : Self.aside) * em else {
      return nil
    }
    return best
  }

  /// White between the heads of cells with hardly any padding, in font sizes.
  private static let hair = 0.06

  /// The same where white shows between them: figures and heads may be set at different ends of a column.
  private static let aside = 1.5

  /// The lines of a head with texts parted at white, where what stands below one of the parts only is a blank column
  /// beside it.
  static func partedAtWhite(_ header: [SegmentLine], body: [SegmentLine], em: Double) -> [SegmentLine] {
    let texts = header.filter { !HeaderBlocks.isNumberLine($0) }.flatMap(\.segments)
    let figures = body.flatMap(\.segments).filter(\.isAmount).map(\.box)
    let names = body.flatMap(\.segments).filter { !$0.isFigure }.map(\.box)
    let codes = body.flatMap(\.segments).filter { $0.glyphs.allSatisfy(\.scalar.isDigit) }.map(\.box)
    func isOver(_ part: Rect, _ boxes: [Rect]) -> Bool {
      boxes.contains { $0.x0 < part.x1 - 0.1 * em && $0.x1 > part.x0 + 0.1 * em }
    }
    return header.map { line in
      guard !HeaderBlocks.isNumberLine(line) else { return line }
      var line = line
      line.segments = line.segments.flatMap { segment -> [Segment] in
        guard let parts = atWhite(segment),
          !texts.contains(where: {
            $0.box.midY > segment.box.midY + 0.3 * em && isOver($0.box, [segment.box])
          })
        else { return [segment] }
        if parts.allSatisfy({ SegmentLine.isHeadWord($0.text) }), isOver(parts[0].box, codes),
          isOver(parts[1].box, names)
        {
          return parts
        }
        let isBlank = parts.map { !isOver($0.box, figures) && !isOver($0.box, names) }
        let isHead = parts.map { isOver($0.box, figures) }
        return (isBlank[0] && isHead[1]) || (isBlank[1] && isHead[0]) ? parts : [segment]
      }
      return line
    }
  }

  /// The two parts of a text of ideographs with white in one place only.
  private static func atWhite(_ segment: Segment) -> [Segment]? {
    let glyphs = segment.glyphs
    guard glyphs.count > 3, glyphs.allSatisfy(\.scalar.isWide) else { return nil }
    let wide = glyphs.indices.dropFirst().filter {
      glyphs[$0].box.x0 - glyphs[$0 - 1].box.x1 > white * glyphs[$0].size
    }
    guard wide.count == 1, let place = wide.first, place > 1, place < glyphs.count - 1,
      !"（：".unicodeScalars.contains(glyphs[place].scalar)
    else { return nil }
    return [Segment(GlyphRow(glyphs[..<place])), Segment(GlyphRow(glyphs[place...]))]
  }

  /// Ideographs of one text stand nearer than this share of the font size.
  private static let white = 0.15

  /// Whether no text is parted before a glyph: between Latin letters it takes more than white between most words, and
  /// more than any on a typewriter.
  private static func isWithinWords(_ place: Int, _ glyphs: ArraySlice<Glyph>) -> Bool {
    !glyphs[place - 1].scalar.isWide && !glyphs[place].scalar.isWide
      && (glyphs[place].box.x0 - glyphs[place - 1].box.x1 <= SegmentLine.cellGap * glyphs[place].size
        || GlyphRow(glyphs).typewriterPitch != nil)
  }

  /// How far the boundary before a glyph lies from a gap, in points.
  private func off(_ place: Int, _ glyphs: ArraySlice<Glyph>, _ gap: ClosedRange<Double>) -> Double {
    let boundary = (glyphs[place - 1].box.x1 + glyphs[place].box.x0) / 2
    return max(0, gap.lowerBound - boundary, boundary - gap.upperBound)
      + 0.01 * (boundary - (gap.lowerBound + gap.upperBound) / 2).magnitude
  }
}
