import JuesuanModel

/// Rules one under another that end together on the right: the row edges of a table without column edges.
///
/// Full rules run from side to side; shorter ones begin farther right and leave the columns before them undivided.
struct RuleStack {
  /// Fewer rules than this are head and foot of a 三线表, whose rows no rule parts.
  static let fewestRules = 4
  /// A higher band, in font sizes, is page and not row.
  static let highestBand = 20.0
  /// Type larger than that of the rows by this factor is the title of the next table.
  static let titleSize = 1.12
  /// As many lines from side to side are a paragraph.
  static let proseLines = 3

  /// The rules from top to bottom; the first and the last are full.
  private(set) var rules: [Ruling]
  /// The pieces of those that end before the others do: they part the levels of the head.
  private var pieces: [Ruling] = []
  let left: Double
  let right: Double
  /// Whether some of the rules are not drawn, but stand for the edges of stripes or for white between rows.
  private(set) var isInferred = false

  private init(_ rule: Ruling) {
    rules = [rule]
    left = rule.start
    right = rule.end
  }

  var box: Rect {
    Rect(x0: left, y0: rules[0].position, x1: right, y1: rules[rules.count - 1].position)
  }

  /// Whether a rule is shorter than the full ones.
  func isShort(_ rule: Ruling, _ tolerance: Tolerance) -> Bool { rule.start > left + tolerance.touch }

  /// Whether a rule bounds the cells between two places.
  func isDrawn(_ rule: Ruling, over left: Double, _ right: Double, _ tolerance: Tolerance) -> Bool {
    let own = pieces.filter { $0.position == rule.position }
    guard !own.isEmpty else { return rule.start <= left + tolerance.touch }
    let middle = (left + right) / 2
    return own.contains { $0.start < middle && $0.end > middle }
  }

  /// Where cells begin or end beside shorter rules.
  func innerEdges(_ tolerance: Tolerance) -> [Double] {
    let whole = rules.filter { rule in
      isShort(rule, tolerance) && !pieces.contains { $0.position == rule.position }
    }
    return (whole.map(\.start) + pieces.flatMap { [$0.start, $0.end] }).filter {
      $0 > left + tolerance.touch && $0 < right - tolerance.touch
    }
  }

  /// The stacks among rules that meet no rule of the other direction.
  ///
  /// Of the shadings `fills` one as wide as a stack may be the ground of its head.
  static func stacks(
    of rulings: [Ruling],
    fills: [Shading],
    lines: [GlyphRow],
    _ tolerance: Tolerance
  ) -> [RuleStack] {
    let drawn = rulings.filter { $0.source != .shadingEdge }
    let vertical = drawn.joined(along: .vertical, tolerance)
    let rules = drawn.joined(along: .horizontal, tolerance).filter { rule in
      !vertical.contains { rule.meets($0, within: tolerance.touch) }
    }
    let edges = ShadingEdges.rulings(of: fills, tolerance).joined(along: .horizontal, tolerance)
    return stacks(of: rules, lines, tolerance).compactMap {
      $0.beginning(at: edges, lines, tolerance).closed(lines: lines, tolerance)
    }
  }

  /// The stack with the edges of the shading of its head above it: no rule need part that from the first row.
  private func beginning(at edges: [Ruling], _ lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack {
    guard rules.count >= Self.fewestRules else { return self }
    let wide = edges.filter {
      $0.start < left + tolerance.touch && $0.end > right - tolerance.touch
        && $0.position < rules[0].position - tolerance.em
        && $0.position > rules[0].position - Self.highestBand * tolerance.em
    }
    guard rules.count > 1, let top = wide.dropLast().last ?? wide.last, let bottom = wide.last,
      !within(top.position, top.position == bottom.position ? rules[0].position : bottom.position, lines)
        .isEmpty
    else { return self }
    var grown = self
    grown.rules.insert(contentsOf: top.position == bottom.position ? [top] : [top, bottom], at: 0)
    return grown
  }

  /// The stacks among the edges of stripes that shade every second row.
  static func stacks(of stripes: [Shading], lines: [GlyphRow], _ tolerance: Tolerance) -> [RuleStack] {
    let edges = ShadingEdges.rulings(of: stripes, tolerance).joined(along: .horizontal, tolerance)
    return stacks(of: edges, lines, tolerance).compactMap { stack in
      var stack = stack.goingOn(lines, tolerance)
      stack.isInferred = true
      return stack.closed(lines: lines, tolerance)
    }
  }

  private static func stacks(of rules: [Ruling], _ lines: [GlyphRow], _ tolerance: Tolerance) -> [RuleStack] {
    var done: [RuleStack] = []
    var open: RuleStack?
    for rule in rules.sorted(by: { ($0.position, $0.start) < ($1.position, $1.start) }) {
      guard let current = open else {
        open = RuleStack(rule)
        continue
      }
      if let grown = current.adding(rule, lines: lines, tolerance) {
        open = grown
      } else {
        done.append(current)
        open = RuleStack(rule)
      }
    }
    if let open { done.append(open) }
    return done
  }

  /// The stack with an edge below the row that stands without shading under the last stripe.
  private func goingOn(_ lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack {
    guard let last = rules.last else { return self }
    var bottom = last.position
    for line in lines
    where line.box.midY > last.position && line.box.x0 > left - tolerance.touch
      && line.box.x1 < right + tolerance.touch
    {
      let isFirst = bottom == last.position
      guard line.box.y0 - bottom < (isFirst ? Self.nextRow : Self.nextLine) * tolerance.em,
        !isFirst || (SegmentLine(line).segments.count > 1 && !SegmentLine(line).isCaption)
      else { break }
      bottom = line.box.y1
    }
    guard bottom > last.position else { return self }
    var grown = self
    var edge = last
    edge.position = bottom + Self.nextLine * tolerance.em
    grown.rules.append(edge)
    return grown
  }

  /// The text of a row begins this near, in font sizes, below its edge, and its next line below the one above.
  private static let nextRow = 1.2
  private static let nextLine = 0.3

  /// The stack with one more rule, or nil where the rule is none of its own.
  private func adding(_ rule: Ruling, lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack? {
    if let grown = addingPiece(rule, lines, tolerance) { return grown }
    guard (rule.end - right).magnitude <= tolerance.touch, rule.start >= left - tolerance.touch,
      let last = rules.last,
      rule.position - last.position <= Self.highestBand * tolerance.em || isFoot(rule, lines, tolerance)
    else { return nil }
    var grown = self
    grown.rules.append(rule)
    if isShort(rule, tolerance) { return grown }
    let above = rules.last { !isShort($0, tolerance) } ?? rules[0]
    let rows = within(above.position, rule.position, lines)
    let before = within(rules[0].position, above.position, lines)
    guard !rows.isEmpty, !isProse(rows), !Self.isTitle(rows, beside: before),
      !rows.contains(where: { SegmentLine($0).isCaption })
    else { return nil }
    return grown
  }

  /// The stack with a piece of a rule below the upper heads, or nil where the rule is none.
  private func addingPiece(_ rule: Ruling, _ lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack? {
    let isBeside =
      pieces.last.map {
        $0.position == rules.last?.position && rule.position - $0.position <= tolerance.sameEdge
      }
      ?? false
    guard rule.start > left + tolerance.touch, isBeside || rule.end < right - tolerance.touch,
      rule.end <= right + tolerance.touch, let last = rules.last,
      rule.position - rules[0].position <= Self.highestBand * tolerance.em
    else { return nil }
    let above = within(rules[0].position, rule.position, lines).map(SegmentLine.init)
    guard !above.isEmpty, !above.contains(where: { $0.segments.contains { $0.isFigure && !$0.isYear } })
    else {
      return nil
    }
    var grown = self
    var piece = rule
    if isBeside {
      piece.position = last.position
      grown.rules[rules.count - 1].end = max(last.end, rule.end)
    } else {
      grown.rules.append(rule)
    }
    grown.pieces.append(piece)
    return grown
  }

  /// Whether a rule far below those above and below a head ends the rows whose texts begin where the heads do.
  private func isFoot(_ rule: Ruling, _ lines: [GlyphRow], _ tolerance: Tolerance) -> Bool {
    guard rules.count == 2 else { return false }
    let heads = within(rules[0].position, rules[1].position, lines).flatMap { SegmentLine($0).segments }
    let texts = within(rules[1].position, rule.position, lines).flatMap { SegmentLine($0).segments }
    let under = texts.count { text in heads.contains { ($0.box.x0 - text.box.x0).magnitude < tolerance.touch }
    }
    return heads.count > 1 && Double(under) >= Self.headedShare * Double(texts.count)
  }

  /// Of the texts below a head at least this share begins where its cells do.
  private static let headedShare = 0.8

  /// Whether lines are one of larger type than the rows beside it.
  private static func isTitle(_ lines: [GlyphRow], beside rows: [GlyphRow]) -> Bool {
    let sizes = rows.flatMap(\.glyphs).map(\.size).sorted()
    guard lines.count == 1, !sizes.isEmpty, let size = lines[0].glyphs.map(\.size).min() else {
      return false
    }
    return size > titleSize * sizes[sizes.count / 2]
  }

  /// Takes the lines above the first rule in where they name the columns: their texts begin where those below do or
  /// stand over figures.
  ///
  /// Tells whether they are all of the head: where it has several levels they are not.
  private mutating func takeHead(_ lines: [GlyphRow], _ tolerance: Tolerance) -> Bool {
    var above = lines.filter {
      $0.box.midY < rules[0].position && $0.box.midX > left && $0.box.midX < right
    }
    guard let last = above.popLast(), rules[0].position - last.box.y1 < Self.nextRow * tolerance.em,
      last.box.x0 >= left, !SegmentLine(last).isCaption
    else { return true }
    let heads = SegmentLine(last).segments
    let texts = within(rules[0].position, box.y1, lines).flatMap { SegmentLine($0).segments }
    let over = heads.count { head in
      texts.count {
        ($0.box.x0 - head.box.x0).magnitude < tolerance.touch
          || ($0.isFigure && $0.box.x0 < head.box.x1 && $0.box.x1 > head.box.x0)
      } >= rules.count / 2
    }
    guard heads.count > 1, Double(over) >= Self.headedShare * Double(heads.count) else { return true }
    /// The upper lines of heads that wrap.
    var top = last
    var next = above.last
    while let line = above.popLast(), top.box.midY - line.box.midY < HeadLeaves.lineDistance * tolerance.em,
      SegmentLine(line).segments.allSatisfy({ part in
        heads.contains { $0.box.x0 < part.box.x1 && $0.box.x1 > part.box.x0 }
          && part.box.width < Self.widestHead * (right - left)
      }), !SegmentLine(line).isCaption
    {
      top = line
      next = above.last
    }
    if let next, top.box.midY - next.box.midY < HeadLeaves.lineDistance * tolerance.em,
      SegmentLine(next).segments.count > 1, !SegmentLine(next).isCaption
    {
      return false
    }
    var edge = rules[0]
    edge.position = top.box.y0 - Self.nextLine * tolerance.em
    isInferred = true
    rules.insert(edge, at: 0)
    return true
  }

  /// A line of a head is no wider than this share of the table.
  private static let widestHead = 0.4

  /// Parts the rows between the rule below the head and the foot of a 三线表 by the white between them, where it is
  /// wider than between the lines of a cell or each line is a row; `gap` is that white for each two lines.
  private mutating func divideBody(_ lines: [GlyphRow]) {
    let body = within(rules[1].position, rules[2].position, lines)
    let steps = zip(body, body.dropFirst()).map { $1.box.midY - $0.box.midY }
    guard within(rules[0].position, rules[1].position, lines).count == 1, let least = steps.min() else {
      return
    }
    let starts = body.map { $0.box.x0 }
    let isWide = steps.map { $0 > Self.wideStep * least }
    let isOneByOne = !isWide.contains(true) && starts.allSatisfy { $0 - left < body[0].glyphs[0].size }
    for (index, pair) in zip(body, body.dropFirst()).enumerated() where isOneByOne || isWide[index] {
      var edge = rules[1]
      edge.position = (pair.0.box.y1 + pair.1.box.y0) / 2
      rules.insert(edge, at: rules.count - 1)
      isInferred = true
    }
  }

  /// Rows stand apart by this times the distance of the lines of a cell.
  private static let wideStep = 1.25

  /// The lines, as far as they stand between two heights.
  private func within(_ top: Double, _ bottom: Double, _ lines: [GlyphRow]) -> [GlyphRow] {
    lines.filter { $0.box.midY > top && $0.box.midY < bottom && $0.box.midX > left && $0.box.midX < right }
  }

  /// Whether lines run from side to side like those of a paragraph.
  private func isProse(_ lines: [GlyphRow]) -> Bool {
    lines.count { $0.box.width > 0.9 * (right - left) && SegmentLine($0).segments.count == 1 }
      >= Self.proseLines
  }

  /// The stack with its last rule full where the page end cuts the cells of the first columns, which then end there.
  private func endingWithPage(_ lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack {
    guard let last = rules.last, isShort(last, tolerance),
      !pieces.contains(where: { $0.position == last.position }),
      let full = rules.lastIndex(where: { !isShort($0, tolerance) }), full > 0,
      rules[..<full].contains(where: { isShort($0, tolerance) }),
      !within(rules[full].position, last.position, lines).contains(where: { SegmentLine($0).isCaption })
    else { return self }
    var whole = self
    whole.rules[rules.count - 1].start = left
    return whole
  }

  /// The stack down to its last full rule and without a title above its rows, if enough is left.
  private func closed(lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack? {
    var stack = endingWithPage(lines, tolerance)
    while let last = stack.rules.last, isShort(last, tolerance) { stack.rules.removeLast() }
    guard stack.takeHead(lines, tolerance) else { return nil }
    if stack.rules.count == 3 { stack.divideBody(lines) }
    guard stack.rules.count >= Self.fewestRules else { return nil }
    let second = stack.rules[1]
    if !isShort(second, tolerance),
      Self.isTitle(
        within(stack.rules[0].position, second.position, lines),
        beside: within(second.position, stack.box.y1, lines)
      )
    {
      stack.rules.removeFirst()
    }
    return stack.rules.count >= Self.fewestRules ? stack : nil
  }
}
