public import JuesuanModel

/// What was understood of a page, as marks to be drawn over its picture.
public enum PageMarks {
  /// Colours by meaning: what a legend beside the picture would say.
  public enum Color {
    /// A glyph's box.
    public static let glyph: UInt32 = 0xB0B0B0
    /// A drawn rule.
    public static let ruling: UInt32 = 0xE07000
    /// A cell of the body.
    public static let cell: UInt32 = 0x1060D0
    /// A cell of the header.
    public static let header: UInt32 = 0x108040
    /// A flagged cell: below `Cell.leastConfidence`.
    public static let doubt: UInt32 = 0xD09000
    /// A place that a finding names.
    public static let finding: UInt32 = 0xD01030
  }

  /// Glyph boxes and rules of a page.
  public static func evidence(of page: PageContent) -> [PageMark] {
    let glyphs = page.glyphs.map { PageMark(box: $0.box, color: Color.glyph, width: 0.2) }
    let rulings = page.rulings.map { ruling in
      let box =
        ruling.axis == .horizontal
        ? Rect(x0: ruling.start, y0: ruling.position, x1: ruling.end, y1: ruling.position)
        : Rect(x0: ruling.position, y0: ruling.start, x1: ruling.position, y1: ruling.end)
      return PageMark(box: box, color: Color.ruling, width: max(ruling.thickness, 0.6))
    }
    return glyphs + rulings
  }

  /// The cells of a table on one page, numbered by row and column, spans as one box, doubts filled.
  public static func cells(of table: Table, page: Int) -> [PageMark] {
    table.rows.enumerated().flatMap { row, cells in
      cells.enumerated().compactMap { column, cell in
        guard let cell, cell.page == page else { return nil }
        let isDoubtful = cell.isFlagged
        let color = isDoubtful ? Color.doubt : row < table.headerRows ? Color.header : Color.cell
        let spans = cell.rowSpan > 1 || cell.columnSpan > 1 ? " \(cell.rowSpan)×\(cell.columnSpan)" : ""
        let certainty = isDoubtful ? " \(Int((cell.confidence * 100).rounded())) %" : ""
        let doubts = cell.doubts.isEmpty ? "" : " \(cell.doubts.joined(separator: ","))"
        return PageMark(
          box: cell.box,
          color: color,
          style: isDoubtful ? .area : .outline,
          label: "\(row),\(column)\(spans)\(certainty)\(doubts)"
        )
      }
    }
  }

  /// The header path of each amount column of a form, written where its first figure on the page stands.
  public static func headerPaths(of form: FormTable, page: Int) -> [PageMark] {
    form.columns.indices.compactMap { column in
      let figures = form.rows.lazy.flatMap(\.figures).filter { $0.column == column && $0.page == page }
      guard let first = figures.first else { return nil }
      let box = first.box
      return PageMark(
        box: box,
        color: Color.header,
        width: 0,
        label: shortened(form.columns[column].path, to: box.width)
      )
    }
  }

  /// The marks with their labels where they hide neither text nor each other.
  ///
  /// That is in a corner of their boxes, or above or below an area. Areas, which say what is wrong, choose first.
  /// Where there is no such place, header paths and what areas say hide text rather than each other, and numbers of
  /// cells, which their neighbours tell as well, are left out.
  public static func placed(_ marks: [PageMark], clearOf glyphs: [Glyph]) -> [PageMark] {
    var marks = marks
    var labels: [Rect] = []
    let areas = marks.indices.filter { marks[$0].style == .area }
    let others = marks.indices.filter { marks[$0].style != .area }
    for index in areas + others where !marks[index].label.isEmpty {
      let places = places(for: marks[index])
      let free = places.filter { place in !labels.contains { $0.intersects(place) } }
      let clear = free.first { place in !glyphs.contains { $0.box.intersects(place) } }
      guard clear != nil || marks[index].style == .area || marks[index].width == 0 else {
        marks[index].label = ""
        continue
      }
      let chosen = clear ?? free.first ?? places[0]
      labels.append(chosen)
      marks[index].labelPlace = Point(x: chosen.x0, y: chosen.y0)
    }
    return marks
  }

  /// Where the label of a mark may stand: in the corners of its box; that of an area above and below it as well.
  private static func places(for mark: PageMark) -> [Rect] {
    let (width, height) = (length(mark.label[...]), PageMark.labelSize * 1.2)
    let left = mark.box.x0 + PageMark.labelInset
    let inside = [mark.box.y0, mark.box.y1 - height]
    let outside = mark.style == .area ? [mark.box.y0 - height, mark.box.y1] : []
    return (inside + outside).flatMap { y in
      [left, max(left, mark.box.x1 - width - PageMark.labelInset)].map {
        Rect(x0: $0, y0: y, x1: $0 + width, y1: y + height)
      }
    }
  }

  /// How wide a label is, in points.
  private static func length(_ text: Substring) -> Double {
    text.unicodeScalars.reduce(0) { $0 + (($1.isWide ? 1 : 0.6) * PageMark.labelSize) }
  }

  /// The end of a path that fits over a column: its last level tells columns apart, and neighbours stay readable.
  private static func shortened(_ path: String, to width: Double) -> String {
    guard length(path[...]) > width else { return path }
    var rest = path[...]
    while rest.count > 2, length(rest) + PageMark.labelSize > width { rest = rest.dropFirst() }
    return "…" + rest
  }
}
