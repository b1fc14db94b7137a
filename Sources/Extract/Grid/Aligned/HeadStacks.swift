import JuesuanModel

/// Joins the lines of a head into its cells: lines of one cell are centred on one place a line apart.
struct HeadStacks {
  typealias Block = HeaderBlocks.Block

  /// The cells, from top to bottom.
  private(set) var blocks: [Block]
  /// Columns over which a line may stand that is taken for the upper one of the head in their middle.
  private(set) var unclear: Set<Int> = []
  private let edges: ColumnEdges
  private let rules: HeadRules
  private let em: Double
  private let words: HeadWords

  /// Cells of one row differ by less than this in height, in font sizes.
  private static let level = 0.15

  /// A head stands between the middles of the first and the last cell below it, off the middle of these by at most
  /// this share of their distance.
  private static let aside = 0.3

  init(_ lines: [Block], edges: ColumnEdges, rules: HeadRules, em: Double) {
    (blocks, self.edges, self.rules, self.em) = (lines, edges, rules, em)
    words = HeadWords(lines.lazy.map(\.text))
    /// From the lowest line up, so that what stands beside a line is whole before the line above is looked at.
    for upper in lines.sorted(by: { ($0.middle, $0.box.x0) > ($1.middle, $1.box.x0) })
    where !upper.isNumber && !upper.isNumberName {
      guard let place = blocks.firstIndex(where: { $0.box == upper.box }) else { continue }
      let below = blocks.indices.filter {
        $0 != place && !blocks[$0].isNumber && !blocks[$0].isNumberName && goesOn(upper, with: blocks[$0])
      }
      guard let lower = below.min(by: { blocks[$0].box.y0 < blocks[$1].box.y0 }) else { continue }
      if !isOne(upper, blocks[lower]) {
        guard isNarrow(upper, blocks[lower]) else { continue }
        let column = blocks[lower].columns.lowerBound
        unclear.formUnion(max(0, column - 1)...min(column + 1, edges.ranges.count - 2))
      }
      blocks[lower].segments = upper.segments + blocks[lower].segments
      blocks[lower].box = upper.box.union(blocks[lower].box)
      blocks[lower].columns =
        min(
          upper.columns.lowerBound,
          blocks[lower].columns.lowerBound
        )...max(
          upper.columns.upperBound,
          blocks[lower].columns.upperBound
        )
      blocks.remove(at: place)
    }
    blocks.sort { ($0.middle, $0.box.x0) < ($1.middle, $1.box.x0) }
    unclear.formUnion(columnsOfFarLines)
  }

  /// The columns in which one cell alone stands over another, farther above it than lines of a cell are for sure, and
  /// nearer than rows of a head mostly are.
  private var columnsOfFarLines: [Int] {
    blocks.compactMap { lower in
      let isBelowOne = blocks.contains { upper in
        upper.columns.count == 1 && upper.columns == lower.columns && !upper.isNumber && !lower.isNumber
          && !upper.isNumberName && !lower.isNumberName
          && (upper.box.midX - lower.box.midX).magnitude < Self.sameMiddle * em
          && words.verdict(upper.text, over: lower.text) == .open && lower.segments[0].glyphs[0].scalar.isWide
          && upper.segments.last.map {
            HeadLeaves.goesOn($0, with: lower.segments[0].box, rules, within: HeadLeaves.wordDistance, em: em)
          } ?? false
      }
      return isBelowOne ? lower.columns.lowerBound : nil
    }
  }

  /// Whether a line and the cell right below it are one: their words tell, or their places do.
  private func isOne(_ upper: Block, _ lower: Block) -> Bool {
    switch words.verdict(upper.text, over: lower.text) {
    case .one: true
    case .two: false
    case .open:
      !(standsOver(upper, lower) || isBesideGroups(upper, lower)) || hasWholeTwin(upper, lower)
        || isUnfinished(upper, lower) || isOnePart(upper, lower)
    }
  }

  /// Whether a line in Latin letters over the head in the middle of three columns may be a part of it: both together are
  /// too wide for a column, and neither a rule nor another line beside it shows a head over several columns.
  private func isNarrow(_ upper: Block, _ lower: Block) -> Bool {
    guard words.verdict(upper.text, over: lower.text) == .open, lower.columns.count == 1,
      upper.columns == lower.columns, (upper.box.midX - lower.box.midX).magnitude < Self.sameMiddle * em,
      let glyph = upper.segments[0].glyphs.last, !glyph.scalar.isWide, isSet(over: lower, level: upper)
    else { return false }
    let column = lower.columns.lowerBound
    let width = edges.places[column + 1] - edges.places[column]
    return upper.box.width + lower.box.width + Self.space * glyph.size > width - Self.padding * em
      && !isRepeated(beside: lower)
  }

  /// Whether the heads beside one stand elsewhere as well: then what stands over them tells them apart.
  private func isRepeated(beside head: Block, level side: KeyPath<Rect, Double> = \.midY) -> Bool {
    let column = head.columns.lowerBound
    func level(_ block: Block) -> Bool {
      (block.box[keyPath: side] - head.box[keyPath: side]).magnitude < Self.level * em
    }
    let beside = blocks.filter {
      level($0) && ($0.columns == column - 1...column - 1 || $0.columns == column + 1...column + 1)
    }
    return beside.contains { one in
      blocks.contains { $0.box != one.box && level($0) && $0.text == one.text }
    }
  }

  /// Whether no line level with the upper one of a head shows that it stands over several columns.
  private func isSet(over lower: Block, level upper: Block) -> Bool {
    blocks.allSatisfy { peer in
      guard (peer.middle - upper.middle).magnitude < Self.level * em else { return true }
      let below = blocks.filter {
        $0.middle > peer.middle + Self.level * em && $0.box.x0 < peer.box.x1 && $0.box.x1 > peer.box.x0
      }
      return peer.columns.count == 1 && rules.stretch(under: peer.box) == nil
        && (below.isEmpty
          || below.contains {
            ($0.box.midX - peer.box.midX).magnitude < Self.sameMiddle * em
              || ($0.box.x0 - peer.box.x0).magnitude < Self.sameMiddle * em
              || ($0.box.x1 - peer.box.x1).magnitude < Self.sameMiddle * em
          })
    }
  }

  /// The lines of one cell have one middle within this many font sizes, and a space between words takes so many.
  private static let sameMiddle = 0.1
  private static let space = 0.25
  /// White beside a head in its column.
  private static let padding = 0.6

  /// Whether a line ends so that it needs the one below, as heads in Latin letters that wrap do.
  private func isUnfinished(_ upper: Block, _ lower: Block) -> Bool {
    guard (upper.box.midX - lower.box.midX).magnitude < Self.level * em,
      let last = upper.text.split(separator: " ").last?.lowercased()
    else { return false }
    return Self.links.contains(last)
  }

  /// Whether a line names one part of what stands beside it, 其中：教, or the one below is the last ideograph of a word
  /// that wraps: no head is one ideograph where all that are have such a line above them, unlike 大 中 小.
  private func isOnePart(_ upper: Block, _ lower: Block) -> Bool {
    let part = Normalisation.compact(upper.text)
    if part.hasPrefix("其中:"), part.count > 3 { return true }
    return Self.ideograph(lower) != nil
      && blocks.allSatisfy { other in
        Self.ideograph(other) == nil || (other.middle - lower.middle).magnitude > Self.level * em
          || blocks.contains { $0.box != other.box && !$0.isNumber && goesOn($0, with: other) }
      }
  }

  /// Words after which a head goes on.
  private static let links: Set<String> = [
    "of", "per", "and", "to", "in", "for", "from", "the", "by", "with", "or", "at", "on", "than", "no.",
    "avg.", "pct.",
    "&",
  ]

  /// The only ideograph of a text; nil where there is more.
  private static func ideograph(_ block: Block) -> Unicode.Scalar? {
    guard block.segments.count == 1, block.segments[0].glyphs.count == 1 else { return nil }
    let scalar = block.segments[0].glyphs[0].scalar
    return scalar.isWide ? scalar : nil
  }

  /// Whether a text can only be the rest of one that wraps: a single ideograph that heads no level of a code.
  private static func isRest(_ block: Block) -> Bool {
    ideograph(block).map { !"类款项".unicodeScalars.contains($0) } ?? false
  }

  /// Whether a line may go on with the cell below.
  private func goesOn(_ upper: Block, with lower: Block) -> Bool {
    guard let next = lower.segments.first?.box, upper.columns.overlaps(lower.columns) else { return false }
    let isWord = words.verdict(upper.text, over: lower.text) == .one
    let reach = isWord || Self.isRest(lower) ? HeadLeaves.wordDistance : rules.lineDistance
    return HeadLeaves.goesOn(upper.segments[0], with: next, rules, within: reach, em: em)
  }

  /// Whether a line stands over cells that begin or end on one line, some of which wrap, and others level with it head
  /// several columns for sure, or the cells are those of another group again.
  private func isBesideGroups(_ upper: Block, _ lower: Block) -> Bool {
    let sides: [KeyPath<Rect, Double>] = [\.y0, \.y1]
    guard let side = sides.first(where: { standsOver(upper, lower, level: $0) }) else { return false }
    if isRepeated(beside: lower, level: side) { return true }
    return blocks.contains { peer in
      peer.box != upper.box && (peer.middle - upper.middle).magnitude < Self.level * em
        && blocks.contains { $0.box != peer.box && goesOn(peer, with: $0) && standsOver(peer, $0) }
    }
  }

  /// Whether a line stands over a cell and its neighbours of one height: it is centred on them all and nothing
  /// stands beside it above them.
  private func standsOver(
    _ upper: Block,
    _ lower: Block,
    level side: KeyPath<Rect, Double> = \.midY
  ) -> Bool {
    if goesOnWithin(lower) { return false }
    let others = blocks.filter { $0.box != upper.box && !$0.isNumber && !$0.isNumberName }
    /// It runs on over what stands beside the cell below.
    if upper.columns.count > lower.columns.count,
      others.contains(where: {
        $0.box != lower.box && ($0.middle - lower.middle).magnitude < max(0.3 * em, lower.box.height / 2)
          && $0.box.x0 < upper.box.x1 - 0.3 * em && $0.box.x1 > upper.box.x0 + 0.3 * em
      })
    {
      return true
    }
    if isAbove(upper, lower, others) { return true }
    let beside = others.flatMap(\.segments).filter {
      ($0.box.midY - upper.middle).magnitude < Self.level * em
    }
    let height = lower.box[keyPath: side]
    let row = others.filter { ($0.box[keyPath: side] - height).magnitude < Self.level * em }
      .sorted { $0.box.x0 < $1.box.x0 }
    guard let place = row.firstIndex(where: { $0.box == lower.box }) else { return false }
    func isFree(_ block: Block) -> Bool {
      !beside.contains { $0.box.x0 < block.box.x1 && $0.box.x1 > block.box.x0 }
    }
    var (first, last) = (place, place)
    while first > 0, row[first - 1].columns.upperBound + 1 == row[first].columns.lowerBound,
      isFree(row[first - 1])
    { first -= 1 }
    while last + 1 < row.count, row[last].columns.upperBound + 1 == row[last + 1].columns.lowerBound,
      isFree(row[last + 1])
    { last += 1 }
    for left in first...place {
      for right in place...last where left < right {
        let columns = row[left].columns.lowerBound...row[right].columns.upperBound
        let (start, end) = (row[left].box.midX, row[right].box.midX)
        let isOver = (upper.box.midX - (start + end) / 2).magnitude < Self.aside * (end - start)
        if isOver, edges.misfit(of: upper.box.midX, over: columns) < 0.35 * em,
          !isDivided(columns, above: upper, others)
        {
          return true
        }
      }
    }
    return false
  }

  /// Whether the same two lines beside these, as in tables with two sides, are one head.
  private func hasWholeTwin(_ upper: Block, _ lower: Block) -> Bool {
    func isTwin(_ block: Block, of other: Block) -> Bool {
      block.box != other.box && (block.middle - other.middle).magnitude < Self.level * em
        && block.segments.map(\.text) == other.segments.map(\.text)
    }
    return blocks.contains { twin in
      isTwin(twin, of: upper)
        && blocks.contains { isTwin($0, of: lower) && goesOn(twin, with: $0) && !standsOver(twin, $0) }
    }
  }

  /// A head above columns reaches over one of them by more than this, in font sizes.
  private static let beyond = 0.5

  /// Whether heads side by side on a line above part columns: no one head below them stands over all of these.
  private func isDivided(_ columns: ClosedRange<Int>, above upper: Block, _ others: [Block]) -> Bool {
    let (left, right) = (edges.places[columns.lowerBound], edges.places[columns.upperBound + 1])
    let higher = others.flatMap(\.segments).map(\.box).filter { box in
      box.midY < upper.box.midY - 0.6 * em && box.x1 > left + Self.beyond * em
        && box.x0 < right - Self.beyond * em
    }
    return higher.contains { first in
      higher.contains { $0.x0 > first.x1 && ($0.midY - first.midY).magnitude < Self.level * em }
    }
  }

  /// Whether a text begins as heads in Latin letters do not: with a small letter, or with all of it in brackets.
  private func goesOnWithin(_ lower: Block) -> Bool {
    guard let text = lower.segments.first, let first = text.glyphs.first?.scalar,
      let last = text.glyphs.last?.scalar
    else { return false }
    return ("a"..."z").contains(first) || (first == "(" && last == ")" && !text.isFigure)
  }

  /// Whether a line over a cell that has cells below it is in a row of its own: then the cells beside them that reach
  /// down to the last row are centred from the lower one down, else from the upper one.
  private func isAbove(_ upper: Block, _ lower: Block, _ others: [Block]) -> Bool {
    func overlap(_ first: Rect, _ second: Rect) -> Bool {
      first.x0 < second.x1 - 0.2 * em && first.x1 > second.x0 + 0.2 * em
    }
    let below = others.filter { $0.box.y0 > lower.middle && overlap($0.box, lower.box) }
    guard let lowest = below.map(\.middle).max(), let bottom = others.map(\.box.y1).max() else {
      return false
    }
    let tall = others.filter { cell in
      cell.box.y0 > upper.middle && cell.middle < lowest - Self.level * em
        && !others.contains { $0.box != cell.box && overlap($0.box, cell.box) }
    }
    let (whole, part) = ((upper.box.y0 + bottom) / 2, (lower.box.y0 + bottom) / 2)
    let apart = tall.count { ($0.middle - part).magnitude < ($0.middle - whole).magnitude }
    return apart * 2 > tall.count
  }
}
