import Foundation
import JuesuanAudit
import JuesuanExtract
import JuesuanModel
import JuesuanRender
import TestSupport
import Testing

/// What we print can be read again: the same forms with the same figures.
@Suite struct RoundTripTests {
  /// One line a figure: everything that must survive printing and reading.
  private func figures(of report: Report) -> [String] {
    report.forms.flatMap { form in
      form.rows.flatMap { row in
        row.figures.filter { $0.effective != .blank }.map { figure in
          let lane = FormCatalogue.definition(of: form.key).variant(named: form.variant).lanes[
            form.columns[figure.column].lane
          ].name
          let text = figure.corrected.map { $0.text() } ?? figure.printed.filter { $0 != "," }
          return
            "\(form.key.rawValue) \(lane) \(row.key ?? row.label) \(form.columns[figure.column].key ?? "?") \(text)"
        }
      }
    }.sorted()
  }

  @Test(arguments: CorpusTruth.names, [RenderJob.Edition.asPublished, .corrected])
  func `our own PDF reads back as what was printed`(name: String, edition: RenderJob.Edition) throws {
    let truth = try CorpusTruth.named(name)
    let report = try Extractor.report(
      of: try Places.bytes(Places.corpus.appending(path: truth.file)),
      name: truth.file
    )
    let result = Auditor.audit(report)
    let printed = edition == .corrected ? report.applying(result.corrections) : report
    let pdf = try Renderer.pdf(
      RenderJob(report: printed, findings: result.findings, priorYear: result.priorYear, edition: edition)
    )
    let again = try Extractor.report(of: pdf, name: "again.pdf")

    #expect(again.entity == report.entity)
    #expect(again.fiscalYear == report.fiscalYear)
    #expect(again.forms.map(\.key) == report.forms.map(\.key))
    #expect(again.forms.map(\.state) == printed.forms.map(\.state))
    #expect(again.forms.map(\.unit) == report.forms.map(\.unit))
    let (before, after) = (figures(of: printed), figures(of: again))
    for difference in after.difference(from: before).prefix(10) { Issue.record("\(difference)") }
    #expect(again.extraTables.count >= report.extraTables.count)
  }
}
