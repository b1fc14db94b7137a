internal import JuesuanModel

/// Lines with columns aligned by spaces, made a table.
///
/// The fullest lines say how many columns there are; every other line is laid on them in order, at the least distance.
struct AlignedGrid {
  var lines: [SourceLine]

  /// The lines and the table.
  func items(measure: Double) -> [DocumentStream.Item] {
    let metric = AlignedMetric.better(for: lines)
    let pieces = lines.filter { !$0.isBlank && !TextBlocks.isPageNumber($0.text) }
      .map { AlignedLine(line: $0, metric: metric) }
    guard let columns = AlignedColumns(pieces), columns.count > 1 else {
      return lines.filter { !$0.isBlank }
        .map { .line(TextReader.textLine($0, startsParagraph: true, measure: measure)) }
    }
    let firstData = pieces.firstIndex(where: \.isData) ?? 0
    let placed = pieces.enumerated().map { columns.placed($0.element, isHeader: $0.offset < firstData) }
    let rows = AlignedRows(lines: pieces, cells: placed, columns: columns).rows
    let boxes = rows.joined().compactMap { $0?.box }
    let box = boxes.dropFirst().reduce(boxes.first ?? .zero) { $0.union($1) }
    let header = rows.prefix { row in row.allSatisfy { FigureText.decimal($0?.text ?? "") == nil } }.count
    let numbers = lines.filter { TextBlocks.isPageNumber($0.text) }
      .map { Diagnostic(.note, "page-number", "页码：\($0.text.filter { !$0.isWhitespace })", page: 1) }
    return [
      .table(
        Table(
          rows: rows,
          headerRows: header < rows.count ? header : 1,
          rowPages: rows.map { _ in 1 },
          parts: [Table.Part(page: 1, box: box)],
          method: .text,
          confidence: Self.confidence,
          diagnostics: numbers
        )
      )
    ]
  }

  /// Spaces are weaker evidence than separators.
  static let confidence = 0.9
}

/// How characters are counted along a line: by what they take on a screen, or one each, as `pdftotext` does.
enum AlignedMetric {
  case display, characters

  /// The one under which the amounts end in fewer places.
  static func better(for lines: [SourceLine]) -> AlignedMetric {
    func ends(_ metric: AlignedMetric) -> Int {
      Set(
        lines.flatMap { AlignedLine(line: $0, metric: metric).pieces }.filter { $0.kind == .figure }.map(
          \.end
        )
      ).count
    }
    return ends(.characters) < ends(.display) ? .characters : .display
  }

  func width(_ text: some StringProtocol) -> Int {
    self == .display ? TextGeometry.columns(of: text) : text.unicodeScalars.count
  }
}

/// A line cut at its spaces.
struct AlignedLine {
  /// What a piece can be.
  enum Kind { case figure, number, code, word }

  struct Piece {
    var text: String
    var start: Int
    var end: Int
    var kind: Kind
    var middle: Double { Double(start + end) / 2 }
  }

  let number: Int
  let pieces: [Piece]

  init(line: SourceLine, metric: AlignedMetric) {
    number = line.number
    var pieces: [Piece] = []
    var column = 0
    var start = 0
    var word = ""
    func kind(_ text: String) -> Kind {
      if FigureText.decimal(text) != nil || ["-", "—", "--", "－"].contains(text) { return .figure }
      if let code = CodeText.code(in: text), code.name.isEmpty { return .code }
      return FigureText.ordinal(text) != nil ? .number : .word
    }
    for character in line.text {
      if character.isWhitespace {
        if !word.isEmpty { pieces.append(Piece(text: word, start: start, end: column, kind: kind(word))) }
        word = ""
      } else {
        if word.isEmpty { start = column }
        word.append(character)
      }
      column += metric.width(String(character))
    }
    if !word.isEmpty { pieces.append(Piece(text: word, start: start, end: column, kind: kind(word))) }
    self.pieces = pieces
  }

  /// Whether it carries an amount.
  var isData: Bool { pieces.count > 1 && pieces.contains { $0.kind == .figure } }
}

/// The columns that the fullest lines show.
struct AlignedColumns {
  private let kinds: [AlignedLine.Kind]
  private let starts: [Double]
  private let ends: [Double]

  var count: Int { kinds.count }

  init?(_ lines: [AlignedLine]) {
    let data = lines.filter(\.isData)
    guard let most = data.map(\.pieces.count).max() else { return nil }
    let full = data.filter { $0.pieces.count == most }
    guard most > 1 else { return nil }
    var kinds = (0..<most).map { column in
      let found = full.map { $0.pieces[column].kind }
      let order: [AlignedLine.Kind] = [.figure, .code, .word, .number]
      return order.max { left, right in found.count { $0 == left } < found.count { $0 == right } } ?? .word
    }
    func median(_ values: [Int]) -> Double { Double(values.sorted()[values.count / 2]) }
    var starts = (0..<most).map { column in median(full.map { $0.pieces[column].start }) }
    var ends = (0..<most).map { column in median(full.map { $0.pieces[column].end }) }
    let labels = kinds.prefix { $0 != .figure }.count
    if let numbers = Self.numbered(lines), numbers.count > most - labels, labels <= 2,
      kinds[labels...].allSatisfy({ $0 == .figure })
    {
      // More columns are numbered than any row fills: amounts stand at the right edge of a column, numbers in its middle.
      let spacing = (numbers[numbers.count - 1] - numbers[0]) / Double(numbers.count - 1)
      kinds = Array(kinds[..<labels]) + numbers.map { _ in .figure }
      starts = Array(starts[..<labels]) + numbers.map { $0 - spacing / 2 + 1 }
      ends = Array(ends[..<labels]) + numbers.map { $0 + spacing / 2 - 1 }
      isFromNumbers = true
    } else {
      isFromNumbers = false
    }
    self.kinds = kinds
    self.starts = starts
    self.ends = ends
  }

  /// Whether the printed numbers of the columns say how many there are, because no row fills them all.
  let isFromNumbers: Bool

  /// The middles of the numbers 1, 2, 3 … of the columns, where a line prints them.
  private static func numbered(_ lines: [AlignedLine]) -> [Double]? {
    lines.lazy.compactMap { line -> [Double]? in
      let numbers = line.pieces.filter { $0.kind == .number }
      guard numbers.count >= 3,
        numbers.compactMap({ FigureText.ordinal($0.text) }) == Array(1...numbers.count)
      else { return nil }
      return numbers.map(\.middle)
    }.first
  }

  /// The columns of a line's pieces, in order, at the least cost, and how far the next best way is.
  func placed(_ line: AlignedLine, isHeader: Bool) -> (columns: [Int], isSure: Bool) {
    let pieces = line.pieces
    if pieces.count == count, line.isData { return (Array(0..<count), true) }
    guard line.isData || isHeader, pieces.count <= count else {
      return (pieces.map { nearest($0) }, true)
    }
    func cost(_ piece: AlignedLine.Piece, _ column: Int) -> Double {
      isHeader ? abs(piece.middle - (starts[column] + ends[column]) / 2) : self.cost(piece, column)
    }
    // best[i][j]: the least cost of laying the first i pieces on the first j columns.
    let rows = pieces.count + 1
    var best = [[Double]](repeating: [Double](repeating: .infinity, count: count + 1), count: rows)
    for j in 0...count { best[0][j] = 0 }
    for i in 1..<rows {
      for j in i...count {
        best[i][j] = min(best[i][j - 1], best[i - 1][j - 1] + cost(pieces[i - 1], j - 1))
      }
    }
    var result = [Int](repeating: 0, count: pieces.count)
    var j = count
    for i in stride(from: pieces.count, to: 0, by: -1) {
      while j > i, best[i][j] == best[i][j - 1] { j -= 1 }
      result[i - 1] = j - 1
      j -= 1
    }
    let widest = zip(pieces, result).map { cost($0, $1) }.max() ?? 0
    return (result, isHeader || (widest <= Self.doubtful && !isFromNumbers))
  }

  /// From this distance on a place is doubtful, in characters: half the narrowest amount with its gap.
  static let doubtful = 5.0
  /// What a piece of another kind costs, in characters.
  static let otherKind = 12.0

  private func cost(_ piece: AlignedLine.Piece, _ column: Int) -> Double {
    // Amounts stand flush right, names flush left or centred.
    let distance =
      piece.kind == .word
      ? min(
        abs(Double(piece.start) - starts[column]),
        abs(piece.middle - (starts[column] + ends[column]) / 2)
      )
      : abs(Double(piece.end) - ends[column])
    let kind = kinds[column]
    let isAlike = piece.kind == kind || (piece.kind == .number && kind == .figure)
    // A name is never an amount, however near.
    let strangeness = piece.kind == .word && kind == .figure ? 4.0 : 1.0
    return distance + (isAlike ? 0 : Self.otherKind * strangeness)
  }

  private func nearest(_ piece: AlignedLine.Piece) -> Int {
    func overlap(_ column: Int) -> Double {
      min(Double(piece.end), ends[column]) - max(Double(piece.start), starts[column])
    }
    let isWord = piece.kind == .word
    return kinds.indices.max { left, right in
      let leftWord = isWord && kinds[left] == .word && overlap(left) > -3
      let rightWord = isWord && kinds[right] == .word && overlap(right) > -3
      if leftWord != rightWord { return rightWord }
      return overlap(left) < overlap(right)
    } ?? 0
  }
}

/// Rows out of lines: names that run over several lines are put together around the line of their amounts.
struct AlignedRows {
  let lines: [AlignedLine]
  let cells: [(columns: [Int], isSure: Bool)]
  let columns: AlignedColumns

  var rows: [[Cell?]] {
    let firstData = lines.firstIndex(where: \.isData) ?? 0
    // A row of the body is a line with an amount, a code or the number of a row.
    var anchors = lines.indices.filter { index in
      index >= firstData && lines[index].pieces.contains { $0.kind != .word }
    }
    // A code set on another line than its amounts belongs to their row.
    let withAmounts = Set(anchors.filter { index in lines[index].pieces.contains { $0.kind == .figure } })
    anchors.removeAll { index in
      !withAmounts.contains(index) && lines[index].pieces.contains { $0.kind == .code }
        && [index - 1, index + 1].contains { isBeside(index, $0, withAmounts) }
    }
    anchors = Array(lines.indices.prefix(firstData)) + anchors
    var parts: [Int: [Int]] = [:]
    var above: [Int: Int] = [:]
    var waiting: [Int] = []
    var previous: Int?
    let isAnchor = Set(anchors)
    for index in lines.indices {
      guard isAnchor.contains(index) else {
        waiting.append(index)
        continue
      }
      let (upper, lower) = shared(waiting, between: previous, and: index, above: above[previous ?? -1] ?? 0)
      if let previous { parts[previous, default: [previous]] += upper }
      parts[index] = lower + [index]
      above[index] = lower.count
      waiting = []
      previous = index
    }
    if let previous { parts[previous, default: [previous]] += waiting }
    return anchors.map { row(of: parts[$0] ?? [$0]) }
  }

  /// Whether a line with amounts and without a code stands right above or below one with a code alone.
  private func isBeside(_ index: Int, _ other: Int, _ withAmounts: Set<Int>) -> Bool {
    withAmounts.contains(other) && abs(lines[index].number - lines[other].number) == 1
      && !lines[other].pieces.contains { $0.kind == .code }
      && Set(cells[index].columns).isDisjoint(with: cells[other].columns.filter { $0 == 0 })
      && !lines[other].pieces.contains { $0.text == "合计" }
  }

  /// Parts the fragments between two rows: those that touch only one belong to it, the rest are shared out so that
  /// each row has as many below as above.
  private func shared(
    _ waiting: [Int],
    between previous: Int?,
    and next: Int,
    above: Int
  ) -> (upper: [Int], lower: [Int]) {
    guard let previous, !waiting.isEmpty else { return ([], waiting) }
    // A blank line between two fragments parts the rows.
    var chain = [previous] + waiting + [next]
    if let gap = chain.indices.dropFirst().first(where: {
      lines[chain[$0]].number > lines[chain[$0 - 1]].number + 1
    }) {
      let upper = Array(chain[1..<gap])
      chain = Array(chain[gap...].dropLast())
      return (upper, chain)
    }
    let take = min(above, waiting.count)
    return (Array(waiting.prefix(take)), Array(waiting.dropFirst(take)))
  }

  private func row(of indices: [Int]) -> [Cell?] {
    var result: [Cell?] = (0..<columns.count).map { _ in nil }
    let isSure = indices.allSatisfy { cells[$0].isSure }
    for index in indices {
      let line = lines[index]
      for (piece, column) in zip(line.pieces, cells[index].columns) {
        let box = TextGeometry.box(line: line.number, from: piece.start, to: piece.end)
        if var cell = result[column] {
          let needsSpace =
            cell.text.last.map { $0.isASCII } ?? false && piece.text.first.map { $0.isASCII } ?? false
          cell.text += (needsSpace ? " " : "") + piece.text
          cell.box = cell.box.union(box)
          result[column] = cell
        } else {
          result[column] = Cell(
            text: piece.text,
            page: 1,
            box: box,
            confidence: isSure ? 1 : Self.doubtful,
            doubts: isSure ? [] : ["column-undecided"]
          )
        }
      }
    }
    let line = indices.first.map { lines[$0].number } ?? 0
    return result.map { $0 ?? Cell(text: "", page: 1, box: TextGeometry.box(line: line, from: 0, to: 0)) }
  }

  /// The confidence of cells whose column is nearest, but not near.
  static let doubtful = 0.6
}
