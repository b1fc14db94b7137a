internal import CPoppler
import JuesuanModel

/// The characters of one page with their boxes and attributes, as Poppler gives them.
struct PopplerText {
  /// One character that is not white space.
  struct Character {
    var scalar: Unicode.Scalar
    var box: Rect
    var size: Double
    var font: Int
    var color: UInt32
    /// Whether something painted later hides it.
    var isCovered = false

    /// The same for one character read twice.
    fileprivate var identity: Identity {
      Identity(scalar: scalar, x: Int((box.x0 * 8).rounded()), y: Int((box.y0 * 8).rounded()))
    }
  }

  fileprivate struct Identity: Hashable {
    var scalar: Unicode.Scalar
    var x: Int
    var y: Int
  }

  var width: Double
  var height: Double
  var characters: [Character] = []
  var fonts: [String] = []
  /// Whether text and boxes could not be matched one to one, so that each box was asked for its own text.
  var usedFallback = false

  /// Reads the page; the caller keeps ownership of `page`.
  init(page: OpaquePointer) {
    var (width, height) = (0.0, 0.0)
    unsafe poppler_page_get_size(page, &width, &height)
    (self.width, self.height) = (min(max(0, width), Self.farthest), min(max(0, height), Self.farthest))

    let whole = PopplerRectangle(x1: 0, y1: 0, x2: width, y2: height)
    unsafe read(whole, of: page)
  }

  /// Reads what Poppler selects between two corners: from the text nearest to the first to that nearest to the second,
  /// in its own order of reading.
  private mutating func read(_ area: PopplerRectangle, of page: OpaquePointer) {
    var area = area
    guard let text = unsafe poppler_page_get_text_for_area(page, &area) else { return }
    defer { unsafe g_free(text) }
    var boxes: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard unsafe poppler_page_get_text_layout_for_area(page, &area, &boxes, &count) != 0,
      let boxes = unsafe boxes
    else { return }
    defer { unsafe g_free(boxes) }
    let scalars = Array(unsafe String(cString: text).unicodeScalars)

    characters.reserveCapacity(characters.count + Int(count))
    guard scalars.count == Int(count) else {
      usedFallback = true
      for index in 0..<Int(count) {
        guard let scalar = unsafe Self.text(in: boxes[index], of: page) else { continue }
        unsafe append(
          scalar,
          boxes[index],
          size: (boxes[index].y2 - boxes[index].y1).magnitude,
          font: 0,
          color: 0
        )
      }
      if fonts.isEmpty, !characters.isEmpty { fonts = [""] }
      return
    }

    let runs = unsafe poppler_page_get_text_attributes_for_area(page, &area)
    defer { unsafe poppler_page_free_text_attributes(runs) }
    var places = Dictionary(fonts.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    var next = unsafe runs
    while let run = unsafe next {
      unsafe next = run.pointee.next
      guard let data = unsafe run.pointee.data else { continue }
      let attributes = unsafe data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let name = unsafe attributes.font_name.map { unsafe String(cString: $0) } ?? ""
      let font = places[name] ?? fonts.count
      if font == fonts.count {
        fonts.append(name)
        places[name] = font
      }
      let color = unsafe Self.packed(attributes.color)
      let first = unsafe max(0, Int(attributes.start_index))
      let last = unsafe min(Int(attributes.end_index), scalars.count - 1)
      guard first <= last else { continue }
      for index in first...last {
        unsafe append(scalars[index], boxes[index], size: attributes.font_size, font: font, color: color)
      }
    }
  }

  /// Reads the text at places where the content stream shows some and the reading of the whole page has none: where
  /// text at a slant or beside the rest comes first or last in Poppler's order, the corners of the page select less
  /// than all of it.
  mutating func recover(at places: [Point], of page: OpaquePointer) {
    var coverage = TextCoverage(self)
    var known = Set(characters.map(\.identity))
    for place in places where !coverage.covers(place) {
      var more = self
      more.characters = []
      unsafe more.read(PopplerRectangle(x1: place.x, y1: place.y, x2: width, y2: height), of: page)
      unsafe more.read(PopplerRectangle(x1: 0, y1: 0, x2: place.x, y2: place.y), of: page)
      fonts = more.fonts
      let found = more.characters.filter { known.insert($0.identity).inserted }
      coverage.add(found)
      characters += found
    }
  }

  private mutating func append(
    _ scalar: Unicode.Scalar,
    _ box: PopplerRectangle,
    size: Double,
    font: Int,
    color: UInt32
  ) {
    let isIdeograph = (0x4E00...0x9FFF).contains(scalar.value)
    guard isIdeograph || !Normalisation.isSpace(scalar) && scalar.value > 0x20 && !Self.isInvisible(scalar)
    else {
      return
    }
    let rect = Rect(
      x0: min(box.x1, box.x2),
      y0: min(box.y1, box.y2),
      x1: max(box.x1, box.x2),
      y1: max(box.y1, box.y2)
    )
    guard [rect.x0, rect.y0, rect.x1, rect.y1, size].allSatisfy({ $0.magnitude < Self.farthest }) else {
      return
    }
    characters.append(Character(scalar: scalar, box: rect, size: size, font: font, color: color))
  }

  /// Nothing that is seen stands farther off or is larger than this, in points.
  private static let farthest = 1e7

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  private static func packed(_ color: PopplerColor) -> UInt32 {
    UInt32(color.red >> 8) << 16 | UInt32(color.green >> 8) << 8 | UInt32(color.blue >> 8)
  }

  /// The first visible character that lies in the middle of `box`.
  private static func text(in box: PopplerRectangle, of page: OpaquePointer) -> Unicode.Scalar? {
    let (dx, dy) = ((box.x2 - box.x1) * 0.4, (box.y2 - box.y1) * 0.4)
    var middle = PopplerRectangle(x1: box.x1 + dx, y1: box.y1 + dy, x2: box.x2 - dx, y2: box.y2 - dy)
    guard let text = unsafe poppler_page_get_text_for_area(page, &middle) else { return nil }
    defer { unsafe g_free(text) }
    return unsafe String(cString: text).unicodeScalars.first { !$0.properties.isWhitespace }
  }
}
