import JuesuanModel

extension GlyphRow {
  /// Letters of one width differ by less than this, in font sizes.
  private static let sameWidth = 0.015
  /// The widths of letters of a typewriter, in font sizes: Courier has 0.6.
  private static let widths = 0.54...0.66
  /// Signs that are narrower or wider than others in any other type.
  private static let telling: Set<Unicode.Scalar> = [
    "i", "l", "I", "j", "t", "f", "m", "w", "M", "W", ".", ",", ":", ";", "|", "(", ")", "\'", "!",
  ]

  /// The width of its letters in font sizes where all have the same, as on a typewriter; else nil.
  var typewriterPitch: Double? {
    guard let first = glyphs.first, glyphs.count > 3 else { return nil }
    let width = first.box.width / first.size
    guard Self.widths.contains(width) else { return nil }
    var isTold = false
    for glyph in glyphs {
      guard glyph.scalar.isASCII, (glyph.box.width / glyph.size - width).magnitude < Self.sameWidth else {
        return nil
      }
      isTold = isTold || Self.telling.contains(glyph.scalar)
    }
    return isTold ? width : nil
  }
}
