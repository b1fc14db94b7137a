import JuesuanModel

/// Makes a table of rules that part its rows alone, as 绩效自评表 exported from spreadsheets without column
/// borders are drawn.
struct RuledRowsTable {
  /// Of the rows at least this share holds several texts.
  static let partedShare = 0.6

  /// Columns stand this many font sizes apart where not all rows are parted by rules.
  static let clearGap = 0.7

  let table: PageTable
  let glyphs: Set<Glyph>
  /// Whether it is surer than what alignment finds there: shorter rules show how its cells are merged, or it holds
  /// words, whose lines alignment takes for rows.
  var isCertain: Bool { hasShortRules || isText }

  private let hasShortRules: Bool
  /// Whether most cells beside the first of a row, or those of a column, hold words.
  private let isText: Bool

  /// The tables of a page that rules of one direction draw.
  static func tables(of glyphs: [Glyph], _ page: PageContent, _ tolerance: Tolerance) -> [RuledRowsTable] {
    let lines = GlyphRow.rows(of: glyphs)
    let drawn = RuleStack.stacks(
      of: page.rulings,
      fills: page.shadings,
      lines: lines,
      tolerance
    )
    let striped = RuleStack.stacks(of: page.shadings, lines: lines, tolerance).filter { stack in
      !drawn.contains { $0.box.intersects(stack.box) }
    }
    return (drawn + striped).compactMap { RuledRowsTable($0, glyphs: glyphs, page: page.number, tolerance) }
  }

  /// Nil where the texts between the rules do not stand in rows and columns.
  private init?(_ stack: RuleStack, glyphs: [Glyph], page: Int, _ tolerance: Tolerance) {
    let box = stack.box
    let inside = glyphs.filter { box.contains(x: $0.box.midX, y: $0.box.midY) }
    let rows = stack.rules.map(\.position)
    let bands = zip(rows, rows.dropFirst()).map { top, bottom in
      BandText.texts(of: inside.filter { $0.box.midY >= top && $0.box.midY < bottom })
    }
    let heads = bands.prefix { $0.allSatisfy { $0.figures == 0 } }.indices
    guard
      heads.count == bands.count
        || !heads.contains(where: { band in
          BandText.areStacked(in: inside.filter { $0.box.midY >= rows[band] && $0.box.midY < rows[band + 1] })
        })
    else { return nil }
    let shorts = stack.rules.filter { stack.isShort($0, tolerance) }
    let found = BandColumns(bands, starts: stack.innerEdges(tolerance), slack: tolerance.touch)
    let parted = bands.count { $0.count >= 2 }
    guard !Self.isHead(inside, of: glyphs, below: box, em: tolerance.em) else { return nil }
    guard !found.gaps.isEmpty, Double(parted) >= Self.partedShare * Double(bands.count),
      bands.allSatisfy({ $0.allSatisfy { $0.figures < 2 } }),
      found.gaps.count < 2 * (bands.map(\.count).max() ?? 0)
    else { return nil }

    /// Words of a listing stand apart as far as its letters are wide.
    let leastGap = stack.isInferred ? Self.clearGap * (inside.map(\.size).max() ?? tolerance.em) : 0
    guard
      found.gaps.allSatisfy({ $0.lowerBound == $0.upperBound || $0.upperBound - $0.lowerBound > leastGap })
    else {
      return nil
    }

    let spread = BandSpread(found, box: box, em: tolerance.em)
    let columns = spread.columns
    let regions = Self.regions(stack, spread, glyphs: inside, tolerance)
    let shape = GridShape(columns: columns, rows: rows, regions: regions)
    var outside: [Glyph] = []
    let fill = CellFill(shape, glyphs: inside, outside: &outside)
    let table = TableBuilder.table(
      shape,
      contents: fill.contents,
      doubts: fill.doubts,
      page: page,
      method: .partlyRuled
    ) { region, _ in
      var evidence = CellEvidence()
      for edge in [region.column, region.column + region.columnSpan]
      where edge > 0 && edge <= found.gaps.count {
        let gap = found.gaps[edge - 1]
        evidence.weigh(AlignedEvidence.gap(gap, em: tolerance.em), "narrow-gap")
      }
      return evidence
    }
    var result = PageTable(table: table, edges: columns)
    result.columns.gaps = found.gaps
    self.table = result
    self.glyphs = Set(inside)
    hasShortRules = !shorts.isEmpty
    let cells = Dictionary(grouping: bands.dropFirst().flatMap { $0 }) { text in
      columns.lastIndex { $0 <= (text.x0 + text.x1) / 2 } ?? 0
    }
    func holdsWords(_ texts: [BandText]) -> Bool { texts.count { $0.figures > 0 } * 2 < texts.count }
    /// Words with figures on both sides are the names of rows, behind their codes or on the second side of a form.
    let figures = cells.filter { !holdsWords($0.value) }.keys
    func namesRows(_ column: Int) -> Bool {
      figures.contains { $0 < column } && figures.contains { $0 > column }
    }
    let beside = cells.filter { $0.key > 0 }
    let isDrawn = stack.rules.count { $0.source != .shadingEdge } * 2 > stack.rules.count
    isText =
      holdsWords(Array(beside.values.joined()))
      || (isDrawn
        && beside.contains { column, texts in
          !namesRows(column) && holdsWords(texts) && texts.contains { $0.pieces > 1 }
        })
  }

  /// Whether rows without figures are the head of rows that stand without rules right below them.
  private static func isHead(_ head: [Glyph], of glyphs: [Glyph], below box: Rect, em: Double) -> Bool {
    let texts = GlyphRow.rows(of: head).flatMap { SegmentLine($0).segments }
    guard texts.allSatisfy({ !$0.isFigure || $0.isYear }) else { return false }
    let below = glyphs.filter {
      $0.box.midY > box.y1 && $0.box.midY < box.y1 + nextRow * em && $0.box.midX > box.x0
        && $0.box.midX < box.x1
    }
    return GlyphRow.rows(of: below).contains { SegmentLine($0).isSeed }
  }

  /// How far below its head, in font sizes, the first row of a table may stand; rows of words head rows between.
  private static let nextRow = 4.0

  /// Whether a band holds one text in the middle of the table: it heads the rows below it.
  private static func headsRows(_ texts: [BandText], box: Rect, em: Double) -> Bool {
    guard texts.count == 1, texts[0].figures == 0 else { return false }
    return texts[0].x0 > box.x0 + AlignedBody.leastIndent * em
      && ((texts[0].x0 + texts[0].x1) / 2 - box.midX).magnitude < AlignedBody.headedMiddle * em
  }

  /// The cells by row, then column.
  private static func regions(
    _ stack: RuleStack,
    _ spread: BandSpread,
    glyphs: [Glyph],
    _ tolerance: Tolerance
  ) -> [GridShape.Region] {
    let (rules, columns) = (stack.rules, spread.columns)
    /// For each column the rules that bound its cells.
    let bounds = zip(columns, columns.dropFirst()).map { left, right in
      rules.indices.filter { stack.isDrawn(rules[$0], over: left, right, tolerance) }
    }
    /// The heads of single columns between a rule and the next, where some are the same: those of several groups.
    func names(below rule: Int, over range: Range<Int>) -> [Int: String] {
      guard rule + 1 < rules.count, range.count > 1 else { return [:] }
      let inside = glyphs.filter {
        $0.box.midY >= rules[rule].position && $0.box.midY < rules[rule + 1].position
      }
      guard !inside.contains(where: \.scalar.isDigit) else { return [:] }
      var names: [Int: String] = [:]
      for column in range {
        let own = inside.filter { $0.box.midX >= columns[column] && $0.box.midX < columns[column + 1] }
        if !own.isEmpty { names[column] = GlyphRow.rows(of: own).map(\.text).joined() }
      }
      return Set(names.values).count < names.count ? names : [:]
    }
    var regions: [GridShape.Region] = []
    for row in rules.indices.dropLast() {
      var column = 0
      while column < bounds.count {
        let bottom = bounds[column].first { $0 > row } ?? rules.count - 1
        let isTop = { (place: Int) in
          bounds[place].contains(row) && bounds[place].first { $0 > row } ?? rules.count - 1 == bottom
        }
        guard isTop(column) else {
          column += 1
          continue
        }
        let end = (column..<bounds.count).first { !isTop($0) } ?? bounds.count
        let own = glyphs.filter {
          $0.box.midY >= rules[row].position && $0.box.midY < rules[bottom].position
            && $0.box.midX >= columns[column] && $0.box.midX < columns[end]
        }
        let texts = BandText.texts(of: own, partedAt: spread.gaps)
        let spans =
          headsRows(texts, box: stack.box, em: tolerance.em)
          ? [column..<end]
          : spread.spans(of: texts, in: column..<end, over: names(below: bottom, over: column..<end))
        let blanks = (column..<end).filter { place in !spans.contains { $0.contains(place) } }
        for span in (spans + blanks.map { $0..<$0 + 1 }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
          regions.append(
            GridShape.Region(
              row: row,
              column: span.lowerBound,
              rowSpan: bottom - row,
              columnSpan: span.count
            )
          )
        }
        column = end
      }
    }
    return regions
  }
}
