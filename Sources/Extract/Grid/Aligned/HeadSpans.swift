import JuesuanModel

/// Divides the columns among the heads of one level that stand over several of them.
struct HeadSpans {
  /// Columns with what stands over them so far.
  struct Group {
    var columns: ClosedRange<Int>
    /// The box of the topmost cell; nil without one.
    var top: Rect?
    /// The middle of the lowest cell, in points.
    var bottom: Double?
    /// Whether that cell heads one column alone.
    var isLeaf: Bool
    /// The text of that cell, as texts are compared.
    var text = ""
  }

  private let parents: [HeaderBlocks.Block]
  private let groups: [Group]
  private let edges: ColumnEdges
  private let em: Double
  /// Whether no other heads stand above the parents.
  private let isTop: Bool
  /// For each parent what stands right below its middle: its child for sure; nil where nothing does.
  private let children: [Group?]

  /// By what the cells of one row are level: their middles, but their bottoms where all cells stand on one line, and
  /// their tops where these make fewer rows.
  private let side: any KeyPath<Rect, Double> & Sendable
  /// Whether they are centred over their rows: else some that reach over all rows begin level with the parents.
  private let isCentred: Bool
  /// Whether all of them stand on one line: where cells keep to the bottom, those over all rows of the head do too.
  private let isBottomed: Bool
  /// What it costs to leave a cell without a parent that is level with those that have one.
  private var levelCost: Double = HeadSpans.orphanCost
  /// Of the cells below that head one column alone one that most others are level with.
  private var leaf: Group?

  /// Cells of one row are level within this many font sizes, and for sure within the other.
  static let level = 0.25
  static let sharp = 0.1
  /// A child stands at least this many font sizes below its parent.
  static let leastDistance = 0.5
  /// What it costs, in font sizes off the middle, to leave a child without a parent, and one that could stand alone.
  static let orphanCost = 1.2
  static let looseCost = 0.6
  /// The same for one that may be as high as the whole head, set at its bottom.
  static let besideCost = 0.05
  /// The same for a column without a head.
  static let blankCost = 0.2
  /// What a head over one cell alone costs.
  static let onlyChildCost = 0.6
  private var onlyChildCost: Double { isBottomed ? Self.orphanCost : Self.onlyChildCost }
  /// Readings that differ by less cannot be told apart.
  static let margin = 0.35

  /// `parents` stand from left to right, `groups` side by side over all columns.
  init(_ parents: [HeaderBlocks.Block], over groups: [Group], edges: ColumnEdges, isTop: Bool, em: Double) {
    (self.parents, self.groups, self.edges, self.isTop, self.em) = (parents, groups, edges, isTop, em)
    let boxes = groups.filter(\.isLeaf).compactMap(\.top)
    let bottoms = boxes.map(\.y1)
    isBottomed = (bottoms.max() ?? 0) - (bottoms.min() ?? 0) < Self.sharp * em
    let levels = { (side: any KeyPath<Rect, Double> & Sendable) in
      AlignedBody.clustered(boxes.map { $0[keyPath: side] }, within: Self.sharp * em).count
    }
    side = isBottomed ? \.y1 : levels(\.y0) < levels(\.midY) ? \.y0 : \.midY
    isCentred =
      side == \.midY
      && !boxes.contains { box in
        parents.contains { ($0.middle - box.midY).magnitude < Self.level * em }
      }
    children = parents.map { parent in
      groups.filter { group in
        guard let top = group.top, top.midY > parent.middle + Self.leastDistance * em else { return false }
        let (left, right) = (
          edges.places[group.columns.lowerBound], edges.places[group.columns.upperBound + 1]
        )
        return left < parent.box.midX + 0.3 * em && right > parent.box.midX - 0.3 * em
      }.min { ($0.top?.midY ?? 0) < ($1.top?.midY ?? 0) }
    }
    let leaves = groups.filter { group in group.isLeaf && parents.indices.contains { isBelow(group, $0) } }
    leaf = leaves.max { first, second in
      leaves.count { isLevel($0, first) } < leaves.count { isLevel($0, second) }
    }
  }

  /// For each parent the columns below it, and those whose parent could be another.
  func divided() -> (spans: [ClosedRange<Int>?], unclear: Set<Int>) {
    guard let best = division(without: nil) else { return (parents.map { _ in nil }, []) }
    var unclear: Set<Int> = []
    if isBottomed { unclear = others(than: best) }
    for index in parents.indices {
      guard let range = best.ranges[index], let other = division(without: (index, range)),
        other.cost - best.cost < Self.margin
      else { continue }
      for column in 0..<(groups.last.map { $0.columns.upperBound + 1 } ?? 0)
      where best.parent(of: column) != other.parent(of: column) { unclear.insert(column) }
    }
    /// In the middle of their rows cells of the last one stand below a group: a page end may cut it, or its name.
    if !isBottomed {
      for group in groups where best.parent(of: group.columns.lowerBound) == nil {
        if orphanCost(group) >= levelCost { unclear.formUnion(group.columns) }
      }
    }
    /// Beside groups whose columns have the same heads it may belong to one that a page end cuts.
    let held = groups.filter { best.parent(of: $0.columns.lowerBound) != nil }
    for group in groups where best.parent(of: group.columns.lowerBound) == nil {
      guard repeats(group, held.filter { isLevel($0, group) }) else { continue }
      unclear.formUnion(group.columns)
    }
    /// What is a sum of a group and stands in none belongs to one that was not found, as do the columns up to the next.
    for (place, group) in groups.enumerated() where Self.isSubtotal(group) {
      for group in groups[place...].prefix(while: { best.parent(of: $0.columns.lowerBound) == nil }) {
        unclear.formUnion(group.columns)
      }
    }
    return (best.ranges, unclear)
  }

  /// The columns whose parent is another where cells that reach over all rows of the head are set at its bottom, level
  /// with those of its last row.
  private func others(than best: Division) -> Set<Int> {
    var loose = self
    loose.levelCost = Self.besideCost
    guard let first = loose.division(without: nil) else { return [] }
    var readings = [first]
    for index in parents.indices {
      guard let range = best.ranges[index], let other = loose.division(without: (index, range)),
        other.cost - first.cost < Self.margin
      else { continue }
      readings.append(other)
    }
    return Set(
      (0..<(groups.last.map { $0.columns.upperBound + 1 } ?? 0)).filter { column in
        readings.contains { $0.parent(of: column) != best.parent(of: column) }
      }
    )
  }

  private struct Division {
    var ranges: [ClosedRange<Int>?]
    var cost: Double

    func parent(of column: Int) -> Int? { ranges.firstIndex { $0?.contains(column) ?? false } }
  }

  /// Whether two cells stand in one row.
  private func isLevel(_ first: Group, _ second: Group) -> Bool {
    guard let top = first.top, let box = second.top else { return false }
    return (top[keyPath: side] - box[keyPath: side]).magnitude < Self.level * em
  }

  /// Whether a group may stand below a parent: what is higher than a child that heads one column is centred over the
  /// rows of both.
  private func isBelow(_ group: Group, _ parent: Int) -> Bool {
    guard let top = group.top else { return true }
    guard top.midY > parents[parent].middle + Self.leastDistance * em else { return false }
    guard group.isLeaf, let child = children[parent], let box = child.top else { return true }
    if child.isLeaf { return isLevel(group, child) }
    /// Beside groups it is centred over the rows of these and of what they head, else over those of the parent as well.
    if isCentred, let lowest = child.bottom {
      let (own, whole) = ((box.midY + lowest) / 2, (parents[parent].middle + lowest) / 2)
      if (top.midY - own).magnitude > (top.midY - whole).magnitude { return false }
    }
    return top[keyPath: side] > box[keyPath: side] - Self.level * em
      && leaf.map { isLevel(group, $0) } ?? true
  }

  /// What it costs to leave a group without a parent of this level.
  private func orphanCost(_ group: Group) -> Double {
    guard group.top != nil else { return Self.blankCost }
    let certain = children.compactMap { $0 } + [leaf].compactMap { $0 }
    if certain.contains(where: { group.isLeaf == $0.isLeaf && isLevel(group, $0) }) {
      return levelCost
    }
    return isTop && parents.indices.contains { isBelow(group, $0) } ? Self.looseCost : 0
  }

  /// The cheapest division that does not give one parent one range.
  private func division(without barred: (parent: Int, range: ClosedRange<Int>)?) -> Division? {
    let (k, n) = (parents.count, groups.count)
    var cost = Array(repeating: Array(repeating: Double.infinity, count: n + 1), count: k + 1)
    var from = Array(repeating: Array(repeating: (parents: 0, groups: -1), count: n + 1), count: k + 1)
    cost[0][0] = 0
    for p in 0...k {
      for g in 0..<n where cost[p][g].isFinite {
        let skip = cost[p][g] + orphanCost(groups[g])
        if skip < cost[p][g + 1] {
          cost[p][g + 1] = skip
          from[p][g + 1] = (p, g)
        }
        guard p < k else { continue }
        for end in g..<n {
          guard isBelow(groups[end], p), !repeats(groups[end], groups[g..<end]),
            !groups[g..<end].dropFirst().contains(where: Self.isSubtotal)
          else { break }
          let range = groups[g].columns.lowerBound...groups[end].columns.upperBound
          guard barred?.parent != p || barred?.range != range, let own = misfit(p, range) else { continue }
          let whole = cost[p][g] + own + (g == end ? onlyChildCost : 0)
          if whole < cost[p + 1][end + 1] {
            cost[p + 1][end + 1] = whole
            from[p + 1][end + 1] = (p, g)
          }
        }
      }
    }
    guard cost[k][n].isFinite else { return nil }
    var division = Division(ranges: parents.map { _ in nil }, cost: cost[k][n])
    var (p, g) = (k, n)
    while g > 0 {
      let step = from[p][g]
      if step.parents < p {
        division.ranges[step.parents] =
          groups[step.groups].columns.lowerBound...groups[g - 1].columns.upperBound
      }
      (p, g) = (step.parents, step.groups)
    }
    return division
  }

  /// Whether a column holds the sum of those of its group: it is the first or last of them.
  private static func isSubtotal(_ group: Group) -> Bool { group.isLeaf && group.text == "小计" }

  /// Whether a column has the same head as one of those beside it: no two columns of one group do, but groups that a page
  /// end cuts leave them beside another.
  private func repeats(_ group: Group, _ others: some Sequence<Group>) -> Bool {
    !group.text.isEmpty && others.contains { $0.text == group.text }
  }

  /// How badly a parent stands over columns, in font sizes; nil where it does not stand over them at all.
  private func misfit(_ parent: Int, _ columns: ClosedRange<Int>) -> Double? {
    let box = parents[parent].box
    let (left, right) = (edges.ranges[columns.lowerBound], edges.ranges[columns.upperBound + 1])
    guard box.midX > left.lowerBound, box.midX < right.upperBound else { return nil }
    let spill = max(0, left.lowerBound - box.x0) + max(0, box.x1 - right.upperBound)
    return (edges.misfit(of: box.midX, over: columns) + spill) / em
  }
}

extension HeadSpans.Group {
  /// Columns with a cell of the head over them, if there is one.
  init(columns: ClosedRange<Int>, block: HeaderBlocks.Block?, isLeaf: Bool) {
    self.init(
      columns: columns,
      top: block?.box,
      bottom: block?.middle,
      isLeaf: isLeaf,
      text: block.map { Normalisation.compact($0.text) } ?? ""
    )
  }
}
