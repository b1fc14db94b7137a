import JuesuanModel
import JuesuanRender
import Testing

@Suite struct SheetTests {
  @Test func `equal names side by side share a header cell, short paths reach down`() {
    let rows = Sheet.header([["项目", "代码"], ["项目", "名称"], ["本年支出", "小计"], ["年末"]])
    #expect(rows[0].map { $0?.text } == ["项目", nil, "本年支出", "年末"])
    #expect(rows[0].map { $0?.columnSpan } == [2, nil, 1, 1])
    #expect(rows[0][3]?.rowSpan == 2)
    #expect(rows[1].map { $0?.text } == ["代码", "名称", "小计", nil])
  }

  @Test func `a two-sided form has the prescribed rows with their numbers`() throws {
    let form = try #require(SampleReport().report().form(.incomeAndExpenditure))
    let sheet = FormSheet(form, edition: .corrected).sheet()
    let body = sheet.rows.dropFirst(sheet.headerRows)
    #expect(body.count == 31)
    #expect(body.map { $0[1]?.text } == (1...31).map(String.init))
    #expect(body.map { $0[4]?.text } == (32...62).map(String.init))
    #expect(body.last?[0]?.text == "总计")
    #expect(body.first { $0[0]?.text == "本年收入合计" }?[3]?.text == "本年支出合计")
  }

  @Test(arguments: [
    (RenderJob.Edition.corrected, "一、一般公共服务支出"), (.asPublished, "一、一般公共预算服务支出"),
  ])
  func `a corrected name is printed in the corrected edition alone`(
    edition: RenderJob.Edition,
    name: String
  ) throws {
    var form = try #require(SampleReport().report().form(.incomeAndExpenditure))
    let row = try #require(form.rows.firstIndex { $0.key == "201" })
    form.rows[row].printedLabel = "一、一般公共预算服务支出"
    form.rows[row].label = "一般公共预算服务支出"
    form.rows[row].correctedLabel = "一般公共服务支出"
    let cells = FormSheet(form, edition: edition).sheet().rows.flatMap { $0.compactMap { $0 } }
    let cell = try #require(cells.first { $0.text.contains("服务支出") })
    #expect(cell.text == name)
    #expect(cell.isMarked == (edition == .corrected))
  }

  @Test func `a row that the standard does not know stays behind the one it follows`() throws {
    var form = try #require(SampleReport().report().form(.incomeAndExpenditure))
    var strange = form.rows[1]
    (strange.printedLabel, strange.label, strange.key) = ("其中：政府住房基金", "其中：政府住房基金", nil)
    form.rows.insert(strange, at: 2)
    let sheet = FormSheet(form, edition: .corrected).sheet()
    let body = Array(sheet.rows.dropFirst(sheet.headerRows))
    #expect(body[2][0]?.text == "其中：政府住房基金")
    #expect(body.count == 31)
    #expect(body[26][0]?.text == "本年收入合计")
  }

  @Test func `a column that the standard does not know is kept, and so is a row without a key`() throws {
    var form = try #require(SampleReport(items: 2).report().form(.expenditure))
    form.columns.append(FormColumnPlace(key: nil, lane: 0, path: "其他/待分配", gridColumn: 9))
    let figure = FormFigure(
      column: 6,
      printed: "7.0",
      value: .init(reading: "7.0", unit: .yuan),
      page: 1,
      box: .zero
    )
    form.rows[1].figures.append(figure)
    form.rows[1].key = nil
    let sheet = FormSheet(form, edition: .corrected).sheet()
    #expect(sheet.columns.count == 9)
    #expect(sheet.rows[0].last??.text == "其他")
    #expect(sheet.rows.contains { $0.last??.text == "7.0" })
  }

  @Test func `blank, zero and dash stay what they are`() throws {
    let form = try #require(SampleReport(items: 8).report().form(.income))
    let sheet = FormSheet(form, edition: .corrected).sheet()
    for row in form.rows {
      let printed = sheet.rows.first { $0[0]?.text == (row.code ?? "合计") }
      #expect(printed?.dropFirst(2).map { $0?.text } == row.figures.map(\.printed))
    }
  }

  @Test(arguments: [false, true])
  func `columns fill the measure and no figure is broken`(isHuge: Bool) {
    let book = ReportLayout(
      job: RenderJob(report: SampleReport(isHuge: isHuge).report()),
      measuring: FixedMeasure()
    )
    .book()
    for page in book.pages {
      for case .text(let frame) in page.items {
        #expect(frame.box.x0 >= 0 && frame.box.x1 <= page.paper.width && frame.box.y1 <= page.paper.height)
        guard frame.role == .cell, frame.text.contains("."), frame.text.allSatisfy(\.isASCII) else {
          continue
        }
        #expect(frame.lines.count == 1, "\(frame.text) is broken")
        #expect(FixedMeasure().width(of: frame.text, style: frame.style) <= frame.width)
      }
    }
  }
}
