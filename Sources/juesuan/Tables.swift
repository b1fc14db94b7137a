import ArgumentParser
import JuesuanExtract
import JuesuanModel

/// `juesuan tables`: every table grid of any PDF or text.
struct Tables: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, markdown, html }

  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Every table grid of any PDF or text, statutory or not, joined over pages.",
    discussion: """
      In JSON each cell of less than full certainty carries its confidence, and what speaks against it as doubts. Below
      \(Cell.leastConfidence) a cell is flagged: its text may belong in another row or column.

      EXAMPLES
        juesuan tables report.pdf > tables.json
        juesuan tables report.pdf --pages 3-5,8 --format markdown
        cat report.txt | juesuan tables - --format html -o tables.html
      """
  )

  @Argument(help: "The PDF or text; - reads standard input.")
  var file: String

  @Option(help: ArgumentHelp("Only tables that stand on these pages.", valueName: "3-5,8"))
  var pages: PageSelection?

  @Option(help: "json, csv, markdown or html.")
  var format = Format.json

  @Option(name: .short, help: ArgumentHelp("Where to write; standard output unless given.", valueName: "out"))
  var output: String?

  @OptionGroup var strategy: StrategyOption

  @OptionGroup var common: CommonOptions

  func run() throws {
    let input = try InputFile(path: file)
    let document = try Extractor.tables(of: input.bytes, name: input.name, by: strategy.kind)
      .keeping { table in pages.map { pages in table.pages.contains(where: pages.contains) } ?? true }
    let target = OutputFile(output)
    let tables = document.tables
    switch format {
    case .json: try target.write(json: document)
    case .csv:
      try target.write(
        tables.map { "# \(heading(of: $0))\r\n" + $0.table.csv }.joined(separator: "\r\n")
      )
    case .markdown:
      try target.write(
        tables.map { "## \(heading(of: $0))\n\n" + $0.table.markdown }.joined(separator: "\n")
      )
    case .html: try target.write(page(of: document))
    }
    Messages.tell(document.diagnostics, of: input.name, common)
  }

  private func page(of document: TablesDocument) -> String {
    let body = document.tables.map { "<h2>\(HTML.escaped(heading(of: $0)))</h2>\n" + $0.table.html }
    return
      "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>\(HTML.escaped(document.source.path))</title>\n"
      + "<style>table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .5em}</style>\n"
      + body.joined()
  }

  private func heading(of entry: TablesDocument.Entry) -> String {
    let pages = entry.table.pages.map(String.init).joined(separator: ",")
    return "\(entry.title ?? "（无标题）")（第\(pages)页）" + (entry.unit.map { " 单位：\($0.rawValue)" } ?? "")
  }
}

extension TablesDocument {
  /// The document with only those tables that satisfy `condition`.
  fileprivate func keeping(_ condition: (Table) -> Bool) -> TablesDocument {
    TablesDocument(source: source, tables: tables.filter { condition($0.table) }, diagnostics: diagnostics)
  }
}

/// Pages such as `3-5,8`.
struct PageSelection: ExpressibleByArgument {
  private let ranges: [ClosedRange<Int>]

  init?(argument: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first.flatMap({ $0 }), first >= 1, ends.count <= 2 else { return nil }
      guard let last = ends.last.flatMap({ $0 }), last >= first else { return nil }
      ranges.append(first...last)
    }
    self.ranges = ranges
  }

  func contains(_ page: Int) -> Bool { ranges.contains { $0.contains(page) } }
}
