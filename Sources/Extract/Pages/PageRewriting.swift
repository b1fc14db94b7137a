internal import CQPDF
import JuesuanModel

/// Where the text rise of a string is changed, so that its glyphs fall off the page and all else stays.
struct TextShift {
  var stream: Int
  var bytes: Range<Int>
  /// The rise to be restored, and the one that takes the string off the page.
  var rise: Double
  var away: Double

  /// Farther than any page is high, in points.
  private static let distance = 30_000.0

  init(_ origin: TextOrigin) {
    stream = origin.stream
    bytes = origin.bytes
    rise = origin.rise
    away = Self.distance / max(origin.scale, 1e-6)
  }
}

extension ContentFile {
  /// A document of one page, the given one without some strings and with its annotations drawn into it, to be read
  /// by Poppler; nil where it cannot be made.
  ///
  /// Which of two strings at one place a reader sees cannot be told from the glyphs that Poppler reports, but here the
  /// strings are still apart.
  func rewritten(
    _ page: PDFObject,
    _ content: [UInt8],
    forms: [PDFObject],
    without shifts: [TextShift],
    annotations: [Annotation]
  ) -> [UInt8]? {
    for key in ["Resources", "MediaBox", "CropBox", "Rotate"] {
      if page[key].isNull, let value = page.inherited(key) {
        unsafe qpdf_oh_replace_key(data, page.handle, "/" + key, value.handle)
      }
    }
    var originals: [(form: PDFObject, bytes: [UInt8])] = []
    for (place, form) in forms.enumerated() {
      let mine = shifts.filter { $0.stream == place + 1 }
      guard !mine.isEmpty, let bytes = form.data else { continue }
      originals.append((form, bytes))
      replace(form, with: Self.shifted(bytes, mine))
    }
    defer { for (form, bytes) in originals { replace(form, with: bytes) } }

    var out: qpdf_data? = unsafe qpdf_init()
    defer { unsafe qpdf_cleanup(&out) }
    unsafe qpdf_silence_errors(out)
    guard unsafe qpdf_empty_pdf(out) & QPDF_ERRORS == 0,
      unsafe qpdf_add_page(out, data, page.handle, QPDF_TRUE) & QPDF_ERRORS == 0
    else { return nil }
    let copy = unsafe qpdf_get_page_n(out, 0)
    var bytes = Array("q\n".utf8) + Self.shifted(content, shifts.filter { $0.stream == 0 })
    bytes += Array("\nQ\n".utf8)
    bytes += unsafe draw(annotations, on: copy, of: out)
    let stream = unsafe qpdf_oh_new_stream(out)
    unsafe Self.replace(stream, of: out, with: bytes)
    unsafe qpdf_oh_replace_key(out, copy, "/Contents", stream)
    unsafe qpdf_oh_remove_key(out, copy, "/Annots")

    guard unsafe qpdf_init_write_memory(out) & QPDF_ERRORS == 0 else { return nil }
    unsafe qpdf_set_static_ID(out, QPDF_TRUE)
    unsafe qpdf_set_stream_data_mode(out, qpdf_s_preserve)
    guard unsafe qpdf_write(out) & QPDF_ERRORS == 0, let buffer = unsafe qpdf_get_buffer(out) else {
      return nil
    }
    return unsafe Array(UnsafeBufferPointer(start: buffer, count: qpdf_get_buffer_length(out)))
  }

  /// Operators that draw the annotations, whose appearances become resources of the page.
  private func draw(_ annotations: [Annotation], on page: qpdf_oh, of out: qpdf_data?) -> [UInt8] {
    guard !annotations.isEmpty else { return [] }
    var resources = unsafe qpdf_oh_get_key_if_dict(out, page, "/Resources")
    if unsafe qpdf_oh_get_type_code(out, resources) != ot_dictionary {
      resources = unsafe qpdf_oh_new_dictionary(out)
      unsafe qpdf_oh_replace_key(out, page, "/Resources", resources)
    }
    var objects = unsafe qpdf_oh_get_key_if_dict(out, resources, "/XObject")
    if unsafe qpdf_oh_get_type_code(out, objects) != ot_dictionary {
      objects = unsafe qpdf_oh_new_dictionary(out)
      unsafe qpdf_oh_replace_key(out, resources, "/XObject", objects)
    }
    var text = ""
    for (number, annotation) in annotations.enumerated() {
      let name = "/JuesuanAnnotation\(number)"
      let form = unsafe qpdf_oh_copy_foreign_object(out, data, annotation.appearance.handle)
      let dictionary = unsafe qpdf_oh_get_dict(out, form)
      unsafe qpdf_oh_replace_key(out, dictionary, "/Subtype", qpdf_oh_new_name(out, "/Form"))
      unsafe qpdf_oh_replace_key(out, objects, name, form)
      let m = annotation.matrix
      text += "q \(m.a) \(m.b) \(m.c) \(m.d) \(m.e) \(m.f) cm \(name) Do Q\n"
    }
    return Array(text.utf8)
  }

  /// The stream with the text rise changed around some strings.
  private static func shifted(_ bytes: [UInt8], _ shifts: [TextShift]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 40 * shifts.count)
    var done = 0
    for shift in shifts.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound })
    where shift.bytes.lowerBound >= done && shift.bytes.upperBound <= bytes.count {
      result += bytes[done..<shift.bytes.lowerBound]
      result += Array(" \(shift.away.rounded()) Ts ".utf8)
      result += bytes[shift.bytes]
      result += Array(" \(shift.rise) Ts ".utf8)
      done = shift.bytes.upperBound
    }
    return result + bytes[done...]
  }

  private func replace(_ form: PDFObject, with bytes: [UInt8]) {
    unsafe Self.replace(form.handle, of: data, with: bytes)
  }

  private static func replace(_ stream: qpdf_oh, of data: qpdf_data?, with bytes: [UInt8]) {
    let null = unsafe qpdf_oh_new_null(data)
    unsafe qpdf_oh_replace_stream_data(data, stream, bytes, bytes.count, null, null)
  }
}
