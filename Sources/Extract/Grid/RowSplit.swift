import JuesuanModel

/// Divides rows of a grid whose cells hold figures one under another: only the rules between them are missing.
///
/// Sheets with column rules alone, or with a ruled head over an open body, are drawn like that. The columns are
/// known; figures that stand on one height make a row, and names go to the figures they stand beside.
struct RowSplit {
  /// A single column of figures shows rows only where it holds at least this many.
  private static let longStack = 3
  /// What the sides of a divided cell count: above and below nothing is drawn.
  private static let openSides = 0.9
  /// The same where text reaches over a column edge, or what no rule parts may be two cells.
  private static let crossedSides = 0.75
  private static let overhang = 0.5

  private(set) var shape: GridShape
  private(set) var contents: [[Glyph]] = []
  private(set) var doubts: [Set<String>] = []
  /// For each cell the one it was before; nil for cells of divided rows.
  private var origins: [GridShape.Region?] = []
  /// What the rows found leave of the confidence in each cell.
  private var certainties: [Double] = []
  /// How many rows are the head, where it was found in a divided row.
  private(set) var headerRows: Int?

  /// Nil where no row is to be divided.
  init?(_ whole: GridShape, _ fill: CellFill, _ lattice: Lattice, em: Double) {
    let bands = (0..<whole.rowCount).map { Band($0, of: whole, fill.contents, lattice, em: em) }
    guard bands.contains(where: { $0 != nil }) else { return nil }
    shape = GridShape(columns: whole.columns, rows: [whole.rows[0]], regions: [])
    /// The new number of each row, and of the end.
    var starts: [Int] = []
    for (row, band) in bands.enumerated() {
      starts.append(shape.rows.count - 1)
      if let band { shape.rows += band.edges }
      shape.rows.append(whole.rows[row + 1])
    }
    starts.append(shape.rows.count - 1)
    var regions: [GridShape.Region] = []
    for (index, region) in whole.regions.enumerated() where bands[region.row] == nil {
      var moved = region
      moved.row = starts[region.row]
      moved.rowSpan = starts[region.row + region.rowSpan] - moved.row
      regions.append(moved)
      origins.append(region)
      contents.append(fill.contents[index])
      doubts.append(fill.doubts[index])
      certainties.append(1)
    }
    for (row, band) in bands.enumerated() {
      guard let band else { continue }
      for (index, region) in band.layout.regions.enumerated() {
        var moved = region
        moved.row += starts[row]
        regions.append(moved)
        origins.append(nil)
        contents.append(band.layout.contents[index])
        doubts.append(band.layout.doubts[index])
        certainties.append(band.certainty(of: region))
      }
      if row == 0, band.headerRows > 0 { headerRows = band.headerRows }
    }
    shape = GridShape(columns: shape.columns, rows: shape.rows, regions: regions)
  }

  /// How sure the place of a cell is; `lattice` tells of those that were there before.
  func evidence(_ region: GridShape.Region, holding glyphs: [Glyph], _ lattice: Lattice) -> CellEvidence {
    let index = shape.owners[region.row][region.column]
    if let origin = origins[index] { return lattice.evidence(for: origin, holding: glyphs) }
    let (left, right) = (shape.columns[region.column], shape.columns[region.column + region.columnSpan])
    let isSpread =
      shape.rows[region.row] >= lattice.openBelow
      && region.columnSpan > 1 && GlyphRow.rows(of: glyphs).contains { Segment($0).isFigure }
    let crosses =
      isSpread || glyphs.contains { $0.box.x0 < left - Self.overhang || $0.box.x1 > right + Self.overhang }
    var evidence = CellEvidence(sides: crosses ? Self.crossedSides : Self.openSides)
    evidence.weigh(certainties[index], "row-unclear")
    return evidence
  }

  /// How many of the lines of a cell are amounts and nothing else, if that is more than one amount wrapped; or figures
  /// of any kind, if all lines are and there are more than a wrapped one has.
  ///
  /// One number that was too wide for a cell of some width, in points, is no stack.
  static func stackedAmounts(_ lines: [GlyphRow], width: Double) -> Int {
    guard lines.count > 1 else { return 0 }
    if lines.count >= longStack, lines.allSatisfy({ Segment($0).isFigure }) {
      return WrappedNumber.isOne(lines, width: width) ? 0 : lines.count
    }
    let amounts = lines.count { line in
      let first = line.glyphs[0].scalar
      guard !first.isWide || ("０"..."９").contains(first) else { return false }
      let segment = Segment(line)
      return segment.isAmount && segment.text.contains(where: \.isNumber)
    }
    return amounts > 1 ? amounts : 0
  }

  /// Whether a row holds the levels of a head: some of its lines stand where fewer column edges are drawn than beside
  /// others, or cells run on over them.
  private static func isHead(_ glyphs: [Glyph], _ lattice: Lattice) -> Bool {
    let levels = Set(GlyphRow.rows(of: glyphs).map { lattice.columnsDrawn(at: $0.box.midY) })
    return levels.count > 1
  }

  /// One row of the grid, divided.
  private struct Band {
    let layout: AlignedTable.Layout
    /// The edges between its rows, in points.
    let edges: [Double]
    let headerRows: Int
    private var body: AlignedBody
    private let header: HeaderBlocks

    /// Nil where a row is to stay as it is.
    init?(_ row: Int, of shape: GridShape, _ contents: [[Glyph]], _ lattice: Lattice, em: Double) {
      let own = Set(shape.owners[row])
      guard own.allSatisfy({ shape.regions[$0].rowSpan == 1 }) else { return nil }
      let isHead = row == 0 && RowSplit.isHead(own.flatMap { contents[$0] }, lattice)
      let stacks = own.map {
        RowSplit.stackedAmounts(
          GlyphRow.rows(of: contents[$0]),
          width: shape.box(of: shape.regions[$0]).width
        )
      }.filter { $0 > 0 }
      let isStacked = stacks.count > 1 || stacks.contains { $0 >= RowSplit.longStack }
      guard isStacked || isHead && stacks.isEmpty else { return nil }
      let texts = RowSplit.lines(own.flatMap { contents[$0] }, lattice)
      /// One row of amounts may stand below the head, as in the form of 三公 expenses.
      let hasRow = isStacked || texts.contains { $0.segments.count(where: \.isAmount) > 1 }
      guard let area = hasRow ? AlignedArea.whole(texts) : AlignedArea(body: [], header: texts) else {
        return nil
      }
      let box = Rect(
        x0: shape.columns[0],
        y0: shape.rows[row],
        x1: shape.columns[shape.columnCount],
        y1: shape.rows[row + 1]
      )
      var (heads, rows) = (area.header, area.body)
      if row == 0, !rows.isEmpty {
        (heads, rows) = HeadBoundary.divided(area, .none)
      } else if row > 0 {
        rows = heads + rows
        heads = []
        if let first = rows.first, rows.count > 1 {
          let line = SegmentLine(GlyphRow(first.segments.flatMap(\.glyphs)[...]))
          if line.segments.count > 1, line.segments.allSatisfy(UnitLine.isUnit) {
            (heads, rows) = ([line], Array(rows.dropFirst()))
          }
        }
      }
      body = AlignedBody(rows, splits: Array(shape.columns.dropFirst().dropLast()), separators: [], em: em)
      header = HeaderBlocks(
        heads,
        edges: ColumnEdges(drawn: shape.columns),
        drawn: { segment in
          if row > 0 { return Self.columns(under: segment, in: row, of: shape, em: em) }
          let edges = lattice.columnsDrawn(at: segment.box.midY)
          let left = edges.last { shape.columns[$0] <= segment.box.midX } ?? 0
          /// What runs on over the last edge still stands in the last column.
          let first = min(left, shape.columnCount - 1)
          let end = edges.first { shape.columns[$0] > segment.box.midX } ?? shape.columnCount
          return first...max(first, end - 1)
        },
        em: em
      )
      body.spreadRowHeads(over: ColumnEdges(drawn: shape.columns), em: em)
      let all = AlignedTable.rowEdges(header, body, box: box)
      guard all.count > 2 else { return nil }
      edges = Array(all.dropFirst().dropLast())
      layout = AlignedTable.Layout(header, body, columnCount: shape.columnCount, rowCount: all.count - 1)
      headerRows = header.rowCount
    }

    /// The columns of a unit: those of the merged cell in the head above its row in whose middle it stands, as
    /// (1,000 acres) below three years in the reports of the statistical service of the Department of Agriculture.
    private static func columns(
      under unit: Segment,
      in row: Int,
      of shape: GridShape,
      em: Double
    ) -> ClosedRange<Int> {
      let place = shape.place(of: unit.box.midX, along: .horizontal)
      return shape.regions.first { cell in
        let (left, right) = (shape.columns[cell.column], shape.columns[cell.column + cell.columnSpan])
        return cell.columnSpan > 1 && cell.row < row
          && ((left + right) / 2 - unit.box.midX).magnitude < AlignedBody.headedMiddle * em
      }.map { $0.column...$0.column + $0.columnSpan - 1 } ?? place...place
    }

    func certainty(of region: GridShape.Region) -> Double {
      region.row < headerRows
        ? header.isUnclear(row: region.row, column: region.column) ? 0.75 : 1
        : body.certainty(ofRow: region.row - headerRows)
    }
  }

  /// The lines of print in a row, parted where column edges are drawn beside them.
  private static func lines(_ glyphs: [Glyph], _ lattice: Lattice) -> [SegmentLine] {
    GlyphRow.rows(of: glyphs).map { row in
      guard row.box.midY < lattice.openBelow else { return SegmentLine(row) }
      let edges = lattice.columnsDrawn(at: row.box.midY).map { lattice.columns[$0] }
      let parts = Dictionary(grouping: row.glyphs) { glyph in edges.count { $0 <= glyph.box.midX } }
      return SegmentLine(
        row,
        parts: parts.sorted { $0.key < $1.key }.flatMap { texts(of: $0.value, columns: lattice.columns) }
      )
    }
  }

  /// The texts of one place of a line: more than one where figures stand side by side, each in a column of its own, for
  /// the rules of the head part columns whose rows have none.
  private static func texts(of glyphs: [Glyph], columns: [Double]) -> [[Glyph]] {
    let parts = GlyphRow(glyphs[...]).split(atGapsOver: RegionSplit.cellGap).flatMap(
      SegmentLine.partedAfterFigure
    )
    guard parts.count > 1, parts.count(where: { Segment($0).isFigure }) > 1 else { return [glyphs] }
    var texts: [(column: Int, glyphs: [Glyph])] = []
    for part in parts {
      let column = columns.count { $0 <= part.box.midX }
      if texts.last?.column == column {
        texts[texts.count - 1].glyphs += part.glyphs
      } else {
        texts.append((column, part.glyphs))
      }
    }
    return texts.map(\.glyphs)
  }
}
