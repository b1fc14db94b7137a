import JuesuanModel
import Testing

@testable import JuesuanExtract

@Suite("Tables whose rules part only rows")
struct RuledRowsTests {
  static let form = """
    ────────────────────────────────────────────────────
    项目名称                  堤防加高
    ────────────────────────────────────────────────────
    主管部门        水利局        实施单位      堤防所
    ────────────────────────────────────────────────────
    项目类型  1、常年性项目 □ 2、延续性项目 □
    ────────────────────────────────────────────────────
              一级指标   二级指标    目标值     完成值
              ──────────────────────────────────────────
                         数量指标    二公里     已完成
    绩效目标  产出指标   ───────────────────────────────
                         质量指标     合格       合格
    ────────────────────────────────────────────────────
    偏差原因  无
    ────────────────────────────────────────────────────
    """

  @Test("Rules that end below the upper heads part the levels of the head; the page end closes merged cells")
  func headLevels() throws {
    let sketch = """
      ────────────────────────────────────────────
                           年度一
      单位       名称   ──────────────    增减
                         预算    决算
      ────────────────────────────────────────────
                 教育     1.00    2.00     1.00
      甲局       ─────────────────────────────────
                 卫生     3.00    4.00     1.00
      ────────────────────────────────────────────
                 住房     5.00    6.00     1.00
      乙局       ─────────────────────────────────
                 交通     7.00             9.00
                 ─────────────────────────────────
      """
    let table = try #require(GridFinder.tables(on: Sketch(sketch).page).tables.first?.table)
    #expect(
      table.sketch == """
        单位|名称|年度一|·|增减
        ·|·|预算|决算|·
        甲局|教育|1.00|2.00|1.00
        ·|卫生|3.00|4.00|1.00
        乙局|住房|5.00|6.00|1.00
        ·|交通|7.00||9.00
        """
    )
    #expect(table.headerRows == 2)
  }

  @Test(
    "Shorter rules bound the rows beside merged cells; text that runs on takes the columns it stands over"
  )
  func mergedCells() throws {
    let layout = GridFinder.tables(on: Sketch(Self.form).page)
    let table = try #require(layout.tables.first?.table)
    #expect(layout.tables.count == 1 && layout.lines.isEmpty)
    #expect(
      table.sketch == """
        项目名称|堤防加高|·|·|·
        主管部门|水利局|·|实施单位|堤防所
        项目类型|1、常年性项目□ 2、延续性项目□|·|·|·
        绩效目标|一级指标|二级指标|目标值|完成值
        ·|产出指标|数量指标|二公里|已完成
        ·|·|质量指标|合格|合格
        偏差原因|无|·|·|·
        """
    )
    #expect(table.rows[3][0]?.rowSpan == 3 && table.rows[4][1]?.rowSpan == 2)
  }

  @Test("The last ideographs of two heads that wrap beside each other are no word")
  func endsOfHeads() throws {
    let sketch = """
      ────────────────────────────────────────
      三级指标      年度指标   实际完成   说明
                    值         值
      ────────────────────────────────────────
      培训人员      完成       完成       已经
      数量          计划       计划       结束
      ────────────────────────────────────────
      验收合格      较高       较高       已经
      率                                  结束
      ────────────────────────────────────────
      满意程度      较高       较高       已经
                                          结束
      ────────────────────────────────────────
      """
    let table = try #require(GridFinder.tables(on: Sketch(sketch).page).tables.first?.table)
    #expect(table.sketch.hasPrefix("三级指标|年度指标值|实际完成值|说明\n培训人员数量|完成计划|完成计划|已经结束"))
  }

  @Test("Rules below two groups leave a little free between them; the line of the unit above is no head")
  func groupsApart() throws {
    let sketch = """
      部门：某局                         单位：万元
      ────────────────────────────────────────────
      项目          采购预算           实际采购
                 ──────────────     ──────────────
                 总额      其他     总额      其他
      ────────────────────────────────────────────
      印刷       1.00      2.00     3.00      4.00
      ────────────────────────────────────────────
      会议       5.00      6.00     7.00      8.00
      ────────────────────────────────────────────
      """
    let table = try #require(GridFinder.tables(on: Sketch(sketch).page).tables.first?.table)
    #expect(table.headerRows == 2 && table.columnCount == 5)
    #expect(table.sketch.hasPrefix("项目|采购预算|·|实际采购|·\n·|总额|其他|总额|其他\n印刷|1.00|2.00|3.00|4.00"))
  }

  @Test("Wrapped lines between two rules are one row")
  func wrappedCells() throws {
    let layout = GridFinder.tables(
      on: Sketch(
        """
        ────────────────────────────────────
        指标        目标值      完成值
        ────────────────────────────────────
        社会效益    按年度      已经
        指标        计划        完成
        ────────────────────────────────────
        满意度      较高        较高
        ────────────────────────────────────
        """
      ).page
    )
    #expect(
      layout.tables.first?.table.sketch == """
        指标|目标值|完成值
        社会效益指标|按年度计划|已经完成
        满意度|较高|较高
        """
    )
  }

  @Test("A table cut by the page end goes on where rules of the same width begin the next page")
  func cutByPage() throws {
    let lines = Self.form.split(separator: "\n", omittingEmptySubsequences: false)
    let head =
      String(repeating: "\n", count: 48)
      + lines[0...8].joined(separator: "\n").replacing(
        "          ───────────────────────────────────────",
        with: "─────────────────────────────────────────────────"
      )
    let tail = ([lines[0]] + lines[9...]).joined(separator: "\n")
    let first = GridFinder.tables(on: Sketch(head).page)
    let second = GridFinder.tables(on: Sketch(tail, page: 2).page, after: first)
    let stream = StreamAssembler.assemble([first, second], pageCount: 2)
    #expect(stream.tables.count == 1)
    #expect(stream.tables.first?.rows.count == 7)
  }

  @Test(
    "Rules among prose are no table",
    arguments: [
      """
      ──────────────────────────────────
      本部门收入总计与支出总计较上年增加
      ──────────────────────────────────
      主要原因是项目支出增加，人员经费也
      ──────────────────────────────────
      有所增加，其他没有变化。另有说明的
      ──────────────────────────────────
      """,
      """
      ──────────────────────────────────
      第一段说明
      ─────────
      第二段说明
      ─────────
      注：见下页
      ─────────
      """,
    ]
  )
  func prose(_ text: String) {
    #expect(GridFinder.tables(on: Sketch(text).page).tables.isEmpty)
  }

  @Test("A band with several rows of figures is left to alignment")
  func openBody() throws {
    let layout = GridFinder.tables(
      on: Sketch(
        """
        ────────────────────────────────────
        项目          预算数      决算数
        ────────────────────────────────────
        基本支出      100.00       90.00
        项目支出      200.00      180.00
        其他支出       10.00        8.00
        ────────────────────────────────────
        合计          310.00      278.00
        ────────────────────────────────────
        """
      ).page
    )
    #expect(layout.tables.first?.table.rows.count == 5)
  }

  @Test("Even steps without names are the axis of a chart; named rows are a table")
  func axisLabels() throws {
    let rule = "\n──────────────────────\n"
    let names = ["甲项目", "乙项目", "丙项目", "丁项目", "戊项目", "己项目"]
    let text = names.enumerated().map { "\($1)        \($0 + 1)50.00" }.joined(separator: rule)
    var table = try #require(GridFinder.tables(on: Sketch(rule + text + rule).page).tables.first?.table)
    #expect(!AxisScale.isChart(table))
    for row in table.rows.indices { table.rows[row][0]?.text = "" }
    #expect(AxisScale.isChart(table))
    table.rows[2][1]?.text = "77.00"
    #expect(!AxisScale.isChart(table))
  }
}
