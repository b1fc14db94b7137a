/// Finds which columns the words of an aligned header stand over: a word in the middle of several is their group.
struct AlignedHeader {
  /// The columns under each piece of each header line, one range a piece.
  private(set) var ranges: [Int: [ClosedRange<Int>]] = [:]

  /// How much nearer to the middle of several columns than of one a word must stand, in characters: a word over two
  /// columns of the narrowest amounts is four away from either.
  private static let leastGain = 3.0
  /// How far from the middle of its group a word may stand, in characters.
  private static let furthest = 3.0
  /// The same for a word that is known to head groups, in characters: `pdftotext` counts a Chinese letter as one.
  private static let furthestGroup = 12.0
  /// What a column under such a word is worth, in characters.
  private static let perColumn = 4.0

  /// - Parameters:
  ///   - lines: The lines of the header.
  ///   - placed: The column to which each piece is nearest.
  ///   - extents: What each column takes, by the amounts and names of the body.
  ///   - labels: How many columns stand before the first of amounts.
  init(_ lines: [AlignedLine], placed: [[Int]], extents: [ClosedRange<Double>], labels: Int) {
    var extents = extents
    // Words that are as wide as their column say how wide it is.
    for (line, columns) in zip(lines, placed) where line.pieces.count * 2 > extents.count {
      for (piece, column) in zip(line.pieces, columns) where columns.count(where: { $0 == column }) == 1 {
        let (start, end) = (Double(piece.start), Double(piece.end))
        let left = column > 0 ? extents[column - 1].upperBound : -.infinity
        let right = column + 1 < extents.count ? extents[column + 1].lowerBound : .infinity
        guard start > left, end < right else { continue }
        extents[column] = min(extents[column].lowerBound, start)...max(extents[column].upperBound, end)
      }
    }
    for index in lines.indices where !lines[index].isNumbering {
      let below = Set(
        (index + 1..<max(index + 1, lines.count)).filter { !lines[$0].isNumbering }.flatMap { placed[$0] }
      )
      // A word that goes on below as the name of a column is no group.
      let isBroken = zip(lines[index].pieces, placed[index]).map { piece, column in
        let rest = (index + 1..<max(index + 1, lines.count)).filter { !lines[$0].isNumbering }.flatMap {
          line in
          zip(lines[line].pieces, placed[line]).filter { $1 == column }.map(\.0.text)
        }
        return !ColumnKeys.isLevel(piece.text) && ColumnKeys.isName(piece.text + rest.joined())
      }
      ranges[index] = Self.ranges(
        lines[index],
        placed[index],
        Self.named(extents, by: lines, placed, below: index),
        below: below,
        isBroken: isBroken,
        labels: labels,
        bounds: Self.bounds(lines, placed, after: index, count: extents.count)
      )
    }
  }

  /// The extents with those of the lowest words below a line in place of their columns': words of a header stand true
  /// to each other, if not to the amounts.
  private static func named(
    _ extents: [ClosedRange<Double>],
    by lines: [AlignedLine],
    _ placed: [[Int]],
    below index: Int
  ) -> [ClosedRange<Double>] {
    var extents = extents
    for line in lines.indices where line > index && !lines[line].isNumbering {
      for (piece, column) in zip(lines[line].pieces, placed[line]) {
        extents[column] = Double(piece.start)...Double(max(piece.start, piece.end))
      }
    }
    return extents
  }

  private static func ranges(
    _ line: AlignedLine,
    _ placed: [Int],
    _ extents: [ClosedRange<Double>],
    below: Set<Int>,
    isBroken: [Bool],
    labels: Int,
    bounds: Set<Int>
  ) -> [ClosedRange<Int>]? {
    let single = placed.map { $0...$0 }
    guard Set(placed).count == placed.count else { return nil }
    func distance(_ piece: AlignedLine.Piece, _ range: ClosedRange<Int>) -> Double {
      abs(piece.middle - (extents[range.lowerBound].lowerBound + extents[range.upperBound].upperBound) / 2)
    }
    // best[i][j]: the least cost of the first i pieces on the first j columns, and where the last of them begins.
    let (rows, count) = (line.pieces.count, extents.count)
    guard rows <= count else { return nil }
    var best = [[(cost: Double, range: ClosedRange<Int>?)]](
      repeating: Array(repeating: (.infinity, nil), count: count + 1),
      count: rows + 1
    )
    for column in 0...count { best[0][column] = (0, nil) }
    for piece in 1..<(rows + 1) {
      for end in 1...count {
        best[piece][end] = (best[piece][end - 1].cost, nil)
        for start in stride(from: end - 1, through: 0, by: -1) {
          let range = start...end - 1
          guard range.count == 1 || range.allSatisfy({ below.contains($0) }) else { break }
          let word = line.pieces[piece - 1].text
          let isGroup = below.contains(start) && ColumnKeys.isLevel(word)
          // Only a lane stands over names and amounts alike.
          guard
            range.count == 1
              || (!isBroken[piece - 1] && (start >= labels || end <= labels || (isGroup && word != "项目")))
          else { continue }
          guard range.count == 1 || bounds.isEmpty || (bounds.contains(start) && bounds.contains(end)) else {
            continue
          }
          let away = distance(line.pieces[piece - 1], range)
          guard range.count == 1 || away <= (isGroup ? furthestGroup : furthest) else { continue }
          // A group in the middle of three stands over the second of them: a word that is a whole level is no part of
          // the name below it, and every column under it speaks for it.
          let burden =
            range.count == 1
            ? (isGroup ? leastGain * 2 : 0) : (isGroup ? -Double(range.count - 1) * perColumn : leastGain)
          let sum = best[piece - 1][start].cost + away + burden
          if sum < best[piece][end].cost { best[piece][end] = (sum, range) }
        }
      }
    }
    var result: [ClosedRange<Int>] = []
    var end = count
    for piece in stride(from: rows, to: 0, by: -1) {
      while end > 0, best[piece][end].range == nil { end -= 1 }
      guard let range = best[piece][end].range else { return nil }
      result.insert(range, at: 0)
      end = range.lowerBound
    }
    // Words over one column stay where they are placed by the order of the line.
    guard result.contains(where: { $0.count > 1 }) else { return single }
    return result
  }

  /// Where lanes begin and end: where the word below the first column is printed again in its line.
  private static func bounds(
    _ lines: [AlignedLine],
    _ placed: [[Int]],
    after index: Int,
    count: Int
  ) -> Set<Int> {
    for line in lines.indices.dropFirst(index + 1) {
      guard placed[line].first == 0, let first = lines[line].pieces.first else { continue }
      let starts = zip(lines[line].pieces, placed[line]).filter { $0.0.text == first.text }.map(\.1)
      return starts.count > 1 ? Set(starts + [count]) : []
    }
    return []
  }
}
