import JuesuanExtract
import JuesuanModel
import Testing

/// Forms aligned by spaces in which no row fills all columns, or nothing is filled at all.
struct SparseGridTests {
  private func report(_ text: String) -> Report {
    ReportReader.report(
      from: TextReader.stream(of: text),
      source: Source(path: "sketch", sha256: "", pages: 1, medium: .text)
    )
  }

  /// A line as `pdftotext` prints it: each piece at its character, Chinese ones counted as one.
  private func line(_ pieces: (column: Int, text: String)...) -> String {
    pieces.reduce("") { $0 + String(repeating: " ", count: $1.column - $0.count) + $1.text }
  }

  @Test func `blank columns keep their place below their printed number, and row numbers are no amounts`() {
    let read = report(
      [
        line((20, "财政拨款收入支出决算总表")),
        line((0, "单位：万元")),
        line((10, "收入"), (60, "支出")),
        line(
          (5, "项目"),
          (20, "行次"),
          (26, "金额"),
          (40, "项目"),
          (56, "行次"),
          (63, "合计"),
          (70, "一般公共预算"),
          (80, "政府性基金"),
          (90, "国有资本经营")
        ),
        line((5, "栏次"), (27, "1"), (40, "栏次"), (64, "2"), (73, "3"), (83, "4"), (93, "5")),
        line((0, "一、一般公共预算财政拨款"), (21, "1"), (26, "90.00"), (35, "一、一般公共服务支出"), (56, "33")),
        line((0, "二、政府性基金预算财政拨款"), (21, "2"), (27, "8.00"), (35, "二、外交支出"), (56, "34")),
        line((21, "3"), (35, "七、文化旅游体育与传媒支出"), (56, "39"), (63, "70.00"), (73, "70.00")),
        line((21, "4"), (35, "八、社会保障和就业支出"), (56, "40"), (63, "20.00"), (73, "20.00")),
        line((21, "5"), (35, "十一、城乡社区支出"), (56, "43"), (64, "8.00"), (84, "8.00")),
      ].joined(separator: "\n")
    )
    let form = read.form(.fiscalSummary)
    #expect(form?.figure(row: "207", column: "一般公共预算财政拨款", lane: 1)?.printed == "70.00")
    #expect(form?.figure(row: "212", column: "合计", lane: 1)?.printed == "8.00")
    #expect(form?.figure(row: "212", column: "政府性基金预算财政拨款", lane: 1)?.printed == "8.00")
    #expect(form?.rows.flatMap(\.figures).contains { $0.printed == "33" || $0.printed == "1" } == false)
    #expect(form?.rows.first?.line == "1")
  }

  @Test func `a form of one row and a form of none are forms`() {
    let read = report(
      """
                     国有资本经营预算财政拨款支出决算表
                                                         公开09表
      部门：甲县乙局                                         单位：万元
                项目                            本年支出
       科目代码          科目名称         合计          基本支出          项目支出
                      合计               0.00          0.00          0.00

      注：本表反映部门本年度国有资本经营预算财政拨款支出情况。

                     政府性基金预算财政拨款支出决算表
                                                         公开08表
      部门：甲县乙局                                         单位：万元
       科目代码          科目名称         本年支出合计          基本支出          项目支出
                      栏次               1          2          3

      说明：甲县乙局本年度没有政府性基金预算财政拨款支出，故本表无数据。
      """
    )
    #expect(read.form(.stateCapital)?.state == .zero)
    #expect(read.form(.governmentFunds)?.state == .empty)
    #expect(read.extraTables.isEmpty)
  }

  @Test func `names without amounts on both sides are rows of their own`() {
    let read = report(
      """
                             收入支出决算总表
      单位：万元
             收入                                支出
             项目              决算数             项目            决算数
      一、一般公共预算财政拨款收入     90.00   一、一般公共服务支出        90.00
      二、政府性基金预算财政拨款收入             二、外交支出
      三、国有资本经营预算财政拨款收入           三、国防支出
      四、上级补助收入              5.00   四、公共安全支出            5.00
             本年收入合计          95.00         本年支出合计          95.00
      """
    )
    let labels = read.form(.incomeAndExpenditure)?.rows.filter { $0.lane == 0 }.map(\.label)
    #expect(
      labels == ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "上级补助收入", "本年收入合计"]
    )
  }

  @Test func `digits of amounts that were too wide stand alone: what they belong to is doubted, not guessed`()
  {
    let read = report(
      """
                         支出决算表
      单位：元
       科目代码    科目名称       本年支出合计      基本支出       项目支出
                 合计       345,146,165.8   5,000,000.00   340,146,165.8
                                      4                             4
       205      教育支出      345,146,165.84  5,000,000.00   340,146,165.84
      """
    )
    let cut = read.form(.expenditure)?.rows.flatMap(\.figures).filter { $0.printed == "345,146,165.8" } ?? []
    #expect(!cut.isEmpty && cut.allSatisfy { $0.confidence < 0.7 })
  }
}
