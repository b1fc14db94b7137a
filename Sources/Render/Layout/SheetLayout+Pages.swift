import JuesuanModel

extension SheetLayout {
  /// The body rows that stand together on a page.
  package typealias Run = Range<Int>

  /// Cuts the body into runs: the first for what is left of a page, the others for whole ones.
  package func runs(first: Double, whole: Double) -> [Run] {
    var runs: [Run] = []
    var start = sheet.headerRows
    var room = first - headerHeight
    while start < heights.count {
      var (end, used) = (start, 0.0)
      while end < heights.count, used + heights[end] <= room + 0.01 {
        used += heights[end]
        end += 1
      }
      if end == start, runs.isEmpty, first < whole {
        runs.append(start..<start)
      } else {
        end = max(end, start + 1)
        runs.append(start..<end)
        start = end
      }
      room = whole - (repeatsHeader || runs.allSatisfy(\.isEmpty) ? headerHeight : 0)
    }
    return runs.isEmpty ? [sheet.headerRows..<sheet.headerRows] : runs
  }

  /// Whether the header stands on every page; one that would fill much of it does not.
  package var repeatsHeader: Bool { headerHeight <= Self.tallestHeader }

  /// The tallest header that is worth repeating, in points.
  private static let tallestHeader = 110.0

  /// How tall a run is, in points.
  package func height(of run: Run, hasHeader: Bool) -> Double {
    (hasHeader ? headerHeight : 0) + heights[run].reduce(0, +)
  }

  /// The rows of a run as items, below the header where they have it; its upper left corner at the given point.
  package func items(_ run: Run, x: Double, y: Double, hasHeader: Bool) -> [FrameItem] {
    guard hasHeader else { return items(ofRows: run, x: x, y: y, isHeader: false) }
    return items(ofRows: 0..<sheet.headerRows, x: x, y: y, isHeader: true)
      + items(ofRows: run, x: x, y: y + headerHeight, isHeader: false)
  }

  private func items(ofRows rows: Range<Int>, x: Double, y: Double, isHeader: Bool) -> [FrameItem] {
    guard !rows.isEmpty else { return [] }
    let lefts = widths.reduce(into: [x]) { $0.append($0[$0.count - 1] + $1) }
    let tops = heights[rows].reduce(into: [y]) { $0.append($0[$0.count - 1] + $1) }
    var (fills, texts): ([FrameItem], [FrameItem]) = ([], [])
    for place in places(in: rows) {
      let box = Rect(
        x0: lefts[place.columns.lowerBound],
        y0: tops[place.rows.lowerBound - rows.lowerBound],
        x1: lefts[place.columns.upperBound],
        y1: tops[place.rows.upperBound - rows.lowerBound]
      )
      if place.cell.isMarked {
        fills.append(.fill(box, .correctedGround))
      } else if isHeader {
        fills.append(.fill(box, .headerGround))
      }
      if place.showsText {
        texts += text(of: place.cell, column: place.columns.lowerBound, in: box, isHeader: isHeader)
      }
    }
    return fills + rules(rows, lefts: lefts, tops: tops) + texts
  }

  private struct Place {
    var cell: SheetCell
    var rows: Range<Int>
    var columns: Range<Int>
    /// A span cut by a page end shows its text once: where it fits.
    var showsText: Bool
  }

  /// The cells that show in some rows, spans from above and beyond cut to them.
  private func places(in rows: Range<Int>) -> [Place] {
    var places: [Place] = []
    for row in 0..<rows.upperBound {
      for (column, cell) in sheet.rows[row].enumerated() {
        guard let cell, row + cell.rowSpan > rows.lowerBound else { continue }
        let whole = row..<min(row + cell.rowSpan, sheet.rows.count)
        let shown = max(row, rows.lowerBound)..<min(whole.upperBound, rows.upperBound)
        let columns = column..<min(column + cell.columnSpan, widths.count)
        places.append(Place(cell: cell, rows: shown, columns: columns, showsText: row >= rows.lowerBound))
      }
    }
    return places
  }

  private func text(of cell: SheetCell, column: Int, in box: Rect, isHeader: Bool) -> [FrameItem] {
    let count = lines(cell, column: column).count
    guard count > 0 else { return [] }
    var style = setting.style(of: cell)
    let room = box.height - setting.padding
    // A span cut by a page end may be lower than its text: closer lines rather than lost words.
    if Double(count) * style.leading > room + 0.01 { style.leading = room / Double(count) }
    let shift = cell.alignment == .decimal ? fractions[column] - fractionWidth(cell) : 0
    let inner = innerWidth(cell, column: column)
    let width = isHeader && count > 1 ? evenWidth(cell, style: style, lines: count, within: inner) : inner
    return [
      .text(
        TextFrame(
          cell.text,
          style: style,
          x: box.x0 + setting.sidePadding - shift + (inner - width) / 2,
          y: box.midY - Double(count) * style.leading / 2,
          width: width,
          lines: 0..<count,
          role: .cell
        )
      )
    ]
  }

  /// The narrowest width that breaks a head into as many lines as it needs anyway: 科目 above 代码, not 科目代 above 码.
  private func evenWidth(
    _ cell: SheetCell,
    style: TextStyle,
    lines count: Int,
    within width: Double
  ) -> Double {
    let whole = measuring.width(of: cell.text, style: style)
    var even = (whole / Double(count) / style.size).rounded(.up) * style.size + 0.5
    while even < width {
      if measuring.lines(of: cell.text, style: style, width: even).count == count { return even }
      even += style.size / 2
    }
    return width
  }

  /// The rules between cells and around them, each as long as it goes.
  private func rules(_ rows: Range<Int>, lefts: [Double], tops: [Double]) -> [FrameItem] {
    let owners = owners(in: rows)
    let (height, width) = (rows.count, widths.count)
    var items: [FrameItem] = []
    for edge in 0...height {
      let open = (0..<width).map { column in
        edge == 0 || edge == height || owners[edge - 1][column] != owners[edge][column]
      }
      for run in runsOfTrue(open) {
        let y = tops[edge]
        items.append(.stroke(StrokeFrame(x0: lefts[run.lowerBound], y0: y, x1: lefts[run.upperBound], y1: y)))
      }
    }
    for edge in 0...width {
      let open = (0..<height).map { row in
        edge == 0 || edge == width || owners[row][edge - 1] != owners[row][edge]
      }
      for run in runsOfTrue(open) {
        let x = lefts[edge]
        items.append(.stroke(StrokeFrame(x0: x, y0: tops[run.lowerBound], x1: x, y1: tops[run.upperBound])))
      }
    }
    return items
  }

  /// For each place of some rows a number that is the same for places of one cell.
  private func owners(in rows: Range<Int>) -> [[Int]] {
    var owners = rows.map { row in
      widths.indices.map { -(row * widths.count + $0) - 1 }
    }
    for (number, place) in places(in: rows).enumerated() {
      for row in place.rows { for column in place.columns { owners[row - rows.lowerBound][column] = number } }
    }
    return owners
  }

  private func runsOfTrue(_ flags: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, flag) in flags.enumerated() where flag {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }
}
