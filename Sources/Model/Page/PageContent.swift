/// What one page shows: glyphs, rulings, shaded areas and pictures, with nothing yet concluded from them.
public struct PageContent: Sendable {
  /// The page number, from 1.
  public var number: Int
  /// The page as shown (CropBox and rotation applied): origin top left, in points.
  public var size: Rect
  /// The glyphs that are not white space, in the order of the file.
  public var glyphs: [Glyph]
  /// The names of the fonts that `Glyph.font` counts into, without subset prefix.
  public var fonts: [String]
  /// Rule lines of both directions.
  public var rulings: [Ruling]
  /// Filled areas too thick to be rules, as boxes in points.
  public var shadings: [Shading]
  /// Where pictures stand, in points.
  public var images: [Rect]
  /// Where lines run that are parallel to no axis, as curves do, in points.
  public var slopes: [Rect] = []
  /// What was noticed while the page was read.
  public var diagnostics: [Diagnostic]
  /// How far most text is turned against the page as shown, in clockwise quarter turns, 0 to 3.
  public var textTurns = 0
  /// How far its text leans; places are those of the straightened page.
  public var lean: Lean?

  /// Makes a page.
  public init(
    number: Int,
    size: Rect,
    glyphs: [Glyph] = [],
    fonts: [String] = [],
    rulings: [Ruling] = [],
    shadings: [Shading] = [],
    images: [Rect] = [],
    diagnostics: [Diagnostic] = []
  ) {
    self.number = number
    self.size = size
    self.glyphs = glyphs
    self.fonts = fonts
    self.rulings = rulings
    self.shadings = shadings
    self.images = images
    self.diagnostics = diagnostics
  }
}

/// A filled area that is no rule line.
public struct Shading: Hashable, Sendable {
  /// The area, in points.
  public var box: Rect
  /// Its colour as 0xRRGGBB.
  public var color: UInt32

  /// Makes a shaded area.
  public init(box: Rect, color: UInt32) {
    self.box = box
    self.color = color
  }
}
