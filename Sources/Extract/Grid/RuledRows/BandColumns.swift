import JuesuanModel

/// The column edges of a table whose rules part only rows.
struct BandColumns {
  /// The stretches in which the inner edges lie, from left to right: a point each where a shorter rule begins.
  private(set) var gaps: [ClosedRange<Double>]

  /// The fewest edges such that between any two texts of a row lies one.
  init(_ rows: [[BandText]], starts: [Double], slack: Double) {
    var exact: [Double] = []
    let texts = rows.joined()
    let (left, right) = (texts.map(\.x0).min() ?? 0, texts.map(\.x1).max() ?? 0)
    for start in starts.sorted()
    where start - (exact.last ?? -.infinity) > slack && start > left && start < right {
      /// Rules below two groups may leave a little free between them, which is no column.
      if let last = exact.last, !texts.contains(where: { $0.x0 < start && $0.x1 > last }) {
        exact[exact.count - 1] = (last + start) / 2
      } else {
        exact.append(start)
      }
    }
    let between = rows.flatMap { row in zip(row, row.dropFirst()).map { $0.x1...max($0.x1, $1.x0) } }
      .filter { gap in
        !exact.contains { $0 >= gap.lowerBound - slack && $0 <= gap.upperBound + slack }
      }
    var open: [ClosedRange<Double>] = []
    for gap in between.sorted(by: { ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound) }) {
      if let last = open.last, gap.lowerBound <= last.upperBound {
        open[open.count - 1] = max(gap.lowerBound, last.lowerBound)...last.upperBound
      } else {
        open.append(gap)
      }
    }
    gaps = (exact.map { $0...$0 } + open).sorted { $0.lowerBound < $1.lowerBound }
  }

  var edges: [Double] { gaps.map { ($0.lowerBound + $0.upperBound) / 2 } }
}

/// Spreads the texts of a row over its columns: each covers those it stands over and, where it is centred on more or
/// is the last and begins at the left, the blank ones beside it.
struct BandSpread {
  let columns: [Double]
  /// For each column where its text begins when it begins at the left; the edge itself may lie before that.
  let lefts: [Double]
  /// The stretches in which the inner edges lie.
  let gaps: [ClosedRange<Double>]
  let em: Double

  init(_ columns: BandColumns, box: Rect, em: Double) {
    self.columns = [box.x0] + columns.edges + [box.x1]
    lefts = [box.x0] + columns.gaps.map(\.upperBound)
    gaps = columns.gaps
    self.em = em
  }

  /// For each text the columns it takes of `range`, from left to right; `names` are the heads below them, of which no
  /// group has the same twice.
  func spans(of texts: [BandText], in range: Range<Int>, over names: [Int: String] = [:]) -> [Range<Int>] {
    let covers = covers(of: texts, in: range)
    func repeats(_ span: Range<Int>) -> Bool {
      let own = span.compactMap { names[$0].map(Normalisation.compact) }
      /// 公用经费 goes over two sides of its form, each with codes, names and amounts.
      return Set(own).count < own.count && !own.contains(where: HeadGroups.codes.contains)
    }
    /// For each text the best way to lay out it and those before it, by the end of its span.
    var best: [Int: (cost: Double, spans: [Range<Int>])] = [range.lowerBound: (0, [])]
    for (index, cover) in covers.enumerated() {
      let limit = index + 1 < covers.count ? covers[index + 1].span.lowerBound : range.upperBound
      var next: [Int: (cost: Double, spans: [Range<Int>])] = [:]
      for (start, way) in best.sorted(by: { $0.key < $1.key }) where start <= cover.span.lowerBound {
        for first in start...cover.span.lowerBound {
          for end in cover.span.upperBound...max(limit, cover.span.upperBound) {
            if end - first > cover.span.count, repeats(first..<end) { continue }
            let blank = Double(first - start) * em
            let cost =
              way.cost + blank
              + misfit(
                cover.text,
                cover.span,
                first..<end,
                end: names.isEmpty ? range.upperBound : nil
              )
            if cost < next[end]?.cost ?? .infinity { next[end] = (cost, way.spans + [first..<end]) }
          }
        }
      }
      best = next
    }
    return best.map { (cost: $1.cost + Double(range.upperBound - $0) * em, end: $0, spans: $1.spans) }
      .min { ($0.cost, $0.end) < ($1.cost, $1.end) }?.spans ?? []
  }

  /// The columns each text stands over; texts over one column are one.
  private func covers(of texts: [BandText], in range: Range<Int>) -> [(text: BandText, span: Range<Int>)] {
    var covers: [(text: BandText, span: Range<Int>)] = []
    for text in texts {
      let inner = range.dropFirst()
      let first = inner.last { columns[$0] <= text.x0 + 0.2 * em } ?? range.lowerBound
      let end = inner.first { columns[$0] >= text.x1 - 0.2 * em } ?? range.upperBound
      let span = first..<max(end, first + 1)
      if let last = covers.last, last.span.upperBound > span.lowerBound {
        covers[covers.count - 1].text = last.text.united(text)
        covers[covers.count - 1].span = last.span.lowerBound..<max(last.span.upperBound, span.upperBound)
      } else {
        covers.append((text, span))
      }
    }
    return covers
  }

  /// How far, in points, a text stands from where it would stand in a span; the last before `end` may begin at its left.
  private func misfit(_ text: BandText, _ cover: Range<Int>, _ span: Range<Int>, end: Int?) -> Double {
    let (left, right) = (columns[span.lowerBound], columns[span.upperBound])
    let centred = ((text.x0 + text.x1) / 2 - (left + right) / 2).magnitude
    if span == cover { return min(centred, (text.x0 - left).magnitude, (right - text.x1).magnitude) }
    /// The cells beside a figure are blank ones of their own.
    if text.figures == text.pieces { return .infinity }
    let isLast = span.lowerBound == cover.lowerBound && span.upperBound == end && span.lowerBound > 0
    return isLast && text.x0 - lefts[span.lowerBound] <= em ? 0 : centred
  }
}
