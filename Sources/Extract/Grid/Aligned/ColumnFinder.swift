import JuesuanModel

/// Finds the columns of an area from the gaps that persist over its rows.
struct ColumnFinder {
  /// The gaps between columns, from left to right, in points.
  private(set) var gaps: [ClosedRange<Double>] = []
  /// Where columns part: the middles of the gaps.
  var splits: [Double] { gaps.map { ($0.lowerBound + $0.upperBound) / 2 } }

  /// One row in so many may run across a gap: totals are centred over two columns.
  static let crossingShare = 0.08

  /// Lines of one text may run across a gap up to this share: they head groups of rows.
  static let aloneShare = 0.3

  init(_ lines: [SegmentLine], header: [SegmentLine], em: Double) {
    let segments = lines.flatMap(\.segments)
    guard let left = segments.map(\.box.x0).min(), let right = segments.map(\.box.x1).max() else { return }
    let allowed = lines.count < 4 ? 0 : max(1, Int(Self.crossingShare * Double(lines.count)))

    /// How many lines cover each stretch between two ends of segments.
    let ends = Set(segments.flatMap { [$0.box.x0, $0.box.x1] }).sorted()
    let cover = Self.cover(lines, ends)
    /// Where texts of two columns touch, as the seams between them showed.
    let seams = lines.flatMap { line in
      zip(line.segments, line.segments.dropFirst()).filter {
        $1.box.x0 - $0.box.x1 < SegmentLine.narrowestGap * em
      }.map { ($0.box.x1 + $1.box.x0) / 2 }
    }
    var place = 0
    while place < ends.count - 1 {
      guard cover[place] <= allowed else {
        place += 1
        continue
      }
      var end = place
      while end + 1 < ends.count - 1, cover[end + 1] <= allowed { end += 1 }
      for gap in Self.gaps(in: place...end, cover: cover, ends: ends)
      where gap.lowerBound >= left && gap.upperBound < right
        && (gap.upperBound - gap.lowerBound >= SegmentLine.narrowestGap * em
          || seams.contains { gap.lowerBound - 0.05 * em < $0 && $0 < gap.upperBound + 0.05 * em })
      {
        gaps.append(gap)
      }
      place = end + 1
    }
    let heads = header.flatMap(\.segments)
    gaps = StandIns.joined(gaps, lines, heads: heads)
    dropThinColumns(lines, heads)
  }

  /// How many lines cover each stretch from one of `ends` to the next.
  private static func cover(_ lines: [SegmentLine], _ ends: [Double]) -> [Int] {
    var places: [Double: Int] = [:]
    for (index, x) in ends.enumerated() { places[x] = index }
    var cover = Array(repeating: 0, count: ends.count)
    /// The same for lines of one text from the left on, which head groups of rows.
    var alone = cover
    let rows = lines.filter { $0.segments.count > 1 }
    let left = rows.map(\.box.x0).min() ?? 0
    /// Beside names they wrap these; beside codes or ordinals they are heads.
    let isNumbered = rows.count { $0.segments[0].isFigure } * 2 > rows.count
    let hasNames = lines.count { !$0.segments.contains(where: \.isTotal) } > 1
    let right = rows.map(\.box.x1).max() ?? 0
    /// Where the middle of all columns but that of the names may lie.
    let names = rows.map { $0.segments[0].box.x1 }.max() ?? left
    let figures = rows.map { $0.segments[1].box.x0 }.min() ?? left
    let middle = ((min(names, figures) + right) / 2)...((max(names, figures) + right) / 2)
    for line in lines {
      /// A text in the middle of all columns, or of all but the first, heads rows.
      if line.segments.count == 1, line.box.x0 > left + AlignedBody.leastIndent * line.size {
        let slack = AlignedBody.headedMiddle * line.size
        let isOverFigures =
          line.box.x0 > names && line.box.midX > middle.lowerBound - slack
          && line.box.midX < middle.upperBound + slack
        if isOverFigures || (line.box.midX - (left + right) / 2).magnitude < slack { continue }
      }
      let isAlone = isNumbered && line.segments.count == 1 && line.box.x0 < left + line.size
      for segment in line.segments where !(segment.isTotal && hasNames) {
        for place in (places[segment.box.x0] ?? 0)..<(places[segment.box.x1] ?? 0) {
          if isAlone { alone[place] += 1 } else { cover[place] += 1 }
        }
      }
    }
    let allowed = lines.count < 4 ? 0 : Int(aloneShare * Double(lines.count))
    for place in cover.indices { cover[place] += max(0, alone[place] - (cover[place] == 0 ? allowed : 0)) }
    return cover
  }

  /// The gaps in a stretch that few lines cross: those that none crosses, or the widest that the fewest do.
  private static func gaps(in places: ClosedRange<Int>, cover: [Int], ends: [Double]) -> [ClosedRange<Double>]
  {
    guard places.contains(where: { cover[$0] == 0 }) else {
      return [widest(places, cover: cover, ends: ends)]
    }
    var gaps: [ClosedRange<Double>] = []
    for index in places where cover[index] == 0 {
      if let last = gaps.last, last.upperBound == ends[index] {
        gaps[gaps.count - 1] = last.lowerBound...ends[index + 1]
      } else {
        gaps.append(ends[index]...ends[index + 1])
      }
    }
    return gaps
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

  /// Narrows each gap to between the heads of single columns on both sides, which are wider than figures.
  ///
  /// Heads in a gap between columns that have heads of their own part it, for they head blank columns. Words of Latin
  /// letters stand apart within a head.
  mutating func divide(by leaves: [HeadLeaves.Leaf]) {
    let heads = leaves.map(\.box)
    if let parts = parts(between: heads) {
      gaps = parts
      return
    }
    gaps = gaps.indices.flatMap { index -> [ClosedRange<Double>] in
      let gap = gaps[index]
      let inner = heads.indices.filter {
        leaves[$0].last.glyphs[0].scalar.isWide && heads[$0].x0 >= gap.lowerBound
          && heads[$0].x1 <= gap.upperBound
      }
      guard var first = inner.first, var last = inner.last else { return [narrowed(gap, heads)] }
      let left = index > 0 ? gaps[index - 1].upperBound : -.infinity
      let right = index + 1 < gaps.count ? gaps[index + 1].lowerBound : .infinity
      func isHeaded(from x0: Double, to x1: Double) -> Bool { heads.contains { $0.x0 < x1 && $0.x1 > x0 } }
      if isHeaded(from: left, to: gap.lowerBound) { first -= 1 }
      if isHeaded(from: gap.upperBound, to: right) { last += 1 }
      guard first >= 0, last < heads.count, first < last else { return [narrowed(gap, heads)] }
      let parts = (first..<last).compactMap { place -> ClosedRange<Double>? in
        let low = max(gap.lowerBound, heads[place].x1)
        let high = min(gap.upperBound, heads[place + 1].x0)
        return low < high ? low...high : nil
      }
      return parts.count == last - first ? parts : [narrowed(gap, heads)]
    }
  }

  /// The gaps as heads of all columns leave them, one by one; nil where these are not as many or stand otherwise.
  ///
  /// A head may begin where its column does and the figures below it end where that does.
  private func parts(between heads: [Rect]) -> [ClosedRange<Double>]? {
    guard heads.count == gaps.count + 1 else { return nil }
    var parts: [ClosedRange<Double>] = []
    for (gap, (left, right)) in zip(gaps, zip(heads, heads.dropFirst())) {
      let (low, high) = (max(gap.lowerBound, left.x1), min(gap.upperBound, right.x0))
      guard low < high else { return nil }
      parts.append(low...high)
    }
    return parts
  }

  /// The widest part of a gap that the fewest heads cross.
  private func narrowed(_ gap: ClosedRange<Double>, _ heads: [Rect]) -> ClosedRange<Double> {
    let inner = heads.flatMap { [$0.x0, $0.x1] }.filter { gap.contains($0) }
    let ends = Set(inner + [gap.lowerBound, gap.upperBound]).sorted()
    guard ends.count > 2 else { return gap }
    let cover = zip(ends, ends.dropFirst()).map { x0, x1 in
      heads.count { $0.x0 < (x0 + x1) / 2 && $0.x1 > (x0 + x1) / 2 }
    }
    return Self.widest(0...cover.count - 1, cover: cover, ends: ends)
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

  /// Removes splits beside columns that hold the text of a single line only and have no head of their own.
  private mutating func dropThinColumns(_ lines: [SegmentLine], _ heads: [Segment]) {
    guard lines.count >= 4 else { return }
    let segments = lines.flatMap(\.segments)
    var index = 0
    while index <= gaps.count, !gaps.isEmpty {
      let splits = splits
      let low = index == 0 ? -Double.infinity : splits[index - 1]
      let high = index == splits.count ? Double.infinity : splits[index]
      let own = segments.filter { $0.box.x0 >= low && $0.box.x1 <= high }
      let isHeaded = heads.contains { $0.box.x0 >= low && $0.box.x1 <= high }
      let isThin = own.isEmpty || (own.count == 1 && !isHeaded)
      if isThin, own.isEmpty || !isCell(own[0], lines, segments) {
        gaps.remove(at: index == gaps.count ? index - 1 : index)
        index = max(0, index - 1)
      } else {
        index += 1
      }
    }
  }

  /// Whether a text alone in its column is an amount that stands between a column of figures and one of names, or beside
  /// an amount of its line: then it is no part of either.
  ///
  /// Neither is the last part of a code that stands behind others.
  private func isCell(_ text: Segment, _ lines: [SegmentLine], _ segments: [Segment]) -> Bool {
    let line = lines.first { line in line.segments.contains { $0.box == text.box } }
    if let line, isLastOfCode(text, line) { return true }
    guard text.isAmount else { return false }
    let splits = splits
    let column = splits.count { $0 < text.box.midX }
    let isBeside =
      line?.segments.contains { other in
        other.isAmount && (splits.count { $0 < other.box.midX } - column).magnitude == 1
      } ?? false
    return isBeside || isBesideNames(text, segments)
  }

  /// Whether a text is the 项 of a code whose 类 and 款 begin its line.
  private func isLastOfCode(_ text: Segment, _ line: SegmentLine) -> Bool {
    let parts = line.segments.prefix { $0.glyphs.allSatisfy(\.scalar.isDigit) }
    return parts.count == Self.codeParts.count && parts.last?.box == text.box
      && zip(parts, Self.codeParts).allSatisfy { $0.glyphs.count == $1 }
  }

  /// The digits of 类, 款 and 项 where they stand in columns of their own.
  private static let codeParts = [3, 2, 2]

  /// Whether the nearest texts above and below a place on either side of an amount are names.
  private func isBesideNames(_ amount: Segment, _ segments: [Segment]) -> Bool {
    let splits = splits
    let column = splits.count { $0 < amount.box.midX }
    func isNames(_ place: Int) -> Bool {
      let own = segments.filter { segment in splits.count { $0 < segment.box.midX } == place }
      return own.count { !$0.isFigure } * 2 > own.count
    }
    return column > 0 && column < splits.count && isNames(column + 1) && !isNames(column - 1)
  }

  /// The columns that a box lies over by more than a sliver.
  static func range(of box: Rect, splits: [Double], em: Double) -> ClosedRange<Int> {
    let sliver = min(0.3 * em, box.width / 3)
    let first = splits.count { $0 <= box.x0 + sliver }
    let last = splits.count { $0 < box.x1 - sliver }
    return min(first, last)...max(first, last)
  }
}
