import JuesuanModel

/// How the columns of a continuation stand to those of the table it may continue.
enum ColumnMatch {
  /// Widths that differ by less than this, in points, are the same width: Word lays a table out anew on each page
  /// and rounds to twentieths of a point, ONLYOFFICE to whole pixels.
  static let slack = 4.0

  /// The column edges of both together, or nil where neither holds all edges of the other.
  ///
  /// Places are compared from the left edge, because mirrored margins shift whole pages.
  static func union(_ first: [Double], _ second: [Double]) -> [Double]? {
    guard let a = first.first, let b = second.first, let lastA = first.last, let lastB = second.last else {
      return nil
    }
    guard ((lastA - a) - (lastB - b)).magnitude <= slack else { return nil }
    let moved = second.map { $0 - b + a }
    let (more, fewer) = first.count >= moved.count ? (first, moved) : (moved, first)
    guard fewer.count >= 3 || more.count == fewer.count else { return nil }
    for edge in fewer where !more.contains(where: { ($0 - edge).magnitude <= slack }) { return nil }
    return more
  }

  /// The rows laid out on finer columns: a cell spans the columns that lie within its own.
  static func rows(_ rows: [[Cell?]], from edges: [Double], to finer: [Double]) -> [[Cell?]] {
    guard finer.count > edges.count, let a = edges.first, let b = finer.first else { return rows }
    let places = edges.map { edge in
      finer.indices.min { (finer[$0] - b - edge + a).magnitude < (finer[$1] - b - edge + a).magnitude } ?? 0
    }
    return rows.map { row in
      var wide: [Cell?] = Array(repeating: nil, count: finer.count - 1)
      for (column, cell) in row.enumerated() {
        guard var cell else { continue }
        cell.columnSpan = places[min(column + cell.columnSpan, places.count - 1)] - places[column]
        wide[places[column]] = cell
      }
      return wide
    }
  }
}
