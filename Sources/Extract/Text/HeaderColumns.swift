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
      // Below the names of sides each of them has the same words.
      let names = stacks.flatMap { $0.members.map { lines[$0.line].pieces[$0.piece].text } }
      let isTwoSided = Set(names).count < names.count
      for (index, piece) in lines[line].pieces.enumerated() {
        let range = piece.start...max(piece.start, piece.end - 1)
        let met = stacks.indices.filter { stacks[$0].range.overlaps(range) }
        func isAbove(_ matches: (String) -> Bool) -> Bool {
          stacks.contains {
            matches($0.members.map { lines[$0.line].pieces[$0.piece].text }.reversed().joined())
          }
        }
        // 财政拨款收入 heads three columns in Beijing and is one everywhere else, 项目 heads codes and names or is the
        // name itself: what stands beside it below tells.
        let isLone =
          piece.text == "项目"
          ? !isAbove { word in ["科目", "编码", "代码", "名称"].contains { word.contains($0) } }
          : !(isTwoSided && ColumnKeys.isLane(piece.text) && lines[line].holdsOnce(piece.text))
            && ColumnKeys.isName(piece.text)
            && !isAbove { ColumnKeys.isName(piece.text + $0) }
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
