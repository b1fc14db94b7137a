import JuesuanModel

/// Things on a page by the squares into which they reach, so that only near ones are compared.
///
/// Pages of maps and plots paint a hundred thousand boxes; each of them meets a few others.
struct PageSquares {
  /// The side of a square, in points: about the size of type.
  private static let side = 16.0
  /// The most squares along one side of the page; what lies beyond shares the last.
  private static let most = 256

  private struct Entry {
    var thing: Int32
    /// The first column and row that the thing reaches into.
    var column: Int16
    var row: Int16
    /// The entry made before it in the same square; -1 for none.
    var before: Int32
  }

  private let columns: Int
  private let rows: Int
  /// For each square the entry made last; -1 for none.
  private var last: [Int32]
  private var entries: [Entry] = []

  init(_ page: Rect) {
    columns = Self.place(page.x1, limit: Self.most) + 1
    rows = Self.place(page.y1, limit: Self.most) + 1
    last = Array(repeating: -1, count: columns * rows)
  }

  private static func place(_ value: Double, limit: Int) -> Int {
    value > 0 ? Int(min(value / side, Double(limit - 1))) : 0
  }

  /// Adds a thing that fills a box.
  mutating func insert(_ thing: Int, _ box: Rect) {
    let (column, row) = (Self.place(box.x0, limit: columns), Self.place(box.y0, limit: rows))
    let (right, bottom) = (Self.place(box.x1, limit: columns), Self.place(box.y1, limit: rows))
    for y in row...max(row, bottom) {
      for x in column...max(column, right) {
        let square = y * columns + x
        entries.append(
          Entry(thing: Int32(thing), column: Int16(column), row: Int16(row), before: last[square])
        )
        last[square] = Int32(entries.count - 1)
      }
    }
  }

  /// Whether one of the things that share a square with a box is wanted; each is asked for once, in no order.
  func contains(in box: Rect, where isWanted: (Int) -> Bool) -> Bool {
    let (column, row) = (Self.place(box.x0, limit: columns), Self.place(box.y0, limit: rows))
    let (right, bottom) = (Self.place(box.x1, limit: columns), Self.place(box.y1, limit: rows))
    for y in row...max(row, bottom) {
      for x in column...max(column, right) {
        var index = Int(last[y * columns + x])
        while index >= 0 {
          let entry = entries[index]
          /// It is asked for in the first square that it shares with the box.
          if max(Int(entry.column), column) == x, max(Int(entry.row), row) == y, isWanted(Int(entry.thing)) {
            return true
          }
          index = Int(entry.before)
        }
      }
    }
    return false
  }

  /// Calls `body` once with each of the things that share a square with a box, in no order.
  func forEach(in box: Rect, _ body: (Int) -> Void) {
    _ = contains(in: box) { thing in
      body(thing)
      return false
    }
  }
}
