/// A PDF transformation: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
struct Matrix: Hashable, Sendable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = Matrix()

  /// The transformation that applies this one first and `next` afterwards.
  func followed(by next: Matrix) -> Matrix {
    Matrix(
      a: a * next.a + b * next.c,
      b: a * next.b + b * next.d,
      c: c * next.a + d * next.c,
      d: c * next.b + d * next.d,
      e: e * next.a + f * next.c + next.e,
      f: e * next.b + f * next.d + next.f
    )
  }

  func applied(to point: Point) -> Point {
    Point(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
  }

  /// How much it enlarges a length, on average over the directions.
  var scale: Double { (a * d - b * c).magnitude.squareRoot() }
}

/// A place on the page, in points.
package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double
}
