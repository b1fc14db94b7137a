import JuesuanModel

/// Names the figures that look like rows of a table and went into none, so that no figure is lost in silence.
enum LooseFigures {
  /// Rows of one table are at most this far apart, in font sizes.
  static let farthestRows = AlignedArea.farthestRows
  /// Figures under each other differ by less than this, in font sizes.
  static let sameEdge = 0.25
  /// A row cut off from its table stands at most this far from it, in font sizes.
  static let farthestTable = 3.0
  /// The same for a figure alone, which stands below: farther off and above are the labels of axes.
  static let farthestFigure = 1.6
  /// The code under which they are told.
  static let code = "figures-outside-tables"

  /// One diagnostic for each run of such rows; lines that were taken away meanwhile count for nothing.
  static func diagnostics(of pages: [PageLayout]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, page) in pages.enumerated() where !page.loose.isEmpty {
      let lines = Set(page.lines.map(\.box))
      let loose = page.loose.filter { lines.contains($0.box) }
      let before = index > 0 && pages[index - 1].page == page.page - 1 ? pages[index - 1] : nil
      let rows = loose.filter { isRow($0, among: loose, page, after: before) }
      for run in runs(of: rows) {
        let box = run.dropFirst().reduce(run[0].box) { $0.union($1.box) }
        let message = "有 \(run.count) 行像表格的数字未计入任何表格，请对照原件"
        found.append(Diagnostic(.warning, code, message, page: page.page, box: box))
      }
    }
    return found
  }

  /// Whether a line is a row by itself, by its neighbours, or by the table beside which it stands.
  private static func isRow(
    _ row: LooseRow,
    among rows: [LooseRow],
    _ page: PageLayout,
    after before: PageLayout?
  ) -> Bool {
    if row.isRow { return true }
    if row.mayBeRow, rows.contains(where: { isUnder($0, row) }) { return true }
    let isNear = page.tables.contains { table in
      let (below, above) = (row.box.y0 - table.box.y1, table.box.y0 - row.box.y1)
      let isNear =
        row.mayBeRow
        ? max(below, above) < farthestTable * row.size : above < 0 && below < farthestFigure * row.size
      /// What stands beside the rows of another table may go on with a table far above.
      let goesOn = row.mayBeRow && below > 0 && page.tables.contains { isBeside(row, $0.box) }
      return (isNear || goesOn) && fits(row, table.columns)
    }
    if isNear { return true }
    guard let open = before?.tables.last, row.mayBeRow,
      page.tables.allSatisfy({ $0.box.y0 > row.box.y0 })
    else { return false }
    return row.box.y0 < PageLayout.margin * page.size.height && fits(row, open.columns)
  }

  private static func isBeside(_ row: LooseRow, _ box: Rect) -> Bool {
    row.box.midY > box.y0 && row.box.midY < box.y1
  }

  /// Whether two rows one under the other have figures in line: all of the lesser one's.
  private static func isUnder(_ one: LooseRow, _ other: LooseRow) -> Bool {
    let distance = (one.box.midY - other.box.midY).magnitude
    guard distance > 0.5 * other.size, distance < farthestRows * other.size, one.isNamed || one.isRow else {
      return false
    }
    let shared = other.figures.count { figure in
      one.figures.contains { there in
        [\Rect.x1, \Rect.x0, \Rect.midX].contains {
          (there[keyPath: $0] - figure[keyPath: $0]).magnitude < sameEdge * other.size
        }
      }
    }
    return shared >= (other.amounts.isEmpty || one.amounts.isEmpty ? 2 : 1)
  }

  /// Whether each figure keeps to a column of a table, and not to the first.
  private static func fits(_ row: LooseRow, _ columns: PageTable.Columns) -> Bool {
    guard !row.amounts.isEmpty, row.box.x0 > columns.left - row.size, row.box.x1 < columns.right + row.size,
      let first = columns.gaps.first
    else { return false }
    return row.amounts.allSatisfy { figure in
      figure.x0 > first.lowerBound - sameEdge * row.size
        && !columns.gaps.contains { gap in
          gap.lowerBound > figure.x0 + sameEdge * row.size && gap.upperBound < figure.x1 - sameEdge * row.size
        }
    }
  }

  /// Rows that follow each other closely.
  private static func runs(of rows: [LooseRow]) -> [[LooseRow]] {
    var runs: [[LooseRow]] = []
    for row in rows.sorted(by: { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }) {
      if let last = runs.last?.last, row.box.midY - last.box.midY < farthestRows * row.size {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs
  }
}
