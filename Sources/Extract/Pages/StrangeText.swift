import JuesuanModel

/// Finds the glyphs that belong to strings shown faintly or at a slant, by where those strings begin.
struct StrangeText {
  /// Larger than the text by this factor and hardly covering what is below, a string is a watermark.
  static let faintSize = 1.4
  static let faintOpacity = 0.5

  /// The upright strings; empty where none is faint.
  private let upright: [TextOrigin]
  private let slanted: [TextOrigin]
  private let median: Double
  /// Upright strings by their baselines, slanted ones by where their glyphs may stand.
  private var uprightAt: PageSquares
  private var slantedAt: PageSquares

  init(_ origins: [TextOrigin], median: Double, on page: Rect) {
    self.median = median
    slanted = origins.filter(\.isSlanted)
    let isFaint = { (origin: TextOrigin) in
      !origin.isSlanted && origin.opacity < Self.faintOpacity
    }
    upright = origins.contains(where: isFaint) ? origins.filter { !$0.isSlanted } : []
    (uprightAt, slantedAt) = (PageSquares(page), PageSquares(page))
    for (index, origin) in upright.enumerated() {
      uprightAt.insert(index, Rect(spanning: [origin.point]))
    }
    for (index, origin) in slanted.enumerated() {
      let (box, around) = (Rect(spanning: [origin.point, origin.end]), 2 * origin.size)
      slantedAt.insert(
        index,
        Rect(x0: box.x0 - around, y0: box.y0 - around, x1: box.x1 + around, y1: box.y1 + around)
      )
    }
  }

  /// Whether the glyph is large and pale like a watermark that lies level.
  func isFaint(_ character: PopplerText.Character) -> Bool {
    guard !upright.isEmpty, character.size > Self.faintSize * median else { return false }
    return (string(of: character)?.opacity ?? 1) < Self.faintOpacity
  }

  /// The string of the glyph's size that begins nearest before it on its line, or the nearest of any size.
  private func string(of character: PopplerText.Character) -> TextOrigin? {
    guard !upright.isEmpty else { return nil }
    let box = character.box
    let (top, bottom) = (box.y0, box.y1 + 0.1 * box.height)
    var nearest: (alike: Bool, origin: TextOrigin)?
    uprightAt.forEach(in: Rect(x0: 0, y0: top, x1: box.x1, y1: bottom)) { index in
      let origin = upright[index]
      guard origin.point.y > top, origin.point.y < bottom, origin.point.x < box.x1 else { return }
      let alike = Self.hasSize(origin, character)
      guard let known = nearest else {
        nearest = (alike, origin)
        return
      }
      if alike != known.alike ? alike : origin.point.x > known.origin.point.x { nearest = (alike, origin) }
    }
    return nearest?.origin
  }

  /// Whether the glyph has the size and colour of a slanted string and stands on its baseline.
  func isSlanted(_ character: PopplerText.Character) -> Bool {
    let box = character.box
    return slantedAt.contains(in: box.middle) { index in
      let origin = slanted[index]
      guard Self.hasSize(origin, character), Self.hasColor(origin, character) else { return false }
      let (dx, dy) = (box.midX - origin.point.x, box.midY - origin.point.y)
      let along = dx * origin.direction.x + dy * origin.direction.y
      let above = dx * origin.direction.y - dy * origin.direction.x
      return above > -0.4 * origin.size && above < 1.2 * origin.size && along > -origin.size
        && along < origin.reach
    }
  }

  private static func hasSize(_ origin: TextOrigin, _ character: PopplerText.Character) -> Bool {
    (character.size - origin.size).magnitude < 0.2 * origin.size
  }

  /// Whether colours agree as far as two readers of colour spaces do.
  private static func hasColor(_ origin: TextOrigin, _ character: PopplerText.Character) -> Bool {
    [16, 8, 0].allSatisfy { shift in
      let (one, other) = (Int(origin.color >> shift & 0xFF), Int(character.color >> shift & 0xFF))
      return abs(one - other) <= 0x48
    }
  }
}
