import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Tables whose shading shows rows and cells") struct ShadingTests {
  /// A page of the sketch with areas given in its columns and lines.
  static func page(_ text: String, shading: [(columns: Range<Int>, lines: Range<Int>)]) -> PageContent {
    var page = Sketch(text).page
    page.shadings = shading.map { area in
      Shading(
        box: Rect(
          x0: Double(area.columns.lowerBound + 4) * Sketch.columnWidth,
          y0: Double(area.lines.lowerBound + 1) * Sketch.lineHeight,
          x1: Double(area.columns.upperBound + 4) * Sketch.columnWidth,
          y1: Double(area.lines.upperBound + 1) * Sketch.lineHeight
        ),
        color: 0xE0E8F0
      )
    }
    return page
  }

  static let wrapped = """
    名称                合计        其中
    教育支出          112.00        3.00
    社会保障
    和就业支出         12.00        3.00
    和其他
    农林水支出      1,000.00       23.00
    """

  @Test("stripes part the rows of wrapped names") func stripes() throws {
    let layout = GridFinder.tables(
      on: Self.page(Self.wrapped, shading: [(0..<36, 1..<2), (0..<36, 5..<6)])
    )
    let table = try #require(layout.tables.first?.table)
    #expect(
      table.sketch == """
        名称|合计|其中
        教育支出|112.00|3.00
        社会保障和就业支出和其他|12.00|3.00
        农林水支出|1,000.00|23.00
        """
    )
    #expect(!table.rows.joined().contains { $0?.isFlagged ?? false })
  }

  @Test("fills of cells bound them, merged ones as well") func tiles() throws {
    let page = Self.page(
      """
      项目                收入
                   预算        决算
      财政拨款     12.00       13.00
      """,
      shading: [
        (0..<12, 0..<2), (12..<36, 0..<1), (12..<24, 1..<2), (24..<36, 1..<2), (0..<12, 2..<3),
        (12..<24, 2..<3), (24..<36, 2..<3),
      ]
    )
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.sketch == "项目|收入|·\n·|预算|决算\n财政拨款|12.00|13.00")
    #expect(table.method == .partlyRuled)
  }
}

@Suite("Confidence and forced strategies") struct ConfidenceTests {
  @Test("a clean table is certain, a figure between two columns is flagged") func strayFigure() throws {
    let clean = Sketch(AlignedTableTests.open).page
    let cells = GridFinder.tables(on: clean).tables.flatMap { $0.table.rows.joined().compactMap { $0 } }
    #expect(!cells.isEmpty && cells.allSatisfy { !$0.isFlagged && $0.doubts.isEmpty })

    /// The last figure, moved to where those of the column before it end.
    var stray = clean
    let last = stray.glyphs.indices.suffix(5)
    for index in last {
      stray.glyphs[index].box.x0 -= 30
      stray.glyphs[index].box.x1 -= 30
    }
    let moved = GridFinder.tables(on: stray).tables.flatMap { $0.table.rows.joined().compactMap { $0 } }
    let cell = moved.first { $0.text.contains("23.00") }
    #expect(cell.map { !$0.doubts.isEmpty } ?? true, "\(String(describing: cell))")
  }

  @Test("a strategy uses its own evidence alone") func strategies() {
    let ruled = Sketch(
      """
      ┌────┬────┐
      │名称│金额│
      ├────┼────┤
      │甲乙│1.00│
      └────┴────┘
      """
    ).page
    #expect(GridFinder.tables(on: ruled, by: .ruled).tables.map(\.table.method) == [.ruled])
    #expect(GridFinder.tables(on: ruled, by: .rows).tables.isEmpty)
    let open = Sketch(AlignedTableTests.open).page
    #expect(GridFinder.tables(on: open, by: .aligned).tables.map(\.table.method) == [.aligned])
    #expect(GridFinder.tables(on: open, by: .ruled).tables.isEmpty)
  }

  @Test("values at the ends of bars make no table") func bars() {
    let chart = Sketch(
      """
      教育支出 12.50
      农林水支出           130.25
      卫生健康支出     75.00
      住房保障支出                 210.75
      其他支出                               390.50
      """
    ).page
    #expect(GridFinder.tables(on: chart).tables.isEmpty)
  }

  @Test("tables side by side whose rows do not agree are two") func sideBySide() {
    var page = Sketch(
      """
      项目      金额
      甲项    101.00
      乙项    202.50
      丙项    303.25
      丁项     44.75
      """
    ).page
    page.glyphs += Sketch(
      """
      科目      数额
      戊项    501.00
      己项    602.50
      庚项    703.25
      辛项     84.75
      """
    ).page.glyphs.map { glyph in
      var moved = glyph
      moved.box = Rect(
        x0: glyph.box.x0 + 200,
        y0: glyph.box.y0 + 7,
        x1: glyph.box.x1 + 200,
        y1: glyph.box.y1 + 7
      )
      return moved
    }
    let tables = GridFinder.tables(on: page).tables
    #expect(tables.map(\.table.columnCount) == [2, 2])
    #expect(tables.map(\.table.rows.count) == [5, 5])
  }

  @Test("the shaded cells of a header of three levels are no bars of a chart") func shadedHeader() {
    var page = Sketch(
      """
      ┌──────┬──────┬─────────────┐
      │      │      │ 其中        │
      │      │      ├──────┬──────┤
      │      │ 拨款 │ 事业 │      │
      │      │      ├──────┤      │
      │ 合计 │      │ 小计 │ 其他 │
      ├──────┼──────┼──────┼──────┤
      │ 1.00 │ 2.00 │ 3.00 │ 4.00 │
      └──────┴──────┴──────┴──────┘
      """
    ).page
    let foot = 7 * Sketch.lineHeight + 7
    for (column, height) in [(0, 80.0), (1, 56), (2, 28)] {
      let x = 27 + 42 * Double(column)
      page.shadings.append(
        Shading(box: Rect(x0: x, y0: foot - height, x1: x + 42, y1: foot), color: 0xE6E6E6)
      )
    }
    #expect(GridFinder.tables(on: page).tables.count == 1)
  }
}
