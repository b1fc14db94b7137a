import JuesuanModel

/// The header cells of an aligned table: blocks of lines with the columns and rows they cover.
struct HeaderBlocks {
  struct Block {
    var segments: [Segment]
    var box: Rect
    var columns: ClosedRange<Int>
    var row = 0
    var isNumber = false
    /// Whether it names the row of column numbers: 栏次.
    var isNumberName = false

    var middle: Double { box.midY }
    var text: String { segments.map(\.text).joined() }
  }

  var blocks: [Block] = []
  var rowCount = 0
  /// The row of the units below all heads; nil without one.
  var unitRow: Int?
  /// Where the columns part, as far as the heads tell.
  private(set) var edges: ColumnEdges
  /// Columns whose heads could be others.
  private var unclear: Set<Int> = []

  /// `edges` are the stretches in which the column edges lie.
  init(_ lines: [SegmentLine], edges: ColumnEdges, rules: HeadRules = .none, em: Double) {
    self.edges = edges
    let splits = Array(edges.places.dropFirst().dropLast())
    var texts: [Block] = []
    let unit = UnitLine.ends(lines, edges: edges, rules, em: em) ? lines.last : nil
    for line in unit == nil ? lines : lines.dropLast() {
      let isNumbers = Self.isNumberLine(line)
      let levels = Self.levels(of: line, edges.places, em: em)
      for (place, segment) in line.segments.enumerated() {
        let columns =
          levels[place].map { $0...$0 } ?? ColumnFinder.range(of: segment.box, splits: splits, em: em)
        /// Words that stand apart in one column are one head.
        if place > 0, !isNumbers, columns.count == 1, let last = texts.last, last.columns == columns {
          texts[texts.count - 1].segments.append(segment)
          texts[texts.count - 1].box = last.box.union(segment.box)
          continue
        }
        texts.append(
          Block(
            segments: [segment],
            box: segment.box,
            columns: columns,
            isNumber: isNumbers && Self.isMark(segment),
            isNumberName: isNumbers && !Self.isMark(segment)
          )
        )
      }
    }
    let stacks = HeadStacks(texts, edges: edges, rules: rules, em: em)
    (blocks, unclear) = (stacks.blocks, stacks.unclear)
    let leaves = leaves()
    self.edges.centre(on: leaves.map { $0.map { blocks[$0].box.midX } }, em: em)
    for (column, leaf) in leaves.enumerated() {
      if let leaf { blocks[leaf].columns = column...column }
    }
    spanParents(leaves, rules, em: em)
    let keys = leaves.map { $0.map { HeadWords.headsKeys(blocks[$0].text) } ?? false }
    for index in blocks.indices where blocks[index].isNumberName {
      blocks[index].columns = numbered(index, keys, em: em)
    }
    rank(em: em)
    if let unit, let columns = UnitLine.covered(by: unit.box, edges, em: em) {
      blocks.append(Block(segments: unit.segments, box: unit.box, columns: columns, row: rowCount))
      unitRow = rowCount
      rowCount += 1
    }
  }

  /// The columns of the heads 类 款 项, by their place in a line: three in a row, whatever they stand nearest to, for
  /// columns of two digits are narrower than the distance of their heads.
  private static func levels(of line: SegmentLine, _ places: [Double], em: Double) -> [Int: Int] {
    guard let first = line.segments.firstIndex(where: { $0.text == "类" }),
      line.segments[first...].prefix(3).map(\.text) == ["类", "款", "项"]
    else { return [:] }
    let heads = line.segments[first..<first + 3].map(\.box.midX)
    let column = max(0, (places.firstIndex { $0 > heads[0] } ?? 1) - 1)
    guard column + 3 < places.count else { return [:] }
    let isNear = heads.enumerated().allSatisfy { index, middle in
      let (left, right) = (places[column + index], places[column + index + 1])
      return middle > left - levelReach * em && middle < right + levelReach * em
    }
    return isNear ? [first: column, first + 1: column + 1, first + 2: column + 2] : [:]
  }

  /// Such a head stands at most so many font sizes beside its column.
  private static let levelReach = 1.0

  /// The cells of a head whose columns are drawn: what stands over the same columns is one cell.
  init(_ lines: [SegmentLine], edges: ColumnEdges, drawn columns: (Segment) -> ClosedRange<Int>, em: Double) {
    self.edges = edges
    for line in lines {
      let isNumbers = Self.isNumberLine(line)
      for segment in line.segments {
        let own = columns(segment)
        let (isNumber, isName) = (isNumbers && Self.isMark(segment), isNumbers && !Self.isMark(segment))
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
    spreadUnits(em: em)
    rank(em: em)
  }

  /// The lowest cell of each column, which heads that column alone; nil without one.
  private func leaves() -> [Int?] {
    let places = edges.places
    return (0..<places.count - 1).map { column in
      let own = blocks.indices.filter { index in
        let block = blocks[index]
        return !block.isNumber && !block.isNumberName && block.box.midX >= places[column]
          && block.box.midX < places[column + 1]
          && !blocks.contains {
            !$0.isNumber && !$0.isNumberName && $0.middle > block.middle && $0.columns.overlaps(block.columns)
          }
      }
      return own.max { blocks[$0].middle < blocks[$1].middle }
    }
  }

  /// Gives the cells that stand over several others all columns of those, from the lowest level to the highest.
  private mutating func spanParents(_ leaves: [Int?], _ rules: HeadRules, em: Double) {
    let lowest = Set(leaves.compactMap { $0 })
    let parents = blocks.indices.filter {
      !blocks[$0].isNumber && !blocks[$0].isNumberName && !lowest.contains($0)
    }.sorted { (blocks[$0].middle, blocks[$0].box.x0) > (blocks[$1].middle, blocks[$1].box.x0) }
    var groups = leaves.enumerated().map { column, leaf in
      HeadSpans.Group(columns: column...column, block: leaf.map { blocks[$0] }, isLeaf: true)
    }
    let told = told(parents, leaves, em: em)
    if parents.isEmpty { unclear.formUnion(lowered(leaves, em: em)) }
    var rest = parents[...]
    while let first = rest.first {
      let level = rest.prefix { blocks[first].middle - blocks[$0].middle < Self.level * em }
        .sorted { blocks[$0].box.x0 < blocks[$1].box.x0 }
      rest = rest.dropFirst(level.count)
      let joint = rules.stretches(under: level.map { blocks[$0].box })
      let ruled = level.indices.map { place in
        told[level[place]]
          ?? (joint?[place] ?? ownStretch(under: level[place], beside: level, rules)).flatMap {
            columns(in: $0, leaves)
          }
          ?? HeadGroups.columns(below: blocks[level[place]], of: groups, edges: edges)
      }
      for case (let parent, let range?) in zip(level, ruled) { cover(range, by: parent, in: &groups) }
      let open = zip(level, ruled).filter { $0.1 == nil }.map(\.0)
      guard !open.isEmpty else { continue }
      let divided = HeadSpans(
        open.map { blocks[$0] },
        over: groups,
        edges: edges,
        isTop: rest.isEmpty,
        em: em
      ).divided()
      unclear.formUnion(divided.unclear)
      for (parent, range) in zip(open, divided.spans) {
        guard let range else {
          unclear.formUnion(blocks[parent].columns)
          continue
        }
        cover(range, by: parent, in: &groups)
      }
    }
  }

  /// The columns whose heads stand lower than all others, which are level: a page end cuts the group above them.
  private func lowered(_ leaves: [Int?], em: Double) -> [Int] {
    let boxes = leaves.map { $0.map { blocks[$0].box } }
    func isLower(_ box: Rect, _ other: Rect) -> Bool {
      [box.y0 - other.y0, box.midY - other.midY, box.y1 - other.y1].allSatisfy { $0 > Self.level * em }
    }
    let low = leaves.indices.filter { column in
      guard let box = boxes[column] else { return false }
      return boxes.count { $0.map { isLower(box, $0) } ?? false } > 1
    }
    return low.allSatisfy { column in
      boxes.indices.allSatisfy { other in
        guard !low.contains(other), let box = boxes[column], let next = boxes[other] else { return true }
        return isLower(box, next)
      }
    } ? low : []
  }

  /// The columns of those parents whose words, and those over the columns, tell them.
  private func told(_ parents: [Int], _ leaves: [Int?], em: Double) -> [Int: ClosedRange<Int>] {
    let places = edges.places
    let groups = HeadGroups(leaves.map { $0.map { blocks[$0].text } })
    var told: [Int: ClosedRange<Int>] = [:]
    for (text, alike) in Dictionary(grouping: parents, by: { blocks[$0].text }) {
      let alike = alike.sorted { blocks[$0].box.x0 < blocks[$1].box.x0 }
      guard let ranges = groups.columns(of: text, count: alike.count) else { continue }
      for (parent, range) in zip(alike, ranges) {
        let (left, right) = (places[range.lowerBound] - em, places[range.upperBound + 1] + em)
        if range.count > 1, (left...right).contains(blocks[parent].box.midX) { told[parent] = range }
      }
    }
    /// What another head stands between is not that of the form: 本年支出 over 基本支出 over 小计.
    return told.filter { parent, range in
      let (left, right) = (places[range.lowerBound], places[range.upperBound + 1])
      return !parents.contains { other in
        told[other] == nil && blocks[other].middle > blocks[parent].middle + HeadSpans.leastDistance * em
          && blocks[other].box.midX > left && blocks[other].box.midX < right
      }
    }
  }

  /// Puts a head over columns.
  private mutating func cover(_ range: ClosedRange<Int>, by parent: Int, in groups: inout [HeadSpans.Group]) {
    blocks[parent].columns = range
    let covered = groups.indices.filter { range.overlaps(groups[$0].columns) }
    guard let low = covered.first, let high = covered.last else { return }
    var group = HeadSpans.Group(columns: range, block: blocks[parent], isLeaf: false)
    group.bottom = groups[low...high].compactMap(\.bottom).max()
    groups.replaceSubrange(low...high, with: [group])
  }

  /// Where a rule below a head shows it to stand; nil where the rule runs on under its neighbours.
  private func ownStretch(under parent: Int, beside level: [Int], _ rules: HeadRules) -> ClosedRange<Double>?
  {
    guard let stretch = rules.stretch(under: blocks[parent].box),
      !level.contains(where: { $0 != parent && stretch.contains(blocks[$0].box.midX) })
    else { return nil }
    return stretch
  }

  /// The columns, more than one, in a stretch.
  private func columns(in stretch: ClosedRange<Double>, _ leaves: [Int?]) -> ClosedRange<Int>? {
    let places = edges.places
    let own = leaves.indices.filter { column in
      let middle = leaves[column].map { blocks[$0].box.midX } ?? (places[column] + places[column + 1]) / 2
      return stretch.contains(middle)
    }
    guard let first = own.first, let last = own.last, first < last else { return nil }
    return first...last
  }

  /// Cells of one row stand within this many font sizes of one height.
  static let level = 0.35

  /// The columns of the name of the column numbers: those of the cell above it that is centred on the same place, or
  /// those without a number over which it is centred.
  ///
  /// Beside codes and names it stands over all of `keys` around it.
  private func numbered(_ index: Int, _ keys: [Bool], em: Double) -> ClosedRange<Int> {
    let name = blocks[index]
    let own = name.columns.lowerBound
    let others = blocks.indices.filter {
      $0 != index && (blocks[$0].isNumber || blocks[$0].isNumberName)
        && (blocks[$0].middle - name.middle).magnitude < Self.level * em
    }.map { blocks[$0].columns }
    if keys[own] {
      var (first, last) = (own, own)
      while first > 0, keys[first - 1] { first -= 1 }
      while last + 1 < keys.count, keys[last + 1] { last += 1 }
      /// The heads of the levels may reach down to its line.
      let isTaken = blocks.indices.contains {
        $0 != index && name.middle - blocks[$0].middle < em
          && blocks[$0].columns.overlaps(first...last)
      }
      if !isTaken { return first...last }
    }
    let above = blocks.filter {
      $0.middle < name.middle - Self.level * em && $0.columns.contains(own)
        && ($0.box.midX - name.box.midX).magnitude < 0.2 * em
    }.max { $0.columns.count < $1.columns.count }
    if let above, !others.contains(where: { $0.overlaps(above.columns) }) { return above.columns }
    /// 行次 have a column of their own, which 栏次 leaves blank.
    let lineNumbers = blocks.filter { $0.columns.count == 1 && $0.segments.map(\.text).joined() == "行次" }
      .map(\.columns.lowerBound)
    let taken = others + lineNumbers.filter { $0 != own }.map { $0...$0 }
    let first = (taken.map(\.upperBound).filter { $0 < own }.max() ?? -1) + 1
    let last = max(own, (taken.map(\.lowerBound).filter { $0 > own }.min() ?? edges.ranges.count - 1) - 1)
    var best = (columns: own...own, off: Double.infinity)
    for low in min(first, own)...own {
      for high in own...last {
        let off = edges.misfit(of: name.box.midX, over: low...high)
        if off < best.off { best = (low...high, off) }
      }
    }
    return best.columns
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

  /// Whether the figures of a line count the columns, or mark them otherwise.
  static func isNumberLine(_ line: SegmentLine) -> Bool {
    if line.segments.count > 1, ColumnMarks.are(line.segments.map(\.text)) { return true }
    let numbers = line.segments.compactMap { Int($0.text.filter { !"()（）".contains($0) }) }
    let others = line.segments.count - numbers.count
    let isNamed = line.segments.contains { Normalisation.compact($0.text).hasSuffix("栏次") }
    guard numbers.count >= 2 || (isNamed && numbers.count >= 1), isNamed || others <= 1,
      (numbers.first ?? 9) <= 2
    else {
      return false
    }
    /// Where 行次 have a column of their own, its number is left out.
    return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 || (isNamed && $1 == $0 + 2) }
  }

  /// Whether a text of such a line marks a column, unlike its name 栏次.
  private static func isMark(_ segment: Segment) -> Bool {
    segment.isFigure || ColumnMarks.isMark(segment.text)
  }

  /// Whether the head of a column could be another.
  func isUnclear(column: Int) -> Bool { unclear.contains(column) }

  /// Whether the head that begins at a place could cover other columns.
  func isUnclear(row: Int, column: Int) -> Bool {
    blocks.contains {
      $0.row == row && $0.columns.lowerBound == column && $0.columns.count > 1
        && !unclear.isDisjoint(with: $0.columns)
    }
  }

  /// Numbers the rows: a cell stands one row below the lowest above it, and cells of one height below others share a
  /// row.
  private mutating func rank(em: Double) {
    let levels = AlignedBody.clustered(blocks.map(\.middle), within: Self.level * em)
    let level = blocks.map { block in
      levels.indices.min { (levels[$0] - block.middle).magnitude < (levels[$1] - block.middle).magnitude }
        ?? 0
    }
    for current in levels.indices {
      let own = blocks.indices.filter { level[$0] == current }
      for index in own {
        let above = blocks.indices.filter {
          level[$0] < current && blocks[$0].columns.overlaps(blocks[index].columns)
        }
        blocks[index].row = above.map { blocks[$0].row + 1 }.max() ?? 0
      }
      let shared = own.map { blocks[$0].row }.max() ?? 0
      for index in own where blocks[index].row > 0 || blocks[index].isNumber || blocks[index].isNumberName {
        blocks[index].row = shared
      }
    }
    rowCount = blocks.map { $0.row + 1 }.max() ?? 0
  }
}
