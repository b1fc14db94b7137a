import JuesuanModel

/// Where the visible part of a page lies in its own coordinates, and how it is turned when shown.
struct PageFrame: Sendable {
  /// The visible box in user space, bottom left origin: x0, y0, x1, y1 in points.
  var crop: (x0: Double, y0: Double, x1: Double, y1: Double)
  /// Clockwise turn in degrees: 0, 90, 180 or 270.
  var rotation: Int
  /// How far the text of the page leans, where it is to be straightened.
  var lean: Lean?

  /// The transformation from user space to the page as shown, origin top left, and straightened.
  var toShown: Matrix { lean.map { toPage.followed(by: $0.matrix) } ?? toPage }

  private var toPage: Matrix {
    switch rotation {
    case 90: Matrix(a: 0, b: 1, c: 1, d: 0, e: -crop.y0, f: -crop.x0)
    case 180: Matrix(a: -1, b: 0, c: 0, d: 1, e: crop.x1, f: -crop.y0)
    case 270: Matrix(a: 0, b: -1, c: -1, d: 0, e: crop.y1, f: crop.x1)
    default: Matrix(a: 1, b: 0, c: 0, d: -1, e: -crop.x0, f: crop.y1)
    }
  }

  /// What of the straightened page is shown, in points: the box around the page.
  var visible: Rect { lean?.straightened(shown) ?? shown }

  /// The page as shown, in points.
  var shown: Rect {
    let (width, height) = (crop.x1 - crop.x0, crop.y1 - crop.y0)
    return rotation % 180 == 0
      ? Rect(x0: 0, y0: 0, x1: width, y1: height) : Rect(x0: 0, y0: 0, x1: height, y1: width)
  }
}
