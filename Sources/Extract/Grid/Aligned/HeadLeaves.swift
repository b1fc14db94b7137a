import JuesuanModel

/// The lowest cells of a head, found before its columns are known: stacks of lines under which no other cell stands.
enum HeadLeaves {
  /// The next line of a cell begins within this many font sizes of the one before.
  static let lineDistance = 1.55
  /// The same where the lines are one word of a form.
  static let wordDistance = 1.9

  /// The lowest cell of a head: its box, its last line, and all of its text.
  struct Leaf {
    var last: Segment
    var box: Rect
    var text: String
  }

  /// The lowest cells, from left to right.
  static func leaves(
    of header: [SegmentLine],
    _ rules: HeadRules,
    em: Double
  ) -> [Leaf] {
    let texts = header.filter { !HeaderBlocks.isNumberLine($0) }.flatMap(\.segments)
    func isOver(_ upper: Rect, _ lower: Rect) -> Bool {
      lower.midY > upper.midY + 0.3 * em && lower.x0 < upper.x1 - 0.2 * em && lower.x1 > upper.x0 + 0.2 * em
    }
    let lowest = texts.filter { text in !texts.contains { isOver(text.box, $0.box) } }
    let top = texts.map(\.box.midY).min() ?? 0
    let known = HeadWords(texts.lazy.map(\.text))
    var leaves: [Leaf] = []
    for text in lowest {
      /// The boxes of its lines; a line above with other cells below it makes them a cell over these.
      var lines = [text.box]
      var isParent = false
      var words = text.text
      while let upper = texts.first(where: { goesOn($0, with: lines[lines.count - 1], rules, em: em) })
        ?? texts.first(where: {
          known.verdict($0.text, over: words) == .one
            && goesOn($0, with: lines[lines.count - 1], rules, within: wordDistance, em: em)
        })
      {
        let verdict = known.verdict(upper.text, over: words)
        if verdict == .two { break }
        let others = texts.filter { other in isOver(upper.box, other.box) && !lines.contains(other.box) }
        guard others.isEmpty || verdict == .one else {
          isParent = others.contains { $0.box.midY > text.box.midY + 0.3 * em }
          break
        }
        lines.append(upper.box)
        words = upper.text + words
      }
      if isParent || HeadWords.headsSeveral(words) { continue }
      leaves.append(Leaf(last: text, box: lines.dropFirst().reduce(lines[0]) { $0.union($1) }, text: words))
    }
    leaves.sort { $0.box.x0 < $1.box.x0 }
    /// A head over several columns may stand over the gap between two: on the top line, above both of its neighbours.
    return leaves.enumerated().filter { place, leaf in
      if standsBetween(place, leaves, em: em) { return false }
      guard leaf.box.midY < top + 0.3 * em, place > 0, place + 1 < leaves.count,
        !HeadWords.headsOneColumn(leaf.last.text)
      else { return true }
      return min(leaves[place - 1].box.midY, leaves[place + 1].box.midY) < leaf.box.midY + 0.9 * em
    }.map(\.element)
  }

  /// Whether a text stands over the middle of the gap between two others of one height, which are no farther apart than
  /// those beside them: 其中 over two columns, narrower than the gap.
  private static func standsBetween(_ place: Int, _ leaves: [Leaf], em: Double) -> Bool {
    guard place > 0, place + 1 < leaves.count else { return false }
    let (left, text, right) = (leaves[place - 1].box, leaves[place].box, leaves[place + 1].box)
    guard (left.midY - right.midY).magnitude < 0.3 * em, text.midY < min(left.midY, right.midY) - 0.9 * em,
      (text.midX - (left.midX + right.midX) / 2).magnitude < 0.35 * em
    else { return false }
    let outer =
      [
        place > 1 ? left.midX - leaves[place - 2].box.midX : nil,
        place + 2 < leaves.count ? leaves[place + 2].box.midX - right.midX : nil,
      ].compactMap { $0 }
    return outer.max().map { right.midX - left.midX < widestPair * $0 } ?? false
  }

  /// Two columns below one head stand this much farther apart than others at most: a column between them takes twice
  /// as much.
  private static let widestPair = 1.4

  /// Words of Latin letters stand apart within a head: up to this many font sizes.
  static let wordGap = 1.5

  /// Whether a line of a cell may go on with the one below: both centred on one place or beginning or ending there.
  static func goesOn(
    _ upper: Segment,
    with lower: Rect,
    _ rules: HeadRules,
    within reach: Double? = nil,
    em: Double
  ) -> Bool {
    if rules.part(upper.box, from: lower) { return false }
    let size = upper.glyphs[0].size
    let distance = lower.midY - upper.box.midY
    guard distance > 0.6 * size, distance < (reach ?? rules.lineDistance) * size else { return false }
    return (upper.box.midX - lower.midX).magnitude < 0.35 * em
      || (upper.box.x0 - lower.x0).magnitude < 0.2 * em
      || (upper.box.x1 - lower.x1).magnitude < 0.2 * em
  }
}
