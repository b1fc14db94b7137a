import JuesuanModel

/// Rules drawn with box-drawing characters, which Chinese character sets have had since GB 2312 of 1980: ┌─┬─┐.
///
/// Each character has arms to some of its four sides. Two that stand beside each other or below each other and hold
/// out an arm to one another draw a piece of rule from the middle of one to that of the other.
struct BoxDrawing {
  /// The sides to which a character has arms.
  struct Arms: OptionSet {
    let rawValue: UInt8
    static let left = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let up = Arms(rawValue: 4)
    static let down = Arms(rawValue: 8)
    static let lying: Arms = [.left, .right]
    static let standing: Arms = [.up, .down]
    static let all: Arms = [.left, .right, .up, .down]

    /// Whether rules meet here or turn.
    var isJoint: Bool { self != .lying && self != .standing && !isEmpty }
  }

  /// Fewer joints draw no table: a frame has four.
  private static let fewestJoints = 4
  /// Characters of a lying rule stand this near, in font sizes.
  private static let touching = 0.3
  /// Those of a standing one follow within this distance, middle to middle, in font sizes: lines set with double space.
  private static let nextLine = 2.2
  /// They stand below each other within this, in font sizes.
  private static let sameColumn = 0.2

  /// The glyphs that draw, and what they draw.
  private(set) var glyphs: Set<Glyph> = []
  private(set) var rulings: [Ruling] = []

  /// Nothing where too few joints stand on the page.
  init(_ page: [Glyph]) {
    let drawing = page.filter { (0x2500...0x257F).contains($0.scalar.value) }
    guard drawing.count(where: { Self.arms(of: $0.scalar).isJoint }) >= Self.fewestJoints else { return }
    glyphs = Set(drawing)
    for row in GlyphRow.rows(of: drawing) {
      link(row.glyphs.sorted { $0.box.x0 < $1.box.x0 }, .horizontal)
    }
    let placed = drawing.sorted { ($0.box.midX, $0.box.midY) < ($1.box.midX, $1.box.midY) }
    var column: [Glyph] = []
    for glyph in placed {
      if let first = column.first, glyph.box.midX - first.box.midX > Self.sameColumn * first.size {
        link(column.sorted { $0.box.midY < $1.box.midY }, .vertical)
        column = []
      }
      column.append(glyph)
    }
    link(column.sorted { $0.box.midY < $1.box.midY }, .vertical)
  }

  /// Draws the rules along a line of characters.
  private mutating func link(_ line: [Glyph], _ axis: Axis) {
    var start = 0
    for end in line.indices where end + 1 == line.count || !Self.meet(line[end], line[end + 1], axis) {
      defer { start = end + 1 }
      guard start < end else { continue }
      let (first, last) = (line[start].box, line[end].box)
      rulings.append(
        Ruling(
          axis: axis,
          position: axis == .horizontal ? first.midY : first.midX,
          start: axis == .horizontal ? first.midX : first.midY,
          end: axis == .horizontal ? last.midX : last.midY,
          thickness: 0.5,
          source: .stroke
        )
      )
    }
  }

  /// Whether two characters, the second right of the first or below it, hold out an arm to each other.
  private static func meet(_ first: Glyph, _ second: Glyph, _ axis: Axis) -> Bool {
    let (one, other) = (arms(of: first.scalar), arms(of: second.scalar))
    switch axis {
    case .horizontal:
      return one.contains(.right) && other.contains(.left)
        && second.box.x0 - first.box.x1 < touching * first.size
    case .vertical:
      return one.contains(.down) && other.contains(.up)
        && second.box.midY - first.box.midY < nextLine * first.size
    }
  }

  /// The arms of a character; none for one that draws no rule.
  ///
  /// Unicode orders them by shape, each in four weights, then with double lines.
  static func arms(of scalar: Unicode.Scalar) -> Arms {
    switch scalar.value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550: .lying
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: .standing
    case 0x250C...0x250F, 0x2552...0x2554, 0x256D: [.right, .down]
    case 0x2510...0x2513, 0x2555...0x2557, 0x256E: [.left, .down]
    case 0x2514...0x2517, 0x2558...0x255A, 0x2570: [.right, .up]
    case 0x2518...0x251B, 0x255B...0x255D, 0x256F: [.left, .up]
    case 0x251C...0x2523, 0x255E...0x2560: [.up, .down, .right]
    case 0x2524...0x252B, 0x2561...0x2563: [.up, .down, .left]
    case 0x252C...0x2533, 0x2564...0x2566: [.left, .right, .down]
    case 0x2534...0x253B, 0x2567...0x2569: [.left, .right, .up]
    case 0x253C...0x254B, 0x256A...0x256C: .all
    default: []
    }
  }
}
