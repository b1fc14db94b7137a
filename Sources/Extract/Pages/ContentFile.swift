internal import CPoppler
internal import CQPDF
import JuesuanModel

/// A document as QPDF sees it: page frames, content streams and the resources they name.
///
/// Handles live until `releaseHandles()`; nothing outside keeps one longer than one page.
@safe final class ContentFile {
  /// Loading takes a while, so it may begin before there is a document; QPDF before Poppler, because what it tells of the
  /// first pages can be asked for while Poppler is loaded.
  static let library = Pending { LateLibrary.qpdf.load() }

  private(set) var data: qpdf_data?
  /// How many pages QPDF finds.
  private(set) var pageCount = 0
  /// The objects that the pages are, for other readers of the same bytes.
  private var pages: [PageObject] = []
  /// Whether QPDF has gone through the pages of this document, or another reader has told them.
  private var knowsPages = true
  /// Fonts already looked at.
  private let fonts: FontShelf

  /// The bytes that the document reads from.
  private let bytes: FileBytes

  private struct PageObject {
    var number: CInt
    var generation: CInt
  }

  /// Opens the bytes; nil where QPDF cannot make sense of them.
  convenience init?(_ bytes: FileBytes) {
    self.init(bytes, fonts: FontShelf())
    guard countPages() else { return nil }
  }

  /// Opens the bytes of another file once more, which knows its pages and fonts already.
  convenience init?(sharing other: ContentFile) {
    self.init(other.bytes, fonts: other.fonts)
    (pageCount, pages, knowsPages) = (other.pageCount, other.pages, false)
  }

  private init?(_ bytes: FileBytes, fonts: FontShelf) {
    self.bytes = bytes
    self.fonts = fonts
    _ = Self.library.value
    unsafe data = qpdf_init()
    guard let data = unsafe data else { return nil }
    unsafe qpdf_silence_errors(data)
    unsafe qpdf_set_suppress_warnings(data, QPDF_TRUE)
    let chars = unsafe bytes.pointer.bindMemory(to: CChar.self)
    let result = unsafe qpdf_read_memory(data, "input", chars.baseAddress, UInt64(chars.count), nil)
    guard result & QPDF_ERRORS == 0 else {
      // Poppler says what is wrong with the file; an error that nobody asks for QPDF would print.
      unsafe _ = qpdf_get_error(data)
      return nil
    }
  }

  /// Lets QPDF go through all pages; false where there are none.
  private func countPages() -> Bool {
    pageCount = max(0, Int(unsafe qpdf_get_num_pages(data)))
    pages = (0..<pageCount).map { index in
      let page = unsafe qpdf_get_page_n(data, index)
      defer { unsafe qpdf_oh_release(data, page) }
      return unsafe PageObject(
        number: qpdf_oh_get_object_id(data, page),
        generation: qpdf_oh_get_generation(data, page)
      )
    }
    return pageCount > 0
  }

  deinit { unsafe qpdf_cleanup(&data) }

  /// Forgets all objects handed out so far.
  func releaseHandles() { unsafe qpdf_oh_release_all(data) }

  /// The dictionary of a page, from 0.
  func page(_ index: Int) -> PDFObject? {
    guard index < pageCount else { return nil }
    if !knowsPages {
      let page = object(unsafe qpdf_get_object_by_id(data, pages[index].number, pages[index].generation))
      if page.isDictionary { return page }
      // The other reader has mended the tree of pages, and so must this one.
      knowsPages = true
      guard countPages(), index < pageCount else { return nil }
    }
    return object(unsafe qpdf_get_page_n(data, index))
  }

  /// Which layers are off; read once.
  private(set) lazy var layers = OptionalContent(object(unsafe qpdf_get_root(data)))

  /// The content streams of a page, joined.
  func content(of page: PDFObject) -> [UInt8]? {
    var buffer: UnsafeMutablePointer<UInt8>?
    var count = 0
    let result = unsafe qpdf_oh_get_page_content_data(data, page.handle, &buffer, &count)
    return unsafe taken(buffer, count, result)
  }

  fileprivate func streamData(of object: PDFObject) -> [UInt8]? {
    var buffer: UnsafeMutablePointer<UInt8>?
    var count = 0
    var isFiltered: QPDF_BOOL = QPDF_FALSE
    let result = unsafe qpdf_oh_get_stream_data(
      data,
      object.handle,
      qpdf_dl_generalized,
      &isFiltered,
      &buffer,
      &count
    )
    return unsafe taken(buffer, count, result)
  }

  /// Copies a buffer that QPDF allocated with malloc, and frees it.
  private func taken(
    _ buffer: UnsafeMutablePointer<UInt8>?,
    _ count: Int,
    _ result: QPDF_ERROR_CODE
  ) -> [UInt8]? {
    defer { unsafe g_free_plain(buffer) }
    guard result & QPDF_ERRORS == 0, let buffer = unsafe buffer else { return nil }
    return unsafe Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  func object(_ handle: qpdf_oh) -> PDFObject { PDFObject(file: self, handle: handle) }

  /// How the codes of a font are to be read.
  func codes(of font: PDFObject) -> FontCodes {
    fonts.codes(ofFont: font.objectNumber) { FontCodes(font) }
  }

  fileprivate func source(_ handle: qpdf_oh) -> [UInt8] {
    guard let text = unsafe qpdf_oh_unparse_resolved(data, handle) else { return [] }
    return Array(unsafe String(cString: text).utf8)
  }

  fileprivate func value(_ key: String, of dictionary: qpdf_oh) -> PDFObject {
    object(unsafe qpdf_oh_get_key_if_dict(data, dictionary, key))
  }
  fileprivate func type(of handle: qpdf_oh) -> qpdf_object_type_e {
    unsafe qpdf_oh_get_type_code(data, handle)
  }
  fileprivate func objectNumber(of handle: qpdf_oh) -> Int {
    Int(unsafe qpdf_oh_get_object_id(data, handle))
  }
  fileprivate func number(_ handle: qpdf_oh) -> Double? {
    var value = 0.0
    let isNumber = unsafe qpdf_oh_get_value_as_number(data, handle, &value)
    return isNumber == QPDF_TRUE ? value : nil
  }
  fileprivate func isTrue(_ handle: qpdf_oh) -> Bool {
    unsafe type(of: handle) == ot_boolean && qpdf_oh_get_bool_value(data, handle) == QPDF_TRUE
  }
  fileprivate func name(_ handle: qpdf_oh) -> String? {
    guard type(of: handle) == ot_name, let name = unsafe qpdf_oh_get_name(data, handle) else { return nil }
    return unsafe String(cString: name)
  }
  fileprivate func string(_ handle: qpdf_oh) -> String? {
    guard type(of: handle) == ot_string, let text = unsafe qpdf_oh_get_utf8_value(data, handle) else {
      return nil
    }
    return unsafe String(cString: text)
  }
  fileprivate func elements(_ handle: qpdf_oh) -> [PDFObject] {
    guard type(of: handle) == ot_array else { return [] }
    let count = unsafe qpdf_oh_get_array_n_items(data, handle)
    return (0..<max(0, count)).map {
      object(unsafe qpdf_oh_get_array_item(data, handle, $0))
    }
  }
  fileprivate func dictionary(ofStream handle: qpdf_oh) -> PDFObject {
    object(unsafe qpdf_oh_get_dict(data, handle))
  }
}

/// Frees what a C library took from malloc.
private func g_free_plain(_ pointer: UnsafeMutablePointer<UInt8>?) { unsafe free(pointer) }

/// One object of the file, valid until its file releases its handles.
struct PDFObject {
  let file: ContentFile
  let handle: qpdf_oh

  /// The entry of a dictionary, or of a stream's dictionary; of null type where there is none.
  subscript(_ key: String) -> PDFObject {
    isStream
      ? file.dictionary(ofStream: handle)[key] : file.value("/" + key, of: handle)
  }

  var isNull: Bool { file.type(of: handle) == ot_null }
  var isDictionary: Bool { file.type(of: handle) == ot_dictionary }
  var isStream: Bool { file.type(of: handle) == ot_stream }
  var number: Double? { file.number(handle) }
  var isTrue: Bool { file.isTrue(handle) }
  /// A name with its slash.
  var name: String? { file.name(handle) }
  /// A string as text.
  var string: String? { file.string(handle) }
  var elements: [PDFObject] { file.elements(handle) }
  /// The decoded bytes of a stream.
  var data: [UInt8]? { isStream ? file.streamData(of: self) : nil }

  /// Its number in the file; 0 where it stands in another object.
  var objectNumber: Int { file.objectNumber(of: handle) }
  /// It as it is written in a file.
  var source: [UInt8] { file.source(handle) }

  /// Four or six numbers, as boxes and matrices are written.
  var numbers: [Double] { elements.compactMap(\.number) }

  /// The value of an entry that a page may inherit from the nodes above it.
  func inherited(_ key: String) -> PDFObject? {
    var node = self
    for _ in 0..<32 {
      let value = node[key]
      if !value.isNull { return value }
      node = node["Parent"]
      if node.isNull { return nil }
    }
    return nil
  }
}

extension PDFObject {
  /// The visible frame of a page dictionary, or nil where it has no usable box.
  var pageFrame: PageFrame? {
    guard let media = inherited("MediaBox")?.numbers, media.count == 4 else { return nil }
    var box = Self.ordered(media)
    if let crop = inherited("CropBox")?.numbers, crop.count == 4 {
      let inner = Self.ordered(crop)
      let cut = (
        x0: max(box.x0, inner.x0), y0: max(box.y0, inner.y0), x1: min(box.x1, inner.x1),
        y1: min(box.y1, inner.y1)
      )
      if cut.x0 < cut.x1, cut.y0 < cut.y1 { box = cut }
    }
    guard box.x1 - box.x0 < Self.largest, box.y1 - box.y0 < Self.largest else { return nil }
    let turn = Int(max(-1e6, min(1e6, inherited("Rotate")?.number ?? 0))) % 360
    return PageFrame(crop: box, rotation: turn < 0 ? turn + 360 : turn)
  }

  /// No sheet is as large as this, in points.
  private static let largest = 1e6

  private static func ordered(_ box: [Double]) -> (x0: Double, y0: Double, x1: Double, y1: Double) {
    (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))
  }
}
