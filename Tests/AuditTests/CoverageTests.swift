import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

/// The coverage that the report shows of its figures, put to the proof by wrong figures.
@Suite struct CoverageTests {
  @Test(arguments: 0..<8)
  func aCoveredFigureIsFoundWrongEitherWayAndAnotherIsNot(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let clean = ConsistentReport(seed: UInt64(seed)).report()
    let (_, marked) = Auditor.examine(clean)
    let ledger = Ledger(clean)
    let cells = ledger.readings.indices.filter { ledger[$0].state == .printed }
    let uncovered = cells.filter { coverage(of: ledger[$0], in: marked) == 0 }
    let sample = cells.shuffled(using: &random).prefix(6) + uncovered.shuffled(using: &random).prefix(6)
    for cell in sample {
      let reading = ledger[cell]
      // More than the tails of any sum of forty items.
      let shift = 60 * reading.step
      let found = try [reading.center + shift, reading.center - shift].map { value in
        let text = reading.text(of: value)
        let broken = try #require(clean.printing(text, at: reading.site))
        return Auditor.audit(broken).findings.contains { $0.severity == .error }
      }
      let covered = coverage(of: reading, in: marked)
      // An inequality notices an error to one side only, so it does not count.
      #expect(
        found.allSatisfy { $0 } == (covered > 0),
        "seed \(seed): \(reading.site) \(reading.operand.printed) has \(covered) witnesses, found \(found)"
      )
    }
  }

  private func coverage(of reading: Reading, in report: Report) -> Int {
    guard case .figure(let key, let row, let figure) = reading.site else { return 0 }
    return report.form(key)?.rows[row].figures[figure].coverage ?? 0
  }
}
