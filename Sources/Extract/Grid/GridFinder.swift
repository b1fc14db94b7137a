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

  /// The tables of an upright page whose grids of rules are known; `open` is the ruled table that may go on at its
  /// top, `going` the one without drawn cells; `typed` are signs that draw its rules.
  static func tables(
    on page: PageContent,
    _ lattices: [Lattice],
    open: PageTable.Columns?,
    going: PageTable.Columns? = nil,
    typed: [Glyph] = [],
    by strategy: GridStrategy
  ) -> PageLayout {
    let tolerance = Tolerance(page)
    let numbers = RunningMatter.numbersOverTables(of: page)
    func isOfNumber(_ glyph: Glyph) -> Bool {
      numbers.contains { $0.box.contains(x: glyph.box.midX, y: glyph.box.midY) && $0.glyphs.contains(glyph) }
    }
    var rest = numbers.isEmpty ? page.glyphs : page.glyphs.filter { !isOfNumber($0) }
    let charts = ChartDrawings(page)
    let isChart = { (box: Rect) in charts.fill(box) || charts.lie(in: box) }
    var tables: [PageTable] = []
    /// Nets that are no tables.
    var drawings: [Rect] = []
    func ruled(_ lattice: Lattice, _ outside: inout [Glyph]) -> PageTable? {
      ruledTable(lattice, glyphs: rest, outside: &outside, charts, page: page, em: tolerance.em)
    }
    for lattice in lattices
    where !ChartNet.isFrame(lattice, around: drawings) && !isPieceOfHead(lattice, beside: rest) {
      var outside: [Glyph] = []
      if let wide = open.flatMap(lattice.continuing), let table = ruled(wide, &outside), table.usesAllColumns
      {
        tables.append(table)
        rest = outside
        continue
      }
      outside = []
      guard var table = ruled(lattice, &outside) else {
        drawings.append(lattice.shape.box)
        continue
      }
      if let open = openBody(below: lattice, table, beside: lattices, outside, page, tolerance) {
        outside = []
        table = ruled(open, &outside) ?? table
      }
      tables.append(table)
      rest = outside
    }
    for lattice in strategy.usesNets ? tiles(of: page, rest, tables: tables, tolerance) : [] {
      var outside: [Glyph] = []
      guard var table = ruled(lattice, &outside), ShadingEdges.holdsRows(table.table) else { continue }
      table.table.method = .partlyRuled
      tables.append(table)
      rest = outside
    }
    if strategy.usesAlignment { addOpenHeads(to: &tables, rest: &rest, tolerance) }
    func ruledRows(_ glyphs: [Glyph], _ page: PageContent) -> [RuledRowsTable] {
      guard strategy.usesRows else { return [] }
      return RuledRowsTable.tables(of: glyphs, page, tolerance).filter { !isChart($0.table.box) }
    }
    /// Columns of words between rules from side to side look like columns of running text.
    let rowsOfPage = ruledRows(rest, page)
    for found in rowsOfPage where found.isCertain {
      tables.append(found.table)
      rest.removeAll { found.glyphs.contains($0) }
    }
    let parts = PageParts.parts(of: rest, page, tolerance)
    for (place, part) in parts.enumerated() {
      let (found, used) = openTables(
        on: part,
        between: parts.count > 1 ? ruledRows(part.glyphs, part) : rowsOfPage.filter { !$0.isCertain },
        beside: tables,
        going: place == 0 ? going : nil,
        isChart: isChart,
        by: strategy,
        tolerance
      )
      tables += found
      if !used.isEmpty { rest.removeAll { used.contains($0) } }
    }
    let rows = LineBuilder.rows(
      of: rest + (numbers.isEmpty ? [] : page.glyphs.filter(isOfNumber))
        + typed.filter { sign in !tables.contains { $0.box.contains(x: sign.box.midX, y: sign.box.midY) } },
      tables: tables.map(\.box)
    )
    return PageLayout(
      page: page.number,
      size: page.size,
      tables: tables.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) },
      lines: LineBuilder.lines(of: rows, fonts: page.fonts, page: page.number),
      loose: LooseRow.all(in: rows, charts),
      diagnostics: page.diagnostics
    )
  }

  /// The tables in a part of a page whose cells no net of rules bounds, with their glyphs; `ruledRows` are those that
  /// rules from side to side speak for.
  private static func openTables(
    on part: PageContent,
    between ruledRows: [RuledRowsTable],
    beside tables: [PageTable],
    going: PageTable.Columns?,
    isChart: (Rect) -> Bool,
    by strategy: GridStrategy,
    _ tolerance: Tolerance
  ) -> (tables: [PageTable], used: Set<Glyph>) {
    var rest = part.glyphs
    var own: [PageTable] = []
    var used: Set<Glyph> = []
    func take(_ table: PageTable, _ glyphs: Set<Glyph>) {
      own.append(table)
      used.formUnion(glyphs)
      rest.removeAll { glyphs.contains($0) }
    }
    for found in ruledRows where found.isCertain { take(found.table, found.glyphs) }
    for (table, glyphs) in strategy.usesAlignment
      ? alignedTables(of: rest, part, tables: tables + own, going: going, tolerance) : []
    where !isChart(table.box) { take(table, glyphs) }
    for found in ruledRows where !(tables + own).contains(where: { $0.box.intersects(found.table.box) }) {
      take(found.table, found.glyphs)
    }
    return (own, used)
  }

  /// Whether a net is one row of names with text beside it on the same height: some heads of a table that is drawn by
  /// its shading otherwise, as the medium styles of Word are.
  private static func isPieceOfHead(_ lattice: Lattice, beside glyphs: [Glyph]) -> Bool {
    guard lattice.rows.count <= mostHeadRows + 1, lattice.columns.count > 2 else { return false }
    let box = lattice.shape.box
    let level = glyphs.filter { $0.box.midY > box.y0 && $0.box.midY < box.y1 }
    let isBeside = { (glyph: Glyph) in glyph.box.midX < box.x0 || glyph.box.midX > box.x1 }
    guard level.contains(where: isBeside), !level.contains(where: { $0.scalar.isDigit && !isBeside($0) })
    else {
      return false
    }
    return lattice.rows.count == 2
      || glyphs.contains {
        $0.scalar.isDigit && !isBeside($0) && $0.box.midY > box.y1 && $0.box.midY < box.y1 + nextRow * $0.size
      }
  }

  /// The heads that a net may draw apart from the others.
  private static let mostHeadRows = 3
  /// How far below them, in font sizes, the first figures stand.
  private static let nextRow = 3.0

  /// The grid of a ruled head with the open body below it, where there is one.
  private static func openBody(
    below lattice: Lattice,
    _ head: PageTable,
    beside others: [Lattice],
    _ glyphs: [Glyph],
    _ page: PageContent,
    _ tolerance: Tolerance
  ) -> Lattice? {
    guard !head.table.rows.contains(where: HeaderRows.hasAmount) else { return nil }
    let box = lattice.shape.box
    let lines = GlyphRow.rows(of: glyphs.filter { $0.box.midY > box.y1 })
    let body = OpenBody(
      below: lattice,
      lines: lines.map(SegmentLine.init),
      obstacles: others.map(\.shape.box),
      rules: page.rulings.joined(along: .horizontal, tolerance),
      em: tolerance.em
    )
    return body.map { lattice.extended(to: $0.bottom) }
  }

  /// Gives ruled tables that begin with figures the head that stands above them without rules.
  private static func addOpenHeads(to tables: inout [PageTable], rest: inout [Glyph], _ tolerance: Tolerance)
  {
    let headless = tables.indices.filter { OpenHead.isHeadless(tables[$0].table) }
    guard !headless.isEmpty, !rest.isEmpty else { return }
    let lines = GlyphRow.rows(of: rest).map(SegmentLine.init)
    for index in headless {
      guard let head = OpenHead(over: tables[index], lines: lines, em: tolerance.em) else { continue }
      tables[index] = head.table
      rest.removeAll { head.glyphs.contains($0) }
    }
  }

  /// The grids that rules draw, the smallest first, so that a frame around a table takes none of its text.
  static func lattices(of page: PageContent) -> [Lattice] {
    lattices(of: page.rulings.filter { $0.source != .shadingEdge }, page.glyphs, Tolerance(page))
  }

  private static func lattices(
    of rulings: [Ruling],
    _ glyphs: [Glyph],
    _ tolerance: Tolerance
  ) -> [Lattice] {
    RulingNet.nets(of: rulings, tolerance)
      .compactMap {
        Lattice($0, glyphs: glyphs, tolerance)?.withinFrame(glyphs, tolerance).partingNumbers(glyphs)
      }
      .sorted { $0.shape.box.width * $0.shape.box.height < $1.shape.box.width * $1.shape.box.height }
  }

  /// The grids whose cells are told apart by their fills, or by white rules on a ground.
  private static func tiles(
    of page: PageContent,
    _ glyphs: [Glyph],
    tables: [PageTable],
    _ tolerance: Tolerance
  ) -> [Lattice] {
    let free = page.shadings.filter { area in !tables.contains { $0.box.intersects(area.box) } }
    let white = page.rulings.filter { $0.source == .shadingEdge }
    guard free.count > 3 || (!free.isEmpty && white.count > 3) else { return [] }
    let lines = GlyphRow.rows(of: glyphs).map(SegmentLine.init)
    return lattices(of: ShadingEdges.rulings(of: free, tolerance) + white, glyphs, tolerance).filter {
      lattice in
      let box = lattice.shape.box
      return lattice.shape.rowCount > 1
        && (ShadingEdges.tile(box, free) || ShadingEdges.ground(box, free, white))
        && !ShadingEdges.goesOn(beside: box, lines, tolerance)
    }
  }

  /// The tables that alignment alone holds together, each with its glyphs.
  private static func alignedTables(
    of glyphs: [Glyph],
    _ page: PageContent,
    tables: [PageTable],
    going: PageTable.Columns?,
    _ tolerance: Tolerance
  ) -> [(table: PageTable, used: Set<Glyph>)] {
    let rows = GlyphRow.rows(of: glyphs.filter { !AxisScale.isTurned($0) })
    let lines = SpacedThousands.joined(
      PageReferences.leavingOut(of: RunningText.leavingOut(of: rows).map(SegmentLine.init))
        .map(UnitLine.joined)
    )
    let isFree = { (rule: Ruling) in
      let middle = (rule.start + rule.end) / 2
      return !tables.contains {
        $0.box.contains(
          x: rule.axis == .horizontal ? middle : rule.position,
          y: rule.axis == .horizontal ? rule.position : middle
        )
      }
    }
    let drawn = page.rulings.filter { $0.source != .shadingEdge && isFree($0) }
    let rules = drawn.joined(along: .horizontal, tolerance)
    let guides = Guides(drawn + ShadingEdges.rulings(of: page.shadings, tolerance).filter(isFree), tolerance)
    let columns = SideBySide.halves(of: lines, rules: rules)
    let areas = columns.flatMap {
      AlignedArea.areas(in: $0, rules: guides.along(.horizontal), sides: guides.along(.vertical))
    }
    return areas.enumerated().compactMap { place, area in
      guard let first = area.body.first, let last = area.body.last else { return nil }
      let isRuled = rules.contains {
        $0.position > first.box.y0 - 4 * first.size && $0.position < last.box.y1 + first.size
          && $0.length > 10 * first.size
      }
      let isAtTop = place == 0 && first.box.y0 < PageLayout.margin * page.size.height
      guard
        let made = AlignedTable.make(
          area,
          page: page.number,
          isRuled: isRuled,
          guides: guides,
          going: isAtTop ? going : nil
        ),
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
    _ charts: ChartDrawings,
    page: PageContent,
    em: Double
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
    let isCut = isCutHead(lattice, shape, fill, page)
    guard filled >= 2 || (filled == 0 && shape.rowCount == 1) || isCut,
      isCut || !ChartNet.isDrawing(shape, fill, charts) && !ChartNet.isDiagram(lattice, shape, fill)
    else { return nil }
    if RegionSplit.isFrame(fill.contents) { return nil }
    let open = RowSplit(shape, fill, lattice, em: em)
    if RegionSplit.isCrowded(shape, fill.contents, rowsFound: open != nil),
      let aligned = alignedTable(of: fill.contents.flatMap { $0 }, page: page.number)
    {
      return aligned
    }
    var table = TableBuilder.table(
      open?.shape ?? shape,
      contents: open?.contents ?? fill.contents,
      doubts: open?.doubts ?? fill.doubts,
      page: page.number,
      method: open == nil ? .ruled : .partlyRuled
    ) { open?.evidence($0, holding: $1, lattice) ?? lattice.evidence(for: $0, holding: $1) }
    if let rows = open?.headerRows { table.headerRows = rows }
    return PageTable(table: table, edges: shape.columns)
  }

  /// Whether a net at the bottom of a page is the first row of a head that the page end cuts: groups with a rule below
  /// them, and none below the cells beside them, whose names stand behind the page end.
  private static func isCutHead(
    _ lattice: Lattice,
    _ shape: GridShape,
    _ fill: CellFill,
    _ page: PageContent
  ) -> Bool {
    guard shape.rowCount == 1, shape.columnCount > 2, shape.box.y1 > (1 - cutMargin) * page.size.height else {
      return false
    }
    let isClosed = shape.regions.map { lattice.rowDrawn[1][$0.column] }
    return isClosed.contains(true) && isClosed.contains(false)
      && zip(fill.contents, isClosed).allSatisfy { glyphs, isClosed in
        glyphs.isEmpty != isClosed && !glyphs.contains(where: \.scalar.isDigit)
      }
  }

  /// What a page end cuts stands within this share of the height of a page from its end, above a wide margin.
  private static let cutMargin = 0.25

  /// The table that the text in a frame of few rules makes by its alignment, if all of the text goes into it.
  private static func alignedTable(of glyphs: [Glyph], page: Int) -> PageTable? {
    let lines = GlyphRow.rows(of: glyphs).map(SegmentLine.init)
    guard let area = AlignedArea.whole(lines),
      let made = AlignedTable.make(area, page: page, isRuled: true)
    else { return nil }
    return made.glyphs.count == glyphs.count ? made.table : nil
  }
}
