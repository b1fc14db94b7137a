import JuesuanModel

/// Tells which strings of a page are watermarks and stamps among its text: at a slant, in pale tiles, or large and of
/// another colour over other text.
struct Watermarks {
  /// Pale text printed at least so many times on one page is a watermark in tiles.
  private static let fewestTiles = 3
  /// Every channel of pale text is at least this bright.
  private static let paleness: UInt32 = 0xB0
  /// The same for letters so large that they are no figures.
  private static let largePaleness: UInt32 = 0x90
  /// The channels of a stamp's ink, red or blue, differ by at least this.
  private static let vividness: UInt32 = 0x60
  /// A stamp or a level watermark is at least this many times as large as most text.
  private static let largeness = 1.3
  /// A string at a slant whose size differs by less than this share from that of a string it crosses cannot be told
  /// from it by its letters.
  private static let alike = 0.2

  /// The strings by their numbers.
  private(set) var strings: Set<Int> = []
  /// Where stamps stand, with their colours: the frames around them are no rules of a table.
  private(set) var stamps: [(box: Rect, color: UInt32)] = []

  private struct Ink: Hashable {
    var color: UInt32
    var size: Int
    var digest: UInt64
  }

  /// - Parameters:
  ///   - drawing: What the page paints.
  ///   - unseen: Strings that nobody sees.
  init(_ drawing: PageDrawing, except unseen: Set<Int>) {
    let origins = drawing.origins
    let body = Self.bodySize(of: origins)
    var tiles: [Ink: [Int]] = [:]
    var large: [Ink: [Int]] = [:]
    var slanted: [Int] = []
    for (index, origin) in origins.enumerated() where !origin.isBlank && !unseen.contains(index) {
      let size = Int((origin.size * 4).rounded())
      if origin.isSlanted {
        slanted.append(index)
      } else if origin.size > Self.largeness * body, Self.isLargeMark(origin) {
        large[Ink(color: origin.color, size: size, digest: 0), default: []].append(index)
      } else if origin.byteCount > 1, Self.isPale(origin, Self.paleness) {
        tiles[Ink(color: 0, size: size, digest: origin.digest), default: []].append(index)
      }
    }
    let many = tiles.values.filter { $0.count >= Self.fewestTiles }
    guard !many.isEmpty || !large.isEmpty || !slanted.isEmpty else { return }
    let below = TextGround(drawing)
    for group in many {
      let members = Set(group)
      if group.contains(where: { below.lies(under: origins[$0], except: members) }) {
        strings.formUnion(group)
      }
    }
    for group in large.values {
      let members = Set(group)
      guard group.contains(where: { below.lies(under: origins[$0], except: members) }) else { continue }
      strings.formUnion(group)
      guard !Self.isPale(origins[group[0]], Self.largePaleness) else { continue }
      stamps += group.map { (origins[$0].box, origins[$0].color) }
    }
    strings.formUnion(slanted.filter { below.hasLetters(like: origins[$0], within: Self.alike) })
  }

  /// The size of most text, by bytes.
  private static func bodySize(of origins: [TextOrigin]) -> Double {
    let sizes = origins.filter { !$0.isInvisible && !$0.isBlank && !$0.isSlanted }
      .map { (size: $0.size, weight: min($0.byteCount, 1000)) }.sorted { $0.size < $1.size }
    let total = sizes.reduce(0) { $0 + $1.weight }
    var below = 0
    return sizes.first {
      below += $0.weight
      return 2 * below >= total
    }?.size ?? 0
  }

  private static func isLargeMark(_ origin: TextOrigin) -> Bool {
    let channels = [16, 8, 0].map { origin.color >> $0 & 0xFF }
    let isVivid = (channels.max() ?? 0) - (channels.min() ?? 0) >= vividness
    return isVivid || isPale(origin, largePaleness)
  }

  private static func isPale(_ origin: TextOrigin, _ paleness: UInt32) -> Bool {
    origin.opacity < 0.5
      || [16, 8, 0].allSatisfy { origin.color >> $0 & 0xFF >= paleness } && origin.color != 0xFFFFFF
  }
}
