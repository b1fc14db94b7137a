import JuesuanModel

/// Stretches between separators that hold one row each.
struct Bands {
  private let separators: [Double]
  private let anchors: [Double]

  /// Nil where separators do not part every two rows of figures.
  init?(_ separators: [Double], anchors: [Double]) {
    guard anchors.count > 1,
      zip(anchors, anchors.dropFirst()).allSatisfy({ above, below in
        separators.contains { $0 > above && $0 < below }
      })
    else { return nil }
    self.separators = separators
    self.anchors = anchors
  }

  private func band(of y: Double) -> Int { separators.count { $0 < y } }

  /// The figures that stand in the band of a line.
  func anchor(of y: Double) -> Int? { anchors.firstIndex { band(of: $0) == band(of: y) } }

  /// One middle for all lines of a band.
  func middles(of lines: [Double]) -> [Double] {
    Dictionary(grouping: lines, by: band).values.map { $0.reduce(0, +) / Double($0.count) }
  }

  /// The middle, of those given, that lies in the band of a line.
  func middle(of y: Double, among middles: [Double]) -> Double? {
    middles.first { band(of: $0) == band(of: y) }
  }
}
