import JuesuanModel

/// Collects a path in the coordinates of the page as shown, and reads boxes and straight lines off it.
struct PathBuilder {
  /// How far from parallel to an axis a line may run and still count as parallel, in points.
  private static let slack = 0.3
  /// The thinnest of rules painted as one wide stroke, in points.
  private static let thinnest = 0.05
  /// The same for long lines, as a share of their length: tables drawn by hand or traced from scans lie askew by up
  /// to half a degree.
  private static let slope = 0.009

  private struct Subpath {
    var points: [Point]
    var isClosed = false
    /// The points that a bent line leads to.
    var bends: Set<Int> = []
  }

  private var subpaths: [Subpath] = []
  /// Whether a box within a box is left out where the path is filled.
  var isEvenOdd = false

  mutating func move(to point: Point) { subpaths.append(Subpath(points: [point])) }

  mutating func line(to point: Point) {
    if subpaths.isEmpty { return move(to: point) }
    if subpaths[subpaths.count - 1].isClosed { move(to: subpaths[subpaths.count - 1].points[0]) }
    subpaths[subpaths.count - 1].points.append(point)
  }

  /// Goes on along a curve: control points, the last of them its end.
  ///
  /// Drawing programs write straight lines as curves whose control points lie on them.
  mutating func curve(_ points: [Point]) {
    guard let end = points.last else { return }
    let start = subpaths.last.map { $0.isClosed ? $0.points[0] : $0.points[$0.points.count - 1] } ?? points[0]
    line(to: end)
    if !Self.isStraight(start, points) {
      subpaths[subpaths.count - 1].bends.insert(subpaths[subpaths.count - 1].points.count - 1)
    }
  }

  private static func isStraight(_ start: Point, _ points: [Point]) -> Bool {
    let box = Rect(spanning: [start] + points)
    return min(box.width, box.height) < slack
  }

  mutating func close() {
    if !subpaths.isEmpty { subpaths[subpaths.count - 1].isClosed = true }
  }

  mutating func removeAll() {
    subpaths.removeAll(keepingCapacity: true)
    isEvenOdd = false
  }

  /// The box around everything, or nil for an empty path.
  var bounds: Rect? {
    subpaths.isEmpty ? nil : Rect(spanning: subpaths.flatMap(\.points))
  }

  /// Whether it draws round the letters of the strings shown before it, as Cairo makes bold type of thin: it has many
  /// parts or corners and keeps to the line that those strings make.
  func outlinesLetters(of strings: [TextOrigin]) -> Bool {
    guard let last = strings.last,
      subpaths.count > 1 || subpaths.contains(where: { !$0.bends.isEmpty || $0.points.count > 5 }), let bounds
    else { return false }
    let line = strings.suffix(Self.mostStrings).reversed().prefix {
      $0.size == last.size && $0.quarterTurns == last.quarterTurns
        && min(($0.point.x - last.point.x).magnitude, ($0.point.y - last.point.y).magnitude) < 0.1 * last.size
    }
    let (box, slack) = (line.reduce(last.box) { $0.union($1.box) }, 0.4 * last.size)
    return bounds.x0 > box.x0 - slack && bounds.x1 < box.x1 + slack && bounds.y0 > box.y0 - slack
      && bounds.y1 < box.y1 + slack
  }

  /// The most strings of one line: Chinese, figures and quotation marks take turns.
  private static let mostStrings = 64

  /// The subpaths that are boxes parallel to the axes.
  var boxes: [Rect] {
    subpaths.compactMap { subpath in
      guard subpath.bends.isEmpty, (2...8).contains(subpath.points.count) else { return nil }
      let box = Rect(spanning: subpath.points)
      let (isFlat, isNarrow) = (Self.isThin(box.height, box.width), Self.isThin(box.width, box.height))
      let isBox = subpath.points.allSatisfy { point in
        (isFlat || min(point.x - box.x0, box.x1 - point.x) < Self.slack)
          && (isNarrow || min(point.y - box.y0, box.y1 - point.y) < Self.slack)
      }
      return isBox ? box : nil
    }
  }

  /// The boxes that filling it paints: of a box without the smaller one within it the four sides, for WeasyPrint draws
  /// the border of a cell like that.
  var filledBoxes: [Rect] {
    let all = boxes
    guard isEvenOdd, all.count == 2, subpaths.count == 2 else { return all }
    let (outer, inner) = all[0].width > all[1].width ? (all[0], all[1]) : (all[1], all[0])
    let sides = [inner.x0 - outer.x0, outer.x1 - inner.x1, inner.y0 - outer.y0, outer.y1 - inner.y1]
    guard sides.allSatisfy({ (0...DrawnEvidence.thickestRule).contains($0) }) else { return all }
    return [
      Rect(x0: outer.x0, y0: outer.y0, x1: inner.x0, y1: outer.y1),
      Rect(x0: inner.x1, y0: outer.y0, x1: outer.x1, y1: outer.y1),
      Rect(x0: outer.x0, y0: outer.y0, x1: outer.x1, y1: inner.y0),
      Rect(x0: outer.x0, y0: inner.y1, x1: outer.x1, y1: outer.y1),
    ].filter { min($0.width, $0.height) > 0 }
  }

  /// Where the path runs aslant or along a curve, or nil; round corners of a box are neither.
  var slope: Rect? {
    let slanted = subpaths.filter { subpath in
      let box = Rect(spanning: subpath.points)
      guard min(box.width, box.height) > Self.flattestSlope, !Self.isRoundedBox(subpath, box) else {
        return false
      }
      if !subpath.bends.isEmpty {
        return subpath.points.contains {
          min($0.x - box.x0, box.x1 - $0.x, $0.y - box.y0, box.y1 - $0.y) > Self.slack
        }
      }
      return zip(subpath.points, subpath.points.dropFirst()).contains {
        let (dx, dy) = (($1.x - $0.x).magnitude, ($1.y - $0.y).magnitude)
        return min(dx, dy) > max(Self.slack, 2 * Self.slope * max(dx, dy))
      }
    }
    return slanted.isEmpty ? nil : Rect(spanning: slanted.flatMap(\.points))
  }

  /// Whether a bent path is a box with round corners: browsers bend each of them in two steps.
  private static func isRoundedBox(_ subpath: Subpath, _ box: Rect) -> Bool {
    guard !subpath.bends.isEmpty else { return false }
    let points = subpath.points
    let straight = points.indices.dropFirst().reduce(0.0) { sum, index in
      let (from, to) = (points[index - 1], points[index])
      let (dx, dy) = ((to.x - from.x).magnitude, (to.y - from.y).magnitude)
      return !subpath.bends.contains(index) && min(dx, dy) < slack ? sum + max(dx, dy) : sum
    }
    return straight > box.width + box.height
  }

  /// Lines that rise by less than this, in points, are level.
  private static let flattestSlope = 1.0

  /// Whether a shape is so thin that it looks like a line whatever its ends: browsers mitre the borders of cells.
  private static func isThin(_ thickness: Double, _ length: Double) -> Bool {
    thickness <= DrawnEvidence.thickestRule && length > 4 * thickness
  }

  /// The straight segments that are parallel to an axis, as strokes.
  func lines(thickness: Double, isDashed: Bool) -> [Ruling] {
    var found: [Ruling] = []
    for subpath in subpaths {
      var points = subpath.points
      if subpath.isClosed, let first = points.first { points.append(first) }
      for index in points.indices.dropFirst() where !subpath.bends.contains(index) {
        let (from, to) = (points[index - 1], points[index])
        let (dx, dy) = ((to.x - from.x).magnitude, (to.y - from.y).magnitude)
        /// A wide stroke may be a rule painted across its own direction, as long as the rule is thick.
        let least = thickness > DrawnEvidence.thickestRule ? Self.thinnest : Self.slack
        guard min(dx, dy) < max(Self.slack, Self.slope * max(dx, dy)), max(dx, dy) > least,
          thickness <= DrawnEvidence.thickestRule || min(dx, dy) < Self.slope * max(dx, dy)
        else { continue }
        let axis: Axis = dx > dy ? .horizontal : .vertical
        let (start, end) = axis == .horizontal ? (from.x, to.x) : (from.y, to.y)
        found.append(
          Ruling(
            axis: axis,
            position: axis == .horizontal ? (from.y + to.y) / 2 : (from.x + to.x) / 2,
            start: min(start, end),
            end: max(start, end),
            thickness: thickness,
            source: .stroke,
            isDashed: isDashed
          )
        )
      }
    }
    return found
  }
}

extension Rect {
  /// The smallest box around the points.
  init(spanning points: [Point]) {
    self.init(
      x0: points.lazy.map(\.x).min() ?? 0,
      y0: points.lazy.map(\.y).min() ?? 0,
      x1: points.lazy.map(\.x).max() ?? 0,
      y1: points.lazy.map(\.y).max() ?? 0
    )
  }

  /// Its middle, as a box without extent.
  var middle: Rect { Rect(x0: midX, y0: midY, x1: midX, y1: midY) }

  /// The part that lies within `other`, or nil where there is none.
  func clipped(to other: Rect) -> Rect? {
    let cut = Rect(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
    return cut.x0 <= cut.x1 && cut.y0 <= cut.y1 ? cut : nil
  }
}

extension Ruling {
  /// The part that lies within `box`, or nil where there is none.
  func clipped(to box: Rect) -> Ruling? {
    let half = thickness / 2
    guard position + half >= box.start(along: axis.other), position - half <= box.end(along: axis.other)
    else {
      return nil
    }
    var cut = self
    cut.start = max(start, box.start(along: axis))
    cut.end = min(end, box.end(along: axis))
    return cut.start < cut.end ? cut : nil
  }
}
