internal import JuesuanModel

/// Joins the parts of a form that the grid stage left apart.
enum FormJoin {
  /// The items with every table joined to the one before it that it continues.
  static func joined(_ items: [DocumentStream.Item]) -> [DocumentStream.Item] {
    var result: [DocumentStream.Item] = []
    for item in items.flatMap(parted) {
      if case .table(let next) = item, let place = lastTable(in: result),
        case .table(let table) = result[place],
        let isHeaded = goesOn(table, with: next, between: result[(place + 1)...], before: result[..<place])
      {
        let captions = result[(place + 1)...].map { if case .line(let line) = $0 { line.text } else { "" } }
        result.removeSubrange((place + 1)...)
        result[place] = .table(joined(table, next, isHeaded: isHeaded, captions: captions))
      } else {
        result.append(item)
      }
    }
    return result
  }

  private static func parted(_ item: DocumentStream.Item) -> [DocumentStream.Item] {
    guard case .table(let table) = item else { return [item] }
    return FormSplit.parts(of: table).map { .table($0) }
  }

  /// Whether a table stands to the right or left of the one before on the same page: a table of its own.
  private static func stands(_ next: Table, beside table: Table) -> Bool {
    guard let last = table.parts.last, let first = next.parts.first, last.page == first.page else {
      return false
    }
    return first.box.x0 >= last.box.x1 || first.box.x1 <= last.box.x0
  }

  /// Whether a table has the columns of the one before and begins with neither title nor header.
  private static func continues(_ above: FormGrid, _ grid: FormGrid) -> Bool {
    guard above.columns.count > 1, !grid.texts.isEmpty else { return false }
    if countsOn(above, grid) { return true }
    return grid.bodyStart == 0 && grid.headerStart == 0
      && grid.texts[0].contains { FigureText.decimal($0) != nil || CodeText.code(in: $0) != nil }
      && (above.bodyStart > 0 || FormRecognition.content(of: above) != nil)
  }

  /// Whether the first row bears the row number behind that of the last row, in the column of the row numbers.
  private static func countsOn(_ table: FormGrid, _ next: FormGrid) -> Bool {
    guard let last = table.bodyRows.last else { return false }
    return table.columns.contains { column in
      table.headerRows.contains { table.texts[$0][column] == "行次" }
        && FigureText.ordinal(table.texts[last][column]).map { $0 + 1 }
          == FigureText.ordinal(next.texts[0][column])
        && !table.texts[last][column].isEmpty
    }
  }

  private static func lastTable(in items: [DocumentStream.Item]) -> Int? {
    let place = items.lastIndex { if case .table = $0 { true } else { false } }
    return place.flatMap { items.count - $0 <= TableSurroundings.furthestCaption ? $0 : nil }
  }

  /// Whether a table goes on in `next` below a header printed again (true) or without one (false), with nothing between
  /// but its own captions; nil where it does not go on.
  private static func goesOn(
    _ table: Table,
    with next: Table,
    between: ArraySlice<DocumentStream.Item>,
    before: ArraySlice<DocumentStream.Item>
  ) -> Bool? {
    guard table.columnCount == next.columnCount, !stands(next, beside: table) else { return nil }
    let captions = Set(before.suffix(TableSurroundings.furthestCaption).map(compact))
    guard
      between.map(compact).allSatisfy({ captions.contains($0) || captions.contains(withoutContinuation($0)) })
    else { return nil }
    let (first, second) = (FormGrid(table), FormGrid(next))
    if continues(first, second) { return false }
    // A title of its own inside the grid.
    let own = captions.union(first.captions.map { Normalisation.compact($0) })
    guard second.captions.allSatisfy({ own.contains(Normalisation.compact($0)) }) else { return nil }
    let header = words(of: first)
    return header.count > 2 && header == words(of: second) && !repeatsFirstRow(first, second) ? true : nil
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

  private static func joined(_ table: Table, _ next: Table, isHeaded: Bool, captions: [String]) -> Table {
    var rest = next
    let start = isHeaded ? FormGrid(next).bodyStart : 0
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
