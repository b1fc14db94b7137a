import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Tables in frames and heads without rules") struct FramedGridTests {
  private func tables(_ sketch: String) -> [Table] {
    GridFinder.tables(on: Sketch(sketch).page).tables.map(\.table)
  }

  @Test("a table in a cell of a layout table is read without the cell's margins and title") func nested() {
    let found = tables(
      """
      ┌──────────────────────────┐
      │       收支总表           │
      │                单位：元  │
      ├─┬──────┬──────┬────────┬─┤
      │ │ 项目 │ 代码 │ 预算数 │ │
      │ ├──────┼──────┼────────┤ │
      │ │ 教育 │ 205  │   1.00 │ │
      │ ├──────┼──────┼────────┤ │
      │ │ 卫生 │ 210  │   2.00 │ │
      └─┴──────┴──────┴────────┴─┘
      """
    )
    #expect(found.map(\.sketch) == ["项目|代码|预算数\n教育|205|1.00\n卫生|210|2.00"])
    #expect(found.first?.headerRows == 1)
  }

  @Test("one row of heads beside others is no table") func pieceOfHead() {
    let found = GridFinder.tables(
      on: Sketch(
        """
                     ┌──────┬──────┐
          项目       │ 预算 │ 决算 │    增减
                     └──────┴──────┘
          教育         1.00   2.00      1.00
          卫生         3.00   4.00      1.00
          住房         5.00   6.00      1.00
        """
      ).page
    ).tables.map(\.table)
    #expect(found.map(\.columnCount) == [4])
  }

  @Test("a blank column without a caption above stays") func blankColumn() {
    let found = tables(
      """
      ┌────────┬──────┬────────┐
      │        │ 项目 │ 预算数 │
      │        ├──────┼────────┤
      │        │ 教育 │   1.00 │
      │        ├──────┼────────┤
      │        │ 卫生 │   2.00 │
      └────────┴──────┴────────┘
      """
    )
    #expect(found.map(\.columnCount) == [3])
  }

  @Test("heads that nothing parts go to the columns in whose middle they stand") func unpartedHeads() {
    let found = tables(
      """
      ┌──────┬───────────────────┬────────┐
      │ 代码 │   名称     预算数 │ 决算数 │
      ├──────┼─────────┬─────────┼────────┤
      │ 205  │ 教育    │    1.00 │   1.00 │
      ├──────┼─────────┼─────────┼────────┤
      │ 210  │ 卫生    │    2.00 │   3.00 │
      └──────┴─────────┴─────────┴────────┘
      """
    )
    #expect(found.map(\.sketch) == ["代码|名称|预算数|决算数\n205|教育|1.00|1.00\n210|卫生|2.00|3.00"])
  }

  @Test("an amount below a head goes to its row where the rule between the two is missing") func missingRule()
  {
    let found = tables(
      """
      ┌──────┬────────┬────────┐
      │ 项目 │ 预算数 │ 决算数 │
      ├──────┼────────┤        │
      │ 教育 │   1.00 │   2.00 │
      ├──────┼────────┼────────┤
      │ 卫生 │   2.00 │   3.00 │
      └──────┴────────┴────────┘
      """
    )
    #expect(found.map(\.sketch) == ["项目|预算数|决算数\n教育|1.00|2.00\n卫生|2.00|3.00"])
  }

  @Test("heads with amounts below in one place are doubted") func headsWithAmounts() {
    let found = tables(
      """
      ┌──────┬────────┬────────┐
      │ 项目 │ 预算数 │ 决算数 │
      │ 教育 │   1.00 │   2.00 │
      ├──────┼────────┼────────┤
      │ 卫生 │   2.00 │   3.00 │
      └──────┴────────┴────────┘
      """
    )
    #expect(found.first?.rows[0][1]?.isFlagged == true)
  }

  @Test("the head of a sheet printed with its grid stands below title and unit") func gridLines() {
    let found = tables(
      """
      ┌────────────────────────┐
      │        收支总表        │
      ├──────┬────────┬────────┤
      │      │        │单位：元│
      ├──────┼────────┴────────┤
      │      │      本年       │
      │ 项目 ├────────┬────────┤
      │      │ 预算数 │ 决算数 │
      ├──────┼────────┼────────┤
      │ 教育 │   1.00 │   2.00 │
      └──────┴────────┴────────┘
      """
    )
    #expect(found.map(\.headerRows) == [4])
  }

  @Test("a first row that prints strokes or names alone is no head") func strokes() {
    let found = tables(
      """
      ┌──────┬────────┬────────┐
      │ 项目 │ 预算数 │ 决算数 │
      ├──────┼────────┼────────┤
      │ 教育 │        │        │
      ├──────┼────────┼────────┤
      │ 卫生 │     —  │   3.00 │
      ├──────┼────────┼────────┤
      │ 住房 │   2.00 │   3.00 │
      └──────┴────────┴────────┘
      """
    )
    #expect(found.map(\.headerRows) == [1])
  }
}
