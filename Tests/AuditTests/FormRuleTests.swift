import JuesuanModel
import Testing

@testable import JuesuanAudit

@Suite struct FormRuleTests {
  @Test func ruleNumbersAreUnique() {
    let ids = RuleCatalog.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(RuleCatalog.rules.allSatisfy { !$0.summary.formula.isEmpty && !$0.sentence.isEmpty })
  }

  @Test func everyRuleHasAnObligation() {
    let result = Auditor.audit(ReportBuilder().report())
    #expect(result.obligations.map(\.rule) == RuleCatalog.rules.map(\.id))
    #expect(result.obligations.first?.outcome == .missing)
  }

  private func form(_ rows: [(String, [String])]) -> Report {
    var builder = ReportBuilder()
    builder.add(.generalBudget, rows: rows.map { .init(key: $0.0, label: $0.0, cells: $0.1) })
    return builder.report()
  }

  private func outcome(_ report: Report, _ rule: String) -> Obligation.Outcome? {
    Auditor.audit(report).obligations.first { $0.rule == rule }?.outcome
  }

  @Test func roundingIsNoError() {
    let report = form([
      ("合计", ["1.02", "1.02", ""]), ("201", ["0.34", "0.34", ""]), ("208", ["0.34", "0.34", ""]),
      ("210", ["0.33", "0.33", ""]),
    ])
    #expect(outcome(report, "T5-COL") == .rounding)
    let wrong = report.changing(.generalBudget, row: "合计", column: 0, to: "1.04")
    #expect(outcome(wrong, "T5-COL") == .fail)
  }

  @Test func blankIsZeroWhereTheIdentityCloses() {
    let report = form([("合计", ["1.00", "1.00", "0.00"]), ("201", ["1.00", "1.00", ""])])
    #expect(outcome(report, "T5-ROW") == .pass)
  }

  @Test func unreadableFigureIsMissingAndFlagged() {
    let report = form([("合计", ["1.00", "1.00", ""]), ("201", ["1.0O", "1.00", ""])])
    #expect(outcome(report, "T5-ROW") == .missing)
    let marked = Auditor.examine(report).report
    #expect(marked.form(.generalBudget)?.figure(row: "201", column: "小计")?.status == .flagged)
  }

  @Test func swappedColumnsAreMendedTogether() throws {
    let report = form([
      ("合计", ["9.00", "5.00", "4.00"]), ("201", ["9.00", "5.00", "4.00"]),
      ("20103", ["9.00", "5.00", "4.00"]),
      ("2010301", ["6.00", "1.00", "5.00"]), ("2010302", ["3.00", "", "3.00"]),
    ])
    let result = Auditor.audit(report)
    let changes = try #require(result.corrections.first).changes
    #expect(Set(changes.map(\.to)) == ["5.00", "1.00"])
  }

  @Test func slips() {
    #expect(DigitSlip.relates("59.90", "79.90"))
    #expect(DigitSlip.relates("1,421.07", "1,241.07"))
    #expect(DigitSlip.relates("12.50", "125.00"))
    #expect(DigitSlip.relates("12.5", "112.5"))
    #expect(!DigitSlip.relates("12.50", "99.10"))
  }

  @Test func wideFiguresDoNotOverflow() {
    let huge = "999999999999999"
    var builder = ReportBuilder()
    builder.unit = .hundredMillionYuan
    builder.add(
      .generalBudget,
      rows: [
        .init(key: "合计", label: "合计", cells: [huge, huge, huge]),
        .init(key: "201", label: "", cells: [huge, "1", "2"]),
      ]
    )
    builder.section(
      .generalStructure,
      "二",
      "一般公共预算财政拨款支出\(huge)亿元，占本年支出合计的\(huge)%，比上年增加\(huge)亿元，增长\(huge)%。"
    )
    #expect(!Auditor.audit(builder.report()).findings.isEmpty)
  }

  @Test func classNameOfAnotherYear() {
    var builder = ReportBuilder()
    builder.add(.generalBudget, rows: [.init(key: "201", label: "一般公共预算服务支出", cells: ["1.00", "1.00", ""])])
    builder.add(
      .expenditure,
      rows: [.init(key: "201", label: "一般公共服务支出", cells: ["1.00", "1.00", "", "", "", ""])]
    )
    let found = Auditor.audit(builder.report()).findings.filter { $0.rule == "NAME" }
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.expected == "一般公共服务支出")
  }

  @Test func formInContentsButNotInBody() {
    var builder = ReportBuilder()
    builder.add(.generalBudget, rows: [.init(key: "合计", label: "合计", cells: ["1.00", "1.00", ""])])
    builder.contents = [ContentsEntry(title: "九、财政拨款“三公”经费支出决算表", page: 9, level: 2, onPage: 2)]
    let found = Auditor.audit(builder.report()).findings.filter { $0.rule == "FORM-LIST" }
    #expect(found.map(\.kind) == [.missingTable])
  }
}
