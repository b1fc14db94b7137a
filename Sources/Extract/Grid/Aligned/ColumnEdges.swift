import JuesuanModel

/// Where the edges of columns may lie: stretches without text, narrowed by heads that are centred in their columns.
///
/// A head in the middle of its column makes each edge the mirror image of the other: what is known of one narrows
/// the other, from column to column.
struct ColumnEdges {
  /// For each edge, outer ones included, the stretch in which it lies, in points.
  private(set) var ranges: [ClosedRange<Double>]

  /// Heads stand this near to the middle of their columns, in font sizes.
  static let slack = 0.12
  /// An outer edge lies at most this far outside the text, in font sizes.
  static let outside = 4.0

  /// `gaps` are the stretches around the inner edges, `left` and `right` the ends of the text.
  init(gaps: [ClosedRange<Double>], left: Double, right: Double, em: Double) {
    let outer = Self.outside * em
    ranges = [(left - outer)...left] + gaps + [right...(right + outer)]
  }

  /// Edges that are drawn, outer ones included, in points.
  init(drawn places: [Double]) { ranges = places.map { $0...$0 } }

  /// Narrows the edges to where the heads of columns are centred between them.
  ///
  /// `middles` has the middle of the head of each column, nil without one. Heads that are set otherwise narrow nothing.
  mutating func centre(on middles: [Double?], em: Double) {
    var narrowed = ranges
    let slack = Self.slack * em
    let centred = middles.indices.filter { column in
      middles[column].map { Self.mirrored(narrowed[column + 1], $0, slack, within: narrowed[column]) != nil }
        ?? false
    }
    for _ in 0..<ranges.count {
      let before = narrowed
      for column in centred {
        guard let middle = middles[column],
          let low = Self.mirrored(narrowed[column + 1], middle, slack, within: narrowed[column]),
          let high = Self.mirrored(low, middle, slack, within: narrowed[column + 1])
        else { return }
        narrowed[column] = low
        narrowed[column + 1] = high
      }
      if narrowed == before { break }
    }
    ranges = narrowed
  }

  private static func mirrored(
    _ range: ClosedRange<Double>,
    _ middle: Double,
    _ slack: Double,
    within other: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    let low = max(other.lowerBound, 2 * middle - range.upperBound - slack)
    let high = min(other.upperBound, 2 * middle - range.lowerBound + slack)
    return low <= high ? low...high : nil
  }

  /// The likeliest place of each edge, in points.
  var places: [Double] { ranges.map { ($0.lowerBound + $0.upperBound) / 2 } }

  /// Where the middle of columns may lie.
  func middle(of columns: ClosedRange<Int>) -> ClosedRange<Double> {
    let (left, right) = (ranges[columns.lowerBound], ranges[columns.upperBound + 1])
    return ((left.lowerBound + right.lowerBound) / 2)...((left.upperBound + right.upperBound) / 2)
  }

  /// How far a place lies from where the middle of columns may be, in points; a tenth of the way within counts.
  func misfit(of place: Double, over columns: ClosedRange<Int>) -> Double {
    let middle = middle(of: columns)
    let off = max(0, middle.lowerBound - place, place - middle.upperBound)
    return off + 0.1 * (place - (middle.lowerBound + middle.upperBound) / 2).magnitude
  }
}
