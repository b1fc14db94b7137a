import JuesuanModel

/// Reconstructs column edges from heads that are centred in their columns.
///
/// Where every head stands in the middle of its column, each edge is the mirror image of the one before:
/// e(i+1) = 2·c(i) − e(i). One unknown is left, and the gaps between the columns bound it.
enum CentredHeads {
  /// How far outside a gap an edge may come to lie, in font sizes, before the heads count as not centred.
  static let slack = 0.35

  /// All edges, outer ones included, or nil where a column has no head or the heads are not centred.
  static func edges(
    gaps: [ClosedRange<Double>],
    splits: [Double],
    header: [SegmentLine],
    left: Double,
    right: Double,
    em: Double
  ) -> [Double]? {
    let middles = middles(splits: splits, header: header, em: em)
    var offsets = [0.0]
    for middle in middles {
      guard let middle, let last = offsets.last else { return nil }
      offsets.append(2 * middle - last)
    }
    /// Edge i is offsets[i] ± the first edge.
    var low = left - 4 * em
    var high = left + slack * em
    for (index, gap) in (gaps + [right...(right + 4 * em)]).enumerated() {
      let (a, b) = (
        gap.lowerBound - slack * em - offsets[index + 1], gap.upperBound + slack * em - offsets[index + 1]
      )
      if index % 2 == 1 {
        (low, high) = (max(low, a), min(high, b))
      } else {
        (low, high) = (max(low, -b), min(high, -a))
      }
    }
    guard low <= high else { return nil }
    let first = (low + high) / 2
    let edges = offsets.enumerated().map { $0.offset % 2 == 0 ? $0.element + first : $0.element - first }
    return zip(edges, edges.dropFirst()).allSatisfy { $0 + 0.5 * em < $1 } ? edges : nil
  }

  /// The middle of the lowest head of each column.
  private static func middles(splits: [Double], header: [SegmentLine], em: Double) -> [Double?] {
    var middles: [Double?] = Array(repeating: nil, count: splits.count + 1)
    for line in header {
      let isNumbers = HeaderBlocks.isNumberLine(line)
      for segment in line.segments where !isNumbers || segment.isFigure {
        let columns = ColumnFinder.range(of: segment.box, splits: splits, em: em)
        if columns.count == 1 { middles[columns.lowerBound] = segment.box.midX }
      }
    }
    return middles
  }
}
