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

  init(_ origins: [TextOrigin], median: Double) {
    self.median = median
    slanted = origins.filter(\.isSlanted)
    let isFaint = { (origin: TextOrigin) in
      !origin.isSlanted && origin.opacity < Self.faintOpacity
    }
    upright = origins.contains(where: isFaint) ? origins.filter { !$0.isSlanted } : []
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
    let before = upright.filter {
      $0.point.y > box.y0 && $0.point.y < box.y1 + 0.1 * box.height && $0.point.x < box.x1
    }
    let alike = before.filter { Self.hasSize($0, character) }
    return (alike.isEmpty ? before : alike).max { $0.point.x < $1.point.x }
  }

  /// Whether the glyph has the size and colour of a slanted string and stands on its baseline.
  func isSlanted(_ character: PopplerText.Character) -> Bool {
    slanted.contains { origin in
      guard Self.hasSize(origin, character), Self.hasColor(origin, character) else { return false }
      let (dx, dy) = (character.box.midX - origin.point.x, character.box.midY - origin.point.y)
      let along = dx * origin.direction.x + dy * origin.direction.y
      let above = dx * origin.direction.y - dy * origin.direction.x
      return above > -0.4 * origin.size && above < 1.2 * origin.size && along > -origin.size
        && along < Double(origin.byteCount + 1) * origin.size
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
