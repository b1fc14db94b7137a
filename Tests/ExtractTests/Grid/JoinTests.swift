import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Tables over pages") struct JoinTests {
  static let head = """
    ┌──────┬───────┐
    │ 项目 │ 小计  │
    ├──────┼───────┤

    """
  static let rows = """
    │ 教育 │ 1.00  │
    ├──────┼───────┤
    │ 卫生 │ 2.00  │
    └──────┴───────┘
    """
  static let more = """
    ┌──────┬───────┐
    │ 住房 │ 3.00  │
    ├──────┼───────┤
    │ 其他 │ 4.00  │
    └──────┴───────┘
    """

  func stream(_ pages: String...) -> DocumentStream {
    let layouts = pages.enumerated().map { GridFinder.tables(on: Sketch($1, page: $0 + 1).page) }
    return StreamAssembler.assemble(layouts, pageCount: pages.count)
  }

  @Test("a continuation without header is joined, over an empty page too") func plain() {
    for stream in [stream(Self.head + Self.rows, Self.more), stream(Self.head + Self.rows, "", Self.more)] {
      #expect(stream.tables.map(\.sketch) == ["项目|小计\n教育|1.00\n卫生|2.00\n住房|3.00\n其他|4.00"])
      #expect(stream.tables.first?.rowPages.last == stream.pageCount)
      #expect(stream.tables.first?.diagnostics.map(\.code) == ["joined-over-pages"])
    }
  }

  @Test("a repeated header is dropped and counted") func repeatedHeader() {
    let stream = stream(
      "收入决算表\n" + Self.head + Self.rows,
      "收入决算表\n" + Self.head + "│ 住房 │ 3.00  │\n└──────┴───────┘"
    )
    #expect(stream.tables.map(\.sketch) == ["项目|小计\n教育|1.00\n卫生|2.00\n住房|3.00"])
    #expect(stream.tables.first?.parts.last?.repeatedHeaderRows == 1)
    #expect(stream.lines == ["收入决算表"])
  }

  @Test("a title of its own begins a table of its own") func ownTitle() {
    let stream = stream("收入决算表\n" + Self.head + Self.rows, "支出决算表\n" + Self.head + Self.rows)
    #expect(stream.tables.count == 2)
    #expect(stream.lines == ["收入决算表", "支出决算表"])
  }

  @Test("other columns make another table") func otherColumns() {
    let stream = stream(
      Self.head + Self.rows,
      "┌──────┬───────┬──────┐\n│ 住房 │ 3.00  │ 1.00 │\n├──────┼───────┼──────┤\n│ 其他 │ 4.00  │ 1.00 │\n└──────┴───────┴──────┘"
    )
    #expect(stream.tables.count == 2)
  }

  @Test("a table cut by the page end goes on with other inner columns, one that ends before does not")
  func innerColumns() {
    let upper =
      "┌──────┬────────┬────┐\n│ 项目 │ 运行   │ 甲 │\n├──────┼────────┼────┤\n│ 类别 │ 部门   │ 乙 │\n└──────┴────────┴────┘"
    let lower =
      "┌──────┬────┬────────┐\n│ 预算 │ 丙 │ 保障   │\n├──────┼────┼────────┤\n│ 得分 │ 丁 │ 完成   │\n└──────┴────┴────────┘"
    let cut = stream(String(repeating: "\n", count: 48) + upper, lower)
    #expect(cut.tables.map(\.sketch) == ["项目|运行|·|甲\n类别|部门|·|乙\n预算|丙|保障|·\n得分|丁|完成|·"])
    #expect(stream(upper, lower).tables.count == 2)
  }

  @Test("a frame without inner rules takes the columns of the table it goes on with") func unruledFrame() {
    let first = GridFinder.tables(on: Sketch(Self.head + Self.rows).page)
    let frame = "┌──────────────┐\n│ 住房   3.00  │\n├──────────────┤\n│ 其他   4.00  │\n└──────────────┘"
    let second = GridFinder.tables(on: Sketch(frame, page: 2).page, after: first)
    let tables = StreamAssembler.assemble([first, second], pageCount: 2).tables
    #expect(tables.map(\.sketch) == ["项目|小计\n教育|1.00\n卫生|2.00\n住房|3.00\n其他|4.00"])
  }

  @Test("the blank strip of a row cut by the page end is no row") func cutRow() {
    let stream = stream(Self.head + Self.rows, "┌──────┬───────┐\n│      │       │\n└──────┴───────┘")
    #expect(stream.tables.map(\.rows.count) == [3])
    #expect(stream.tables.first?.parts.last?.continuesRow == true)
  }

  @Test("running heads and page numbers leave the stream and are counted") func runningMatter() {
    let foot = String(repeating: "\n", count: 55)
    let pages = (1...4).map { number in
      let text = "某某局2023年度部门决算\n\n正文第\(["一", "二", "三", "四"][number - 1])段内容。" + foot + "- \(number) -"
      return GridFinder.tables(on: Sketch(text, page: number).page)
    }
    let stream = StreamAssembler.assemble(pages, pageCount: 4)
    #expect(stream.lines == ["正文第一段内容。", "正文第二段内容。", "正文第三段内容。", "正文第四段内容。"])
    #expect(stream.diagnostics.map(\.code) == ["page-numbers", "running-head"])
  }
}
