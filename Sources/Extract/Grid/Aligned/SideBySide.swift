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
  ///
  /// `rules` are horizontal rules that bound no cell.
  static func halves(of lines: [SegmentLine], rules: [Ruling]) -> [[SegmentLine]] {
    guard let pair = RuledPairs(rules, lines) else { return halves(of: lines) }
    let inside = lines.filter { pair.heights.contains($0.box.midY) }
    return [
      lines.filter { $0.box.midY < pair.heights.lowerBound },
      inside.compactMap { $0.part { $0.box.midX < pair.middle } },
      inside.compactMap { $0.part { $0.box.midX >= pair.middle } },
      lines.filter { $0.box.midY > pair.heights.upperBound },
    ].filter { !$0.isEmpty }.flatMap { halves(of: $0) }
  }

  private static func halves(of lines: [SegmentLine]) -> [[SegmentLine]] {
    let seeds = lines.indices.filter { lines[$0].isSeed }
    guard let first = seeds.first, let last = seeds.last, seeds.count >= 2 * fewestRows else {
      return [lines]
    }
    let size = lines[first].size
    let stretch = lines[first...last].filter { $0.segments.count > 1 }
    let wide = gaps(of: stretch).filter { $0.upperBound - $0.lowerBound >= leastGap * size }
    let middles = wide.map { ($0.lowerBound + $0.upperBound) / 2 }
    guard let middle = middles.first(where: { isBetweenTables($0, stretch) }) else { return [lines] }
    let parts = lines.map { ($0.part { $0.box.midX < middle }, $0.part { $0.box.midX >= middle }) }
    return [parts.compactMap(\.0), parts.compactMap(\.1)]
  }

  /// Whether rows on both sides of a place mostly stand at heights of their own.
  private static func isBetweenTables(_ middle: Double, _ lines: [SegmentLine]) -> Bool {
    let left = lines.count { $0.box.x1 < middle }
    let right = lines.count { $0.box.x0 > middle }
    let both = lines.count - left - right
    return left + both >= fewestRows && right + both >= fewestRows
      && Double(both) <= mostShared * Double(min(left, right) + both)
  }

  /// The stretches of x that no line covers.
  private static func gaps(of lines: [SegmentLine]) -> [ClosedRange<Double>] {
    var gaps: [ClosedRange<Double>] = []
    var end: Double?
    for box in lines.flatMap(\.segments).map(\.box).sorted(by: { $0.x0 < $1.x0 }) {
      if let end, box.x0 > end { gaps.append(end...box.x0) }
      end = max(end ?? box.x1, box.x1)
    }
    return gaps
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
