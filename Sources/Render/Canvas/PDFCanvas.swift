import CCairo
import JuesuanModel

/// Draws finished pages into a PDF: takes no decision that a frame has not taken.
struct PDFCanvas {
  let text: TextEngine

  /// The moment that the file names as its making; a real one would make two runs differ.
  private static let createDate = "2000-01-01T00:00:00Z"

  /// The PDF of a book.
  func draw(_ book: Book) throws -> [UInt8] {
    let sink = ByteSink()
    try withExtendedLifetime(sink) {
      let surface = unsafe cairo_pdf_surface_create_for_stream(
        { closure, data, length in
          guard let closure = unsafe closure, let data = unsafe data else { return CAIRO_STATUS_WRITE_ERROR }
          let sink = unsafe Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
          unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
          return CAIRO_STATUS_SUCCESS
        },
        Unmanaged.passUnretained(sink).toOpaque(),
        book.pages.first?.paper.width ?? Paper.text.width,
        book.pages.first?.paper.height ?? Paper.text.height
      )
      let cairo = unsafe cairo_create(surface)
      defer {
        unsafe cairo_destroy(cairo)
        unsafe cairo_surface_destroy(surface)
      }
      unsafe describe(book, surface)
      unsafe cairo_tag_begin(cairo, "Document", nil)
      for (index, page) in book.pages.enumerated() {
        unsafe cairo_pdf_surface_set_size(surface, page.paper.width, page.paper.height)
        unsafe cairo_pdf_surface_set_page_label(surface, String(index + 1))
        for item in page.items { unsafe draw(item, on: cairo) }
        unsafe cairo_show_page(cairo)
      }
      unsafe cairo_tag_end(cairo, "Document")
      // To cut the faces down Cairo takes each of them into memory as a whole, 16 MB for a Chinese one: what reading and
      // laying out have let go of is given back first.
      malloc_trim(0)
      unsafe cairo_surface_finish(surface)
      let status = unsafe cairo_surface_status(surface)
      let drawing = unsafe cairo_status(cairo)
      for state in [drawing, status] where state != CAIRO_STATUS_SUCCESS {
        let reason = unsafe String(cString: cairo_status_to_string(state))
        throw RenderError("drawing-failed", "写 PDF 失败：\(reason)")
      }
    }
    return sink.bytes
  }

  private func describe(_ book: Book, _ surface: OpaquePointer?) {
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, book.metadata.title)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, book.metadata.author)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, book.metadata.subject)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "juesuan")
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, Self.createDate)
    var parents: [(level: Int, id: Int32)] = []
    for entry in book.outline {
      while let last = parents.last, last.level >= entry.level { parents.removeLast() }
      let parent = parents.last?.id ?? Int32(CAIRO_PDF_OUTLINE_ROOT)
      let flags = entry.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0)
      let id = unsafe cairo_pdf_surface_add_outline(
        surface,
        parent,
        entry.title,
        "dest='\(entry.anchor)'",
        flags
      )
      parents.append((entry.level, id))
    }
  }

  private func draw(_ item: FrameItem, on cairo: OpaquePointer?) {
    switch item {
    case .text(let frame): unsafe draw(frame, on: cairo)
    case .stroke(let stroke):
      unsafe use(stroke.ink, on: cairo)
      unsafe cairo_set_line_width(cairo, stroke.width)
      unsafe cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE)
      unsafe cairo_move_to(cairo, stroke.x0, stroke.y0)
      unsafe cairo_line_to(cairo, stroke.x1, stroke.y1)
      unsafe cairo_stroke(cairo)
    case .fill(let box, let ink):
      unsafe use(ink, on: cairo)
      unsafe cairo_rectangle(cairo, box.x0, box.y0, box.width, box.height)
      unsafe cairo_fill(cairo)
    case .wedge(let wedge):
      unsafe use(wedge.ink, on: cairo)
      unsafe cairo_new_path(cairo)
      if wedge.to - wedge.from < 2 * Double.pi - 0.000_1 { unsafe cairo_move_to(cairo, wedge.x, wedge.y) }
      unsafe cairo_arc(cairo, wedge.x, wedge.y, wedge.radius, wedge.from, wedge.to)
      unsafe cairo_close_path(cairo)
      unsafe cairo_fill(cairo)
    case .link(let box, let target):
      // Cairo 1.16 writes a damaged file where a link stands outside of every structure element.
      unsafe cairo_tag_begin(cairo, "P", nil)
      let place = [box.x0, box.y0, box.width, box.height].map(Self.number).joined(separator: " ")
      unsafe cairo_tag_begin(cairo, "Link", "rect=[\(place)] dest='\(target)'")
      unsafe cairo_tag_end(cairo, "Link")
      unsafe cairo_tag_end(cairo, "P")
    case .anchor(let name, let y):
      unsafe cairo_tag_begin(cairo, "cairo.dest", "name='\(name)' x=0 y=\(Self.number(y)) internal")
      unsafe cairo_tag_end(cairo, "cairo.dest")
    }
  }

  private func draw(_ frame: TextFrame, on cairo: OpaquePointer?) {
    let style = frame.style
    let layout = text.layout(frame.text, style: style, width: frame.width)
    layout.mark(frame.marks, ink: .corrected)
    let lines = layout.lines()
    let tag = Self.tag(of: frame.role)
    if let tag { unsafe cairo_tag_begin(cairo, tag, nil) }
    unsafe use(style.ink, on: cairo)
    for (place, index) in frame.lines.enumerated() where lines.indices.contains(index) {
      let indent = index == 0 ? style.firstIndent : 0
      let free = frame.width - indent - lines[index].width
      let shift =
        switch style.alignment {
        case .leading, .justified: 0.0
        case .centre: free / 2
        case .trailing: free
        }
      let isLast = index == lines.count - 1
      let extra = style.alignment == .justified && !isLast ? max(0, free) : 0
      let baseline = frame.y + Double(place) * style.leading + (style.leading + style.size * Self.rise) / 2
      unsafe layout.draw(line: index, x: frame.x + indent + shift, y: baseline, extra: extra, on: cairo)
    }
    if let tag { unsafe cairo_tag_end(cairo, tag) }
  }

  /// How far the baseline stands below the middle of an ideograph, twice, in sizes: ideographs reach from -.12 to .88.
  private static let rise = 0.76

  private static func tag(of role: TextFrame.Role) -> String? {
    switch role {
    case .paragraph: "P"
    case .heading(let level): "H\(min(max(level, 1), 6))"
    case .cell, .artifact: nil
    }
  }

  private func use(_ ink: Ink, on cairo: OpaquePointer?) {
    unsafe cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue)
  }

  /// A number as attributes want it: hundredths, a point, no exponent.
  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths % 100)
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

/// Collects what Cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []
}
