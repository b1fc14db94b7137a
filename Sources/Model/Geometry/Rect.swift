/// An axis-parallel box on a page as shown, in points, origin at the top left.
///
/// Encoded as `[x0, y0, x1, y1]`, rounded to hundredths of a point.
public struct Rect: Hashable, Sendable {
  /// The left edge, in points.
  public var x0: Double
  /// The top edge, in points.
  public var y0: Double
  /// The right edge, in points.
  public var x1: Double
  /// The bottom edge, in points.
  public var y1: Double

  /// Makes a box from its edges.
  public init(x0: Double, y0: Double, x1: Double, y1: Double) {
    self.x0 = x0
    self.y0 = y0
    self.x1 = x1
    self.y1 = y1
  }

  /// The box without extent at the origin; stands where no place is known.
  public static let zero = Rect(x0: 0, y0: 0, x1: 0, y1: 0)

  /// Whether all edges are numbers that JSON can carry.
  var isFinite: Bool { x0.isFinite && y0.isFinite && x1.isFinite && y1.isFinite }
  /// Width in points.
  public var width: Double { x1 - x0 }
  /// Height in points.
  public var height: Double { y1 - y0 }
  /// Horizontal middle, in points.
  public var midX: Double { (x0 + x1) / 2 }
  /// Vertical middle, in points.
  public var midY: Double { (y0 + y1) / 2 }

  /// The lower coordinate along `axis`: left or top.
  public func start(along axis: Axis) -> Double { axis == .horizontal ? x0 : y0 }
  /// The higher coordinate along `axis`: right or bottom.
  public func end(along axis: Axis) -> Double { axis == .horizontal ? x1 : y1 }
  /// The middle along `axis`.
  public func middle(along axis: Axis) -> Double { axis == .horizontal ? midX : midY }
  /// The extent along `axis`.
  public func length(along axis: Axis) -> Double { end(along: axis) - start(along: axis) }

  /// The smallest box that holds both.
  public func union(_ other: Rect) -> Rect {
    Rect(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
  }
  /// Whether the two boxes share any area or edge.
  public func intersects(_ other: Rect) -> Bool {
    x0 <= other.x1 && other.x0 <= x1 && y0 <= other.y1 && other.y0 <= y1
  }
  /// Whether the point lies inside or on the edge.
  public func contains(x: Double, y: Double) -> Bool { x >= x0 && x <= x1 && y >= y0 && y <= y1 }

  /// The same box with x and y exchanged.
  public var transposed: Rect { Rect(x0: y0, y0: x0, x1: y1, y1: x1) }
}

extension Rect: Codable {
  /// Reads `[x0, y0, x1, y1]`.
  public init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    let (x0, y0) = (try values.decode(Double.self), try values.decode(Double.self))
    self.init(x0: x0, y0: y0, x1: try values.decode(Double.self), y1: try values.decode(Double.self))
  }

  /// Writes `[x0, y0, x1, y1]` in hundredths of a point.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    for edge in [x0, y0, x1, y1] { try values.encode((edge * 100).rounded() / 100) }
  }
}
