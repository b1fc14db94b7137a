internal import Glibc
package import JuesuanModel

/// Bytes of a plain text, decoded: UTF-8 with or without a mark, UTF-16 with one, else GB18030.
package enum TextDecoding {
  /// The text, or why the bytes are none.
  package static func text(of bytes: [UInt8], name: String) throws(InputError) -> String {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      guard let text = converted(bytes, from: "UTF-16") else { throw undecodable(name) }
      return try checked(text, name: name)
    }
    guard !bytes.contains(0) else {
      throw InputError(
        code: "binary",
        file: name,
        message: "文件是二进制数据，不是文本，也不是 PDF。",
        hint: "请提供 PDF，或以 UTF-8、GB18030 编码的纯文本；Word、Excel 文件请先另存为 PDF。"
      )
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let text = String(validating: body, as: UTF8.self) { return try checked(text, name: name) }
    guard let text = converted(body, from: "GB18030") else { throw undecodable(name) }
    return try checked(text, name: name)
  }

  /// Refuses a text without a single printed character, and one that is mostly control characters.
  private static func checked(_ text: String, name: String) throws(InputError) -> String {
    var (printed, control) = (0, 0)
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      if scalar.properties.generalCategory == .control { control += 1 } else { printed += 1 }
    }
    guard printed > 0 else {
      throw InputError(
        code: "empty",
        file: name,
        message: "文件没有任何文字。",
        hint: "请检查文件是否下载完整。"
      )
    }
    // A stray form feed or two is white space; a tenth of control characters is no text.
    guard control * 10 < printed else {
      throw InputError(
        code: "binary",
        file: name,
        message: "文件含大量控制字符，不是文本。",
        hint: "请提供 PDF，或以 UTF-8、GB18030 编码的纯文本。"
      )
    }
    return text
  }

  private static func undecodable(_ name: String) -> InputError {
    InputError(
      code: "encoding",
      file: name,
      message: "文字编码既不是 UTF-8，也不是 GB18030。",
      hint: "请把文件转存为 UTF-8 编码后再试。"
    )
  }

  /// The bytes as UTF-8, converted by the C library; nil where a byte has no meaning in that encoding.
  private static func converted(_ bytes: [UInt8], from encoding: String) -> String? {
    let converter = unsafe iconv_open("UTF-8", encoding)
    // iconv_open says (iconv_t)-1 where it does not know an encoding.
    guard Int(bitPattern: converter) != -1 else { return nil }
    defer { _ = unsafe iconv_close(converter) }
    var source = bytes.map(CChar.init(bitPattern:))
    // A character takes at most four bytes in UTF-8, and at least one in the source.
    var target = [CChar](repeating: 0, count: bytes.count * 4 + 4)
    var left = source.count
    var room = target.count
    let failed = unsafe source.withUnsafeMutableBufferPointer { input -> Bool in
      unsafe target.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        let answer = unsafe iconv(converter, &from, &left, &to, &room)
        return answer == Int(bitPattern: UInt.max)
      }
    }
    guard !failed, left == 0 else { return nil }
    let written = target.prefix(target.count - room).map(UInt8.init(bitPattern:))
    return String(validating: written, as: UTF8.self)
  }
}
