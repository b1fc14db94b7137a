import Foundation
import JuesuanAudit
import JuesuanExtract
import JuesuanModel
import TestSupport
import Testing

/// What an officer reads, kept as text so that a change of rules or wording shows as a diff.
@Suite struct FindingsGoldenTests {
  @Test(arguments: ["word-errors", "text-layout"])
  func `the findings of a report with known errors`(name: String) throws {
    let truth = try CorpusTruth.named(name)
    let bytes = try Places.bytes(Places.corpus.appending(path: truth.file))
    let result = Auditor.audit(try Extractor.report(of: bytes, name: truth.file))
    try expectGolden(FindingsText(result).text, "\(name).findings.txt")
  }
}
