import JuesuanModel
import Testing

@testable import JuesuanExtract

@Suite("Heads of statutory forms without rules") struct StatutoryHeadTests {
  private func table(_ text: String) throws -> Table {
    try #require(GridFinder.tables(on: Sketch(text).page).tables.first?.table)
  }

  @Test("heads far above the rows belong to them by their words") func paddedHead() throws {
    let table = try table(
      """
      科目编码    科目名称              本年支出


                                小计   基本支出   项目支出



        201     一般公共服务    112.00      3.00     109.00
        20103   政府办公厅       12.00      2.00      10.00
        204     公共安全          9.00      5.00       4.00
      """
    )
    #expect(table.headerRows == 2)
    #expect(table.rows[0].compactMap { $0?.text } == ["科目编码", "科目名称", "本年支出"])
    #expect(table.rows[0][2]?.columnSpan == 3)
    #expect(table.rows[2].compactMap { $0?.text } == ["201", "一般公共服务", "112.00", "3.00", "109.00"])
  }

  @Test("a group of a form that stands over another group covers more than its columns") func threeLevels()
    throws
  {
    let table = try table(
      """
                                                 本年支出

      科目编码   科目名称                        基本支出                      上缴支出
                               合计                                  项目支出
                                         小计    人员经费  公用经费
      201      一般公共服务    112.00      3.00      1.00      2.00    109.00      1.00
      20103    政府办公厅       12.00      2.00      1.00      1.00     10.00      2.00
      204      公共安全          9.00      5.00      2.00      3.00      4.00      3.00
      """
    )
    let group = try #require(table.rows[0].first { $0?.text == "本年支出" } ?? nil)
    #expect(group.columnSpan == 5)
    let below = table.rows[1].map { $0?.text ?? "" }
    #expect(below.contains("基本支出"))
  }

  @Test("no two columns of a group have one head: those beside it belong to groups that a page end cuts")
  func cutGroups() throws {
    let table = try table(
      """
                                                   本年
      编码      名称          决算数    预算数    调整数    决算数    预算数
      201     一般公共服务     112.00      3.00      1.00      2.00      9.00
      204     公共安全          12.00      2.00      1.00      1.00      8.00
      205     教育               9.00      5.00      2.00      3.00      4.00
      """
    )
    let group = try #require(table.rows[0].first { $0?.text == "本年" } ?? nil)
    #expect(group.columnSpan == 3)
    #expect(table.rows.last?[2]?.isFlagged == true)
    #expect(table.rows.last?[3]?.isFlagged == false)
  }

  @Test("digits and ideographs of a date stay together over the gap between two columns") func year() {
    var glyphs = Sketch("2023年度").page.glyphs
    for index in 4..<6 {
      glyphs[index].box.x0 += 2
      glyphs[index].box.x1 += 2
    }
    let gap = glyphs[3].box.x1...glyphs[4].box.x0
    #expect(SegmentLine(GlyphRow(glyphs[...])).parted(at: [gap]).segments.map(\.text) == ["2023年度"])
  }

  @Test("two lines that are one word are one head, whatever stands beside them") func wrappedWord() throws {
    let table = try table(
      """
                        预算数
                        公务用车购置及运行维护费
                                      公务用车
      合计   因公出国（境）费   小计    购置费   运行维护费   公务接待费
      11.90       20.53        36.51    0.00      71.67        1.00
      """
    )
    #expect(table.rows[table.headerRows - 1].contains { $0?.text == "公务用车购置费" })
    #expect(!table.rows.prefix(table.headerRows).joined().contains { $0?.text == "公务用车" })
  }

  @Test("a head over the white beside its column heads it where figures end at the right")
  func headsAtTheLeft() throws {
    let table = try table(
      """
      科目编码   科目名称            小计           基本支出       项目支出
      201        一般公共服务                112.00         3.00         109.00
      20103      政府办公厅                   12.00         2.00          10.00
      204        公共安全                  9,009.00     1,005.00       4,004.00
      """
    )
    #expect(table.columnCount == 5)
    #expect(table.rows[0].compactMap { $0?.text } == ["科目编码", "科目名称", "小计", "基本支出", "项目支出"])
    #expect(table.rows[3].compactMap { $0?.text } == ["204", "公共安全", "9,009.00", "1,005.00", "4,004.00"])
  }

  @Test("the name of the numbers stands over codes and names") func numbersName() throws {
    let table = try table(
      """
      科目编码    科目名称        小计   基本支出   项目支出
              栏次                 1        2          3
      201       一般公共服务    112.00      3.00     109.00
      20103     政府办公厅       12.00      2.00      10.00
      204       公共安全          9.00      5.00       4.00
      """
    )
    #expect(table.headerRows == 2)
    #expect(table.rows[1].compactMap { $0?.text } == ["栏次", "1", "2", "3"])
    #expect(table.rows[1][0]?.columnSpan == 2)
  }

  @Test("rules below each cell end its text, and rows between rules go on however high they are")
  func ruledCells() throws {
    let table = try table(
      """
      项目            决算数
      ──────────────────────────
      机关事业单位
      基本养老保险
      缴费              12.00
      ──────────────────────────
      职业年金缴费
                         8.00
      ──────────────────────────
      其他社会保障



      缴费支出           4.00
      ──────────────────────────
      """
    )
    #expect(
      table.sketch == """
        项目|决算数
        机关事业单位基本养老保险缴费|12.00
        职业年金缴费|8.00
        其他社会保障缴费支出|4.00
        """
    )
  }

  @Test("the row alone below a ruled head is its body") func oneRow() throws {
    let table = try table(
      """
      ┌──────────┬──────────┬──────────┐
      │   合计   │因公出国费│公务接待费│
      ├──────────┼──────────┼──────────┤
      │    1     │    2     │    3     │
      └──────────┴──────────┴──────────┘
           12.00       8.00       4.00
      """
    )
    #expect(table.rows.last?.compactMap { $0?.text } == ["12.00", "8.00", "4.00"])
  }

  @Test("a head covers the heads below it that its form puts there") func headsOfSeveral() throws {
    let page = Sketch(
      """
                                                  公务用车购置及运行费
                  合计                小计           公务用车购置费      公务用车运行费        公务接待费
            预算数    决算数    预算数    决算数    预算数    决算数    预算数    决算数    预算数    决算数
             1.00      2.07      3.14      4.21      5.28      6.35      7.42      8.49      9.56      10.63
      """
    ).page
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    let head = try #require(table.rows[0].first { $0?.text == "公务用车购置及运行费" } ?? nil)
    #expect(table.rows[0].firstIndex { $0?.text == head.text } == 2)
    #expect(head.columnSpan == 6)
  }

  @Test("groups with the same heads below them cover their own ones only") func alikeGroups() throws {
    let table = try table(
      """
                                         本年收入                        本年支出
      科目编码    科目名称        合计   基本支出   项目支出      合计   基本支出   项目支出
      201       一般公共服务    112.00      3.00     109.00    112.00      3.00     109.00
      20103     政府办公厅       12.00      2.00      10.00     12.00      2.00      10.00
      204       公共安全          9.00      5.00       4.00      9.00      5.00       4.00
      """
    )
    let groups = table.rows[0].compactMap { $0 }.filter { $0.text.hasPrefix("本年") }
    #expect(groups.map(\.text) == ["本年收入", "本年支出"])
    #expect(groups.map(\.columnSpan) == [3, 3])
  }
}
