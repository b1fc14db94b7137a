import JuesuanModel

/// The header cells of an aligned table: blocks of lines with the columns and rows they cover.
struct HeaderBlocks {
  struct Block {
    var segments: [Segment]
    var box: Rect
    var columns: ClosedRange<Int>
    var row = 0
    /// How far it stands from the middle of several columns, in font sizes.
    var offCentre = 0.0
    var isNumber = false
    /// Whether it names the row of column numbers: 栏次.
    var isNumberName = false

    var middle: Double { box.midY }
  }

  private(set) var blocks: [Block] = []
  private(set) var rowCount = 0

  /// A child stands at least this share of a row below its parent; what is nearer is a cell of its own that is
  /// centred over both rows.
  static let childDistance = 0.75
  /// Lines of one wrapped header cell are nearer to each other than this share of a row.
  static let wrapShare = 0.975

  /// `edges` are the column edges, outer ones included; `pitch` is the distance of rows.
  init(_ lines: [SegmentLine], edges: [Double], pitch: Double, em: Double) {
    let splits = Array(edges.dropFirst().dropLast())
    let columnCount = edges.count - 1
    for line in lines {
      let isNumbers = Self.isNumberLine(line)
      for segment in line.segments {
        let columns = ColumnFinder.range(of: segment.box, splits: splits, em: em)
        blocks.append(
          Block(
            segments: [segment],
            box: segment.box,
            columns: columns,
            isNumber: isNumbers && segment.isFigure,
            isNumberName: isNumbers && !segment.isFigure
          )
        )
      }
    }
    joinWideWraps(em: em)
    for column in 0..<columnCount { joinWraps(in: column, edges: edges, pitch: pitch, em: em) }
    stretchParents(columnCount: columnCount, edges: edges, pitch: pitch, em: em)
    for index in blocks.indices where blocks[index].columns.count == 1 {
      let row = blocks.indices.filter {
        $0 != index && (blocks[$0].middle - blocks[index].middle).magnitude < 0.4 * pitch
      }
      if let wide = span(over: blocks[index].box, in: blocks[index].columns.lowerBound, em: em),
        blocks[index].middle > wide.middle,
        !row.contains(where: { blocks[$0].columns.overlaps(wide.columns) })
      {
        blocks[index].columns = wide.columns
      }
    }
    for index in blocks.indices where blocks[index].columns.count > 1 {
      let columns = blocks[index].columns
      let middle = (edges[columns.lowerBound] + edges[columns.upperBound + 1]) / 2
      blocks[index].offCentre = (blocks[index].box.midX - middle).magnitude / em
    }
    rank(em: em)
  }

  /// The cells of a head whose columns are drawn: what stands over the same columns is one cell.
  init(_ lines: [SegmentLine], drawn columns: (Segment) -> ClosedRange<Int>, em: Double) {
    for line in lines {
      let isNumbers = Self.isNumberLine(line)
      for segment in line.segments {
        let own = columns(segment)
        let (isNumber, isName) = (isNumbers && segment.isFigure, isNumbers && !segment.isFigure)
        if !isNumbers, let place = blocks.firstIndex(where: { $0.columns == own && !$0.isNumber }) {
          blocks[place].segments.append(segment)
          blocks[place].box = blocks[place].box.union(segment.box)
        } else {
          blocks.append(
            Block(
              segments: [segment],
              box: segment.box,
              columns: own,
              isNumber: isNumber,
              isNumberName: isName
            )
          )
        }
      }
    }
    rank(em: em)
  }

  /// The cell over several columns under whose middle a text of one of them is centred, where it is not centred
  /// under the head of its own column.
  func span(over box: Rect, in column: Int, em: Double) -> (columns: ClosedRange<Int>, middle: Double)? {
    let wide = blocks.filter {
      $0.columns.count > 1 && $0.columns.contains(column) && ($0.box.midX - box.midX).magnitude < 0.2 * em
    }.max { $0.middle < $1.middle }
    guard let wide else { return nil }
    let isUnderOwn = blocks.contains {
      $0.columns == column...column && $0.box != box && ($0.box.midX - box.midX).magnitude < 0.2 * em
    }
    return isUnderOwn ? nil : (wide.columns, wide.middle)
  }

  /// Makes one cell of the lines that a cell over several columns wraps into: centred on one place, a line apart, and
  /// with no cell beside the lower one that the upper one could stand over as well.
  private mutating func joinWideWraps(em: Double) {
    var joined: Set<Int> = []
    let order = blocks.indices.sorted { blocks[$0].middle < blocks[$1].middle }
    for (place, lower) in order.enumerated() where !blocks[lower].isNumber && !blocks[lower].isNumberName {
      let above = order[..<place].last { upper in
        !joined.contains(upper) && !blocks[upper].isNumber
          && blocks[lower].middle - blocks[upper].box.y1 < Self.lineDistance * em - blocks[lower].box.height
            / 2
          && blocks[upper].box.y1 <= blocks[lower].middle
          && (blocks[upper].box.midX - blocks[lower].box.midX).magnitude < 0.3 * em
      }
      guard let above, blocks[above].columns.count > 1 || blocks[lower].columns.count > 1 else { continue }
      let isAlone = !blocks.indices.contains { other in
        other != lower && other != above && !joined.contains(other)
          && (blocks[other].middle - blocks[lower].middle).magnitude < 0.12 * em
          && blocks[other].box.x0 < blocks[above].box.x1 && blocks[other].box.x1 > blocks[above].box.x0
      }
      guard isAlone else { continue }
      blocks[lower].segments = blocks[above].segments + blocks[lower].segments
      blocks[lower].box = blocks[above].box.union(blocks[lower].box)
      blocks[lower].columns =
        min(
          blocks[above].columns.lowerBound,
          blocks[lower].columns.lowerBound
        )...max(
          blocks[above].columns.upperBound,
          blocks[lower].columns.upperBound
        )
      joined.insert(above)
    }
    blocks = blocks.indices.filter { !joined.contains($0) }.map { blocks[$0] }
  }

  /// The next line of a cell begins within this many font sizes below the one before.
  private static let lineDistance = 1.45

  /// Makes one cell of the lines that a cell of one column wraps into.
  private mutating func joinWraps(in column: Int, edges: [Double], pitch: Double, em: Double) {
    let own = blocks.indices.filter {
      blocks[$0].columns == column...column && !blocks[$0].isNumber && !blocks[$0].isNumberName
    }.sorted { blocks[$0].middle < blocks[$1].middle }
    var stacks: [[Int]] = []
    for index in own {
      if let last = stacks.last?.last, blocks[index].middle - blocks[last].middle < Self.wrapShare * pitch,
        Self.isWrap(blocks[last], blocks[index], em)
      {
        stacks[stacks.count - 1].append(index)
      } else {
        stacks.append([index])
      }
    }
    var joined: Set<Int> = []
    for stack in stacks where stack.count > 1 {
      let kept = standsAlone(stack, edges: edges, em: em) ? stack.dropLast() : stack[...]
      guard let first = kept.first else { continue }
      for index in kept.dropFirst() {
        blocks[first].segments += blocks[index].segments
        blocks[first].box = blocks[first].box.union(blocks[index].box)
        joined.insert(index)
      }
    }
    blocks = blocks.indices.filter { !joined.contains($0) }.map { blocks[$0] }
  }

  /// Whether the last line of a stack is a cell of its own: with its neighbours on one height it stands under the
  /// line above, which is centred over them all.
  private func standsAlone(_ stack: [Int], edges: [Double], em: Double) -> Bool {
    guard let last = stack.last, let above = stack.dropLast().last else { return false }
    let column = blocks[last].columns.lowerBound
    func hasCell(_ column: Int) -> Bool {
      blocks.contains {
        !$0.isNumber && $0.columns == column...column
          && ($0.middle - blocks[last].middle).magnitude < 0.12 * em
      }
    }
    var (low, high) = (column, column)
    while low > 0, hasCell(low - 1) { low -= 1 }
    while high + 2 < edges.count, hasCell(high + 1) { high += 1 }
    for first in low...column {
      for end in column...high where first < end {
        let middle = (edges[first] + edges[end + 1]) / 2
        if (middle - blocks[above].box.midX).magnitude < em { return true }
      }
    }
    return false
  }

  /// Whether one line goes on with another: both centred on one place, or both beginning at one.
  private static func isWrap(_ above: Block, _ below: Block, _ em: Double) -> Bool {
    (above.box.midX - below.box.midX).magnitude < 0.6 * em
      || (above.box.x0 - below.box.x0).magnitude < 0.3 * em
  }

  /// Whether the figures of a line count the columns.
  static func isNumberLine(_ line: SegmentLine) -> Bool {
    let numbers = line.segments.compactMap { Int($0.text.filter { !"()（）".contains($0) }) }
    let others = line.segments.count - numbers.count
    let isNamed = line.segments.contains { Normalisation.compact($0.text).hasSuffix("栏次") }
    guard numbers.count >= 2 || (isNamed && numbers.count >= 1), isNamed || others <= 1,
      (numbers.first ?? 9) <= 2
    else {
      return false
    }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// Gives the cells that stand over several others all columns of those.
  private mutating func stretchParents(columnCount: Int, edges: [Double], pitch: Double, em: Double) {
    /// The lowest cell of each column heads that column alone.
    var leaves: [Int: Int] = [:]
    for column in 0..<columnCount {
      let own = blocks.indices.filter {
        !blocks[$0].isNumber && blocks[$0].columns.contains(column)
          && (blocks[$0].columns.count == 1 || Self.center(blocks[$0], isIn: column, edges))
      }
      if let lowest = own.max(by: { blocks[$0].middle < blocks[$1].middle }) { leaves[column] = lowest }
    }
    let leafSet = Set(leaves.values)
    let parents = blocks.indices.filter { !blocks[$0].isNumber && !leafSet.contains($0) }
      .sorted { (blocks[$0].middle, blocks[$0].box.x0) > (blocks[$1].middle, blocks[$1].box.x0) }
    /// Columns grouped under what already stands over them, with the middle of the topmost cell.
    var groups: [(columns: ClosedRange<Int>, top: Double)] = (0..<columnCount).map { column in
      (column...column, leaves[column].map { blocks[$0].middle } ?? .infinity)
    }
    var rest = parents[...]
    while let first = rest.first {
      let level = rest.prefix { blocks[first].middle - blocks[$0].middle < 0.4 * pitch }.sorted {
        blocks[$0].box.x0 < blocks[$1].box.x0
      }
      rest = rest.dropFirst(level.count)
      let ranges = Self.partition(level.map { blocks[$0] }, over: groups, edges: edges, pitch: pitch, em: em)
      for (parent, range) in zip(level, ranges) {
        guard let range else { continue }
        blocks[parent].columns = range
        let covered = groups.indices.filter { range.overlaps(groups[$0].columns) }
        guard let low = covered.first, let high = covered.last else { continue }
        groups.replaceSubrange(low...high, with: [(range, blocks[parent].middle)])
      }
    }
  }

  /// Whether the head of a column could be another: nothing stands over the column although its neighbours are headed,
  /// or a head over several columns is not centred on them.
  func isUnclear(column: Int) -> Bool {
    blocks.contains { $0.columns.contains(column) && isUnclear($0) }
  }

  /// Whether the head that begins at a place could cover other columns.
  func isUnclear(row: Int, column: Int) -> Bool {
    blocks.contains { $0.row == row && $0.columns.lowerBound == column && isUnclear($0) }
  }

  private func isUnclear(_ block: Block) -> Bool { block.offCentre > Self.mostOff }

  /// A head over several columns stands at most this far from their middle, in font sizes.
  private static let mostOff = 1.6

  private static func center(_ block: Block, isIn column: Int, _ edges: [Double]) -> Bool {
    block.box.midX >= edges[column] && block.box.midX < edges[column + 1]
  }

  /// The columns below each of the parents of one level: neighbouring groups that stand far enough below, so that
  /// the parents are centred over them as well as can be.
  private static func partition(
    _ parents: [Block],
    over groups: [(columns: ClosedRange<Int>, top: Double)],
    edges: [Double],
    pitch: Double,
    em: Double
  ) -> [ClosedRange<Int>?] {
    let (k, n) = (parents.count, groups.count)
    /// How far below a parent its children stand at least: what stands right below it shows the distance of rows.
    let distances = parents.map { parent in
      let below = groups.filter {
        $0.top > parent.middle + 0.3 * em && edges[$0.columns.lowerBound] < parent.box.x1 - 0.3 * em
          && edges[$0.columns.upperBound + 1] > parent.box.x0 + 0.3 * em
      }
      return childDistance * (below.map(\.top).min().map { $0 - parent.middle } ?? pitch)
    }
    var cost = Array(repeating: Array(repeating: Double.infinity, count: n + 1), count: k + 1)
    var from = Array(repeating: Array(repeating: (0, -1), count: n + 1), count: k + 1)
    cost[0][0] = 0
    /// What it costs, in font sizes off the middle, to leave a possible child without a parent.
    let orphanCost = 1.5
    for p in 0...k {
      for g in 0...n {
        guard cost[p][g].isFinite else { continue }
        if g < n {
          let isBelow = groups[g].top - (parents.first?.middle ?? 0) >= distances[0]
          let skip = cost[p][g] + (isBelow ? orphanCost : 0)
          if skip < cost[p][g + 1] {
            cost[p][g + 1] = skip
            from[p][g + 1] = (p, -1)
          }
        }
        if p < k, g < n {
          for end in g..<n {
            guard groups[end].top - parents[p].middle >= distances[p] else { break }
            let range = groups[g].columns.lowerBound...groups[end].columns.upperBound
            let (x0, x1) = (edges[range.lowerBound], edges[range.upperBound + 1])
            guard parents[p].box.midX > x0, parents[p].box.midX < x1 else { continue }
            let spill = max(0, x0 - parents[p].box.x0) + max(0, parents[p].box.x1 - x1)
            let off = ((x0 + x1) / 2 - parents[p].box.midX).magnitude / em + spill / em
            if cost[p][g] + off < cost[p + 1][end + 1] {
              cost[p + 1][end + 1] = cost[p][g] + off
              from[p + 1][end + 1] = (p, g)
            }
          }
        }
      }
    }
    var ranges: [ClosedRange<Int>?] = Array(repeating: nil, count: k)
    guard cost[k][n].isFinite else { return ranges }
    var (p, g) = (k, n)
    while g > 0 {
      let (previous, start) = from[p][g]
      if start >= 0 {
        ranges[p - 1] = groups[start].columns.lowerBound...groups[g - 1].columns.upperBound
        (p, g) = (previous, start)
      } else {
        g -= 1
      }
    }
    return ranges
  }

  /// Numbers the rows: a cell stands one row below the lowest above it, and cells of one height share a row.
  private mutating func rank(em: Double) {
    let levels = AlignedBody.clustered(blocks.map(\.middle), within: 0.35 * em)
    let level = blocks.map { block in
      levels.indices.min { (levels[$0] - block.middle).magnitude < (levels[$1] - block.middle).magnitude }
        ?? 0
    }
    var rows = Array(repeating: 0, count: levels.count)
    for current in levels.indices {
      for (index, block) in blocks.enumerated() where level[index] == current {
        for (other, above) in blocks.enumerated()
        where level[other] < current && above.columns.overlaps(block.columns) {
          rows[current] = max(rows[current], rows[level[other]] + 1)
        }
      }
    }
    for index in blocks.indices { blocks[index].row = rows[level[index]] }
    rowCount = blocks.isEmpty ? 0 : (rows.max() ?? 0) + 1
  }
}
