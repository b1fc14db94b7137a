/// One printed character with its place.
public struct Glyph: Hashable, Sendable {
  /// The character after radical code points have been mapped to the ideographs they stand for.
  public var scalar: Unicode.Scalar
  /// The character as the file gives it.
  public var printed: Unicode.Scalar
  /// Its box on the page as shown, in points.
  public var box: Rect
  /// The font size, in points.
  public var size: Double
  /// Its font's place in `PageContent.fonts`.
  public var font: Int
  /// Its colour as 0xRRGGBB.
  public var color: UInt32

  /// Makes a glyph.
  public init(
    scalar: Unicode.Scalar,
    printed: Unicode.Scalar,
    box: Rect,
    size: Double,
    font: Int,
    color: UInt32
  ) {
    self.scalar = scalar
    self.printed = printed
    self.box = box
    self.size = size
    self.font = font
    self.color = color
  }

  /// Glyphs of one page seldom share a corner, and sets of them are asked for every glyph.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(box.x0)
    hasher.combine(box.y0)
  }
}
