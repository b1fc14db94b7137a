import JuesuanModel

/// The head that stands without rules above a ruled body: texts over the columns, right above the first row.
struct OpenHead {
  /// Lines of a head are at most this far apart, in font sizes of the body, measured from middle to middle.
  private static let reach = 2.8
  /// The same as a share of the lowest row of the body: heads of several lines are higher than that.
  private static let rowReach = 1.6
  /// Of the columns with figures at least this share has a head.
  private static let headedShare = 0.6
  /// A head has at most this many lines: those of cells beside each other stand at heights of their own.
  private static let mostLines = 16
  /// What is left of the confidence in a text that stands over its column without rules, and in one that may stand
  /// over another as well.
  private static let certainty = 0.9
  private static let unclear = 0.75

  let table: PageTable
  let glyphs: Set<Glyph>

  /// Nil where the table has a head of its own or nothing above it can be one.
  init?(over body: PageTable, lines: [SegmentLine], em: Double) {
    guard Self.isHeadless(body.table) else { return nil }
    let edges = [body.columns.left] + body.columns.gaps.map(\.lowerBound) + [body.columns.right]
    let box = body.box
    let inside = lines.filter { line in
      line.box.y1 <= box.y0 + 0.3 * em
        && line.segments.allSatisfy { $0.box.x0 > box.x0 - em && $0.box.x1 < box.x1 + em }
    }
    /// Lines of a head stand as far apart as rows, or nearer.
    let heights = body.table.rows.compactMap {
      $0.lazy.compactMap { $0 }.first { $0.rowSpan == 1 }?.box.height
    }
    let reach = max(Self.reach * em, Self.rowReach * (heights.min() ?? 0))
    var head: [SegmentLine] = []
    var below = box.y0
    for line in inside.reversed() {
      guard below - line.box.midY < reach, !line.isCaption, head.count < Self.mostLines,
        line.size <= AlignedArea.titleFactor * em, !Self.isProse(line, box),
        !line.segments.contains(where: \.isAmount)
      else { break }
      head.insert(line, at: 0)
      below = line.box.midY
    }
    while let top = head.first, top.segments.count == 1, Self.isTitle(top, over: head.dropFirst(), box) {
      head.removeFirst()
    }
    guard !head.isEmpty else { return nil }
    let blocks = HeaderBlocks(head, edges: ColumnEdges(drawn: edges), em: em)
    let figures = edges.indices.dropLast().filter { column in
      body.table.rows.contains { row in row[column].map { HeaderRows.hasAmount([$0]) } ?? false }
    }
    let headed = figures.count { column in
      blocks.blocks.contains { $0.columns == column...column && !$0.isNumber }
    }
    guard Double(headed) >= Self.headedShare * Double(figures.count), headed > 0 else { return nil }

    let blank = AlignedBody([], splits: Array(edges.dropFirst().dropLast()), separators: [], em: em)
    let own = Rect(x0: box.x0, y0: min(head.box.y0, box.y0 - em), x1: box.x1, y1: box.y0)
    let rows = AlignedTable.rowEdges(blocks, blank, box: own)
    let layout = AlignedTable.Layout(blocks, blank, columnCount: edges.count - 1, rowCount: blocks.rowCount)
    let shape = GridShape(columns: edges, rows: rows, regions: layout.regions)
    let above = TableBuilder.table(
      shape,
      contents: layout.contents,
      doubts: layout.doubts,
      page: body.table.parts.first?.page ?? 0,
      method: .partlyRuled
    ) { region, _ in
      var evidence = CellEvidence()
      let isUnclear = blocks.isUnclear(row: region.row, column: region.column)
      evidence.weigh(
        isUnclear ? Self.unclear : Self.certainty,
        isUnclear ? "head-unclear" : "head-without-rules"
      )
      return evidence
    }
    var whole = body
    whole.table.rows = above.rows + body.table.rows.map { row in Self.doubted(row, below: blocks) }
    whole.table.rowPages = above.rowPages + body.table.rowPages
    whole.table.headerRows = blocks.rowCount
    whole.table.parts[0].box.y0 = min(head.box.y0, box.y0)
    table = whole
    glyphs = Set(head.flatMap(\.segments).flatMap(\.glyphs))
  }

  /// A row whose figures are in doubt where the heads above them are.
  private static func doubted(_ row: [Cell?], below heads: HeaderBlocks) -> [Cell?] {
    row.enumerated().map { column, cell in
      guard var cell, !cell.text.isEmpty, heads.isUnclear(column: column) else { return cell }
      cell.confidence = min(cell.confidence, unclear)
      cell.doubts.append("head-unclear")
      return cell
    }
  }

  /// Whether a table begins with figures, or with a row that is blank where others have figures.
  static func isHeadless(_ table: Table) -> Bool {
    guard let first = table.rows.first else { return false }
    if HeaderRows.hasAmount(first) { return !isYears(first) }
    var isBlank = false
    for column in first.indices
    where table.rows.contains(where: { row in row[column].map { HeaderRows.hasAmount([$0]) } ?? false }) {
      guard first[column]?.text.isEmpty ?? false else { return false }
      isBlank = true
    }
    return isBlank
  }

  /// Whether the figures of a row are years: a head.
  private static func isYears(_ row: [Cell?]) -> Bool {
    row.compactMap { $0?.text }.filter { FigureValue(reading: $0, unit: .yuan).figure != nil }
      .allSatisfy(Segment.isYear)
  }

  /// Whether a line runs from side to side like running text.
  private static func isProse(_ line: SegmentLine, _ box: Rect) -> Bool {
    line.segments.count == 1 && line.box.width > 0.6 * box.width
  }

  /// Whether a line alone is a title and no head: centred on the whole table, and larger or set apart.
  private static func isTitle(_ line: SegmentLine, over head: ArraySlice<SegmentLine>, _ box: Rect) -> Bool {
    guard let next = head.first else { return true }
    return (line.box.midX - (box.x0 + box.x1) / 2).magnitude < line.size
      && (line.size > 1.05 * next.size || next.box.midY - line.box.midY > 2 * next.size)
  }
}
