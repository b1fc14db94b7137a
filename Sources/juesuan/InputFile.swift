import Foundation
import JuesuanModel

/// The bytes of an input and the name under which messages speak of it.
struct InputFile {
  let name: String
  let bytes: [UInt8]

  /// Reads a file, or standard input for `-`; throws `InputError` with what to do about it.
  init(path: String) throws(InputError) {
    if path == "-" {
      name = "<stdin>"
      bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
    } else {
      name = path
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw InputError(code: "not-found", file: path, message: "没有这个文件。", hint: "请检查路径；juesuan 不按扩展名猜测文件。")
      }
      guard !isFolder.boolValue else {
        throw InputError(code: "is-a-folder", file: path, message: "这是一个文件夹。", hint: "请给出其中的一个文件。")
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw InputError(code: "not-readable", file: path, message: "文件无法读取。", hint: "请检查访问权限。")
      }
      bytes = Array(data)
    }
    guard !bytes.isEmpty else {
      throw InputError(code: "empty", file: name, message: "文件是空的（0 字节）。", hint: "请重新下载或重新导出原文件。")
    }
  }

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
