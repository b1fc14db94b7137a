internal import CPoppler
import JuesuanModel

/// An open document of Poppler, for one thread at a time; owns the document.
@safe final class PopplerFile: @unchecked Sendable {
  /// Loading takes a while, so it may begin before there is a document.
  static let library = ContentFile.library.then { LateLibrary.poppler.load() }

  private let document: OpaquePointer
  /// What Poppler had to say on opening it.
  let opening: [String]
  /// The bytes that the document reads from.
  private let bytes: FileBytes

  /// Opens the bytes, or throws why they cannot be opened; once Poppler is loaded (`pending`).
  init(_ bytes: FileBytes, name: String) throws(InputError) {
    LogCapture.start()
    var error: UnsafeMutablePointer<GError>?
    guard let opened = unsafe Self.document(reading: bytes, &error) else {
      defer { unsafe g_clear_error(&error) }
      _ = LogCapture.drain()
      let code = unsafe error?.pointee.code ?? 0
      let detail = unsafe error?.pointee.message.map { unsafe String(cString: $0) } ?? ""
      if code == CInt(bitPattern: POPPLER_ERROR_ENCRYPTED.rawValue) { throw .encrypted(name) }
      throw .damaged(name, detail: detail)
    }
    unsafe document = opened
    self.bytes = bytes
    opening = LogCapture.drain()
  }

  /// Begins to open the bytes once Poppler is there.
  static func pending(_ bytes: FileBytes, name: String) -> Pending<Result<PopplerFile, InputError>> {
    library.then {
      do throws(InputError) { return .success(try PopplerFile(bytes, name: name)) } catch {
        return .failure(error)
      }
    }
  }

  /// Opens the bytes of an open document once more; nil where that fails.
  init?(sharing other: PopplerFile) {
    guard let opened = unsafe Self.document(reading: other.bytes, nil) else { return nil }
    unsafe document = opened
    bytes = other.bytes
    opening = LogCapture.drain()
  }

  private static func document(
    reading bytes: FileBytes,
    _ error: UnsafeMutablePointer<UnsafeMutablePointer<GError>?>?
  ) -> OpaquePointer? {
    let shared = unsafe g_bytes_new_static(bytes.pointer.baseAddress, gsize(bytes.pointer.count))
    defer { unsafe g_bytes_unref(shared) }
    return unsafe poppler_document_new_from_bytes(shared, nil, error)
  }

  deinit { unsafe g_object_unref(UnsafeMutableRawPointer(document)) }

  var pageCount: Int { Int(unsafe poppler_document_get_n_pages(document)) }

  /// The text of one page, from 0, or nil where the page cannot be read; `places` says, given what the page as a whole
  /// yields, where more of it is to be looked for.
  ///
  /// One page object serves for both, because Poppler lays out its text only once for each.
  func text(ofPage index: Int, missingAt places: (PopplerText) -> [Point]) -> PopplerText? {
    withPage(index) { page, _, _ in
      var text = unsafe PopplerText(page: page)
      let missing = places(text)
      if !missing.isEmpty { unsafe text.recover(at: missing, of: page) }
      return text
    }
  }

  /// Lets `body` use one page, from 0, with its width and height in points; nil where there is no such page.
  func withPage<Result>(_ index: Int, _ body: (OpaquePointer, Double, Double) -> Result?) -> Result? {
    guard (0..<pageCount).contains(index), let page = unsafe poppler_document_get_page(document, CInt(index))
    else {
      return nil
    }
    defer { unsafe g_object_unref(UnsafeMutableRawPointer(page)) }
    var (width, height) = (0.0, 0.0)
    unsafe poppler_page_get_size(page, &width, &height)
    return unsafe body(page, width, height)
  }
}

extension InputError {
  static func encrypted(_ name: String) -> InputError {
    InputError(
      code: "encrypted",
      file: name,
      message: "文件已加密，需要密码才能打开",
      hint: "请先用密码解除加密（例如 qpdf --decrypt），再处理解密后的文件。"
    )
  }

  static func damaged(_ name: String, detail: String) -> InputError {
    InputError(
      code: "damaged",
      file: name,
      message: "文件已损坏，无法打开" + (detail.isEmpty ? "" : "（\(detail)）"),
      hint: "请重新下载或从来源处另存一份完整的 PDF。"
    )
  }
}
