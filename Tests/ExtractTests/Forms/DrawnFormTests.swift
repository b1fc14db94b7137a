import JuesuanExtract
import JuesuanModel
import Testing

/// Forms on drawn grids, as whole documents of one or two pages.
@Suite("Forms on drawn grids") struct DrawnFormTests {
  private func report(_ pages: String...) -> Report {
    let layouts = pages.enumerated().map { GridFinder.tables(on: Sketch($1, page: $0 + 1).page) }
    return ReportReader.report(
      from: StreamAssembler.assemble(layouts, pageCount: pages.count),
      source: Source(path: "sketch", sha256: "", pages: pages.count, medium: .pdf)
    )
  }

  static let expenditure = """
    ┌──────────┬──────────────────┬──────────┬──────────┬──────────┐
    │ 科目编码 │ 科目名称         │ 合计     │ 基本支出 │ 项目支出 │
    ├──────────┼──────────────────┼──────────┼──────────┼──────────┤
    │ 201      │ 一般公共服务支出 │ 9.50     │ 9.00     │ 0.50     │
    └──────────┴──────────────────┴──────────┴──────────┴──────────┘
    """

  @Test("captions that span columns inside the grid are no header") func captionRows() {
    let read = report(
      """
      支出决算表
      ┌──────────────────────────────────────────────────────────────┐
      │ 公开03表                                                     │
      ├─────────────────────────────┬────────────────────────────────┤
      │ 部门：甲县财政局            │ 单位：元                       │
      ├──────────┬──────────────────┼──────────┬──────────┬──────────┤
      │ 科目编码 │ 科目名称         │ 合计     │ 基本支出 │ 项目支出 │
      ├──────────┼──────────────────┼──────────┼──────────┼──────────┤
      │ 201      │ 一般公共服务支出 │ 9.50     │ 9.00     │ 0.50     │
      └──────────┴──────────────────┴──────────┴──────────┴──────────┘
      """
    )
    #expect(read.forms.first?.columns.map(\.path) == ["合计", "基本支出", "项目支出"])
    #expect(read.forms.first?.unit == .yuan)
    #expect(read.forms.first?.entity == "甲县财政局")
  }

  @Test("a header that reaches down into the row of column numbers does not hide it") func reachingHeader() {
    let read = report(
      """
      支出决算表
      ┌──────────┬──────────────────┬──────────────┬──────────┬──────────┐
      │ 科目编码 │ 科目名称         │ 本年支出合计 │ 基本支出 │ 项目支出 │
      │          ├──────────────────┼──────────────┼──────────┼──────────┤
      │          │ 栏次             │ 1            │ 2        │ 3        │
      ├──────────┼──────────────────┼──────────────┼──────────┼──────────┤
      │ 201      │ 一般公共服务支出 │ 9.50         │ 9.00     │ 0.50     │
      └──────────┴──────────────────┴──────────────┴──────────┴──────────┘
      """
    )
    #expect(read.forms.first?.columns.map(\.path) == ["本年支出合计", "基本支出", "项目支出"])
    #expect(read.forms.first?.rows.map(\.code) == ["201"])
  }

  @Test("figures beside no name, or beside the names of two rows, are doubted") func unnamedRows() throws {
    let read = report(
      """
      收入支出决算总表
      ┌────────────────────────┬────────┬────────────────────────────────┬────────┐
      │ 收入                            │ 支出                                    │
      ├────────────────────────┬────────┼────────────────────────────────┼────────┤
      │ 项目                   │ 决算数 │ 项目                           │ 决算数 │
      ├────────────────────────┼────────┼────────────────────────────────┼────────┤
      │ 一、财政拨款收入       │ 12.00  │ 一、一般公共服务支出           │ 3.00   │
      ├────────────────────────┼────────┼────────────────────────────────┼────────┤
      │                        │ 4.00   │ 二、外交支出三、国防支出       │ 5.00   │
      ├────────────────────────┼────────┼────────────────────────────────┼────────┤
      │ 本年收入合计           │ 16.00  │ 本年支出合计                   │ 8.00   │
      └────────────────────────┴────────┴────────────────────────────────┴────────┘
      """
    )
    let rows = try #require(read.forms.first?.rows)
    let doubted = rows.flatMap(\.figures).filter { $0.confidence < Cell.leastConfidence }
    #expect(doubted.map(\.printed) == ["4.00", "5.00"])
  }

  @Test("a form goes on below its title printed again, without a header") func repeatedTitle() {
    let read = report(
      "支出决算表\n" + Self.expenditure,
      """
      支出决算表
      ┌──────────┬──────────────────┬──────────┬──────────┬──────────┐
      │ 229      │ 其他支出         │ 4.00     │ 4.00     │ 0.00     │
      └──────────┴──────────────────┴──────────┴──────────┴──────────┘
      """
    )
    #expect(read.forms.first?.rows.map(\.code) == ["201", "229"])
    #expect(read.extraTables.isEmpty)
    #expect(read.diagnostics.allSatisfy { $0.code != "form-twice" })
  }

  @Test("a form goes on with the next row number, whatever its first row prints") func nextRowNumber() {
    let read = report(
      """
      收入支出决算总表
      ┌────────────────────┬──────┬────────┬──────────────────────┬──────┬────────┐
      │ 收入               │ 行次 │ 决算数 │ 支出                 │ 行次 │ 决算数 │
      ├────────────────────┼──────┼────────┼──────────────────────┼──────┼────────┤
      │ 一、财政拨款收入   │ 1    │ 9.50   │ 一、一般公共服务支出 │ 4    │ 9.50   │
      └────────────────────┴──────┴────────┴──────────────────────┴──────┴────────┘
      """,
      """
      收入支出决算总表
      ┌────────────────────┬──────┬────────┬──────────────────────┬──────┬────────┐
      │ 年初结转和结余     │ 2    │        │ 年末结转和结余       │ 5    │        │
      ├────────────────────┼──────┼────────┼──────────────────────┼──────┼────────┤
      │ 总计               │ 3    │ 9.50   │ 总计                 │ 6    │ 9.50   │
      └────────────────────┴──────┴────────┴──────────────────────┴──────┴────────┘
      """
    )
    #expect(read.form(.incomeAndExpenditure)?.row("总计", lane: 1)?.line == "6")
    #expect(read.extraTables.isEmpty)
  }

  @Test("the foot of a browser goes from upright and sideways pages") func browserFoot() {
    let pages = (1...4).map { number -> PageLayout in
      let height = number.isMultiple(of: 2) ? 590.0 : 842
      let text = "正文第\(["一", "二", "三", "四"][number - 1])段内容。"
      let gap = String(repeating: "\n", count: Int(height / Sketch.lineHeight) - 4)
      var page = Sketch(text + gap + "file:///gov/report.html   \(number + 7)/12", page: number).page
      page.size = Rect(x0: 0, y0: 0, x1: 1432 - height, y1: height)
      return GridFinder.tables(on: page)
    }
    let stream = StreamAssembler.assemble(pages, pageCount: 4)
    #expect(stream.lines == ["正文第一段内容。", "正文第二段内容。", "正文第三段内容。", "正文第四段内容。"])
  }

  @Test("a page number beside a table parts it not from its continuation") func numberAtTheSide() {
    let read = report(
      "支出决算表\n" + Self.expenditure,
      Self.expenditure.split(separator: "\n").enumerated()
        .map {
          $0 == 3 ? $1.replacing("201 ", with: "229 ") + String(repeating: " ", count: 18) + "8" : String($1)
        }
        .joined(separator: "\n")
    )
    #expect(read.forms.first?.rows.map(\.code) == ["201", "229"])
  }

  @Test("captions inside the grid go with the header printed again") func repeatedCaptions() {
    let head = """
      ┌──────────────────────────────────────────────────────────────┐
      │ 支出决算表                                                   │
      ├──────────────────────────────────────────────────────────────┤
      │ 公开03表                                                     │
      ├──────────┬──────────────────┬──────────┬──────────┬──────────┤
      │ 科目编码 │ 科目名称         │ 合计     │ 基本支出 │ 项目支出 │
      ├──────────┼──────────────────┼──────────┼──────────┼──────────┤

      """
    let foot = "└──────────┴──────────────────┴──────────┴──────────┴──────────┘"
    let read = report(
      "第五部分 附表\n" + head + "│ 201      │ 一般公共服务支出 │ 9.50     │ 9.00     │ 0.50     │\n" + foot,
      head + "│ 229      │ 其他支出         │ 4.00     │ 4.00     │ 0.00     │\n" + foot
    )
    #expect(read.forms.first?.rows.map(\.code) == ["201", "229"])
    #expect(read.forms.first?.title == "支出决算表")
    #expect(read.forms.first?.table.headerRows == 3)
  }

  @Test("forms of one sheet printed with its grid lines are parted") func oneGrid() {
    let read = report(
      """
      ┌──────────────────────────────────────────────────────────────┐
      │ 支出决算表                                                   │
      ├──────────┬──────────────────┬──────────┬──────────┬──────────┤
      │ 科目编码 │ 科目名称         │ 合计     │ 基本支出 │ 项目支出 │
      ├──────────┼──────────────────┼──────────┼──────────┼──────────┤
      │ 201      │ 一般公共服务支出 │ 9.50     │ 9.00     │ 0.50     │
      ├──────────┴──────────────────┴──────────┴──────────┴──────────┤
      │ 注：本表反映各项支出情况。                                   │
      ├──────────┬──────────────────┬──────────┬──────────┬──────────┤
      │          │                  │          │          │          │
      ├──────────┴──────────────────┴──────────┴──────────┴──────────┤
      │ 公开08表                                                     │
      ├──────────────────────────────────────────────────────────────┤
      │ 国有资本经营预算财政拨款支出决算表                           │
      ├──────────┬──────────────────┬──────────┬──────────┬──────────┤
      │ 科目编码 │ 科目名称         │ 合计     │ 基本支出 │ 项目支出 │
      ├──────────┼──────────────────┼──────────┼──────────┼──────────┤
      │ 223      │ 国有资本经营支出 │ 4.00     │ 0.00     │ 4.00     │
      └──────────┴──────────────────┴──────────┴──────────┴──────────┘
      """
    )
    #expect(read.forms.map(\.key) == [.expenditure, .stateCapital])
    #expect(read.form(.expenditure)?.rows.map(\.code) == ["201"])
    #expect(read.form(.expenditure)?.notes == ["注：本表反映各项支出情况。"])
    #expect(read.form(.stateCapital)?.rows.map(\.code) == ["223"])
    #expect(read.form(.stateCapital)?.number == "公开08表")
  }
}
