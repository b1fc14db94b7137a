import JuesuanModel

/// Something that a content stream paints, on the page as shown and already clipped.
enum PaintedMark {
  /// A straight stroke parallel to an axis, with its colour.
  case line(Ruling, color: UInt32)
  /// A filled box with its colour; `isOpaque` where nothing below it can be seen.
  case box(Rect, color: UInt32, isOpaque: Bool)
  /// Where a line runs that is parallel to no axis.
  case slope(Rect)
  /// A picture's place.
  case image(Rect)
}

/// Where a string is shown, and how: enough to tell invisible and slanted text from the rest.
struct TextOrigin {
  var point: Point
  var isInvisible: Bool
  /// Its colour as 0xRRGGBB, and how much of what is below it covers, 0 to 1.
  var color: UInt32 = 0
  var opacity = 1.0
  /// How many bytes encode it: at least as many as its characters.
  var byteCount = Int.max / 4
  /// The direction of its baseline, of length 1.
  var direction: Point
  /// The font size, in points of the page as shown.
  var size: Double

  /// The quarter turns, clockwise, of its baseline: 0 runs to the right, 1 down the page.
  var quarterTurns: Int {
    if direction.x.magnitude > direction.y.magnitude { return direction.x > 0 ? 0 : 2 }
    return direction.y > 0 ? 1 : 3
  }

  /// Whether its baseline is neither horizontal nor vertical.
  var isSlanted: Bool { min(direction.x.magnitude, direction.y.magnitude) > 0.05 }
}

/// What the reader of a content stream finds on one page.
struct PageDrawing {
  var marks: [PaintedMark] = []
  var origins: [TextOrigin] = []
  /// Fonts whose codes nothing maps to characters, by name without subset prefix.
  var unmappedFonts: [String: FontMapping] = [:]
  /// Whether the stream was too long or nested too deep to be read to its end.
  var isIncomplete = false
}
