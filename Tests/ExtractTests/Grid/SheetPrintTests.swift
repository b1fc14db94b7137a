import JuesuanModel
import Testing

@testable import JuesuanExtract

@Suite("Sheets as spreadsheet programs print them") struct SheetPrintTests {
  /// A page whose first line is set larger.
  private func titled(_ text: String) -> PageContent {
    var page = Sketch(text).page
    let top = page.glyphs.map(\.box.y0).min() ?? 0
    for index in page.glyphs.indices where page.glyphs[index].box.y0 == top { page.glyphs[index].size = 14 }
    return page
  }

  @Test("letters and numbers around a sheet are no part of its table") func headings() throws {
    let page = Sketch(
      """
      ┌───┬──────┬────────┬────────┐
      │   │  A   │   B    │   C    │
      ├───┼──────┼────────┼────────┤
      │ 1 │ 项目 │ 预算数 │ 决算数 │
      ├───┼──────┼────────┼────────┤
      │ 2 │ 教育 │   1.00 │   2.00 │
      ├───┼──────┼────────┼────────┤
      │ 3 │ 卫生 │   2.00 │   3.00 │
      └───┴──────┴────────┴────────┘
      """
    ).page
    let layout = GridFinder.tables(on: page)
    #expect(layout.tables.map(\.table.sketch) == ["项目|预算数|决算数\n教育|1.00|2.00\n卫生|2.00|3.00"])
    #expect(layout.diagnostics.map(\.code) == ["sheet-headings"])
  }

  @Test("title and unit in the grid of a sheet are no heads of its columns") func captions() throws {
    let page = titled(
      """
      ┌────────────────────────┐
      │        收支总表        │
      ├──────┬────────┬────────┤
      │      │        │单位：元│
      ├──────┼────────┼────────┤
      │ 项目 │ 预算数 │ 决算数 │
      ├──────┼────────┼────────┤
      │ 教育 │   1.00 │   2.00 │
      └──────┴────────┴────────┘
      """
    )
    let layout = GridFinder.tables(on: page)
    #expect(layout.tables.map(\.table.sketch) == ["项目|预算数|决算数\n教育|1.00|2.00"])
    #expect(layout.lines.map(\.text) == ["收支总表", "单位：元"])
  }

  @Test("a frame whose table has no top rule holds title and unit above its columns") func framed() {
    let page = titled(
      """
      ┌────────────────────────────────┐
      │           收支总表             │
      │                    单位：元    │
      │ 项目 │ 预算数 │ 决算数 │ 差额  │
      ├──────┼────────┼────────┼───────┤
      │ 教育 │   1.00 │   2.00 │  1.00 │
      ├──────┼────────┼────────┼───────┤
      │ 卫生 │   2.00 │   3.00 │  1.00 │
      └──────┴────────┴────────┴───────┘
      """
    )
    let sketch = GridFinder.tables(on: page).tables.map(\.table.sketch)
    #expect(sketch == ["项目|预算数|决算数|差额\n教育|1.00|2.00|1.00\n卫生|2.00|3.00|1.00"])
  }

  @Test("the first row of a head that a page end cuts goes on behind it") func cutHead() throws {
    let first =
      String(repeating: "\n", count: 50) + """
        收支总表
        ┌──────┬─────────────────┬────────┐
        │      │      本年       │        │
        │      ├─────────────────┤        │
        """
    let second = """
      │ 项目 │ 预算数 │ 决算数 │  差额  │
      ├──────┼────────┼────────┼────────┤
      │ 教育 │   1.00 │   2.00 │   1.00 │
      ├──────┼────────┼────────┼────────┤
      │ 卫生 │   2.00 │   3.00 │   1.00 │
      └──────┴────────┴────────┴────────┘
      """
    let layouts = [first, second].enumerated().map {
      GridFinder.tables(on: Sketch($1, page: $0 + 1).page)
    }
    let table = try #require(StreamAssembler.assemble(layouts, pageCount: 2).tables.first)
    #expect(table.headerRows == 2)
    #expect(table.rows[0].map { $0?.text } == ["项目", "本年", nil, "差额"])
    #expect(table.rows[0].map { $0?.rowSpan } == [2, 1, nil, 2])
  }
}
