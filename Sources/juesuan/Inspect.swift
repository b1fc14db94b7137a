import ArgumentParser
import JuesuanAudit
import JuesuanExtract
import JuesuanModel

/// `juesuan inspect`: a page with what was understood of it drawn over.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "A page with glyph boxes, rules, grids, cell numbers and findings drawn over it, as PNG.",
    discussion: """
      Grey: glyphs. Orange: drawn rules. Green: header cells. Blue: body cells, numbered row,column with spans as
      rows×columns. Yellow areas: cells in doubt, with the reason. Red areas: places that findings name.

      EXAMPLES
        juesuan inspect report.pdf --page 8 -o page8.png
      """
  )

  @Argument(help: "The PDF; - reads standard input.")
  var file: String

  @Option(help: ArgumentHelp("The page, from 1.", valueName: "n"))
  var page: Int

  @Option(help: ArgumentHelp("Pixels a point, 1 to 8.", valueName: "n"))
  var scale = 2.0

  @Option(name: .short, help: ArgumentHelp("The PNG to write.", valueName: "out.png"))
  var output: String

  @OptionGroup var strategy: StrategyOption

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard page >= 1 else { throw ValidationError("--page counts from 1") }
    guard (1...8).contains(scale) else { throw ValidationError("--scale is 1 to 8") }
  }

  func run() throws {
    let input = try InputFile(path: file)
    let content = try PDFReader(bytes: input.bytes, name: input.name).page(page)
    let report = try Extractor.report(of: input.bytes, name: input.name, by: strategy.kind)
    let tables = report.forms.map(\.table) + report.extraTables.map(\.table)
    var marks = PageMarks.evidence(of: content)
    marks += report.forms.flatMap { PageMarks.headerPaths(of: $0, page: page) }
    marks += tables.flatMap { PageMarks.cells(of: $0, page: page) }
    let findings = Auditor.audit(report).findings.filter { $0.page == page && $0.severity > .info }
    let placed = findings.compactMap { finding in
      (finding.box ?? finding.operands.first { $0.page == page }?.box).map { (box: $0, finding: finding) }
    }
    let byPlace = Dictionary(grouping: placed, by: \.box).sorted {
      ($0.key.y0, $0.key.x0, $0.key.y1, $0.key.x1) < ($1.key.y0, $1.key.x0, $1.key.y1, $1.key.x1)
    }
    for (box, found) in byPlace {
      let label = found.map { "\($0.finding.id) \($0.finding.rule)" }.joined(separator: " · ")
      marks.append(PageMark(box: box, color: PageMarks.Color.finding, style: .area, label: label))
    }
    marks = PageMarks.placed(marks, clearOf: content.glyphs)
    try OutputFile(output).write(
      try PageImage.png(of: input.bytes, name: input.name, page: page, scale: scale, marks: marks)
    )
    common.say(
      "\(input.name):\(page): \(content.glyphs.count) 个字符，\(content.rulings.count) 条线，"
        + "\(tables.filter { $0.pages.contains(page) }.count) 张表，\(findings.count) 项问题 → \(output)"
    )
  }
}
