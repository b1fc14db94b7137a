import Glibc
import JuesuanModel

/// Why a result could not be written.
enum OutputError: Error, Equatable, CustomStringConvertible {
  /// The reader of standard output has gone; no error for a filter.
  case brokenPipe
  /// The file could not be written.
  case notWritable(path: String, reason: String)

  var description: String {
    switch self {
    case .brokenPipe: "broken pipe"
    case .notWritable(let path, let reason):
      "\(path): error[not-writable]: \(reason)\n  hint: 请检查目录是否存在、是否有写入权限和空间。"
    }
  }
}

/// Where a result goes: a file, written under a temporary name and renamed, or standard output for `-`.
struct OutputFile {
  let path: String

  init(_ path: String?) { self.path = path ?? "-" }

  var isStandardOutput: Bool { path == "-" }

  func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    do { try write { take in try take(bytes) } } catch let error as OutputError { throw error } catch {
      throw .notWritable(path: path, reason: "\(error)")
    }
  }

  /// Writes the JSON of `value` while it is made.
  func write(json value: some Encodable) throws { try write { take in try JSONText.write(value, to: take) } }

  /// Writes the pieces that `body` hands to its argument.
  private func write(_ body: (_ take: @escaping @Sendable ([UInt8]) throws -> Void) throws -> Void) throws {
    guard !isStandardOutput else {
      return try body { try Self.writeAll($0, to: STDOUT_FILENO, path: "<stdout>") }
    }
    try replace { temporary in
      let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      guard descriptor >= 0 else {
        throw OutputError.notWritable(path: path, reason: Self.systemReason)
      }
      defer { close(descriptor) }
      try body { [path] in try Self.writeAll($0, to: descriptor, path: path) }
    }
  }

  /// Lets `body` write a temporary file beside the target and puts it in place once it is whole.
  ///
  /// A device or a pipe is written to as it stands: renamed over, `/dev/null` would be a file from then on.
  func replace(_ body: (_ temporary: String) throws -> Void) throws {
    guard !isDevice else { return try body(path) }
    let temporary = "\(path).\(getpid()).tmp"
    do {
      try body(temporary)
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      let reason = Self.systemReason
      unsafe unlink(temporary)
      throw OutputError.notWritable(path: path, reason: reason)
    }
  }

  /// Whether the path leads to something that is neither a file nor absent.
  private var isDevice: Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// What the system says of the last call that failed.
  private static var systemReason: String { unsafe String(cString: strerror(errno)) }

  /// Writes all of `bytes` to an open descriptor.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw .brokenPipe }
        throw .notWritable(path: path, reason: Self.systemReason)
      }
      rest = rest.dropFirst(count)
    }
  }
}
