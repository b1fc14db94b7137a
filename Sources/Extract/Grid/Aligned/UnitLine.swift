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
    return says(line.text)
  }

  private static func says(_ text: String) -> Bool {
    let text = text.lowercased()
    return isDashed(text) || words.contains { text.contains($0) }
  }

  /// Whether dashes lead from a unit to the first and the last of its columns: --- Million bushels ---.
  static func isDashed(_ text: String) -> Bool {
    let isDash = { (sign: Character) in "-–—".contains(sign) }
    return text.prefix(while: isDash).count > 1 && text.reversed().prefix(while: isDash).count > 1
      && text.contains(where: \.isLetter)
  }

  /// A line with the dashes on both sides of a unit joined to it.
  static func joined(_ line: SegmentLine) -> SegmentLine {
    guard line.segments.count > 1, line.segments.contains(where: { dashes($0) }) else { return line }
    var joined = line
    joined.segments = []
    var rest = line.segments[...]
    while let first = rest.first {
      rest.removeFirst()
      var whole = first
      var next = whole
      for (place, segment) in zip(rest.indices, rest) {
        guard segment.box.x0 - next.box.x1 < dashGap * line.size, dashes(first) || startsDashed(first) else {
          break
        }
        next = Segment(GlyphRow(glyphs: next.glyphs + segment.glyphs, box: next.box.union(segment.box)))
        if isDashed(next.text) {
          whole = next
          if rest.index(after: place) == rest.endIndex || !dashes(rest[place + 1]) {
            rest = rest[(place + 1)...]
            break
          }
        }
      }
      joined.segments.append(whole)
    }
    return joined
  }

  /// White between a unit and its dashes, in font sizes.
  private static let dashGap = 1.0

  private static func dashes(_ text: Segment) -> Bool {
    text.glyphs.allSatisfy { "-–—".unicodeScalars.contains($0.scalar) }
  }

  private static func startsDashed(_ text: Segment) -> Bool {
    text.glyphs.count > 2 && text.glyphs.prefix(2).allSatisfy { "-–—".unicodeScalars.contains($0.scalar) }
  }

  /// Whether the last line of a head tells units, fewer than there are heads above it.
  static func isBelow(_ header: [SegmentLine]) -> Bool {
    guard header.count > 1, let line = header.last else { return false }
    if says(line) { return true }
    return line.segments.allSatisfy(isUnit)
      && line.segments.count < header[header.count - 2].segments.count
  }

  static func isUnit(_ text: Segment) -> Bool {
    !text.isFigure && (says(text.text) || isInBrackets(text) || text.text.contains { "$£€¥".contains($0) })
  }

  /// The columns of units, from left to right, where each stands in the middle of its own and together they stand below
  /// all columns but the first.
  static func divided(_ units: [Segment], over edges: ColumnEdges, em: Double) -> [ClosedRange<Int>]? {
    let last = edges.ranges.count - 2
    guard units.count > 1, units.count < last, units.allSatisfy(isUnit) else { return nil }
    /// By the last column of the units so far the cheapest way to cover all up to it.
    var ways: [Int: (cost: Double, ranges: [ClosedRange<Int>])] = [0: (0, [])]
    for unit in units {
      var next: [Int: (cost: Double, ranges: [ClosedRange<Int>])] = [:]
      for (end, way) in ways where end < last {
        for column in (end + 1)...last {
          let off = edges.misfit(of: unit.box.midX, over: end + 1...column)
          guard off < AlignedBody.headedMiddle * em, way.cost + off < next[column]?.cost ?? .infinity else {
            continue
          }
          next[column] = (way.cost + off, way.ranges + [end + 1...column])
        }
      }
      ways = next
    }
    return ways[last]?.ranges
  }

  /// The units in the last line of a head, and the lines without them: all of its texts in brackets, (1,000 acres)
  /// (bushels), or one amount of money over and over, $000, beside the last line of one other head.
  static func parted(_ header: [SegmentLine]) -> (units: [Segment], rest: [SegmentLine])? {
    guard header.count > 1, let line = header.last else { return nil }
    if header.count > 2, line.segments.allSatisfy(isInBrackets) {
      return (line.segments, header.dropLast())
    }
    if isBelow(header), line.segments.count > 1 { return (line.segments, header.dropLast()) }
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
