import JuesuanModel

/// Something that a content stream paints, on the page as shown and already clipped.
enum PaintedMark {
  /// A straight stroke parallel to an axis.
  case line(Ruling)
  /// A filled box with its colour; `isOpaque` where nothing below it can be seen.
  case box(Rect, color: UInt32, isOpaque: Bool)
  /// A picture's place.
  case image(Rect)
}

/// Where a string is shown, and how: enough to tell invisible and slanted text from the rest.
struct TextOrigin {
  var point: Point
  var isInvisible: Bool
  /// The direction of its baseline, of length 1.
  var direction: Point
  /// The font size, in points of the page as shown.
  var size: Double

  /// Whether its baseline is neither horizontal nor vertical.
  var isSlanted: Bool { min(direction.x.magnitude, direction.y.magnitude) > 0.05 }
}

/// What the reader of a content stream finds on one page.
struct PageDrawing {
  var marks: [PaintedMark] = []
  var origins: [TextOrigin] = []
  /// Whether the stream was too long or nested too deep to be read to its end.
  var isIncomplete = false
}
