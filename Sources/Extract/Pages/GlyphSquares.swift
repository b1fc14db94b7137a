import JuesuanModel

/// Glyphs by the square of the page in which their middle lies, so that only near ones are compared.
struct GlyphSquares {
  /// The side of a square, in points: about the size of type.
  private static let side = 16.0
  /// The most squares along one side of the page; what lies beyond shares the last.
  private static let most = 512

  private let columns: Int
  private let rows: Int
  /// For each square the glyph put there last, and for each glyph the one put into its square before it; -1 for none.
  private var last: [Int32]
  private var before: [Int32] = []

  init(_ page: Rect) {
    columns = Self.place(page.x1, limit: Self.most) + 1
    rows = Self.place(page.y1, limit: Self.most) + 1
    last = Array(repeating: -1, count: columns * rows)
  }

  private static func place(_ value: Double, limit: Int) -> Int {
    value > 0 ? Int(min(value / side, Double(limit - 1))) : 0
  }

  /// Adds the next glyph.
  mutating func append(x: Double, y: Double) {
    let square = Self.place(y, limit: rows) * columns + Self.place(x, limit: columns)
    before.append(last[square])
    last[square] = Int32(before.count - 1)
  }

  /// Whether a glyph in one of the squares that a box reaches into is wanted.
  func contains(x: ClosedRange<Double>, y: ClosedRange<Double>, where isWanted: (Int) -> Bool) -> Bool {
    for row in Self.place(y.lowerBound, limit: rows)...Self.place(y.upperBound, limit: rows) {
      for column in Self.place(x.lowerBound, limit: columns)...Self.place(x.upperBound, limit: columns) {
        var index = last[row * columns + column]
        while index >= 0 {
          if isWanted(Int(index)) { return true }
          index = before[Int(index)]
        }
      }
    }
    return false
  }
}
