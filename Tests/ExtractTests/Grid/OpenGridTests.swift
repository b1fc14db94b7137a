import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Grids with rules missing") struct OpenGridTests {
  func sketches(_ text: String) -> [String] {
    GridFinder.tables(on: Sketch(text).page).tables.map(\.table.sketch)
  }

  @Test("column rules alone: figures on one height are a row, wrapped names stand beside their figure")
  func columns()
    throws
  {
    let layout = GridFinder.tables(
      on: Sketch(
        """
        ┌──────────────┬────────────────────┐
        │              │      收入          │
        │  名称        │                    │
        │              │   预算  │   决算   │
        │ 教育支出     │  11.00  │   4.00   │
        │ 社会保障     │         │          │
        │ 和就业       │  12.00  │   5.00   │
        │ 支出         │         │          │
        │ 卫生         │  13.00  │          │
        │ 住房         │         │   6.00   │
        """
      ).page
    )
    let table = try #require(layout.tables.first?.table)
    #expect(
      table.sketch == "名称|收入|·\n·|预算|决算\n教育支出|11.00|4.00\n社会保障和就业支出|12.00|5.00\n卫生|13.00|\n住房||6.00"
    )
    #expect(table.headerRows == 2)
    #expect(table.method == .partlyRuled)
  }

  @Test("a ruled head over a body with column rules alone") func openBody() {
    #expect(
      sketches(
        """
        ┌──────┬────────────────┐
        │ 项目 │      收入      │
        │      ├───────┬────────┤
        │      │ 预算  │ 决算   │
        ├──────┼───────┼────────┤
        │ 教育 │ 1.00  │  4.00  │
        │ 卫生 │ 2.00  │  5.00  │
        │ 住房 │ 3.00  │  6.00  │
        └──────┴───────┴────────┘
        """
      ) == ["项目|收入|·\n·|预算|决算\n教育|1.00|4.00\n卫生|2.00|5.00\n住房|3.00|6.00"]
    )
  }

  @Test("a ruled head over a body without rules") func ruledHead() throws {
    let layout = GridFinder.tables(
      on: Sketch(
        """
        ┌──────────┬────────────────┐
        │   项目   │      收入      │
        │          ├───────┬────────┤
        │          │ 预算  │ 决算   │
        └──────────┴───────┴────────┘
          教育        1.00     4.00
          社会保障
          和就业      2.00     5.00
          支出
          住房                 6.00
        注：本表反映收支
        """
      ).page
    )
    let table = try #require(layout.tables.first?.table)
    #expect(
      table.sketch == "项目|收入|·\n·|预算|决算\n教育|1.00|4.00\n社会保障和就业支出|2.00|5.00\n住房||6.00"
    )
    #expect(layout.lines.map(\.text) == ["注：本表反映收支"])
  }

  @Test("figures one under another in one cell of a ruled row are doubted") func stackedFigures() throws {
    let layout = GridFinder.tables(
      on: Sketch(
        """
        ┌──────┬───────┬───────┐
        │ 甲   │ 11.00 │ 2.00  │
        │      │ 12.00 │       │
        ├──────┼───────┼───────┤
        │ 乙   │ 3.00  │       │
        └──────┴───────┴───────┘
        """
      ).page
    )
    let cell = try #require(layout.tables.first?.table.rows[0][1])
    #expect(cell.doubts == ["two-figures"])
    #expect(cell.isFlagged)
  }

  @Test("texts over the columns of a ruled body are its head") func openHead() throws {
    let layout = GridFinder.tables(
      on: Sketch(
        """
               收入支出决算总表
                       单位：万元
                          收入
           项目
                    预算    决算
        ┌────────┬───────┬───────┐
        │ 教育   │ 1.00  │  4.00 │
        ├────────┼───────┼───────┤
        │ 卫生   │ 2.00  │  5.00 │
        └────────┴───────┴───────┘
        """
      ).page
    )
    let table = try #require(layout.tables.first?.table)
    #expect(table.sketch == "项目|收入|·\n·|预算|决算\n教育|1.00|4.00\n卫生|2.00|5.00")
    #expect(table.headerRows == 2)
    #expect(layout.lines.map(\.text) == ["收入支出决算总表", "单位：万元"])
  }

  @Test("boxes that lines connect are no table") func organisation() {
    #expect(
      sketches(
        """
                 ┌────────┐
                 │ 局领导 │
                 └───┬────┘
            ┌────────┼─────────┐
        ┌───┴───┐┌───┴───┐┌────┴──┐
        │办公室 ││预算科 ││国库科 │
        └───────┘└───────┘└───────┘
        """
      ).isEmpty
    )
  }

  @Test("white rules on a ground part cells") func whiteRules() throws {
    var page = Sketch(
      """
      ┌──────┬───────┬───────┐
      │ 项目 │ 预算  │ 决算  │
      ├──────┼───────┼───────┤
      │ 甲   │ 1.00  │ 2.00  │
      ├──────┼───────┼───────┤
      │ 乙   │ 3.00  │       │
      └──────┴───────┴───────┘
      """
    ).page
    for index in page.rulings.indices { page.rulings[index].source = .shadingEdge }
    let box = page.rulings.reduce(page.rulings[0].box) { $0.union($1.box) }
    page.shadings = [Shading(box: box, color: 0xD0E0F0)]
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.sketch == "项目|预算|决算\n甲|1.00|2.00\n乙|3.00|")
  }
}
