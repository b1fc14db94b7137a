import JuesuanModel
import Testing

@testable import JuesuanAudit

@Suite struct AuditPropertyTests {
  @Test(arguments: 0..<200)
  func consistentReportHasNoErrorAndNoWarning(seed: Int) {
    let result = Auditor.audit(ConsistentReport(seed: UInt64(seed)).report())
    let bad = result.findings.filter { $0.severity > .info }
    #expect(bad.isEmpty, "seed \(seed): \(bad.map { $0.rule + " " + $0.message })")
  }
}
