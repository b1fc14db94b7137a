/// A drawn rule line, or the edge of a filled box, parallel to an axis.
public struct Ruling: Hashable, Sendable {
  /// What drew it.
  public enum Source: String, Hashable, Sendable, Codable {
    /// A stroked path.
    case stroke
    /// A thin filled box that looks like a line.
    case thinFill
    /// The edge of a shaded area, drawn or not.
    case shadingEdge
  }

  /// The direction in which it runs: a horizontal ruling runs along x.
  public var axis: Axis
  /// Its place across that direction, in points: y of a horizontal ruling.
  public var position: Double
  /// Where it begins along its direction, in points.
  public var start: Double
  /// Where it ends along its direction, in points.
  public var end: Double
  /// Its thickness, in points.
  public var thickness: Double
  /// What drew it.
  public var source: Source
  /// Whether it is drawn dashed.
  public var isDashed: Bool

  /// Makes a ruling.
  public init(
    axis: Axis,
    position: Double,
    start: Double,
    end: Double,
    thickness: Double,
    source: Source,
    isDashed: Bool = false
  ) {
    self.axis = axis
    self.position = position
    self.start = start
    self.end = end
    self.thickness = thickness
    self.source = source
    self.isDashed = isDashed
  }

  /// Its length in points.
  public var length: Double { end - start }

  /// The area that it covers.
  public var box: Rect {
    let (low, high) = (position - thickness / 2, position + thickness / 2)
    return axis == .horizontal
      ? Rect(x0: start, y0: low, x1: end, y1: high) : Rect(x0: low, y0: start, x1: high, y1: end)
  }
}
