/// How far the text of a page leans against its edges, as on a page that was scanned or pasted in askew.
public struct Lean: Hashable, Sendable {
  /// How far a line of text falls, as a share of its length.
  public var slope: Double
  /// The place about which the page is straightened, in points: its middle.
  public var x: Double
  /// The same, from the top.
  public var y: Double

  /// Makes a lean about the middle of a page as shown.
  public init(slope: Double, on page: Rect) {
    self.slope = slope
    (x, y) = (page.midX, page.midY)
  }

  /// Sine and cosine of the angle.
  private var turn: (sine: Double, cosine: Double) {
    let cosine = 1 / (1 + slope * slope).squareRoot()
    return (slope * cosine, cosine)
  }

  /// Where a place of the page stands once it is straightened.
  public func straightened(_ place: (x: Double, y: Double)) -> (x: Double, y: Double) {
    let (sine, cosine) = turn
    let (dx, dy) = (place.x - x, place.y - y)
    return (x + cosine * dx + sine * dy, y - sine * dx + cosine * dy)
  }

  /// Where a place of the straightened page stands on the page as shown.
  public func leaning(_ place: (x: Double, y: Double)) -> (x: Double, y: Double) {
    var back = self
    back.slope = -slope
    return back.straightened(place)
  }

  /// The box around a box of the straightened page on the page as shown.
  public func leaning(_ box: Rect) -> Rect { Self.around(box, leaning) }

  /// The box around a box of the page as shown once the page is straightened.
  public func straightened(_ box: Rect) -> Rect { Self.around(box, straightened) }

  private static func around(_ box: Rect, _ move: ((x: Double, y: Double)) -> (x: Double, y: Double)) -> Rect
  {
    let corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)].map { move($0) }
    return corners.dropFirst().reduce(
      Rect(x0: corners[0].x, y0: corners[0].y, x1: corners[0].x, y1: corners[0].y)
    ) {
      $0.union(Rect(x0: $1.x, y0: $1.y, x1: $1.x, y1: $1.y))
    }
  }
}
