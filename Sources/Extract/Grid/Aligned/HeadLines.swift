import JuesuanModel

/// Tells lines of a head that hold figures from rows: Rate per / 100,000, 2011-12 / Adopted.
enum HeadLines {
  /// So many lines below a line of a head stand the first rows.
  private static let nearest = 8
  /// So many rows tell in which columns figures stand.
  private static let comparedRows = 3

  /// Heads in the middle of their columns stand this far, in font sizes, beside figures at the right edge.
  private static let aside = 1.2

  /// Whether words stand over the figures of the rows below, and figures only where they are years or the lower lines
  /// of words.
  static func hold(_ index: Int, of lines: [SegmentLine]) -> Bool {
    let line = lines[index]
    let figures = line.segments.filter(\.isFigure)
    guard line.segments.count > figures.count,
      figures.allSatisfy({ $0.isYear || isDate($0) || follows($0, index, lines) })
    else { return false }
    let rows = lines[(index + 1)...].prefix(nearest).filter { row in
      row.isSeed && !row.isYears && row.segments.contains(where: \.isAmount)
    }.prefix(comparedRows)
    guard rows.count == comparedRows, !lines[index + 1].isCaption else { return false }
    func stands(_ segment: Segment, over row: SegmentLine) -> Bool {
      let slack = aside * line.size
      return row.segments.contains {
        $0.isFigure && $0.box.x0 < segment.box.x1 + slack && $0.box.x1 > segment.box.x0 - slack
      }
    }
    /// Where nothing names the line, its words stand over columns, be it between them.
    let left = rows.flatMap(\.segments).filter(\.isAmount).map(\.box.x0).min() ?? .infinity
    if figures.allSatisfy({ $0.isYear || isDate($0) }), line.box.x0 > left - line.size { return true }
    let heads = line.segments.filter { segment in
      !segment.isFigure && rows.count { stands(segment, over: $0) } > 1
    }
    return !heads.isEmpty && heads.count >= figures.count { !$0.isYear && !isDate($0) }
  }

  /// Whether a figure is a date: 07/13/12.
  private static func isDate(_ figure: Segment) -> Bool {
    let parts = figure.text.split(separator: "/")
    return parts.count == 3 && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
  }

  /// Whether a figure goes on with words right above it.
  private static func follows(_ figure: Segment, _ index: Int, _ lines: [SegmentLine]) -> Bool {
    guard index > 0 else { return false }
    return lines[index - 1].segments.contains {
      !$0.isFigure && HeadLeaves.goesOn($0, with: figure.box, .none, em: lines[index].size)
    }
  }
}
