package import Foundation

/// Where the tests find their material.
package enum Places {
  /// The package's own folder.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The reports of our own making.
  package static let corpus = root.appending(path: "corpus")
  /// Published documents and bench material that are not part of the project.
  package static let shared = root.deletingLastPathComponent().appending(path: "shared")

  /// Whether the material beside the project is there; tests that need it are skipped otherwise.
  package static var hasShared: Bool {
    FileManager.default.fileExists(atPath: shared.appending(path: "INTERFACE.md").path)
  }
  /// The reason a skipped test gives.
  package static let noShared: String =
    "the folder shared/ with published documents is not beside the project"

  /// The bytes of a file.
  package static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }
}

/// A program run to its end.
package struct ProgramRun: Sendable {
  /// Its exit code.
  package let status: Int32
  /// What it wrote to standard output.
  package let output: String
  /// What it wrote to standard error.
  package let errors: String

  /// The path of a program on `PATH`, nil where there is none.
  package static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The built command, which stands beside the test bundle.
  package static var juesuan: String {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
      path: "juesuan"
    ).path
    return FileManager.default.isExecutableFile(atPath: beside)
      ? beside : Places.root.appending(path: ".build/debug/juesuan").path
  }

  /// Runs a program and waits for it.
  package init(
    _ program: String,
    _ arguments: [String],
    input: [UInt8]? = nil,
    environment: [String: String] = [:]
  )
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "juesuan-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (outURL, errorURL, inURL) = (
      folder.appending(path: "out"), folder.appending(path: "err"), folder.appending(path: "in")
    )
    for url in [outURL, errorURL] { try Data().write(to: url) }
    try Data(input ?? []).write(to: inURL)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: outURL)
    process.standardError = try FileHandle(forWritingTo: errorURL)
    process.standardInput = try FileHandle(forReadingFrom: inURL)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: outURL), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: errorURL), as: UTF8.self)
  }
}

/// A folder that is gone when the test ends.
package final class ScratchFolder {
  /// Where it is.
  package let url: URL

  /// Makes an empty folder.
  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "juesuan-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in it.
  package func path(_ name: String) -> String { url.appending(path: name).path }
  /// Writes a file into it and gives its path.
  package func write(_ bytes: [UInt8], as name: String) throws -> String {
    try Data(bytes).write(to: url.appending(path: name))
    return path(name)
  }
  /// The names of the files in it.
  package var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? []
  }
}
