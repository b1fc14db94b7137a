import JuesuanExtract
import JuesuanModel
import Testing

struct TextGridTests {
  private func tables(_ text: String) -> [Table] {
    TextReader.stream(of: text).items.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private func sketch(_ table: Table?) -> [String] {
    table?.rows.map { row in row.map { $0?.text ?? "^" }.joined(separator: "|") } ?? []
  }

  @Test func padsShortRowsAndDropsColumnsThatAreEmptyThroughout() {
    #expect(sketch(tables("a\tb\t\t\n1\n2\t3\t\t").first) == ["a|b", "1|", "2|3"])
    #expect(sketch(tables("a\tb\tc\t\t\n1\t2\n3\t\t4\t\t").first) == ["a|b|c", "1|2|", "3||4"])
  }

  @Test func goesOnBehindABlankLineButNotIntoTheNextTable() {
    let text = "序号\t名称\n1\t甲\n\n2\t乙\n\n收入决算表\t\n科目代码\t科目名称\n201\t支出\n"
    #expect(tables(text).map(\.rows.count) == [3, 2])
  }

  @Test func putsTitleAndNotesOutsideTheGrid() {
    let stream = TextReader.stream(of: "收入决算表\t\t\n部门：甲局\t\t单位：万元\na\tb\tc\n1\t2\t3\n备注：无\t\t\n")
    let lines = stream.items.compactMap { if case .line(let line) = $0 { line.text } else { nil } }
    #expect(lines == ["收入决算表", "部门：甲局  单位：万元", "备注：无"])
  }

  @Test func keepsContentsLinesOutOfGrids() {
    #expect(tables("二、收入决算情况说明.....\t9\n三、支出决算情况说明\t15\n").isEmpty)
  }

  @Test func readsBarsAsSeparators() {
    #expect(sketch(tables("| a | b |\n|---|---|\n| 1 | 2 |\n").first) == ["a|b", "1|2"])
  }

  @Test func readsColumnsAlignedBySpaces() {
    let text = """
      科目代码      科目名称      合计     基本支出    项目支出
      栏次                      1         2        3
                  合计        12.00      10.00     2.00
      2080505   机关事业单位
                基本养老      5.00       5.00
                缴费支出
      2080506   职业年金      7.00       5.00     2.00
      """
    #expect(
      sketch(tables(text).first).suffix(3) == [
        "|合计|12.00|10.00|2.00", "2080505|机关事业单位基本养老缴费支出|5.00|5.00|", "2080506|职业年金|7.00|5.00|2.00",
      ]
    )
  }
}
