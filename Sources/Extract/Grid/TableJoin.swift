import JuesuanModel

/// A table that may still go on on the next page.
struct TableJoin {
  private(set) var table: Table
  private var columns: PageTable.Columns
  /// Lines that stood between the table before and this one, compact: a repeated title is one of these.
  private let heading: Set<String>
  /// Of the rows below the header; most tables end on their page and need none.
  private lazy var tally = BodyTally(table.rows.dropFirst(table.headerRows))

  init(_ first: PageTable, heading: [TextLine]) {
    table = first.table
    columns = first.columns
    lastPart = first.table.parts.first
    self.heading = Set(heading.map { Normalisation.compact($0.text) })
  }

  /// A table that is cut by a page end comes within this share of the page's height to it; 公文 leave 35 mm below.
  static let pageMargin = 0.16

  /// The part that was joined last; of a sheet printed over several pages the one that begins its rows.
  private var lastPart: Table.Part?
  /// The page on which it ends.
  var lastPage: Int { lastPart?.page ?? 0 }

  /// Takes `next` as a continuation if it is one: the columns agree, and between the two stands nothing but
  /// what a continuation repeats.
  ///
  /// `isCutByPage` says that this one fills its page to the end and `next` begins at the top of its own: then the
  /// parts may have inner columns of their own, as the upper and lower rows of a 绩效自评表 have.
  mutating func append(_ next: PageTable, after lines: [TextLine], isCutByPage: Bool) -> Bool {
    let isRuled = table.method == .ruled
    guard var part = next.table.parts.first, (next.table.method == .ruled) == isRuled,
      isBehind(part, next: next.table)
    else { return false }
    let inPlace = repeatedHeader(next.table.rows, of: table.rows)
    let repeatsAll =
      table.columnCount == next.table.columnCount && inPlace >= table.headerRows
      && Self.namesColumns(table.rows.prefix(inPlace))
    let match =
      repeatsAll
      ? ColumnMatch(same: columns)
      : ColumnMatch(columns, next.columns, isRuled: isRuled, sharesSome: isCutByPage && lines.isEmpty)
    guard let match else { return false }
    let isWider = match.columns.gaps.count > columns.gaps.count
    let mine = isWider ? match.laidOutFirst(table.rows) : table.rows
    let theirs = match.laidOutSecond(next.table.rows)
    if !isRuled,
      Self.putsTogether(match.firstColumns, table.rows, theirs)
        || Self.putsTogether(match.secondColumns, next.table.rows, mine)
    {
      return false
    }
    let repeated = repeatsAll ? inPlace : repeatedHeader(theirs, of: mine)
    let goesOn = repeated > 0 || theirs.first.map(HeaderRows.hasAmount) ?? false
    guard lines.allSatisfy({ mayStandBetween($0, goesOn: goesOn) }) else { return false }
    let tally = isWider ? BodyTally(mine.dropFirst(table.headerRows)) : self.tally
    if repeated == 0, table.headerRows < table.rows.count, beginsAnew(theirs, after: mine.last, tally) {
      return false
    }

    columns = match.columns
    if isWider { table.rows = mine }
    self.tally = tally
    var body = Array(theirs.dropFirst(repeated))
    part.repeatedHeaderRows = repeated
    part.continuesRow = joinCutCells(&body)
    if !part.continuesRow { doubtNamelessRow() }
    let wasHead = table.headerRows == table.rows.count
    if wasHead { joinCutHeads(&body) }
    for row in body { self.tally.add(row) }
    table.rows += body
    if wasHead {
      /// The page end cut the head.
      table.headerRows = HeaderRows.count(in: table.rows)
      self.tally = BodyTally(table.rows.dropFirst(table.headerRows))
    }
    table.rowPages += Array(repeating: part.page, count: body.count)
    note(part, lines)
    table.parts += [part] + next.table.parts.dropFirst()
    lastPart = part
    table.confidence = min(table.confidence, next.table.confidence)
    return true
  }

  /// Whether a column of amounts of one part would stand over several in which the other has amounts, or a column of names
  /// over one: the next sheet of a table that is printed over several pages side by side.
  private static func putsTogether(_ columns: [Range<Int>], _ rows: [[Cell?]], _ others: [[Cell?]]) -> Bool {
    columns.enumerated().contains { column, wide in
      guard wide.count > 1 else { return false }
      let amounts = wide.count { place in
        others.contains { row in row[place].map { HeaderRows.hasAmount([$0]) } ?? false }
      }
      let own = rows.compactMap { $0[column] }.filter { !$0.text.isEmpty && $0.columnSpan == 1 }
      return amounts > (own.contains { HeaderRows.hasAmount([$0]) } ? 1 : 0) && !own.isEmpty
    }
  }

  /// Takes what the page end cut: merged names that go on beside the first rows of `body`, and the lower part of the
  /// last row; tells whether there was one.
  private mutating func joinCutCells(_ body: inout [[Cell?]]) -> Bool {
    guard var first = body.first else { return false }
    var cut = CutNames(table, body, tally, inCutRow: true)
    var continuesRow = continuesLastRow(first, besides: cut)
    if !continuesRow {
      cut = CutNames(table, body, tally, inCutRow: false)
      continuesRow = continuesLastRow(first, besides: cut)
    }
    for name in cut.names { first[name.column] = nil }
    for name in cut.names {
      let owner = table.origin(row: table.rows.count - 1, column: name.column)
      tally.remove(table.rows[owner.row])
      table.rows[owner.row][owner.column]?.join(name.rest, isBesideCutRow: continuesRow)
      tally.add(table.rows[owner.row])
    }
    body[0] = first
    if continuesRow {
      let first = body.removeFirst()
      joinLastRow(with: first)
      joinFurtherLines(of: first, &body)
    }
    return continuesRow
  }

  /// Takes the further lines of a name that goes on behind the page end with nothing beside it; without rules each of
  /// them is a row.
  private mutating func joinFurtherLines(of first: [Cell?], _ body: inout [[Cell?]]) {
    func filled(_ row: [Cell?]) -> [Int] { row.indices.filter { !(row[$0]?.text.isEmpty ?? true) } }
    let name = filled(first)
    guard table.method != .ruled, name.count == 1, let column = name.first else { return }
    while let next = body.first, body.count > 1, filled(next) == name, !HeaderRows.hasAmount(next),
      let cell = next[column], cell.text.unicodeScalars.count < first[column]?.text.unicodeScalars.count ?? 0,
      Normalisation.ordinal(of: cell.text) == nil
    {
      joinLastRow(with: body.removeFirst())
    }
  }

  /// Makes heads whose upper part the page end cuts off blank one cell with what is printed of them behind it.
  private mutating func joinCutHeads(_ body: inout [[Cell?]]) {
    guard let last = table.rows.indices.last, var first = body.first, first.count == table.rows[last].count
    else {
      return
    }
    for (column, rest) in first.enumerated() {
      let owner = table.origin(row: last, column: column)
      guard let rest, owner.column == column, let before = table.rows[owner.row][column], before.text.isEmpty,
        before.columnSpan == rest.columnSpan, !rest.text.isEmpty, !HeaderRows.hasAmount([rest])
      else { continue }
      table.rows[owner.row][column]?.join(rest, isBesideCutRow: false)
      first[column] = nil
    }
    body[0] = first
  }

  /// Doubts the figures of the last row before a page end where it alone prints no name: that stands behind the page end.
  private mutating func doubtNamelessRow() {
    guard let last = table.rows.indices.last, tally.rowCount >= Self.fewestNamedRows,
      HeaderRows.hasAmount(table.rows[last])
    else { return }
    let amounts = tally.amountColumns
    let isNameless = table.rows[last].indices.contains { column in
      (table.rows[last][column]?.text.isEmpty ?? false) && tally.blanks(in: column) == 1
        && !amounts.contains(column) && tally.mergedCells(in: column) == 0
    }
    guard isNameless else { return }
    for column in table.rows[last].indices where !(table.rows[last][column]?.text.isEmpty ?? true) {
      table.rows[last][column]?.confidence = Self.nameless
      table.rows[last][column]?.doubts.append("row-cut-by-page")
    }
  }

  /// So many rows show that all of them have names; the figures of one without are as sure as this.
  private static let fewestNamedRows = 4
  private static let nameless = 0.7

  private mutating func note(_ part: Table.Part, _ lines: [TextLine]) {
    var message = "与第 \(lastPage) 页的表格连成一张"
    if part.repeatedHeaderRows > 0 { message += "，去掉重复的表头 \(part.repeatedHeaderRows) 行" }
    if part.continuesRow { message += "，首行接上页末行" }
    if !lines.isEmpty { message += "，去掉重复的标题：" + lines.map(\.text).joined(separator: " ") }
    table.diagnostics.append(Diagnostic(.note, "joined-over-pages", message, page: part.page, box: part.box))
  }

  /// Whether a part follows the last one: on a later page, or to the right of it on a sheet of two pages, where it
  /// goes on without a header, or no lower and with all of it again.
  private func isBehind(_ part: Table.Part, next: Table) -> Bool {
    guard part.page == lastPage, let last = lastPart else { return part.page > lastPage }
    guard part.box.x0 >= last.box.x1 else { return false }
    if next.rows.first.map(HeaderRows.hasAmount) ?? false { return true }
    return part.box.y0 <= last.box.y0 && next.columnCount == table.columnCount
      && repeatedHeader(next.rows, of: table.rows) >= table.headerRows
  }

  /// Lines that a continuation repeats above itself: its title, unit and number, or the word 续表.
  ///
  /// `goesOn` says that the rows below repeat the header or go on with figures.
  private func mayStandBetween(_ line: TextLine, goesOn: Bool) -> Bool {
    let text = Normalisation.compact(line.text)
    if Self.saysContinued(text) { return true }
    guard goesOn else { return false }
    return heading.contains(text) || text.contains("单位:") && heading.contains { $0.contains(text) }
  }

  /// Whether a line says that a table goes on: 续表, （续）, 续上表, 接上页, or a title with （续1） or —Continued behind it.
  static func saysContinued(_ text: String) -> Bool {
    if text.utf8.last.map({ $0 < 0x80 }) ?? false, isContinued(text.lowercased()) { return true }
    let words = text.filter { !"()[]〔〕【】".contains($0) && !($0.isASCII && $0.isNumber) }
    return words.hasPrefix("续") || words.hasSuffix("续") || words.hasSuffix("续表")
      || ["接上表", "接上页", "接下表", "接下页", "转下页"].contains(words)
  }

  private static func isContinued(_ text: String) -> Bool {
    let letters = text.filter { $0.isLetter || $0.isWhitespace }
    let isMarked = ["—con.", "-con.", "–con.", "(cont.)", "(con.)"].contains { text.hasSuffix($0) }
    return isMarked || letters.hasSuffix("continued") || letters.hasSuffix("contd")
      || ["continuedonnextpage", "seefootnotesatendoftable"].contains { letters.hasSuffix($0) }
  }

  /// How many leading rows of `next` print the header of `first` again: all of it, its last rows, or its first.
  private func repeatedHeader(_ next: [[Cell?]], of first: [[Cell?]]) -> Int {
    let header = first.prefix(table.headerRows).map(Self.texts)
    /// The texts of the first rows of `next`: seldom of more than the header.
    var rows = next.prefix(header.count + 1).map(Self.texts)
    func isFilled(_ count: Int) -> Bool { rows.prefix(count).contains { !$0.allSatisfy(\.isEmpty) } }
    // Captions inside the grid are printed again with the header, and hide how deep it is.
    var leading = 0
    while leading < min(first.count, next.count) {
      if leading == rows.count { rows.append(Self.texts(next[leading])) }
      let isSame = rows[leading] == (leading < header.count ? header[leading] : Self.texts(first[leading]))
      guard isSame, leading < header.count || !HeaderRows.hasAmount(first[leading]) else { break }
      leading += 1
    }
    if leading < header.count {
      for skipped in header.indices.dropFirst() {
        let count = header.count - skipped
        if rows.prefix(count).elementsEqual(header.dropFirst(skipped)), isFilled(count) { return count }
      }
    }
    if leading < header.count, wordsAgree(header, rows.prefix(header.count)) { return header.count }
    return isFilled(leading) ? leading : 0
  }

  /// Whether two heads print the same words in the same order: without rules the spans of one may be read otherwise.
  private func wordsAgree(_ first: [[String]], _ next: some Sequence<[String]>) -> Bool {
    let (mine, theirs) = (first.map { $0.joined() }, next.map { $0.joined() })
    return table.method != .ruled && first.joined().count(where: { !$0.isEmpty }) > 2 && mine == theirs
  }

  /// Whether a header says of most columns what stands in them, so that columns can be known by it.
  private static func namesColumns(_ header: ArraySlice<[Cell?]>) -> Bool {
    guard let width = header.first?.count else { return false }
    let named = (0..<width).count { column in
      header.contains { row in row[column].map { !$0.text.isEmpty } ?? false }
    }
    return named * 4 >= width * 3
  }

  private static func texts(_ row: [Cell?]) -> [String] { row.map { Normalisation.compact($0?.text ?? "") } }

  /// Whether rows that repeat no header begin with one of their own: a table in its own right.
  private func beginsAnew(_ rows: [[Cell?]], after last: [Cell?]?, _ tally: BodyTally) -> Bool {
    guard let first = rows.first, !HeaderRows.hasAmount(first) else { return false }
    let filled = first.indices.filter { first[$0].map { !$0.text.isEmpty } ?? false }
    let amounts = tally.amountColumns
    if filled.count >= 3, filled.count(where: amounts.contains) * 2 > amounts.count, amounts.count >= 2 {
      return true
    }
    /// A row merged like the one before the page end goes on with it.
    if let last, last.map({ $0?.columnSpan }) == first.map({ $0?.columnSpan }) { return false }
    return filled.count >= 2 && first.contains { $0 != nil && ($0?.columnSpan ?? 1) > 1 }
      && HeaderRows.count(in: rows) >= 2
  }

  /// Whether `row`, the first on its page, is the lower part of the last row: it prints nothing, or it goes on with
  /// names where every other row has its amount, or it has the amounts that the last row lacks and no code.
  private mutating func continuesLastRow(_ row: [Cell?], besides cut: CutNames) -> Bool {
    guard var last = table.rows.last, row.count == last.count else { return false }
    var row = row
    for name in cut.names { (row[name.column], last[name.column]) = (nil, nil) }
    guard row.contains(where: { $0 != nil }), zip(row, last).allSatisfy({ $0?.columnSpan == $1?.columnSpan }),
      row.allSatisfy({ ($0?.rowSpan ?? 1) == 1 })
    else { return false }
    if Self.goesOnInWords(row, after: last) || Self.completesCode(row, last) { return true }
    let body = table.rows.dropFirst(table.headerRows)
    if Self.texts(row).allSatisfy(\.isEmpty) {
      return tally.blankRows == 0
    }
    let amounts = tally.amountColumns
    func hasAmount(_ row: [Cell?]) -> Bool { amounts.contains { row[$0].map { !$0.text.isEmpty } ?? false } }
    if tally.rowCount >= 4, !hasAmount(last), hasAmount(row) {
      return body.dropLast().allSatisfy(hasAmount) && lacksCode(row, body)
    }
    let completes = Self.completes(row, last)
    let lacksName = lacksName(row)
    guard tally.rowCount >= 3 || completes || (lacksName && tally.rowCount == 2), !HeaderRows.hasAmount(row),
      tally.rowsWithoutAmount == 0 || completes || lacksName
    else { return false }
    return row.compactMap { $0?.text }.filter { !$0.isEmpty }.allSatisfy { text in
      Normalisation.ordinal(of: text) == nil && !(text.first?.isNumber ?? false)
    }
  }

  /// Whether a row prints names alone, in columns that the row before it leaves blank beside its amounts.
  private static func completes(_ row: [Cell?], _ last: [Cell?]) -> Bool {
    let filled = row.indices.filter { !(row[$0]?.text.isEmpty ?? true) }
    return !filled.isEmpty && HeaderRows.hasAmount(last)
      && filled.allSatisfy { last[$0]?.text.isEmpty ?? false }
  }

  /// Whether a row prints the rest of the code with which the last one begins, and besides it at most what that leaves
  /// blank or names.
  private static func completesCode(_ row: [Cell?], _ last: [Cell?]) -> Bool {
    var isCode = false
    for (cell, above) in zip(row, last) {
      guard let cell, let above, !cell.text.isEmpty, !above.text.isEmpty else { continue }
      if WrappedCodes.areParts(above.text, cell.text) {
        isCode = true
      } else if Segment.isFigure(cell.text) {
        return false
      }
    }
    return isCode
  }

  /// Whether a row of a ruled table prints nothing in a column of names in which every other row has one.
  private mutating func lacksName(_ row: [Cell?]) -> Bool {
    let amounts = tally.amountColumns
    return table.method == .ruled
      && row.indices.contains { column in
        (row[column]?.text.isEmpty ?? false) && !amounts.contains(column) && tally.blanks(in: column) == 0
      }
  }

  /// Whether all texts of a row begin with a small letter below texts of the last one.
  private static func goesOnInWords(_ row: [Cell?], after last: [Cell?]) -> Bool {
    let filled = row.indices.filter { row[$0].map { !$0.text.isEmpty } ?? false }
    return !filled.isEmpty
      && filled.allSatisfy { column in
        let isBelow = last[column].map { !$0.text.isEmpty } ?? false
        return isBelow && row[column]?.text.unicodeScalars.first.map { ("a"..."z").contains($0) } ?? false
      }
  }

  /// Whether a row prints nothing in a column in which nearly every other row has its code.
  private func lacksCode(_ row: [Cell?], _ body: ArraySlice<[Cell?]>) -> Bool {
    row.indices.contains { column in
      guard row[column]?.text.isEmpty ?? false else { return false }
      let codes = body.count { other in
        let text = other[column]?.text ?? ""
        return !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
      }
      return codes >= body.count - 1
    }
  }

  private mutating func joinLastRow(with row: [Cell?]) {
    let last = table.rows.count - 1
    let isBody = last >= table.headerRows
    if isBody { tally.remove(table.rows[last]) }
    defer { if isBody { tally.add(table.rows[last]) } }
    for (column, cell) in row.enumerated() {
      guard let cell, !cell.text.isEmpty else { continue }
      if table.rows[last][column]?.text.isEmpty ?? false {
        table.rows[last][column]?.page = cell.page
        table.rows[last][column]?.box = cell.box
      }
      let isWord = cell.text.unicodeScalars.first.map { $0.isAlphabetic && !$0.isWide } ?? false
      let follows =
        table.rows[last][column]?.text.unicodeScalars.last.map { $0.isAlphabetic && !$0.isWide } ?? false
      table.rows[last][column]?.text += (isWord && follows ? " " : "") + cell.text
      table.rows[last][column]?.doubts.append("row-cut-by-page")
    }
  }
}
