import JuesuanExtract
import JuesuanModel
import Testing

@Suite("What office programs print") struct OfficePrintTests {
  private func tables(_ pages: PageContent...) -> [Table] {
    let layouts = pages.map { GridFinder.tables(on: $0) }
    return StreamAssembler.assemble(layouts, pageCount: pages.count).tables
  }

  private func figures(_ table: Table?, _ column: Int) -> [Cell] {
    (table?.rows.dropFirst(table?.headerRows ?? 0) ?? []).compactMap { $0[column] }
  }

  @Test("a frame with the title and the unit of an open table is none of its cells") func frame() throws {
    let found = tables(
      Sketch(
        """
        ┌───────────────────────────────────────┐
        │               支出总表                │
        ├───────────────────────────────────────┤
        │                          单位：万元   │
        ├─┬───────────────────────────────────┬─┤
        │ │ 科目名称     预算数     决算数    │ │
        │ │ 教育支出       1.00       2.00    │ │
        │ │ 卫生支出       3.00       4.00    │ │
        │ │ 住房支出       5.00       6.00    │ │
        │ │ 农林支出       7.00       8.00    │ │
        │ │ 其他支出       9.00       1.00    │ │
        └─┴───────────────────────────────────┴─┘
        """
      ).page
    )
    #expect(
      found.map(\.sketch) == [
        "科目名称|预算数|决算数\n教育支出|1.00|2.00\n卫生支出|3.00|4.00\n住房支出|5.00|6.00\n"
          + "农林支出|7.00|8.00\n其他支出|9.00|1.00"
      ]
    )
  }

  @Test("thousands that a blank sets apart are one figure where nothing speaks for two") func thousands() {
    let found = tables(
      Sketch(
        """
        科目编码    科目名称               预算数            决算数
                      合计           1 891 574.18        996 732.27
        201         一般公共服务           433.80          2 605.61
        20103       政府办公厅              66.14             11.31
        2010301     行政运行            89 592.75            (23.98)
        """
      ).page
    )
    #expect(
      found.map(\.sketch) == [
        "科目编码|科目名称|预算数|决算数\n|合计|1 891 574.18|996 732.27\n201|一般公共服务|433.80|2 605.61\n"
          + "20103|政府办公厅|66.14|11.31\n2010301|行政运行|89 592.75|(23.98)"
      ]
    )
  }

  @Test("line numbers stay apart from the amounts behind them") func lineNumbers() {
    let found = tables(
      Sketch(
        """
        项目          行次     金额
        教育支出         1 891.00
        卫生支出         2 766.00
        住房支出         3 122.00
        农林支出         4 509.00
        合计             5 998.00
        """
      ).page
    )
    #expect(!found.map(\.sketch).joined().contains("1 891.00"))
  }

  @Test("figures are doubted whose names are printed over each other, and those beside a name that is lost")
  func overprinted() throws {
    var page = Sketch(
      """
      ┌──────────────────┬─────────┐
      │ 科目名称         │  决算数 │
      ├──────────────────┼─────────┤
      │ 教育支出         │    1.00 │
      ├──────────────────┼─────────┤
      │                  │    2.00 │
      ├──────────────────┼─────────┤
      │ 住房保障支出     │    3.00 │
      ├──────────────────┼─────────┤
      │ 农林水支出       │    4.00 │
      └──────────────────┴─────────┘
      """
    ).page
    /// The name of the row above, which is too low for it.
    page.glyphs += page.glyphs.filter { "住房保障".unicodeScalars.contains($0.scalar) }.enumerated().map {
      var glyph = $1
      glyph.scalar = Array("卫生健康".unicodeScalars)[$0 % 4]
      glyph.box.x0 += 4
      glyph.box.x1 += 4
      return glyph
    }
    let found = figures(tables(page).first, 1)
    #expect(found.map(\.text) == ["1.00", "2.00", "3.00", "4.00"])
    #expect(found.map { $0.doubts.contains("name-overprinted") } == [false, true, true, false])
  }

  @Test("a cell of the last row of a head without a group beside one with it is doubted") func cutGroup() {
    let found = tables(
      Sketch(
        """
                                   国有资本
         序号      项目名称                                其他资金
                                   基本支出    项目支出
        ┌──────┬────────────────┬───────────┬───────────┬───────────┐
        │  1   │ 农田建设       │    201.38 │     40.08 │  7,608.34 │
        ├──────┼────────────────┼───────────┼───────────┼───────────┤
        │  2   │ 群众文化       │    823.03 │  1,283.04 │    423.42 │
        ├──────┼────────────────┼───────────┼───────────┼───────────┤
        │  3   │ 公共卫生       │      9.67 │     73.18 │    373.97 │
        └──────┴────────────────┴───────────┴───────────┴───────────┘
        """
      ).page
    )
    #expect(figures(found.first, 3).map(\.isFlagged) == [true, true, true])
    #expect(figures(found.first, 4).map(\.isFlagged) == [false, false, false])
  }

  @Test("其中 over two columns, narrower than the gap between them, heads no column of its own") func among() {
    let found = tables(
      Sketch(
        """
                                      决算数
         项目名称     预算数                   其中            完成率
                               合计
                                      当年拨款     上年结转
         农田建设       1.00     2.00     3.00         4.00      5.00
         群众文化       6.00     7.00     8.00         9.00      1.00
         公共卫生       2.00     3.00     4.00         5.00      6.00
        """
      ).page
    )
    #expect(found.first?.columnCount == 6)
  }

  /// The glyphs with their lines 1.6 font sizes apart.
  private static func spread(_ glyphs: [Glyph]) -> [Glyph] {
    glyphs.map { glyph in
      var glyph = glyph
      (glyph.box.y0, glyph.box.y1) = (glyph.box.y0 * 1.15, glyph.box.y0 * 1.15 + glyph.box.height)
      return glyph
    }
  }

  @Test("lines of a head that far apart are one for sure only where the lower one heads nothing")
  func farLines() {
    var page = Sketch(
      """
       项目名称          预算数     其中：一般公      其他资金
                                       共预算            费
       农田建设            1.70           2.00          3.12
       群众文化            4.00           5.50          6.00
       公共卫生            7.00           8.10          2.90
       住房公积金          1.00           2.00          3.33
      """
    ).page
    page.glyphs = Self.spread(page.glyphs)
    let found = tables(page).first
    #expect(figures(found, 2).filter { $0.text.contains(".") }.map(\.isFlagged) == [true, true, true, true])
    #expect(
      figures(found, 3).filter { $0.text.contains(".") }.map(\.isFlagged) == [false, false, false, false]
    )
    #expect(found?.sketch.contains("其他资金费") == true)
  }

  @Test("lines of a head stand as far apart as those of the names below it") func linePitch() {
    var page = Sketch(
      """
       项目名称          预算数     其中：一般公      其他资金
                                       共预算
       农田建设补助        1.00           2.00          3.00
       资金
       群众文化活动        4.00           5.00          6.00
       经费
       公共卫生服务        7.00           8.00          9.00
       补助
       住房公积金          1.00           2.00          3.00
      """
    ).page
    page.glyphs = Self.spread(page.glyphs)
    let found = tables(page).first
    #expect(found?.rows.first?.map { $0?.text } == ["项目名称", "预算数", "其中：一般公共预算", "其他资金"])
    #expect(found?.headerRows == 1)
  }

  private static let left = """
                                单位：万元
     项目名称      合计    基本支出    项目支出
     农田建设      1.00        2.00        3.00
     群众文化      4.00        5.00        6.00
     公共卫生      7.00        8.00        9.00
     住房保障      1.00        2.00        3.00
    """
  private static let right = """

     项目名称             其他资金
     农田建设                 2.10
     群众文化                 5.10
     公共卫生                 8.10
     住房保障                 2.10
    """
  private static let below = """
     森林防火      1.00        2.00        3.00
     法律援助      4.00        5.00        6.00
     图书购置      7.00        8.00        9.00
     食品抽检      1.00        2.00        3.00
     信息系统      4.00        5.00        6.00
     文化活动      7.00        8.00        9.00
    """

  @Test(
    "sheets side by side are one table without rules as well, and what goes on below each of them below it"
  )
  func sheets() {
    let pages = [Self.left, Self.right].enumerated().map { Sketch($1, page: $0 + 1).page }
    #expect(
      tables(pages[0], pages[1]).map(\.sketch) == [
        "项目名称|合计|基本支出|项目支出|其他资金\n农田建设|1.00|2.00|3.00|2.10\n群众文化|4.00|5.00|6.00|5.10\n"
          + "公共卫生|7.00|8.00|9.00|8.10\n住房保障|1.00|2.00|3.00|2.10"
      ]
    )
  }

  @Test("rows of several columns do not go on with a table that has one column of amounts there")
  func otherSheet() {
    let found = tables(Sketch(Self.right).page, Sketch(Self.below, page: 2).page)
    #expect(found.count == 2)
    #expect(figures(found.last, 1).map(\.isFlagged) == Array(repeating: true, count: 5))
  }

  @Test("a group covers no two columns of one name, the last one before a page end as little as others")
  func groups() {
    let found = tables(
      Sketch(
        """
        ────────────────────────────────────────────────────────────────────
        项目名称           一般公共预算                政府性基金预算
                   ─────────────────────────────────────────────────────────
                    小计   基本支出  项目支出     小计   基本支出  项目支出
        ────────────────────────────────────────────────────────────────────
        农田建设    1.00     2.00      3.00       4.00     5.00      6.00
        ────────────────────────────────────────────────────────────────────
        群众文化    2.00     3.00      4.00       5.00     6.00      7.00
        ────────────────────────────────────────────────────────────────────
        公共卫生    3.00     4.00      5.00       6.00     7.00      8.00
        ────────────────────────────────────────────────────────────────────
        """
      ).page
    )
    #expect(
      found.first?.sketch.split(separator: "\n").prefix(2) == [
        "项目名称|一般公共预算|·|·|政府性基金预算|·|·", "·|小计|基本支出|项目支出|小计|基本支出|项目支出",
      ]
    )
  }

  @Test("rows between rules below a head of two levels keep all of it") func openHead() {
    let found = tables(
      Sketch(
        """
                                 财政拨款
        项目名称     合计                              单位资金
                             小计       一般预算
        ───────────────────────────────────────────────────────
        农田建设     1.70      2.00         8.00         4.03
        ───────────────────────────────────────────────────────
        群众文化     2.00      3.00         4.00         5.00
        ───────────────────────────────────────────────────────
        公共卫生     9.10      4.40         1.20         6.00
        ───────────────────────────────────────────────────────
        住房保障     4.00      0.50         6.60         2.00
        ───────────────────────────────────────────────────────
        农林支出     5.00      6.00         7.00         8.00
        ───────────────────────────────────────────────────────
        """
      ).page
    )
    #expect(
      found.first?.sketch.split(separator: "\n").prefix(2) == [
        "项目名称|合计|财政拨款|·|单位资金", "·|·|小计|一般预算|·",
      ]
    )
  }

  @Test("a head lower than all others stands below a group that a page end cuts") func lowered() {
    let found = tables(
      Sketch(
        """
         科目编码     科目名称
                                       决算数
         201          教育支出           1.00
         205          卫生支出           2.00
         208          住房支出           3.00
         210          农林支出           4.00
        """
      ).page
    )
    #expect(figures(found.first, 2).map(\.isFlagged) == Array(repeating: true, count: 4))
  }

  @Test("a name that a page end cuts off its row goes on with it below the repeated head") func cutName() {
    let head = """
       科目编码        科目名称           预算数      决算数
      """
    let first = """
      2010301     行政运行                  1.00        2.00
      2010302     一般行政管理事务          3.00        4.00
      2010350     事业运行                  5.00        6.00
      2050202     小学教育                  7.00        8.00
      2120199                               9.00        1.00
      """
    let next = """
                  其他城乡社区支出

      2140104     公路建设                  2.00        3.00
      2210203     购房补贴                  4.00        5.00
      2240101     安全监管                  6.00        7.00
      2299999     其他支出                  8.00        9.00
      """
    let found = tables(Sketch(head + "\n" + first).page, Sketch(head + "\n" + next, page: 2).page)
    #expect(found.count == 1)
    #expect(found.count == 1)
    #expect(found.first?.headerRows == 1)
  }

  @Test("a figure beside a name with a code in it is doubted: the names of two rows ran together")
  func codeInName() {
    let found = tables(
      Sketch(
        """
        ┌──────────────────────────────┬─────────┐
        │ 科目名称                     │  决算数 │
        ├──────────────────────────────┼─────────┤
        │ 公务用车39908自治组织补贴    │    1.00 │
        ├──────────────────────────────┼─────────┤
        │ 30231公务用车运行维护费      │    2.00 │
        ├──────────────────────────────┼─────────┤
        │ 创建于20240708年的项目       │    3.00 │
        └──────────────────────────────┴─────────┘
        """
      ).page
    )
    let flags = figures(found.first, 1).map { $0.doubts.contains("row-runs-together") }
    #expect(flags == [true, false, false])
  }

  @Test("a group over both sides of a form heads their codes, names and amounts twice") func twoSides() throws
  {
    let page = Sketch(
      """
      ────────────────────────────────────────────────────────────────────────────────
               人员经费                                  公用经费
      ────────────────────────────────────────────────────────────────────────────────
      科目编码 科目名称   决算数  科目编码 科目名称   决算数  科目编码 科目名称   决算数
      ────────────────────────────────────────────────────────────────────────────────
      301      工资福利     6.04  302      商品服务     8.62  307      债务利息   350.30
      ────────────────────────────────────────────────────────────────────────────────
      30101    基本工资   461.14  30201    办公费     158.08  30701    债务付息    72.37
      ────────────────────────────────────────────────────────────────────────────────
      """
    ).page
    let table = try #require(tables(page).first)
    #expect(table.rows[0].compactMap { $0 }.map(\.columnSpan) == [3, 6])
  }
}
