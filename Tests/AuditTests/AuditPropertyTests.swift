import Foundation
import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

@Suite struct AuditPropertyTests {
  /// How many random reports are tried; more by hand with PROPERTY_SEEDS.
  static let seeds = 0..<(ProcessInfo.processInfo.environment["PROPERTY_SEEDS"].flatMap { Int($0) } ?? 200)

  @Test(arguments: seeds)
  func consistentReportHasNoErrorAndNoWarning(seed: Int) {
    let result = Auditor.audit(ConsistentReport(seed: UInt64(seed)).report())
    let bad = result.findings.filter { $0.severity > .info }
    #expect(bad.isEmpty, "seed \(seed): \(bad.map { $0.rule + " " + $0.message })")
    #expect(result.corrections.isEmpty, "seed \(seed)")
  }

  /// One figure of the coded forms is changed by more than rounding explains.
  @Test(arguments: 0..<(seeds.count / 4))
  func oneWrongCellIsFoundAndNeverMendedWrongly(seed: Int) throws {
    let report = ConsistentReport(seed: UInt64(seed)).report()
    var random = SeededRandom(seed: UInt64(seed) &* 7919)
    let key = try #require([FormKey.income, .expenditure, .generalBudget].randomElement(using: &random))
    let form = try #require(report.form(key))
    let places = form.rows.indices.flatMap { row in form.rows[row].figures.indices.map { (row, $0) } }
      .filter { (form.rows[$0.0].figures[$0.1].value.figure?.coefficient ?? 0) > 0 }
    let (row, figure) = try #require(places.randomElement(using: &random))
    let place = form.rows[row]
    let before = try #require(place.figures[figure].value.figure)
    let wrong = PrintedFigure(
      coefficient: before.coefficient + Int64.random(in: 5_000...500_000, using: &random),
      decimals: 2,
      unit: .tenThousandYuan
    )
    let broken = report.changing(key, row: place.key ?? "", column: figure, to: wrong.text())
    let result = Auditor.audit(broken)
    #expect(result.findings.contains { $0.severity == .error }, "seed \(seed): \(key) \(place.key ?? "")")
    #expect(broken.applying(result.corrections).diagnostics.isEmpty, "seed \(seed)")
    for change in result.corrections.flatMap(\.changes) {
      #expect(change.target == .figure(form: key, row: row, figure: figure), "seed \(seed): \(change)")
      let value = try #require(FigureValue(reading: change.to, unit: .tenThousandYuan).figure)
      #expect(
        abs(value.coefficient - before.coefficient) <= 2,
        "seed \(seed): \(change.to) for \(before.text())"
      )
    }
  }

  @Test func everyFigureOfAConsistentReportIsMarked() {
    let report = Auditor.examine(ConsistentReport(seed: 3).report()).report
    let statuses = report.forms.flatMap(\.rows).flatMap(\.figures).map(\.status)
    #expect(!statuses.contains(nil))
    #expect(!statuses.contains(.flagged))
    #expect(!statuses.contains(.corrected))
  }
}
