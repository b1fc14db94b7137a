/// A colour as red, green and blue from 0 to 1.
package struct Ink: Hashable, Sendable {
  package var red: Double
  package var green: Double
  package var blue: Double

  package init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package static let black = Ink(0, 0, 0)
  package static let grey = Ink(0.4, 0.4, 0.4)
  package static let paleGrey = Ink(0.82, 0.82, 0.82)
  /// Words and figures that a correction put in place.
  package static let corrected = Ink(0.69, 0.11, 0.09)
  /// The ground of a corrected cell.
  package static let correctedGround = Ink(1, 0.95, 0.78)
  /// The ground of a header cell.
  package static let headerGround = Ink(0.95, 0.96, 0.97)
  /// This year in charts.
  package static let current = Ink(0.75, 0.22, 0.17)
  /// The year before in charts.
  package static let prior = Ink(0.56, 0.66, 0.75)

  /// The slices of a pie, told apart in print as well.
  package static let slices: [Ink] = [
    Ink(0.75, 0.22, 0.17), Ink(0.20, 0.40, 0.60), Ink(0.90, 0.66, 0.26), Ink(0.32, 0.58, 0.46),
    Ink(0.52, 0.38, 0.58), Ink(0.55, 0.55, 0.55), Ink(0.72, 0.50, 0.38),
  ]
}
