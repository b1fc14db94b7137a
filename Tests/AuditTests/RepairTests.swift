import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

@Suite struct RepairTests {
  /// Six wrong cells that hang together: more than branching reaches, so the programme has to find them.
  @Test func manyErrorsAreFoundByTheProgramme() throws {
    let report = ConsistentReport(plain: 11).report()
    let form = try #require(report.form(.expenditure))
    let rows = form.rows.filter { $0.key.map { $0.count == 7 } ?? false }.prefix(6)
    var broken = report
    for (index, row) in rows.enumerated() {
      let before = try #require(row.figures[0].value.figure)
      let wrong = PrintedFigure(
        coefficient: before.coefficient + 10_000 * Int64(index + 3),
        decimals: 2,
        unit: .tenThousandYuan
      )
      broken = broken.changing(.expenditure, row: row.key ?? "", column: 0, to: wrong.text())
    }
    let result = Auditor.audit(broken)
    let changed = Set(result.corrections.flatMap(\.changes).map(\.target))
    for row in rows {
      let index = try #require(form.rows.firstIndex(of: row))
      #expect(changed.contains(.figure(form: .expenditure, row: index, figure: 0)), "\(row.key ?? "")")
    }
    #expect(changed.count == rows.count)
  }

  /// Each total and row is off by a tail that rounding allows; chained, the tails add up to more.
  @Test func statementsThatHoldOnlyAloneAreContradictory() throws {
    var builder = ReportBuilder()
    builder.add(
      .generalBudget,
      rows: [
        .init(key: "合计", label: "合计", cells: ["20.00", "10.01", "10.00"]),
        .init(key: "201", label: "一般公共服务支出", cells: ["20.01", "10.00", "9.99"]),
        .init(key: "20101", label: "人大事务", cells: ["20.01", "10.00", "9.99"]),
        .init(key: "2010101", label: "行政运行", cells: ["20.01", "10.00", "9.99"]),
      ]
    )
    let findings = Auditor.audit(builder.report()).findings.filter { $0.severity == .error }
    let finding = try #require(findings.first { $0.message.contains("同时成立") }, "\(findings.map(\.message))")
    #expect(finding.kind == .sum)
    #expect(finding.operands.count > 3)
  }

  @Test func independentErrorsHaveTheirOwnCorrections() throws {
    let report = ConsistentReport(plain: 4).report()
    let form = try #require(report.form(.generalBudget))
    let row = try #require(form.rows.last { $0.key.map { $0.count == 7 } ?? false })
    let before = try #require(row.figures[1].value.figure)
    let wrong = PrintedFigure(
      coefficient: before.coefficient + 7_000_000,
      decimals: 2,
      unit: .tenThousandYuan
    )
    let broken = report.changing(.generalBudget, row: row.key ?? "", column: 1, to: wrong.text())
      .replacing("占本年支出合计的 ", with: "占本年支出合计的 7")
    let corrections = Auditor.audit(broken).corrections
    #expect(corrections.count > 1)
    #expect(corrections.allSatisfy { $0.changes.count == 1 && $0.unique }, "\(corrections.map(\.changes))")
  }

  @Test func aFigureOfDoubtfulPlaceAccusesNobody() throws {
    var report = ConsistentReport(plain: 4).report()
    let form = try #require(report.forms.firstIndex { $0.key == .generalBudget })
    report.forms[form].rows[0].figures[1].value = .amount(
      PrintedFigure(coefficient: 1, decimals: 2, unit: .tenThousandYuan)
    )
    report.forms[form].rows[0].figures[1].confidence = 0.6
    let (result, marked) = Auditor.examine(report)
    #expect(result.findings.allSatisfy { $0.severity < .error }, "\(result.findings.map(\.message))")
    #expect(marked.forms[form].rows[0].figures[1].status == .flagged)
    #expect(result.obligations.contains { $0.rule == "T5-ROW" && $0.outcome == .missing })
  }

  /// 317.42 ÷ 320.47 is 99.05, which prints as 99.0 as well as 99.1; the forms in 元 alone allow only 99.1.
  @Test func aShareMayBeTakenOfTheRoundedFiguresOfTheSentence() {
    var builder = ReportBuilder()
    builder.unit = .yuan
    builder.add(.expenditure, rows: [.init(key: "合计", label: "合计", cells: ["3204663.15", "3204663.15", ""])])
    builder.add(
      .generalBudget,
      rows: [.init(key: "合计", label: "合计", cells: ["3174241.08", "3174241.08", ""])]
    )
    builder.section(.expenditure, "三", "本年支出合计320.47万元。")
    builder.section(.generalOverall, "五", "一般公共预算财政拨款支出317.42万元，占本年支出合计的99.0%。")
    let findings = Auditor.audit(builder.report()).findings
    #expect(!findings.contains { $0.rule == "N5a-P" && $0.severity == .error })
  }

  @Test func aRowWhoseNameWasNotRecognisedIsNoZero() throws {
    var report = ConsistentReport(plain: 4).report()
    let form = try #require(report.forms.firstIndex { $0.key == .incomeAndExpenditure })
    let row = try #require(report.forms[form].rows.firstIndex { $0.key == "201" })
    report.forms[form].rows[row].key = nil
    let result = Auditor.audit(report)
    #expect(result.findings.allSatisfy { $0.severity < .error }, "\(result.findings.map(\.message))")
    #expect(result.obligations.contains { $0.rule == "X13b" && $0.outcome == .missing })
  }
}
