import JuesuanModel

/// Dashes and zeros that stand in the middle of a column whose amounts end at its right edge: a white stretch that
/// persists between the two parts no columns.
///
/// Word centres a dash that was typed into a cell of right-aligned amounts, and templates come with zeros in the middle.
enum StandIns {
  /// The gaps, from left to right, without those between a column and the dashes and zeros that stand in it.
  static func joined(
    _ gaps: [ClosedRange<Double>],
    _ lines: [SegmentLine],
    heads: [Segment]
  ) -> [ClosedRange<Double>] {
    guard lines.contains(where: { $0.segments.contains { isOne($0.text) } }) else { return gaps }
    var gaps = gaps
    var index = 0
    while index < gaps.count {
      if isWithinColumn(index, of: gaps, lines, heads) { gaps.remove(at: index) } else { index += 1 }
    }
    return gaps
  }

  /// Whether a text is a dash or a zero.
  private static func isOne(_ text: String) -> Bool {
    switch FigureValue(reading: text, unit: .yuan) {
    case .dash: true
    case .amount(let figure): figure.isZero
    case .blank, .unreadable: false
    }
  }

  /// Whether one side of a gap holds dashes and zeros alone, the other the amounts of other lines, and not each a head.
  private static func isWithinColumn(
    _ index: Int,
    of gaps: [ClosedRange<Double>],
    _ lines: [SegmentLine],
    _ heads: [Segment]
  ) -> Bool {
    let middles = gaps.map { ($0.lowerBound + $0.upperBound) / 2 }
    let left = (index > 0 ? middles[index - 1] : -.infinity)...middles[index]
    let right = middles[index]...(index + 1 < middles.count ? middles[index + 1] : .infinity)
    func isIn(_ side: ClosedRange<Double>, _ segment: Segment) -> Bool { side.contains(segment.box.midX) }
    /// A head of both stands over the middle of a group, above those of single columns.
    let own = [left, right].map { side in
      heads.map(\.box).filter { $0.x0 >= side.lowerBound && $0.x1 <= side.upperBound }
    }
    guard !own[0].contains(where: { head in own[1].contains { head.y0 < $0.y1 && $0.y0 < head.y1 } }) else {
      return false
    }
    var (standIns, others) = ([0, 0], [0, 0])
    for line in lines {
      let texts = line.segments.filter { isIn(left, $0) || isIn(right, $0) }
      guard texts.count < 2, let segment = texts.first else {
        if texts.isEmpty { continue }
        return false
      }
      guard segment.isFigure else { return false }
      let side = isIn(left, segment) ? 0 : 1
      if isOne(segment.text) { standIns[side] += 1 } else { others[side] += 1 }
    }
    return others[0] == 0 && standIns[0] > 0 && others[1] > 0
      || others[1] == 0 && standIns[1] > 0 && others[0] > 0
  }
}
