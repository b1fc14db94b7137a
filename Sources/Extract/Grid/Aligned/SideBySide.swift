import JuesuanModel

/// Parts a run of lines into two where tables stand beside each other whose rows do not agree.
enum SideBySide {
  /// The gap between two tables is at least this wide, in font sizes.
  static let leastGap = 2.0
  /// At most this share of the rows of either table stands at the height of one of the other by chance.
  static let mostShared = 0.5
  /// Fewer rows on a side are no table.
  static let fewestRows = 4

  /// The lines as they are, with stretches of two tables replaced by the lines of the left and of the right one.
  static func halves(of lines: [SegmentLine]) -> [[SegmentLine]] {
    let seeds = lines.indices.filter { lines[$0].isSeed }
    guard let first = seeds.first, let last = seeds.last, seeds.count >= 2 * fewestRows else {
      return [lines]
    }
    let size = lines[first].size
    let stretch = lines[first...last].filter { $0.segments.count > 1 }
    guard let gap = widestGap(of: stretch), gap.upperBound - gap.lowerBound >= leastGap * size else {
      return [lines]
    }
    let middle = (gap.lowerBound + gap.upperBound) / 2
    let isLeft = stretch.map { $0.box.x1 < middle }
    let isRight = stretch.map { $0.box.x0 > middle }
    let (left, right) = (isLeft.count { $0 }, isRight.count { $0 })
    let both = stretch.count - left - right
    guard left + both >= fewestRows, right + both >= fewestRows,
      Double(both) <= mostShared * Double(min(left, right) + both)
    else { return [lines] }
    let parts = lines.map { ($0.part { $0.box.midX < middle }, $0.part { $0.box.midX >= middle }) }
    return [parts.compactMap(\.0), parts.compactMap(\.1)]
  }

  /// The widest stretch of x that no line covers.
  private static func widestGap(of lines: [SegmentLine]) -> ClosedRange<Double>? {
    var widest: ClosedRange<Double>?
    var end = -Double.infinity
    for box in lines.flatMap(\.segments).map(\.box).sorted(by: { $0.x0 < $1.x0 }) {
      if end.isFinite, box.x0 - end > (widest.map { $0.upperBound - $0.lowerBound } ?? 0) {
        widest = end...box.x0
      }
      end = max(end, box.x1)
    }
    return widest
  }
}

extension SegmentLine {
  /// The line with those segments alone that satisfy a condition; nil without any.
  fileprivate func part(_ condition: (Segment) -> Bool) -> SegmentLine? {
    var part = self
    part.segments = segments.filter(condition)
    guard let first = part.segments.first else { return nil }
    part.box = part.segments.dropFirst().reduce(first.box) { $0.union($1.box) }
    return part
  }
}
