import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Names cut by the page end") struct CutNamesTests {
  private static let upper = """
    ┌──────┬──────┬───────┐
    │ 单位 │ 项目 │ 小计  │
    ├──────┼──────┼───────┤
    │ 甲局 │ 教育 │ 1.00  │
    │      ├──────┼───────┤
    │      │ 卫生 │ 2.00  │
    ├──────┼──────┼───────┤

    """

  private func table(_ pages: String...) throws -> Table {
    let layouts = pages.enumerated().map { GridFinder.tables(on: Sketch($1, page: $0 + 1).page) }
    return try #require(StreamAssembler.assemble(layouts, pageCount: pages.count).tables.first)
  }

  @Test("a merged name goes on over the blank place behind the page end") func goesOn() throws {
    let joined = try table(
      Self.upper + "│ 乙局 │ 住房 │ 3.00  │\n└──────┴──────┴───────┘",
      """
      ┌──────┬──────┬───────┐
      │      │ 交通 │ 4.00  │
      │      ├──────┼───────┤
      │      │ 其他 │ 5.00  │
      └──────┴──────┴───────┘
      """
    )
    #expect(joined.sketch == "单位|项目|小计\n甲局|教育|1.00\n·|卫生|2.00\n乙局|住房|3.00\n·|交通|4.00\n·|其他|5.00")
    #expect(joined.rows[3][0]?.rowSpan == 3)
  }

  @Test("a name that is printed behind the page end names the rows before it") func printedLater() throws {
    let joined = try table(
      Self.upper + "│      │ 住房 │ 3.00  │\n└──────┴──────┴───────┘",
      """
      ┌──────┬──────┬───────┐
      │ 乙局 │ 交通 │ 4.00  │
      │      ├──────┼───────┤
      │      │ 其他 │ 5.00  │
      └──────┴──────┴───────┘
      """
    )
    #expect(joined.text(row: 3, column: 0) == "乙局")
    #expect(joined.rows[3][0]?.rowSpan == 3)
  }

  @Test("a blank place stays where others are blank as well") func otherBlanks() throws {
    let joined = try table(
      Self.upper
        + "│      │ 住房 │ 3.00  │\n├──────┼──────┼───────┤\n│ 丙局 │ 住房 │ 3.00  │\n└──────┴──────┴───────┘",
      "┌──────┬──────┬───────┐\n│      │ 交通 │ 4.00  │\n├──────┼──────┼───────┤\n│ 丁局 │ 其他 │ 5.00  │\n└──────┴──────┴───────┘"
    )
    #expect(joined.rows.map { $0[0]?.text } == ["单位", "甲局", nil, "", "丙局", "", "丁局"])
  }

  @Test("a row cut within a merged name goes on with both") func cutRow() throws {
    let joined = try table(
      Self.upper
        + "│ 乙局 │ 住房 │ 3.00  │\n│      ├──────┼───────┤\n│      │ 农村 │ 4.00  │\n└──────┴──────┴───────┘",
      "┌──────┬──────┬───────┐\n│      │ 公路 │       │\n│      ├──────┼───────┤\n│      │ 其他 │ 5.00  │\n└──────┴──────┴───────┘"
    )
    #expect(joined.sketch.hasSuffix("乙局|住房|3.00\n·|农村公路|4.00\n·|其他|5.00"))
    #expect(joined.rows[3][0]?.rowSpan == 3)
  }

  @Test("a head cut by the page end is counted on both pages") func cutHead() throws {
    let joined = try table(
      "┌──────┬──────────────┐\n│ 项目 │     支出     │\n└──────┴──────────────┘",
      """
      ┌──────┬──────┬───────┐
      │      │ 基本 │ 项目  │
      ├──────┼──────┼───────┤
      │ 住房 │ 3.00 │ 4.00  │
      └──────┴──────┴───────┘
      """
    )
    #expect(joined.headerRows == 2)
  }

  @Test("the foot of two pages is no line of the table between them") func foot() throws {
    func page(_ table: String) -> String {
      let lines = table.split(separator: "\n", omittingEmptySubsequences: false).count
      return table + String(repeating: "\n", count: 57 - lines) + "某局决算公开"
    }
    let joined = try table(
      page(Self.upper + "│ 乙局 │ 住房 │ 3.00  │\n└──────┴──────┴───────┘"),
      page("┌──────┬──────┬───────┐\n│ 丙局 │ 交通 │ 4.00  │\n└──────┴──────┴───────┘")
    )
    #expect(joined.pages == [1, 2])
  }
}
