internal import JuesuanModel

/// Joins the parts of a form that the grid stage left apart.
enum FormJoin {
  /// The items with every table joined to the one right before it that it continues.
  static func joined(_ items: [DocumentStream.Item]) -> [DocumentStream.Item] {
    var result: [DocumentStream.Item] = []
    for item in items {
      if case .table(let next) = item, case .table(let table)? = result.last, continues(table, next) {
        result[result.count - 1] = .table(joined(table, next))
      } else {
        result.append(item)
      }
    }
    return result
  }

  /// Whether a table has the columns of the one before and begins with neither title nor header.
  private static func continues(_ table: Table, _ next: Table) -> Bool {
    guard table.columnCount == next.columnCount, table.columnCount > 1, next.rows.count > 0,
      FormRecognition.content(of: table) != nil || FormGrid(table).bodyStart > 0
    else { return false }
    let grid = FormGrid(next)
    return grid.bodyStart == 0 && grid.headerStart == 0
      && grid.texts[0].contains { FigureText.decimal($0) != nil || CodeText.code(in: $0) != nil }
  }

  private static func joined(_ table: Table, _ next: Table) -> Table {
    var table = table
    table.rows += next.rows
    table.rowPages += next.rowPages
    table.parts += next.parts
    table.confidence = min(table.confidence, next.confidence)
    table.diagnostics += next.diagnostics
    return table
  }
}
