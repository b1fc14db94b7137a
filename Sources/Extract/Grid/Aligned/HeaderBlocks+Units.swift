import JuesuanModel

extension HeaderBlocks {
  /// The cells of a head whose last line may tell the units of groups of columns; `edges` are the stretches in which
  /// the column edges lie.
  static func withUnits(
    _ lines: [SegmentLine],
    edges: ColumnEdges,
    rules: HeadRules,
    em: Double
  ) -> HeaderBlocks {
    guard let (units, rest) = UnitLine.parted(lines) else {
      return HeaderBlocks(lines, edges: edges, rules: rules, em: em)
    }
    var heads = HeaderBlocks(rest, edges: edges, rules: rules, em: em)
    guard
      let groups = heads.groups(over: units, em: em)
        ?? UnitLine.divided(units, over: edges, em: em)
    else {
      return HeaderBlocks(lines, edges: edges, rules: rules, em: em)
    }
    for (segment, columns) in zip(units, groups) {
      heads.blocks.append(
        Block(segments: [segment], box: segment.box, columns: columns, row: heads.rowCount)
      )
    }
    heads.unitRow = heads.rowCount
    heads.rowCount += 1
    return heads
  }

  /// The columns for which the texts of a line below all heads speak, each centred under the cell over these.
  ///
  /// At least one of them speaks for several columns, where nothing but the unit of all of them stands, or all stand
  /// below years, of which no unit is a part, or are the same amount of money.
  private func groups(over units: [Segment], em: Double) -> [ClosedRange<Int>]? {
    var ranges: [ClosedRange<Int>] = []
    var areYears = true
    for segment in units {
      let above = blocks.filter {
        !$0.isNumber
          && (($0.box.midX - segment.box.midX).magnitude < 0.2 * em
            || ($0.box.x1 - segment.box.x1).magnitude < 0.2 * em)
          && $0.columns.lowerBound > (ranges.last?.upperBound ?? -1)
      }
      guard let widest = above.max(by: { $0.columns.count < $1.columns.count }) else { return nil }
      ranges.append(widest.columns)
      areYears = areYears && widest.segments.allSatisfy(\.isYear)
    }
    let isLowest = zip(units, ranges).allSatisfy { unit, columns in
      blocks.allSatisfy { $0.box.y1 < unit.box.midY || !$0.columns.overlaps(columns) }
    }
    let isMoney = units.allSatisfy { UnitLine.isMoney($0.text) }
    return isLowest && (areYears || isMoney || ranges.contains { $0.count > 2 }) ? ranges : nil
  }

  /// Gives a unit that stands alone below a cell over several columns, in the middle of it, all of these.
  mutating func spreadUnits(em: Double) {
    guard let lowest = blocks.map(\.middle).max() else { return }
    let units = blocks.indices.filter {
      blocks[$0].columns.count == 1 && lowest - blocks[$0].middle < Self.level * em
        && !blocks[$0].segments.contains { !UnitLine.isUnit($0) }
    }
    for unit in units {
      let own = blocks[unit]
      let over = blocks.first {
        $0.columns.count > 1 && $0.columns.contains(own.columns.lowerBound)
          && ($0.box.midX - own.box.midX).magnitude < Self.level * em
      }
      guard let over, units.count(where: { blocks[$0].columns.overlaps(over.columns) }) == 1 else { continue }
      blocks[unit].columns = over.columns
    }
  }
}
