import JuesuanModel

/// The rules, dots and shadings of a page as far as nothing painted later hides them.
///
/// Each box of a page may hide any earlier one, so they are kept by the squares of the page in which they lie.
struct PaintedGround {
  /// What is left of each painted rule: nothing, all of it or what stands beside a cover.
  private var rules: [[Ruling]] = []
  private var rulesAt: PageSquares
  /// Filled squares too small to be shaded: corners, bullets and the dots of dotted rules; nil where hidden.
  private var specks: [Rect?] = []
  private var specksAt: PageSquares
  private var areas: [Shading?] = []
  private var areasAt: PageSquares

  init(_ page: Rect) {
    let empty = PageSquares(page)
    (rulesAt, specksAt, areasAt) = (empty, empty, empty)
  }

  /// What can be seen, in the order of painting.
  var rulings: [Ruling] { rules.flatMap { $0 } }
  var dots: [Rect] { specks.compactMap { $0 } }
  var shadings: [Shading] { areas.compactMap { $0 } }

  mutating func add(_ ruling: Ruling) {
    rulesAt.insert(rules.count, ruling.box)
    rules.append([ruling])
  }

  mutating func add(dot: Rect) {
    specksAt.insert(specks.count, dot)
    specks.append(dot)
  }

  mutating func add(_ shading: Shading) {
    areasAt.insert(areas.count, shading.box)
    areas.append(shading)
  }

  /// The shading painted last at a place, or nil.
  func shading(x: Double, y: Double) -> Shading? {
    var top = -1
    areasAt.forEach(in: Rect(x0: x, y0: y, x1: x, y1: y)) { index in
      if index > top, areas[index]?.box.contains(x: x, y: y) == true { top = index }
    }
    return top < 0 ? nil : areas[top]
  }

  /// Rules whose places and thicknesses differ by less, in points, lie upon each other.
  private static let sameLine = 0.1

  /// Takes away the rules upon which a white one lies.
  mutating func wipe(_ white: Ruling) {
    let isWiped = { (other: Ruling) in
      other.axis == white.axis && other.thickness <= white.thickness + Self.sameLine
        && (other.position - white.position).magnitude <= Self.sameLine
        && other.start < white.end && other.end > white.start
    }
    let stretch = white.start...white.end
    let (near, box) = (rulesAt, white.box)
    let around = Rect(
      x0: box.x0 - Self.sameLine,
      y0: box.y0 - Self.sameLine,
      x1: box.x1 + Self.sameLine,
      y1: box.y1 + Self.sameLine
    )
    near.forEach(in: around) { index in
      guard rules[index].contains(where: isWiped) else { return }
      rules[index] = rules[index].flatMap { isWiped($0) ? $0.without(stretch) : [$0] }
    }
  }

  /// A rule on the very edge of an area stays, in points: fills of cells are painted up to the middle of their rules.
  private static let edge = 1.0

  /// Takes away what an opaque area painted later hides: merged cells are painted white over a full net of rules.
  ///
  /// A dark area that meets part of a rule, as the square at a corner does, hides nothing that can be told from it.
  mutating func cover(_ box: Rect, isPale: Bool) {
    let near = (rules: rulesAt, specks: specksAt, areas: areasAt)
    let hides = { (rule: Ruling) in
      rule.position > box.start(along: rule.axis.other) + Self.edge
        && rule.position < box.end(along: rule.axis.other) - Self.edge
        && rule.start < box.end(along: rule.axis) && rule.end > box.start(along: rule.axis)
    }
    near.rules.forEach(in: box) { index in
      guard rules[index].contains(where: hides) else { return }
      rules[index] = rules[index].flatMap { rule in
        guard hides(rule) else { return [rule] }
        let rest = rule.without(
          box.start(along: rule.axis) - Self.edge...box.end(along: rule.axis) + Self.edge
        )
        return isPale || rest.isEmpty ? rest : [rule]
      }
    }
    near.specks.forEach(in: box) { index in
      guard let dot = specks[index] else { return }
      let isHidden = Axis.allCases.allSatisfy {
        dot.middle(along: $0) > box.start(along: $0) + Self.edge
          && dot.middle(along: $0) < box.end(along: $0) - Self.edge
      }
      if isHidden { specks[index] = nil }
    }
    near.areas.forEach(in: box) { index in
      guard let inner = areas[index]?.box, inner.x0 >= box.x0, inner.x1 <= box.x1, inner.y0 >= box.y0,
        inner.y1 <= box.y1
      else { return }
      areas[index] = nil
    }
  }
}

extension Ruling {
  /// What is left of it beside a stretch along its direction.
  fileprivate func without(_ hidden: ClosedRange<Double>) -> [Ruling] {
    var (before, after) = (self, self)
    before.end = hidden.lowerBound
    after.start = hidden.upperBound
    return [before, after].filter { $0.length > 0 }
  }
}
