import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Tables without rules") struct AlignedTableTests {
  static let open = """
    科目        名称              小计        项目
    201         一般公共服务      112.00       3.00
    20103       政府办公厅         12.00       3.00
    2010301     行政运行            2.00      13.00
    2010302     其他支出        1,000.00      23.00
    """

  @Test("figures align right, names left") func openTable() throws {
    let layout = GridFinder.tables(on: Sketch(Self.open).page)
    let table = try #require(layout.tables.first?.table)
    #expect(
      table.sketch == """
        科目|名称|小计|项目
        201|一般公共服务|112.00|3.00
        20103|政府办公厅|12.00|3.00
        2010301|行政运行|2.00|13.00
        2010302|其他支出|1,000.00|23.00
        """
    )
    #expect(table.method == .aligned)
    #expect(table.headerRows == 1)
    #expect(layout.lines.isEmpty)
  }

  @Test("counted names begin rows of their own and take their second lines along") func countedNames() throws
  {
    let page = Sketch(
      """
      收入                  金额      支出                  金额
      一、财政拨款收入    87,643.44   一、一般公共服务支出  24,638.08
      二、事业收入         3,009.61   二、外交支出
      三、经营收入                    三、国防支出
      四、其他收入           756.55   四、公共安全支出          2.58
                                      五、文化旅游体育与传
                                      媒支出
                                      六、科学技术支出
                                      七、社会保障支出      5,630.06
      本年收入合计        91,409.60   本年支出合计         30,270.72
      使用结余                        结余分配
      年初结转和结余         133.12   年末结转和结余       61,272.00
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.sketch == """
        收入|金额|支出|金额
        一、财政拨款收入|87,643.44|一、一般公共服务支出|24,638.08
        二、事业收入|3,009.61|二、外交支出|
        三、经营收入||三、国防支出|
        四、其他收入|756.55|四、公共安全支出|2.58
        ||五、文化旅游体育与传媒支出|
        ||六、科学技术支出|
        ||七、社会保障支出|5,630.06
        本年收入合计|91,409.60|本年支出合计|30,270.72
        使用结余||结余分配|
        年初结转和结余|133.12|年末结转和结余|61,272.00
        """
    )
  }

  @Test("a name of two lines beside a centred figure is one row") func wrappedName() throws {
    var page = Sketch(
      """
      名称                小计        项目
      教育支出            112.00       3.00

      机关事业单位基本
      养老保险支出

      其他支出          1,000.00      23.00
      住房支出              1.00       4.00
      """
    ).page
    let figures = Sketch(
      """




                           12.00       3.00
      """
    ).page.glyphs
    page.glyphs += figures.map { glyph in
      var moved = glyph
      moved.box.y0 += -7
      moved.box.y1 += -7
      return moved
    }
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.sketch == """
        名称|小计|项目
        教育支出|112.00|3.00
        机关事业单位基本养老保险支出|12.00|3.00
        其他支出|1,000.00|23.00
        住房支出|1.00|4.00
        """
    )
  }

  @Test(
    "prose and contents lists are no tables",
    arguments: [
      """
      本年收入合计 1,234.56 万元，其中财政拨款收入 1,000.00 万元，占
      百分之八十一；事业收入 200.00 万元，其他收入 34.56 万元，比上年
      增加 12.30 万元，主要原因是人员经费增加。
      """,
      """
      一、部门概况 ........................................ 1
      二、收入决算表 ...................................... 4
      三、支出决算表 ...................................... 6
      四、名词解释 ....................................... 12
      """,
      """
      一、部门概况                                          1
      二、收入决算表                                        4
      三、支出决算表                                        6
      四、名词解释                                         12
      """,
    ]
  )
  func noTable(text: String) {
    #expect(GridFinder.tables(on: Sketch(text).page).tables.isEmpty)
  }

  static let content = "名称|小计|项目\n教育支出|112.00|3.00\n卫生健康支出|2.00|13.00\n住房保障支出|1,000.00|23.00"

  @Test("a frame without inner rules is filled by alignment") func frameOnly() throws {
    let page = Sketch(
      """
      ┌──────────────────────────────────────┐
      │ 名称                小计        项目 │
      │ 教育支出          112.00        3.00 │
      │ 卫生健康支出        2.00       13.00 │
      │ 住房保障支出    1,000.00       23.00 │
      └──────────────────────────────────────┘
      """
    ).page
    #expect(GridFinder.tables(on: page).tables.map(\.table.sketch) == [Self.content])
  }

  @Test("columns without row rules get their rows from the figures") func columnsOnly() throws {
    let page = Sketch(
      """
      ┌───────────────┬─────────┬────────────┐
      │ 名称          │    小计 │       项目 │
      ├───────────────┼─────────┼────────────┤
      │ 教育支出      │  112.00 │       3.00 │
      │ 卫生健康支出  │    2.00 │      13.00 │
      │ 住房保障支出  │1,000.00 │      23.00 │
      └───────────────┴─────────┴────────────┘
      """
    ).page
    #expect(GridFinder.tables(on: page).tables.map(\.table.sketch) == [Self.content])
  }

  @Test("rules under rows only need no columns") func horizontalOnly() throws {
    let page = Sketch(
      """
      ──────────────────────────────────────
       名称                小计        项目
      ──────────────────────────────────────
       教育支出          112.00        3.00
      ──────────────────────────────────────
       卫生健康支出        2.00       13.00
      ──────────────────────────────────────
       住房保障支出    1,000.00       23.00
      ──────────────────────────────────────
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.sketch == Self.content)
    #expect(table.method == .partlyRuled)
  }

  @Test("rules under a head whose body is open divide the body too") func openBody() throws {
    let page = Sketch(
      """
      ┌───────────────┬─────────┬────────────┐
      │ 名称          │    小计 │       项目 │
      ├───────────────┴─────────┴────────────┤
      │ 教育支出         112.00         3.00 │
      ├──────────────────────────────────────┤
      │ 卫生健康支出       2.00        13.00 │
      ├──────────────────────────────────────┤
      │ 住房保障支出   1,000.00        23.00 │
      └──────────────────────────────────────┘
      """
    ).page
    #expect(GridFinder.tables(on: page).tables.map(\.table.sketch) == [Self.content])
  }

  @Test("dashes and zeros in the middle of a column of amounts stand in it") func standIns() throws {
    let page = Sketch(
      """
            项目               年初结转和结余           本年收入
          教育支出                          639.81          -
          医疗支出                   -                            169.99
          住房支出                           24.90          -
          其他支出                 0.00                           917.60
          农业支出                   -                            229.86
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.sketch
        == """
        项目|年初结转和结余|本年收入
        教育支出|639.81|-
        医疗支出|-|169.99
        住房支出|24.90|-
        其他支出|0.00|917.60
        农业支出|-|229.86
        """
    )
  }
}
