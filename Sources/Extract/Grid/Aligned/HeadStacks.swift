import JuesuanModel

/// Joins the lines of a head into its cells: lines of one cell are centred on one place a line apart.
struct HeadStacks {
  typealias Block = HeaderBlocks.Block

  private(set) var blocks: [Block]
  private let edges: ColumnEdges
  private let em: Double

  /// The next line of a cell begins within this many font sizes of the one before.
  private static let lineDistance = 1.55
  /// Lines of one height differ by less than this, in font sizes.
  private static let level = 0.15

  init(_ lines: [Block], edges: ColumnEdges, em: Double) {
    (blocks, self.edges, self.em) = (lines.sorted { ($0.middle, $0.box.x0) < ($1.middle, $1.box.x0) }, edges, em)
    /// For each line the one above it in its cell.
    var above: [Int?] = Array(repeating: nil, count: blocks.count)
    var taken: Set<Int> = []
    for lower in blocks.indices where !blocks[lower].isNumber && !blocks[lower].isNumberName {
      let upper = blocks[..<lower].indices.last { upper in
        !taken.contains(upper) && !blocks[upper].isNumber && goesOn(blocks[upper], with: blocks[lower])
      }
      guard let upper, !isParent(upper, of: lower) else { continue }
      above[lower] = upper
      taken.insert(upper)
    }
    var cells: [Int: Block] = [:]
    for index in blocks.indices {
      var block = blocks[index]
      if let upper = above[index], let start = cells.removeValue(forKey: upper) {
        block.segments = start.segments + block.segments
        block.box = start.box.union(block.box)
        block.columns =
          min(start.columns.lowerBound, block.columns.lowerBound)...max(
            start.columns.upperBound, block.columns.upperBound)
      }
      cells[index] = block
    }
    blocks = cells.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether a line may go on with the one below.
  private func goesOn(_ upper: Block, with lower: Block) -> Bool {
    let size = max(upper.segments[0].glyphs[0].size, 0.5 * em)
    let distance = lower.middle - upper.middle
    guard distance > 0.6 * size, distance < Self.lineDistance * size, upper.columns.overlaps(lower.columns) else {
      return false
    }
    return (upper.box.midX - lower.box.midX).magnitude < 0.35 * em
      || (upper.box.x0 - lower.box.x0).magnitude < 0.2 * em
      || (upper.box.x1 - lower.box.x1).magnitude < 0.2 * em
  }

  /// Whether the upper of two lines stands over the lower and its neighbours of one height: it is centred on them
  /// all and nothing stands beside it above them.
  private func isParent(_ upper: Int, of lower: Int) -> Bool {
    let head = blocks[upper]
    let row = blocks.filter {
      !$0.isNumber && ($0.middle - blocks[lower].middle).magnitude < Self.level * em
    }.sorted { $0.box.x0 < $1.box.x0 }
    let beside = blocks.indices.filter {
      $0 != upper && !blocks[$0].isNumber && (blocks[$0].middle - head.middle).magnitude < Self.level * em
    }
    guard let place = row.firstIndex(where: { $0.box == blocks[lower].box }) else { return false }
    var (first, last) = (place, place)
    func isFree(_ block: Block) -> Bool {
      !beside.contains { blocks[$0].box.x0 < block.box.x1 && blocks[$0].box.x1 > block.box.x0 }
    }
    while first > 0, row[first - 1].columns.upperBound + 1 == row[first].columns.lowerBound, isFree(row[first - 1]) {
      first -= 1
    }
    while last + 1 < row.count, row[last].columns.upperBound + 1 == row[last + 1].columns.lowerBound,
      isFree(row[last + 1])
    { last += 1 }
    for left in first...place {
      for right in place...last where left < right {
        let columns = row[left].columns.lowerBound...row[right].columns.upperBound
        if edges.misfit(of: head.box.midX, over: columns) < 0.35 * em { return true }
      }
    }
    return false
  }
}
