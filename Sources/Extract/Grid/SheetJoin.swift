import JuesuanModel

/// Puts sheets together that are printed over several pages beside each other: columns that go on on another page.
///
/// Spreadsheet programs print the pages of a wide sheet over and then down, or down and then over, with the names of
/// the rows on each page or on the first alone. The rows of a sheet lie at the same heights on all of its pages.
struct SheetJoin {
  /// A page whose only table may be a part of a sheet.
  private struct Sheet {
    var page: Int
    /// The edges between its rows, in points.
    var edges: [Double]
    /// How many of the first of them no rule may draw: those of the head, or all.
    var looseEdges: Int
    /// How many of its columns name the rows; none where they stand on another page.
    var nameColumns: Int
    /// The names of its rows, as one number; equal names have equal ones.
    var names: Int
    /// Whether it has so few rows that others may lie at the same heights by chance.
    var isShort: Bool
  }

  /// Edges of the same row differ by less than this between two pages, in points.
  private static let sameEdge = 1.0
  /// The same for edges that no rule draws, half way between what each page prints above and below.
  private static let sameLooseEdge = 4.0
  /// Fewer rows may lie at the same heights by chance.
  private static let fewestRows = 3
  /// So many edges may be missing in heads of which one page shows fewer levels.
  private static let mostMissing = 3

  private var pages: [PageLayout]
  private var sheets: [Sheet?]
  /// The page to which the table of each page went.
  private var roots: [Int: Int] = [:]

  /// The pages with such sheets as one table each, on the page where it begins.
  static func joined(_ pages: [PageLayout]) -> [PageLayout] {
    guard pages.count > 1 else { return pages }
    var join = SheetJoin(pages)
    guard join.sheets.count(where: { $0 != nil }) > 1 else { return pages }
    join.joinNamed()
    join.joinNameless()
    return join.pages
  }

  private init(_ pages: [PageLayout]) {
    self.pages = pages
    sheets = Concurrently.map(Array(pages.indices)) { Self.sheet(pages[$0], at: $0) }
  }

  private static func sheet(_ page: PageLayout, at index: Int) -> Sheet? {
    guard page.tables.count == 1, let table = page.tables.first?.table else { return nil }
    let body = table.rows.filter(HeaderRows.hasAmount)
    guard !body.isEmpty else { return nil }
    let named = (0..<table.columnCount).prefix { column in
      !body.contains { row in row[column].map { $0.text.contains(".") && HeaderRows.hasAmount([$0]) } ?? false
      }
    }.count
    let hasNames = body.contains { row in row.contains { $0?.text.contains(where: \.isLetter) ?? false } }
    /// Without rules heights agree less well: names have to.
    guard named < table.columnCount, hasNames ? named > 0 : table.method == .ruled else { return nil }
    var hasher = Hasher()
    for row in table.rows {
      for case let cell? in row.prefix(hasNames ? named : 0) where !cell.text.isEmpty {
        hasher.combine(cell.text)
      }
    }
    return Sheet(
      page: index,
      edges: edges(of: table),
      looseEdges: table.method == .ruled ? table.headerRows : Int.max,
      nameColumns: hasNames ? named : 0,
      names: hasNames ? hasher.finalize() : 0,
      isShort: body.count < fewestRows
    )
  }

  /// The upper edges of the rows, and the lower one of the last.
  private static func edges(of table: Table) -> [Double] {
    let tops = table.rows.map { row in row.lazy.compactMap { $0 }.first?.box.y0 ?? 0 }
    return tops + [table.parts.first?.box.y1 ?? 0]
  }

  /// Joins pages that print the names of the rows again, heads included.
  private mutating func joinNamed() {
    var known: [Int: Int] = [:]
    for index in pages.indices {
      guard let sheet = sheets[index], sheet.nameColumns > 0 else { continue }
      if let root = known[sheet.names], let first = sheets[root], first.nameColumns == sheet.nameColumns,
        goesOn(index, root) || !sheet.isShort && isTitled(root), repeatsLines(index, root),
        !isNumberedAnew(sheet),
        let edges = Self.united(first, sheet)
      {
        attach(index, to: root, edges, dropping: sheet.nameColumns)
      } else {
        known[sheet.names] = index
      }
    }
  }

  /// Whether lines stand above the table of a page: tables of the same names that begin there go on below alike.
  private func isTitled(_ index: Int) -> Bool {
    guard let top = pages[index].tables.first?.box.y0 else { return false }
    return pages[index].lines.contains { $0.box.midY < top }
  }

  /// Whether the pages before two pages were joined as these would be.
  private func goesOn(_ index: Int, _ root: Int) -> Bool {
    roots[index - 1] == root - 1 || (index == root + 1 && roots[root - 1] != nil)
  }

  /// Whether a page prints no title of its own above its table: at most that of another page again, or the rest of it
  /// at the left edge.
  private func repeatsLines(_ index: Int, _ root: Int) -> Bool {
    guard let box = pages[index].tables.first?.box, let other = pages[root].tables.first?.box.y0 else {
      return false
    }
    let known = pages[root].lines.filter { $0.box.midY < other }.map { Normalisation.compact($0.text) }
    return pages[index].lines.filter { $0.box.midY < box.y0 }.allSatisfy { line in
      let text = Normalisation.compact(line.text)
      return text.contains("单位:") || known.contains(text)
        || (line.box.x0 < box.x0 + line.size && known.contains { $0.hasSuffix(text) })
    }
  }

  /// Whether the columns of a page are numbered from one again, as those of a form of its own are.
  private func isNumberedAnew(_ sheet: Sheet) -> Bool {
    guard let table = pages[sheet.page].tables.first?.table else { return false }
    return table.rows.prefix(table.headerRows).contains {
      HeaderRows.isColumnNumbers(Array($0.dropFirst(sheet.nameColumns)))
    }
  }

  private static func isPart(_ one: String, _ other: String) -> Bool {
    one.hasPrefix(other) || one.hasSuffix(other) || other.hasPrefix(one) || other.hasSuffix(one)
  }

  /// Joins pages without names to those with them that stand before: each to the one before it, or as many to as many.
  private mutating func joinNameless() {
    var index = 0
    while index < pages.count {
      guard isNameless(index) else {
        index += 1
        continue
      }
      let first = index
      while index < pages.count, isNameless(index) { index += 1 }
      let named = (0..<first).reversed().filter { roots[$0] == nil }.prefix {
        (sheets[$0]?.nameColumns ?? 0) > 0
      }
      for count in (1...max(1, min(named.count, index - first))).reversed()
      where !named.isEmpty && (index - first) % count == 0 {
        let targets = Array(named.prefix(count).reversed())
        let pairs = (first..<index).map { (page: $0, root: targets[($0 - first) % count]) }
        let edges = pairs.map { pair in
          sheets[pair.root].flatMap { root in sheets[pair.page].flatMap { Self.united(root, $0) } }
        }
        guard edges.allSatisfy({ $0 != nil }), !pairs.allSatisfy({ isUnclear($0.page, $0.root) }) else {
          continue
        }
        for (pair, edges) in zip(pairs, edges) {
          if let edges { attach(pair.page, to: pair.root, edges, dropping: 0) }
        }
        break
      }
    }
  }

  /// Whether two pages of few rows stand alone, so that their heights may agree by chance.
  private func isUnclear(_ index: Int, _ root: Int) -> Bool {
    (sheets[index]?.isShort ?? true) && !goesOn(index, root)
  }

  private func isNameless(_ index: Int) -> Bool { sheets[index]?.nameColumns == 0 }

  /// The row edges of two parts of a sheet together; nil where they are not the same but for those of heads.
  private static func united(_ first: Sheet, _ second: Sheet) -> [Double]? {
    let (more, less) = first.edges.count >= second.edges.count ? (first, second) : (second, first)
    let (many, few) = (more.edges, less.edges)
    let isLoose = max(more.looseEdges, less.looseEdges) == Int.max
    let slack = isLoose ? sameLooseEdge : sameEdge
    guard many.count - few.count <= mostMissing, let top = many.first, let bottom = many.last,
      let other = few.first, let end = few.last, (top - other).magnitude < slack,
      (bottom - end).magnitude < slack
    else { return nil }
    /// Below the heads all edges are the same.
    let missing = many.count - few.count
    guard
      zip(many.dropFirst(missing + 1), few.dropFirst()).reversed().prefix(max(0, few.count - 1 - mostMissing))
        .allSatisfy({
          ($0 - $1).magnitude < slack
        }),
      few.enumerated().allSatisfy({ row, edge in
        let slack = row < less.looseEdges ? sameLooseEdge : sameEdge
        return many.contains { ($0 - edge).magnitude < slack }
      })
    else { return nil }
    return many
  }

  /// Puts the table of a page to the right of another, without its first columns where they print the names again.
  private mutating func attach(_ index: Int, to root: Int, _ edges: [Double], dropping: Int) {
    guard let right = pages[index].tables.first, var left = pages[root].tables.first else { return }
    let width = left.table.columnCount
    var rows = Self.laidOut(left.table, on: edges)
    let more = Self.laidOut(right.table, on: edges)
    for row in rows.indices { rows[row] += more[row].dropFirst(dropping) }
    left.table.rows = rows
    left.table.rowPages = Array(repeating: left.table.parts.first?.page ?? 0, count: rows.count)
    left.table.headerRows = HeaderRows.count(in: rows)
    Self.joinHeads(&left.table, at: width)
    left.table.parts += right.table.parts
    left.table.confidence = min(left.table.confidence, right.table.confidence)
    let inner = right.columns.gaps.map { $0.lowerBound }
    let start = dropping > 0 && dropping <= inner.count ? inner[dropping - 1] : right.columns.left
    let shift = left.columns.right - start
    left.columns.gaps.append(left.columns.right...left.columns.right)
    left.columns.gaps += right.columns.gaps.dropFirst(dropping).map {
      ($0.lowerBound + shift)...($0.upperBound + shift)
    }
    left.columns.right = right.columns.right + shift
    let repeated = takeLines(of: index, to: root, top: right.box.y0)
    var message = "与第 \(pages[root].page) 页的表格左右相接"
    if dropping > 0 { message += "，去掉重复的名称 \(dropping) 列" }
    if !repeated.isEmpty { message += "，去掉重复的标题：" + repeated.joined(separator: " ") }
    left.table.diagnostics.append(
      Diagnostic(.note, "joined-beside", message, page: pages[index].page, box: right.box)
    )
    pages[root].tables = [left]
    pages[root].diagnostics += pages[index].diagnostics
    pages[index].tables = []
    sheets[root]?.edges = edges
    roots[index] = root
  }

  /// Moves the lines that stand above a part of the sheet to the page where it begins, but for pieces of its title,
  /// which it tells.
  private mutating func takeLines(of index: Int, to root: Int, top: Double) -> [String] {
    let above = pages[root].lines.map { Normalisation.compact($0.text) }
    var repeated: [String] = []
    for line in pages[index].lines where line.box.midY < top {
      let text = Normalisation.compact(line.text)
      if above.contains(where: { Self.isPart(text, $0) }) {
        repeated.append(line.text)
      } else {
        pages[root].lines.append(line)
      }
    }
    pages[index].lines.removeAll { $0.box.midY < top }
    return repeated
  }

  /// The rows of a table on the edges of its sheet: a cell covers those that lie within its own.
  private static func laidOut(_ table: Table, on edges: [Double]) -> [[Cell?]] {
    let own = Self.edges(of: table)
    guard own.count < edges.count else { return table.rows }
    let starts = own.map { edge in
      edges.indices.min { (edges[$0] - edge).magnitude < (edges[$1] - edge).magnitude } ?? 0
    }
    var rows: [[Cell?]] = Array(
      repeating: Array(repeating: nil, count: table.columnCount),
      count: edges.count - 1
    )
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        guard var cell else { continue }
        cell.rowSpan = starts[min(row + cell.rowSpan, starts.count - 1)] - starts[row]
        rows[starts[row]][column] = cell
      }
    }
    return rows
  }

  /// Joins the heads of groups that the page end cuts: what is left of one behind it is blank, or a part of its text.
  private static func joinHeads(_ table: inout Table, at seam: Int) {
    for row in 0..<max(0, table.headerRows - 1) {
      let owner = table.origin(row: row, column: seam - 1)
      guard owner.row == row, let before = table.rows[row][owner.column], let rest = table.rows[row][seam],
        before.rowSpan == rest.rowSpan, row + rest.rowSpan < table.headerRows, isPart(before.text, rest.text)
      else { continue }
      table.rows[row][owner.column]?.columnSpan += rest.columnSpan
      if rest.text.utf8.count > before.text.utf8.count {
        table.rows[row][owner.column]?.text = rest.text
        table.rows[row][owner.column]?.page = rest.page
        table.rows[row][owner.column]?.box = rest.box
      }
      table.rows[row][seam] = nil
    }
  }
}
