internal import JuesuanModel

/// How the lines of a column stand to each other and to the figures of the rows.
extension AlignedBody {
  /// The lines moved to the height of the figures beside them: names set in another font stand a little off, in every
  /// row by the same.
  static func levelled(
    _ lines: [ClosedRange<Double>],
    with anchors: [Double],
    em: Double
  ) -> [ClosedRange<Double>] {
    let offs = lines.filter { $0.lowerBound == $0.upperBound }.compactMap { line in
      anchors.lazy.map { line.lowerBound - $0 }.first { $0.magnitude < levelReach * em }
    }.sorted()
    guard !offs.isEmpty else { return lines }
    let off = offs[offs.count / 2]
    return lines.map { $0.lowerBound - off...$0.upperBound - off }
  }

  /// A line within so many font sizes of a figure stands beside it.
  private static let levelReach = 0.3

  /// What it costs to go on with each line of a column: more where it stands farther below the one above than the
  /// nearest lines do, as those of one cell stand.
  static func widened(_ costs: [Double], _ lines: [Segment], em: Double) -> [Double] {
    let steps = [0] + zip(lines, lines.dropFirst()).map { $1.box.midY - $0.box.midY }
    guard let least = steps.filter({ $0 > 0.8 * em }).min() else { return costs }
    return zip(costs, steps).map { $1 > least + wideStep * em ? $0 + wideCost : $0 }
  }

  /// Lines of one cell stand within so many font sizes equally far apart; what it costs, in line pitches, to take others
  /// for such.
  private static let wideStep = 0.15
  private static let wideCost = 0.4
}
