import Foundation
import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

/// What must hold of every random report; `PROPERTY_SEEDS=1000` tries as many as CONTRIBUTING.md asks for.
@Suite struct AuditPropertyTests {
  static let isLong = ProcessInfo.processInfo.environment["PROPERTY_SEEDS"] != nil
  static let seeds = 0..<(ProcessInfo.processInfo.environment["PROPERTY_SEEDS"].flatMap { Int($0) } ?? 40)

  @Test(arguments: seeds)
  func consistentReportHasNoErrorAndNoWarning(seed: Int) {
    let report = ConsistentReport(seed: UInt64(seed))
    let result = Auditor.audit(report.report())
    // A form that is left out is worth a warning of its own.
    let bad = result.findings.filter {
      $0.severity > .info && ($0.rule != "FORM-ALL" || report.shape.absent.isEmpty)
    }
    #expect(bad.isEmpty, "seed \(seed): \(bad.map { $0.rule + " " + $0.message })")
    #expect(result.corrections.isEmpty, "seed \(seed)")
  }

  /// Two slips in one paragraph move each other's place, so of two at most one is in the narrative.
  @Test(arguments: [(1, 0.99), (2, 0.9)])
  func wrongFiguresAreFoundWithTheirTrueValue(count: Int, share: Double) throws {
    var tally: [String: (all: Int, first: Int)] = [:]
    var (found, first, exact, misled) = (0, 0, 0, 0)
    var missed: [String] = []
    for seed in Self.seeds {
      var random = SeededRandom(seed: UInt64(seed) &* 104_729 &+ UInt64(count))
      let damage = Damage(ConsistentReport(seed: UInt64(seed)).report(), count: count, &random)
      #expect(damage.wrongs.count == count, "seed \(seed)")
      let outcome = damage.outcome
      if outcome.isFound { found += 1 }
      if outcome.isFirst { first += 1 }
      if outcome.isExact { exact += 1 }
      if outcome.isMisled { misled += 1 }
      if !outcome.isFirst || !outcome.isFound || outcome.isMisled {
        missed.append(
          "\(seed)\(outcome.isFound ? "" : " not found")\(outcome.isFirst ? "" : " not first")\(outcome.isMisled ? " MISLED" : "") \(outcome.note)"
        )
      }
      for wrong in damage.wrongs {
        tally["\(wrong.slip)", default: (0, 0)].all += 1
        if outcome.isFirst { tally["\(wrong.slip)", default: (0, 0)].first += 1 }
      }
    }
    if Self.isLong {
      print(
        "\(count) wrong of \(Self.seeds.count): found \(found), true values first \(first), to the last place \(exact), misled \(misled)"
      )
      for (slip, counts) in tally.sorted(by: { $0.key < $1.key }) {
        print("  \(slip): \(counts.first) of \(counts.all)")
      }
      for line in missed { print("  seed \(line)") }
    }
    #expect(found == Self.seeds.count, "\(missed.prefix(9))")
    #expect(Double(first) >= share * Double(Self.seeds.count), "\(missed.prefix(9))")
  }

  @Test func everyFigureOfAConsistentReportIsMarked() {
    let report = Auditor.examine(ConsistentReport(seed: 3).report()).report
    let statuses = report.forms.flatMap(\.rows).flatMap(\.figures).map(\.status)
    #expect(!statuses.contains(nil))
    #expect(!statuses.contains(.flagged))
    #expect(!statuses.contains(.corrected))
  }
}
