internal import JuesuanModel

/// Rows out of lines: names that run over several lines are put together around the line of their amounts.
struct AlignedRows {
  let lines: [AlignedLine]
  let cells: [(columns: [Int], isSure: Bool)]
  let columns: AlignedColumns
  /// The first line of the body.
  let bodyStart: Int
  /// The columns under each word of the header, by line.
  var headerRanges: [Int: [ClosedRange<Int>]] = [:]
  /// Whether every line is a row, as in a table of words.
  let isWordy: Bool

  /// The rows, and the names of which it is not certain how far they reach.
  var result: (rows: [[Cell?]], undecided: [Rect]) {
    let anchors = foundAnchors
    var parts = anchors.map { line in
      lines[line].pieces.indices.map { Part(line: line, piece: $0, column: cells[line].columns[$0]) }
    }
    let body = anchors.firstIndex { $0 >= bodyStart } ?? anchors.count
    var doubtful: [Set<Int>] = anchors.map { _ in [] }
    let isAnchor = Set(anchors)
    var waiting: [Int: [Part]] = [:]
    for line in lines.indices where line >= bodyStart && !isAnchor.contains(line) {
      for piece in lines[line].pieces.indices {
        let column = cells[line].columns[piece]
        waiting[column, default: []].append(Part(line: line, piece: piece, column: column))
      }
    }
    for (column, fragments) in waiting.sorted(by: { $0.key < $1.key }) {
      let names = names(anchors: Array(anchors[body...]), column: column, fragments: fragments)
      for (part, row, isSure) in names {
        parts[body + row].append(part)
        if !isSure { doubtful[body + row].insert(column) }
      }
    }
    var undecided: [Rect] = []
    let rows = parts.indices.map { index -> [Cell?] in
      var row = row(of: parts[index], doubtful: doubtful[index])
      if index < body, let ranges = headerRanges[anchors[index]] { span(&row, ranges, line: anchors[index]) }
      undecided += doubtful[index].compactMap { row[$0]?.box }
      return row
    }
    return (rows, undecided)
  }

  /// A piece in its column.
  private struct Part {
    var line: Int
    var piece: Int
    var column: Int
  }

  // MARK: Lines that are rows

  /// A row of the body is a line with an amount, a code or the number of a row.
  private var foundAnchors: [Int] {
    guard !isWordy else { return Array(lines.indices) }
    var anchors = lines.indices.filter { index in
      index >= bodyStart && (lines[index].pieces.contains { $0.kind != .word } || isWholeRow(index))
    }
    // A code set on another line than its amounts belongs to their row.
    let withAmounts = Set(anchors.filter { index in lines[index].pieces.contains { $0.kind == .figure } })
    var beside: Set<Int> = []
    for index in anchors
    where !withAmounts.contains(index) && lines[index].pieces.contains(where: { $0.kind == .code }) {
      if [index - 1, index + 1].contains(where: { isBeside(index, $0, withAmounts) }) {
        beside.insert(index)
      }
    }
    anchors.removeAll { beside.contains($0) }
    return Array(lines.indices.prefix(bodyStart)) + anchors
  }

  /// Whether a line without amounts is a row all the same: between two rows that have their names, it has a whole one.
  private func isWholeRow(_ index: Int) -> Bool {
    // Names on both sides, and no amount on either: forms that leave zeros blank.
    if lines[index].pieces.count > 1, lines[index].pieces.allSatisfy({ RowVocabulary.isKnown($0.text) }) {
      return true
    }
    guard lines[index].pieces.count == 1, lines.indices.contains(index - 1),
      lines.indices.contains(index + 1),
      let word = lines[index].pieces.first, Normalisation.ordinal(of: word.text) != nil,
      RowVocabulary.isKnown(word.text), let column = cells[index].columns.first
    else { return false }
    if let place = FunctionalClassification.expenditureClass(named: word.text), place.ordinal != nil,
      zip(lines[index - 1].pieces, cells[index - 1].columns).contains(where: { piece, other in
        other == column && FunctionalClassification.expenditureClass(named: piece.text) != nil
      })
    {
      return true
    }
    return [index - 1, index + 1].allSatisfy { other in
      zip(lines[other].pieces, cells[other].columns).contains { piece, place in
        place == column && Normalisation.ordinal(of: piece.text) != nil
      }
    }
  }

  /// Whether a line with amounts and without a code stands right above or below one with a code alone.
  private func isBeside(_ index: Int, _ other: Int, _ withAmounts: Set<Int>) -> Bool {
    withAmounts.contains(other) && abs(lines[index].number - lines[other].number) == 1
      && !lines[other].pieces.contains { $0.kind == .code }
      && Set(cells[index].columns).isDisjoint(with: cells[other].columns.filter { $0 == 0 })
      && !lines[other].pieces.contains { $0.text == "合计" }
  }

  // MARK: Names

  /// The rows to which the fragments of a column belong.
  private func names(anchors: [Int], column: Int, fragments: [Part]) -> [(Part, row: Int, isSure: Bool)] {
    guard !anchors.isEmpty else { return [] }
    var gaps = [[Part]](repeating: [], count: anchors.count + 1)
    for fragment in fragments { gaps[anchors.count { $0 < fragment.line }].append(fragment) }
    let rows = anchors.map { line in
      let code = lines[line].pieces.enumerated().last {
        $0.element.kind == .code && cells[line].columns[$0.offset] < column
      }
      let own = lines[line].pieces.indices.filter { cells[line].columns[$0] == column }
      return NameSplit.Row(
        text: own.map { lines[line].pieces[$0].text }.joined(),
        line: lines[line].number,
        code: code.flatMap { CodeText.code(in: $0.element.text)?.code }
      )
    }
    let split = NameSplit(
      rows: rows,
      gaps: gaps.map { gap in gap.map { (lines[$0.line].pieces[$0.piece].text, lines[$0.line].number) } }
    )
    return gaps.enumerated().flatMap { gap, parts in
      parts.enumerated().map { index, part in
        (part, index < split.uppers[gap] ? gap - 1 : gap, split.isSure[gap])
      }
    }
  }

  // MARK: Cells

  private func row(of parts: [Part], doubtful: Set<Int>) -> [Cell?] {
    var result: [Cell?] = (0..<columns.count).map { _ in nil }
    let isSure = parts.allSatisfy { cells[$0.line].isSure }
    for part in parts.sorted(by: { ($0.line, $0.piece) < ($1.line, $1.piece) }) {
      let piece = lines[part.line].pieces[part.piece]
      let box = TextGeometry.box(line: lines[part.line].number, from: piece.start, to: piece.end)
      if var cell = result[part.column] {
        let needsSpace =
          cell.text.last.map { $0.isASCII } ?? false && piece.text.first.map { $0.isASCII } ?? false
        cell.text += (needsSpace ? " " : "") + piece.text
        cell.box = cell.box.union(box)
        result[part.column] = cell
      } else {
        let doubts =
          (isSure ? [] : ["column-undecided"]) + (doubtful.contains(part.column) ? ["name-undecided"] : [])
        result[part.column] = Cell(
          text: piece.text,
          page: 1,
          box: box,
          confidence: doubts.isEmpty ? 1 : Self.doubtful,
          doubts: doubts
        )
      }
    }
    let line = parts.first.map { lines[$0.line].number } ?? 0
    return result.map { $0 ?? Cell(text: "", page: 1, box: TextGeometry.box(line: line, from: 0, to: 0)) }
  }

  /// Gives the words of a header line the columns under them.
  private func span(_ row: inout [Cell?], _ ranges: [ClosedRange<Int>], line: Int) {
    let own = zip(cells[line].columns, ranges).map { (row[$0], $1) }
    let blank = row.indices.map { column -> Cell? in
      cells[line].columns.contains(column)
        ? Cell(text: "", page: 1, box: own.first?.0?.box ?? .zero) : row[column]
    }
    row = blank
    for (cell, range) in own {
      for column in range.dropFirst() { row[column] = nil }
      row[range.lowerBound] = cell
      row[range.lowerBound]?.columnSpan = range.count
    }
  }

  /// The confidence of cells whose column is nearest, but not near.
  static let doubtful = 0.6
}
