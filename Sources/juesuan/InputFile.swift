// The whole of Foundation costs each start of the command more time than reading a page does.
import FoundationEssentials
import Glibc
import JuesuanModel

/// The bytes of an input and the name under which messages speak of it.
struct InputFile {
  let name: String
  let bytes: [UInt8]

  /// Reads a file, or standard input for `-`; throws `InputError` with what to do about it.
  init(path: String) throws(InputError) {
    if path == "-" {
      name = "<stdin>"
      bytes = try Self.contents(of: STDIN_FILENO, name: name)
    } else {
      name = path
      let descriptor = unsafe open(path, O_RDONLY)
      guard descriptor >= 0 else {
        throw errno == ENOENT || errno == ENOTDIR
          ? InputError(code: "not-found", file: path, message: "没有这个文件。", hint: "请检查路径；juesuan 不按扩展名猜测文件。")
          : .notReadable(path)
      }
      defer { close(descriptor) }
      bytes = try Self.contents(of: descriptor, name: path)
    }
    guard !bytes.isEmpty else {
      throw InputError(code: "empty", file: name, message: "文件是空的（0 字节）。", hint: "请重新下载或重新导出原文件。")
    }
  }

  /// All bytes of an open descriptor.
  private static func contents(of descriptor: Int32, name: String) throws(InputError) -> [UInt8] {
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    let size = isKnown ? max(0, Int(status.st_size)) : 0
    var bytes: [UInt8] = []
    // One byte more than the size tells the end of the file without another buffer.
    var room = max(size + 1, smallestRead)
    while true {
      var failure: Int32 = 0
      let part = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      switch failure {
      case 0: break
      case EINTR: continue
      case EISDIR:
        throw InputError(code: "is-a-folder", file: name, message: "这是一个文件夹。", hint: "请给出其中的一个文件。")
      default: throw .notReadable(name)
      }
      guard !part.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      room = max(size + 1 - bytes.count, smallestRead)
    }
  }

  /// Bytes asked for at once where the size is not known: a pipe's own buffer on Linux.
  private static let smallestRead = 65_536

  /// Whether the bytes begin like JSON rather than like a PDF or a plain report.
  var looksLikeJSON: Bool {
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard let first = content.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return false }
    return first == UInt8(ascii: "{")
  }

  /// The report in the project's own JSON.
  func report() throws(InputError) -> Report {
    do {
      let report = try JSONDecoder().decode(Report.self, from: Data(bytes))
      guard report.schema == Report.schema else {
        throw InputError(
          code: "wrong-schema",
          file: name,
          message: "这是 \(report.schema)，不是 \(Report.schema)。",
          hint: "请用 juesuan extract --format json 重新生成。"
        )
      }
      return report
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(
        code: "bad-json",
        file: name,
        message: "不是有效的 \(Report.schema)：\(Self.reason(of: error))",
        hint: "请用 juesuan extract --format json 重新生成；格式见 juesuan schema report。"
      )
    }
  }

  private static func reason(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    let context: DecodingError.Context
    switch error {
    case .dataCorrupted(let found), .keyNotFound(_, let found), .typeMismatch(_, let found),
      .valueNotFound(_, let found):
      context = found
    @unknown default: return "\(error)"
    }
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(
      separator: "."
    )
    return path.isEmpty ? context.debugDescription : "\(path)：\(context.debugDescription)"
  }
}

extension InputError {
  fileprivate static func notReadable(_ path: String) -> InputError {
    InputError(code: "not-readable", file: path, message: "文件无法读取。", hint: "请检查访问权限。")
  }
}
