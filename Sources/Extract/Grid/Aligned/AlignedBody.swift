import JuesuanModel

/// The rows and cells of the body of an aligned table.
struct AlignedBody {
  struct Piece {
    var row: Int
    var columns: ClosedRange<Int>
    var segment: Segment
  }

  private(set) var pieces: [Piece] = []
  /// The top and bottom of the print in each row, in points.
  private(set) var extents: [ClosedRange<Double>] = []
  /// How sure it is, 0 to 1, that the lines of each row belong together.
  private var certainties: [Double] = []
  /// The usual distance of two rows, in points; nil for a single row.
  private(set) var pitch: Double?

  /// `separators` are the places, in points, at which rules or shading part rows, `underlines` shorter rules.
  init(
    _ lines: [SegmentLine],
    splits: [Double],
    separators: [Double],
    underlines: [Ruling] = [],
    em: Double
  ) {
    let columnCount = splits.count + 1
    let placed = lines.flatMap { line in Self.placed(line, splits: splits, em: em) }
    let codes = Self.brokenCodes(placed, columnCount: columnCount, em: em)
    func isFigure(_ index: Int) -> Bool { placed[index].segment.isFigure && codes[index] == nil }
    /// Figures stand on the line from which dots lead to them, the last one of a name; codes before it on the first.
    let led = placed.filter { $0.segment.leaderEnd != nil }.map(\.columns.lowerBound).min()
    let anchorColumns = (0..<columnCount).filter { column in
      if let led, column <= led { return false }
      let own = placed.filter { $0.columns == column...column }
      return !own.isEmpty && own.count { $0.segment.isFigure } * 2 > own.count
    }
    let figures = placed.indices.filter { index in
      anchorColumns.contains { placed[index].columns == $0...$0 } && isFigure(index)
    }
    let anchors = Self.clustered(figures.map { placed[$0].segment.box.midY }, within: 0.4 * em)
    let gaps = zip(anchors, anchors.dropFirst()).map { $1 - $0 }.sorted()
    pitch = gaps.isEmpty ? nil : gaps[gaps.count / 4]
    let linePitch = Self.linePitch(placed.map(\.segment), em: em)
    let reach = Self.reach(placed, rows: pitch, linePitch: linePitch, em: em)

    /// For each column its texts, each the places of lines that are one for sure.
    var owned: [(texts: [[Int]], lines: [ClosedRange<Double>], figures: [Bool], breakCosts: [Double])] = []
    for column in 0..<columnCount {
      let indices = placed.indices.filter { placed[$0].columns.lowerBound == column }
        .sorted { placed[$0].segment.box.midY < placed[$1].segment.box.midY }
      let isAnchor = anchorColumns.contains(column)
      /// Texts that run on over the next columns do not tell how wide this one is.
      let own = indices.filter { placed[$0].columns.count == 1 && !placed[$0].segment.isFigure }
      let breaks = EarlyBreaks(
        indices.map { placed[$0].segment },
        within: own.map { placed[$0].segment.box },
        anchored: indices.map { index in
          anchors.contains { ($0 - placed[index].segment.box.midY).magnitude < 0.3 * em }
        },
        em: em
      )
      let ends = CellEnds(indices.map { placed[$0].segment.box }, underlines, rows: anchors.count, em: em)
      let costs = ends?.costs ?? Self.widened(breaks.costs, indices.map { placed[$0].segment }, em: em)
      let continues = ends?.continues ?? breaks.continues
      var texts: [[Int]] = []
      for (index, continues) in zip(indices, continues) {
        if codes[index] ?? continues { texts[texts.count - 1].append(index) } else { texts.append([index]) }
      }
      let starts = Set(texts.map { $0[0] })
      owned.append(
        (
          texts,
          texts.map { placed[$0[0]].segment.box.midY...placed[$0[$0.count - 1]].segment.box.midY },
          texts.map { isAnchor && isFigure($0[0]) },
          zip(indices, costs).filter { starts.contains($0.0) }.map(\.1)
        )
      )
    }
    let loose = Self.loose(owned.map(\.lines), anchors: anchors, em: em)
    let bands = Bands(Self.parting(separators, underlines, placed), anchors: anchors)
    /// Anchors whose lines another reading of nearly equal worth divides otherwise.
    var disputed: Set<Int> = []
    func divisions(_ alignment: RowGrouping.Alignment) -> (all: [RowGrouping.Division], cost: Double) {
      let all = owned.map { column in
        func divide(_ blankCost: Double) -> RowGrouping.Division {
          RowGrouping.divide(
            lines: Self.levelled(column.lines, with: anchors, em: em),
            figures: column.figures,
            breakCosts: column.breakCosts,
            shared: Self.shared(column.lines, with: loose, em: em),
            anchors: anchors,
            pitch: linePitch,
            reach: reach,
            blankCost: blankCost,
            alignment
          )
        }
        let division = divide(RowGrouping.blankCost)
        guard !column.figures.contains(true), Self.isNearlyFull(division, rows: anchors.count) else {
          return division
        }
        let full = divide(RowGrouping.lackCost)
        let moved = zip(division.anchors, full.anchors).filter { $0 != $1 }
        disputed.formUnion(moved.flatMap { [$0, $1].compactMap { $0 } })
        return moved.isEmpty ? division : full
      }
      return (all, all.reduce(0) { $0 + $1.cost } + (alignment == .middle ? 0 : 0.3))
    }
    let alignments = led == nil ? RowGrouping.Alignment.allCases : [.bottom]
    let readings = bands == nil ? alignments.map(divisions) : []
    let cheapest = readings.min { $0.cost < $1.cost }
    var best =
      bands.map { bands in
        owned.map { RowGrouping.Division(anchors: $0.lines.map { bands.anchor(of: $0.middle) }, cost: 0) }
      } ?? cheapest?.all ?? []
    if let led, bands == nil {
      /// What stands before a name belongs to the row of the line beside it.
      for column in 0..<led {
        for (index, line) in owned[column].lines.enumerated() {
          let beside = owned[led].lines.firstIndex { ($0.middle - line.middle).magnitude < 0.4 * em }
          if let beside { best[column].anchors[index] = best[led].anchors[beside] }
        }
      }
    }
    for other in readings where other.cost < (cheapest?.cost ?? 0) + RowGrouping.margin {
      for (mine, theirs) in zip(best, other.all) {
        for (first, second) in zip(mine.anchors, theirs.anchors) where first != second {
          disputed.formUnion([first, second].compactMap { $0 })
        }
      }
    }

    /// Lines that no figure anchors make rows of their own, shared by the columns.
    var middles = anchors
    let own = zip(owned, best).flatMap { column, division in
      zip(column.lines, division.anchors).filter { $1 == nil }.map { line, _ in line.middle }
    }
    middles += bands?.middles(of: own) ?? Self.clustered(own, within: 0.4 * em)
    middles.sort()
    func row(nearest y: Double) -> Int {
      middles.indices.min { (middles[$0] - y).magnitude < (middles[$1] - y).magnitude } ?? 0
    }
    var spans: [ClosedRange<Double>?] = Array(repeating: nil, count: middles.count)
    /// The middles, by column, of lines that go on with nothing above.
    var apart: [Int: Set<Double>] = [:]
    for (column, division) in zip(owned, best) {
      for (text, cost) in zip(column.texts, column.breakCosts)
      where cost >= EarlyBreaks.earlyCost {
        apart[placed[text[0]].columns.lowerBound, default: []].insert(placed[text[0]].segment.box.midY)
      }
      for ((text, line), anchor) in zip(zip(column.texts, column.lines), division.anchors) {
        let place = row(
          nearest: anchor.map { anchors[$0] } ?? bands?.middle(of: line.middle, among: middles) ?? line.middle
        )
        for index in text {
          let box = placed[index].segment.box
          pieces.append(Piece(row: place, columns: placed[index].columns, segment: placed[index].segment))
          spans[place] =
            spans[place].map { min($0.lowerBound, box.y0)...max($0.upperBound, box.y1) } ?? box.y0...box.y1
        }
      }
    }
    certainties = RowCertainty.certainties(
      pieces.map { ($0.row, $0.segment.box.midY, $0.columns) },
      rows: middles,
      anchors: anchors,
      disputed: Set(disputed.map { row(nearest: anchors[$0]) }),
      apart: apart,
      isBanded: bands != nil,
      isCoded: Self.isCoded(placed, rows: anchors.count),
      em: em
    )
    extents = spans.enumerated().map { $1 ?? middles[$0]...middles[$0] }
  }

  /// Whether a column leaves a few rows blank, one in ten at most.
  private static func isNearlyFull(_ division: RowGrouping.Division, rows: Int) -> Bool {
    let blanks = rows - Set(division.anchors.compactMap { $0 }).count
    return blanks > 0 && blanks * 10 <= rows
  }

  /// The separators that run through no text and leave out no column of names: rules below single cells make a line too.
  private static func parting(
    _ separators: [Double],
    _ rules: [Ruling],
    _ placed: [(segment: Segment, columns: ClosedRange<Int>)]
  ) -> [Double] {
    guard !separators.isEmpty else { return [] }
    let names = placed.filter { $0.columns.count == 1 && !$0.segment.isFigure && !$0.segment.isTotal }
    let columns = Dictionary(grouping: names, by: \.columns.lowerBound).values.map { own in
      (x0: own.map(\.segment.box.x0).min() ?? 0, x1: own.map(\.segment.box.x1).max() ?? 0)
    }
    return separators.filter { place in
      let pieces = rules.filter { ($0.position - place).magnitude < Guides.sameLine }
      return !placed.contains {
        let box = $0.segment.box
        return place > box.y0 + edge * box.height && place < box.y1 - edge * box.height
      }
        && columns.allSatisfy { column in
          pieces.isEmpty || pieces.contains { $0.start < column.x1 && $0.end > column.x0 }
        }
    }
  }

  /// A rule may touch print that is high for its line: by this share of its height.
  private static let edge = 0.25

  /// Whether nearly all rows begin with a code.
  private static func isCoded(_ placed: [(segment: Segment, columns: ClosedRange<Int>)], rows: Int) -> Bool {
    let codes = placed.count { $0.columns == 0...0 && $0.segment.glyphs.allSatisfy(\.scalar.isDigit) }
    return rows > 2 && Double(codes) >= codedShare * Double(rows)
  }

  /// Of the rows of such a table at least this share has one: totals have none.
  private static let codedShare = 0.7

  /// The texts of a line with the columns over which they stand; codes beside each other in one column are one text.
  private static func placed(
    _ line: SegmentLine,
    splits: [Double],
    em: Double
  ) -> [(segment: Segment, columns: ClosedRange<Int>)] {
    var placed: [(segment: Segment, columns: ClosedRange<Int>)] = []
    for segment in line.segments {
      let columns = ColumnFinder.range(of: segment.box, splits: splits, em: em)
      if let last = placed.last, last.columns == columns, columns.count == 1 {
        let both = GlyphRow(
          glyphs: last.segment.glyphs + segment.glyphs,
          box: last.segment.box.union(segment.box)
        )
        placed[placed.count - 1].segment = Segment(both)
      } else {
        placed.append((segment, columns))
      }
    }
    return placed
  }

  /// How sure it is, 0 to 1, that the lines of a row belong together and to no other.
  func certainty(ofRow row: Int) -> Double { certainties.indices.contains(row) ? certainties[row] : 1 }

  /// Lets names that are centred over several columns, blank but for them, cover these columns.
  mutating func stretch(under header: HeaderBlocks, em: Double) {
    let heads = spreadRowHeads(over: header.edges, em: em)
    for index in pieces.indices where !pieces[index].segment.isFigure && !heads.contains(index) {
      let piece = pieces[index]
      guard piece.columns.count == 1 || piece.segment.isTotal else { continue }
      if let wide = header.span(over: piece.segment.box, in: piece.columns.lowerBound, em: em) {
        if isAlone(piece, in: wide.columns) { pieces[index].columns = wide.columns }
      } else if let wide = centred(piece, header, em: em) {
        pieces[index].columns = wide
      }
    }
  }

  /// Lets texts that head rows from the middle of the table cover its columns; returns the pieces it takes for such.
  @discardableResult
  mutating func spreadRowHeads(over edges: ColumnEdges, em: Double) -> Set<Int> {
    let inOneRow = Dictionary(grouping: pieces, by: \.row).mapValues(\.count)
    var heads: Set<Int> = []
    for index in pieces.indices where inOneRow[pieces[index].row] == 1 && !pieces[index].segment.isFigure {
      /// Names of the right side of a table stand near its middle as well, but below other names beside figures.
      let isName = pieces.contains {
        $0.columns == pieces[index].columns && inOneRow[$0.row] ?? 0 > 1
          && ($0.segment.box.x0 - pieces[index].segment.box.x0).magnitude < Self.level * em
      }
      guard !isName, let wide = headed(by: pieces[index], edges, em: em) else { continue }
      pieces[index].columns = wide
      heads.insert(index)
    }
    return heads
  }

  /// The columns of the rows that a text with a row of its own heads from their middle: all, or all but the first.
  private func headed(by piece: Piece, _ edges: ColumnEdges, em: Double) -> ClosedRange<Int>? {
    let boxes = pieces.map(\.segment.box)
    guard let left = boxes.map(\.x0).min(), let right = boxes.map(\.x1).max(), edges.ranges.count > 3 else {
      return nil
    }
    let (box, last) = (piece.segment.box, edges.ranges.count - 2)
    guard box.x0 > left + Self.leastIndent * em else { return nil }
    let off = [(box.midX - (left + right) / 2).magnitude, edges.misfit(of: box.midX, over: 1...last)]
    guard min(off[0], off[1]) < Self.headedMiddle * em else { return nil }
    return (off[0] <= off[1] ? 0 : 1)...last
  }

  /// A text farther right of the names than this, in font sizes, is no name; one as near to the middle heads rows.
  static let leastIndent = 2.5
  static let headedMiddle = 0.8

  private func isAlone(_ piece: Piece, in columns: ClosedRange<Int>) -> Bool {
    pieces.count { $0.row == piece.row && $0.columns.overlaps(columns) } == 1
  }

  /// The blank columns around a name over which it is centred, where it fits neither the head nor the other names
  /// of its own column.
  private func centred(
    _ piece: Piece,
    _ header: HeaderBlocks,
    em: Double
  ) -> ClosedRange<Int>? {
    let edges = header.edges
    let column = piece.columns.lowerBound
    let box = piece.segment.box
    let isFigureColumn = pieces.count { $0.columns == column...column && $0.segment.isFigure } > 1
    let fitsHead =
      !isFigureColumn
      && header.blocks.contains {
        $0.columns == column...column && ($0.box.midX - box.midX).magnitude < 0.3 * em
      }
    let names = pieces.filter { $0.row != piece.row && $0.columns == column...column && !$0.segment.isFigure }
    let fitsNames =
      names.contains { ($0.segment.box.x0 - box.x0).magnitude < 0.2 * em }
      || names.count { ($0.segment.box.midX - box.midX).magnitude < 0.2 * em } * 4 > names.count
    guard !fitsHead, !fitsNames else { return nil }
    var best: (columns: ClosedRange<Int>, off: Double)?
    for first in 0...column {
      for last in piece.columns.upperBound..<edges.ranges.count - 1
      where first < last && isAlone(piece, in: first...last) {
        let off = edges.misfit(of: box.midX, over: first...last)
        /// Of ranges that fit equally well the widest is meant.
        let isNear = off < 0.4 * em
        let isBetter =
          best.map { isNear && $0.off < 0.4 * em ? last - first >= $0.columns.count : off < $0.off }
          ?? (off < 2 * em)
        if isBetter { best = (first...last, off) }
      }
    }
    return best?.columns
  }

  /// The heights at which lines of several columns stand side by side with no figure beside them.
  private static func loose(_ columns: [[ClosedRange<Double>]], anchors: [Double], em: Double) -> [Double] {
    let lines = columns.flatMap { $0.map(\.middle) }.filter { line in
      !anchors.contains { ($0 - line).magnitude < level * em }
    }.sorted()
    return zip(lines, lines.dropFirst()).filter { $1 - $0 < level * em }.map(\.0)
  }

  private static func shared(_ lines: [ClosedRange<Double>], with loose: [Double], em: Double) -> [Bool] {
    lines.map { line in loose.contains { (line.middle - $0).magnitude < level * em } }
  }

  /// Lines of one row stand within this many font sizes of one height.
  private static let level = 0.2

  /// The middles of bundles of values that lie within `slack` of their first.
  static func clustered(_ values: [Double], within slack: Double) -> [Double] {
    var bundles: [[Double]] = []
    for value in values.sorted() {
      if let first = bundles.last?.first, value - first <= slack {
        bundles[bundles.count - 1].append(value)
      } else {
        bundles.append([value])
      }
    }
    return bundles.map { $0.reduce(0, +) / Double($0.count) }
  }

  /// The distance of lines of print within a cell.
  private static func linePitch(_ segments: [Segment], em: Double) -> Double {
    let heights = segments.map(\.box.height).sorted()
    return heights.isEmpty ? 1.2 * em : max(em, heights[heights.count / 2])
  }

  /// How far apart the lines of a cell may stand: farther than usual where those of one column do that stand much nearer
  /// than rows.
  private static func reach(
    _ placed: [(segment: Segment, columns: ClosedRange<Int>)],
    rows: Double?,
    linePitch: Double,
    em: Double
  ) -> Double {
    let usual = usualReach * linePitch
    let names = placed.filter { $0.columns.count == 1 && !$0.segment.isFigure }
    let steps = Dictionary(grouping: names, by: \.columns.lowerBound).values.flatMap { column in
      let middles = column.map(\.segment.box.midY).sorted()
      return zip(middles, middles.dropFirst()).map { $1 - $0 }.filter { $0 > 0.8 * em }
    }
    guard let rows, let least = steps.min(), least < nearLines * rows, least < widestLines * em else {
      return usual
    }
    return max(usual, 1.1 * least)
  }

  /// Lines of a cell stand at most so many pitches apart.
  private static let usualReach = 1.5
  /// They stand nearer than this share of the distance of rows, and than so many font sizes.
  private static let nearLines = 0.75
  private static let widestLines = 1.9
}

extension ClosedRange<Double> {
  fileprivate var middle: Double { (lowerBound + upperBound) / 2 }
}
