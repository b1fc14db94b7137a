import JuesuanModel

/// Finds the columns of an area from the gaps that persist over its rows.
struct ColumnFinder {
  /// Where columns part, from left to right, in points; outer edges not included.
  private(set) var splits: [Double] = []

  /// One row in so many may run across a gap: totals are centred over two columns.
  static let crossingShare = 0.08

  init(_ lines: [SegmentLine], em: Double) {
    let segments = lines.flatMap(\.segments)
    guard let left = segments.map(\.box.x0).min(), let right = segments.map(\.box.x1).max() else { return }
    let allowed = lines.count < 4 ? 0 : max(1, Int(Self.crossingShare * Double(lines.count)))

    /// How many lines cover each stretch between two ends of segments.
    let ends = Set(segments.flatMap { [$0.box.x0, $0.box.x1] }).sorted()
    var places: [Double: Int] = [:]
    for (index, x) in ends.enumerated() { places[x] = index }
    var cover = Array(repeating: 0, count: ends.count)
    for segment in segments {
      for place in (places[segment.box.x0] ?? 0)..<(places[segment.box.x1] ?? 0) { cover[place] += 1 }
    }
    var place = 0
    var candidates: [Double] = []
    while place < ends.count - 1 {
      guard cover[place] <= allowed else {
        place += 1
        continue
      }
      var end = place
      while end + 1 < ends.count - 1, cover[end + 1] <= allowed { end += 1 }
      let (x0, x1) = (ends[place], ends[end + 1])
      if x1 - x0 >= 0.3 * em, x0 > left, x1 < right {
        let least = cover[place...end].min() ?? 0
        /// The widest stretch with the fewest crossing lines.
        var best: (x0: Double, x1: Double) = (x0, x0)
        var run: (x0: Double, x1: Double)?
        for index in place...end {
          if cover[index] == least {
            run = (run?.x0 ?? ends[index], ends[index + 1])
            if let run, run.x1 - run.x0 > best.x1 - best.x0 { best = run }
          } else {
            run = nil
          }
        }
        candidates.append((best.x0 + best.x1) / 2)
      }
      place = end + 1
    }
    splits = candidates
    dropThinColumns(segments, lines.count)
  }

  /// Removes splits beside columns that hold the text of a single line only.
  private mutating func dropThinColumns(_ segments: [Segment], _ lineCount: Int) {
    guard lineCount >= 4 else { return }
    var index = 0
    while index <= splits.count, !splits.isEmpty {
      let low = index == 0 ? -Double.infinity : splits[index - 1]
      let high = index == splits.count ? Double.infinity : splits[index]
      let members = segments.count { $0.box.x0 >= low && $0.box.x1 <= high }
      if members <= 1 {
        splits.remove(at: index == splits.count ? index - 1 : index)
        index = max(0, index - 1)
      } else {
        index += 1
      }
    }
  }

  /// The columns that a box lies over by more than a sliver.
  static func range(of box: Rect, splits: [Double], em: Double) -> ClosedRange<Int> {
    let sliver = min(0.3 * em, box.width / 3)
    let first = splits.count { $0 <= box.x0 + sliver }
    let last = splits.count { $0 < box.x1 - sliver }
    return min(first, last)...max(first, last)
  }
}
