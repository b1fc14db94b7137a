import JuesuanModel

/// The bars and curves of charts on a page: what is drawn around them is no table.
struct ChartDrawings {
  /// The bars of one chart have a common foot, one thickness, and lengths of their own.
  static let fewestBars = 3
  /// Bars whose feet, thickness or ends differ by less than this, in points, have them in common.
  static let sameEdge = 1.0
  /// A drawing that covers at least this share of a box is what the box shows.
  static let leastShare = 0.15
  /// At least this share of such a drawing lies in the box: what goes on beyond it is the ground of the page.
  static let insideShare = 0.6

  /// Around the bars of one chart each, by the direction in which they run.
  private var bars: [Axis: [Rect]] = [:]
  private let curves: [Rect]

  init(_ page: PageContent) {
    curves = page.slopes
    let isNamed = { (box: Rect) in
      page.glyphs.contains { $0.scalar.isWide && box.contains(x: $0.box.midX, y: $0.box.midY) }
    }
    for axis in Axis.allCases {
      bars[axis] = Self.groups(of: page.shadings.map(\.box), along: axis, isNamed: isNamed)
    }
  }

  /// Whether a box shows a chart and not the rows of a table.
  func fill(_ box: Rect) -> Bool { stands(in: box) || curves.contains { Self.fills(box, $0) } }

  /// Whether columns stand in a box, as cells never do.
  func stands(in box: Rect) -> Bool { (bars[.vertical] ?? []).contains { Self.fills(box, $0) } }

  /// Whether bars lie in a box, as they may in the cells of a sheet as well.
  func lie(in box: Rect) -> Bool { (bars[.horizontal] ?? []).contains { Self.fills(box, $0) } }

  /// Whether a line stands in or beside a chart, as the labels of bars, axes and slices do.
  func isBeside(_ line: Rect, within distance: Double) -> Bool {
    (curves + (bars[.vertical] ?? []) + (bars[.horizontal] ?? [])).contains { chart in
      line.x0 < chart.x1 + 6 * distance && line.x1 > chart.x0 - 6 * distance
        && line.y0 < chart.y1 + 3 * distance && line.y1 > chart.y0 - 3 * distance
    }
  }

  /// How many curves run in a box.
  func curveCount(in box: Rect) -> Int { curves.count { box.contains(x: $0.midX, y: $0.midY) } }

  private static func fills(_ box: Rect, _ drawing: Rect) -> Bool {
    let own = drawing.width * drawing.height
    guard let shared = drawing.clipped(to: box), own > 0 else { return false }
    let area = shared.width * shared.height
    return area >= insideShare * own && area >= leastShare * box.width * box.height
  }

  /// The boxes around bars that run along `axis` from a common foot; where most have names printed on them they are
  /// the shaded cells of a header of several levels, which end at a common foot too.
  private static func groups(of boxes: [Rect], along axis: Axis, isNamed: (Rect) -> Bool) -> [Rect] {
    struct Key: Hashable {
      var isStart: Bool
      var foot: Int
      var thickness: Int
    }
    let unit = { (value: Double) in Int((value / sameEdge).rounded()) }
    var found: [Key: [Rect]] = [:]
    for box in boxes where box.end(along: axis) - box.start(along: axis) > sameEdge {
      let thickness = unit(box.end(along: axis.other) - box.start(along: axis.other))
      for isStart in [true, false] {
        let foot = unit(isStart ? box.start(along: axis) : box.end(along: axis))
        found[Key(isStart: isStart, foot: foot, thickness: thickness), default: []].append(box)
      }
    }
    return found.values.compactMap { bars in
      let bars = bars.sorted { $0.start(along: axis.other) < $1.start(along: axis.other) }
      let lengths = Set(bars.map { unit($0.end(along: axis) - $0.start(along: axis)) })
      let isApart = zip(bars, bars.dropFirst()).allSatisfy {
        $0.end(along: axis.other) <= $1.start(along: axis.other) + sameEdge
      }
      guard bars.count >= fewestBars, lengths.count >= fewestBars, lengths.count * 2 > bars.count, isApart,
        bars.count(where: isNamed) * 2 < bars.count
      else { return nil }
      return bars.dropFirst().reduce(bars[0]) { $0.union($1) }
    }.sorted { ($0.y0, $0.x0, $0.y1, $0.x1) < ($1.y0, $1.x0, $1.y1, $1.x1) }
  }
}
