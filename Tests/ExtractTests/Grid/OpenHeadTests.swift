import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Heads without rules") struct OpenHeadTests {
  @Test("heads over several columns keep their columns, spaced words and 栏次 theirs") func parents() throws {
    let page = Sketch(
      """
            项        目                        本年支出
       科目编码       科目名称         小计      基本支出      项目支出
            栏      次                   1          2             3
      201         一般公共服务       112.00        3.00        109.00
      20103       政府办公厅          12.00        3.00          9.00
      2010301     行政运行             2.00        1.00          1.00
      2010302     其他支出         1,000.00       23.00        977.00
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.sketch == """
        项 目|·|本年支出|·|·
        科目编码|科目名称|小计|基本支出|项目支出
        栏 次|·|1|2|3
        201|一般公共服务|112.00|3.00|109.00
        20103|政府办公厅|12.00|3.00|9.00
        2010301|行政运行|2.00|1.00|1.00
        2010302|其他支出|1,000.00|23.00|977.00
        """
    )
    #expect(table.headerRows == 3)
  }

  @Test("a wrapped head stands over no columns that higher heads part") func wrapped() throws {
    let page = Sketch(
      """
                     人员经费                                   公用经费
       经济分类                                   经济分类
       科目编码      科目名称        决算数       科目编码      科目名称        决算数
       类    款                                   类    款
       301        工资福利支出    49,591.24       302        商品和服务支出  23,952.65
       301   01   基本工资         3,220.62       302   01   办公费             239.88
       301   02   津贴补贴            50.00       302   02   印刷费             523.61
       301   03   奖金             3,253.49       302   03   咨询费              10.00
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.rows.prefix(4).map { row in row.map { $0?.text ?? "·" }.joined(separator: "|") } == [
        "人员经费|·|·|·|公用经费|·|·|·",
        "经济分类科目编码|·|科目名称|决算数|经济分类科目编码|·|科目名称|决算数",
        "类|款|·|·|类|款|·|·",
        "301||工资福利支出|49,591.24|302||商品和服务支出|23,952.65",
      ]
    )
  }

  @Test("figures of two sides that no head tells apart are doubted") func twinSides() throws {
    func figures(_ text: String) -> [Cell] {
      let layout = GridFinder.tables(on: Sketch(text).page)
      let stream = StreamAssembler.assemble([layout], pageCount: 1)
      return stream.tables.flatMap { $0.rows.dropFirst().joined() }.compactMap { $0 }
        .filter { $0.text.hasSuffix("0") }
    }
    let body = """

      教育支出          112.00      公用经费            3.00
      卫生健康支出       12.00      人员经费           13.00
      农林水支出          2.00      项目经费            1.00
      """
    let twins = figures("项目              决算数      项目              决算数" + body)
    #expect(twins.count == 6 && twins.allSatisfy(\.isFlagged))
    let told = figures("项目              决算数      项目              预算数" + body)
    #expect(told.count == 6 && !told.contains(where: \.isFlagged))
  }

  @Test("a head between two headed columns heads a blank one") func blankColumn() throws {
    let page = Sketch(
      """
      名称                小计    基本支出    项目支出
      教育支出          112.00                    3.00
      卫生健康支出       12.00                   13.00
      农林水支出          2.00                    1.00
      住房保障支出    1,000.00                   23.00
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.sketch == """
        名称|小计|基本支出|项目支出
        教育支出|112.00||3.00
        卫生健康支出|12.00||13.00
        农林水支出|2.00||1.00
        住房保障支出|1,000.00||23.00
        """
    )
  }

  @Test("the title of a table and the end of a paragraph head no columns", arguments: ["政府采购情况", "培训费、水费等。"])
  func titles(line: String) throws {
    let page = Sketch(
      """
                  \(line)
      名称                小计        项目
      教育支出          112.00        3.00
      卫生健康支出        2.00       13.00
      住房保障支出    1,000.00       23.00
      """
    ).page
    let layout = GridFinder.tables(on: page)
    #expect(layout.tables.first?.table.headerRows == 1)
    #expect(layout.lines.count == 1)
  }
}
