import JuesuanModel

/// Tells two tables beside each other by the rules that each of them has for itself.
struct RuledPairs {
  /// The rules of both stand at least this many font sizes apart.
  private static let leastGap = 1.0
  /// The rules of a table are at least this many font sizes long: shorter ones underline figures.
  private static let leastLength = 8.0
  /// Rules of one table begin and end within this many font sizes of each other.
  private static let slack = 0.35
  /// A head, or a caption, stands at most this many font sizes above the first rule.
  private static let above = 5.0

  /// Where the left table ends and the right one begins, in points.
  let middle: Double
  /// The heights between which both stand, in points.
  let heights: ClosedRange<Double>

  /// Nil where no two tables stand beside each other; `rules` are horizontal.
  init?(_ rules: [Ruling], _ lines: [SegmentLine]) {
    guard rules.count >= 4, let em = lines.first?.size else { return nil }
    var groups: [[Ruling]] = []
    for rule in rules where rule.length >= Self.leastLength * em {
      if let place = groups.firstIndex(where: {
        ($0[0].start - rule.start).magnitude < Self.slack * em
          && ($0[0].end - rule.end).magnitude < Self.slack * em
      }) {
        groups[place].append(rule)
      } else {
        groups.append([rule])
      }
    }
    groups.removeAll { $0.count < 2 }
    for left in groups {
      for right in groups where left[0].end + Self.leastGap * em < right[0].start {
        let all = (left + right).map(\.position)
        guard let top = all.min(), let bottom = all.max(),
          Self.hasNames(left, lines, em), Self.hasNames(right, lines, em)
        else { continue }
        middle = (left[0].end + right[0].start) / 2
        heights = (top - Self.above * em)...(bottom + em)
        return
      }
    }
    return nil
  }

  /// Whether names begin where the rules do, with figures beside them.
  private static func hasNames(_ rules: [Ruling], _ lines: [SegmentLine], _ em: Double) -> Bool {
    let heights = rules.map(\.position)
    guard let top = heights.min(), let bottom = heights.max() else { return false }
    let rows = lines.filter { $0.box.midY > top && $0.box.midY < bottom }.map { line in
      line.segments.filter { $0.box.midX > rules[0].start && $0.box.midX < rules[0].end }
    }.filter { $0.count > 1 }
    let named = rows.count { row in !row[0].isFigure && row[0].box.x0 - rules[0].start < em && row[1].isFigure
    }
    return named > 1 && named * 2 > rows.count
  }
}
