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
  /// For each column edge the stretches, in points, in which it is drawn.
  private let columnRules: [[ClosedRange<Double>]]
  /// Below this height, in points, the columns go on without rules.
  private(set) var openBelow = Double.infinity

  /// Nil where the net bounds no two cells; `glyphs` tell whether cells lie beyond the outermost rules.
  init?(_ net: RulingNet, glyphs: [Glyph], _ tolerance: Tolerance) {
    columns = Self.edges(across: .horizontal, net, glyphs, tolerance)
    rows = Self.edges(across: .vertical, net, glyphs, tolerance)
    guard columns.count >= 2, rows.count >= 2 else { return nil }
    columnDrawn = Self.drawn(net.along(.vertical), lines: columns, stops: rows, tolerance)
    rowDrawn = Self.drawn(net.along(.horizontal), lines: rows, stops: columns, tolerance)
    let upright = net.along(.vertical)
    columnRules = columns.map { edge in
      upright.filter { ($0.position - edge).magnitude <= tolerance.sameEdge }.map {
        $0.start - tolerance.brokenRule...$0.end + tolerance.brokenRule
      }
    }
  }

  /// The column edges that are drawn at a height.
  func columnsDrawn(at y: Double) -> [Int] {
    columns.indices.filter { columnRules[$0].contains { $0.contains(y) } }
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
      rowDrawn: rowDrawn.map { flags in sources.map { flags[min($0, flags.count - 1)] } },
      columnRules: wide.map { edge in columns.firstIndex(of: edge).map { columnRules[$0] } ?? [] }
    )
  }

  /// The same net with one more row below it, in which its columns go on without rules.
  func extended(to bottom: Double) -> Lattice {
    var wide = Lattice(
      columns: columns,
      rows: rows + [bottom],
      columnDrawn: columnDrawn.map { $0 + [true] },
      rowDrawn: rowDrawn + [Array(repeating: true, count: columns.count - 1)],
      columnRules: columnRules
    )
    wide.openBelow = rows[rows.count - 1]
    return wide
  }

  /// The same net with one of its rows divided from side to side at a height.
  func divided(_ row: Int, at height: Double) -> Lattice {
    var narrow = Lattice(
      columns: columns,
      rows: Array(rows[...row] + [height] + rows[(row + 1)...]),
      columnDrawn: columnDrawn.map { Array($0[...row] + $0[row...]) },
      rowDrawn: rowDrawn[...row] + [Array(repeating: true, count: columns.count - 1)]
        + rowDrawn[(row + 1)...],
      columnRules: columnRules
    )
    narrow.openBelow = openBelow
    return narrow
  }

  /// Where the rule of a column edge begins within a row; nil where none does.
  func columnsBegin(at edge: Int, within row: Int) -> Double? {
    columnRules[edge].filter { $0.lowerBound > rows[row] && $0.lowerBound < rows[row + 1] }
      .map(\.lowerBound).min()
  }

  /// The same net from a height in its first row on.
  func beginning(at top: Double) -> Lattice {
    let middle = (top + rows[1]) / 2
    return Lattice(
      columns: columns,
      rows: [top] + rows.dropFirst(),
      columnDrawn: columns.indices.map { edge in
        [columnRules[edge].contains { $0.contains(middle) }] + columnDrawn[edge].dropFirst()
      },
      rowDrawn: [Array(repeating: false, count: columns.count - 1)] + rowDrawn.dropFirst(),
      columnRules: columnRules
    )
  }

  /// The part between some of its edges.
  func part(_ across: ClosedRange<Int>, _ down: ClosedRange<Int>) -> Lattice {
    let (columnPlaces, rowPlaces) = (across.lowerBound..<across.upperBound, down.lowerBound..<down.upperBound)
    return Lattice(
      columns: Array(columns[across]),
      rows: Array(rows[down]),
      columnDrawn: columnDrawn[across].map { Array($0[rowPlaces]) },
      rowDrawn: rowDrawn[down].map { Array($0[columnPlaces]) },
      columnRules: Array(columnRules[across])
    )
  }

  private init(
    columns: [Double],
    rows: [Double],
    columnDrawn: [[Bool]],
    rowDrawn: [[Bool]],
    columnRules: [[ClosedRange<Double>]]
  ) {
    self.columnRules = columnRules
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

  /// Which stretches of the left, right, top and bottom sides are drawn.
  var outerSides: [[Bool]] {
    [columnDrawn[0], columnDrawn[columns.count - 1], rowDrawn[0], rowDrawn[rows.count - 1]]
  }

  /// How well a cell is bounded, 0 to 1: the mean over its four sides.
  ///
  /// A drawn side counts in full. A side without a rule counts nearly in full where the text keeps clear of it, as
  /// the columns of Excel sheets do that are ruled in the head only, and hardly where the text reaches over it.
  func evidence(for region: GridShape.Region, holding glyphs: [Glyph]) -> CellEvidence {
    let rowRange = region.row..<region.row + region.rowSpan
    let columnRange = region.column..<region.column + region.columnSpan
    let ink = glyphs.dropFirst().reduce(glyphs.first?.box) { $0?.union($1.box) }
    func side(_ flags: [Bool], _ range: Range<Int>, clearance: Double?) -> Double {
      let drawn = Double(flags[range].count { $0 }) / Double(range.count)
      return drawn + (1 - drawn) * ((clearance ?? 0) >= -Self.overhang ? Self.clearSide : Self.crossedSide)
    }
    let sides = [
      side(columnDrawn[region.column], rowRange, clearance: ink.map { $0.x0 - columns[region.column] }),
      side(
        columnDrawn[columnRange.upperBound],
        rowRange,
        clearance: ink.map { columns[columnRange.upperBound] - $0.x1 }
      ),
      side(rowDrawn[region.row], columnRange, clearance: ink.map { $0.y0 - rows[region.row] }),
      side(
        rowDrawn[rowRange.upperBound],
        columnRange,
        clearance: ink.map { rows[rowRange.upperBound] - $0.y1 }
      ),
    ]
    return CellEvidence(sides: sides.reduce(0, +) / 4)
  }

  /// What a side without a rule counts where the text keeps clear of it, and where it does not.
  private static let clearSide = 0.8
  private static let crossedSide = 0.1
  /// How far text may reach over a side and still be clear of it, in points: glyph boxes carry side bearings.
  private static let overhang = 0.5

  /// Positions along `axis` at which edges lie: those of the rules that cross it, and the ends of the rules along
  /// it where the outermost edge is not drawn.
  private static func edges(
    across axis: Axis,
    _ net: RulingNet,
    _ glyphs: [Glyph],
    _ tolerance: Tolerance
  ) -> [Double] {
    let crossing = net.along(axis.other)
    var positions = clustered(crossing.map { ($0.position, $0.length) }, tolerance)
    let along = net.along(axis).outermost(slack: tolerance.sameEdge)
    guard let first = positions.first, let last = positions.last else { return positions }
    /// A side without a rule: the rules of the other direction run on past the last one that crosses them, most of
    /// them or with text on both sides.
    let before = along.filter { $0.start < first - tolerance.em }.sorted { $0.start < $1.start }
    let after = along.filter { $0.end > last + tolerance.em }.sorted { $0.end < $1.end }
    if let median = before.isEmpty ? nil : before[before.count / 2].start,
      before.count * 2 > along.count || part(text: glyphs, median...first, along: axis, by: before)
    {
      positions.insert(median, at: 0)
    }
    if let median = after.isEmpty ? nil : after[after.count / 2].end,
      after.count * 2 > along.count || part(text: glyphs, last...median, along: axis, by: after)
    {
      positions.append(median)
    }
    return positions
  }

  /// Whether text within a stretch along `axis` stands on both sides of one of the rules.
  private static func part(
    text glyphs: [Glyph],
    _ stretch: ClosedRange<Double>,
    along axis: Axis,
    by rules: [Ruling]
  ) -> Bool {
    /// Boxes of glyphs may be higher than narrow rows.
    let inside = glyphs.filter {
      stretch.contains(($0.box.start(along: axis) + $0.box.end(along: axis)) / 2)
    }
    return rules.contains { rule in
      inside.contains { $0.box.end(along: axis.other) <= rule.position }
        && inside.contains { $0.box.start(along: axis.other) >= rule.position }
    }
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
