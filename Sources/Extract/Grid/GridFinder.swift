public import JuesuanModel

/// Finds the tables of a page and the lines outside them.
public enum GridFinder {
  /// The tables of one page and what is left; the page `before` tells which table may go on at its top.
  public static func tables(
    on page: PageContent,
    after before: PageLayout? = nil,
    by strategy: GridStrategy = .automatic
  ) -> PageLayout {
    PageDraft(page, upright: page, by: strategy).layout(after: before)
  }

  /// The tables of an upright page whose grids of rules are known; `open` is the table that may go on at its top.
  static func tables(
    on page: PageContent,
    _ lattices: [Lattice],
    open: PageTable.Columns?,
    by strategy: GridStrategy
  ) -> PageLayout {
    let tolerance = Tolerance(page)
    let numbers = Set(RunningMatter.numbersOverTables(of: page).flatMap(\.glyphs))
    var rest = numbers.isEmpty ? page.glyphs : page.glyphs.filter { !numbers.contains($0) }
    var tables: [PageTable] = []
    /// Nets that are no tables.
    var drawings: [Rect] = []
    for lattice in lattices where !ChartNet.isFrame(lattice, around: drawings) {
      var outside: [Glyph] = []
      if let wide = open.flatMap(lattice.continuing),
        let table = ruledTable(wide, glyphs: rest, outside: &outside, page: page.number),
        table.usesAllColumns
      {
        tables.append(table)
        rest = outside
        continue
      }
      outside = []
      if let table = ruledTable(lattice, glyphs: rest, outside: &outside, page: page.number) {
        tables.append(table)
        rest = outside
      } else {
        drawings.append(lattice.shape.box)
      }
    }
    for lattice in strategy.usesNets ? tiles(of: page.shadings, rest, tables: tables, tolerance) : [] {
      var outside: [Glyph] = []
      guard var table = ruledTable(lattice, glyphs: rest, outside: &outside, page: page.number),
        ShadingEdges.holdsRows(table.table)
      else { continue }
      table.table.method = .partlyRuled
      tables.append(table)
      rest = outside
    }
    let ruledRows = strategy.usesRows ? RuledRowsTable.tables(of: rest, page, tolerance) : []
    for found in ruledRows where found.hasShortRules {
      tables.append(found.table)
      rest.removeAll { found.glyphs.contains($0) }
    }
    for (table, used) in strategy.usesAlignment
      ? alignedTables(of: rest, page, tables: tables, tolerance) : []
    {
      tables.append(table)
      rest.removeAll { used.contains($0) }
    }
    for found in ruledRows where !tables.contains(where: { $0.box.intersects(found.table.box) }) {
      tables.append(found.table)
      rest.removeAll { found.glyphs.contains($0) }
    }
    return PageLayout(
      page: page.number,
      size: page.size,
      tables: tables.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) },
      lines: LineBuilder.lines(
        of: rest + page.glyphs.filter(numbers.contains),
        fonts: page.fonts,
        page: page.number,
        tables: tables.map(\.box)
      ),
      diagnostics: page.diagnostics
    )
  }

  /// The grids that rules draw, the smallest first, so that a frame around a table takes none of its text.
  static func lattices(of page: PageContent) -> [Lattice] {
    lattices(of: page.rulings, page.glyphs, Tolerance(page))
  }

  private static func lattices(
    of rulings: [Ruling],
    _ glyphs: [Glyph],
    _ tolerance: Tolerance
  ) -> [Lattice] {
    RulingNet.nets(of: rulings, tolerance).compactMap { Lattice($0, glyphs: glyphs, tolerance) }
      .sorted { $0.shape.box.width * $0.shape.box.height < $1.shape.box.width * $1.shape.box.height }
  }

  /// The grids whose cells are told apart by their fills.
  private static func tiles(
    of shadings: [Shading],
    _ glyphs: [Glyph],
    tables: [PageTable],
    _ tolerance: Tolerance
  ) -> [Lattice] {
    let free = shadings.filter { area in !tables.contains { $0.box.intersects(area.box) } }
    guard free.count > 3 else { return [] }
    let lines = GlyphRow.rows(of: glyphs).map(SegmentLine.init)
    return lattices(of: ShadingEdges.rulings(of: free, tolerance), glyphs, tolerance).filter { lattice in
      let box = lattice.shape.box
      return lattice.shape.rowCount > 1 && ShadingEdges.tile(box, free)
        && !ShadingEdges.goesOn(beside: box, lines, tolerance)
    }
  }

  /// The tables that alignment alone holds together, each with its glyphs.
  private static func alignedTables(
    of glyphs: [Glyph],
    _ page: PageContent,
    tables: [PageTable],
    _ tolerance: Tolerance
  ) -> [(table: PageTable, used: Set<Glyph>)] {
    let lines = GlyphRow.rows(of: glyphs.filter { !AxisScale.isTurned($0) }).map(SegmentLine.init)
    let isFree = { (rule: Ruling) in
      let middle = (rule.start + rule.end) / 2
      return !tables.contains {
        $0.box.contains(
          x: rule.axis == .horizontal ? middle : rule.position,
          y: rule.axis == .horizontal ? rule.position : middle
        )
      }
    }
    let drawn = page.rulings.filter(isFree)
    let rules = drawn.joined(along: .horizontal, tolerance)
    let guides = Guides(drawn + ShadingEdges.rulings(of: page.shadings, tolerance).filter(isFree), tolerance)
    let columns = SideBySide.halves(of: lines)
    let areas = columns.flatMap { AlignedArea.areas(in: $0, rules: guides.along(.horizontal)) }
    return areas.compactMap { area in
      guard let first = area.body.first, let last = area.body.last else { return nil }
      let isRuled = rules.contains {
        $0.position > first.box.y0 - 4 * first.size && $0.position < last.box.y1 + first.size
          && $0.length > 10 * first.size
      }
      guard let made = AlignedTable.make(area, page: page.number, isRuled: isRuled, guides: guides),
        !AxisScale.isChart(made.table.table)
      else { return nil }
      return (made.table, Set(made.glyphs))
    }
  }

  /// The table of a ruled grid, or nil where it is a box, a chart or a decoration.
  private static func ruledTable(
    _ lattice: Lattice,
    glyphs: [Glyph],
    outside: inout [Glyph],
    page: Int
  ) -> PageTable? {
    var shape = lattice.shape
    guard shape.columnCount >= 2, shape.regions.count >= 2 else { return nil }
    var fill = CellFill(shape, glyphs: glyphs, outside: &outside)
    let divided = RegionSplit.divided(shape, contents: fill.contents)
    if divided.regions.count != shape.regions.count {
      shape = divided
      outside = []
      fill = CellFill(shape, glyphs: glyphs, outside: &outside)
    }
    let filled = fill.contents.count { !$0.isEmpty }
    guard filled >= 2 || (filled == 0 && shape.rowCount == 1), !ChartNet.isDrawing(shape, fill) else {
      return nil
    }
    if RegionSplit.crowdedCells(fill.contents) >= 2,
      let open = alignedTable(of: fill.contents.flatMap { $0 }, page: page)
    {
      return open
    }
    let table = TableBuilder.table(
      shape,
      contents: fill.contents,
      doubts: fill.doubts,
      page: page,
      method: .ruled
    ) { lattice.evidence(for: $0, holding: $1) }
    return PageTable(table: table, edges: shape.columns)
  }

  /// The table that the text in a frame of few rules makes by its alignment, if all of the text goes into it.
  private static func alignedTable(of glyphs: [Glyph], page: Int) -> PageTable? {
    let lines = GlyphRow.rows(of: glyphs).map(SegmentLine.init)
    guard let area = AlignedArea.whole(lines),
      let made = AlignedTable.make(area, page: page, isRuled: true)
    else { return nil }
    return made.glyphs.count == glyphs.count ? made.table : nil
  }
}
