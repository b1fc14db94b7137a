import JuesuanModel

/// Gives glyphs of fonts of Type 3 the size that the content stream sets them in.
///
/// Poppler guesses that size from the width of one glyph, as if it were a Latin letter, and takes ideographs for twice
/// as large as they are: browsers print Noto and Source Han that way. Lines of a wrapped name then look like one.
enum EmSizes {
  /// What Poppler and the content stream call fonts without a name.
  private static let unnamed = "Default"
  /// Ideographs are one em wide, give or take this share.
  private static let slack = 0.12

  /// Corrects `characters` whose fonts have no name, if their ideographs show that the stream knows their size;
  /// `origins` tell where strings begin and end.
  static func correct(_ characters: inout [PopplerText.Character], fonts: [String], origins: [TextOrigin]) {
    guard let font = fonts.firstIndex(of: unnamed) else { return }
    let places = characters.indices.filter { characters[$0].font == font }
    let ideographs = places.filter { isIdeograph(characters[$0].scalar) }
    let wrong = ideographs.count { !fits(characters[$0], characters[$0].size) }
    guard wrong * 2 > ideographs.count else { return }
    let level = origins.filter {
      $0.font == unnamed && $0.direction.y.magnitude < 0.05 && $0.direction.x > 0
    }.sorted { ($0.point.y, $0.point.x) < ($1.point.y, $1.point.x) }
    guard let drop = drop(of: places.map { characters[$0] }, level) else { return }
    let found = places.map { origin(of: characters[$0], drop: drop, level) }
    let right = zip(places, found).count { place, origin in
      origin.map { isIdeograph(characters[place].scalar) && fits(characters[place], $0.size) } ?? false
    }
    guard right * 2 > ideographs.count else { return }
    for (place, origin) in zip(places, found) {
      guard let origin else { continue }
      characters[place].size = origin.size
      characters[place].box.y0 = origin.point.y - EmBoxes.ascent * origin.size
      characters[place].box.y1 = origin.point.y + EmBoxes.descent * origin.size
    }
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x2F00...0x2FD5).contains(scalar.value)
  }

  private static func fits(_ character: PopplerText.Character, _ size: Double) -> Bool {
    (character.box.width - size).magnitude < slack * size
  }

  /// How far the baseline lies below the bottom of the boxes, in sizes as Poppler has them; nil where no string begins
  /// with one of the glyphs.
  private static func drop(of characters: [PopplerText.Character], _ origins: [TextOrigin]) -> Double? {
    var votes: [Int: Int] = [:]
    for character in characters {
      for origin in near(character.box, origins)
      where (origin.point.x - character.box.x0).magnitude < 0.02 * origin.size {
        votes[Int(((origin.point.y - character.box.y1) / character.size * 50).rounded()), default: 0] += 1
      }
    }
    return votes.max { ($0.value, -abs($0.key), $0.key) < ($1.value, -abs($1.key), $1.key) }
      .map { Double($0.key) / 50 }
  }

  /// The string that shows a character.
  private static func origin(
    of character: PopplerText.Character,
    drop: Double,
    _ origins: [TextOrigin]
  ) -> TextOrigin? {
    let baseline = character.box.y1 + drop * character.size
    return near(character.box, origins).filter {
      ($0.point.y - baseline).magnitude < 0.1 * $0.size && $0.point.x < character.box.x0 + 0.1 * $0.size
        && $0.end.x > character.box.x1 - 0.1 * $0.size
    }.max { $0.point.x < $1.point.x }
  }

  /// The strings, sorted from top to bottom, whose baselines run through a box.
  private static func near(_ box: Rect, _ origins: [TextOrigin]) -> ArraySlice<TextOrigin> {
    var (low, high) = (0, origins.count)
    while low < high {
      let middle = (low + high) / 2
      if origins[middle].point.y < box.y0 { low = middle + 1 } else { high = middle }
    }
    let end = origins[low...].firstIndex { $0.point.y > box.y1 } ?? origins.count
    return origins[low..<end]
  }
}
