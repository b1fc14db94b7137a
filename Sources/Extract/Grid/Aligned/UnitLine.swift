import JuesuanModel

/// The line below the heads that says in what all figures are counted: thousands of dollars, percent of total.
enum UnitLine {
  /// Words by which it is known.
  private static let words = [
    "percent", "per cent", "number", "dollar", "million", "thousand", "billion", "euro", "%", "$", "£", "€",
    "tons", "tonnes", "acres", "bushels", "pounds", "persons", "hours", "rate", "index", "'000", "=100",
  ]

  /// Whether the last line of a head is one; `edges` are those of the columns.
  ///
  /// A text in the middle may also be the last line of a head that wraps there, but not where it runs on over others.
  static func ends(_ header: [SegmentLine], edges: ColumnEdges, _ rules: HeadRules, em: Double) -> Bool {
    guard header.count > 1, let line = header.last, says(line), edges.ranges.count > 3 else { return false }
    let heads = header.dropLast().flatMap(\.segments)
    guard let lowest = heads.map(\.box.midY).max(), line.box.midY - lowest > 0.6 * em,
      covered(by: line.box, edges, em: em) != nil
    else { return false }
    let splits = Array(edges.places.dropFirst().dropLast())
    return ColumnFinder.range(of: line.box, splits: splits, em: em).count > 1
      || !heads.contains { HeadLeaves.goesOn($0, with: line.box, rules, em: em) }
  }

  /// Whether a line is one text that names a unit.
  static func says(_ line: SegmentLine) -> Bool {
    guard line.segments.count == 1, !line.segments[0].isFigure else { return false }
    let text = line.text.lowercased()
    return words.contains { text.contains($0) }
  }

  /// Whether all texts of a line stand in brackets, as units do: (1,000 acres) (bushels).
  static func isInBrackets(_ line: SegmentLine) -> Bool {
    line.segments.allSatisfy {
      $0.glyphs.count > 2 && $0.glyphs.first?.scalar == "(" && $0.glyphs.last?.scalar == ")" && !$0.isFigure
    }
  }

  /// The columns in whose middle a text stands: all, or all but the first.
  static func covered(by box: Rect, _ edges: ColumnEdges, em: Double) -> ClosedRange<Int>? {
    let last = edges.ranges.count - 2
    let ranges = [1...last, 0...last]
    return ranges.first { edges.misfit(of: box.midX, over: $0) < AlignedBody.headedMiddle * em }
  }
}
