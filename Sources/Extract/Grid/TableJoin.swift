import JuesuanModel

/// A table that may still go on on the next page.
struct TableJoin {
  private(set) var table: Table
  private var columns: PageTable.Columns
  /// Lines that stood between the table before and this one, compact: a repeated title is one of these.
  private let heading: Set<String>

  init(_ first: PageTable, heading: [TextLine]) {
    table = first.table
    columns = first.columns
    self.heading = Set(heading.map { Normalisation.compact($0.text) })
  }

  /// A table that is cut by a page end comes within this share of the page's height to it; 公文 leave 35 mm below.
  static let pageMargin = 0.16

  /// The page on which it ends.
  var lastPage: Int { table.parts.last?.page ?? 0 }

  /// Takes `next` as a continuation if it is one: the columns agree, and between the two stands nothing but
  /// what a continuation repeats.
  ///
  /// `isCutByPage` says that this one fills its page to the end and `next` begins at the top of its own: then the
  /// parts may have inner columns of their own, as the upper and lower rows of a 绩效自评表 have.
  mutating func append(_ next: PageTable, after lines: [TextLine], isCutByPage: Bool) -> Bool {
    let isRuled = table.method == .ruled
    guard next.table.parts.first?.page ?? 0 > lastPage, (next.table.method == .ruled) == isRuled,
      let match = ColumnMatch(
        columns,
        next.columns,
        isRuled: isRuled,
        sharesSome: isCutByPage && lines.isEmpty
      )
    else { return false }
    let mine = match.laidOutFirst(table.rows)
    let theirs = match.laidOutSecond(next.table.rows)
    let repeated = Self.repeatedHeader(mine, theirs, headerRows: table.headerRows)
    guard lines.allSatisfy({ mayStandBetween($0, headerRepeats: repeated > 0) }) else { return false }
    if repeated == 0, table.headerRows < table.rows.count, Self.beginsAnew(theirs, after: mine) {
      return false
    }

    columns = match.columns
    table.rows = mine
    var body = Array(theirs.dropFirst(repeated))
    var part = next.table.parts[0]
    part.repeatedHeaderRows = repeated
    if let first = body.first, continuesLastRow(first) {
      part.continuesRow = true
      joinLastRow(with: body.removeFirst())
    }
    table.rows += body
    table.rowPages += Array(repeating: part.page, count: body.count)
    note(part, lines)
    table.parts.append(part)
    table.confidence = min(table.confidence, next.table.confidence)
    return true
  }

  private mutating func note(_ part: Table.Part, _ lines: [TextLine]) {
    var message = "与第 \(lastPage) 页的表格连成一张"
    if part.repeatedHeaderRows > 0 { message += "，去掉重复的表头 \(part.repeatedHeaderRows) 行" }
    if part.continuesRow { message += "，首行接上页末行" }
    if !lines.isEmpty { message += "，去掉重复的标题：" + lines.map(\.text).joined(separator: " ") }
    table.diagnostics.append(Diagnostic(.note, "joined-over-pages", message, page: part.page, box: part.box))
  }

  /// Lines that a continuation repeats above itself: its title, unit and number, or the word 续表.
  private func mayStandBetween(_ line: TextLine, headerRepeats: Bool) -> Bool {
    let text = Normalisation.compact(line.text)
    if text.hasPrefix("续") || text.hasSuffix("(续)") || text.hasSuffix("续表") { return true }
    return headerRepeats && heading.contains(text)
  }

  /// How many leading rows of `next` print the header of `first` again.
  private static func repeatedHeader(_ first: [[Cell?]], _ next: [[Cell?]], headerRows: Int) -> Int {
    var count = 0
    // Captions inside the grid are printed again with the header, and hide how deep it is.
    while count < min(first.count, next.count), texts(first[count]) == texts(next[count]),
      count < headerRows || !HeaderRows.hasAmount(first[count])
    {
      count += 1
    }
    guard count > 0, next[..<count].contains(where: { !texts($0).allSatisfy(\.isEmpty) }) else { return 0 }
    return count
  }

  private static func texts(_ row: [Cell?]) -> [String] { row.map { Normalisation.compact($0?.text ?? "") } }

  /// Whether rows that repeat no header begin with one of their own: a table in its own right.
  private static func beginsAnew(_ rows: [[Cell?]], after before: [[Cell?]]) -> Bool {
    guard let first = rows.first else { return false }
    /// A row merged like the one before the page end goes on with it.
    if let last = before.last, last.map({ $0?.columnSpan }) == first.map({ $0?.columnSpan }) { return false }
    let filled = first.compactMap { $0 }.filter { !$0.text.isEmpty }
    let isHeader =
      filled.count >= 2 && first.contains { $0 != nil && ($0?.columnSpan ?? 1) > 1 }
      && !HeaderRows.hasAmount(first) && HeaderRows.count(in: rows) >= 2
    return isHeader
  }

  /// Whether `row`, the first on its page, is the lower part of the last row: it prints nothing, or it goes on with
  /// names where every other row has its amount.
  private func continuesLastRow(_ row: [Cell?]) -> Bool {
    guard let last = table.rows.last, row.count == last.count,
      zip(row, last).allSatisfy({ $0?.columnSpan == $1?.columnSpan })
    else { return false }
    let body = table.rows.dropFirst(table.headerRows)
    if Self.texts(row).allSatisfy(\.isEmpty) {
      return !body.contains { Self.texts($0).allSatisfy(\.isEmpty) }
    }
    guard body.count >= 3, body.allSatisfy({ HeaderRows.hasAmount($0) }), !HeaderRows.hasAmount(row) else {
      return false
    }
    return row.compactMap { $0?.text }.filter { !$0.isEmpty }.allSatisfy { text in
      Normalisation.ordinal(of: text) == nil && !(text.first?.isNumber ?? false)
    }
  }

  private mutating func joinLastRow(with row: [Cell?]) {
    let last = table.rows.count - 1
    for (column, cell) in row.enumerated() {
      guard let cell, !cell.text.isEmpty else { continue }
      table.rows[last][column]?.text += cell.text
      table.rows[last][column]?.doubts.append("row-cut-by-page")
    }
  }
}
