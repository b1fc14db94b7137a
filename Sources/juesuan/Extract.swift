import ArgumentParser
import JuesuanAudit
import JuesuanModel
import JuesuanRender

/// `juesuan extract`: the report as the shared model.
struct Extract: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, xlsx }

  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "The report as the shared model (json), its figures in tidy form (csv), or a workbook (xlsx).",
    discussion: """
      EXAMPLES
        juesuan extract report.pdf > report.json
        juesuan extract report.txt --format csv -o figures.csv
        juesuan extract report.pdf --format xlsx -o report.xlsx
      """
  )

  @Argument(help: "The PDF, text or report.json; - reads standard input.")
  var file: String

  @Option(help: "json, csv or xlsx.")
  var format = Format.json

  @Option(name: .short, help: ArgumentHelp("Where to write; standard output unless given.", valueName: "out"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard format != .xlsx || (output != nil && output != "-") else {
      throw ValidationError("a workbook needs a file: add -o OUT.xlsx")
    }
  }

  func run() throws {
    let input = try InputFile(path: file)
    let report = try ReportInput.report(of: input)
    let target = OutputFile(output)
    switch format {
    case .json: try target.write(json: report)
    case .csv:
      // The status of a figure is the audit's word.
      try target.write(Auditor.examine(report).report.tidyCSV())
    case .xlsx:
      let marked = Auditor.examine(report).report
      try target.replace { (temporary) throws(OutputError) in
        do { try WorkbookWriter.xlsx(marked, to: temporary) } catch {
          throw .notWritable(path: target.path, reason: "\(error)")
        }
      }
    }
    Messages.tell(report.diagnostics, of: input.name, common)
    Messages.tellMissingForms(of: report, common)
  }
}
