internal import JuesuanModel

/// Tells whether lines go on with rows that rules part one by one: what stands between two such rules is one row, however
/// many lines its names have and however high it is.
struct BandedRows {
  /// A higher band, in font sizes, is page and not row.
  private static let highestBand = 20.0
  /// Rules leave at most this share of the width of the rows free: they may be drawn cell by cell.
  private static let leastShare = 0.8
  /// Pieces of one rule differ by less than this in height, in points.
  private static let sameLine = 1.0

  /// Horizontal rules by position.
  private let rules: [Ruling]

  init(_ rules: [Ruling]) { self.rules = rules }

  /// Whether the line at `next` begins another row of the rows from `first` to `last`, in whose box all lie.
  func goesOn(at next: Int, _ lines: [SegmentLine], from first: Int, to last: Int, _ box: Rect) -> Bool {
    guard !rules.isEmpty else { return false }
    let line = lines[next]
    let reach = Self.highestBand * line.size
    let places = places(from: lines[first].box.midY - reach, to: line.box.midY + reach, over: box)
    guard let top = places.last(where: { $0 < line.box.midY }), top > lines[last].box.midY,
      let bottom = places.first(where: { $0 > line.box.midY }), bottom - top < reach,
      lines[next...].prefix(while: { $0.box.midY < bottom }).contains(where: {
        $0.segments.contains(where: \.isAmount)
      })
    else { return false }
    let rows = (first...last).filter { lines[$0].isSeed }
    return rows.count > 1
      ? zip(rows, rows.dropFirst()).allSatisfy { above, below in
        places.contains { $0 > lines[above].box.midY && $0 < lines[below].box.midY }
      } : places.contains { $0 < lines[first].box.midY }
  }

  /// The heights, between two, at which rules run below most of a row.
  private func places(from top: Double, to bottom: Double, over box: Rect) -> [Double] {
    var places: [(position: Double, length: Double)] = []
    for rule in rules where rule.position > top && rule.position < bottom {
      let length = max(0, min(rule.end, box.x1) - max(rule.start, box.x0))
      if let place = places.last, rule.position - place.position < Self.sameLine {
        places[places.count - 1].length += length
      } else {
        places.append((rule.position, length))
      }
    }
    return places.filter { $0.length > Self.leastShare * box.width }.map(\.position)
  }
}
