import JuesuanModel

/// Sorts what a page paints into rule lines, shaded areas and pictures.
struct DrawnEvidence {
  /// A filled box up to this thick, in points, is a rule line; the thickest seen are 2.25 pt frames.
  static let thickestRule = 3.0
  /// A rule line is at least this many times as long as thick; shorter boxes are dots and corners.
  ///
  /// Corners of 0.48 × 0.48 pt join the boxes of 省法院 2018 and are covered by their neighbours.
  static let leastSlenderness = 2.0

  private(set) var rulings: [Ruling] = []
  private(set) var shadings: [Shading] = []
  private(set) var images: [Rect] = []
  private(set) var slopes: [Rect] = []

  init(_ marks: [PaintedMark]) {
    for mark in marks {
      switch mark {
      case .slope(let box): addSlope(box)
      case .line(let ruling, let color): add(ruling, isWhite: GraphicsState.Paint(color: color).isWhite)
      case .image(let box, _) where min(box.width, box.height) <= Self.thickestRule:
        addRule(box)
      case .image(let box, let isOpaque):
        if isOpaque { cover(box, isPale: true) }
        images.append(box)
      case .box(let box, let color, let isOpaque): add(box, color: color, isOpaque: isOpaque)
      }
    }
    rulings += DotChain.rulings(of: dots)
  }

  /// Filled squares too small to be shaded: corners, bullets and the dots of dotted rules.
  private var dots: [Rect] = []

  /// The parts of a curve that are painted one by one lie this near to each other, in points: dashes.
  private static let curveGap = 3.0

  /// Makes a curve of its parts, which are painted one after another.
  private mutating func addSlope(_ box: Rect) {
    guard let last = slopes.last, last.x0 < box.x1 + Self.curveGap, box.x0 < last.x1 + Self.curveGap,
      last.y0 < box.y1 + Self.curveGap, box.y0 < last.y1 + Self.curveGap
    else { return slopes.append(box) }
    slopes[slopes.count - 1] = last.union(box)
  }

  /// A white rule shows on shading alone; elsewhere it wipes out what it lies upon, as borders that were taken away.
  private mutating func add(_ ruling: Ruling, isWhite: Bool) {
    guard isWhite else { return rulings.append(ruling) }
    let middle = ruling.box
    if let ground = shadings.last(where: { $0.box.contains(x: middle.midX, y: middle.midY) }),
      !GraphicsState.Paint(color: ground.color).isWhite
    {
      var edge = ruling
      edge.source = .shadingEdge
      return rulings.append(edge)
    }
    let isCovered = { (other: Ruling) in
      other.axis == ruling.axis && other.thickness <= ruling.thickness + Self.sameLine
        && (other.position - ruling.position).magnitude <= Self.sameLine
        && other.start < ruling.end && other.end > ruling.start
    }
    guard rulings.contains(where: isCovered) else { return }
    rulings = rulings.flatMap { isCovered($0) ? $0.without(ruling.start...ruling.end) : [$0] }
  }

  /// Rules whose places and thicknesses differ by less, in points, lie upon each other.
  private static let sameLine = 0.1

  private mutating func addRule(_ box: Rect, isWhite: Bool = false) {
    let (thin, long) = (min(box.width, box.height), max(box.width, box.height))
    guard long >= Self.leastSlenderness * thin, long > 0.5 else {
      if !isWhite { dots.append(box) }
      return
    }
    let axis: Axis = box.width >= box.height ? .horizontal : .vertical
    let ruling = Ruling(
      axis: axis,
      position: box.middle(along: axis.other),
      start: box.start(along: axis),
      end: box.end(along: axis),
      thickness: thin,
      source: .thinFill
    )
    add(ruling, isWhite: isWhite)
  }

  private mutating func add(_ box: Rect, color: UInt32, isOpaque: Bool) {
    let isWhite = GraphicsState.Paint(color: color).isWhite
    if min(box.width, box.height) <= Self.thickestRule {
      addRule(box, isWhite: isWhite)
      return
    }
    if isOpaque { cover(box, isPale: GraphicsState.Paint(color: color).isPale) }
    /// White shows on another shading only, as cells do that are painted on a dark area.
    if !isWhite || shadings.contains(where: { $0.box.contains(x: box.midX, y: box.midY) }) {
      shadings.append(Shading(box: box, color: color))
    }
  }

  /// Takes away what an opaque area painted later hides: merged cells are painted white over a full net of rules.
  ///
  /// A dark area that meets part of a rule, as the square at a corner does, hides nothing that can be told from it.
  private mutating func cover(_ box: Rect, isPale: Bool) {
    /// A rule on the very edge of an area stays: fills of cells are painted up to the middle of their rules.
    let margin = 1.0
    let hidden = { (ruling: Ruling) in
      ruling.position > box.start(along: ruling.axis.other) + margin
        && ruling.position < box.end(along: ruling.axis.other) - margin
        && ruling.start < box.end(along: ruling.axis) && ruling.end > box.start(along: ruling.axis)
    }
    dots.removeAll { dot in
      Axis.allCases.allSatisfy {
        dot.middle(along: $0) > box.start(along: $0) + margin
          && dot.middle(along: $0) < box.end(along: $0) - margin
      }
    }
    if rulings.contains(where: hidden) {
      rulings = rulings.flatMap { ruling in
        guard hidden(ruling) else { return [ruling] }
        let stretch = box.start(along: ruling.axis) - margin...box.end(along: ruling.axis) + margin
        let rest = ruling.without(stretch)
        return isPale || rest.isEmpty ? rest : [ruling]
      }
    }
    shadings.removeAll { shading in
      shading.box.x0 >= box.x0 && shading.box.x1 <= box.x1 && shading.box.y0 >= box.y0
        && shading.box.y1 <= box.y1
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
