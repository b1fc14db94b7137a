import JuesuanModel

/// Finds the columns of an area from the gaps that persist over its rows.
struct ColumnFinder {
  /// The gaps between columns, from left to right, in points.
  private(set) var gaps: [ClosedRange<Double>] = []
  /// Where columns part: the middles of the gaps.
  var splits: [Double] { gaps.map { ($0.lowerBound + $0.upperBound) / 2 } }

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
    var candidates: [ClosedRange<Double>] = []
    while place < ends.count - 1 {
      guard cover[place] <= allowed else {
        place += 1
        continue
      }
      var end = place
      while end + 1 < ends.count - 1, cover[end + 1] <= allowed { end += 1 }
      let (x0, x1) = (ends[place], ends[end + 1])
      if x1 - x0 >= SegmentLine.narrowestGap * em, x0 > left, x1 < right {
        candidates.append(Self.widest(place...end, cover: cover, ends: ends))
      }
      place = end + 1
    }
    gaps = candidates
    dropThinColumns(segments, lines.count)
  }

  /// The widest of the stretches that the fewest lines cross.
  private static func widest(_ places: ClosedRange<Int>, cover: [Int], ends: [Double]) -> ClosedRange<Double>
  {
    let least = cover[places].min() ?? 0
    var best = ends[places.lowerBound]...ends[places.lowerBound]
    var start: Double?
    for index in places {
      guard cover[index] == least else {
        start = nil
        continue
      }
      let run = (start ?? ends[index])...ends[index + 1]
      start = run.lowerBound
      if run.upperBound - run.lowerBound > best.upperBound - best.lowerBound { best = run }
    }
    return best
  }

  /// Narrows each gap to where the fewest lines of the header cross it: centred heads are wider than figures.
  mutating func narrow(to header: [SegmentLine]) {
    let segments = header.flatMap(\.segments)
    gaps = gaps.map { gap in
      let inner = segments.flatMap { [$0.box.x0, $0.box.x1] }.filter { gap.contains($0) }
      let ends = Set(inner + [gap.lowerBound, gap.upperBound]).sorted()
      guard ends.count > 2 else { return gap }
      let cover = zip(ends, ends.dropFirst()).map { x0, x1 in
        segments.count { $0.box.x0 < (x0 + x1) / 2 && $0.box.x1 > (x0 + x1) / 2 }
      }
      return Self.widest(0...cover.count - 1, cover: cover, ends: ends)
    }
  }

  /// Narrows the last gaps to between the column numbers, which stand for the last columns one by one.
  mutating func narrow(betweenNumbersOf header: [SegmentLine], body: [SegmentLine]) {
    guard let numbers = header.last(where: HeaderBlocks.isNumberLine)?.segments.filter(\.isFigure) else {
      return
    }
    guard numbers.count <= gaps.count + 1, numbers.count == trailingFigureColumns(body) else { return }
    let first = gaps.count - (numbers.count - 1)
    for (offset, pair) in zip(numbers, numbers.dropFirst()).enumerated() {
      let gap = gaps[first + offset]
      let (low, high) = (max(gap.lowerBound, pair.0.box.x1), min(gap.upperBound, pair.1.box.x0))
      if low < high { gaps[first + offset] = low...high }
    }
  }

  /// How many of the last columns hold figures: with a blank column among them the numbers do not match.
  private func trailingFigureColumns(_ body: [SegmentLine]) -> Int {
    let splits = splits
    var balance = Array(repeating: 0, count: splits.count + 1)
    for segment in body.flatMap(\.segments) {
      balance[splits.count { $0 < segment.box.midX }] += segment.isFigure ? 1 : -1
    }
    return balance.reversed().prefix { $0 > 0 }.count
  }

  /// Removes splits beside columns that hold the text of a single line only.
  private mutating func dropThinColumns(_ segments: [Segment], _ lineCount: Int) {
    guard lineCount >= 4 else { return }
    var index = 0
    while index <= gaps.count, !gaps.isEmpty {
      let splits = splits
      let low = index == 0 ? -Double.infinity : splits[index - 1]
      let high = index == splits.count ? Double.infinity : splits[index]
      let members = segments.count { $0.box.x0 >= low && $0.box.x1 <= high }
      if members <= 1 {
        gaps.remove(at: index == gaps.count ? index - 1 : index)
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
