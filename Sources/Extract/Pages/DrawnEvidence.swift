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

  init(_ marks: [PaintedMark]) {
    for mark in marks {
      switch mark {
      case .line(let ruling): rulings.append(ruling)
      case .image(let box): images.append(box)
      case .box(let box, let color, let isOpaque): add(box, color: color, isOpaque: isOpaque)
      }
    }
  }

  private mutating func add(_ box: Rect, color: UInt32, isOpaque: Bool) {
    let isWhite = GraphicsState.Paint(color: color).isWhite
    let (thin, long) = (min(box.width, box.height), max(box.width, box.height))
    if thin <= Self.thickestRule {
      guard !isWhite, long >= Self.leastSlenderness * thin, long > 0.5 else { return }
      let axis: Axis = box.width >= box.height ? .horizontal : .vertical
      rulings.append(
        Ruling(
          axis: axis,
          position: box.middle(along: axis.other),
          start: box.start(along: axis),
          end: box.end(along: axis),
          thickness: thin,
          source: .thinFill
        )
      )
      return
    }
    if isOpaque { cover(box) }
    if !isWhite { shadings.append(Shading(box: box, color: color)) }
  }

  /// Takes away what an opaque area painted later hides altogether.
  private mutating func cover(_ box: Rect) {
    /// A rule on the very edge of an area stays: fills of cells are painted up to the middle of their rules.
    let margin = 1.0
    rulings.removeAll { ruling in
      ruling.position > box.start(along: ruling.axis.other) + margin
        && ruling.position < box.end(along: ruling.axis.other) - margin
        && ruling.start >= box.start(along: ruling.axis) - margin
        && ruling.end <= box.end(along: ruling.axis) + margin
    }
    shadings.removeAll { shading in
      shading.box.x0 >= box.x0 && shading.box.x1 <= box.x1 && shading.box.y0 >= box.y0
        && shading.box.y1 <= box.y1
    }
  }
}
