import JuesuanModel

/// What speaks for the cells of an aligned table: clear gaps, figures that stand under each other, heads of their own,
/// rows without a second reading.
struct AlignedEvidence {
  private let body: AlignedBody
  private let header: HeaderBlocks
  /// The stretch without text around each inner column edge, in points.
  private let gaps: [ClosedRange<Double>]
  private let isDrawn: [Bool]
  private let em: Double
  /// For each column where its figures stand: their shared right, left or middle, and how many share it.
  private var lines: [Alignment?] = []
  /// The columns among which heads over blank columns and columns without heads stand side by side: some heads may
  /// belong to neighbours.
  private var shifted: ClosedRange<Int>?
  /// Columns with heads that may be those of others.
  private let unclear: Set<Int>
  /// For each gap in how many rows, those of the head included, texts stand on both sides.
  private let beside: [Int]

  private struct Alignment {
    var side: any KeyPath<Rect, Double> & Sendable
    var place: Double
    var share: Double
    var count: Int
  }

  /// Figures of one column differ by less than this, in font sizes.
  private static let slack = 0.35
  /// A bracket or a sign of per cent sets the digits of a figure this much aside, in font sizes.
  private static let sign = 0.75

  init(
    _ body: AlignedBody,
    _ header: HeaderBlocks,
    gaps: [ClosedRange<Double>],
    edges: [Double],
    unclear: Set<Int> = [],
    em: Double
  ) {
    self.unclear = unclear
    (self.body, self.header, self.gaps, self.em) = (body, header, gaps, em)
    isDrawn = gaps.map { gap in edges.contains { gap.lowerBound <= $0 && $0 <= gap.upperBound } }
    let rows = (0...gaps.count).map { column in
      Set(body.pieces.filter { $0.columns == column...column }.map(\.row))
    }
    let heads = (0...gaps.count).map { column in
      Set(header.blocks.filter { $0.columns == column...column }.map(\.isNumber))
    }
    beside = gaps.indices.map {
      rows[$0].intersection(rows[$0 + 1]).count + heads[$0].intersection(heads[$0 + 1]).count
    }
    let bare = rows.indices.filter { rows[$0].isEmpty && heads[$0].contains(false) }
    let unheaded = rows.indices.filter { column in
      body.pieces.contains { $0.columns == column...column && $0.segment.isAmount }
        && !header.blocks.contains { $0.columns.contains(column) && !$0.isNumber }
    }
    if header.rowCount > 0, !bare.isEmpty, let low = (bare + unheaded).min(), let high = unheaded.max() {
      shifted = low...max(high, bare.max() ?? high)
    }
    lines = (0...gaps.count).map { column in
      let boxes = body.pieces.filter { $0.columns == column...column && $0.segment.isFigure }.map(
        \.segment.box
      )
      guard boxes.count >= 2 else { return nil }
      let sides: [any KeyPath<Rect, Double> & Sendable] = [\.x1, \.midX, \.x0]
      return sides.map { side in
        let values = boxes.map { $0[keyPath: side] }.sorted()
        let best = values.max { first, second in
          values.count { ($0 - first).magnitude < Self.slack * em }
            < values.count { ($0 - second).magnitude < Self.slack * em }
        }
        let place = best ?? 0
        let near = values.count { ($0 - place).magnitude < Self.slack * em }
        return Alignment(side: side, place: place, share: Double(near) / Double(values.count), count: near)
      }.max { $0.share < $1.share }
    }
  }

  /// Whether figures stand under each other in most columns that have some, unlike those at the ends of bars.
  var holdsTogether: Bool {
    /// Two figures may stand anywhere.
    let found = lines.compactMap { $0 }.filter { $0.count >= 3 || $0.share < 0.5 }
    return found.isEmpty || found.count { $0.share >= 0.5 } * 2 > found.count
  }

  /// What a gap leaves of the confidence: a wide one nearly all, a narrow one as much if many rows keep it free.
  static func gap(_ gap: ClosedRange<Double>, rows: Int = 0, em: Double) -> Double {
    let width = (gap.upperBound - gap.lowerBound) / em
    return width == 0 || width >= 0.8 ? 0.99 : width >= 0.35 || rows >= fewestBeside ? 0.97 : 0.9
  }

  /// Texts on both sides of a gap in so many rows show that it parts columns.
  private static let fewestBeside = 2

  /// What speaks for one cell.
  func cell(_ region: GridShape.Region, holding glyphs: [Glyph]) -> CellEvidence {
    var evidence = CellEvidence()
    guard !glyphs.isEmpty else { return evidence }
    for edge in [region.column, region.column + region.columnSpan] where edge > 0 && edge <= gaps.count {
      evidence.weigh(
        isDrawn[edge - 1] ? 1 : Self.gap(gaps[edge - 1], rows: beside[edge - 1], em: em),
        "narrow-gap"
      )
    }
    let row = region.row - header.rowCount
    guard row >= 0 else {
      evidence.weigh(header.isUnclear(row: region.row, column: region.column) ? 0.75 : 1, "head-unclear")
      return evidence
    }
    let own = body.pieces.filter { $0.row == row && $0.columns.lowerBound == region.column }
    if region.columnSpan == 1, own.count == 1, own[0].segment.isFigure {
      evidence.weigh(alignment(own[0].segment.box, column: region.column), "off-its-column")
      let isHeaded =
        header.rowCount == 0 || header.blocks.contains { $0.columns.contains(region.column) && !$0.isNumber }
      evidence.weigh(isHeaded ? 1 : 0.78, "column-without-head")
      let isUnclear =
        header.isUnclear(column: region.column) || unclear.contains(region.column)
        || shifted?.contains(region.column) ?? false
      evidence.weigh(isUnclear ? 0.78 : 1, "head-unclear")
    }
    evidence.weigh(body.certainty(ofRow: row), "row-unclear")
    return evidence
  }

  /// What the place of a figure leaves: all of it under the others, little where it stands nearer to another column.
  private func alignment(_ box: Rect, column: Int) -> Double {
    guard let line = lines[column], line.count > 1 else { return 0.97 }
    let off = (box[keyPath: line.side] - line.place).magnitude / em
    if off < Self.slack { return line.share > 0.5 ? 0.99 : 0.95 }
    if off < Self.sign || line.share <= 0.5 { return 0.95 }
    let isNearer = lines.indices.contains { other in
      guard other != column, let there = lines[other] else { return false }
      return (box[keyPath: there.side] - there.place).magnitude < off * em
    }
    return isNearer ? 0.75 : 0.92
  }
}
