import JuesuanModel

/// The letters above the columns and the numbers beside the rows that spreadsheet programs print around a sheet on
/// request: they are no part of its tables.
struct SheetHeadings {
  /// Fewer letters or numbers may head something else.
  private static let fewest = 2
  /// Letters stand at least this many font sizes apart.
  private static let leastGap = 1.0
  /// Numbers are centred on one place within this many font sizes.
  private static let slack = 0.6
  /// Rows that are hidden leave out their numbers: of the steps at least this share are of one.
  private static let stepShare = 0.7
  /// The rule that ends them stands at most so many font sizes beside them.
  private static let farthestRule = 4.0

  private let glyphs: Set<Glyph>
  private let box: Rect
  /// Where the sheet itself begins, in points.
  private let left: Double
  private let top: Double

  /// The page without them, or as it is.
  static func leftOut(of page: PageContent) -> PageContent { SheetHeadings(page)?.leftOut(of: page) ?? page }

  private init?(_ page: PageContent) {
    guard let letters = Self.letters(of: page), let first = letters.glyphs.first,
      let numbers = Self.numbers(of: page, below: letters)
    else { return nil }
    let em = first.size
    glyphs = Set(letters.glyphs + numbers.flatMap(\.glyphs))
    box = numbers.reduce(letters.box) { $0.union($1.box) }
    let (right, bottom) = (numbers.map(\.box.x1).max() ?? 0, letters.box.y1)
    func edge(_ axis: Axis, after end: Double) -> Double {
      page.rulings.lazy.filter { $0.axis == axis && $0.position >= end - 0.1 * em }.map(\.position)
        .filter { $0 < end + Self.farthestRule * em }.min() ?? end + 0.1 * em
    }
    left = edge(.vertical, after: right)
    top = edge(.horizontal, after: bottom)
    /// Nothing else stands above or beside the sheet's own cells.
    let (own, x, y) = (glyphs, left, top)
    let isApart = page.glyphs.allSatisfy { glyph in
      own.contains(glyph) || glyph.box.midX > x || glyph.box.midY < letters.box.y0 || glyph.box.midY > y
    }
    guard isApart else { return nil }
  }

  /// The line that says the letters of columns side by side and nothing else.
  private static func letters(of page: PageContent) -> GlyphRow? {
    let capitals = page.glyphs.filter { ("A"..."Z").contains($0.scalar) }
    guard capitals.count >= fewest else { return nil }
    return GlyphRow.rows(of: capitals).first { row in
      guard row.glyphs.count >= fewest else { return false }
      let isCount = zip(row.glyphs, row.glyphs.dropFirst()).allSatisfy {
        $1.scalar.value == $0.scalar.value + 1 && $1.box.x0 - $0.box.x1 > leastGap * $0.size
      }
      guard isCount else { return false }
      return !page.glyphs.contains {
        $0.box.midY > row.box.y0 && $0.box.midY < row.box.y1 && !("A"..."Z").contains($0.scalar)
      }
    }
  }

  /// The numbers of the rows, one under the other left of all columns.
  private static func numbers(of page: PageContent, below letters: GlyphRow) -> [GlyphRow]? {
    let em = letters.glyphs[0].size
    let digits = page.glyphs.filter {
      $0.scalar.isDigit && $0.box.midY > letters.box.y1 && $0.box.x1 < letters.box.x0
    }
    let firsts = GlyphRow.rows(of: digits).compactMap { $0.split(atGapsOver: SegmentLine.cellGap).first }
    guard let place = firsts.map(\.box.midX).min() else { return nil }
    let numbers = firsts.filter { $0.box.midX - place < slack * em }
    let values = numbers.compactMap { Int($0.text) }
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    guard values.count == numbers.count, values.count >= fewest, steps.allSatisfy({ $0 > 0 }),
      Double(steps.count { $0 == 1 }) >= stepShare * Double(steps.count)
    else { return nil }
    return numbers
  }

  private func leftOut(of page: PageContent) -> PageContent {
    var sheet = page
    sheet.glyphs.removeAll { glyphs.contains($0) }
    sheet.rulings = page.rulings.compactMap { rule in
      let (begin, side) = rule.axis == .horizontal ? (left, top) : (top, left)
      guard rule.position > side - 0.1, rule.end > begin + 0.1 else { return nil }
      var rule = rule
      rule.start = max(rule.start, begin)
      return rule
    }
    /// Where the sheet draws no rules, those that end the headings are none of its own.
    if !sheet.rulings.contains(where: { $0.position > ($0.axis == .horizontal ? top : left) + 1 }) {
      sheet.rulings = []
    }
    let message = "打印出来的列标和行号不属于表格，未计入"
    sheet.diagnostics.append(Diagnostic(.note, "sheet-headings", message, page: page.number, box: box))
    return sheet
  }
}
