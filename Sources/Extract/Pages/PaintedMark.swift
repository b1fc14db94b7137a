import JuesuanModel

/// Something that a content stream paints, on the page as shown and already clipped.
enum PaintedMark {
  /// A straight stroke parallel to an axis, with its colour.
  case line(Ruling, color: UInt32)
  /// A filled box with its colour; `isOpaque` where nothing below it can be seen.
  case box(Rect, color: UInt32, isOpaque: Bool)
  /// Where a line runs that is parallel to no axis.
  case slope(Rect)
  /// A picture's place; `isOpaque` where nothing below it can be seen.
  case image(Rect, isOpaque: Bool)
}

/// An area painted over all that was painted before it.
struct Cover {
  var box: Rect
  /// How many strings had been shown by then.
  var stringsBelow: Int
}

/// Where a string is shown, and how: enough to tell invisible and slanted text from the rest.
struct TextOrigin {
  /// Where it begins and, as far as the widths of its font tell, ends.
  var point: Point
  var end: Point
  var isInvisible: Bool
  /// Its colour as 0xRRGGBB, and how much of what is below it covers, 0 to 1.
  var color: UInt32 = 0
  var opacity = 1.0
  /// How many bytes encode it: at least as many as its characters.
  var byteCount = Int.max / 4
  /// Whether it is known to be white space.
  var isBlank = false
  /// The direction of its baseline, of length 1.
  var direction: Point
  /// The font size, in points of the page as shown.
  var size: Double
  /// Its font's name without subset prefix.
  var font = ""
  /// The same for strings of the same bytes.
  var digest: UInt64 = 0
  /// Which of the page's streams shows it, and where in it the operands and the operator stand.
  var stream = 0
  var bytes = 0..<0
  /// Whether an annotation shows it and not the page itself.
  var isOfAnnotation = false
  /// The text rise in force, and how much larger than the numbers of its stream it is shown.
  var rise = 0.0
  var scale = 1.0

  /// How far its letters may reach, in points: fonts without widths leave it open by a fifth.
  var reach: Double {
    let (dx, dy) = (end.x - point.x, end.y - point.y)
    return 1.2 * (dx * dx + dy * dy).squareRoot() + 0.5 * size
  }

  /// About the box of a string that is not slanted.
  var box: Rect {
    let up = Point(x: 0.8 * size * direction.y, y: -0.8 * size * direction.x)
    return Rect(spanning: [
      point, end, Point(x: point.x + up.x, y: point.y + up.y), Point(x: end.x + up.x, y: end.y + up.y),
    ])
  }

  /// Whether it stands where a page can be: numbers of damaged streams lead anywhere.
  var isOnSomePage: Bool {
    [point.x, point.y, end.x, end.y, size, scale].allSatisfy { $0.magnitude < Self.farthest }
      && direction.x.isFinite && direction.y.isFinite
  }

  /// Farther off, in points, than any page reaches.
  private static let farthest = 1e7

  /// Which share of it lies in a box, going by places a third of its height above the baseline.
  func share(in box: Rect) -> Double {
    /// So many places along the string are looked at.
    let samples = 9
    let inside = (0..<samples).count { place in
      let part = (Double(place) + 0.5) / Double(samples)
      return box.contains(
        x: point.x + part * (end.x - point.x) + 0.3 * size * direction.y,
        y: point.y + part * (end.y - point.y) - 0.3 * size * direction.x
      )
    }
    return Double(inside) / Double(samples)
  }

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
  /// What of the page is shown, in points.
  var page = Rect.zero
  var marks: [PaintedMark] = []
  var origins: [TextOrigin] = []
  /// What hides what was painted before it.
  var covers: [Cover] = []
  /// Glyphs, a string each, that are shown but stand for no character.
  var lost: [TextOrigin] = []
  /// The forms drawn, as `TextOrigin.stream` counts them from 1; 0 is the page itself.
  var forms: [PDFObject] = []
  /// Whether something of it belongs to a layer that is off.
  var hasHiddenLayer = false
  /// Fonts whose codes nothing maps to characters, by name without subset prefix.
  var unmappedFonts: [String: FontMapping] = [:]
  /// Whether the stream was too long or nested too deep to be read to its end.
  var isIncomplete = false
  /// Whether it draws forms without end, so that no other reader is to follow it either.
  var isBottomless = false
}
