import JuesuanModel

/// The strings and rules of a page, to tell what lies under a string.
struct TextGround {
  private let origins: [TextOrigin]
  private var originsAt: PageSquares
  private var rules: [Ruling] = []
  private var rulesAt: PageSquares

  init(_ drawing: PageDrawing) {
    origins = drawing.origins
    (originsAt, rulesAt) = (PageSquares(drawing.page), PageSquares(drawing.page))
    for (index, other) in origins.enumerated()
    where !other.isSlanted && !other.isInvisible && other.byteCount > 1 {
      originsAt.insert(index, other.box)
    }
    for mark in drawing.marks {
      guard case .line(let rule, _) = mark else { continue }
      rulesAt.insert(rules.count, rule.box)
      rules.append(rule)
    }
  }

  /// Whether a string runs over other text or over a rule, as no figure of a table does, however pale its zeros.
  func lies(under origin: TextOrigin, except group: Set<Int>) -> Bool {
    let box = origin.box
    let margin = 0.2 * origin.size
    let isOverText = originsAt.contains(in: box) { index in
      guard !group.contains(index) else { return false }
      let (other, least) = (origins[index].box, 0.3 * min(origin.size, origins[index].size))
      let common = box.clipped(to: other)
      return (common?.height ?? 0) > least && (common?.width ?? 0) > least
    }
    return isOverText
      || rulesAt.contains(in: box) { index in
        let rule = rules[index]
        let (across, along) = (rule.axis.other, rule.axis)
        return rule.position > box.start(along: across) + margin
          && rule.position < box.end(along: across) - margin
          && rule.start < box.end(along: along) - margin && rule.end > box.start(along: along) + margin
      }
  }

  /// Whether a string at a slant crosses level text whose size differs by less than a share of its own.
  func hasLetters(like origin: TextOrigin, within share: Double) -> Bool {
    let far = Point(
      x: origin.point.x + origin.reach * origin.direction.x,
      y: origin.point.y + origin.reach * origin.direction.y
    )
    let (box, margin) = (Rect(spanning: [origin.point, far]), origin.size)
    let around = Rect(x0: box.x0 - margin, y0: box.y0 - margin, x1: box.x1 + margin, y1: box.y1 + margin)
    return originsAt.contains(in: around) { index in
      let other = origins[index]
      return (other.size - origin.size).magnitude < share * origin.size && around.intersects(other.box)
    }
  }
}
