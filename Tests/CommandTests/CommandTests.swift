import Foundation
import TestSupport
import Testing

/// The command as a user meets it.
@Suite struct CommandTests {
  private let report = Places.corpus.appending(path: "word-errors.pdf").path

  @Test(arguments: [
    ["nonsense"], ["extract"], ["extract", "a", "b"], ["tables", "x.pdf", "--pages", "5-3"],
    ["audit", "x.pdf", "--format", "yaml"],
    ["render", "x.json"], ["schema", "nothing"], ["extract", "x.pdf", "--format", "xlsx"],
  ])
  func `wrong usage ends with 2 and says how`(arguments: [String]) throws {
    let run = try ProgramRun(ProgramRun.juesuan, arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("Usage:") || run.errors.contains("Error:"))
  }

  @Test(arguments: ["", "tables", "extract", "audit", "render", "regenerate", "rules", "schema", "inspect"])
  func `help is on standard output and shows an example`(command: String) throws {
    let run = try ProgramRun(ProgramRun.juesuan, (command.isEmpty ? [] : [command]) + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("juesuan \(command)"))
  }

  @Test func `findings at the level asked for end with 1`() throws {
    #expect(try ProgramRun(ProgramRun.juesuan, ["audit", report]).status == 1)
    #expect(try ProgramRun(ProgramRun.juesuan, ["audit", report, "--fail-on", "never"]).status == 0)
  }

  @Test func `a report goes from standard input to standard output`() throws {
    let bytes = try Places.bytes(URL(filePath: report))
    let extracted = try ProgramRun(ProgramRun.juesuan, ["extract", "-"], input: bytes)
    #expect(extracted.status == 0, "\(extracted.errors)")
    #expect(extracted.output.hasPrefix("{\n  \"schema\": \"juesuan-report/1\""))
    let audited = try ProgramRun(
      ProgramRun.juesuan,
      ["audit", "-", "--format", "json", "--fail-on", "never"],
      input: Array(extracted.output.utf8)
    )
    #expect(audited.status == 0, "\(audited.errors)")
    #expect(audited.output.hasPrefix("{\n  \"schema\": \"juesuan-findings/1\""))
  }

  @Test func `an output that cannot be written leaves nothing and says so`() throws {
    let folder = try ScratchFolder()
    let run = try ProgramRun(
      ProgramRun.juesuan,
      ["regenerate", report, "-o", folder.path("no/such/folder/out.pdf")]
    )
    #expect(run.status == 75)
    #expect(run.errors.contains("error[not-writable]"))
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: ["json", "csv", "markdown", "html"])
  func `tables come out in every format`(format: String) throws {
    let run = try ProgramRun(ProgramRun.juesuan, ["tables", report, "--format", format])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("收入支出决算总表"))
  }

  @Test func `a workbook is written whole`() throws {
    let folder = try ScratchFolder()
    let run = try ProgramRun(
      ProgramRun.juesuan,
      ["extract", report, "--format", "xlsx", "-o", folder.path("report.xlsx"), "--quiet"]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names == ["report.xlsx"])
    #expect(try Places.bytes(folder.url.appending(path: "report.xlsx")).starts(with: Array("PK".utf8)))
  }

  @Test func `the documented rules are those of the program`() throws {
    let printed = try ProgramRun(ProgramRun.juesuan, ["rules", "--format", "markdown"]).output
    let documented = try String(contentsOf: Places.root.appending(path: "docs/rules.md"), encoding: .utf8)
    #expect(documented.hasSuffix(printed), "run `make docs` after changing the rules")
  }

  @Test func `a page can be looked at with what was understood of it`() throws {
    let folder = try ScratchFolder()
    let run = try ProgramRun(
      ProgramRun.juesuan,
      ["inspect", report, "--page", "5", "-o", folder.path("page.png")]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Places.bytes(folder.url.appending(path: "page.png")).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(
      try ProgramRun(ProgramRun.juesuan, ["inspect", report, "--page", "999", "-o", folder.path("x")]).status
        == 4
    )
  }

  @Test func `a pipe that is named as the target is written to and stays a pipe`() throws {
    let folder = try ScratchFolder()
    let pipe = folder.path("pipe")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let reader = unsafe open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let run = try ProgramRun(
      ProgramRun.juesuan,
      ["tables", report, "--pages", "5", "--format", "csv", "-o", pipe]
    )
    #expect(run.status == 0, "\(run.errors)")
    var bytes = Array(repeating: UInt8(0), count: 64)
    #expect(unsafe read(reader, &bytes, bytes.count) > 0)
    #expect(folder.names == ["pipe"])
  }

  @Test func `colour is for terminals, and can be forced`() throws {
    let plain = try ProgramRun(ProgramRun.juesuan, ["audit", report, "--fail-on", "never"])
    #expect(!plain.output.contains("\u{1B}["))
    let forced = try ProgramRun(
      ProgramRun.juesuan,
      ["audit", report, "--fail-on", "never", "--color", "always"]
    )
    #expect(forced.output.contains("\u{1B}["))
  }
}
