import Foundation
import JuesuanRender

/// A PDF on disk for the tools that look into it; `KEEP_RENDERED=<folder>` keeps it for the eye.
struct RenderedFile: ~Copyable {
  let url: URL
  private let isKept: Bool

  init(_ bytes: [UInt8], name: String) throws {
    let folder = ProcessInfo.processInfo.environment["KEEP_RENDERED"]
    isKept = folder != nil
    let base = folder.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
    url = base.appending(path: isKept ? "\(name).pdf" : "\(UUID().uuidString).pdf")
    try Data(bytes).write(to: url)
  }

  deinit { if !isKept { try? FileManager.default.removeItem(at: url) } }

  /// What a tool on the path prints about the file, and its exit status; nil where the tool is not installed.
  func run(
    _ tool: String,
    _ arguments: (String) -> [String]
  ) throws -> (status: Int32, output: String, bytes: Data)? {
    guard let path = Self.path(of: tool) else { return nil }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments(url.path())
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self), data)
  }

  static func path(of tool: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(tool)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
