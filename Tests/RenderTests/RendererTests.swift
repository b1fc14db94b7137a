import Foundation
import JuesuanModel
import JuesuanRender
import Testing

@Suite struct RendererTests {
  private static func job(_ sample: SampleReport = SampleReport()) -> RenderJob {
    let report = sample.report()
    return RenderJob(
      report: report.applying(SampleReport.corrections(of: report)),
      findings: [SampleReport.openFinding],
      priorYear: PriorYear(total: Money(fen: 1_200_000_000), fiscalTotal: nil)
    )
  }

  @Test func `the same job gives the same bytes`() throws {
    let job = Self.job(SampleReport(items: 12))
    #expect(try Renderer.pdf(job) == Renderer.pdf(job))
  }

  @Test(.enabled(if: RenderedFile.path(of: "qpdf") != nil, "qpdf is not installed"))
  func `the file is sound`() throws {
    let file = try RenderedFile(Renderer.pdf(Self.job()), name: "sample")
    let check = try #require(try file.run("qpdf", { ["--check", $0] }))
    #expect(check.status == 0, "\(check.output)")
  }

  @Test(.enabled(if: RenderedFile.path(of: "pdftotext") != nil, "pdftotext is not installed"))
  func `every figure and every paragraph comes back from the file`() throws {
    let job = Self.job(SampleReport(isHuge: true))
    let file = try RenderedFile(Renderer.pdf(job), name: "huge")
    let output = try #require(try file.run("pdftotext", { ["-layout", $0, "-"] })).output
    let words = Set(output.split(whereSeparator: \.isWhitespace).map(String.init))
    for form in job.report.forms {
      for figure in form.rows.flatMap(\.figures) where !figure.printed.isEmpty {
        let text = figure.corrected?.text() ?? figure.printed
        #expect(words.contains(text), "\(form.key.rawValue): \(text)")
      }
    }
    let plain = output.filter { !$0.isWhitespace }
    for case .paragraph(let paragraph) in job.report.body {
      let text = (paragraph.corrected ?? paragraph.text).filter { !$0.isWhitespace }
      #expect(plain.contains(text), "\(text)")
    }
  }

  @Test(.enabled(if: RenderedFile.path(of: "pdftoppm") != nil, "pdftoppm is not installed"))
  func `no character is blank on paper`() throws {
    let ink = try ["如", "　"].map { character in
      var report = SampleReport(items: 1).report()
      report.body = [SampleReport.paragraph(String(repeating: character, count: 30) + "完")]
      let file = try RenderedFile(Renderer.pdf(RenderJob(report: report)), name: "ink")
      let page = try #require(try file.run("pdftoppm", { ["-r", "36", "-gray", "-f", "3", "-l", "3", $0] }))
      return [UInt8](page.bytes).reduce(0) { $1 < 160 ? $0 + 1 : $0 }
    }
    #expect(ink[0] > ink[1] + 30 * 4)
  }

  @Test func `a workbook holds the report`() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try WorkbookWriter.xlsx(Self.job(SampleReport(items: 6)).report, to: url.path())
    #expect(try Data(contentsOf: url).starts(with: [0x50, 0x4B]))
  }
}
