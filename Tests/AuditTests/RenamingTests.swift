import Foundation
import JuesuanModel
import Testing

@testable import JuesuanAudit

/// Names of rows are corrected as figures are: in a layer above what is printed.
@Suite struct RenamingTests {
  private func report() -> Report {
    var builder = ReportBuilder()
    let cells = ["10.00", "10.00", ""]
    builder.add(
      .generalBudget,
      rows: [
        .init(key: "合计", label: "合计", cells: cells), .init(key: "201", label: "一般公共预算服务支出", cells: cells),
      ]
    )
    builder.add(.expenditure, rows: [.init(key: "201", label: "一般公共服务支出", cells: cells + ["", "", ""])])
    var report = builder.report()
    report.forms[0].rows[1].printedLabel = "一、一般公共\n预算服务支出"
    return report
  }

  @Test func aWrongNameIsCorrectedWhereTheReportHasTheRightOne() throws {
    let report = report()
    let result = Auditor.audit(report)
    let correction = try #require(result.corrections.first { $0.rule == "NAME" })
    #expect(correction.unique)
    let change = try #require(correction.changes.first)
    #expect(change.target == .label(form: .generalBudget, row: 1))
    #expect(change.place == "05表 201 一般公共预算服务支出")

    let applied = report.applying(result.corrections)
    #expect(applied.diagnostics.isEmpty)
    let row = applied.forms[0].rows[1]
    #expect(row.label == "一般公共预算服务支出")
    #expect(row.printedLabel == "一、一般公共\n预算服务支出")
    #expect(row.effectiveLabel == "一、一般公共服务支出")
  }

  @Test func aNameThatIsNotThereIsLeftAlone() throws {
    let correction = try #require(Auditor.audit(report()).corrections.first { $0.rule == "NAME" })
    var other = report()
    other.forms[0].rows[1].label = "一般公共服务支出"
    let applied = other.applying([correction])
    #expect(applied.forms[0].rows[1].correctedLabel == nil)
    #expect(applied.diagnostics.contains { $0.code == "correction-refused" })
  }

  @Test func theChangeSurvivesJSON() throws {
    let change = Change(target: .label(form: .generalBudget, row: 1), place: "", page: 2, from: "甲", to: "乙")
    let data = try JSONEncoder().encode(change)
    #expect(try JSONDecoder().decode(Change.self, from: data) == change)
    #expect(!String(decoding: data, as: UTF8.self).contains("figure"))
  }
}
