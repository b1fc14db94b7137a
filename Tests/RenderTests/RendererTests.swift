import Foundation
import JuesuanModel
import JuesuanRender
import Testing

@Suite struct RendererTests {
  @Test func `the same job gives the same bytes`() throws {
    let job = RenderJob(report: SampleReport(items: 12).report())
    #expect(try Renderer.pdf(job) == Renderer.pdf(job))
  }

  @Test func `a sound file with every word of the report`() throws {
    let report = SampleReport().report()
    let file = try RenderedFile(Renderer.pdf(RenderJob(report: report)), name: "sample")
    if let check = try file.run("qpdf", { ["--check", $0] }) {
      #expect(check.status == 0, "\(check.output)")
    }
  }
}
