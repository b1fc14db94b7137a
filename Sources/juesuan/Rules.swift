import ArgumentParser
import JuesuanAudit
import JuesuanModel

/// `juesuan rules`: the rule catalogue.
struct Rules: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "The rules that an audit applies."
  )

  @Option(help: "text, json or markdown.")
  var format = Format.text

  @Option(name: .short, help: ArgumentHelp("Where to write; standard output unless given.", valueName: "out"))
  var output: String?

  func run() throws {
    let listing = RuleListing()
    let text =
      switch format {
      case .text: listing.text
      case .json: try JSONText.encode(listing) + "\n"
      case .markdown: listing.markdown
      }
    try OutputFile(output).write(text)
  }
}
