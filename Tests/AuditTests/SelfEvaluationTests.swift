import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

@Suite struct SelfEvaluationTests {
  private func builder() -> ReportBuilder {
    var builder = ReportBuilder()
    builder.add(
      .expenditure,
      rows: [.init(key: "合计", label: "合计", cells: ["100.00", "80.00", "20.00", "", "", ""])]
    )
    return builder
  }

  private func project(_ name: String, _ budget: String, _ spent: String, _ rate: String) -> NamedTable {
    let texts = [
      ["项目名称", name, "", ""], ["预算执行情况（万元）", "预算数（A）", "执行数（B）", "执行率（B/A）"],
      ["年度财政资金总额", budget, spent, rate],
    ]
    let rows = texts.map { $0.map { Optional(Cell(text: $0, page: 1, box: .zero)) } }
    return NamedTable(
      name: name + "绩效自评表",
      table: Table(rows: rows, rowPages: [1, 1, 1], parts: [], method: .ruled)
    )
  }

  private func rules(_ report: Report) -> [String] {
    Auditor.audit(report).findings.filter {
      $0.rule.hasPrefix("PERF") || $0.rule.hasPrefix("N9-COUNT") || $0.rule.hasPrefix("TOC")
    }
    .map(\.rule)
  }

  @Test func rateOfAProjectTableFollowsFromItsAmounts() {
    var report = builder().report()
    report.extraTables = [project("甲项目", "94.5", "94.23", "99.71%"), project("乙项目", "10", "9.98", "98.80%")]
    let found = Auditor.audit(report).findings.filter { $0.rule == "PERF-RATE" }
    #expect(found.map(\.printed) == ["98.80%"])
  }

  @Test func summaryAndTableAgree() {
    var builder = builder()
    builder.section(
      .performance,
      "十三",
      "共涉及项目2个，资金20万元。",
      "甲项目绩效自评综述：项目全年预算数为10万元，执行数为9.98万元，完成预算99.8%。",
      "2023年实际到位3个项目资金。"
    )
    var report = builder.report()
    report.extraTables = [project("甲", "10", "9.89", "98.9%")]
    #expect(Set(rules(report)) == ["PERF-TEXT", "PERF-COUNT"])
  }

  @Test func amountsOfTheAppendixAreThoseOfTheForms() {
    var builder = builder()
    builder.section(
      .appendix,
      "第六部分 附件",
      "2023年本年实际支出为100万元，其中：基本支出74.01万元，项目支出20万元。",
      "本年支出100万元，占预算50万元的比重为200%，占到位资金80万元的比重为200%。"
    )
    #expect(Set(rules(builder.report())) == ["PERF-SUM", "PERF-SHARE"])
  }

  @Test(arguments: [
    ("国内公务接待支出3.17万元，国内来访团组31个，214人次。", false),
    ("国内公务接待支出3.17万元，国内来访团组0个，0人次。", true),
    ("国内公务接待支出3.17万元，国内来访团组31个，9人次。", true),
    ("外宾接待支出0万元，共接待来访团组0个，0人次。", false),
  ])
  func visitsGoWithMoney(text: String, isWrong: Bool) {
    var builder = builder()
    builder.section(.threePublic, "九", text)
    #expect(rules(builder.report()).contains("N9-COUNT") == isWrong)
  }

  @Test func onePageOfTheContentsIsWrong() {
    var builder = builder()
    let titles = ["一、甲", "二、乙", "三、丙", "四、丁", "五、戊"]
    for (index, title) in titles.enumerated() {
      // Headings of the builder all stand on page 20; the contents count from the cover.
      builder.section(.duties, title, "说明。")
      builder.contents.append(ContentsEntry(title: title, page: index == 2 ? 17 : 18, level: 2, onPage: 2))
    }
    let found = Auditor.audit(builder.report()).findings.filter { $0.rule == "TOC-PAGE" }
    #expect(found.map(\.expected) == ["18"])
    #expect(found.map(\.printed) == ["17"])
  }

  @Test func everyFigureKnowsHowManyRulesWatchIt() throws {
    let report = Auditor.examine(ConsistentReport(seed: 3).report()).report
    let total = try #require(report.form(.expenditure)?.figure(row: "合计", column: "本年支出合计"))
    #expect(try #require(total.coverage) >= 3)
    for figure in report.forms.flatMap(\.rows).flatMap(\.figures) {
      #expect((figure.coverage == 0) == (figure.status == .unprotected))
    }
  }
}
