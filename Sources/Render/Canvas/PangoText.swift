import CCairo

/// Owns one Pango layout.
@safe final class PangoText {
  private let layout: OpaquePointer?
  private let bytes: [UInt8]

  init(_ text: String, size: Double, isBold: Bool, engine: TextEngine) {
    bytes = Array(text.utf8)
    unsafe layout = pango_layout_new(engine.context)
    unsafe pango_layout_set_text(layout, text, Int32(bytes.count))
    let description = unsafe engine.description(size: size, isBold: isBold)
    unsafe pango_layout_set_font_description(layout, description)
    unsafe pango_font_description_free(description)
    let attributes = unsafe pango_attr_list_new()
    unsafe pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"))
    for mark in Punctuation.halved(in: text) {
      guard let half = unsafe pango_attr_font_features_new("tnum=1,halt=1") else { continue }
      unsafe half.pointee.start_index = UInt32(mark.lowerBound)
      unsafe half.pointee.end_index = UInt32(mark.upperBound)
      unsafe pango_attr_list_change(attributes, half)
    }
    for letters in Self.letters(in: bytes) {
      guard let family = unsafe pango_attr_family_new(TextEngine.letterFamilies) else { continue }
      unsafe family.pointee.start_index = UInt32(letters.lowerBound)
      unsafe family.pointee.end_index = UInt32(letters.upperBound)
      unsafe pango_attr_list_insert(attributes, family)
    }
    unsafe pango_layout_set_attributes(layout, attributes)
    unsafe pango_attr_list_unref(attributes)
  }

  /// The runs of Latin letters.
  private static func letters(in bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, byte) in bytes.enumerated() where (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  deinit {
    if let layout = unsafe layout { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }
  }

  /// Breaks the text at `width`, its first line `indent` points in.
  func wrap(width: Double, indent: Double) {
    unsafe pango_layout_set_width(layout, Int32((width * Double(PANGO_SCALE)).rounded(.up)))
    unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    unsafe pango_layout_set_indent(layout, Int32((indent * Double(PANGO_SCALE)).rounded()))
  }

  /// Its lines, widths in points.
  func lines() -> [SetLine] {
    var lines: [SetLine] = []
    let count = unsafe pango_layout_get_line_count(layout)
    for index in 0..<count {
      guard let line = unsafe pango_layout_get_line_readonly(layout, index) else { continue }
      var extents = PangoRectangle()
      unsafe pango_layout_line_get_extents(line, nil, &extents)
      let start = Int(unsafe line.pointee.start_index)
      lines.append(
        SetLine(
          bytes: start..<start + Int(unsafe line.pointee.length),
          width: Double(extents.width) / Double(PANGO_SCALE)
        )
      )
    }
    return lines
  }

  /// Draws one line with its baseline at the given point; `extra` points are shared out between its characters.
  func draw(line index: Int, x: Double, y: Double, extra: Double, on cairo: OpaquePointer?) {
    guard let line = unsafe pango_layout_get_line(layout, Int32(index)) else { return }
    if extra > 0 { unsafe spread(line, by: extra) }
    unsafe cairo_move_to(cairo, x, y)
    unsafe pango_cairo_show_layout_line(cairo, line)
    if hasLostGlyphs { unsafe fillLostGlyphs(of: line, x: x, y: y, on: cairo) }
  }

  /// Characters whose glyph is blank in a PDF that Cairo 1.16 makes from Noto Sans CJK: one of the 6,763 of GB 2312.
  ///
  /// The text is there, its outline is not; so the outline is filled above it. Where the glyph does show, its own
  /// shape covers it.
  private static let lostGlyphs: Set<Unicode.Scalar> = ["如"]

  private var hasLostGlyphs: Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: Self.lostGlyphs.contains)
  }

  private func fillLostGlyphs(
    of line: UnsafeMutablePointer<PangoLayoutLine>,
    x: Double,
    y: Double,
    on cairo: OpaquePointer?
  ) {
    let lost = Set(Self.lostGlyphs.map { Array(String($0).utf8) })
    var left = x
    var run = unsafe line.pointee.runs
    while let node = unsafe run {
      if let item = unsafe node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self),
        let glyphs = unsafe item.pointee.glyphs, let text = unsafe item.pointee.item
      {
        for glyph in 0..<Int(unsafe glyphs.pointee.num_glyphs) {
          let byte = Int(unsafe text.pointee.offset) + Int(unsafe glyphs.pointee.log_clusters[glyph])
          if byte + 3 <= bytes.count, lost.contains(Array(bytes[byte..<byte + 3])),
            let single = unsafe pango_glyph_string_new()
          {
            unsafe pango_glyph_string_set_size(single, 1)
            unsafe single.pointee.glyphs[0] = glyphs.pointee.glyphs[glyph]
            unsafe cairo_new_path(cairo)
            unsafe cairo_move_to(cairo, left, y)
            unsafe pango_cairo_glyph_string_path(cairo, text.pointee.analysis.font, single)
            unsafe cairo_fill(cairo)
            unsafe pango_glyph_string_free(single)
          }
          left += Double(unsafe glyphs.pointee.glyphs[glyph].geometry.width) / Double(PANGO_SCALE)
        }
      }
      unsafe run = node.pointee.next
    }
  }

  /// Colours passages given as bytes.
  func mark(_ ranges: [Range<Int>], ink: Ink) {
    guard !ranges.isEmpty, let list = unsafe pango_layout_get_attributes(layout) else { return }
    let attributes = unsafe pango_attr_list_copy(list)
    let part = { (value: Double) in UInt16((value * 65535).rounded()) }
    for range in ranges {
      guard let colour = unsafe pango_attr_foreground_new(part(ink.red), part(ink.green), part(ink.blue))
      else {
        continue
      }
      unsafe colour.pointee.start_index = UInt32(range.lowerBound)
      unsafe colour.pointee.end_index = UInt32(range.upperBound)
      unsafe pango_attr_list_insert(attributes, colour)
    }
    unsafe pango_layout_set_attributes(layout, attributes)
    unsafe pango_attr_list_unref(attributes)
  }

  /// The gaps that may grow: behind each character but the last, none within digits and Latin words.
  private func spread(_ line: UnsafeMutablePointer<PangoLayoutLine>, by extra: Double) {
    var gaps: [UnsafeMutablePointer<PangoGlyphInfo>] = unsafe []
    var run = unsafe line.pointee.runs
    while let node = unsafe run {
      if let item = unsafe node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self),
        let glyphs = unsafe item.pointee.glyphs, let offset = unsafe item.pointee.item?.pointee.offset
      {
        for glyph in 0..<Int(unsafe glyphs.pointee.num_glyphs) {
          let byte = Int(offset) + Int(unsafe glyphs.pointee.log_clusters[glyph])
          if byte < bytes.count, bytes[byte] >= 0xE2 { unsafe gaps.append(glyphs.pointee.glyphs + glyph) }
        }
      }
      unsafe run = node.pointee.next
    }
    let last = unsafe Int(line.pointee.start_index) + Int(line.pointee.length)
    if last > 2, bytes.indices.contains(last - 3), bytes[last - 3] >= 0xE2 { unsafe _ = gaps.popLast() }
    guard unsafe !gaps.isEmpty else { return }
    let count = unsafe gaps.count
    let share = extra * Double(PANGO_SCALE) / Double(count)
    var owed = 0.0
    for index in 0..<count {
      owed += share
      let units = owed.rounded(.down)
      unsafe gaps[index].pointee.geometry.width += Int32(units)
      owed -= units
    }
  }
}
