internal import CPoppler
public import JuesuanModel

/// Something drawn over the picture of a page so that a person sees what was understood.
public struct PageMark: Hashable, Sendable {
  /// How it is drawn.
  public enum Style: Hashable, Sendable {
    /// The outline of a box.
    case outline
    /// A translucent area with an outline.
    case area
  }

  /// The font size of labels, in points.
  static let labelSize = 5.0
  /// How far labels stand off the sides of their boxes, in points.
  static let labelInset = 0.8

  /// Its box, in points of the page as shown.
  public var box: Rect
  /// Its colour as 0xRRGGBB.
  public var color: UInt32
  /// Its line width, in points.
  public var width: Double
  /// How it is drawn.
  public var style: Style
  /// Words in its top left corner, or where `labelPlace` says; empty for none.
  public var label: String
  /// The top left corner of the words, in points of the page as shown, where that of the box would hide something.
  package var labelPlace: Point?

  /// Makes a mark.
  public init(box: Rect, color: UInt32, width: Double = 0.5, style: Style = .outline, label: String = "") {
    self.box = box
    self.color = color
    self.width = width
    self.style = style
    self.label = label
  }
}

/// Draws a page with marks over it.
public enum PageImage {
  /// The picture of a page, from 1, as PNG with `scale` pixels a point; throws where the file or page cannot be read.
  public static func png(
    of bytes: [UInt8],
    name: String,
    page: Int,
    scale: Double,
    marks: [PageMark]
  ) throws(InputError) -> [UInt8] {
    let file = try PopplerFile(FileBytes(bytes), name: name)
    guard let picture = file.picture(ofPage: page - 1, scale: scale, marks: marks) else {
      throw InputError(
        code: "no-such-page",
        file: name,
        page: page,
        message: "第 \(page) 页无法绘制",
        hint: "文件共 \(file.pageCount) 页。"
      )
    }
    return picture
  }
}

/// An image under the pen; owns the surface and its context.
@safe final class Drawing {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let scale: Double

  /// A white image of the given size in points, or nil where it would not fit into memory.
  init?(width: Double, height: Double, scale: Double) {
    let (columns, rows) = ((width * scale).rounded(.up), (height * scale).rounded(.up))
    guard columns < Self.mostPixels, rows < Self.mostPixels, columns * rows < Self.mostArea else {
      return nil
    }
    guard let made = unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, CInt(columns), CInt(rows)),
      unsafe cairo_surface_status(made) == CAIRO_STATUS_SUCCESS, let pen = unsafe cairo_create(made)
    else { return nil }
    (unsafe surface, unsafe context) = unsafe (made, pen)
    self.scale = scale
    unsafe cairo_scale(pen, scale, scale)
    unsafe cairo_set_source_rgb(pen, 1, 1, 1)
    unsafe cairo_paint(pen)
    unsafe cairo_select_font_face(pen, "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
  }

  deinit {
    unsafe cairo_destroy(context)
    unsafe cairo_surface_destroy(surface)
  }

  /// The most pixels along a side that Cairo can count, and in all: a sheet of A0 at 144 dpi has half as many.
  private static let mostPixels = 32_767.0
  private static let mostArea = 1e8

  /// Draws the page itself, for a picture paler than it is, so that the marks stand out.
  func draw(page: OpaquePointer, paler: Bool = true) {
    unsafe poppler_page_render(page, context)
    guard paler else { return }
    unsafe cairo_set_source_rgba(context, 1, 1, 1, 0.45)
    unsafe cairo_paint(context)
  }

  func draw(_ mark: PageMark) {
    let (red, green, blue) = (
      Double(mark.color >> 16 & 0xFF) / 255, Double(mark.color >> 8 & 0xFF) / 255,
      Double(mark.color & 0xFF) / 255
    )
    unsafe cairo_rectangle(context, mark.box.x0, mark.box.y0, mark.box.width, mark.box.height)
    if mark.style == .area {
      unsafe cairo_set_source_rgba(context, red, green, blue, 0.18)
      unsafe cairo_fill_preserve(context)
    }
    unsafe cairo_set_source_rgb(context, red, green, blue)
    unsafe cairo_set_line_width(context, mark.width)
    unsafe cairo_stroke(context)
    guard !mark.label.isEmpty else { return }
    unsafe cairo_set_font_size(context, PageMark.labelSize)
    let place = mark.labelPlace ?? Point(x: mark.box.x0 + PageMark.labelInset, y: mark.box.y0)
    unsafe cairo_move_to(context, place.x, place.y + PageMark.labelSize)
    unsafe cairo_show_text(context, mark.label)
  }

  /// Whether something stands out from its surroundings in each of some boxes.
  func inked(_ boxes: [Rect]) -> [Bool] {
    unsafe cairo_surface_flush(surface)
    let (width, height) = unsafe (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
    )
    let stride = unsafe Int(cairo_image_surface_get_stride(surface))
    guard let data = unsafe cairo_image_surface_get_data(surface) else { return boxes.map { _ in true } }
    return boxes.map { box in
      guard let columns = pixels(box.x0, box.x1, of: width), let rows = pixels(box.y0, box.y1, of: height)
      else { return false }
      var (darkest, brightest) = (UInt8.max, UInt8.min)
      for row in rows {
        for column in columns {
          /// The green channel tells light from dark well enough.
          let light = unsafe data[row * stride + column * 4 + 1]
          (darkest, brightest) = (min(darkest, light), max(brightest, light))
        }
      }
      return brightest - darkest > Self.contrast
    }
  }

  /// The pixels between two places, in points, of so many; nil for what lies off the page.
  private func pixels(_ start: Double, _ end: Double, of count: Int) -> Range<Int>? {
    let (low, high) = (max(0, start * scale), min(Double(count), end * scale + 1))
    guard low < high, low < Double(count) else { return nil }
    return Int(low)..<max(Int(low) + 1, Int(high))
  }

  /// Ink differs from paper by more than this, of 255.
  private static let contrast: UInt8 = 40

  /// The image as PNG.
  var png: [UInt8] {
    let sink = ByteSink()
    unsafe cairo_surface_flush(surface)
    let write: cairo_write_func_t = { (closure, data, length) in
      guard let closure = unsafe closure, let data = unsafe data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = unsafe Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    unsafe cairo_surface_write_to_png_stream(surface, write, Unmanaged.passUnretained(sink).toOpaque())
    return sink.bytes
  }

  private final class ByteSink {
    var bytes: [UInt8] = []
  }
}

extension PopplerFile {
  /// The picture of one page, from 0, with marks over it; nil where there is no such page.
  func picture(ofPage index: Int, scale: Double, marks: [PageMark]) -> [UInt8]? {
    unsafe withPage(index) { page, width, height in
      guard let drawing = Drawing(width: width, height: height, scale: scale) else { return nil }
      unsafe drawing.draw(page: page)
      for mark in marks { drawing.draw(mark) }
      return drawing.png
    }
  }

  /// Whether something is seen in each of some boxes of a page, from 0.
  func inked(_ boxes: [Rect], ofPage index: Int) -> [Bool] {
    unsafe withPage(index) { page, width, height in
      guard let drawing = Drawing(width: width, height: height, scale: 2) else { return nil }
      unsafe drawing.draw(page: page, paler: false)
      return drawing.inked(boxes)
    } ?? boxes.map { _ in true }
  }
}
