import JuesuanModel

/// A sheet whose columns have widths and whose rows have heights, ready to be cut into pages.
package struct SheetLayout {
  package private(set) var sheet: Sheet
  package let setting: SheetSetting
  package let widths: [Double]
  package private(set) var heights: [Double] = []
  let measuring: any TextMeasuring
  /// Fraction width of the widest figure of each column: where its points stand.
  private(set) var fractions: [Double] = []

  /// Lays out `sheet`; a row taller than `depth` points falls into several.
  init(sheet: Sheet, setting: SheetSetting, widths: [Double], depth: Double, measuring: any TextMeasuring) {
    self.sheet = sheet
    self.setting = setting
    self.widths = widths
    self.measuring = measuring
    heights = measuredHeights()
    let room = depth - headerHeight
    if heights.dropFirst(sheet.headerRows).contains(where: { $0 > room }) {
      splitTallRows(room: room)
      heights = measuredHeights()
    }
    fractions = sheet.columns.indices.map { column in
      sheet.columns[column] == .amount
        ? sheet.rows.map { $0[column].map(fractionWidth) ?? 0 }.max() ?? 0 : 0
    }
  }

  package var width: Double { widths.reduce(0, +) }
  package var height: Double { heights.reduce(0, +) }
  package var headerHeight: Double { heights.prefix(sheet.headerRows).reduce(0, +) }

  /// The width inside the padding of a cell at a column.
  func innerWidth(_ cell: SheetCell, column: Int) -> Double {
    let end = min(column + cell.columnSpan, widths.count)
    return max(1, widths[column..<end].reduce(0, +) - 2 * setting.sidePadding)
  }

  func lines(_ cell: SheetCell, column: Int) -> [SetLine] {
    cell.text.isEmpty
      ? []
      : measuring.lines(
        of: cell.text,
        style: setting.style(of: cell),
        width: innerWidth(cell, column: column)
      )
  }

  /// The width of the point and what follows it.
  func fractionWidth(_ cell: SheetCell) -> Double {
    guard cell.alignment == .decimal, cell.columnSpan == 1, let point = cell.text.firstIndex(of: ".") else {
      return 0
    }
    return measuring.width(of: String(cell.text[point...]), style: setting.style(of: cell))
  }

  private func measuredHeights() -> [Double] {
    let leading = setting.style.leading
    var heights = [Double](repeating: leading + 2 * setting.padding, count: sheet.rows.count)
    var tall: [(row: Int, span: Int, height: Double)] = []
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        guard let cell, !cell.text.isEmpty else { continue }
        let height = Double(lines(cell, column: column).count) * leading + 2 * setting.padding
        if cell.rowSpan > 1 {
          tall.append((row, min(cell.rowSpan, sheet.rows.count - row), height))
        } else {
          heights[row] = max(heights[row], height)
        }
      }
    }
    for (row, span, height) in tall {
      let missing = height - heights[row..<row + span].reduce(0, +)
      guard missing > 0 else { continue }
      for index in row..<row + span { heights[index] += missing / Double(span) }
    }
    return heights
  }

  /// Cuts rows that no page can hold into rows of as many lines as fit.
  private mutating func splitTallRows(room: Double) {
    let leading = setting.style.leading
    let limit = max(1, Int((room - 2 * setting.padding) / leading))
    var row = sheet.headerRows
    while row < sheet.rows.count {
      let counts = sheet.rows[row].enumerated().map { column, cell in
        cell.map { $0.rowSpan == 1 ? lines($0, column: column).count : 0 } ?? 0
      }
      let pieces = ((counts.max() ?? 0) + limit - 1) / limit
      guard pieces > 1 else {
        row += 1
        continue
      }
      let cut = (0..<pieces).map { piece in
        sheet.rows[row].enumerated().map { column, cell in
          cell.flatMap { part($0, column: column, piece: piece, limit: limit) }
        }
      }
      growSpans(over: row, by: pieces - 1)
      var pieced = cut
      for column in sheet.rows[row].indices {
        if let span = sheet.rows[row][column]?.rowSpan, span > 1 { pieced[0][column]?.rowSpan = span }
      }
      sheet.rows.replaceSubrange(row...row, with: pieced)
      row += pieces
    }
  }

  private func part(_ cell: SheetCell, column: Int, piece: Int, limit: Int) -> SheetCell? {
    guard cell.rowSpan == 1 else { return piece == 0 ? cell : nil }
    let lines = lines(cell, column: column)
    var result = cell
    let (first, last) = (piece * limit, min((piece + 1) * limit, lines.count) - 1)
    let bytes = Array(cell.text.utf8)
    result.text =
      first <= last
      ? String(decoding: bytes[lines[first].bytes.lowerBound..<lines[last].bytes.upperBound], as: UTF8.self)
      : ""
    return result
  }

  /// Spans that cover `row` cover the rows that it falls into.
  private mutating func growSpans(over row: Int, by count: Int) {
    for above in 0...row {
      for column in sheet.rows[above].indices {
        guard let cell = sheet.rows[above][column], cell.rowSpan > 1, above + cell.rowSpan > row else {
          continue
        }
        sheet.rows[above][column]?.rowSpan += count
      }
    }
  }
}
