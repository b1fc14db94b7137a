import JuesuanModel

/// Makes a table of an area whose columns and rows show in the alignment of its text alone.
enum AlignedTable {
  /// Fewer rows than this are no table unless a header or rules stand by them.
  static let fewestRows = 3

  /// The table, or nil where the area does not hold together as one; `used` receives its glyphs.
  static func make(
    _ area: AlignedArea,
    page: Int,
    isRuled: Bool,
    guides: Guides = .none,
    going: PageTable.Columns? = nil
  ) -> (table: PageTable, glyphs: [Glyph])? {
    var (header, body) = divided(area, guides)
    guard let firstLine = body.first else { return nil }
    let em = firstLine.size
    var finder = ColumnFinder(body, header: header, em: em)
    header = header.map { $0.parted(at: finder.gaps) }
    finder.narrow(betweenNumbersOf: header, body: body)
    let wideGaps = finder.gaps
    let leaves = HeadLeaves.leaves(of: header, em: em)
    finder.divide(by: leaves)
    var gaps = finder.gaps.map { narrow in
      (
        wide: wideGaps.first { $0.contains(narrow.lowerBound) && $0.contains(narrow.upperBound) } ?? narrow,
        narrow: narrow
      )
    }
    for place in gaps.indices.dropFirst() where gaps[place].wide == gaps[place - 1].wide {
      (gaps[place - 1].wide, gaps[place].wide) = (gaps[place - 1].narrow, gaps[place].narrow)
    }
    addHeaderColumns(&gaps, leaves, header: header, body: body, em: em)
    take(guides, into: &gaps, header: header, body: body, em: em)
    /// Rows without a head go on in the columns of the table that the page before ends with.
    let goesOn = header.isEmpty ? going.flatMap { Self.gaps(of: body, within: $0, em: em) } : nil
    if let goesOn { gaps = goesOn.map { (wide: $0, narrow: $0) } }
    guard !gaps.isEmpty else { return nil }
    let all = (header + body).flatMap(\.segments)
    let box = all.dropFirst().reduce(all[0].box) { $0.union($1.box) }
    let blocks = HeaderBlocks(
      header,
      edges: ColumnEdges(gaps: gaps.map(\.narrow), left: box.x0, right: box.x1, em: em),
      em: em
    )
    let columns = blocks.edges.places
    let splits = Array(columns.dropFirst().dropLast())
    var content = AlignedBody(
      body,
      splits: splits,
      separators: guides.positions(along: .horizontal, parting: body.box),
      em: em
    )
    guard goesOn != nil || isTable(content, header: header, splits: splits, isRuled: isRuled) else {
      return nil
    }

    content.stretch(under: blocks, em: em)
    let rows = rowEdges(blocks, content, box: box)
    let layout = Layout(blocks, content, columnCount: columns.count - 1, rowCount: rows.count - 1)
    let shape = GridShape(columns: columns, rows: rows, regions: layout.regions)
    let evidence = AlignedEvidence(
      content,
      blocks,
      gaps: gaps.map(\.narrow),
      edges: guides.positions(along: .vertical, parting: body.box),
      em: em
    )
    guard isRuled || goesOn != nil || evidence.holdsTogether else { return nil }
    var table = TableBuilder.table(
      shape,
      contents: layout.contents,
      doubts: layout.doubts,
      page: page,
      method: isRuled ? .partlyRuled : .aligned
    ) { region, glyphs in evidence.cell(region, holding: glyphs) }
    if blocks.rowCount > 0 { table.headerRows = blocks.rowCount }
    guard (isRuled && !header.isEmpty) || !isDoubtful(table) else { return nil }
    var result = PageTable(table: table, edges: columns)
    result.columns.gaps = zip(gaps, splits).map { gap, split in
      gap.wide.contains(split) ? gap.wide : split...split
    }
    return (result, all.flatMap(\.glyphs))
  }

  /// The stretches that rows leave free in the gaps of a table which they may go on; nil where they cross one.
  private static func gaps(
    of body: [SegmentLine],
    within columns: PageTable.Columns,
    em: Double
  ) -> [ClosedRange<Double>]? {
    let boxes = body.flatMap(\.segments).filter { !$0.isTotal }.map(\.box)
    guard body.box.x0 > columns.left - 2 * em, body.box.x1 < columns.right + 2 * em else { return nil }
    var gaps: [ClosedRange<Double>] = []
    for gap in columns.gaps {
      var free = [gap]
      for box in boxes {
        free = free.flatMap { part -> [ClosedRange<Double>] in
          guard box.x0 < part.upperBound, box.x1 > part.lowerBound else { return [part] }
          let left = box.x0 > part.lowerBound ? [part.lowerBound...box.x0] : []
          return left + (box.x1 < part.upperBound ? [box.x1...part.upperBound] : [])
        }
      }
      guard let widest = free.max(by: { $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound })
      else {
        return nil
      }
      gaps.append(widest)
    }
    return gaps
  }

  /// Makes the gap in which a drawn edge runs that edge, and adds edges that part the body between its texts.
  private static func take(
    _ guides: Guides,
    into gaps: inout [(wide: ClosedRange<Double>, narrow: ClosedRange<Double>)],
    header: [SegmentLine],
    body: [SegmentLine],
    em: Double
  ) {
    let segments = body.flatMap(\.segments)
    let middles = (header + body).flatMap(\.segments).map(\.box.midX)
    for edge in guides.positions(along: .vertical, parting: body.box) {
      let crossing = segments.count { $0.box.x0 < edge - 0.2 * em && $0.box.x1 > edge + 0.2 * em }
      guard crossing * 4 <= body.count else { continue }
      if let place = gaps.firstIndex(where: {
        $0.wide.lowerBound <= edge + 0.1 * em && edge - 0.1 * em <= $0.wide.upperBound
      }) {
        gaps[place] = (edge...edge, edge...edge)
      } else {
        /// The marks of an axis part nothing.
        let place = gaps.firstIndex { $0.narrow.lowerBound > edge } ?? gaps.count
        let left = place > 0 ? gaps[place - 1].narrow.upperBound : -.infinity
        let right = place < gaps.count ? gaps[place].narrow.lowerBound : .infinity
        guard middles.contains(where: { $0 > left && $0 < edge }),
          middles.contains(where: { $0 > edge && $0 < right })
        else { continue }
        gaps.insert((edge...edge, edge...edge), at: place)
      }
    }
  }

  /// Whether most cells with text are in doubt, and not for their heads alone: what stands there without rules is no
  /// table.
  private static func isDoubtful(_ table: Table) -> Bool {
    let cells = table.rows.joined().compactMap { $0 }.filter { !$0.text.isEmpty }
    /// That a head is unclear says nothing of the rows below it.
    return cells.count { $0.isFlagged && !$0.doubts.contains("head-unclear") } * 2 > cells.count
  }

  /// Moves lines of the header that are the upper half of the first name of the body, and the row of column numbers
  /// the other way.
  static func divided(
    _ area: AlignedArea,
    _ guides: Guides
  ) -> (header: [SegmentLine], body: [SegmentLine]) {
    var (header, body) = (area.header, area.body[...])
    let wraps = wrapsAbove(header, body: area.body, guides)
    body = (header.suffix(wraps) + body)[...]
    header.removeLast(wraps)
    var moved = false
    while let first = body.first {
      let isNumbers = HeaderBlocks.isNumberLine(first) && body.count > 1
      let isUnits =
        isYears(header.last) && first.segments.count > 1 && !first.segments.contains(where: \.isFigure)
      let isBesideNumbers =
        moved && !first.segments.contains(where: \.isFigure)
        && first.box.midY - (header.last?.box.midY ?? 0) < 0.9 * first.size
      guard isNumbers || isBesideNumbers || isUnits || isYears(first) else { break }
      header.append(first)
      body = body.dropFirst()
      moved = true
    }
    return (header, Array(body))
  }

  /// How many of the last lines of a header are the upper half of a wrapped name, whose figure stands at its middle.
  ///
  /// Such lines are mirrored below the figure. Otherwise a rule above them parts them from the head; without one they
  /// stand in the column of names alone, begin where names do, and the head has a line above them.
  private static func wrapsAbove(_ header: [SegmentLine], body: [SegmentLine], _ guides: Guides) -> Int {
    guard let first = body.first else { return 0 }
    var mirrored = 0
    for line in header.reversed() where mirrored < RowGrouping.mostLines / 2 {
      guard line.segments.allSatisfy({ isMirrored($0, about: first, body) }) else { break }
      mirrored += 1
    }
    if mirrored > 0 { return mirrored }
    if isBelowHeads(header, above: first) { return 1 }
    guard let name = first.segments.first, !name.isFigure || first.segments.count > 1 else { return 0 }
    var box = body.box
    box.y0 = header.first?.box.y0 ?? box.y0
    let edge = guides.positions(along: .horizontal, parting: box).last {
      $0 < first.box.midY && $0 > (header.first?.box.midY ?? $0)
    }
    let names = body.flatMap { $0.segments.filter { !$0.isFigure } }
    var count = 0
    for line in header.reversed() {
      guard count + 1 < header.count, count < RowGrouping.mostLines / 2,
        line.segments.allSatisfy({ !$0.isFigure }),
        (header.dropLast(count).last?.box.y1 ?? 0) <= first.box.y1
      else { break }
      let below = header.suffix(count).first ?? first
      let isNear = below.box.midY - line.box.midY < 1.45 * first.size
      if let edge {
        guard line.segments.count == 1, line.box.midY > edge, isNear else { break }
      } else {
        let head = header.dropLast(count + 1).last
        let isHeaded = head.map { $0.segments.count > 1 } ?? false
        let begin = line.segments.allSatisfy { begins($0, names, size: first.size) }
        guard isNear, begin, isHeaded || count > 0 || header.count > 2 else { break }
      }
      count += 1
    }
    return count
  }

  /// Whether a text begins where most names of its column do.
  private static func begins(_ text: Segment, _ names: [Segment], size: Double) -> Bool {
    let own = names.filter { $0.box.x0 < text.box.x1 && $0.box.x1 > text.box.x0 }
    return own.count { ($0.box.x0 - text.box.x0).magnitude < 0.3 * size } * 2 > own.count
  }

  /// Whether the last line of a head is one text nearer to the name below it than to all heads, and lower than they.
  private static func isBelowHeads(_ header: [SegmentLine], above row: SegmentLine) -> Bool {
    guard header.count > 1, let line = header.last, line.segments.count == 1, let text = line.segments.first,
      let name = row.segments.first, !name.isFigure, row.box.midY - line.box.midY < 1.45 * row.size,
      (name.box.x0 - text.box.x0).magnitude < 0.3 * row.size
        || (name.box.midX - text.box.midX).magnitude < 0.3 * row.size
    else { return false }
    let heads = header.dropLast().flatMap(\.segments)
    return heads.contains { $0.box.x0 > text.box.x1 }
      && heads.allSatisfy { text.box.midY - $0.box.midY > (row.box.midY - line.box.midY) * 1.2 }
  }

  /// Whether a text above a row is the upper half of one of its names: a text of the row's own column, with no figure
  /// beside it, stands as far below the row.
  private static func isMirrored(_ text: Segment, about row: SegmentLine, _ body: [SegmentLine]) -> Bool {
    guard !text.isFigure, row.box.midY - text.box.midY < Double(RowGrouping.mostLines) / 2 * row.size else {
      return false
    }
    let place = 2 * row.box.midY - text.box.midY
    return body.dropFirst().contains { line in
      (line.box.midY - place).magnitude < 0.25 * row.size && !line.segments.contains(where: \.isFigure)
        && line.segments.contains {
          ($0.box.x0 - text.box.x0).magnitude < 0.3 * row.size
            || ($0.box.midX - text.box.midX).magnitude < 0.3 * row.size
        }
    }
  }

  /// Whether the figures of a line are years and nothing else.
  private static func isYears(_ line: SegmentLine?) -> Bool {
    let figures = line?.segments.filter(\.isFigure) ?? []
    return figures.count >= 2
      && figures.allSatisfy { Int($0.text).map { (1900...2100).contains($0) } ?? false }
  }

  /// The three levels of a code that forms head one by one.
  private static let codeLevels: Set<String> = ["类", "款", "项"]

  /// Adds columns that only the header shows: blank ones, and the levels 类 款 项 over codes printed in one piece.
  private static func addHeaderColumns(
    _ gaps: inout [(wide: ClosedRange<Double>, narrow: ClosedRange<Double>)],
    _ leaves: [(last: Segment, box: Rect)],
    header: [SegmentLine],
    body: [SegmentLine],
    em: Double
  ) {
    let bodySegments = body.flatMap(\.segments)
    let numbers = header.filter(HeaderBlocks.isNumberLine).map { $0.segments.map { (last: $0, box: $0.box) } }
    for line in [leaves] + numbers {
      for (left, right) in zip(line, line.dropFirst()) {
        guard right.box.x0 - left.box.x1 > leastHeadGap(left.last, right.last) * em else { continue }
        let isParted = gaps.contains {
          let split = ($0.narrow.lowerBound + $0.narrow.upperBound) / 2
          return split > left.box.midX && split < right.box.midX
        }
        guard !isParted else { continue }
        let isCode = codeLevels.contains(left.last.text) && codeLevels.contains(right.last.text)
        /// What the body prints between the two heads belongs to the nearer one.
        var (low, high) = (left.box.x1, right.box.x0)
        if !isCode {
          let between = bodySegments.filter { $0.box.x1 > left.box.x1 && $0.box.x0 < right.box.x0 }
          let wide = between.filter { $0.box.x0 < left.box.x1 && $0.box.x1 > right.box.x0 }
          guard wide.count <= 1, !wide.contains(where: \.isFigure) else { continue }
          let middle = (left.box.midX + right.box.midX) / 2
          for segment in between where !(segment.box.x0 < left.box.x1 && segment.box.x1 > right.box.x0) {
            if segment.box.midX < middle {
              low = max(low, segment.box.x1)
            } else {
              high = min(high, segment.box.x0)
            }
          }
        }
        guard low < high else { continue }
        let index = gaps.firstIndex { $0.narrow.lowerBound > low } ?? gaps.count
        gaps.insert((low...high, low...high), at: index)
      }
    }
  }

  /// How far apart, in font sizes, two heads stand at least: ideographs have no spaces between them, words do.
  private static func leastHeadGap(_ left: Segment, _ right: Segment) -> Double {
    let isWide = (left.glyphs.last?.scalar.isWide ?? false) && (right.glyphs.first?.scalar.isWide ?? false)
    return isWide || left.isFigure || right.isFigure ? SegmentLine.narrowestGap : HeadLeaves.wordGap
  }

  /// Whether rows and columns hold together: enough rows, figures in columns of their own, no contents list.
  private static func isTable(
    _ body: AlignedBody,
    header: [SegmentLine],
    splits: [Double],
    isRuled: Bool
  ) -> Bool {
    let columnCount = splits.count + 1
    var figures = Array(repeating: 0, count: columnCount)
    var texts = Array(repeating: 0, count: columnCount)
    for piece in body.pieces where piece.columns.count == 1 {
      if piece.segment.isFigure {
        figures[piece.columns.lowerBound] += 1
      } else {
        texts[piece.columns.lowerBound] += 1
      }
    }
    let figureColumns = (0..<columnCount).filter { figures[$0] > 0 && figures[$0] >= texts[$0] }
    guard !figureColumns.isEmpty, !isProse(body) else { return false }
    let hasAmount = body.pieces.contains { $0.segment.isAmount }
    if columnCount == 2, !hasAmount { return false }
    let crossing = body.pieces.count { $0.columns.count > 1 }
    guard crossing * 4 <= body.pieces.count else { return false }
    let rows = body.extents.count
    /// Axes of charts are columns of figures without a name beside them.
    if rows >= 4 {
      let isNamed = texts.contains { $0 * 5 >= rows * 2 }
      guard isNamed || figures.count(where: { $0 * 5 >= rows * 4 }) >= 3 else { return false }
      let isMeasured = (0..<rows).contains { row in
        isScale(
          body.pieces.filter { $0.row == row }.sorted { $0.segment.box.x0 < $1.segment.box.x0 }.map(
            \.segment
          ),
          fewest: 5
        )
      }
      guard isNamed || !isMeasured else { return false }
    }
    let scales = figureColumns.filter { figures[$0] > 1 }
    if rows >= 3, !scales.isEmpty, scales.allSatisfy({ isScale(body, column: $0) }) { return false }
    let isHeaded = header.contains { $0.segments.contains { !$0.isFigure } }
    if !isRuled || !isHeaded, NumberedLines(body, columns: figureColumns, header: header).isList {
      return false
    }
    return rows >= fewestRows || (isHeaded && figureColumns.count >= 3 && hasAmount)
  }

  /// Whether most rows are words set wide apart with hardly a figure among them: justified lines of a list.
  private static func isProse(_ body: AlignedBody) -> Bool {
    guard body.pieces.count(where: \.segment.isFigure) * 4 < body.pieces.count else { return false }
    let rows = Dictionary(grouping: body.pieces, by: \.row).values.filter { $0.count > 2 }
    let tight = rows.count { row in
      let boxes = row.map(\.segment.box).sorted { $0.x0 < $1.x0 }
      /// Behind the bullet of a list the gap is wider.
      return zip(boxes.dropFirst(), boxes.dropFirst(2)).allSatisfy {
        $1.x0 - $0.x1 < row[0].segment.glyphs[0].size
      }
    }
    return tight * 2 > rows.count
  }

  /// Whether the figures of a column go up or down by equal steps, as along the axis of a chart.
  private static func isScale(_ body: AlignedBody, column: Int) -> Bool {
    let texts = body.pieces.filter { $0.columns == column...column && $0.segment.isFigure }.sorted {
      $0.row < $1.row
    }
    guard isScale(texts.map(\.segment)) else { return false }
    /// Rows are numbered by steps of one, in blank forms by nothing else.
    let numbers = texts.compactMap { Int($0.segment.text) }
    let isNamed =
      body.pieces.count { $0.columns != column...column && !$0.segment.isFigure } * 2 > texts.count
    return !(isNamed && numbers.count == texts.count && numbers[1] - numbers[0] == 1)
  }

  /// Whether at least so many texts are figures that go up or down by equal steps.
  private static func isScale(_ texts: [Segment], fewest: Int = 2) -> Bool {
    let values = texts.map { FigureValue(reading: $0.text.filter { $0 != "%" }, unit: .yuan).figure }
    let steps = zip(values, values.dropFirst()).map { above, below -> Int64? in
      guard let above, let below, above.decimals == below.decimals else { return nil }
      return below.coefficient - above.coefficient
    }
    guard texts.count >= fewest, let first = steps.first, let first, first != 0 else { return false }
    return steps.allSatisfy { $0 == first }
  }

  /// The edges of the rows: half way between the print of neighbours.
  static func rowEdges(_ header: HeaderBlocks, _ body: AlignedBody, box: Rect) -> [Double] {
    var extents: [ClosedRange<Double>] = []
    for row in 0..<header.rowCount {
      let own = header.blocks.filter { $0.row == row }.map(\.middle)
      let middle = own.isEmpty ? box.y0 : own.reduce(0, +) / Double(own.count)
      extents.append(middle...middle)
    }
    extents += body.extents
    var edges = [box.y0]
    for (above, below) in zip(extents, extents.dropFirst()) {
      let edge = ((above.lowerBound + above.upperBound) / 2 + (below.lowerBound + below.upperBound) / 2) / 2
      edges.append(max(edge, (edges.last ?? edge) + 0.01))
    }
    edges.append(max(box.y1, (edges.last ?? 0) + 0.01))
    return edges
  }

  /// The cells of header and body on one grid.
  struct Layout {
    var regions: [GridShape.Region] = []
    var contents: [[Glyph]] = []
    var doubts: [Set<String>] = []
    private var owners: [[Int]]

    init(_ header: HeaderBlocks, _ body: AlignedBody, columnCount: Int, rowCount: Int) {
      owners = Array(repeating: Array(repeating: -1, count: columnCount), count: rowCount)
      for block in header.blocks.sorted(by: {
        ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound)
      }) {
        let below = header.blocks.filter { $0.row > block.row && $0.columns.overlaps(block.columns) }.map(
          \.row
        ).min()
        let span = block.isNumber ? 1 : (below ?? header.rowCount) - block.row
        add(block.row, block.columns, rowSpan: max(1, span), block.segments.flatMap(\.glyphs))
      }
      for piece in body.pieces.sorted(by: {
        ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound)
      }) {
        add(header.rowCount + piece.row, piece.columns, rowSpan: 1, piece.segment.glyphs)
      }
      for row in 0..<rowCount {
        for column in 0..<columnCount where owners[row][column] < 0 {
          add(row, column...column, rowSpan: 1, [])
        }
      }
    }

    /// Puts glyphs into the places given, or into what already stands in the first of them.
    private mutating func add(_ row: Int, _ columns: ClosedRange<Int>, rowSpan: Int, _ glyphs: [Glyph]) {
      let taken = owners[row][columns.lowerBound]
      if taken >= 0 {
        contents[taken] += glyphs
        return
      }
      var last = columns.lowerBound
      while last < columns.upperBound, owners[row][last + 1] < 0 { last += 1 }
      let own = columns.lowerBound...last
      var height = 1
      while height < rowSpan, row + height < owners.count, own.allSatisfy({ owners[row + height][$0] < 0 }) {
        height += 1
      }
      for r in row..<row + height { for c in own { owners[r][c] = regions.count } }
      regions.append(
        GridShape.Region(row: row, column: own.lowerBound, rowSpan: height, columnSpan: own.count)
      )
      contents.append(glyphs)
      doubts.append(last < columns.upperBound ? ["overlaps-gap"] : [])
    }
  }
}
