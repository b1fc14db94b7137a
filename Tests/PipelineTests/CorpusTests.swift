import Foundation
import JuesuanAudit
import JuesuanExtract
import JuesuanModel
import TestSupport
import Testing

/// The whole line over the reports of our own making, against the truth beside them.
@Suite struct CorpusTests {
  private func report(_ name: String) throws -> (Report, CorpusTruth) {
    let truth = try CorpusTruth.named(name)
    let url = Places.corpus.appending(path: truth.file)
    return (try Extractor.report(of: try Places.bytes(url), name: truth.file), truth)
  }

  @Test func `the corpus has six whole reports, two of them texts`() {
    #expect(CorpusTruth.names.count >= 6)
    #expect(CorpusTruth.names.filter { $0.hasPrefix("text-") }.count == 2)
  }

  @Test(arguments: CorpusTruth.names)
  func `entity, year, unit and forms are those of the report`(name: String) throws {
    let (report, truth) = try report(name)
    #expect(report.entity == truth.entity)
    #expect(report.fiscalYear == truth.fiscalYear)
    #expect(report.forms.map(\.key.rawValue).sorted() == truth.forms.map(\.form).sorted())
    #expect(report.missingForms.map(\.rawValue).sorted() == truth.missingForms.sorted())
    for form in truth.forms {
      #expect(report.forms.first { $0.key.rawValue == form.form }?.title == form.title, "form \(form.form)")
    }
    for form in truth.forms where !form.empty {
      #expect(report.forms.first { $0.key.rawValue == form.form }?.state == .filled, "form \(form.form)")
    }
    #expect(report.forms.allSatisfy { $0.unit.rawValue == truth.unit })
  }

  @Test(arguments: CorpusTruth.names)
  func `every printed figure has its form, row, code, label and column`(name: String) throws {
    let (report, _) = try report(name)
    let read = report.tidyRows().filter { !$0.printed.isEmpty }.map(\.truthLine)
    let expected = try CorpusTruth.figures(name)
    let (lost, invented) = (
      Set(expected).subtracting(read).sorted(), Set(read).subtracting(expected).sorted()
    )
    #expect(lost.isEmpty, "lost \(lost.count): \(lost.prefix(5))")
    #expect(invented.isEmpty, "invented \(invented.count): \(invented.prefix(5))")
    #expect(read.count == expected.count)
  }

  @Test(arguments: CorpusTruth.names)
  func `every other table is carried under its name`(name: String) throws {
    let (report, truth) = try report(name)
    let names = report.extraTables.map { Normalisation.compact($0.name) }
    for title in truth.extraTables {
      #expect(names.contains { $0.contains(Normalisation.compact(title)) }, "\(title) is not among \(names)")
    }
  }

  @Test(arguments: CorpusTruth.names)
  func `known errors are found and nothing else is called an error`(name: String) throws {
    let (report, truth) = try report(name)
    let result = Auditor.audit(report)
    var unexplained = result.findings.filter { $0.severity == .error && $0.kind != .missingTable }
    for error in truth.errors {
      let isAbout = { (finding: Finding) -> Bool in
        if let quote = error.quote, !quote.isEmpty, error.form == nil {
          let (one, other) = (Normalisation.compact(finding.quote), Normalisation.compact(quote))
          return one.contains(other) || other.contains(one)
            || one.contains(Normalisation.compact(error.printed))
        }
        return finding.printed == error.printed
          || finding.operands.contains { $0.printed == error.printed && $0.form?.rawValue == error.form }
      }
      #expect(
        result.findings.contains { $0.severity >= .warning && isAbout($0) },
        "\(error.kind) \(error.label ?? error.quote ?? "") \(error.printed) was not found"
      )
      unexplained.removeAll(where: isAbout)
    }
    #expect(unexplained.isEmpty, "\(unexplained.map { "\($0.rule) \($0.message)" })")
    if truth.errors.isEmpty {
      #expect(!result.findings.contains { $0.severity == .warning }, "no doubt about a consistent report")
    }
  }
}

extension TidyRow {
  /// The line of the truth files: `form,row,line,code,label,column,printed,fen`.
  fileprivate var truthLine: String {
    [form, row, line, code, label, column, printed, fen].map(CSV.field).joined(separator: ",")
  }
}
