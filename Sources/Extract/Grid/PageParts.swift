import JuesuanModel

/// The parts of a page that stand beside each other: columns of running text, and tables under captions of their own.
///
/// What stands beside a table in the other column is no cell of it, and rules there part none of its rows.
struct PageParts {
  /// A column of text shows in so many lines at least that begin on one edge.
  private static let fewestLines = 6
  /// White at least this wide, in font sizes, stands between columns of text, and between tables.
  private static let leastGutter = 0.7
  /// Of the rows beside each other at least this share begins as near, in font sizes, to the edge of its column, and
  /// with words: then they are rows of two tables and not of one that is as wide as the page.
  private static let beginningShare = 0.6
  private static let beginning = 2.5
  /// The same where at least this share of the rows holds running text: tables in the columns of the United States'
  /// budget have codes, names and heads at many edges.
  private static let textShare = 0.7
  /// Rows beside each other fewer than this tell nothing.
  private static let fewestPairs = 3

  /// A stretch of the page, and where text begins in the columns into which it is divided; one alone is undivided.
  private struct Stretch {
    var rows: Range<Int>
    var edges: [Double]
  }

  private let rows: [GlyphRow]
  private let pieces: [[GlyphRow]]
  private let rules: [Ruling]
  private let em: Double

  /// The parts of what is left of a page, from top to bottom; the page itself where nothing divides it.
  static func parts(of glyphs: [Glyph], _ page: PageContent, _ tolerance: Tolerance) -> [PageContent] {
    var whole = page
    whole.glyphs = glyphs
    let finder = PageParts(glyphs, page, tolerance)
    let stretches = finder.stretches()
    guard stretches.contains(where: { $0.edges.count > 1 }) else { return [whole] }
    return stretches.flatMap { stretch -> [PageContent] in
      let own = finder.rows[stretch.rows].flatMap(\.glyphs)
      return stretch.edges.indices.map { index in
        let left = index > 0 ? stretch.edges[index] : -.infinity
        let right = index + 1 < stretch.edges.count ? stretch.edges[index + 1] : .infinity
        var part = page
        part.glyphs = own.filter { $0.box.midX >= left && $0.box.midX < right }
        if stretch.edges.count > 1 {
          part.rulings = page.rulings.filter {
            let middle = $0.axis == .horizontal ? ($0.start + $0.end) / 2 : $0.position
            return middle >= left && middle < right
          }
          part.shadings = page.shadings.filter { $0.box.midX >= left && $0.box.midX < right }
        }
        return part
      }
    }.filter { !$0.glyphs.isEmpty }
  }

  private init(_ glyphs: [Glyph], _ page: PageContent, _ tolerance: Tolerance) {
    rows = GlyphRow.rows(of: glyphs)
    pieces = rows.map { $0.split(atGapsOver: RunningText.columnGap) }
    rules = page.rulings.filter { $0.axis == .horizontal && $0.source != .shadingEdge }
    em = tolerance.em
  }

  private func stretches() -> [Stretch] {
    let columns = textColumns()
    var stretches: [Stretch] = []
    var start = 0
    while start < rows.count {
      let edges = captions(in: start) ?? columns
      var end = start + 1
      if edges.count > 1, !crosses(start, edges) {
        while end < rows.count, !crosses(end, edges), !isRuledOff(end, edges),
          captions(in: end).map({ $0 == edges }) ?? true
        { end += 1 }
      }
      if end > start + 1, edges == columns ? areBeside(start..<end, edges) : end > start + Self.fewestPairs {
        stretches.append(Stretch(rows: start..<end, edges: edges))
      } else if let last = stretches.last, last.edges.count == 1 {
        stretches[stretches.count - 1].rows = last.rows.lowerBound..<end
      } else {
        stretches.append(Stretch(rows: start..<end, edges: [0]))
      }
      start = end
    }
    return stretches
  }

  /// Where the columns of running text begin, from left to right; empty where there is but one.
  ///
  /// The long names of rows on both sides of a form are no text.
  private func textColumns() -> [Double] {
    let wide = pieces.joined().filter {
      $0.box.width >= RunningText.leastMeasure * em && !RowNames.isRowLabel($0.text)
    }
    guard wide.count >= 2 * Self.fewestLines else { return [] }
    var edges: [(x: Double, lines: [GlyphRow])] = []
    for piece in wide.sorted(by: { $0.box.x0 < $1.box.x0 }) {
      if let last = edges.last, piece.box.x0 - last.x < RunningText.sameEdge * em {
        edges[edges.count - 1].lines.append(piece)
      } else {
        edges.append((piece.box.x0, [piece]))
      }
    }
    edges.removeAll { $0.lines.count < Self.fewestLines }
    var columns: [(x: Double, lines: [GlyphRow])] = []
    for edge in edges {
      guard let last = columns.last else {
        columns.append(edge)
        continue
      }
      let reaching = last.lines.count { $0.box.x1 > edge.x - Self.leastGutter * em }
      /// Indented lines of the same column reach beside its own.
      guard edge.x - last.x > RunningText.leastMeasure * em, reaching * 4 < last.lines.count else { continue }
      columns.append(edge)
    }
    return columns.count > 1 ? columns.map { $0.x - 0.2 * em } : []
  }

  /// Where two or more captions on one line begin: each stands over a table of its own.
  private func captions(in row: Int) -> [Double]? {
    guard pieces[row].count > 1, pieces[row].allSatisfy({ SegmentLine.isNumberedCaption($0.text) }) else {
      return nil
    }
    return pieces[row].map { $0.box.x0 - 0.2 * em }
  }

  /// Whether text of a row stands in the white before a column.
  private func crosses(_ row: Int, _ edges: [Double]) -> Bool {
    let gutter = Self.leastGutter * em
    return rows[row].glyphs.contains { glyph in
      edges.dropFirst().contains { glyph.box.x0 < $0 - 0.05 * em && glyph.box.x1 > $0 - gutter }
    }
  }

  /// Whether a rule from column to column stands above a row.
  private func isRuledOff(_ row: Int, _ edges: [Double]) -> Bool {
    let (top, bottom) = (rows[row - 1].box.midY, rows[row].box.midY)
    return rules.contains { rule in
      rule.position > top && rule.position < bottom
        && edges.dropFirst().contains { rule.start < $0 - em && rule.end > $0 + em }
    }
  }

  /// Whether rows in columns of text are those of these columns: running text is among them, and what stands beside
  /// each other begins where its columns do.
  private func areBeside(_ range: Range<Int>, _ edges: [Double]) -> Bool {
    var (text, pairs, begun) = (0, 0, 0)
    for row in range {
      if pieces[row].contains(where: { $0.box.width >= RunningText.leastMeasure * em }) { text += 1 }
      let firsts = edges.indices.map { index in
        pieces[row].first {
          $0.box.midX >= edges[index] && (index + 1 == edges.count || $0.box.midX < edges[index + 1])
        }
      }
      let filled = zip(edges, firsts).compactMap { edge, first in first.map { (edge, $0) } }
      guard filled.count > 1 else { continue }
      pairs += 1
      let begins = filled.allSatisfy { edge, first in
        first.box.x0 - edge < Self.beginning * em && !Segment(first).isAmount
      }
      if begins { begun += 1 }
    }
    let isText = Double(text) >= Self.textShare * Double(range.count)
    return text >= 2
      && (isText || pairs < Self.fewestPairs || Double(begun) >= Self.beginningShare * Double(pairs))
  }
}
