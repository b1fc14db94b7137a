internal import JuesuanModel

extension AlignedArea {
  /// The last of the lines below the last row that are the rest of its wrapped name, or name the group of rows with
  /// which the table goes on on the next page.
  static func tail(
    from last: Int,
    _ lines: [SegmentLine],
    _ body: ArraySlice<SegmentLine>,
    _ box: Rect,
    _ rules: [Ruling]
  ) -> Int {
    let names = body.suffix(comparedRows).flatMap(\.segments).filter { !$0.isFigure }
    /// Where all cells stand at heights of their own, no line of figures has a name.
    let left = body.map(\.box.x0).min() ?? box.x0
    var end = last
    while end + 1 < lines.count {
      let line = lines[end + 1]
      let distance = line.box.midY - lines[end].box.midY
      let begins = names.contains { ($0.box.x0 - line.box.x0).magnitude < 0.2 * line.size }
      guard !breaks(line, box, body), line.box.x0 > left - 1, line.box.width < 0.4 * (box.x1 - left),
        distance < (end == last && !begins ? 1.3 : 1.45) * lines[last].size,
        distance < level * line.size || !isRuled(between: lines[last].box.midY, line.box.midY, rules, box)
      else { break }
      end += 1
    }
    guard end + 1 < lines.count else { return end }
    let (line, distance) = (lines[end + 1], lines[end + 1].box.midY - lines[end].box.midY)
    let isLast = end + 2 == lines.count || lines[end + 2].box.midY - line.box.midY > 3 * line.size
    let steps = zip(body, body.dropFirst()).map { $1.box.midY - $0.box.midY }
    let isGroup =
      line.segments.count == 1 && line.isGroup && !breaks(line, box, body)
      && distance < 1.1 * (steps.max() ?? 0)
      && (names.map(\.box.x0) + [box.x0]).contains { ($0 - line.box.x0).magnitude < 2.2 * line.size }
    if isLast, isGroup { return end + 1 }
    return nameAlone(below: end, lines, body, names) ?? end
  }

  /// The last line of a name without figures that ends a page: it stands as far below the rows as these from each other,
  /// and as their names do.
  private static func nameAlone(
    below end: Int,
    _ lines: [SegmentLine],
    _ body: ArraySlice<SegmentLine>,
    _ names: [Segment]
  ) -> Int? {
    let rest = lines[(end + 1)...]
    let rows = body.filter(\.isSeed)
    let steps = zip(rows, rows.dropFirst()).map { $1.box.midY - $0.box.midY }
    guard let first = rest.first, rest.count < 4, let step = steps.max(), let size = body.last?.size,
      first.box.midY - lines[end].box.midY < 1.1 * step,
      zip(rest, rest.dropFirst()).allSatisfy({ $1.box.midY - $0.box.midY < 1.7 * size }),
      rest.allSatisfy({ line in
        line.segments.count == 1 && !line.isCaption && !line.segments[0].isFigure && line.size == size
          && names.contains { $0.box.x0 < line.box.x1 && $0.box.x1 > line.box.x0 }
          && !body.flatMap(\.segments).contains {
            $0.isAmount && $0.box.x0 < line.box.x1 && $0.box.x1 > line.box.x0
          }
      }),
      names.contains(where: {
        ($0.box.x0 - first.box.x0).magnitude < 0.2 * size
          || ($0.box.midX - first.box.midX).magnitude < 0.2 * size
      })
    else { return nil }
    return lines.count - 1
  }

  /// What stands so near below a line, in font sizes, is in its row, though rules run below each cell.
  private static let level = 0.8
}
