import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Figures outside tables") struct LooseFiguresTests {
  private func stream(_ pages: String...) -> DocumentStream {
    let layouts = pages.enumerated().map { GridFinder.tables(on: Sketch($1, page: $0 + 1).page) }
    return StreamAssembler.assemble(layouts, pageCount: pages.count)
  }

  private func told(_ stream: DocumentStream) -> [Int?] {
    stream.diagnostics.filter { $0.code == "figures-outside-tables" }.map(\.page)
  }

  @Test("rows that make no table are told with their page") func lostRow() {
    let stream = stream("部门概况", "住房改革支出        3.00        4.00")
    #expect(stream.tables.isEmpty)
    #expect(told(stream) == [2])
  }

  @Test("two names with a figure each are told where the figures stand under each other") func lostLines() {
    #expect(told(stream("住房改革支出        3.00\n其他支出            4.00")) == [1])
    #expect(told(stream("住房改革支出        3.00")).isEmpty)
  }

  @Test(
    "running text, contents and page numbers are not told",
    arguments: [
      "本年收入合计 1,234.56 万元，其中财政拨款收入 1,000.00 万元，占",
      "一、部门概况 ........................................ 1",
      "联系电话：0514-87654321        2024年8月15日",
      "- 12 -",
    ]
  ) func quiet(line: String) { #expect(told(stream(line)).isEmpty) }

  @Test("figures of a table without a head are flagged and told") func headless() throws {
    let stream = stream(
      """
      201         一般公共服务      112.00       3.00
      20103       政府办公厅         12.00       3.00
      2010301     行政运行            2.00      13.00
      """
    )
    let table = try #require(stream.tables.first)
    #expect(
      table.rows.joined().compactMap { $0 }.allSatisfy {
        $0.isFlagged == $0.text.contains(".") || $0.text.first == "2"
      }
    )
    #expect(stream.diagnostics.map(\.code) == ["table-without-head"])
  }

  @Test("columns over which only numbers stand are flagged") func unnamed() throws {
    let stream = stream(
      """
      栏次                         1          2
      201         一般公共服务    112.00       3.00
      20103       政府办公厅       12.00       3.00
      2010301     行政运行          2.00      13.00
      """
    )
    let table = try #require(stream.tables.first)
    #expect(table.rows[1].last??.doubts.contains("column-unnamed") == true)
  }
}
