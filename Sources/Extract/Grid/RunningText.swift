import JuesuanModel

/// Running text: lines one below another that are broken only where the next word would not fit.
///
/// It is set apart before alignment is looked at, so that paragraphs beside each other are no columns of cells, and a
/// table in one column of a page stands alone.
enum RunningText {
  /// Fewer lines may be a wrapped name.
  static let fewestLines = 4
  /// Of the lines of a text at least as many, and at least this share, reach as far as the next word allows: lists
  /// have items of two lines.
  static let fewestFullLines = 3
  static let fullShare = 0.45
  /// A narrower measure, in font sizes, is that of a cell.
  static let leastMeasure = 12.0
  /// Lines of one text are at most this many font sizes apart, paragraphs included.
  static let farthestLines = 2.4
  /// Parts of a line farther apart, in font sizes, stand in different columns.
  static let columnGap = 1.0
  /// How far, in font sizes, first lines and the marks of lists stand beside the others.
  static let indent = 4.0
  /// Beginnings and ends of lines differ by less than this, in font sizes, in one measure.
  static let sameEdge = 0.6
  /// Of the glyphs of a text at least this share are letters.
  static let letterShare = 0.65

  /// The rows without what belongs to running text.
  static func leavingOut(of rows: [GlyphRow]) -> [GlyphRow] {
    let parts = rows.map { row in
      Leaders.parts(of: row)?.flatMap { GlyphRow($0.glyphs).split(atGapsOver: columnGap) }
        ?? row.split(atGapsOver: columnGap)
    }
    let used = blocks(in: parts).filter { $0.isText(in: parts) }.flatMap(\.lines)
    guard !used.isEmpty else { return rows }
    var taken: [Int: Set<Int>] = [:]
    for line in used { taken[line.row, default: []].formUnion(line.parts) }
    return rows.indices.compactMap { index in
      guard let gone = taken[index] else { return rows[index] }
      return GlyphRow(joining: parts[index].indices.filter { !gone.contains($0) }.map { parts[index][$0] })
    }
  }

  /// All chains of lines, ended where the next line is none of theirs.
  private static func blocks(in parts: [[GlyphRow]]) -> [Block] {
    var open: [Block] = []
    var done: [Block] = []
    for (row, pieces) in parts.enumerated() {
      var free = Set(pieces.indices)
      open = open.compactMap { block in
        switch block.adding(pieces, row: row) {
        case .apart: return block
        case .ended:
          done.append(block)
          return nil
        case .grown(let grown):
          free.subtract(grown.lines.last?.parts ?? 0..<0)
          return grown
        }
      }
      for index in free.sorted() where pieces[index].box.width >= leastMeasure / 2 * pieces[index].size {
        open.append(Block(pieces[index], row: row, part: index))
      }
    }
    return (done + open).compactMap { $0.closed() }
  }

  private struct Line {
    var row: Int
    var parts: Range<Int>
    var box: Rect
    /// The width of its first word, in points.
    var word: Double
  }

  private struct Block {
    private(set) var lines: [Line]
    private var left: Double
    private var right: Double
    private let size: Double

    init(_ piece: GlyphRow, row: Int, part: Int) {
      lines = [Line(row: row, parts: part..<part + 1, box: piece.box, word: piece.firstWord)]
      (left, right, size) = (piece.box.x0, piece.box.x1, piece.size)
    }

    enum Next {
      /// Nothing stands below it yet.
      case apart
      case ended
      case grown(Block)
    }

    /// What the parts of the next row are to it.
    func adding(_ pieces: [GlyphRow], row: Int) -> Next {
      guard let last = lines.last, let height = pieces.first?.box.midY,
        height - last.box.midY < farthestLines * size
      else { return .ended }
      let below = pieces.indices.filter { pieces[$0].box.x0 < right && pieces[$0].box.x1 > left }
      guard let first = below.first, let end = below.last else { return .apart }
      let box = pieces[first...end].dropFirst().reduce(pieces[first].box) { $0.union($1.box) }
      guard (pieces[first].size - size).magnitude < 0.1 * size, box.midY - last.box.midY > 0.7 * size,
        (box.x0 - left).magnitude < indent * size,
        lines.count == 1 || box.x1 < right + sameEdge * size || box.x1 - right < 0.1 * (right - left)
      else { return .ended }
      if first < end {
        /// The wide gaps of a justified line.
        let gaps = zip(pieces[first..<end], pieces[(first + 1)...end]).map { $1.box.x0 - $0.box.x1 }
        guard (box.x1 - right).magnitude < sameEdge * size, gaps.allSatisfy({ $0 < 3 * size }),
          Double(gaps.count) * 4 < (box.width / size).rounded(.down)
        else { return .ended }
      }
      var grown = self
      grown.lines.append(
        Line(row: row, parts: first..<end + 1, box: box, word: pieces[first].firstWord)
      )
      if lines.count == 1 || (box.x0 < left && box.x0 > left - sameEdge * size) { grown.left = box.x0 }
      grown.right = max(right, box.x1)
      return .grown(grown)
    }

    private func isFull(_ index: Int) -> Bool {
      index + 1 < lines.count
        && lines[index].box.x1 + lines[index + 1].word + 0.2 * size > right
        && lines[index].box.width > 0.5 * (right - left)
    }

    /// The lines down to the end of the last paragraph, if that is enough of a text.
    func closed() -> Block? {
      guard lines.count >= fewestLines, right - left >= leastMeasure * size,
        let last = lines.indices.last(where: isFull)
      else { return nil }
      let full = lines.indices.count(where: isFull)
      var block = self
      block.lines.removeSubrange((last + 2)...)
      let isText =
        full >= fewestFullLines && Double(full) >= fullShare * Double(block.lines.count)
        && block.lines.count >= fewestLines
      return isText ? block : nil
    }

    /// Whether it is made of words and has no amounts beside it, as the long names of a table have.
    func isText(in parts: [[GlyphRow]]) -> Bool {
      let glyphs = lines.flatMap { parts[$0.row][$0.parts].flatMap(\.glyphs) }
      let letters = glyphs.count { $0.scalar.isAlphabetic }
      guard Double(letters) >= letterShare * Double(glyphs.count) else { return false }
      let beside = lines.map { parts[$0.row][$0.parts.upperBound...] }.filter { !$0.isEmpty }
      let amounts = beside.count(where: Self.beginsWithAmount)
      guard amounts < 2 || amounts * 2 < beside.count else { return false }
      /// Amounts in whole numbers stand beside every second line at least, notes beside few.
      let figures = beside.count { $0.first.flatMap { SegmentLine($0).segments.first }?.isFigure ?? false }
      guard figures < Self.fewestFigures || figures * 2 < lines.count else { return false }
      let between = besideTwoLines(in: parts)
      let centred = between.count(where: Self.beginsWithAmount)
      return (centred < 2 || centred * 3 < lines.count) && !Self.areNumbered(beside)
        && !Self.areNumbered(between) && !isCoded(in: parts)
    }

    private static let fewestFigures = 3

    /// Whether a code of a budget's classification stands before one of its lines or between two.
    private func isCoded(in parts: [[GlyphRow]]) -> Bool {
      guard let first = lines.first?.row, let last = lines.last?.row else { return false }
      return (first...last).contains { row in
        guard let before = parts[row].last(where: { $0.box.x1 <= left }) else { return false }
        return Self.codeLengths.contains(before.glyphs.count) && before.glyphs.allSatisfy(\.scalar.isDigit)
      }
    }

    /// The digits of a 款 and of a 项.
    private static let codeLengths = [5, 7]

    /// Whether the texts beside lines begin with numbers that follow each other: those of the rows of a form, whose
    /// amounts may be blank.
    private static func areNumbered(_ texts: [ArraySlice<GlyphRow>]) -> Bool {
      let numbers = texts.map { text in
        text.first.flatMap { SegmentLine($0).segments.first }.flatMap { Int($0.text) }
      }
      return numbers.count > 1
        && zip(numbers, numbers.dropFirst()).allSatisfy { upper, lower in
          upper.flatMap { upper in lower.map { $0 - upper == 1 } } ?? false
        }
    }

    /// Whether the first of the texts beside a name is an amount; the number of a note may stand before it.
    private static func beginsWithAmount(_ texts: ArraySlice<GlyphRow>) -> Bool {
      texts.lazy.flatMap { SegmentLine($0).segments }.first { $0.isAmount || !$0.isFigure }?.isAmount ?? false
    }

    /// What stands on the right half way between two lines, as beside the middle of a name of two lines.
    private func besideTwoLines(in parts: [[GlyphRow]]) -> [ArraySlice<GlyphRow>] {
      zip(lines, lines.dropFirst()).flatMap { upper, lower -> [ArraySlice<GlyphRow>] in
        let middle = (upper.box.midY + lower.box.midY) / 2
        return (upper.row..<lower.row).dropFirst().map { row in
          parts[row].drop { $0.box.x0 < right }.filter { ($0.box.midY - middle).magnitude < 0.25 * size }[...]
        }.filter { !$0.isEmpty }
      }
    }
  }
}

extension GlyphRow {
  /// The rows of one line as one; nil without any.
  fileprivate init?(joining parts: [GlyphRow]) {
    guard let first = parts.first else { return nil }
    self.init(glyphs: parts.flatMap(\.glyphs), box: parts.dropFirst().reduce(first.box) { $0.union($1.box) })
  }

  /// The size of its first glyph, in points.
  fileprivate var size: Double { glyphs[0].size }
}
