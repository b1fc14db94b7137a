import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Ruled grids") struct RuledGridTests {
  @Test("merged heads become spans") func mergedHeads() throws {
    let page = Sketch(
      """
      ┌──────────────┬────────────────────┐
      │  科目        │  本年支出          │
      ├──────┬───────┼──────────┬─────────┤
      │ 代码 │ 名称  │  小计    │ 项目    │
      ├──────┼───────┼──────────┼─────────┤
      │ 201  │ 教育  │   12.00  │   3.00  │
      └──────┴───────┴──────────┴─────────┘
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.sketch == "科目|·|本年支出|·\n代码|名称|小计|项目\n201|教育|12.00|3.00")
    #expect(table.rows[0][2]?.columnSpan == 2)
    #expect(table.headerRows == 2)
    #expect(table.method == .ruled)
    #expect(table.confidence == 1)
  }

  @Test("wrapped names heal without a space, Latin words with one") func wrappedLines() throws {
    let page = Sketch(
      """
      ┌────────────┬─────────┐
      │ 机关事业   │         │
      │ 单位养老   │  12.00  │
      ├────────────┼─────────┤
      │ Public     │         │
      │ Expense    │   3.00  │
      └────────────┴─────────┘
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.sketch == "机关事业单位养老|12.00\nPublic Expense|3.00")
  }

  @Test("an amount too wide for its cell goes on in the next line and is one amount") func wrappedAmounts()
    throws
  {
    let page = Sketch(
      """
      ┌──────┬───────────────┬───────────────┐
      │ 科目 │ 本年收入合计  │ 财政拨款收入  │
      ├──────┼───────────────┼───────────────┤
      │ 教育 │ 345,146,165.8 │ 336,589,043.9 │
      │      │       4       │       5       │
      ├──────┼───────────────┼───────────────┤
      │ 卫生 │ 283,124,786.2 │ 274,567,664.3 │
      │      │       6       │       7       │
      └──────┴───────────────┴───────────────┘
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.sketch
        == "科目|本年收入合计|财政拨款收入\n教育|345,146,165.84|336,589,043.95\n卫生|283,124,786.26|274,567,664.37"
    )
  }

  @Test("a code too wide for its cell goes on in the next lines and is one code") func wrappedCodes() throws {
    let page = Sketch(
      """
      ┌─┬──┬──────────┬─────────┐
      │L│P │ 科目名称 │ 本年收入│
      ├─┼──┼──────────┼─────────┤
      │2│  │          │         │
      │0│08│ 养老支出 │   12.00 │
      │8│05│          │         │
      ├─┼──┼──────────┼─────────┤
      │2│  │          │         │
      │1│10│ 医疗     │    3.00 │
      │0│11│          │         │
      └─┴──┴──────────┴─────────┘
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.method == .ruled)
    #expect(table.sketch.hasSuffix("208|0805|养老支出|12.00\n210|1011|医疗|3.00"))
    #expect(!table.rows.joined().contains { $0?.isFlagged ?? false })
  }

  @Test("a text that runs over the side of the table is whole, and flagged") func overSide() throws {
    let page = Sketch(
      """
       ┌───────┬──────────┬─────────┐
       │ 代码  │ 名称     │    小计 │
       ├───────┼──────────┼─────────┤
       │ 201   │ 公共服务 │   12.00 │
       ├───────┼──────────┼─────────┤
      2010301  │ 行政运行 │   12.00 │
       └───────┴──────────┴─────────┘
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.sketch.hasSuffix("201|公共服务|12.00\n2010301|行政运行|12.00"))
    #expect(table.rows[2][0]?.doubts == ["crosses-border"])
    #expect(table.rows[2][0]?.isFlagged == true)
    #expect(table.rows[1][0]?.isFlagged == false)
  }

  @Test("doubled and broken rules are one") func brokenRules() throws {
    var page = Sketch(
      """
      ┌──────┬───────┐
      │ 甲   │ 1.00  │
      ├──────┼───────┤
      │ 乙   │ 2.00  │
      └──────┴───────┘
      """
    ).page
    page.rulings += page.rulings.map { ruling in
      var copy = ruling
      copy.position += 1.2
      copy.source = .thinFill
      return copy
    }
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.sketch == "甲|1.00\n乙|2.00")
  }

  @Test("a figure over a border stays whole and is doubted") func figureOverBorder() throws {
    var page = Sketch(
      """
      ┌──────┬───────┬───────┐
      │ 甲   │ 11.00 │ 2.00  │
      ├──────┼───────┼───────┤
      │ 乙   │ 3.00  │       │
      └──────┴───────┴───────┘
      """
    ).page
    for index in page.glyphs.indices where "11.00".unicodeScalars.contains(page.glyphs[index].scalar) {
      guard page.glyphs[index].box.y0 < 40, page.glyphs[index].box.x0 < 110 else { continue }
      page.glyphs[index].box.x0 += 14
      page.glyphs[index].box.x1 += 14
    }
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.rows[0][1]?.text == "11.00")
    #expect(table.rows[0][1]?.doubts == ["crosses-border"])
    #expect((table.rows[0][1]?.confidence ?? 1) < 0.9)
  }

  @Test("figures printed over the rule into each other are both doubted") func figuresOverEachOther() throws {
    var page = Sketch(
      """
      ┌──────┬───────┬───────┐
      │ 甲   │ 11.00 │ 2.00  │
      ├──────┼───────┼───────┤
      │ 乙   │ 3.00  │ 4.00  │
      └──────┴───────┴───────┘
      """
    ).page
    for index in page.glyphs.indices where page.glyphs[index].box.y0 < 40 {
      guard (60..<110).contains(page.glyphs[index].box.x0) else { continue }
      page.glyphs[index].box.x0 += 18
      page.glyphs[index].box.x1 += 18
    }
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    let flags = table.rows.map { row in row.map { $0?.isFlagged ?? false } }
    #expect(flags == [[false, true, true], [false, false, false]])
  }

  @Test("two tables side by side stay two") func sideBySide() {
    let page = Sketch(
      """
      ┌─────┬──────┐     ┌─────┬──────┐
      │ 甲  │ 1.00 │     │ 丙  │ 3.00 │
      ├─────┼──────┤     ├─────┼──────┤
      │ 乙  │ 2.00 │     │ 丁  │ 4.00 │
      └─────┴──────┘     └─────┴──────┘
      """
    ).page
    let tables = GridFinder.tables(on: page).tables.map(\.table.sketch)
    #expect(tables == ["甲|1.00\n乙|2.00", "丙|3.00\n丁|4.00"])
  }

  @Test("a box around text is no table") func singleBox() {
    let layout = GridFinder.tables(
      on: Sketch(
        """
        ┌────────────────────┐
        │  部门决算          │
        │  说明文字          │
        └────────────────────┘
        """
      ).page
    )
    #expect(layout.tables.isEmpty)
    #expect(layout.lines.map(\.text) == ["部门决算", "说明文字"])
  }

  @Test("column numbers are header") func columnNumbers() throws {
    let page = Sketch(
      """
      ┌──────┬───────┬───────┐
      │ 项目 │ 小计  │ 合计  │
      ├──────┼───────┼───────┤
      │ 栏次 │   1   │   2   │
      ├──────┼───────┼───────┤
      │ 教育 │ 3.00  │ 4.00  │
      └──────┴───────┴───────┘
      """
    ).page
    #expect(GridFinder.tables(on: page).tables.first?.table.headerRows == 2)
  }

  @Test("an amount and the name behind it are two cells although no rule parts them") func unruledBody() {
    let page = Sketch(
      "┌──────┬──────┬──────┐\n│ 项目 │ 金额 │ 科目 │\n├──────┼──────┴──────┤\n│ 教育 │  1.00 外交  │\n├──────┼─────────────┤\n│ 合计 │    外交     │\n└──────┴─────────────┘"
    ).page
    #expect(GridFinder.tables(on: page).tables.map(\.table.sketch) == ["项目|金额|科目\n教育|1.00|外交\n合计|外交|·"])
  }
}
