import ArgumentParser
import Glibc
import JuesuanExtract
import JuesuanModel

/// The command line: everything it does can be done from Swift.
@main
struct Juesuan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "juesuan",
    abstract: "Reads, audits and regenerates Chinese departments' final accounts (部门决算).",
    discussion: """
      A report comes in as PDF or plain text. Its nine statutory forms and its narrative are read into one model \
      in which every figure knows its place, checked against each other with exact arithmetic, corrected where the \
      evidence leaves one way only, and printed again in the standard format.

      EXAMPLES
        juesuan regenerate report.pdf -o corrected.pdf
        juesuan audit report.pdf --format html -o findings.html
        juesuan extract report.pdf --format csv -o figures.csv
        juesuan tables any.pdf --pages 3-5,8 --format markdown

      EXIT STATUS
        0   done, no finding at or above --fail-on
        1   findings at or above --fail-on
        2   wrong usage
        3   a batch finished with failed files
        4   the input cannot be read
        42  this input must not be retried
        75  temporary failure, retry
      """,
    version: JuesuanVersion.current,
    subcommands: [
      Tables.self, Extract.self, Audit.self, Render.self, Regenerate.self, Rules.self, Schema.self,
      Inspect.self,
    ]
  )

  /// Runs the command and turns every way it can end into the exit code that INTERFACE documents.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // Poppler is loaded while the arguments are parsed.
    if CommandLine.arguments.contains(where: { $0.hasSuffix(".pdf") }) { PDFReader.prepare() }
    do {
      var command = try parseAsRoot()
      try command.run()
      leave(0)
    } catch let outcome as CommandOutcome {
      leave(outcome.code)
    } catch let error as InputError {
      Console.error(error.description)
      leave(error.isTemporary ? 75 : 4)
    } catch let error as OutputError {
      if error == .brokenPipe { leave(0) }
      Console.error(error.description)
      leave(75)
    } catch {
      let code = exitCode(for: error)
      guard code != .success else {
        // Help and version: what was asked for, so it goes to standard output.
        Swift.print(fullMessage(for: error))
        Glibc.exit(0)
      }
      Console.error(fullMessage(for: error))
      leave(2)
    }
  }

  /// Ends the process at once: all is written, what is left in memory needs no tidying, which takes the libraries a
  /// while, and other threads may still be at it.
  private static func leave(_ code: Int32) -> Never { _exit(code) }
}

/// The version of the program.
enum JuesuanVersion {
  static let current = "0.1.0"
}

/// A way to end that is no error but has an exit code of its own.
struct CommandOutcome: Error {
  var code: Int32

  /// The audit found something at or above the level asked for.
  static let findings = CommandOutcome(code: 1)
}
