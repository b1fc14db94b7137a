import ArgumentParser
import Glibc
import JuesuanAudit
import JuesuanExtract
import JuesuanModel

/// `juesuan audit`: findings, obligations, proposed corrections.
struct Audit: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }
  enum Level: String, ExpressibleByArgument, CaseIterable {
    case error, warning, never

    /// Whether findings of this severity make the command fail.
    func isReached(by worst: Finding.Severity?) -> Bool {
      switch self {
      case .never: false
      case .warning: (worst ?? .info) >= .warning
      case .error: worst == .error
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Findings, obligations and proposed corrections.",
    discussion: """
      EXAMPLES
        juesuan audit report.pdf
        juesuan audit report.json --format json -o findings.json
        juesuan audit report.pdf --format html -o findings.html --fail-on never
      """
  )

  @Argument(help: "The PDF, text or report.json; - reads standard input.")
  var file: String

  @Option(help: "text, json or html.")
  var format = Format.text

  @Option(name: .short, help: ArgumentHelp("Where to write; standard output unless given.", valueName: "out"))
  var output: String?

  @Option(
    help: ArgumentHelp("Exit with 1 on findings at or above: error, warning or never.", valueName: "level")
  )
  var failOn = Level.error

  @OptionGroup var common: CommonOptions

  func run() throws {
    let input = try InputFile(path: file)
    let report = try ReportInput.report(of: input)
    let result = Auditor.audit(report)
    let target = OutputFile(output)
    switch format {
    case .json: try target.write(json: result)
    case .html: try target.write(FindingsPage(result).html)
    case .text:
      let isColored =
        target.isStandardOutput ? common.color.isOn(for: STDOUT_FILENO) : common.color == .always
      try target.write(FindingsText(result, isColored: isColored, isVerbose: common.verbose).text)
    }
    Messages.tell(report.diagnostics, of: input.name, common)
    if failOn.isReached(by: result.worst) { throw CommandOutcome.findings }
  }
}

/// A report from whatever the file is: PDF, text, or the project's own JSON.
enum ReportInput {
  static func report(of input: InputFile) throws(InputError) -> Report {
    input.looksLikeJSON ? try input.report() : try Extractor.report(of: input.bytes, name: input.name)
  }
}
