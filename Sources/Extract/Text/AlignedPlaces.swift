internal import JuesuanModel

/// The columns that all lines of a sparse grid show together, where no line fills them all.
///
/// Pieces of one kind that stand one below another are one column: amounts are flush right, so those of one column
/// overlap and those of two never do (forms of Shanghai and Jiangxi leave every zero blank).
struct AlignedPlaces {
  struct Column {
    var kind: AlignedLine.Kind
    var range: ClosedRange<Int>
    var middle: Double { Double(range.lowerBound + range.upperBound + 1) / 2 }
  }

  private(set) var columns: [Column]

  /// Finds the columns; nil where the pieces of some line do not fall into columns of their own.
  ///
  /// - Parameters:
  ///   - lines: All lines of the grid.
  ///   - marks: The middles of what stands over the columns of amounts, printed numbers or names, where it is known.
  init?(_ lines: [AlignedLine], marks: [Double]?) {
    let first = lines.lastIndex(where: \.isNumbering).map { $0 + 1 } ?? lines.firstIndex(where: \.isData) ?? 0
    let body = lines[first...].filter { $0.pieces.contains { $0.kind != .word } }
    let pieces = body.flatMap(\.pieces)
    columns = [AlignedLine.Kind.figure, .code, .word].flatMap { kind in
      Self.stacks(pieces.filter { $0.kind == kind }.map(Self.range)).map { Column(kind: kind, range: $0) }
    }
    // A whole number is an amount, a part of a code or the number of a row: what it stands below tells.
    let zeros = pieces.filter { $0.text == "0" }.map(Self.range)
    for range in Self.stacks(pieces.filter { $0.kind == .number }.map(Self.range)) {
      if let amounts = columns.firstIndex(where: { $0.kind == .figure && $0.range.overlaps(range) }) {
        columns[amounts].range = columns[amounts].range.joined(with: range)
      } else if zeros.contains(where: range.overlaps) {
        return nil
      } else {
        columns.append(Column(kind: .number, range: range))
      }
    }
    columns.sort { $0.middle < $1.middle }
    guard body.allSatisfy({ isInOrder($0) }), marks.map({ addBlank($0) }) ?? true else { return nil }
  }

  private static func range(_ piece: AlignedLine.Piece) -> ClosedRange<Int> {
    piece.start...max(piece.start, piece.end - 1)
  }

  /// The joined extents of ranges that overlap.
  private static func stacks(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { stacks, range in
      if let last = stacks.last, last.overlaps(range) {
        stacks[stacks.count - 1] = last.joined(with: range)
      } else {
        stacks.append(range)
      }
    }
  }

  /// Whether the pieces of a line stand in columns of their own, from left to right.
  private func isInOrder(_ line: AlignedLine) -> Bool {
    let places = line.pieces.map { piece in
      columns.firstIndex { column in
        column.range.overlaps(Self.range(piece)) && (column.kind == piece.kind || piece.kind == .number)
      } ?? -1
    }
    return zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// Adds the columns that are marked and carry nothing; false where it is not clear which mark is whose.
  ///
  /// A mark stands in the middle of its column and an amount in the middle or at the right edge: the mark of an amount
  /// is the last that stands before the amount's end.
  private mutating func addBlank(_ marks: [Double]) -> Bool {
    // As many as there are amounts: each has its own, wherever `pdftotext` has set the words of the header.
    if columns.count(where: { $0.kind == .figure }) == marks.count { return true }
    var claimed: Set<Int> = []
    for column in columns where column.kind == .figure {
      guard let mark = marks.lastIndex(where: { $0 <= Double(column.range.upperBound + 1) }),
        claimed.insert(mark).inserted, mark == 0 || marks[mark - 1] < Double(column.range.lowerBound)
      else { return false }
    }
    for (index, number) in marks.enumerated() where !claimed.contains(index) {
      let range = Int(number) - 1...Int(number) + 1
      guard !columns.contains(where: { $0.range.overlaps(range) }) else { return false }
      columns.append(Column(kind: .figure, range: range))
    }
    columns.sort { $0.middle < $1.middle }
    return true
  }
}

extension ClosedRange<Int> {
  fileprivate func joined(with other: Self) -> Self {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
