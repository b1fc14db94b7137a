import JuesuanModel

/// Takes running heads, running feet and page numbers out of the pages of a document.
struct RunningMatter {
  /// A line in the same place on at least this share of the pages is a running head or foot.
  static let leastShare = 0.5
  /// … and on at least this many pages: two equal first lines are no running head yet.
  static let fewestPages = 3
  /// A foot in the margin is one on two pages already: no table has its title there.
  static let fewestFeet = 2
  /// Lines in one place lie at most so far apart, in points.
  static let samePlace = 6.0
  /// Page numbers stand in this share of the page's height at its top and bottom.
  static let margin = 0.13

  private(set) var diagnostics: [Diagnostic] = []

  /// Removes running matter from `pages` and counts what was removed.
  init(removingFrom pages: inout [PageLayout]) {
    var numbers = Self.removeSideNumbers(from: &pages)
    var heads: [String: Int] = [:]
    for _ in 0..<3 {
      let before = (numbers, heads.count)
      for isTop in [true, false] {
        numbers += Self.removeNumbers(from: &pages, atTop: isTop)
        for (text, count) in Self.removeHeads(from: &pages, atTop: isTop) { heads[text, default: 0] += count }
      }
      if before == (numbers, heads.count) { break }
    }
    if numbers > 0 { diagnostics.append(Diagnostic(.note, "page-numbers", "去掉页码 \(numbers) 处")) }
    for (text, count) in heads.sorted(by: { $0.key < $1.key }) {
      diagnostics.append(Diagnostic(.note, "running-head", "去掉页眉或页脚 \(count) 处：\(text)"))
    }
  }

  /// The outermost line of a page, if no table stands farther out.
  private static func outerLine(_ page: PageLayout, atTop: Bool) -> Int? {
    let candidate =
      atTop
      ? page.lines.indices.min { page.lines[$0].box.y0 < page.lines[$1].box.y0 }
      : page.lines.indices.max { page.lines[$0].box.y1 < page.lines[$1].box.y1 }
    guard let candidate else { return nil }
    let line = page.lines[candidate].box
    let isOuter = page.tables.allSatisfy { atTop ? $0.box.y0 >= line.midY : $0.box.y1 <= line.midY }
    return isOuter ? candidate : nil
  }

  /// A line over a table that can only be a page number.
  private static func marked(_ page: PageLayout, atTop: Bool) -> Int? {
    page.lines.indices.first { index in
      let middle = page.lines[index].box.midY / max(1, page.size.height)
      return (atTop ? middle < margin : middle > 1 - margin) && isMarkedPageNumber(page.lines[index].text)
    }
  }

  private static func removeNumbers(from pages: inout [PageLayout], atTop: Bool) -> Int {
    var found: [(page: Int, line: Int)] = []
    for (index, page) in pages.enumerated() {
      guard let line = outerLine(page, atTop: atTop) ?? marked(page, atTop: atTop) else { continue }
      let middle = page.lines[line].box.midY / max(1, page.size.height)
      let isInMargin = atTop ? middle < margin : middle > 1 - margin
      if isInMargin, isPageNumber(page.lines[line].text) { found.append((index, line)) }
    }
    for place in found { pages[place.page].lines.remove(at: place.line) }
    return found.count
  }

  /// Removes page numbers that stand beside the tables: LaTeX turns a page with its foot, so that the foot of a
  /// landscape page stands at its side.
  private static func removeSideNumbers(from pages: inout [PageLayout]) -> Int {
    var removed = 0
    for index in pages.indices where !pages[index].tables.isEmpty {
      let (tables, width) = (pages[index].tables, max(1, pages[index].size.width))
      let left = tables.map(\.box.x0).min() ?? 0
      let right = tables.map(\.box.x1).max() ?? width
      let before = pages[index].lines.count
      pages[index].lines.removeAll { line in
        let isBeside =
          line.box.x1 <= min(left, margin * width) || line.box.x0 >= max(right, (1 - margin) * width)
        return isBeside && isPageNumber(line.text)
      }
      removed += before - pages[index].lines.count
    }
    return removed
  }

  private static func removeHeads(from pages: inout [PageLayout], atTop: Bool) -> [String: Int] {
    /// For each text where it stands, as the distance from the edge of its page: upright and sideways pages carry
    /// the same foot.
    var places: [String: [(page: Int, line: Int, distance: Double)]] = [:]
    var filledPages = 0
    for (index, page) in pages.enumerated() {
      if !page.lines.isEmpty || !page.tables.isEmpty { filledPages += 1 }
      guard let line = outerLine(page, atTop: atTop) else { continue }
      let text = Normalisation.compact(page.lines[line].text)
      guard !isTableLine(text) else { continue }
      let middle = page.lines[line].box.midY
      let distance = atTop ? middle : page.size.height - middle
      places[withoutNumbers(text), default: []].append((index, line, distance))
    }
    var removed: [String: Int] = [:]
    for (_, all) in places {
      let median = all.map(\.distance).sorted()[all.count / 2]
      let found = all.filter { ($0.distance - median).magnitude <= samePlace }
      let isFoot =
        !atTop && found.allSatisfy { $0.distance < margin * pages[$0.page].size.height }
      guard found.count >= (isFoot ? fewestFeet : fewestPages),
        Double(found.count) >= leastShare * Double(filledPages)
      else {
        continue
      }
      for place in found {
        let line = pages[place.page].lines.remove(at: place.line)
        removed[line.text, default: 0] += 1
      }
    }
    return removed
  }

  /// A text with `#` for every number in it: browsers print `8/23` beside the address of the page.
  private static func withoutNumbers(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isDigit) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isDigit || result.last != "#" {
      result.append(scalar.isDigit ? "#" : scalar)
    }
    return String(result)
  }

  /// Lines that belong to a form although they may stand on top of many pages.
  private static func isTableLine(_ compact: String) -> Bool {
    compact.contains("单位:") || compact.contains("表") && compact.unicodeScalars.contains(where: \.isDigit)
  }

  /// Whether a line can be nothing but a page number wherever it stands: `- 4 -`, `·4·`, `第4页`.
  static func isMarkedPageNumber(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    guard isPageNumber(compact), let first = compact.first, let last = compact.last else { return false }
    return first == last && !first.isNumber || brackets.contains([first, last])
      || first == "第" && compact.contains("页")
  }

  /// The brackets around page numbers; figures stand in round ones.
  private static let brackets: [[Character]] = [
    ["〔", "〕"], ["〈", "〉"], ["《", "》"], ["【", "】"], ["[", "]"],
  ]

  /// The glyphs of page numbers that are printed over a table, as where its last row reaches into the margin.
  static func numbersOverTables(of page: PageContent) -> [GlyphRow] {
    let (top, bottom) = (margin * page.size.height, (1 - margin) * page.size.height)
    let outer = page.glyphs.filter { $0.box.midY < top || $0.box.midY > bottom }
    let rows = GlyphRow.rows(of: outer) + levels(of: outer)
    return rows.flatMap { $0.split(atGapsOver: 1.5) }.filter { run in
      let off = (run.box.midX - page.size.midX).magnitude
      return off < centre * page.size.width && isMarkedPageNumber(run.text)
    }
  }

  /// The glyphs that stand exactly level: a page number nearly level with a row of figures stands among these.
  private static func levels(of glyphs: [Glyph]) -> [GlyphRow] {
    var levels: [[Glyph]] = []
    for glyph in glyphs.sorted(by: { ($0.box.y1, $0.box.x0) < ($1.box.y1, $1.box.x0) }) {
      if let last = levels.last?.last, glyph.size == last.size,
        glyph.box.y1 - last.box.y1 < level * glyph.size
      {
        levels[levels.count - 1].append(glyph)
      } else {
        levels.append([glyph])
      }
    }
    return levels.map { GlyphRow($0.sorted { $0.box.x0 < $1.box.x0 }[...]) }
  }

  /// Glyphs of one string stand level within this share of their size.
  private static let level = 0.05

  /// Page numbers in the middle of a page stand this share of its width from it, at most.
  private static let centre = 0.05

  /// Whether a line is nothing but a page number: `4`, `- 4 -`, `第 4 页`, `4/20`, `第4页 共20页`, `第四页`.
  static func isPageNumber(_ text: String) -> Bool {
    // Every line at the edge of a page is asked, and most are names and sentences.
    guard text.utf8.count <= longestNumber else { return false }
    let compact = Normalisation.compact(text).unicodeScalars
    guard compact.count <= 16 else { return false }
    let isWritten = compact.first == "第" && compact.contains("页")
    var digits = 0
    for scalar in compact where !"-~·.第页共/|〔〕〈〉《》【】[]─".unicodeScalars.contains(scalar) {
      guard scalar.isDigit || isWritten && "一二三四五六七八九十百〇零".unicodeScalars.contains(scalar) else {
        return false
      }
      digits += 1
    }
    return (1...7).contains(digits)
  }

  /// Bytes of the longest page number, with spaces in it.
  private static let longestNumber = 120
}
