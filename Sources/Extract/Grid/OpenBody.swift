import JuesuanModel

/// The rows that stand without rules below a ruled head: the head is drawn cell by cell, the body is open.
struct OpenBody {
  /// Rows farther apart than this many font sizes belong to the page and not to the table.
  private static let farthestRows = 4.2
  /// Of the parts of a line at least this share lies within the columns of the head.
  private static let fittingShare = 0.8
  /// Rows of a body; fewer are a note below a small table.
  private static let fewestRows = 2

  /// A row alone has at least so many figures, and nothing else: the form of the 三公 has no other.
  private static let fewestFigures = 3

  /// A row has at most this many lines.
  private static let mostLines = 4

  /// The bottom of the last row, in points.
  let bottom: Double

  /// Nil where what stands below the grid does not fit its columns; `lines` are those outside all tables.
  init?(below lattice: Lattice, lines: [SegmentLine], obstacles: [Rect], rules: [Ruling], em: Double) {
    let (box, columns) = (lattice.shape.box, lattice.columns)
    guard columns.count > 2 else { return nil }
    let floor =
      obstacles.filter { $0.y0 >= box.y1 - em && $0.x0 < box.x1 && $0.x1 > box.x0 }.map(\.y0).min()
      ?? .infinity
    /// The next rule from side to side closes the table.
    let foot = rules.filter {
      $0.axis == .horizontal && $0.position > box.y1 + em && $0.start < box.x0 + em && $0.end > box.x1 - em
    }.map(\.position).min()
    var last = box.y1
    /// The bottom of the last line that has figures, an amount alone beside a wrapped name among them, and of the rest
    /// of a name that wraps below it.
    var end = box.y1
    var (rows, parts, fitting, taken) = (0, 0, 0, 0)
    var figures = 0
    for line in lines where line.box.midY > box.y1 && line.box.x1 > box.x0 && line.box.x0 < box.x1 {
      let isInside = line.box.x0 > box.x0 - em && line.box.x1 < box.x1 + em
      guard line.box.midY - last < Self.farthestRows * em, line.box.y1 < floor,
        line.box.midY < foot ?? .infinity,
        isInside, !line.isCaption
      else { break }
      let isProse = line.segments.count == 1 && line.box.width > 0.6 * box.width
      if isProse { break }
      taken += 1
      if line.segments.contains(where: \.isFigure), line.segments.count > 1 {
        rows += 1
        end = line.box.y1
        figures = line.segments.count(where: \.isFigure)
      } else if line.box.midY - end < em || line.segments[0].isAmount {
        end = line.box.y1
      }
      for segment in line.segments {
        parts += 1
        let isCrossed = columns.contains { $0 > segment.box.x0 + 0.3 * em && $0 < segment.box.x1 - 0.3 * em }
        if !isCrossed { fitting += 1 }
      }
      last = line.box.y1
    }
    let isOneRow = taken == 1 && parts == figures && figures >= Self.fewestFigures && fitting == parts
    guard rows >= Self.fewestRows || isOneRow, rows * Self.mostLines >= taken,
      Double(fitting) >= Self.fittingShare * Double(parts)
    else { return nil }
    bottom = foot.map { $0 - end < Self.farthestRows * em ? $0 : end } ?? end
  }
}
