internal import JuesuanModel

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

/// The columns of header words that do not overlap each other.
enum HeaderColumns {
  /// The columns of the words of each line under the reading that gives most columns a name of the forms: stacks of
  /// words one below another, where they are as many as the columns, or the least distance from the columns.
  ///
  /// `pdftotext` sets the words of a header closer than the columns that they name, but numbers of columns over the
  /// amounts: with or without them the stacks may come out.
  static func placed(_ lines: [AlignedLine], on columns: AlignedColumns) -> [[Int]] {
    let nearest = lines.map { columns.placed($0, isHeader: true).columns }
    let worded = lines.map { $0.isNumbering ? AlignedLine(number: $0.number, pieces: []) : $0 }
    let unnumbered = stacked(worded, count: columns.count).map { stacks in
      lines.indices.map { lines[$0].isNumbering ? nearest[$0] : stacks[$0] }
    }
    let readings = [stacked(lines, count: columns.count), nearest, unnumbered].compactMap(\.self)
    let named = readings.map { names(worded, $0, count: columns.count) }
    // The first of several as good.
    return readings[named.indices.max { named[$0] < named[$1] || (named[$0] == named[$1] && $0 > $1) } ?? 0]
  }

  /// How many columns bear a name that the forms know.
  private static func names(_ lines: [AlignedLine], _ placed: [[Int]], count: Int) -> Int {
    var words = [[String]](repeating: [], count: count)
    for (line, columns) in zip(lines, placed) {
      for (piece, column) in zip(line.pieces, columns) { words[column].append(piece.text) }
    }
    return words.count { words in
      words.indices.contains { ColumnKeys.isName(words[$0...].joined()) }
    }
  }

  /// The columns of the words of each line, where words one below another make as many stacks as there are columns.
  private static func stacked(_ lines: [AlignedLine], count: Int) -> [[Int]]? {
    var (stacks, groups) = found(lines)
    if stacks.count > count { joinCodeParts(&stacks, lines) }
    guard stacks.count == count else { return nil }
    stacks.sort { $0.range.lowerBound < $1.range.lowerBound }
    var result = lines.map { $0.pieces.map { _ in 0 } }
    for (column, stack) in stacks.enumerated() {
      for member in stack.members { result[member.line][member.piece] = column }
    }
    for group in groups {
      let middle = lines[group.line].pieces[group.piece].middle
      func away(_ column: Int) -> Double {
        abs(Double(stacks[column].range.lowerBound + stacks[column].range.upperBound + 1) / 2 - middle)
      }
      result[group.line][group.piece] = stacks.indices.min { away($0) < away($1) } ?? 0
    }
    return result
  }

  /// Makes 类, 款 and 项 one column: the parts of a code are one piece in every row.
  private static func joinCodeParts(
    _ stacks: inout [(range: ClosedRange<Int>, members: [Member])],
    _ lines: [AlignedLine]
  ) {
    let parts = stacks.filter { stack in
      stack.members.contains { ["类", "款", "项"].contains(lines[$0.line].pieces[$0.piece].text) }
    }
    guard parts.count > 1, let first = parts.map(\.range.lowerBound).min(),
      let last = parts.map(\.range.upperBound).max()
    else { return }
    stacks.removeAll { (first...last).contains($0.range.lowerBound) }
    stacks.append((first...last, parts.flatMap(\.members)))
  }

  /// The middles of the columns of amounts, where every one of them bears a name that the forms know.
  static func amountMiddles(_ lines: [AlignedLine]) -> [Double]? {
    let middles = found(lines).stacks.compactMap { stack -> (isKnown: Bool, middle: Double)? in
      let words = stack.members.map { lines[$0.line].pieces[$0.piece].text }
      let text = words.reversed().joined()
      guard ColumnKeys.isName(text) || !words.allSatisfy({ ColumnKeys.isGroup($0) }), text.count > 1,
        !labels.contains(where: { text.contains($0) })
      else { return nil }
      let piece = stack.members.first.map { lines[$0.line].pieces[$0.piece] }
      return (ColumnKeys.isName(text) || ColumnKeys.isLevel(words[0]), piece?.middle ?? 0)
    }
    return middles.allSatisfy(\.isKnown) && middles.count > 1 ? middles.map(\.middle).sorted() : nil
  }

  /// How many columns of amounts a header names at least.
  static func amountCount(_ lines: [AlignedLine]) -> Int {
    found(lines).stacks.count { stack in
      let words = stack.members.map { lines[$0.line].pieces[$0.piece].text }
      let text = words.reversed().joined()
      return
        (ColumnKeys.isName(text)
        || !words.allSatisfy { ColumnKeys.isGroup($0) || FigureText.ordinal($0) != nil })
        && !labels.contains { text.contains($0) } && text.count > 1
    }
  }

  /// Words of the columns that name rows.
  private static let labels = ["科目", "项目", "栏次", "行次", "序号", "编码", "代码", "名称", "分类", "类款项"]

  private typealias Member = (line: Int, piece: Int)

  private static func found(
    _ lines: [AlignedLine]
  ) -> (stacks: [(range: ClosedRange<Int>, members: [Member])], groups: [Member]) {
    var stacks: [(range: ClosedRange<Int>, members: [Member])] = []
    var groups: [Member] = []
    for line in lines.indices.reversed() {
      for (index, piece) in lines[line].pieces.enumerated() {
        let range = piece.start...max(piece.start, piece.end - 1)
        let met = stacks.indices.filter { stacks[$0].range.overlaps(range) }
        // 财政拨款收入 heads three columns in Beijing and is one everywhere else: what stands beside it below tells.
        let isLone =
          ColumnKeys.isName(piece.text)
          && !stacks.contains { stack in
            let below = stack.members.map { lines[$0.line].pieces[$0.piece].text }.reversed().joined()
            return ColumnKeys.isName(piece.text + below)
          }
        if met.count > 1 || (met.isEmpty && ColumnKeys.isGroup(piece.text) && !stacks.isEmpty && !isLone) {
          groups.append((line, index))
        } else if let only = met.first {
          stacks[only].members.append((line, index))
          // The words above may stand over more than this column: only what fits between the neighbours widens it.
          let others = stacks.indices.filter { $0 != only }
          let wider =
            min(
              stacks[only].range.lowerBound,
              range.lowerBound
            )...max(stacks[only].range.upperBound, range.upperBound)
          if !others.contains(where: { stacks[$0].range.overlaps(wider) }) { stacks[only].range = wider }
        } else {
          stacks.append((range, [(line, index)]))
        }
      }
    }
    return (stacks, groups)
  }
}
