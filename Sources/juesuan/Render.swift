import ArgumentParser
import JuesuanAudit
import JuesuanModel
import JuesuanRender

/// `juesuan render`: the standard-format report with charts.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "The standard-format report with charts, as PDF.",
    discussion: """
      EXAMPLES
        juesuan extract report.pdf -o report.json
        juesuan render report.json -o report.pdf
        juesuan render report.json -o published.pdf --as-published
      """
  )

  @Argument(help: "The report.json; - reads standard input.")
  var file: String

  @Option(name: .short, help: ArgumentHelp("The PDF to write.", valueName: "out.pdf"))
  var output: String

  @Flag(exclusivity: .exclusive, help: "With corrections in force (the default), or as published.")
  var edition = EditionFlag.corrected

  @OptionGroup var common: CommonOptions

  enum EditionFlag: String, EnumerableFlag { case corrected, asPublished }

  func run() throws {
    let report = try InputFile(path: file).report()
    let job = RenderJob.make(Auditor.examine(report), edition: edition)
    try OutputFile(output).write(try Renderer.pdf(job))
    common.say("\(output): \(job.report.corrections.count) 处更正")
  }
}

extension RenderJob {
  /// The job for an audited report: corrected unless it is to be printed as published.
  static func make(_ audit: (result: AuditResult, report: Report), edition: Render.EditionFlag) -> RenderJob {
    let isCorrected = edition == .corrected
    return RenderJob(
      report: isCorrected ? audit.report.applying(audit.result.corrections) : audit.report,
      findings: audit.result.findings,
      priorYear: audit.result.priorYear,
      edition: isCorrected ? .corrected : .asPublished
    )
  }
}
