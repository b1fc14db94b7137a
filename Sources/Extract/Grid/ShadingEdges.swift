import JuesuanModel

/// The edges of shaded areas as evidence of cells: zebra stripes, shaded heads, cells told apart by their fills.
enum ShadingEdges {
  /// Lower or narrower areas, in font sizes, mark words and not cells.
  static let leastHeight = 0.9
  static let leastWidth = 0.5
  /// Cells told apart by fills cover at least this share of their table; stripes leave half of it blank.
  static let tiledShare = 0.8

  /// The edges of those areas that may be cells, doubled ones not yet made one.
  static func rulings(of shadings: [Shading], _ tolerance: Tolerance) -> [Ruling] {
    shadings.map(\.box).filter {
      $0.height >= leastHeight * tolerance.em && $0.width >= leastWidth * tolerance.em
    }.flatMap { box in
      Axis.allCases.flatMap { axis in
        [box.start(along: axis.other), box.end(along: axis.other)].map { position in
          Ruling(
            axis: axis,
            position: position,
            start: box.start(along: axis),
            end: box.end(along: axis),
            thickness: 0,
            source: .shadingEdge
          )
        }
      }
    }
  }

  /// Whether areas cover a box like tiles, so that their edges bound every cell.
  static func tile(_ box: Rect, _ shadings: [Shading]) -> Bool {
    let inside = shadings.map(\.box).filter { box.contains(x: $0.midX, y: $0.midY) }
    let largest = inside.map { $0.width * $0.height }.max() ?? 0
    /// A ground painted below all cells is none of them.
    let tiles = inside.filter {
      $0.width * $0.height < largest || largest < tiledShare * box.width * box.height
    }
    let area = tiles.reduce(0) { $0 + $1.width * $1.height }
    return tiles.count >= 4 && area >= tiledShare * box.width * box.height
  }

  /// Whether a box is one ground or a few on which white rules part the cells.
  static func ground(_ box: Rect, _ shadings: [Shading], _ white: [Ruling]) -> Bool {
    let inside = shadings.map(\.box).filter {
      box.contains(x: $0.midX, y: $0.midY) && $0.width <= 1.1 * box.width
    }
    let area = inside.reduce(0) { $0 + $1.width * $1.height }
    return area >= tiledShare * box.width * box.height
      && Axis.allCases.allSatisfy { axis in
        white.contains { rule in
          rule.axis == axis && rule.position > box.start(along: axis.other)
            && rule.position < box.end(along: axis.other)
        }
      }
  }

  /// Whether rows without shading stand right above or below a box: the areas are stripes or the head of a table.
  static func goesOn(beside box: Rect, _ lines: [SegmentLine], _ tolerance: Tolerance) -> Bool {
    let reach = nextRow * tolerance.em
    return lines.contains { line in
      let (y, x) = (line.box.midY, line.box.midX)
      let isBeside = (y < box.y0 && y > box.y0 - reach) || (y > box.y1 && y < box.y1 + reach)
      return isBeside && x > box.x0 && x < box.x1 && line.segments.count > 1 && line.widestGap > 1
        && !line.isCaption
    }
  }

  /// How far, in font sizes, the next row of a table may stand off.
  private static let nextRow = 2.2

  /// Whether texts stand beside each other, figures among them, as in a table and not in a drawing.
  static func holdsRows(_ table: Table) -> Bool {
    let rows = table.rows.map { row in row.compactMap { $0?.text }.filter { !$0.isEmpty } }
    let figures = rows.joined().count { FigureValue(reading: $0, unit: .yuan).figure != nil }
    return rows.count { $0.count > 1 } >= 2 && figures >= 2
  }
}
