import JuesuanModel

/// Doubts the figures of tables that begin with figures and go on with no other: what their columns hold is not printed.
enum HeadlessTables {
  /// What is left of the confidence in such a figure.
  private static let headless = 0.7
  /// The code under which it is doubted and told.
  static let code = "table-without-head"

  /// Marks the figures of a table that stands without rules around its cells and without a head; nil for any other.
  static func marked(_ table: Table) -> (table: Table, diagnostic: Diagnostic)? {
    guard table.method != .ruled, OpenHead.isHeadless(table), let part = table.parts.first else { return nil }
    var table = table
    for row in table.rows.indices {
      for column in table.rows[row].indices {
        guard let cell = table.rows[row][column], HeaderRows.hasAmount([cell]) else { continue }
        table.rows[row][column]?.confidence = cell.confidence * headless
        table.rows[row][column]?.doubts.append(code)
      }
    }
    let message = "表格没有表头，也不能接在上一页的表格之后，各栏是什么请对照原件"
    return (table, Diagnostic(.warning, code, message, page: part.page, box: part.box))
  }
}
