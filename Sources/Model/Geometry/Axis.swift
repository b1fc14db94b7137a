/// A direction of the page; every stage of grid finding takes one, so that each is written once.
public enum Axis: String, CaseIterable, Sendable, Codable {
  /// Along x: columns stand side by side.
  case horizontal
  /// Along y: rows stand one under another.
  case vertical

  /// The direction at right angles.
  public var other: Axis { self == .horizontal ? .vertical : .horizontal }
}
