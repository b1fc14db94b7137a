import JuesuanExtract
import JuesuanModel
import Testing

/// Grids aligned by spaces, as `pdftotext -layout` and word processors print them.
struct AlignedGridTests {
  private func tables(_ text: String) -> [Table] {
    TextReader.stream(of: text).items.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private func sketch(_ table: Table?) -> [String] {
    table?.rows.map { row in row.map { $0?.text ?? "^" }.joined(separator: "|") } ?? []
  }

  @Test func partsNamesThatGoOnBelowTheirAmounts() {
    let text = """
                 项目              行次    金额                项目              行次    金额
                 栏次                        1                 栏次                        2
      一、一般公共预算财政拨款收    1     1626.12   一、一般公共服务支出          32       0.00
      入
      二、政府性基金预算财政拨款    2        0.00   二、外交支出                  33       0.00
      收入
      三、事业收入                  3        0.00   三、资源勘探工业信息等支      34       0.00
                                                    出
      四、经营收入                  4        0.00   四、其他支出                  35       0.00
      """
    #expect(
      sketch(tables(text).first).dropFirst(2) == [
        "一、一般公共预算财政拨款收入|1|1626.12|一、一般公共服务支出|32|0.00",
        "二、政府性基金预算财政拨款收入|2|0.00|二、外交支出|33|0.00",
        "三、事业收入|3|0.00|三、资源勘探工业信息等支出|34|0.00", "四、经营收入|4|0.00|四、其他支出|35|0.00",
      ]
    )
  }

  @Test func partsNamesThatStandAroundTheirAmounts() {
    let text = """
      科目代码            科目名称             合计     基本支出   项目支出
                  机关事业单位基本养老保险缴
      2080505                                   79.51      79.51       0.00
                  费支出
                  机关事业单位职业年金缴费支
      2080506                                   34.94      34.94       0.00
                  出
      210         卫生健康支出                  56.66      56.66       0.00
      """
    #expect(
      sketch(tables(text).first).dropFirst(1) == [
        "2080505|机关事业单位基本养老保险缴费支出|79.51|79.51|0.00", "2080506|机关事业单位职业年金缴费支出|34.94|34.94|0.00",
        "210|卫生健康支出|56.66|56.66|0.00",
      ]
    )
  }

  @Test func saysWhereANameCouldEndOnEitherSide() {
    let text = """
      名称            合计     基本       项目
      甲乙丙丁         1.00     1.00      0.00
      戊己
      庚辛壬癸         2.00     2.00      0.00
      子丑
      寅卯辰巳         3.00     3.00      0.00
      """
    let table = tables(text).first
    #expect(sketch(table).dropFirst(1).first == "甲乙丙丁戊己|1.00|1.00|0.00")
    let centred = tables(text.replacing("甲乙丙丁", with: "一二三四").replacing("戊己\n", with: "戊己\n午未\n")).first
    #expect(centred?.rows.count == 4)
    #expect(tables(text).count == 1)
  }

  @Test func givesAGroupTheColumnsItStandsInTheMiddleOf() {
    let text = """
                  项目                          本年支出
      科目代码            科目名称     合计     基本支出   项目支出
                  栏次                   1         2          3
                        合计           163.62     119.70      43.92
      204        公共安全支出          163.62     119.70      43.92
      """
    let header = tables(text).first?.rows.first ?? []
    #expect(header.compactMap { $0 }.filter { $0.text == "本年支出" }.map(\.columnSpan) == [3])
  }

  @Test func leavesOutAHeaderPrintedAgain() {
    let text = """
      科目代码   科目名称      合计     基本支出   项目支出
      204        公共安全       3.00      2.00       1.00
      科目代码   科目名称      合计     基本支出   项目支出
      205        教育           3.00      2.00       1.00
      """
    let table = tables(text).first
    #expect(sketch(table).count == 3)
    #expect(table?.diagnostics.map(\.code) == ["header-repeated"])
  }

  @Test func readsTablesOfWordsUnderTheirTitle() {
    let text = """
      2024年度甲项目绩效自评表

        项目名称                               甲项目
        主管部门        乙局                   实施单位        丙所
        预算执行                               预算数（A）     执行数（B）
                        年度资金总额             224.67          224.19
        未完成原因      部分款项下一年度支付。

      2024年度丁项目绩效自评表

        项目名称                               丁项目
        主管部门        乙局                   实施单位        丙所
      """
    let stream = TextReader.stream(of: text)
    let lines = stream.items.compactMap { if case .line(let line) = $0 { line.text } else { nil } }
    #expect(lines == ["2024年度甲项目绩效自评表", "2024年度丁项目绩效自评表"])
    #expect(tables(text).map(\.rows.count) == [5, 2])
    #expect(sketch(tables(text).first).last == "未完成原因|部分款项下一年度支付。||")
  }

  @Test func keepsTheLastLetterOfANameThatLooksLikeAWatermark() {
    let rows = (0..<6).map { "204060\($0)   其他公共安全管理工作支   1.00   1.00   0.00\n          出" }
    let text = "科目代码  科目名称   合计   基本支出   项目支出\n" + rows.joined(separator: "\n")
    #expect(sketch(tables(text).first).last?.contains("工作支出") == true)
  }
}
