import Foundation
import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

@Suite struct AuditPropertyTests {
  /// How many random reports are tried; more by hand with PROPERTY_SEEDS.
  static let seeds = 0..<(ProcessInfo.processInfo.environment["PROPERTY_SEEDS"].flatMap { Int($0) } ?? 60)

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

  /// A slip of the hand in a figure: a digit, two neighbours, the point, or any other amount.
  private static func slip(_ figure: PrintedFigure, _ random: inout SeededRandom) -> PrintedFigure {
    var digits = Array(String(figure.coefficient)).compactMap(\.wholeNumberValue)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let place = Int.random(in: 0..<digits.count, using: &random)
      digits[place] = (digits[place] + Int.random(in: 1...9, using: &random)) % 10
    case 1 where digits.count > 1:
      let place = Int.random(in: 0..<digits.count - 1, using: &random)
      digits.swapAt(place, place + 1)
    case 2: digits.append(0)
    default:
      return PrintedFigure(
        coefficient: figure.coefficient + Int64.random(in: 5_000...500_000, using: &random),
        decimals: 2,
        unit: .tenThousandYuan
      )
    }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
    return PrintedFigure(coefficient: value, decimals: 2, unit: .tenThousandYuan)
  }

  /// A report with some figures wrong by more than rounding, and what they were.
  private static func damaged(
    _ seed: Int,
    count: Int
  ) throws -> (report: Report, truth: [Change.Target: PrintedFigure]) {
    var report = ConsistentReport(seed: UInt64(seed)).report()
    var random = SeededRandom(seed: UInt64(seed) &* 104_729 &+ UInt64(count))
    var truth: [Change.Target: PrintedFigure] = [:]
    let keys: [FormKey] = [.income, .expenditure, .fiscalSummary, .generalBudget, .basicExpenditure]
    while truth.count < count {
      let key = try #require(keys.randomElement(using: &random))
      let form = try #require(report.forms.firstIndex { $0.key == key })
      let row = Int.random(in: report.forms[form].rows.indices, using: &random)
      let figures = report.forms[form].rows[row].figures
      guard !figures.isEmpty else { continue }
      let index = Int.random(in: figures.indices, using: &random)
      let target = Change.Target.figure(form: key, row: row, figure: index)
      guard truth[target] == nil, let before = figures[index].value.figure, before.coefficient > 0 else {
        continue
      }
      let wrong = slip(before, &random)
      // Less than a few tails is what rounding may explain.
      guard abs(wrong.coefficient - before.coefficient) > 20 else { continue }
      truth[target] = before
      report.forms[form].rows[row].figures[index].printed = wrong.text()
      report.forms[form].rows[row].figures[index].value = .amount(wrong)
    }
    return (report, truth)
  }

  /// Whether an explanation that is first or tied first names exactly the wrong cells with their true values.
  private static func isFirst(_ report: Report, _ truth: [Change.Target: PrintedFigure]) -> Bool {
    let index = FormIndex(report)
    var ledger = Ledger(report)
    let narrative = NarrativeReader.read(report, index: index, ledger: &ledger)
    let examination = Examination(report: report, index: index, ledger: ledger, narrative: narrative)
    let repair = Repair(readings: ledger.readings, relations: examination.relations)
    func isTrue(_ edit: Repair.Edit) -> Bool {
      let reading = ledger[edit.reading]
      guard let before = truth[reading.site],
        let step = Reading.step(unit: before.unit, decimals: before.decimals)
      else { return false }
      return abs(edit.value - Int128(before.coefficient) * step) <= 2 * step
    }
    var mended: Set<Change.Target> = []
    for cluster in examination.clusters {
      let best = cluster.explanations.first.map(repair.rank)
      let tied = cluster.explanations.filter { repair.rank($0) == best }
      guard let right = tied.first(where: { $0.allSatisfy(isTrue) }) else { return false }
      mended.formUnion(right.map { ledger[$0.reading].site })
    }
    return mended == Set(truth.keys)
  }

  @Test(arguments: [(1, 0.99), (2, 0.9)])
  func wrongCellsAreFoundWithTheirTrueValue(count: Int, share: Double) throws {
    var right = 0
    var missed: [Int] = []
    for seed in Self.seeds {
      let (report, truth) = try Self.damaged(seed, count: count)
      if Self.isFirst(report, truth) { right += 1 } else { missed.append(seed) }
    }
    let reached = Double(right) / Double(Self.seeds.count)
    if ProcessInfo.processInfo.environment["PROPERTY_SEEDS"] != nil {
      print(
        "\(count) wrong cells: true values first in \(right) of \(Self.seeds.count); not: \(missed.prefix(20))"
      )
    }
    #expect(reached >= share, "missed \(missed.prefix(20))")
  }

  @Test func everyFigureOfAConsistentReportIsMarked() {
    let report = Auditor.examine(ConsistentReport(seed: 3).report()).report
    let statuses = report.forms.flatMap(\.rows).flatMap(\.figures).map(\.status)
    #expect(!statuses.contains(nil))
    #expect(!statuses.contains(.flagged))
    #expect(!statuses.contains(.corrected))
  }
}
