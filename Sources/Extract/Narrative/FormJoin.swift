internal import JuesuanModel

/// Joins the parts of a form that the grid stage left apart.
enum FormJoin {
  /// The items with every table joined to the one right before it that it continues.
  static func joined(_ items: [DocumentStream.Item]) -> [DocumentStream.Item] {
    var result: [DocumentStream.Item] = []
    for item in items {
      if case .table(let next) = item, case .table(let table)? = result.last, continues(table, next) {
        result[result.count - 1] = .table(joined(table, next))
      } else if case .table(let next) = item, let place = place(of: next, in: result),
        case .table(let table) = result[place]
      {
        let captions = result[(place + 1)...].map { if case .line(let line) = $0 { line.text } else { "" } }
        result.removeSubrange((place + 1)...)
        result[place] = .table(joinedBelowHeader(table, next, captions: captions))
      } else {
        result.append(item)
      }
    }
    return result
  }

  /// Whether a table stands to the right or left of the one before on the same page: a table of its own.
  private static func stands(_ next: Table, beside table: Table) -> Bool {
    guard let last = table.parts.last, let first = next.parts.first, last.page == first.page else {
      return false
    }
    return first.box.x0 >= last.box.x1 || first.box.x1 <= last.box.x0
  }

  /// Whether a table has the columns of the one before and begins with neither title nor header.
  private static func continues(_ table: Table, _ next: Table) -> Bool {
    guard table.columnCount == next.columnCount, table.columnCount > 1, next.rows.count > 0,
      !stands(next, beside: table)
    else { return false }
    let (above, grid) = (FormGrid(table), FormGrid(next))
    return grid.bodyStart == 0 && grid.headerStart == 0
      && grid.texts[0].contains { FigureText.decimal($0) != nil || CodeText.code(in: $0) != nil }
      && (above.bodyStart > 0 || FormRecognition.content(of: above) != nil)
  }

  /// The table that goes on in `next` below a header printed again, with nothing between but its own captions.
  private static func place(of next: Table, in items: [DocumentStream.Item]) -> Int? {
    guard let place = items.lastIndex(where: { if case .table = $0 { true } else { false } }),
      case .table(let table) = items[place], table.columnCount == next.columnCount,
      !stands(next, beside: table),
      items.count - place <= TableSurroundings.furthestCaption
    else { return nil }
    let (first, second) = (FormGrid(table), FormGrid(next))
    let header = words(of: first)
    guard header.count > 2, header == words(of: second), !repeatsFirstRow(first, second) else { return nil }
    let before = Set(items[..<place].suffix(TableSurroundings.furthestCaption).map(compact))
    let between = items[(place + 1)...].map(compact)
    return between.allSatisfy {
      before.contains($0) || before.contains(withoutContinuation($0))
    }
      ? place : nil
  }

  /// A caption without its `（续表）`.
  private static func withoutContinuation(_ caption: String) -> String {
    var cursor = ScalarCursor(caption)
    let mark = cursor.first { cursor in
      cursor.skip(one: "（(")
      guard cursor.skip("续") else { return false }
      cursor.skip("表")
      cursor.skip(one: "）)")
      return true
    }
    return mark.map { String(caption[..<$0.startIndex] + cursor.text) } ?? caption
  }

  /// The words of a header in order, whatever lines they stand in.
  private static func words(of grid: FormGrid) -> [String] {
    grid.headerRows.flatMap { row in grid.texts[row].indices.compactMap { grid.table.rows[row][$0]?.text } }
      .filter { !$0.isEmpty && FigureText.ordinal($0) == nil }.sorted()
  }

  /// Whether the second table begins where the first does: then it is a table of its own.
  private static func repeatsFirstRow(_ first: FormGrid, _ second: FormGrid) -> Bool {
    func name(_ grid: FormGrid) -> String {
      grid.bodyRows.first.map { row in grid.texts[row].filter { FigureText.decimal($0) == nil }.joined() }
        ?? ""
    }
    return name(first) == name(second)
  }

  private static func compact(_ item: DocumentStream.Item) -> String {
    if case .line(let line) = item { Normalisation.compact(line.text) } else { "" }
  }

  private static func joinedBelowHeader(_ table: Table, _ next: Table, captions: [String]) -> Table {
    var rest = next
    let start = FormGrid(next).bodyStart
    rest.rows = Array(next.rows[start...])
    rest.rowPages = Array(next.rowPages[start...])
    var result = joined(table, rest)
    let dropped =
      captions
      + next.rows[..<start].map { $0.compactMap { $0?.text }.filter { !$0.isEmpty }.joined(separator: " ") }
    result.diagnostics += dropped.filter { !$0.isEmpty }.map {
      Diagnostic(.note, "header-repeated", "续页重复的标题或表头，已略去：\($0)", page: next.pages.first)
    }
    return result
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
