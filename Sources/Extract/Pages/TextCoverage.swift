import JuesuanModel

/// Which parts of a page its text covers, to notice strings of the content stream that were not read.
struct TextCoverage {
  /// The page is parted into squares of at least this size, in points: smaller than most glyphs.
  private static let leastSquare = 6.0
  /// The most squares along one side: more than a sheet of A0 has.
  private static let mostSquares = 1024.0
  /// Strings of fewer bytes than this together are white space, as most pages of Word show it.
  static let fewestBytes = 24
  /// At most so many places are looked at again.
  static let mostPlaces = 24
  /// Nothing that is seen stands farther off than this, in points.
  private static let farthest = 1e6
  /// How many spaces, each as wide as the em, may indent a string.
  private static let widestIndent = 4

  private let square: Double
  private let columns: Int
  private var taken: [Bool]

  init(_ text: PopplerText) {
    square = max(Self.leastSquare, max(text.width, text.height) / Self.mostSquares)
    columns = max(1, Int(text.width / square) + 1)
    taken = Array(repeating: false, count: columns * max(1, Int(text.height / square) + 1))
    add(text.characters)
  }

  /// Takes more characters as text of the page.
  mutating func add(_ characters: [PopplerText.Character]) {
    for character in characters {
      let box = character.box
      let slack = 0.3 * character.size
      guard box.isFiniteAndSmall(than: Self.farthest) else { continue }
      let rows = places(box.y0 - slack, box.y1 + slack, limit: taken.count / columns)
      for column in places(box.x0 - slack, box.x1 + slack, limit: columns) {
        for row in rows { taken[row * columns + column] = true }
      }
    }
  }

  private func places(_ low: Double, _ high: Double, limit: Int) -> Range<Int> {
    let first = min(max(0, Int(low / square)), limit)
    return first..<max(first, min(limit, Int(high / square) + 1))
  }

  /// Whether text stands at a place; places off the page count as covered.
  func covers(_ place: Point) -> Bool {
    guard place.x >= 0, place.y >= 0, place.x < Double(columns) * square, place.y < Self.farthest else {
      return true
    }
    let index = Int(place.y / square) * columns + Int(place.x / square)
    return index >= taken.count || taken[index]
  }

  /// Where strings stand that no text covers, the longest first; empty where they can only be white space.
  func missing(_ origins: [TextOrigin]) -> [Point] {
    let open = origins.filter { $0.byteCount > 3 && !$0.isInvisible && !isRead($0) }
    guard open.reduce(0, { $0 + min($1.byteCount, 1000) }) >= Self.fewestBytes else { return [] }
    return open.sorted { $0.byteCount > $1.byteCount }.prefix(Self.mostPlaces).map { $0.inside() }
  }

  /// Whether text stands where a string begins; a level one may begin with a few spaces, as paragraphs of Excel do
  /// that are indented by hand (上海市财政局25年预算).
  private func isRead(_ origin: TextOrigin) -> Bool {
    let spaces = origin.direction.x > 0.99 ? min(Self.widestIndent, origin.byteCount / 2) : 0
    return (0...spaces).contains { covers(origin.inside(after: $0)) }
  }
}

extension TextOrigin {
  /// A place within its first character, or within that which follows so many of full width, in points.
  fileprivate func inside(after count: Int = 0) -> Point {
    let along = (0.25 + Double(count)) * size
    return Point(
      x: point.x + along * direction.x + 0.3 * size * direction.y,
      y: point.y + along * direction.y - 0.3 * size * direction.x
    )
  }
}

extension Rect {
  fileprivate func isFiniteAndSmall(than limit: Double) -> Bool {
    [x0, y0, x1, y1].allSatisfy { $0.magnitude < limit }
  }
}
