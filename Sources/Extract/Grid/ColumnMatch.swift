import JuesuanModel

/// How the columns of a continuation stand to those of the table it may continue.
struct ColumnMatch {
  /// Widths that differ by less than this, in points, are the same width: Word lays a table out anew on each page
  /// and rounds to twentieths of a point, ONLYOFFICE to whole pixels.
  static let slack = 4.0

  /// The columns of both together.
  let columns: PageTable.Columns
  /// For each inner edge of the first table and of the second, its number among the inner edges of both together.
  private let firstPlaces: [Int]
  private let secondPlaces: [Int]

  /// Nil where neither table holds all edges of the other, unless ruled tables may be joined on the edges of both
  /// (`sharesSome`): then one edge in common is enough.
  ///
  /// Ruled tables are compared from their left edge, because mirrored margins shift whole pages.
  init?(_ first: PageTable.Columns, _ second: PageTable.Columns, isRuled: Bool, sharesSome: Bool = false) {
    var moved = second
    if isRuled {
      guard ((first.right - first.left) - (second.right - second.left)).magnitude <= Self.slack else {
        return nil
      }
      let shift = first.left - second.left
      moved.gaps = second.gaps.map { ($0.lowerBound + shift)...($0.upperBound + shift) }
    }
    guard !first.gaps.isEmpty, !second.gaps.isEmpty else { return nil }
    if first.gaps.count >= second.gaps.count, let places = Self.places(of: moved.gaps, in: first.gaps) {
      columns = first
      firstPlaces = Array(first.gaps.indices)
      secondPlaces = places
    } else if let places = Self.places(of: first.gaps, in: moved.gaps) {
      columns = moved
      firstPlaces = places
      secondPlaces = Array(second.gaps.indices)
    } else if isRuled, sharesSome, let both = Self.united(first.gaps, moved.gaps) {
      columns = PageTable.Columns(left: first.left, right: first.right, gaps: both.gaps)
      firstPlaces = both.first
      secondPlaces = both.second
    } else {
      return nil
    }
  }

  /// Columns that are known to be the same one by one, wherever their edges lie.
  init(same columns: PageTable.Columns) {
    self.columns = columns
    firstPlaces = Array(columns.gaps.indices)
    secondPlaces = firstPlaces
  }

  private struct United {
    var gaps: [ClosedRange<Double>] = []
    var first: [Int] = []
    var second: [Int] = []
  }

  /// The edges of both in order, those that agree once; nil where none agree.
  private static func united(_ first: [ClosedRange<Double>], _ second: [ClosedRange<Double>]) -> United? {
    var united = United()
    var (i, j) = (0, 0)
    while i < first.count || j < second.count {
      let mine = i < first.count ? first[i].lowerBound : .infinity
      let theirs = j < second.count ? second[j].lowerBound : .infinity
      if mine <= theirs + slack { united.first.append(united.gaps.count) }
      if theirs <= mine + slack { united.second.append(united.gaps.count) }
      united.gaps.append(mine <= theirs + slack ? first[i] : second[j])
      if mine <= theirs + slack { i += 1 }
      if theirs <= mine + slack { j += 1 }
    }
    return united.gaps.count < first.count + second.count ? united : nil
  }

  /// For each gap the number of the one it agrees with; nil where one agrees with none.
  private static func places(of few: [ClosedRange<Double>], in many: [ClosedRange<Double>]) -> [Int]? {
    var places: [Int] = []
    for gap in few {
      let found = many.indices.filter {
        $0 > places.last ?? -1 && many[$0].lowerBound <= gap.upperBound + slack
          && gap.lowerBound <= many[$0].upperBound + slack
      }
      let middle = (gap.lowerBound + gap.upperBound) / 2
      func distance(_ place: Int) -> Double {
        ((many[place].lowerBound + many[place].upperBound) / 2 - middle).magnitude
      }
      guard let best = found.min(by: { distance($0) < distance($1) }) else { return nil }
      places.append(best)
    }
    return places
  }

  func laidOutFirst(_ rows: [[Cell?]]) -> [[Cell?]] { laidOut(rows, firstPlaces) }
  func laidOutSecond(_ rows: [[Cell?]]) -> [[Cell?]] { laidOut(rows, secondPlaces) }

  /// For each column of the first table and of the second those of both that lie within it.
  var firstColumns: [Range<Int>] { starts(firstPlaces).ranges }
  var secondColumns: [Range<Int>] { starts(secondPlaces).ranges }

  private func starts(_ places: [Int]) -> [Int] { [0] + places.map { $0 + 1 } + [columns.gaps.count + 1] }

  /// The rows on the columns of both: a cell spans the columns that lie within its own.
  private func laidOut(_ rows: [[Cell?]], _ places: [Int]) -> [[Cell?]] {
    guard places.count < columns.gaps.count else { return rows }
    let starts = starts(places)
    return rows.map { row in
      var wide: [Cell?] = Array(repeating: nil, count: columns.gaps.count + 1)
      for (column, cell) in row.enumerated() {
        guard var cell else { continue }
        cell.columnSpan = starts[min(column + cell.columnSpan, starts.count - 1)] - starts[column]
        wide[starts[column]] = cell
      }
      return wide
    }
  }
}

extension [Int] {
  /// The ranges between neighbours.
  fileprivate var ranges: [Range<Int>] { zip(self, dropFirst()).map { $0..<$1 } }
}
