import JuesuanModel
import Testing

@testable import JuesuanExtract

@Suite("Tables squeezed to the width of a page, or padded to its height") struct SqueezedTableTests {
  private func table(_ text: String) throws -> Table {
    FigureDoubts.marked(try #require(GridFinder.tables(on: Sketch(text).page).tables.first?.table)).table
  }

  @Test("texts that touch are parted where those of other rows begin and end") func seams() throws {
    let table = try table(
      """
      科目 名称           金额  科目 名称           金额
      301  工资福利         1.00302  商品和服务     5.00
      30101基本工资        12.0030201办公费        16.00
      30102津贴补贴     3,123.0030202印刷费         7.00
      303  个人补助         4.00310  其他支出       8.00
      30301离休费           4.5031001房屋建筑       8.50
      """
    )
    #expect(
      table.sketch == """
        科目|名称|金额|科目|名称|金额
        301|工资福利|1.00|302|商品和服务|5.00
        30101|基本工资|12.00|30201|办公费|16.00
        30102|津贴补贴|3,123.00|30202|印刷费|7.00
        303|个人补助|4.00|310|其他支出|8.00
        30301|离休费|4.50|31001|房屋建筑|8.50
        """
    )
  }

  @Test("decimals beyond the second are no second figure") func decimals() throws {
    let table = try table(
      """
      科目      单价        合计
      教育      12.34       1.00
      卫生      12.3456     2.00
      住房      12.34       3.00
      交通      12.34       4.00
      """
    )
    #expect(table.sketch.contains("卫生|12.3456|2.00"))
  }

  @Test("figures side by side in one cell are in doubt") func figuresApart() throws {
    let page = Sketch(
      """
      ┌──────┬────────────────┐
      │ 项目 │ 本年收入支出   │
      ├──────┼────────────────┤
      │ 教育 │ 1.00      -    │
      ├──────┼────────────────┤
      │ 卫生 │ 合计           │
      └──────┴────────────────┘
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.rows[1][1]?.text == "1.00 -")
    #expect(table.rows[1][1]?.isFlagged == true)
  }

  @Test("a head at the bottom of its cells may stand over more columns or fewer: these are in doubt")
  func bottomedHeads() throws {
    let table = try table(
      """
                                   本年支出
      项目         年初      收入      人员      基本      年末
      教育         1.00      4.00      6.00      2.00      1.00
      卫生         2.00      5.00      7.00      3.00      1.00
      住房         3.00      6.00      8.00      4.00      1.00
      """
    )
    #expect(table.rows[2][1]?.isFlagged == true)
    #expect(table.rows[2][3]?.isFlagged == false)
  }

  @Test("within a frame a head may stand far above the first row") func framedHead() throws {
    let table = try table(
      """
      ┌──────────────────────────────────┐
      │ 项目         小计        基本    │
      │                                  │
      │                                  │
      │                                  │
      │ 教育         1.00        4.00    │
      │ 卫生        12.00        5.10    │
      │ 住房         3.00       16.00    │
      └──────────────────────────────────┘
      """
    )
    #expect(table.sketch == "项目|小计|基本\n教育|1.00|4.00\n卫生|12.00|5.10\n住房|3.00|16.00")
  }

  @Test("a name below the numbers of columns is no head") func nameBelowNumbers() throws {
    let table = try table(
      """
      项目            小计        基本
      栏次              1           2

      社会保障
      和就业支出      1.00        4.00
      卫生           12.00        5.10
      住房            3.00       16.00
      """
    )
    #expect(table.headerRows == 2)
    #expect(table.rows[2..<table.rows.count].contains { $0[0]?.text.hasPrefix("社会保障") == true })
  }

  @Test("dashes in a table without a head are as much in doubt as its figures") func dashes() throws {
    let table = try table(
      """
      教育         1.00        4.00
      卫生         2.00          —
      住房         3.00        6.00
      交通         3.00        6.00
      """
    )
    #expect(table.rows[1][2]?.text == "—")
    #expect(table.rows[1][2]?.isFlagged == true)
  }

  @Test("lines of a name one font size apart stay two beside a text at their middle") func tightLines() {
    func glyphs(_ text: String, x: Double, y: Double) -> [Glyph] {
      text.unicodeScalars.enumerated().map { index, scalar in
        let box = Rect(x0: x + Double(index) * 10, y0: y - 7, x1: x + Double(index + 1) * 10, y1: y + 7)
        return Glyph(scalar: scalar, printed: scalar, box: box, size: 10, font: 0, color: 0)
      }
    }
    let rows = GlyphRow.rows(
      of: glyphs("行", x: 40, y: 100) + glyphs("次", x: 40, y: 110) + glyphs("决算数", x: 80, y: 105)
    )
    #expect(rows.map(\.text) == ["行", "决算数", "次"])
  }

  @Test("heads that touch stand over the columns of amounts below them") func headSeams() throws {
    let table = try table(
      """
      科目          上年决算数全年预算数    本年收入
      教育            141267.5   15981.0    41646.2
      卫生            419580.7      11.9        5.2
      住房                 8.3  336343.4        7.6
      交通            519744.4   76276.5        2.8
      """
    )
    #expect(table.sketch.hasPrefix("科目|上年决算数|全年预算数|本年收入\n"))
  }

  @Test("类 款 项 head three columns one by one, whatever they stand nearest to") func codeLevels() throws {
    let table = try table(
      """
        科目编码
      类   款 项  科目名称               小计        项目
      201         一般公共服务         685.88        2.46
      201 03      政府办公厅             6.63        0.80
      201 03 06   政务公开              38.73       10.10
      204         公共安全             390.02       11.20
      """
    )
    #expect(table.rows[1].prefix(3).map { $0?.text } == ["类", "款", "项"])
    #expect(table.rows[4].prefix(3).map { $0?.text } == ["201", "03", "06"])
  }

  @Test("an amount below a name in one cell between column rules is in doubt or in a row of its own")
  func amountBelowHead() throws {
    let table = try table(
      """
      ┌────────────────────┬────────────────────┐
      │        预算数      │        决算数      │
      │         │          │         │          │
      │  合计   │ 接待费   │  合计   │ 接待费   │
      │  12.10  │   3.40   │  15.60  │   7.80   │
      └────────────────────┴────────────────────┘
      """
    )
    let cells = table.rows.joined().compactMap { $0 }
    #expect(cells.allSatisfy { !$0.text.contains("合计1") || $0.isFlagged })
    #expect(cells.contains { $0.text == "12.10" })
  }

  @Test("heads that begin where their columns do stand over figures that end where these do")
  func leftHeads() throws {
    let table = try table(
      """
      科目        年初预算数         增减率         财政拨款
      教育                      0.10           7.8%           1.50
      卫生                     12.40          19.0%           5.39
      住房                      3.48          94.2%       3,438.80
      交通                      5.00          12.7%          35.88
      """
    )
    let isRight = table.columnCount == 4 && table.rows[1][1]?.text == "0.10"
    let isDoubted = table.rows[1].dropFirst().allSatisfy { $0?.text.isEmpty ?? true || $0?.isFlagged ?? true }
    #expect(isRight || isDoubted)
  }
}
