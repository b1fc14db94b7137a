import ArgumentParser
import Foundation

/// Standard error, and when to colour.
enum Console {
  static func error(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
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
      isatty(descriptor) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
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
