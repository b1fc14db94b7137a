internal import JuesuanModel

/// The columns that the fullest lines show.
struct AlignedColumns {
  private let kinds: [AlignedLine.Kind]
  private let starts: [Double]
  private let ends: [Double]

  var count: Int { kinds.count }
  /// How many columns carry amounts.
  var figureCount: Int { kinds.count { $0 == .figure } }
  /// How many columns stand before the first of amounts.
  var labelCount: Int { kinds.firstIndex(of: .figure) ?? 0 }
  /// What each column takes, in characters.
  var extents: [ClosedRange<Double>] { zip(starts, ends).map { $0...max($0, $1) } }

  // In a wordy grid any line may be the fullest, with amounts or without.
  init?(_ lines: [AlignedLine], isWordy: Bool = false) {
    var data = isWordy ? lines : lines.filter(\.isData)
    // The header of an empty form is all there is.
    if data.isEmpty { data = lines }
    guard let most = data.map(\.pieces.count).max() else { return nil }
    let full = data.filter { $0.pieces.count == most }
    guard most > 1 else { return nil }
    var kinds = (0..<most).map { column -> AlignedLine.Kind in
      if isWordy { return .word }
      let found = full.map { $0.pieces[column].kind }
      let order: [AlignedLine.Kind] = [.figure, .code, .word, .number]
      return order.max { left, right in found.count { $0 == left } < found.count { $0 == right } } ?? .word
    }
    func median(_ values: [Int]) -> Double { Double(values.sorted()[values.count / 2]) }
    var starts = (0..<most).map { column in median(full.map { $0.pieces[column].start }) }
    var ends = (0..<most).map { column in median(full.map { $0.pieces[column].end }) }
    let labels = kinds.prefix { $0 != .figure }.count
    let header = lines.prefix { !$0.isData && !$0.isNumbering }
    let marks = isWordy ? nil : Self.numbered(lines) ?? HeaderColumns.amountMiddles(Array(header))
    // Lines that fill every column of amounts that the header counts show them all.
    let isFull = marks?.count == kinds.count { $0 == .figure }
    if !isWordy, !isFull, let places = AlignedPlaces(lines, marks: marks)?.columns, places.count > most {
      kinds = places.map(\.kind)
      starts = places.map { Double($0.range.lowerBound) }
      ends = places.map { Double($0.range.upperBound + 1) }
      isFromNumbers = false
    } else if !isWordy, let numbers = Self.numbered(lines), numbers.count > most - labels, labels <= 2,
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
    if pieces.count == count, line.isData || !kinds.contains(.figure) { return (Array(0..<count), true) }
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
    let isAmount = (piece.kind == .figure, kind == .figure)
    let strangeness = isAmount.0 != isAmount.1 && piece.kind != .number && kind != .number ? 4.0 : 1.0
    return distance + (isAlike ? 0 : Self.otherKind * strangeness)
  }

  private func nearest(_ piece: AlignedLine.Piece) -> Int {
    func overlap(_ column: Int) -> Double {
      min(Double(piece.end), ends[column]) - max(Double(piece.start), starts[column])
    }
    let isWord = piece.kind == .word
    return kinds.indices.max { left, right in
      // A name is never an amount, however near.
      let leftWord = isWord && kinds[left] == .word
      let rightWord = isWord && kinds[right] == .word
      if leftWord != rightWord { return rightWord }
      return overlap(left) < overlap(right)
    } ?? 0
  }
}
