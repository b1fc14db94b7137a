import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

/// Corrections put in force leave nothing worse than it was.
@Suite struct CorrectionPropertyTests {
  /// The report as its corrected edition prints it.
  private func corrected(_ report: Report) -> Report {
    var result = report
    for form in result.forms.indices {
      for row in result.forms[form].rows.indices {
        for figure in result.forms[form].rows[row].figures.indices {
          guard let value = result.forms[form].rows[row].figures[figure].corrected else { continue }
          result.forms[form].rows[row].figures[figure].printed = value.text()
          result.forms[form].rows[row].figures[figure].value = .amount(value)
        }
      }
    }
    for (index, block) in result.body.enumerated() {
      guard case .paragraph(var paragraph) = block, let text = paragraph.corrected else { continue }
      paragraph.text = text
      result.body[index] = .paragraph(paragraph)
    }
    return result
  }

  @Test(arguments: 0..<30)
  func aReportWithItsCorrectionsHasNoNewError(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed) &* 31 &+ 7)
    let report = Damage(ConsistentReport(seed: UInt64(seed)).report(), count: 1 + seed % 3, &random).report
    let before = Auditor.audit(report)
    let applied = report.applying(before.corrections)
    #expect(applied.diagnostics.isEmpty, "seed \(seed)")
    // What was printed stays beside the layer.
    #expect(
      zip(applied.forms, report.forms).allSatisfy { pair in
        zip(pair.0.rows, pair.1.rows).allSatisfy { rows in
          rows.0.figures.map(\.printed) == rows.1.figures.map(\.printed)
        }
      }
    )
    let errors = Auditor.audit(corrected(applied)).findings.filter { $0.severity == .error }
    // What no correction in force was proposed for may stay.
    let open = before.findings.filter { finding in
      finding.severity == .error && !finding.corrections.contains(where: \.unique)
    }
    let known = Set(open.map(\.rule))
    #expect(errors.allSatisfy { known.contains($0.rule) }, "seed \(seed): \(errors.map(\.message))")
    #expect(errors.count <= open.count, "seed \(seed): \(errors.map(\.message))")
  }
}
