import JuesuanModel

extension Lean {
  /// Text that leans less, as a share of its length, is told from level text by nothing that follows: rules and lines
  /// of a wide page drift by less than half a line.
  private static let least = 0.002
  /// Text that leans more, some seven degrees, is a watermark's.
  private static let most = 0.12
  /// Strings lean alike whose slopes differ by less, as those of an OCR layer do.
  private static let alike = 0.004
  /// Of the text of a page that leans at least this share leans alike.
  private static let share = 0.75

  /// The lean of a page by the directions of its strings; nil where it stands straight.
  init?(of origins: [TextOrigin], on page: Rect) {
    let slopes = origins.filter { !$0.isInvisible && !$0.isBlank && $0.byteCount > 0 }
      .map { (slope: $0.slope, weight: min($0.byteCount, 1000)) }
    let total = slopes.reduce(0) { $0 + $1.weight }
    guard slopes.contains(where: { $0.slope.magnitude > Self.least }) else { return nil }
    var below = 0
    let median = slopes.sorted { $0.slope < $1.slope }.first {
      below += $0.weight
      return 2 * below >= total
    }
    guard let median, (Self.least...Self.most).contains(median.slope.magnitude) else { return nil }
    let agreeing = slopes.reduce(0) {
      $0 + (($1.slope - median.slope).magnitude < Self.alike ? $1.weight : 0)
    }
    guard Double(agreeing) >= Self.share * Double(total) else { return nil }
    self.init(slope: median.slope, on: page)
  }

  /// What straightens places of the page as shown.
  var matrix: Matrix {
    let (origin, along) = (straightened((0, 0)), straightened((1, 0)))
    let (cosine, sine) = (along.x - origin.x, origin.y - along.y)
    return Matrix(a: cosine, b: -sine, c: sine, d: cosine, e: origin.x, f: origin.y)
  }

  /// The characters of the page where they stand once it is straightened; their boxes keep their sizes.
  func straighten(_ characters: inout [PopplerText.Character]) {
    for index in characters.indices {
      let box = characters[index].box
      characters[index].box = box.centred(at: straightened((box.midX, box.midY)))
    }
  }

  /// Strings of the straightened page where they begin and end on the page as shown.
  func leaning(_ origins: [TextOrigin]) -> [TextOrigin] {
    origins.map { origin in
      var origin = origin
      for end in [\TextOrigin.point, \.end] {
        let place = leaning((origin[keyPath: end].x, origin[keyPath: end].y))
        origin[keyPath: end] = Point(x: place.x, y: place.y)
      }
      return origin
    }
  }
}

extension TextOrigin {
  /// How far its baseline falls, as a share of its length, against the edge of the page it is nearest to.
  fileprivate var slope: Double {
    switch quarterTurns {
    case 0, 2: direction.y / direction.x
    default: -direction.x / direction.y
    }
  }
}

extension Rect {
  /// A box of the same size about a place.
  fileprivate func centred(at place: (x: Double, y: Double)) -> Rect {
    let (dx, dy) = (place.x - midX, place.y - midY)
    return Rect(x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy)
  }
}
