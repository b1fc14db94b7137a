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

  /// The units in the last line of a head, and the lines without them: all of its texts in brackets, (1,000 acres)
  /// (bushels), or one amount of money over and over, $000, beside the last line of one other head.
  static func parted(_ header: [SegmentLine]) -> (units: [Segment], rest: [SegmentLine])? {
    guard header.count > 1, let line = header.last else { return nil }
    if header.count > 2, line.segments.allSatisfy(isInBrackets) {
      return (line.segments, header.dropLast())
    }
    let units = line.segments.filter { isMoney($0.text) }
    guard units.count > 1, line.segments.count <= units.count + 1,
      units.allSatisfy({ $0.text == units[0].text })
    else { return nil }
    var rest = line
    rest.segments.removeAll { isMoney($0.text) }
    return (units, header.dropLast() + (rest.segments.isEmpty ? [] : [rest]))
  }

  private static func isInBrackets(_ text: Segment) -> Bool {
    text.glyphs.count > 2 && text.glyphs.first?.scalar == "(" && text.glyphs.last?.scalar == ")"
      && !text.isFigure
  }

  /// Whether a text says in how much money columns count: £m, $000, A$m, €'000.
  static func isMoney(_ text: String) -> Bool {
    guard text.utf8.count < longestMoney, text.contains(where: { "$£€¥".contains($0) }) else { return false }
    return text.allSatisfy { $0 == "0" || $0.isLetter || "$£€¥'’ ".contains($0) }
      && text.contains { $0 == "0" || $0.isLetter }
  }

  /// Bytes of the longest text that is tried for an amount of money.
  private static let longestMoney = 14

  /// The columns in whose middle a text stands: all, or all but the first.
  static func covered(by box: Rect, _ edges: ColumnEdges, em: Double) -> ClosedRange<Int>? {
    let last = edges.ranges.count - 2
    let ranges = [1...last, 0...last]
    return ranges.first { edges.misfit(of: box.midX, over: $0) < AlignedBody.headedMiddle * em }
  }
}
