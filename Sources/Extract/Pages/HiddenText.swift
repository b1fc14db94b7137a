import JuesuanModel

/// Tells which strings of a page a reader does not see, or sees as a watermark among the text.
struct HiddenText {
  /// A string covered by more than this share cannot be read.
  private static let coveredShare = 0.8
  /// A string covered by at least this share is hidden in part: a digit of a long figure.
  private static let partShare = 0.1

  /// The strings by their numbers: those that nobody sees, and those of a watermark.
  private(set) var unseen: Set<Int> = []
  private var tiles: Set<Int> = []
  /// Strings of which areas painted later hide a part.
  private(set) var partlyCovered: [CoveredGlyphs.Place] = []
  /// Where stamps stand, with their colours.
  let stamps: [(box: Rect, color: UInt32)]

  var isEmpty: Bool { unseen.isEmpty && tiles.isEmpty }

  init(_ drawing: PageDrawing) {
    let origins = drawing.origins
    for index in origins.indices where origins[index].isInvisible && !origins[index].isBlank {
      unseen.insert(index)
    }
    let covered = Self.covered(drawing)
    unseen.formUnion(covered.whole)
    partlyCovered = covered.part.filter { !covered.whole.contains($0.string) }
    let marks = Watermarks(drawing, except: unseen)
    (tiles, stamps) = (marks.strings, marks.stamps)
  }

  /// The strings that areas painted later hide, in whole or in part.
  private static func covered(_ drawing: PageDrawing) -> (whole: Set<Int>, part: [CoveredGlyphs.Place]) {
    let origins = drawing.origins
    guard !drawing.covers.isEmpty else { return ([], []) }
    var whole: Set<Int> = []
    var part: [CoveredGlyphs.Place] = []
    var strings = PageSquares(drawing.page)
    for (index, origin) in origins.enumerated() where !origin.isBlank { strings.insert(index, origin.box) }
    for cover in drawing.covers {
      strings.forEach(in: cover.box) { index in
        guard index < cover.stringsBelow, cover.box.intersects(origins[index].box) else { return }
        let share = origins[index].share(in: cover.box)
        if share > coveredShare {
          whole.insert(index)
        } else if share > partShare {
          part.append(CoveredGlyphs.Place(string: index, cover: cover))
        }
      }
    }
    return (whole, part)
  }

  /// The changes to the streams that take these strings off the page; a form drawn more than once keeps what is seen
  /// somewhere.
  func shifts(_ origins: [TextOrigin]) -> [TextShift] {
    struct Place: Hashable {
      var stream: Int
      var start: Int
    }
    func place(_ origin: TextOrigin) -> Place { Place(stream: origin.stream, start: origin.bytes.lowerBound) }
    let kept = Set(remaining(origins).map(place))
    var known: Set<Place> = []
    return unseen.union(tiles).sorted().map { origins[$0] }
      .filter { !kept.contains(place($0)) && known.insert(place($0)).inserted }
      .map(TextShift.init)
  }

  /// Whether a mark is drawn around a stamp in its own colour.
  func isFrameOfStamp(_ mark: PaintedMark) -> Bool {
    guard !stamps.isEmpty, case .line(let rule, let color) = mark else { return false }
    return stamps.contains { stamp in
      let reach = 1.5 * stamp.box.height
      let around = Rect(
        x0: stamp.box.x0 - reach,
        y0: stamp.box.y0 - reach,
        x1: stamp.box.x1 + reach,
        y1: stamp.box.y1 + reach
      )
      return stamp.color == color && around.clipped(to: rule.box) == rule.box
    }
  }

  /// The strings that are seen and belong to the text.
  func remaining(_ origins: [TextOrigin]) -> [TextOrigin] {
    isEmpty
      ? origins : origins.indices.filter { !unseen.contains($0) && !tiles.contains($0) }.map { origins[$0] }
  }

  /// What was left out.
  func diagnostics(_ origins: [TextOrigin], page: Int) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !unseen.isEmpty {
      found.append(
        Diagnostic(.note, "glyph-invisible", "\(unseen.count) 处文字看不见（透明、被遮盖或被裁去），未取", page: page)
      )
    }
    if let first = tiles.min() {
      let box = tiles.reduce(origins[first].box) { $0.union(origins[$1].box) }
      found.append(Diagnostic(.note, "watermark", "\(tiles.count) 处平铺的水印未计入正文", page: page, box: box))
    }
    return found
  }
}
