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
    var (header, body) = HeadBoundary.divided(area, guides)
    guard let firstLine = body.first else { return nil }
    let em = firstLine.size
    body = Seams.parted(body, em: em)
    header = header.map(HeadWords.parted)
    header = HeadSeams.partedAtWhite(header, body: body, em: em)
    if let going {
      let names = HeadBoundary.rowNames(in: header, of: body, going)
      (header, body) = (header.dropLast(names), header.suffix(names) + body)
    }
    var finder = ColumnFinder(body, header: header, em: em)
    header = header.map { UnitLine.joined($0.parted(at: finder.gaps)) }
    finder.narrow(betweenNumbersOf: header, body: body)
    let wideGaps = finder.gaps
    let headRules = HeadRules(guides.along(.horizontal), body: body, em: em)
    let leaves = HeadLeaves.leaves(
      of: UnitLine.isBelow(header) ? header.dropLast() : header,
      headRules,
      em: em
    )
    let told = HeadColumns(leaves, over: finder.gaps, body, em: em)
    if told == nil { finder.divide(by: leaves) }
    var gaps = (told?.gaps ?? finder.gaps).map { narrow in
      (
        wide: wideGaps.first { $0.contains(narrow.lowerBound) && $0.contains(narrow.upperBound) } ?? narrow,
        narrow: narrow
      )
    }
    for place in gaps.indices.dropFirst() where gaps[place].wide == gaps[place - 1].wide {
      (gaps[place - 1].wide, gaps[place].wide) = (gaps[place - 1].narrow, gaps[place].narrow)
    }
    if told == nil { addHeaderColumns(&gaps, leaves, header: header, body: body, em: em) }
    take(guides, into: &gaps, header: header, body: body, em: em)
    body = WhiteSeams(gaps: gaps.map(\.narrow)).parted(body)
    header = header.map { line in line.parted(at: gaps.map(\.narrow)) }
    header = HeadSeams(gaps.map(\.narrow), body: body, em: em).parted(header).map(UnitLine.joined)
    /// Rows without a head go on in the columns of the table that the page before ends with.
    let goesOn = header.isEmpty ? going.flatMap { Self.gaps(of: body, within: $0, em: em) } : nil
    if let goesOn { gaps = goesOn.map { (wide: $0, narrow: $0) } }
    guard !gaps.isEmpty else { return nil }
    let all = (header + body).flatMap(\.segments)
    let box = all.dropFirst().reduce(all[0].box) { $0.union($1.box) }
    let blocks = HeaderBlocks.withUnits(
      header,
      edges: ColumnEdges(gaps: gaps.map(\.narrow), left: box.x0, right: box.x1, em: em),
      rules: headRules,
      em: em
    )
    let columns = blocks.edges.places
    let splits = Array(columns.dropFirst().dropLast())
    var content = AlignedBody(
      body,
      splits: splits,
      separators: guides.positions(along: .horizontal, parting: body.box),
      underlines: guides.along(.horizontal),
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
      unclear: told?.unclear ?? [],
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

  /// The three levels of a code that forms head one by one.
  private static let codeLevels: Set<String> = ["类", "款", "项"]

  /// Adds columns that only the header shows: blank ones, and the levels 类 款 项 over codes printed in one piece.
  private static func addHeaderColumns(
    _ gaps: inout [(wide: ClosedRange<Double>, narrow: ClosedRange<Double>)],
    _ leaves: [HeadLeaves.Leaf],
    header: [SegmentLine],
    body: [SegmentLine],
    em: Double
  ) {
    let bodySegments = body.flatMap(\.segments)
    let numbers = header.filter(HeaderBlocks.isNumberLine).map {
      $0.segments.map { HeadLeaves.Leaf(last: $0, box: $0.box, text: $0.text) }
    }
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
    guard !figureColumns.isEmpty, !isProse(body), !PageReferences(body, header: header).areAll else {
      return false
    }
    let hasAmount = body.pieces.contains { $0.segment.isAmount }
    if columnCount == 2, !hasAmount { return false }
    let crossing = body.pieces.count { $0.columns.count > 1 }
    guard crossing * 4 <= body.pieces.count else { return false }
    let rows = body.extents.count
    /// Axes of charts are columns of figures without a name beside them.
    if rows >= 4 {
      /// Years may name them.
      let years = body.pieces.count { $0.columns == 0...0 && $0.segment.isYear }
      let isNamed = texts.contains { $0 * 5 >= rows * 2 } || (texts[0] + years) * 5 >= rows * 4
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
    if !isRuled, rows <= fewestRows, !isLevel(body) { return false }
    let isHeaded = header.contains { $0.segments.contains { !$0.isFigure } }
    if !isRuled || !isHeaded, NumberedLines(body, columns: figureColumns, header: header).isList {
      return false
    }
    return rows >= fewestRows || (isHeaded && figureColumns.count >= 3 && hasAmount)
  }

  /// Whether the figures of each row stand on one line, unlike the labels around a chart.
  private static func isLevel(_ body: AlignedBody) -> Bool {
    let figures = body.pieces.filter(\.segment.isFigure)
    return Dictionary(grouping: figures, by: \.row).values.allSatisfy { row in
      let first = row[0].segment.glyphs[0]
      return row.allSatisfy {
        let glyph = $0.segment.glyphs[0]
        return glyph.size != first.size || (glyph.box.midY - first.box.midY).magnitude < level * first.size
      }
    }
  }

  /// What stands on one line differs in height by less than this, in font sizes.
  private static let level = 0.1

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
        /// The name of the rows has no unit.
        let end = block.columns.lowerBound == 0 ? header.unitRow ?? header.rowCount : header.rowCount
        let span = block.isNumber ? 1 : (below ?? end) - block.row
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
