import Foundation
import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

/// Narratives of many phrasings around consistent forms: nothing may be reported of them.
@Suite struct ProvincialNarrativeTests {
  @Test(arguments: ProvincialNarrative.Style.allCases, 0..<5)
  func consistentNarrativeHasNoErrorAndNoWarning(style: ProvincialNarrative.Style, seed: Int) {
    let narrative = ProvincialNarrative(report: ConsistentReport(plain: UInt64(seed)), style: style)
    let report = narrative.whole()
    let bad = Auditor.audit(report).findings.filter { $0.severity > .info }
    #expect(bad.isEmpty, "\(style) \(seed): \(bad.map { $0.rule + " " + $0.quote + " " + $0.message })")
  }

  /// How many reports are tried for each slip; more by hand with PROPERTY_SEEDS.
  static let rounds = ProcessInfo.processInfo.environment["PROPERTY_SEEDS"].flatMap { Int($0) } ?? 7

  /// Of slips of all kinds in random sentences, nearly all are found, and by a finding of their kind in their paragraph.
  @Test func slipsAreFoundByTheirKind() {
    var (found, all) = (0, 0)
    var missed: [String] = []
    for slip in NarrativeSlip.allCases {
      for round in 0..<Self.rounds {
        var random = SeededRandom(seed: UInt64(round) &* 6151 &+ 7)
        let consistent = ConsistentReport(plain: UInt64(round))
        let style = ProvincialNarrative.Style(rawValue: round % 7)
        let report =
          style.map { ProvincialNarrative(report: consistent, style: $0).whole() } ?? consistent.report()
        guard let (broken, block, text) = slip.applied(to: report, &random) else { continue }
        all += 1
        let findings = Auditor.audit(broken).findings.filter {
          $0.severity > .info && slip.kinds.contains($0.kind)
        }
        if findings.isEmpty { missed.append("\(slip) \(round) \(block): \(text)") } else { found += 1 }
      }
    }
    if ProcessInfo.processInfo.environment["PROPERTY_SEEDS"] != nil {
      print("slips found: \(found) of \(all)")
      missed.forEach { print("not found:", $0) }
    }
    #expect(found * 100 >= all * 95, "\(missed)")
  }
}
