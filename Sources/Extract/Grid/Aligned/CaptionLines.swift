import JuesuanModel

/// Tells the further lines of a caption from the heads below it.
///
/// Table 1. Vaccination coverage among adults / United States, 2012: so the reports of the Centers for Disease Control
/// print them.
enum CaptionLines {
  /// A caption has at most so many lines.
  private static let most = 5
  /// Its lines stand this near below each other, in font sizes.
  private static let pitch = 1.45

  /// Bytes of such a line at most: Table 12.
  private static let longestNumber = 10

  /// Whether a line goes on with a caption above it: in the type of that, a line apart, and at the same edge.
  static func endWith(_ index: Int, _ lines: [SegmentLine]) -> Bool {
    guard let first = lines[index].segments.first?.glyphs.first, lines[index].widestGap < 1 else {
      return false
    }
    var place = index
    while place > 0, index - place < most {
      let (upper, lower) = (lines[place - 1], lines[place])
      guard let glyph = upper.segments.first?.glyphs.first, glyph.font == first.font,
        (glyph.size - first.size).magnitude < 0.01, upper.widestGap < 1,
        lower.box.midY - upper.box.midY < pitch * first.size,
        (upper.box.x0 - lower.box.x0).magnitude < 0.2 * first.size
          || (upper.box.midX - lower.box.midX).magnitude < 0.2 * first.size
      else { return false }
      /// The number may have a line to itself.
      if upper.isCaption {
        return upper.text.utf8.count < longestNumber || upper.box.width > lower.box.width - first.size
      }
      place -= 1
    }
    return false
  }
}
