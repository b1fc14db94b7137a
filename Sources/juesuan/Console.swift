import ArgumentParser
import Glibc

/// Standard error.
enum Console {
  static func error(_ text: String) {
    // Where even standard error is gone there is nobody left to tell.
    try? OutputFile.writeAll(Array((text + "\n").utf8), to: STDERR_FILENO, path: "<stderr>")
  }
}

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether text for `descriptor` is coloured: asked for, or a terminal without `NO_COLOR`.
  func isOn(for descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isatty(descriptor) == 1 && Self.environment("NO_COLOR").isEmpty
        && Self.environment("TERM") != "dumb"
    }
  }

  /// A variable of the environment; empty where it is not set.
  private static func environment(_ name: String) -> String {
    unsafe getenv(name).map { unsafe String(cString: $0) } ?? ""
  }
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say more.")
  var verbose = false

  @Option(help: ArgumentHelp("When to colour: auto, always or never.", valueName: "when"))
  var color = ColorChoice.auto

  /// A message for the person at the terminal, unless quiet.
  func say(_ text: String) {
    if !quiet { Console.error(text) }
  }
}
