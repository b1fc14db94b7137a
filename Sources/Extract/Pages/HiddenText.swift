import JuesuanModel

/// Tells which strings of a page a reader does not see, or sees as a watermark among the text.
struct HiddenText {
  /// A string covered by more than this share cannot be read.
  private static let coveredShare = 0.8
  /// Pale text printed at least so many times on one page is a watermark in tiles.
  private static let fewestTiles = 3
  /// Every channel of pale text is at least this bright.
  private static let paleness: UInt32 = 0xB0

  /// The strings by their numbers: those that nobody sees, and those of a watermark.
  private(set) var unseen: Set<Int> = []
  private(set) var tiles: Set<Int> = []

  var isEmpty: Bool { unseen.isEmpty && tiles.isEmpty }

  init(_ drawing: PageDrawing) {
    let origins = drawing.origins
    for index in origins.indices where origins[index].isInvisible && !origins[index].isBlank {
      unseen.insert(index)
    }
    for cover in drawing.covers {
      for index in 0..<min(cover.stringsBelow, origins.count)
      where cover.box.contains(
        x: origins[index].point.x,
        y: origins[index].point.y - 0.3 * origins[index].size
      )
        || cover.box.contains(x: origins[index].end.x, y: origins[index].end.y - 0.3 * origins[index].size)
      {
        if !origins[index].isBlank, origins[index].share(in: cover.box) > Self.coveredShare {
          unseen.insert(index)
        }
      }
    }
    struct Key: Hashable {
      var digest: UInt64
      var size: Int
    }
    var groups: [Key: [Int]] = [:]
    for (index, origin) in origins.enumerated()
    where !origin.isSlanted && origin.byteCount > 1 && Self.isPale(origin) && !unseen.contains(index) {
      groups[Key(digest: origin.digest, size: Int((origin.size * 4).rounded())), default: []].append(index)
    }
    for group in groups.values where group.count >= Self.fewestTiles {
      let members = Set(group)
      if group.contains(where: { Self.lies(origins[$0], over: drawing, except: members) }) {
        tiles.formUnion(group)
      }
    }
  }

  /// Whether a string runs over other text or over a rule, as no figure of a table does, however pale its zeros.
  private static func lies(_ origin: TextOrigin, over drawing: PageDrawing, except group: Set<Int>) -> Bool {
    let box = origin.box
    let hitsText = drawing.origins.enumerated().contains { index, other in
      guard !group.contains(index), !other.isSlanted, !other.isInvisible, other.byteCount > 1 else {
        return false
      }
      let common = box.clipped(to: other.box)
      return (common?.height ?? 0) > 0.3 * origin.size && (common?.width ?? 0) > 0.3 * origin.size
    }
    return hitsText
      || drawing.marks.contains { mark in
        guard case .line(let rule, _) = mark else { return false }
        let (across, along) = (rule.axis.other, rule.axis)
        let margin = 0.2 * origin.size
        return rule.position > box.start(along: across) + margin
          && rule.position < box.end(along: across) - margin
          && rule.start < box.end(along: along) - margin && rule.end > box.start(along: along) + margin
      }
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

  private static func isPale(_ origin: TextOrigin) -> Bool {
    origin.opacity < 0.5
      || [16, 8, 0].allSatisfy { origin.color >> $0 & 0xFF >= paleness } && origin.color != 0xFFFFFF
  }
}
