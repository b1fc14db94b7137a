import JuesuanExtract
import JuesuanModel
import Testing

/// Tables that a plain text draws.
struct DrawnBlockTests {
  private func items(_ text: String) -> [String] {
    TextReader.stream(of: text).items.map { item in
      switch item {
      case .line(let line): line.text
      case .table(let table):
        table.rows.map { row in row.map { $0?.text ?? "·" }.joined(separator: "|") }.joined(separator: "\n")
      }
    }
  }

  /// GB 2312 sets box-drawing characters as wide as ideographs.
  @Test func readsWideBoxDrawing() {
    let text = """
      二、收入决算表
      ┌────┬───────┬──────┬──────┐
      │科目编码│    科目名称  │本年收入合计│财政拨款收入│
      ├────┼───────┼──────┼──────┤
      │        │合计          │    1,234.56│    1,200.00│
      ├────┼───────┼──────┼──────┤
      │201     │一般公共服务支│      234.56│          —│
      │        │出            │            │            │
      ├────┼───────┼──────┼──────┤
      │20103   │政府办公厅    │    1,000.00│            │
      └────┴───────┴──────┴──────┘
      注：本表反映收入。
      """
    let expected = """
      科目编码|科目名称|本年收入合计|财政拨款收入
      |合计|1,234.56|1,200.00
      201|一般公共服务支出|234.56|—
      20103|政府办公厅|1,000.00|
      """
    #expect(items(text) == ["二、收入决算表", expected, "注：本表反映收入。"])
  }

  @Test func readsNarrowBoxDrawingWithMergedHeads() {
    let text = """
      ┌────────┬───────────────────────┐
      │科目编码│        本年收入       │
      │        ├───────────┬───────────┤
      │        │   合计    │  财政拨款 │
      ├────────┼───────────┼───────────┤
      │201     │     234.56│     200.00│
      ├────────┼───────────┼───────────┤
      │20103   │   1,000.00│   1,000.00│
      └────────┴───────────┴───────────┘
      """
    #expect(
      items(text) == ["科目编码|本年收入|·\n·|合计|财政拨款\n201|234.56|200.00\n20103|1,000.00|1,000.00"]
    )
  }

  /// Rules below the head only, as database clients print them; dashes and negative figures are no rules.
  @Test func readsCrossesAndStrokes() {
    let text = """
      +--------+--------------+-------------------------+
      |科目编码|   科目名称   |        本年收入         |
      |        |              +------------+------------+
      |        |              |    合计    |  财政拨款  |
      +========+==============+============+============+
      |        | 合计         |    1,234.56|    1,200.00|
      |201     | 一般公共服务 |      234.56|          --|
      |20103   | 政府办公厅   |   -1,000.00|    1,000.00|
      +--------+--------------+------------+------------+
      """
    let expected = """
      科目编码|科目名称|本年收入|·
      ·|·|合计|财政拨款
      |合计|1,234.56|1,200.00
      201|一般公共服务|234.56|--
      20103|政府办公厅|-1,000.00|1,000.00
      """
    #expect(items(text) == [expected])
  }

  /// A sign whose middle lies on the right edge of a head stands in its last column.
  @Test func keepsSignsOnTheEdgeInTheLastColumn() {
    let text = """
      +--------+--------------+------------------------+
      |科目编码|   科目名称   |        本年收入        |
      |        |              +~~~~~~~~~~~~+~~~~~~~~~~~+
      |        |              |    合计    |  财政拨款 |
      +--------+--------------+------------+-----------+
      |        | 合计         |    1,234.56|   1,200.00|
      |201     | 一般公共服务 |      234.56|     200.00|
      |20103   | 政府办公厅   |    1,000.00|   1,000.00|
      +--------+--------------+------------+-----------+
      """
    let body = "|合计|1,234.56|1,200.00\n201|一般公共服务|234.56|200.00\n20103|政府办公厅|1,000.00|1,000.00"
    #expect(items(text).count == 1 && items(text)[0].hasSuffix("\n" + body))
  }

  @Test func leavesLinesAloneThatDrawNothing() {
    #expect(items("────────\n第一章\n────────\n") == ["────────", "第一章", "────────"])
    #expect(items("+---+\n") == ["+---+"])
  }
}
