import JuesuanModel

/// Doubts the figures whose row or column is in doubt although they themselves stand clear: beside a name that ran
/// together with a figure, below no head, in a table whose columns were not told apart.
enum FigureDoubts {
  /// What is left of the confidence in such a figure.
  fileprivate static let certainty = 0.7
  /// So many rows in which figures and names ran together, and this share of all, show that columns were missed.
  private static let fewestMerged = 2
  private static let mergedShare = 0.1
  /// The code under which a table without a head is told, and its figures doubted.
  static let headless = "table-without-head"

  /// The table with such figures marked, and what is to be told of it.
  static func marked(_ table: Table) -> (table: Table, diagnostic: Diagnostic?) {
    var marked = table
    let merged = table.rows.indices.filter { row in table.rows[row].contains { $0.map(isMerged) ?? false } }
    let missesColumns =
      merged.count >= fewestMerged && Double(merged.count) >= mergedShare * Double(table.rows.count)
    for row in missesColumns ? Array(table.rows.indices) : merged {
      marked.doubt("row-runs-together", inRow: row) { _ in true }
    }
    for row in table.rows.indices.dropFirst(table.headerRows)
    where table.rows[row].contains(where: { $0.map { holdsCode($0.text) } ?? false }) {
      marked.doubt("row-runs-together", inRow: row) { _ in true }
    }
    for row in rowsOfOverprintedNames(table) {
      marked.doubt("name-overprinted", inRow: row) { _ in true }
    }
    if OpenHead.isHeadless(table) {
      for row in table.rows.indices { marked.doubt(headless, inRow: row) { _ in true } }
      let message = "表格没有表头，也不能接在上一页的表格之后，各栏是什么请对照原件"
      let part = table.parts.first
      return (marked, Diagnostic(.warning, headless, message, page: part?.page, box: part?.box))
    }
    let cut = cutColumns(table)
    for row in cut.isEmpty ? [] : Array(table.rows.indices.dropFirst(table.headerRows)) {
      marked.doubt("head-unclear", inRow: row) { cut.contains($0) }
    }
    guard table.method != .ruled else {
      if isNameless(table) {
        for row in table.rows.indices { marked.doubt("rows-unnamed", inRow: row) { _ in true } }
      }
      return (marked, nil)
    }
    let bare = bareColumns(table)
    if !bare.isEmpty {
      for row in table.rows.indices.dropFirst(table.headerRows) {
        marked.doubt("column-unnamed", inRow: row) { bare.contains($0) }
      }
    }
    let twins = twinColumns(table)
    if !twins.isEmpty {
      for row in table.rows.indices.dropFirst(table.headerRows) {
        marked.doubt("head-unclear", inRow: row) { twins.contains($0) }
      }
    }
    return (marked, nil)
  }

  /// The rows whose names are printed on each other, and those beside them that have none: sheets print what a row is
  /// too low for over its neighbours.
  private static func rowsOfOverprintedNames(_ table: Table) -> Set<Int> {
    var found: Set<Int> = []
    for row in table.rows.indices.dropFirst(table.headerRows) {
      for (column, cell) in table.rows[row].enumerated() {
        guard let cell, cell.doubts.contains("overprinted"), cell.text.contains(where: \.isLetter),
          /// A number printed over a name, as that of the page, leaves it legible.
          !cell.text.contains(where: \.isNumber)
        else { continue }
        found.formUnion(row..<row + cell.rowSpan)
        for near in [row - 1, row + cell.rowSpan]
        where table.rows.indices.contains(near) && table.rows[near][column]?.text.isEmpty ?? false {
          found.insert(near)
        }
      }
    }
    return found
  }

  /// Whether nothing names the rows of a table, which then goes on from another page.
  private static func isNameless(_ table: Table) -> Bool {
    let body = table.rows.dropFirst(table.headerRows)
    return body.count >= fewestNameless
      && body.allSatisfy { row in
        row.allSatisfy { cell in
          guard let text = cell?.text, !text.isEmpty else { return true }
          return text.contains(where: { !$0.isNumber })
            && FigureValue(reading: text, unit: .yuan) != .unreadable
        }
      }
  }

  /// A table of fewer rows, as that of 三公 expenses, may need no names; codes, years and numbers of rows are names.
  private static let fewestNameless = 3

  /// The columns of figures whose heads say the same from top to bottom, between texts that head rows: a head over
  /// them that tells the sides of the table apart, as 收入 and 支出, was not found.
  private static func twinColumns(_ table: Table) -> Set<Int> {
    let body = table.rows.dropFirst(table.headerRows)
    let figures = (0..<table.columnCount).filter { column in
      body.contains { row in row[column].map { HeaderRows.hasAmount([$0]) } ?? false }
    }
    var heads: [[String]: [Int]] = [:]
    for column in 0..<table.columnCount { heads[head(of: column, in: table), default: []].append(column) }
    /// All of them come twice, those over names as well.
    guard figures.count > 1, table.columnCount > 3, heads.values.allSatisfy({ $0.count > 1 }) else {
      return []
    }
    return Set(figures)
  }

  /// The columns with a blank place above a head that stands below a group elsewhere, and those of a subtotal without a
  /// group: a page end cuts it.
  private static func cutColumns(_ table: Table) -> Set<Int> {
    guard table.headerRows > 1, let first = table.rows.first,
      first.contains(where: { $0.map { $0.text.isEmpty && $0.rowSpan == 1 || $0.text == "小计" } ?? false })
    else { return [] }
    let heads = (0..<table.columnCount).map { head(of: $0, in: table) }
    /// The two sides of a form are headed alike.
    guard heads.count(where: { $0.last == "项目" }) < 2 else { return [] }
    let names = heads.map { Set($0.filter { !$0.isEmpty }) }
    let grouped = Set(heads.indices.filter { names[$0].count > 1 }.compactMap { heads[$0].last })
    return Set(
      heads.indices.filter { column in
        guard names[column].count == 1, let last = heads[column].last, grouped.contains(last) else {
          return false
        }
        return last == "小计" || heads[column].contains(where: \.isEmpty)
      }
    )
  }

  /// What stands over a column, from top to bottom.
  private static func head(of column: Int, in table: Table) -> [String] {
    table.rows.prefix(table.headerRows).compactMap { row in
      row.indices.last { place in
        place <= column && row[place].map { place + $0.columnSpan > column } ?? false
      }.flatMap { row[$0]?.text }
    }
  }

  /// Whether a name and a figure ran together in a cell.
  private static func isMerged(_ cell: Cell) -> Bool {
    cell.isFlagged && cell.doubts.contains("two-figures") && cell.text.contains(where: \.isLetter)
  }

  /// Whether a code of five or seven digits stands between the ideographs of a name: those of two rows ran together.
  private static func holdsCode(_ text: String) -> Bool {
    var digits = 0
    var isBehindIdeograph = false
    var last: UInt8 = 0
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        if digits == 0 { isBehindIdeograph = last >= 0x80 && (byte == 0x32 || byte == 0x33) }
        digits += 1
      } else {
        if byte >= 0x80, isBehindIdeograph, digits == 5 || digits == 7 { return true }
        digits = 0
      }
      last = byte
    }
    return false
  }

  private static func isDash(_ cell: Cell) -> Bool {
    !cell.text.isEmpty && Segment.standsForFigure(cell.text)
  }

  /// The columns of figures over which the head prints nothing but numbers, years and (%) apart.
  private static func bareColumns(_ table: Table) -> Set<Int> {
    var named: Set<Int> = []
    for row in table.rows.prefix(table.headerRows) {
      for (column, cell) in row.enumerated() {
        guard let cell, cell.text.contains(where: { $0.isLetter || $0 == "%" }) || Segment.isYear(cell.text)
        else { continue }
        named.formUnion(column..<column + cell.columnSpan)
      }
    }
    return Set(
      (0..<table.columnCount).filter { column in
        !named.contains(column)
          && table.rows.dropFirst(table.headerRows).contains { row in
            row[column].map { HeaderRows.hasAmount([$0]) || isDash($0) } ?? false
          }
      }
    )
  }
}

extension Table {
  /// Lowers the confidence in the figures of a row that stand in certain columns.
  fileprivate mutating func doubt(_ code: String, inRow row: Int, _ isIn: (Int) -> Bool) {
    for (column, cell) in rows[row].enumerated() where isIn(column) {
      guard let cell, !cell.text.isEmpty, HeaderRows.hasAmount([cell]) || Segment.isFigure(cell.text),
        !cell.doubts.contains(code)
      else { continue }
      rows[row][column]?.confidence = FigureDoubts.certainty * cell.confidence
      rows[row][column]?.doubts.append(code)
    }
  }
}
