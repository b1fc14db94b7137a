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
  /// What of the page is not hidden so far.
  private var ground: PaintedGround

  init(_ marks: [PaintedMark], on page: Rect) {
    ground = PaintedGround(page)
    for mark in marks {
      switch mark {
      case .slope(let box): addSlope(box)
      case .line(let ruling, let color): add(ruling, isWhite: GraphicsState.Paint(color: color).isWhite)
      case .image(let box, _) where min(box.width, box.height) <= Self.thickestRule:
        addRule(box)
      case .image(let box, let isOpaque):
        if isOpaque { ground.cover(box, isPale: true) }
        images.append(box)
      case .box(let box, let color, let isOpaque): add(box, color: color, isOpaque: isOpaque)
      }
    }
    rulings = ground.rulings + DotChain.rulings(of: ground.dots)
    shadings = ground.shadings
  }

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
    guard isWhite else { return ground.add(ruling) }
    let middle = ruling.box
    if let below = ground.shading(x: middle.midX, y: middle.midY),
      !GraphicsState.Paint(color: below.color).isWhite
    {
      var edge = ruling
      edge.source = .shadingEdge
      return ground.add(edge)
    }
    ground.wipe(ruling)
  }

  private mutating func addRule(_ box: Rect, isWhite: Bool = false) {
    let (thin, long) = (min(box.width, box.height), max(box.width, box.height))
    guard long >= Self.leastSlenderness * thin, long > 0.5 else {
      if !isWhite { ground.add(dot: box) }
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
    if isOpaque { ground.cover(box, isPale: GraphicsState.Paint(color: color).isPale) }
    /// White shows on another shading only, as cells do that are painted on a dark area.
    if !isWhite || ground.shading(x: box.midX, y: box.midY) != nil {
      ground.add(Shading(box: box, color: color))
    }
  }
}
