import JuesuanModel

/// The edges that a net of rules draws, and which stretches of them are really there.
struct Lattice {
  /// A stretch between two edges counts as drawn when rules cover this share of it.
  static let coveredShare = 0.5

  let columns: [Double]
  let rows: [Double]
  /// For each column edge, whether it is drawn beside each row.
  let columnDrawn: [[Bool]]
  /// For each row edge, whether it is drawn beside each column.
  let rowDrawn: [[Bool]]

  /// Nil where the net bounds no two cells.
  init?(_ net: RulingNet, _ tolerance: Tolerance) {
    columns = Self.edges(across: .horizontal, net, tolerance)
    rows = Self.edges(across: .vertical, net, tolerance)
    guard columns.count >= 2, rows.count >= 2 else { return nil }
    columnDrawn = Self.drawn(net.along(.vertical), lines: columns, stops: rows, tolerance)
    rowDrawn = Self.drawn(net.along(.horizontal), lines: rows, stops: columns, tolerance)
  }

  /// The same net with the column edges of the table that it goes on with, where it is as wide and draws fewer of
  /// them; nil where it does not go on with that table.
  ///
  /// Excel leaves the body of a sheet unruled but for its frame, so that its second page has no column edges.
  func continuing(_ before: PageTable.Columns) -> Lattice? {
    let slack = ColumnMatch.slack
    guard before.gaps.count > columns.count - 2, let left = columns.first, let right = columns.last,
      ((before.right - before.left) - (right - left)).magnitude <= slack
    else { return nil }
    let shift = left - before.left
    var edges = before.gaps.map { ($0.lowerBound + $0.upperBound) / 2 + shift }
    var drawn = edges.map { _ in Array(repeating: false, count: rows.count - 1) }
    for (edge, flags) in zip(columns, columnDrawn).dropFirst().dropLast() {
      guard let place = edges.firstIndex(where: { ($0 - edge).magnitude <= slack }) else { return nil }
      edges[place] = edge
      drawn[place] = flags
    }
    let wide = [left] + edges + [right]
    /// A row edge is drawn beside a new column as it is beside the column that the new one divides.
    let sources = zip(wide, wide.dropFirst()).map { start, end in
      max(0, (columns.lastIndex { $0 <= (start + end) / 2 } ?? 0))
    }
    return Lattice(
      columns: wide,
      rows: rows,
      columnDrawn: [columnDrawn[0]] + drawn + [columnDrawn[columns.count - 1]],
      rowDrawn: rowDrawn.map { flags in sources.map { flags[min($0, flags.count - 1)] } }
    )
  }

  private init(columns: [Double], rows: [Double], columnDrawn: [[Bool]], rowDrawn: [[Bool]]) {
    self.columns = columns
    self.rows = rows
    self.columnDrawn = columnDrawn
    self.rowDrawn = rowDrawn
  }

  /// The grid with places merged where no rule parts them.
  var shape: GridShape {
    GridShape(columns: columns, rows: rows) { axis, line, place in
      axis == .horizontal ? !columnDrawn[line][place] : !rowDrawn[line][place]
    }
  }

  /// The share of a cell's four sides that is drawn.
  func drawnShare(of region: GridShape.Region) -> Double {
    let rowRange = region.row..<region.row + region.rowSpan
    let columnRange = region.column..<region.column + region.columnSpan
    func share(_ flags: [Bool], _ range: Range<Int>) -> Double {
      Double(flags[range].count { $0 }) / Double(range.count)
    }
    return
      (share(columnDrawn[region.column], rowRange) + share(columnDrawn[columnRange.upperBound], rowRange)
      + share(rowDrawn[region.row], columnRange) + share(rowDrawn[rowRange.upperBound], columnRange)) / 4
  }

  /// Positions along `axis` at which edges lie: those of the rules that cross it, and the ends of the rules along
  /// it where the outermost edge is not drawn.
  private static func edges(across axis: Axis, _ net: RulingNet, _ tolerance: Tolerance) -> [Double] {
    let crossing = net.along(axis.other)
    var positions = clustered(crossing.map { ($0.position, $0.length) }, tolerance)
    let along = net.along(axis)
    guard let first = positions.first, let last = positions.last else { return positions }
    /// A side without a rule: most rules of the other direction run on past the last one that crosses them.
    let before = along.map(\.start).filter { $0 < first - tolerance.em }.sorted()
    let after = along.map(\.end).filter { $0 > last + tolerance.em }.sorted()
    if before.count * 2 > along.count { positions.insert(before[before.count / 2], at: 0) }
    if after.count * 2 > along.count { positions.append(after[after.count / 2]) }
    return positions
  }

  /// One position for each bundle of near positions: the mean, weighted by length.
  private static func clustered(
    _ values: [(position: Double, weight: Double)],
    _ tolerance: Tolerance
  ) -> [Double] {
    var bundles: [[(position: Double, weight: Double)]] = []
    for value in values.sorted(by: { $0.position < $1.position }) {
      if let last = bundles.last, let first = last.first,
        value.position - first.position <= tolerance.sameEdge
      {
        bundles[bundles.count - 1].append(value)
      } else {
        bundles.append([value])
      }
    }
    return bundles.map { bundle in
      bundle.reduce(0) { $0 + $1.position * $1.weight } / bundle.reduce(0) { $0 + $1.weight }
    }
  }

  /// For each line, which stretches between the stops are covered by rules.
  private static func drawn(
    _ rulings: [Ruling],
    lines: [Double],
    stops: [Double],
    _ tolerance: Tolerance
  ) -> [[Bool]] {
    lines.map { line in
      let own = rulings.filter { ($0.position - line).magnitude <= tolerance.sameEdge }
      return zip(stops, stops.dropFirst()).map { start, end in
        var covered = 0.0
        for ruling in own { covered += max(0, min(end, ruling.end) - max(start, ruling.start)) }
        return covered >= coveredShare * (end - start)
      }
    }
  }
}
