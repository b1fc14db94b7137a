import JuesuanModel

/// The edges of a grid and which of its places are merged; says nothing about text.
struct GridShape {
  /// A cell: the places it covers.
  struct Region: Hashable {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
  }

  /// Positions of the edges between columns, outer ones included, in points.
  var columns: [Double]
  /// Positions of the edges between rows, outer ones included, in points.
  var rows: [Double]
  /// The cells by row, then column.
  var regions: [Region]
  /// Which region covers the place at [row][column].
  var owners: [[Int]]

  var rowCount: Int { rows.count - 1 }
  var columnCount: Int { columns.count - 1 }
  var box: Rect { Rect(x0: columns[0], y0: rows[0], x1: columns[columnCount], y1: rows[rowCount]) }

  /// Makes a grid from edges and the merged places; `isOpen(axis, line, place)` tells whether the inner edge number
  /// `line` across `axis` is missing beside the given place.
  ///
  /// For `.horizontal` the line is a column edge and the place a row; for `.vertical` the other way round.
  init(columns: [Double], rows: [Double], isOpen: (Axis, Int, Int) -> Bool) {
    let (m, n) = (rows.count - 1, columns.count - 1)
    var sets = DisjointSets(count: m * n)
    for row in 0..<m {
      for column in 0..<n {
        if column > 0, isOpen(.horizontal, column, row) { sets.unite(row * n + column - 1, row * n + column) }
        if row > 0, isOpen(.vertical, row, column) { sets.unite((row - 1) * n + column, row * n + column) }
      }
    }
    self.columns = columns
    self.rows = rows
    regions = []
    owners = Array(repeating: Array(repeating: -1, count: n), count: m)
    let group = (0..<m).map { row in (0..<n).map { sets.root(of: row * n + $0) } }
    for row in 0..<m {
      for column in 0..<n where owners[row][column] < 0 {
        claim(row: row, column: column, group: group)
      }
    }
  }

  /// Makes a grid of given cells, which cover every place once.
  init(columns: [Double], rows: [Double], regions: [Region]) {
    self.columns = columns
    self.rows = rows
    self.regions = regions
    owners = Array(repeating: Array(repeating: -1, count: columns.count - 1), count: rows.count - 1)
    for (index, region) in regions.enumerated() {
      for row in region.row..<region.row + region.rowSpan {
        for column in region.column..<region.column + region.columnSpan { owners[row][column] = index }
      }
    }
  }

  /// Takes the widest, then the highest box of free places of one group as a cell.
  private mutating func claim(row: Int, column: Int, group: [[Int]]) {
    let own = group[row][column]
    var width = 1
    while column + width < columnCount, group[row][column + width] == own, owners[row][column + width] < 0 {
      width += 1
    }
    var height = 1
    while row + height < rowCount,
      (column..<column + width).allSatisfy({ group[row + height][$0] == own && owners[row + height][$0] < 0 })
    {
      height += 1
    }
    for r in row..<row + height {
      for c in column..<column + width { owners[r][c] = regions.count }
    }
    regions.append(Region(row: row, column: column, rowSpan: height, columnSpan: width))
  }

  func box(of region: Region) -> Rect {
    Rect(
      x0: columns[region.column],
      y0: rows[region.row],
      x1: columns[region.column + region.columnSpan],
      y1: rows[region.row + region.rowSpan]
    )
  }

  /// The place along one axis in which a position lies; the outermost for positions outside.
  func place(of position: Double, along axis: Axis) -> Int {
    let edges = axis == .horizontal ? columns : rows
    var (low, high) = (0, edges.count - 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle] <= position { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
