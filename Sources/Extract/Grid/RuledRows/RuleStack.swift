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
  let left: Double
  let right: Double

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

  /// The stacks among rules that meet no rule of the other direction.
  static func stacks(of rulings: [Ruling], lines: [GlyphRow], _ tolerance: Tolerance) -> [RuleStack] {
    let drawn = rulings.filter { $0.source != .shadingEdge }
    let vertical = drawn.joined(along: .vertical, tolerance)
    let rules = drawn.joined(along: .horizontal, tolerance).filter { rule in
      !vertical.contains { rule.meets($0, within: tolerance.touch) }
    }
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
    return done.compactMap { $0.closed(lines: lines, tolerance) }
  }

  /// The stack with one more rule, or nil where the rule is none of its own.
  private func adding(_ rule: Ruling, lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack? {
    guard (rule.end - right).magnitude <= tolerance.touch, rule.start >= left - tolerance.touch,
      let last = rules.last, rule.position - last.position <= Self.highestBand * tolerance.em
    else { return nil }
    var grown = self
    grown.rules.append(rule)
    if isShort(rule, tolerance) { return grown }
    let above = rules.last { !isShort($0, tolerance) } ?? rules[0]
    let rows = within(above.position, rule.position, lines)
    let before = within(rules[0].position, above.position, lines)
    guard !rows.isEmpty, !isProse(rows), !Self.isTitle(rows, beside: before) else { return nil }
    return grown
  }

  /// Whether lines are one of larger type than the rows beside it.
  private static func isTitle(_ lines: [GlyphRow], beside rows: [GlyphRow]) -> Bool {
    let sizes = rows.flatMap(\.glyphs).map(\.size).sorted()
    guard lines.count == 1, !sizes.isEmpty, let size = lines[0].glyphs.map(\.size).min() else {
      return false
    }
    return size > titleSize * sizes[sizes.count / 2]
  }

  /// The lines, as far as they stand between two heights.
  private func within(_ top: Double, _ bottom: Double, _ lines: [GlyphRow]) -> [GlyphRow] {
    lines.filter { $0.box.midY > top && $0.box.midY < bottom && $0.box.midX > left && $0.box.midX < right }
  }

  /// Whether lines run from side to side like those of a paragraph.
  private func isProse(_ lines: [GlyphRow]) -> Bool {
    lines.count { $0.box.width > 0.9 * (right - left) && SegmentLine($0).segments.count == 1 }
      >= Self.proseLines
  }

  /// The stack down to its last full rule and without a title above its rows, if enough is left.
  private func closed(lines: [GlyphRow], _ tolerance: Tolerance) -> RuleStack? {
    var stack = self
    while let last = stack.rules.last, isShort(last, tolerance) { stack.rules.removeLast() }
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
