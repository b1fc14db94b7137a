import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Sheets printed over several pages") struct SheetJoinTests {
  private static let left = """
    ┌──────┬───────┬───────┐
    │      │       │ 项目  │
    │ 项目 │ 小计  ├───────┤
    │      │       │ 基本  │
    ├──────┼───────┼───────┤
    │ 教育 │ 1.00  │ 5.00  │
    ├──────┼───────┼───────┤
    │ 卫生 │ 2.00  │ 6.00  │
    ├──────┼───────┼───────┤
    │ 住房 │ 3.00  │ 7.00  │
    └──────┴───────┴───────┘
    """
  private static let right = """
    ┌───────┬───────┐
    │       │       │
    ├───────┤ 其他  │
    │ 其中  │       │
    ├───────┼───────┤
    │ 1.10  │ 1.20  │
    ├───────┼───────┤
    │ 2.10  │ 2.20  │
    ├───────┼───────┤
    │ 3.10  │ 3.20  │
    └───────┴───────┘
    """
  private static let below = """
    ┌──────┬───────┬───────┐
    │ 公安 │ 8.00  │ 9.00  │
    ├──────┼───────┼───────┤
    │ 其他 │ 9.00  │ 1.00  │
    └──────┴───────┴───────┘
    """
  private static let belowRight = """
    ┌───────┬───────┐
    │ 8.10  │ 8.20  │
    ├───────┼───────┤
    │ 9.10  │ 9.20  │
    └───────┴───────┘
    """

  private func tables(_ pages: String...) -> [Table] {
    let layouts = pages.enumerated().map { GridFinder.tables(on: Sketch($1, page: $0 + 1).page) }
    return StreamAssembler.assemble(layouts, pageCount: pages.count).tables
  }

  @Test(
    "columns that go on on the next page stand beside the names of their rows, over and then down or down and over"
  )
  func nameless() throws {
    let ways = [
      tables(Self.left, Self.right, Self.below, Self.belowRight),
      tables(Self.left, Self.below, Self.right, Self.belowRight),
    ]
    for tables in ways {
      #expect(
        tables.map(\.sketch) == [
          "项目|小计|项目|·|其他\n·|·|基本|其中|·\n教育|1.00|5.00|1.10|1.20\n卫生|2.00|6.00|2.10|2.20\n住房|3.00|7.00|3.10|3.20\n"
            + "公安|8.00|9.00|8.10|8.20\n其他|9.00|1.00|9.10|9.20"
        ]
      )
      #expect(tables.first?.pages == [1, 2, 3, 4])
      #expect(tables.first?.headerRows == 2)
    }
  }

  @Test("names printed again on the page beside are there once") func named() {
    let right = Self.right.split(separator: "\n").map(String.init)
    let names = [
      "┌──────", "│      ", "│ 项目 ", "│      ", "├──────", "│ 教育 ", "├──────", "│ 卫生 ", "├──────", "│ 住房 ",
      "└──────",
    ]
    let joints = ["┬", "│", "├", "│", "┼", "│", "┼", "│", "┼", "│", "┴"]
    let again = zip(zip(names, joints), right).map { $0.0 + $0.1 + String($1.dropFirst()) }.joined(
      separator: "\n"
    )
    let tables = tables("支出表\n" + Self.left, "\n" + again)
    #expect(tables.map(\.columnCount) == [5])
    #expect(tables.first?.rows[2].compactMap { $0?.text } == ["教育", "1.00", "5.00", "1.10", "1.20"])
    #expect(tables.first?.diagnostics.map(\.message) == ["与第 1 页的表格左右相接，去掉重复的名称 1 列"])
  }

  @Test("a table of the same names with a title of its own is another one") func ownTitle() {
    let tables = tables("收入表\n" + Self.left, "支出表\n" + Self.left)
    #expect(tables.count == 2)
  }

  @Test("figures without names of their rows are doubted") func doubted() {
    let found = tables(Self.right)
    #expect(found.first?.rows[2][0]?.doubts.contains("rows-unnamed") == true)
  }
}
