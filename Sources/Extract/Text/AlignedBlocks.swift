internal import JuesuanModel

/// Finds where columns are aligned by spaces alone, as `pdftotext -layout` prints them.
enum AlignedBlocks {
  /// How many lines with amounts make a grid.
  static let leastDataLines = 2
  /// How far below its first line a grid must show its first amount, in lines that are not blank: a header of five
  /// levels, each in two lines.
  static let deepestHeader = 12

  /// The line after the aligned grid that begins at `start`; nil where none begins there.
  static func end(in lines: [SourceLine], from start: Int) -> Int? {
    guard isColumned(lines[start].text) || isBanner(lines, start), !ContentsLine.hasLeaders(lines[start].text)
    else { return nil }
    let isTitled = isTitled(lines, start)
    var (data, seen, last, index, blanks, columned) = (0, 0, start, start, 0, 0)
    var isNumbered = false
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        blanks += 1
        index += 1
        continue
      }
      if TextBlocks.isPageNumber(line.text), data > 0 || columned > 0,
        !continues(lines, after: index, isTitled: isTitled),
        !endsBelowHeader(lines, after: index, of: lines[start..<index])
      {
        break
      }
      let isColumned = isColumned(line.text)
      // A cell of words may hold a sentence; a line that is nothing but a sentence is none.
      let isSentence = isTitled && data > 0 && isSentenceCell(line.text)
      if line.cells != nil || (stops(line.text) && !isSentence) { break }
      if isTitled, columned > 0, blanks > 0, !isColumned, TitleText.isTableTitle(line.text) { break }
      if isTitled, data == 0, seen > 1, !isColumned, blanks > 0 { break }
      if isColumned { columned += 1 }
      let isData = isData(line.text)
      // Far from the rest and without amounts it is something else.
      if blanks > 3, !isData, !isColumned { break }
      if isData { data += 1 }
      if isNumbering(line.text) { isNumbered = true }
      seen += 1
      if data == 0, seen > deepestHeader, !isTitled { return nil }
      blanks = 0
      last = index
      index += 1
    }
    let isEnough =
      data >= leastDataLines || (data == 1 && isNumbered) || (isTitled && columned >= leastColumned)
    return isEnough || (columned >= leastColumned && isBelowForm(lines, start))
      ? last + 1 : nil
  }

  /// How many lines parted by wide gaps make a table of words, below a title.
  static let leastColumned = 2

  /// Whether the line above a block is the title of a table, or the block begins with the head of a numbered list.
  private static func isTitled(_ lines: [SourceLine], _ start: Int) -> Bool {
    if isListHead(lines[start].text) { return isColumned(lines[start].text) }
    var place = start - 1
    while place >= 0, start - place <= 3, lines[place].isBlank { place -= 1 }
    return place >= 0 && !lines[place].isBlank && isTableOfWords(titled: lines[place].text)
  }

  /// Whether the title of a statutory form stands above, with nothing but its captions between: even an empty grid is
  /// the form then.
  private static func isBelowForm(_ lines: [SourceLine], _ start: Int) -> Bool {
    let above = lines[..<start].reversed().lazy.filter { !$0.isBlank }.prefix(
      TableSurroundings.furthestCaption
    )
    let title = above.first { line in
      !TableSurroundings.parts(line.text).allSatisfy { TitleText.isCaption($0) }
    }
    return title.map { FormCatalogue.form(titled: $0.text) != nil && !ContentsLine.hasLeaders($0.text) }
      ?? false
  }

  /// Whether a line heads a list whose items are numbered.
  private static func isListHead(_ text: String) -> Bool {
    TableSurroundings.parts(text).first.map(Normalisation.compact) == "序号"
  }

  private static func isTableOfWords(titled text: String) -> Bool {
    TitleText.isTableTitle(text) && FormCatalogue.form(titled: text) == nil
      && HeadingText.level(of: text) == nil
      && TableSurroundings.parts(text).count == 1 && !ContentsLine.hasLeaders(text)
  }

  /// Whether a line is a short name and, behind a wide gap, a sentence.
  private static func isSentenceCell(_ text: String) -> Bool {
    let parts = TableSurroundings.parts(text)
    return parts.count == 2 && parts[0].count <= longestBanner && !TitleText.isNote(text)
      && !parts[0].contains("。")
  }

  /// Whether the lines of a grid are mostly words: every one is a row then.
  static func isWordy(_ lines: [SourceLine]) -> Bool {
    lines.count { isData($0.text) } * wordyShare < lines.count
      && !lines.contains { isNumbering($0.text) || $0.text.contains("栏次") }
      && !lines.contains { line in
        TableSurroundings.parts(line.text).contains { CodeText.code(in: $0) != nil }
      }
  }

  /// Fewer than one line in so many carries amounts in a table of words: names of forms take three lines at most.
  private static let wordyShare = 4

  /// Whether a line is a lone word in the middle, over the groups of a header that follows at once.
  private static func isBanner(_ lines: [SourceLine], _ index: Int) -> Bool {
    let text = lines[index].text
    let word = text.drop(while: \.isWhitespace)
    guard text.count - word.count >= leastIndent, word.count <= longestBanner, !stops(text),
      !TitleText.isTableTitle(String(word)), !TitleText.isCaption(String(word)), index + 1 < lines.count
    else { return false }
    return isColumned(lines[index + 1].text)
  }

  /// How far in a banner stands, in characters, and how long it may be.
  static let leastIndent = 8
  static let longestBanner = 16

  /// Whether a line counts the columns.
  private static func isNumbering(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    return words.count { FigureText.ordinal($0) != nil } >= 3
      && words.allSatisfy { FigureText.decimal($0) == nil }
  }

  /// Whether the table goes on behind a page number.
  private static func continues(_ lines: [SourceLine], after index: Int, isTitled: Bool) -> Bool {
    // The first row of the next page may begin with the first line of a name.
    let next = lines[(index + 1)...].lazy.filter { !$0.isBlank }.prefix(2)
    return next.contains { isData($0.text) || (isTitled && isColumned($0.text)) }
      && !next.contains { stops($0.text) || TitleText.isTableTitle($0.text) }
  }

  /// Whether what stands behind a page number, below the header printed again, is too little to show its own columns:
  /// one row, or a few none of which is as full as those before.
  private static func endsBelowHeader(
    _ lines: [SourceLine],
    after index: Int,
    of grid: ArraySlice<SourceLine>
  ) -> Bool {
    let words = grid.prefix(4).filter { isColumned($0.text) }.map { Normalisation.compact($0.text) }
    guard let first = lines[(index + 1)...].first(where: { !$0.isBlank }),
      words.contains(Normalisation.compact(first.text))
    else { return false }
    let next = lines[(index + 1)...].lazy.filter { !$0.isBlank }
      .prefix { !stops($0.text) && !TextBlocks.isPageNumber($0.text) }.filter { isData($0.text) }
    return next.count == 1 || (!next.isEmpty && next.count <= fewRows && fullest(next) < fullest(grid))
  }

  /// So many rows do not show where blank columns stand: the page that ends with both totals of form 06 has three.
  private static let fewRows = 4

  /// How many pieces the fullest line with amounts has.
  private static func fullest(_ lines: some Sequence<SourceLine>) -> Int {
    lines.lazy.filter { isData($0.text) }.map { AlignedLine(line: $0, metric: .display).pieces.count }.max()
      ?? 0
  }

  private static func stops(_ text: String) -> Bool {
    if TitleText.isNote(text) || text.contains("。") { return true }
    let parts = TableSurroundings.parts(text)
    if parts.allSatisfy({ TitleText.isCaption($0) }) { return true }
    return parts.count == 1 && (FormCatalogue.form(titled: text) != nil || HeadingText.part(text) != nil)
  }

  /// Whether wide gaps part a line, and it is no caption.
  static func isColumned(_ text: String) -> Bool {
    let parts = TableSurroundings.parts(text)
    return parts.count > 1 && !parts.allSatisfy { TitleText.isCaption($0) } && !stops(text)
      && HeadingText.part(text) == nil
  }

  /// Whether a line carries amounts beside something else.
  static func isData(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count > 1 && words.contains { FigureText.decimal(String($0)) != nil }
  }
}
