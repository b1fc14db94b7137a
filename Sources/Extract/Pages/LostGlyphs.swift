import JuesuanModel

/// Glyphs that are printed but of which the text says nothing: a ToUnicode map that is cut short or has holes makes
/// Poppler pass over them, and 其他支出 becomes 其支出.
enum LostGlyphs {
  /// Adds to the text an unknown character wherever such a glyph is seen on the page.
  static func add(
    to text: inout PopplerText,
    _ lost: [TextOrigin],
    of file: PopplerFile,
    page: Int,
    lean: Lean?
  ) {
    let missing = lost.filter { glyph in
      let box = glyph.box
      return !text.characters.contains { box.contains(x: $0.box.midX, y: $0.box.midY) }
    }
    guard !missing.isEmpty else { return }
    let inked = file.inked(missing.map { lean?.leaning($0.box) ?? $0.box }, ofPage: page)
    for (glyph, isInked) in zip(missing, inked) where isInked {
      let font = text.fonts.firstIndex(of: glyph.font) ?? text.fonts.count
      if font == text.fonts.count { text.fonts.append(glyph.font) }
      text.characters.append(
        PopplerText.Character(
          scalar: "\u{FFFD}",
          box: glyph.box,
          size: glyph.size,
          font: font,
          color: glyph.color
        )
      )
    }
  }
}
