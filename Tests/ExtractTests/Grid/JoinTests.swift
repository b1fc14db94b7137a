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

  @Test("tables side by side each go on below, and keep titles of their own") func sideBySide() {
    let first = """
      收入表                      支出表
      ┌──────┬───────┐            ┌──────┬───────┐
      │ 项目 │ 小计  │            │ 项目 │ 小计  │
      ├──────┼───────┤            ├──────┼───────┤
      │ 教育 │ 1.00  │            │ 交通 │ 5.00  │
      └──────┴───────┘            └──────┴───────┘
      """
    let second = """
      ┌──────┬───────┐            ┌──────┬───────┐
      │ 卫生 │ 2.00  │            │ 外交 │ 6.00  │
      ├──────┼───────┤            └──────┴───────┘
      │ 住房 │ 3.00  │
      └──────┴───────┘
      """
    let stream = stream(first, second)
    #expect(
      stream.tables.map(\.sketch) == [
        "项目|小计\n教育|1.00\n卫生|2.00\n住房|3.00", "项目|小计\n交通|5.00\n外交|6.00",
      ]
    )
    #expect(stream.lines == ["收入表", "支出表"])
    if case .line(let title) = stream.items[2] { #expect(title.text == "支出表") } else { Issue.record("order") }
  }

  @Test("the right page of a sheet goes on with the left one where it has no header") func sheet() {
    let sheet = """
      ┌──────┬───────┐     ┌──────┬───────┐
      │ 项目 │ 小计  │     │ 卫生 │ 2.00  │
      ├──────┼───────┤     ├──────┼───────┤
      │ 教育 │ 1.00  │     │ 住房 │ 3.00  │
      └──────┴───────┘     └──────┴───────┘
      """
    #expect(stream(sheet).tables.map(\.sketch) == ["项目|小计\n教育|1.00\n卫生|2.00\n住房|3.00"])
  }

  @Test("it does so with all of the header again, but not with a title of its own") func sheetWithHeader() {
    let right = "┌──────┬───────┐\n│ 项目 │ 小计  │\n├──────┼───────┤\n│ 卫生 │ 2.00  │\n└──────┴───────┘"
    func sheet(_ title: String, _ other: String) -> String {
      let left = "┌──────┬───────┐\n│ 项目 │ 小计  │\n├──────┼───────┤\n│ 教育 │ 1.00  │\n└──────┴───────┘"
      let lines = zip(left.split(separator: "\n"), right.split(separator: "\n")).map { $0 + "     " + $1 }
      return title + other + "\n" + lines.joined(separator: "\n")
    }
    #expect(stream(sheet("收入表", "")).tables.map(\.sketch) == ["项目|小计\n教育|1.00\n卫生|2.00"])
    #expect(stream(sheet("收入表", "               支出表")).tables.count == 2)
  }

  @Test(
    "words that say that a table goes on are dropped",
    arguments: ["（续表）", "续上表", "收入决算表（续1）", "收入决算表", "单位：万元"]
  )
  func words(_ words: String) {
    let stream = stream("收入决算表   单位：万元\n收入决算表\n" + Self.head + Self.rows, words + "\n" + Self.more)
    #expect(stream.tables.map(\.sketch) == ["项目|小计\n教育|1.00\n卫生|2.00\n住房|3.00\n其他|4.00"])
  }

  @Test("a header with other words begins a table of its own") func otherHeader() {
    let wide = "┌──────┬──────┬──────┐\n│ 项目 │ 年初 │ 年末 │\n├──────┼──────┼──────┤\n"
    let body = "│ 教育 │ 1.00 │ 3.00 │\n├──────┼──────┼──────┤\n│ 卫生 │ 2.00 │ 4.00 │\n└──────┴──────┴──────┘"
    let other = wide.split(separator: "\n").joined(separator: "\n").replacing("年初", with: "预算") + "\n"
    #expect(stream(wide + body, other + body).tables.count == 2)
    #expect(stream(wide + body, wide + body).tables.count == 1)
  }

  @Test("columns of other widths are known by their header") func otherWidths() {
    let narrow = "┌────┬─────────┐\n│项目│ 小计    │\n├────┼─────────┤\n│住房│ 3.00    │\n└────┴─────────┘"
    let joined = stream(Self.head + Self.rows, narrow).tables.map(\.sketch)
    #expect(joined == ["项目|小计\n教育|1.00\n卫生|2.00\n住房|3.00"])
  }

  @Test("a row whose figures stand behind the page end is one row") func figuresBehind() {
    let head = "┌────┬────────┬──────┐\n│编码│ 名称   │ 金额 │\n├────┼────────┼──────┤\n"
    let rule = "├────┼────────┼──────┤\n"
    let end = "└────┴────────┴──────┘"
    let rows = (1...4).map { "│201\($0)│ 教育   │ \($0).00 │\n" }.joined(separator: rule)
    let first = head + rows + rule + "│2018│ 卫生   │      │\n" + end
    let second = "┌────┬────────┬──────┐\n│    │ 健康   │ 8.00 │\n" + rule + "│2019│ 住房   │ 9.00 │\n" + end
    let table = stream(first, second).tables.first
    #expect(table?.sketch.hasSuffix("2018|卫生健康|8.00\n2019|住房|9.00") == true)
    #expect(table?.rows[5][2]?.page == 2)
  }

  @Test("a digit that stands off the level of its figure flags it") func uneven() {
    var page = Sketch(Self.head + Self.rows).page
    let figure = page.glyphs.firstIndex { $0.scalar == "1" } ?? 0
    var mark = page.glyphs[figure]
    mark.scalar = "7"
    mark.box = Rect(x0: mark.box.x0 - 6, y0: mark.box.y0 - 2, x1: mark.box.x0, y1: mark.box.y1 - 2)
    page.glyphs.append(mark)
    let cells = GridFinder.tables(on: page).tables.flatMap(\.table.rows).joined().compactMap { $0 }
    #expect(cells.filter(\.isFlagged).map(\.text) == ["71.00"])
  }

  @Test("a page number over the last row is no part of it") func numberOverTable() {
    let pages = (1...3).map { number in
      String(repeating: "\n", count: 52) + "┌──────────────────────────────────────────────┬───────┐\n"
        + "│ 教育                                     -\(number)- │ 1.00  │\n"
        + "└──────────────────────────────────────────────┴───────┘"
    }
    let stream = stream(pages[0], pages[1], pages[2])
    #expect(!stream.tables.map(\.sketch).joined().contains("-"))
  }

  @Test("figures before a page end without the name that all others have are doubted") func nameless() throws
  {
    let rows = ["教育", "卫生", "住房", "交通", "    "].map { "│ \($0) │ 1.00  │" }
    let first = Self.head + rows.joined(separator: "\n├──────┼───────┤\n")
    let stream = stream(first, Self.more)
    let table = try #require(stream.tables.first)
    #expect(table.rows.map { $0[1]?.isFlagged } == [false, false, false, false, false, true, false, false])
  }

  @Test("a subtotal without the group that others have is doubted") func cutGroup() throws {
    let stream = stream(
      """
      ┌──────┬───────────────┬───────┐
      │      │     本年      │       │
      │ 项目 ├───────┬───────┤ 小计  │
      │      │ 小计  │ 其他  │       │
      ├──────┼───────┼───────┼───────┤
      │ 教育 │ 1.00  │ 2.00  │ 3.00  │
      ├──────┼───────┼───────┼───────┤
      │ 卫生 │ 4.00  │ 5.00  │ 6.00  │
      └──────┴───────┴───────┴───────┘
      """
    )
    let table = try #require(stream.tables.first)
    #expect(table.rows.last?.map { $0?.isFlagged } == [false, false, false, true])
  }
}
