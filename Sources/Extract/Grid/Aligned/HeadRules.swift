import JuesuanModel

/// Rules within the head of a table: they part cells from those below, and a short one shows over which columns the
/// cell above it stands.
struct HeadRules {
  /// A rule belongs to the cell that ends at most this many font sizes above it.
  private static let farthest = 1.2
  /// A rule is centred under its cell within this many font sizes, or this share of its length.
  private static let aside = 0.5
  private static let asideShare = 0.08
  /// A rule as long as a text, within this many font sizes, underlines words.
  private static let underline = 0.15

  private let rules: [Ruling]
  private let em: Double
  /// The lines of one cell are at most this far apart, in font sizes.
  let lineDistance: Double

  static let none = HeadRules([], em: 1)

  /// `rules` are horizontal; names of the `body` that wrap show how far apart the lines of a cell are.
  init(_ rules: [Ruling], body: [SegmentLine] = [], em: Double) {
    (self.rules, self.em) = (rules, em)
    let steps = zip(body, body.dropFirst()).compactMap { upper, lower -> Double? in
      let isTail =
        upper.segments.contains(where: \.isFigure) && !lower.segments.contains(where: \.isFigure)
        && lower.segments.allSatisfy { name in
          upper.segments.contains { ($0.box.x0 - name.box.x0).magnitude < Self.underline * em }
        }
      return isTail ? (lower.box.midY - upper.box.midY) / em : nil
    }.sorted()
    let pitch = steps.count < Self.fewestTails ? 0 : Self.slack * steps[steps.count / 2]
    lineDistance =
      pitch < HeadLeaves.wordDistance ? max(HeadLeaves.lineDistance, pitch) : HeadLeaves.lineDistance
  }

  /// So many names that wrap below the line of their figures show the distance of lines, which differs by this factor.
  private static let fewestTails = 3
  private static let slack = 1.04

  /// Whether a rule parts a text from the one below.
  func part(_ upper: Rect, from lower: Rect) -> Bool {
    rules.contains { rule in
      rule.position > upper.midY && rule.position < lower.midY && rule.start < min(upper.x1, lower.x1)
        && rule.end > max(upper.x0, lower.x0) && !underlines(rule, upper)
    }
  }

  /// The stretch of the columns over which a cell stands, in points, where a rule below it shows it.
  func stretch(under box: Rect) -> ClosedRange<Double>? {
    rules.filter { rule in
      rule.position > box.midY && rule.position < box.y1 + Self.farthest * em
        && ((rule.start + rule.end) / 2 - box.midX).magnitude
          < max(Self.aside * em, Self.asideShare * rule.length)
        && rule.start < box.x1 && rule.end > box.x0 && !underlines(rule, box)
    }.min { $0.position < $1.position }.map { $0.start...$0.end }
  }

  /// The columns of neighbours above one rule, from left to right, by the edges between them: each stands in the middle
  /// of its own, so that the end of the rule tells the first edge, and this the next one.
  func stretches(under boxes: [Rect]) -> [ClosedRange<Double>]? {
    guard boxes.count > 1, let bottom = boxes.map(\.y1).max(), let middle = boxes.map(\.midY).max() else {
      return nil
    }
    let rule = rules.first { rule in
      rule.position > middle && rule.position < bottom + Self.farthest * em
        && boxes.allSatisfy { rule.start < $0.midX && rule.end > $0.midX }
    }
    guard let rule else { return nil }
    var edges = [rule.start]
    for box in boxes { edges.append(2 * box.midX - (edges.last ?? 0)) }
    guard let last = edges.last, (last - rule.end).magnitude < Self.aside * Double(boxes.count) * em,
      zip(edges, edges.dropFirst()).allSatisfy({ $1 > $0 + em })
    else { return nil }
    return zip(edges, edges.dropFirst()).map { $0...$1 }
  }

  private func underlines(_ rule: Ruling, _ box: Rect) -> Bool {
    (rule.start - box.x0).magnitude < Self.underline * em
      && (rule.end - box.x1).magnitude < Self.underline * em
  }
}
