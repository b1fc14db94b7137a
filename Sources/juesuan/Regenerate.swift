import ArgumentParser
import JuesuanAudit
import JuesuanExtract
import JuesuanModel
import JuesuanRender

/// `juesuan regenerate`: extract, audit, correct and render in one go.
struct Regenerate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regenerate",
    abstract: "Extract, audit, correct and render in one go: a published report in, a corrected one out.",
    discussion: """
      EXAMPLES
        juesuan regenerate report.pdf -o corrected.pdf
        juesuan regenerate report.txt -o corrected.pdf --quiet
      """
  )

  @Argument(help: "The PDF, text or report.json; - reads standard input.")
  var file: String

  @Option(name: .short, help: ArgumentHelp("The PDF to write.", valueName: "out.pdf"))
  var output: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let input = try InputFile(path: file)
    let report = try ReportInput.report(of: input)
    let audit = Auditor.examine(report)
    let job = RenderJob.make(audit, edition: .corrected)
    try OutputFile(output).write(try Renderer.pdf(job))

    Messages.tell(job.report.diagnostics, of: input.name, common)
    Messages.tellMissingForms(of: report, common)
    common.say(
      "\(report.entity) \(report.fiscalYear.map { "\($0)年度" } ?? "")：\(report.forms.count) 张法定表、\(report.extraTables.count) 张其他表"
    )
    common.say(FindingsText(audit.result).summary)
    for correction in job.report.corrections {
      for change in correction.changes {
        common.say("  更正 [\(correction.rule)] \(change.place)：\(change.from) → \(change.to)")
      }
    }
    if output != "-" { common.say("→ \(output)") }
  }
}
