import JuesuanModel

/// Makes the cells of a table from a grid and the glyphs in it.
enum TableBuilder {
  /// A table of one page; `evidence` tells how well a region with the glyphs in it is bounded.
  static func table(
    _ shape: GridShape,
    contents: [[Glyph]],
    doubts: [Set<String>],
    page: Int,
    method: Table.Method,
    evidence: (GridShape.Region, [Glyph]) -> CellEvidence
  ) -> Table {
    var rows: [[Cell?]] = Array(
      repeating: Array(repeating: nil, count: shape.columnCount),
      count: shape.rowCount
    )
    var total = 0.0
    /// Where no rules are drawn the edges lie between the texts.
    let crossing = method == .ruled ? crossing(shape, contents) : []
    for (index, region) in shape.regions.enumerated() {
      let (lines, isCodeBeside) = codeFirst(GlyphRow.rows(of: contents[index]))
      let text = lines.joinedText
      var doubts = doubts[index]
      if isCodeBeside { doubts.insert("two-figures") }
      if holdsTwoFigures(text) || lines.contains(where: holdsNameBehindFigure)
        || lines.contains(where: holdsFiguresApart)
        || RowSplit.stackedAmounts(lines, width: shape.box(of: region).width) > 0
        || (method != .ruled
          && (lines.contains(where: holdsFigureBehindName) || holdsAmountBelowName(lines)
            || holdsNegativeBehindFigure(text)))
      {
        doubts.insert("two-figures")
      }
      if crossing.contains(index) || isUneven(contents[index], lines) { doubts.insert("overprinted") }
      if text.unicodeScalars.contains(where: \.isUnmapped) { doubts.insert("unmapped-font") }
      let evidence = evidence(region, contents[index])
      let confidence = evidence.confidence * (doubts.isEmpty ? 1 : Self.doubted)
      total += confidence
      rows[region.row][region.column] = Cell(
        text: text,
        page: page,
        box: shape.box(of: region),
        rowSpan: region.rowSpan,
        columnSpan: region.columnSpan,
        confidence: confidence,
        doubts: doubts.sorted() + evidence.doubts
      )
    }
    let headerRows = HeaderRows.count(in: rows)
    if method == .ruled { doubtAmountsBelowHeads(in: &rows, headerRows, shape, contents) }
    return Table(
      rows: rows,
      headerRows: headerRows,
      rowPages: Array(repeating: page, count: shape.rowCount),
      parts: [Table.Part(page: page, box: shape.box)],
      method: method,
      confidence: shape.regions.isEmpty ? 0 : total / Double(shape.regions.count)
    )
  }

  /// Doubts the cells of the head, or several of one row, that hold an amount below a name: the rule between the two
  /// is missing.
  private static func doubtAmountsBelowHeads(
    in rows: inout [[Cell?]],
    _ headerRows: Int,
    _ shape: GridShape,
    _ contents: [[Glyph]]
  ) {
    let found = shape.regions.enumerated().filter { index, region in
      guard let text = rows[region.row][region.column]?.text, text.last?.isNumber ?? false,
        !(text.first?.isNumber ?? true)
      else { return false }
      return holdsAmountBelowName(GlyphRow.rows(of: contents[index]))
    }.map(\.element)
    for region in found where region.row < headerRows || found.count(where: { $0.row == region.row }) > 1 {
      rows[region.row][region.column]?.confidence *= doubted
      rows[region.row][region.column]?.doubts.append("two-figures")
    }
  }

  /// The lines of a cell, one of digits that stands at the left of all others before them: a part of a code beside the
  /// name in the next column, where the edge between the two was not found.
  private static func codeFirst(_ lines: [GlyphRow]) -> (lines: [GlyphRow], isFound: Bool) {
    guard lines.count > 2,
      let place = lines.firstIndex(where: { $0.glyphs.allSatisfy(isDigit) }), place > 0,
      lines.indices.allSatisfy({ $0 == place || lines[$0].box.x0 > lines[place].box.x1 })
    else { return (lines, false) }
    return ([lines[place]] + lines[..<place] + lines[(place + 1)...], true)
  }

  /// What is left of the confidence in a text that speaks against itself.
  private static let doubted = 0.6

  /// Whether glyphs stand on each other, or digits of one figure on several levels: a page number, a stamp or a mark
  /// of a note printed over the cell, which would pass for a digit of its figure.
  private static func isUneven(_ glyphs: [Glyph], _ lines: [GlyphRow]) -> Bool {
    guard let line = lines.first else { return false }
    for (upper, lower) in zip(lines, lines.dropFirst()) where upper.glyphs.contains(where: isDigit) {
      let size = min(upper.glyphs[0].size, lower.glyphs[0].size)
      if upper.box.y1 - lower.box.y0 > overlap * size, lower.glyphs.contains(where: isDigit) { return true }
    }
    let sorted =
      lines.count == 1 ? line.glyphs : glyphs.sorted { ($0.box.x0, $0.box.y0) < ($1.box.x0, $1.box.y0) }
    return zip(sorted, sorted.dropFirst()).contains { one, other in
      let size = max(one.size, other.size)
      let (wide, high) = (
        min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0),
        min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
      )
      if one.scalar != other.scalar, wide > overlap * min(one.box.width, other.box.width),
        high > overlap * size
      {
        return true
      }
      let isSameType = one.font == other.font && one.size == other.size && isDigit(one) != isDigit(other)
      guard lines.count == 1, isSameType || (isDigit(one) && isDigit(other)) else { return false }
      let level = one.font == other.font ? sameFontLevel : otherFontLevel
      return (one.box.y1 - other.box.y1).magnitude > level * size
        || (one.size - other.size).magnitude > otherSize * size
    }
  }

  /// The regions with text that lies across the lower edge of its row, where other text of the row keeps within it: a
  /// page number printed over the foot of the table.
  private static func crossing(_ shape: GridShape, _ contents: [[Glyph]]) -> Set<Int> {
    var crossing: [Int: [Int]] = [:]
    var within: Set<Int> = []
    for (index, region) in shape.regions.enumerated() {
      let bottom = shape.rows[region.row + region.rowSpan]
      for glyph in contents[index] {
        if glyph.box.y1 - bottom < crossed * glyph.size {
          within.insert(region.row)
        } else if crossing[region.row]?.last != index {
          crossing[region.row, default: []].append(index)
        }
      }
    }
    return Set(crossing.filter { within.contains($0.key) }.values.joined())
  }

  /// A text that lies across an edge has at least this share of its size below it.
  private static let crossed = 0.3

  private static func isDigit(_ glyph: Glyph) -> Bool { (0x30...0x39).contains(glyph.scalar.value) }

  /// Glyphs of one text overlap by less than this share of their width and font size.
  private static let overlap = 0.4
  /// Digits of one figure stand level within this share of the font size; boxes of two fonts differ by more.
  private static let sameFontLevel = 0.13
  private static let otherFontLevel = 0.3
  /// … and their sizes differ by less than this share.
  private static let otherSize = 0.15

  /// Whether the text is two amounts, with a space between or run together.
  private static func holdsTwoFigures(_ text: String) -> Bool {
    if text.utf8.contains(UInt8(ascii: " ")) {
      let parts = text.split(separator: " ")
      return parts.count >= 2
        && parts.allSatisfy { FigureValue(reading: $0, unit: .yuan).figure.map { $0.decimals > 0 } ?? false }
    }
    guard text.utf8.count(where: { $0 == 0x2E }) > 1,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E })
    else { return false }
    /// Between the points of two amounts stand two decimals and at least one digit; in 2024.12.31 only two.
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    return pieces.count >= 3 && pieces.dropFirst().dropLast().allSatisfy { $0.utf8.count >= 3 }
  }

  /// Whether most of a line is figures that stand apart as those of several cells do, amounts among them.
  private static func holdsFiguresApart(_ line: GlyphRow) -> Bool {
    let isApart = zip(line.glyphs, line.glyphs.dropFirst()).contains {
      $1.box.x0 - $0.box.x1 > RegionSplit.cellGap * $1.size
    }
    guard isApart else { return false }
    let parts = line.split(atGapsOver: RegionSplit.cellGap).map(Segment.init)
    let figures = parts.filter(\.isFigure)
    return figures.count > 1 && figures.count * 2 >= parts.count
      && figures.contains { $0.isAmount && $0.text.contains(where: \.isNumber) }
  }

  /// Whether a line begins with an amount and goes on with a name that is no unit: the text of two cells.
  private static func holdsNameBehindFigure(_ line: GlyphRow) -> Bool {
    guard let last = line.glyphs.last, last.scalar.isWide,
      let place = line.glyphs.firstIndex(where: { $0.scalar.isWide }), place > 3
    else { return false }
    let next = line.glyphs[place]
    guard !units.contains(next.scalar), next.box.x0 - line.glyphs[place - 1].box.x1 > -0.1 * next.size else {
      return false
    }
    let text = String(String.UnicodeScalarView(line.glyphs[..<place].map(\.scalar)))
    if let end = text.firstIndex(of: ")"), isAmount(text[...end]) { return true }
    guard let decimals = FigureValue(reading: text, unit: .yuan).figure?.decimals else { return false }
    return decimals == 2 || decimals >= decimalsWithCode
  }

  private static func isAmount(_ text: Substring) -> Bool {
    FigureValue(reading: text, unit: .yuan).figure?.decimals == 2
  }

  /// Whether a text is an amount and a negative one right behind it.
  private static func holdsNegativeBehindFigure(_ text: String) -> Bool {
    guard let sign = text.dropFirst().firstIndex(of: "-") else { return false }
    return isAmount(text[..<sign]) && isAmount(text[sign...])
  }

  /// Two decimals with the shortest code behind them are so many.
  private static let decimalsWithCode = 5

  /// Whether a name runs into an amount: where no rule is drawn these are the texts of two cells.
  private static func holdsFigureBehindName(_ line: GlyphRow) -> Bool {
    guard line.glyphs[0].scalar.isWide, let place = line.glyphs.lastIndex(where: { $0.scalar.isWide }),
      line.glyphs.count - place > 4
    else { return false }
    let text = String(String.UnicodeScalarView(line.glyphs[(place + 1)...].map(\.scalar)))
    return FigureValue(reading: text, unit: .yuan).figure?.decimals == 2
  }

  /// Whether the last line of a text is an amount below a name.
  private static func holdsAmountBelowName(_ lines: [GlyphRow]) -> Bool {
    guard lines.count > 1, let last = lines.last, lines[0].glyphs[0].scalar.isWide else { return false }
    let text = String(String.UnicodeScalarView(last.glyphs.map(\.scalar)))
    return FigureValue(reading: text, unit: .yuan).figure?.decimals == 2
  }

  /// What may follow an amount within a text.
  private static let units = Set(
    "元万亿千百个人次名分秒年月日天时小倍％（）()，,。；、-—~～至到及以不或和与平公立米吨斤克升台辆套件项份户家亩度折：:".unicodeScalars
  )
}
