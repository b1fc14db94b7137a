/// A table before it has places: columns of known kinds, cells with spans, header rows first.
package struct Sheet: Hashable, Sendable {
  /// What a column carries; tells how narrow it may become.
  package enum Column: Hashable, Sendable {
    /// 科目代码: never broken.
    case code
    /// 行次.
    case line
    /// A name: broken over lines where it must be.
    case label
    /// An amount: never broken, aligned on the point.
    case amount
    /// Anything: the columns of other tables.
    case text
  }

  package var columns: [Column]
  /// All rows equally long; nil where a span covers the place.
  package var rows: [[SheetCell?]]
  package var headerRows: Int

  package init(columns: [Column], rows: [[SheetCell?]], headerRows: Int) {
    self.columns = columns
    self.rows = rows
    self.headerRows = headerRows
  }
}

/// One cell of a sheet.
package struct SheetCell: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case leading, centre, trailing, decimal }

  package var text: String
  package var rowSpan: Int
  package var columnSpan: Int
  package var alignment: Alignment
  package var isBold: Bool
  /// Whether a correction put it in place.
  package var isMarked: Bool

  package init(
    _ text: String,
    rowSpan: Int = 1,
    columnSpan: Int = 1,
    alignment: Alignment = .leading,
    isBold: Bool = false,
    isMarked: Bool = false
  ) {
    self.text = text
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.alignment = alignment
    self.isBold = isBold
    self.isMarked = isMarked
  }
}

extension Sheet {
  /// Header cells for columns named by paths: equal names side by side become one cell, short paths reach down.
  package static func header(_ paths: [[String]]) -> [[SheetCell?]] {
    let depth = paths.map(\.count).max() ?? 0
    var rows = [[SheetCell?]](repeating: Array(repeating: nil, count: paths.count), count: depth)
    for level in 0..<depth {
      var column = 0
      while column < paths.count {
        let path = paths[column]
        var end = column + 1
        if level < path.count {
          let isLeaf = level == path.count - 1
          while !isLeaf, end < paths.count, paths[end].count > level + 1,
            paths[end].prefix(level + 1).elementsEqual(path.prefix(level + 1))
          {
            end += 1
          }
          rows[level][column] = SheetCell(
            path[level],
            rowSpan: isLeaf ? depth - level : 1,
            columnSpan: end - column,
            alignment: .centre
          )
        }
        column = end
      }
    }
    return rows
  }
}
