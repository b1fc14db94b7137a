import JuesuanModel

/// Rules and shading edges that bound no cell alone but part the rows and columns of an aligned table.
struct Guides {
  /// A guide runs along at least this share of the table: shorter ones underline words, and stripes painted cell by
  /// cell show the edges of columns along every second row.
  static let leastShare: [Axis: Double] = [.horizontal: 0.6, .vertical: 0.4]

  /// Pieces of one line differ by less than this, in points.
  static let sameLine = 1.0

  /// Rules and edges of both directions, broken ones healed and doubled ones made one.
  private var rulings: [Ruling] = []

  static let none = Guides()

  private init() {}

  init(_ rulings: [Ruling], _ tolerance: Tolerance) {
    self.rulings = Axis.allCases.flatMap { rulings.joined(along: $0, tolerance) }
  }

  /// The guides of one direction, by position.
  func along(_ axis: Axis) -> [Ruling] { rulings.filter { $0.axis == axis } }

  /// The places at which guides along `axis` part a box from side to side.
  func positions(along axis: Axis, parting box: Rect) -> [Double] {
    let (start, end) = (box.start(along: axis), box.end(along: axis))
    var cover: [(position: Double, length: Double)] = []
    for rule in along(axis)
    where rule.position > box.start(along: axis.other) && rule.position < box.end(along: axis.other) {
      let length = max(0, min(rule.end, end) - max(rule.start, start))
      if let last = cover.last, rule.position - last.position < Self.sameLine {
        cover[cover.count - 1].length += length
      } else {
        cover.append((rule.position, length))
      }
    }
    return cover.filter { $0.length >= (Self.leastShare[axis] ?? 1) * (end - start) }.map(\.position)
  }
}
