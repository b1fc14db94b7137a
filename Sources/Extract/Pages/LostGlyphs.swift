import JuesuanModel

/// Glyphs that are printed but of which the text says nothing: a ToUnicode map that is cut short or has holes makes
/// Poppler pass over them, and 其他支出 becomes 其支出.
enum LostGlyphs {
  /// Adds to the text an unknown character wherever such a glyph is seen on the page.
  ///
  /// Of a font whose program alone knows its characters, only where what was read of it is no text.
  static func add(
    to text: inout PopplerText,
    _ lost: [TextOrigin],
    _ mappings: [String: Set<FontMapping>],
    of file: PopplerFile,
    page: Int,
    lean: Lean?
  ) {
    guard !lost.isEmpty else { return }
    let trusted = Set(
      mappings.filter { name, mapping in
        guard mapping.contains(.guessed), let font = text.fonts.firstIndex(of: name) else { return false }
        return FontMapping.isPlausible(text.characters.filter { $0.font == font }.map(\.scalar))
      }.keys
    )
    var known = PageSquares(Rect(x0: 0, y0: 0, x1: text.width, y1: text.height))
    for (index, character) in text.characters.enumerated() { known.insert(index, character.box.middle) }
    let missing = lost.filter { glyph in
      let box = glyph.box
      return !(glyph.isGuess && trusted.contains(glyph.font))
        && !known.contains(in: box) {
          box.contains(x: text.characters[$0].box.midX, y: text.characters[$0].box.midY)
        }
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
