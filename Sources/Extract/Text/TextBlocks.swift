internal import JuesuanModel

/// A run of lines of a plain text that belong together.
enum TextBlock {
  /// Running text; whether a blank line stands before it.
  case line(SourceLine, startsParagraph: Bool)
  /// A page number or a running head.
  case pageNumber(SourceLine)
  /// Rows parted by separators.
  case rows([SourceLine])
  /// Lines that draw a table.
  case drawn([SourceLine])
  /// Lines with columns aligned by spaces, blank lines included.
  case aligned([SourceLine])
}

/// Finds the grids among the lines of a plain text.
enum TextBlocks {
  /// The blocks in the order of the text.
  static func blocks(of lines: [SourceLine]) -> [TextBlock] {
    let running = runningHeads(lines)
    var result: [TextBlock] = []
    var index = 0
    var afterBlank = true
    while index < lines.count {
      let line = lines[index]
      if line.isBlank && line.cells == nil {
        afterBlank = true
        index += 1
      } else if let end = DrawnBlock.end(in: lines, from: index) {
        result.append(.drawn(Array(lines[index..<end])))
        index = end
        afterBlank = true
      } else if line.cells != nil {
        let end = endOfRows(lines, from: index)
        result.append(.rows(lines[index..<end].filter { !($0.isBlank && $0.cells == nil) }))
        index = end
        afterBlank = false
      } else if line.followsPageBreak, running.contains(Normalisation.compact(line.text)) {
        result.append(.pageNumber(line))
        index += 1
      } else if let end = AlignedBlocks.end(in: lines, from: index) {
        result.append(.aligned(Array(lines[index..<end])))
        index = end
        afterBlank = true
      } else {
        if isPageNumber(line.text) {
          result.append(.pageNumber(line))
        } else {
          result.append(.line(line, startsParagraph: afterBlank))
          afterBlank = false
        }
        index += 1
      }
    }
    return result
  }

  /// How many pages must begin with the same line for it to be a running head.
  static let leastRepeats = 3

  private static func runningHeads(_ lines: [SourceLine]) -> Set<String> {
    var counts: [String: Int] = [:]
    for line in lines where line.followsPageBreak && !line.isBlank && line.cells == nil {
      counts[Normalisation.compact(line.text), default: 0] += 1
    }
    return Set(counts.filter { $0.value >= leastRepeats }.keys)
  }

  /// The line after the last row of the grid that begins at `start`.
  ///
  /// A blank line does not end a grid, for a page break leaves one; a row that opens another table does.
  private static func endOfRows(_ lines: [SourceLine], from start: Int) -> Int {
    var end = start + 1
    while end < lines.count {
      var next = end
      while next < lines.count, lines[next].isBlank, lines[next].cells == nil { next += 1 }
      guard next < lines.count else { return end }
      let wasBlank = next > end
      if lines[next].cells != nil {
        if opensTable(lines[next], after: lines[start..<end], wasBlank: wasBlank) { return end }
        end = next + 1
      } else if !wasBlank, next + 1 < lines.count, lines[next + 1].cells != nil, isLoneCell(lines[next].text)
      {
        // A row whose empty cells at the end were left out altogether.
        end = next + 1
      } else {
        return end
      }
    }
    return end
  }

  /// Whether a row begins another table than the one of the rows before.
  private static func opensTable(
    _ row: SourceLine,
    after rows: ArraySlice<SourceLine>,
    wasBlank: Bool
  ) -> Bool {
    guard rows.count > 1 else { return false }
    let filled = row.filledCells
    guard let first = filled.first, first.column == 0 else { return false }
    if filled.count <= 2, TitleText.isTableTitle(first.text) { return true }
    if TitleText.isEntityLine(first.text), wasBlank || rows.count > 3 { return true }
    guard wasBlank else { return false }
    let compact = Normalisation.compact(first.text)
    return headerOpeners.contains(compact) && filled.allSatisfy { FigureText.decimal($0.text) == nil }
      && !rows.prefix(4).contains { $0.cells == row.cells }
  }

  /// What stands first in the header of a statutory form.
  private static let headerOpeners: Set<String> = [
    "收入", "项目", "科目代码", "科目编码", "功能分类科目编码", "支出功能分类科目编码", "人员经费", "预算数", "序号",
  ]

  private static func isLoneCell(_ text: String) -> Bool {
    text.count <= 30 && !TitleText.isNote(text) && !TitleText.isTableTitle(text) && !text.contains("。")
      && Normalisation.ordinal(of: text) == nil
  }

  /// Whether a line is nothing but a page number: `-3-`, `— 5 —`, `第 3 页`, `7`.
  static func isPageNumber(_ text: String) -> Bool {
    var body = Normalisation.compact(text)[...]
    if body.hasPrefix("第"), body.hasSuffix("页") { body = body.dropFirst().dropLast() }
    let digits = body.trimmingPrefix { $0 == "-" }.reversed().drop { $0 == "-" }
    // Digits far apart are not one number but the ends of amounts too wide for their cells.
    return !digits.isEmpty && digits.count <= 3 && digits.allSatisfy { $0.isASCII && $0.isNumber }
      && TableSurroundings.parts(text).count { $0.contains(where: \.isNumber) } == 1
  }
}
