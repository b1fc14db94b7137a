import JuesuanModel

/// Finds where the head of an aligned table ends and its first row begins.
enum HeadBoundary {
  /// Moves lines of the header that are the upper half of the first name of the body, and the row of column numbers
  /// the other way.
  static func divided(
    _ area: AlignedArea,
    _ guides: Guides
  ) -> (header: [SegmentLine], body: [SegmentLine]) {
    var (header, body) = (area.header, area.body[...])
    let wraps = wrapsAbove(header, body: area.body, guides)
    body = (header.suffix(wraps) + body)[...]
    header.removeLast(wraps)
    while let last = header.last, headsRows(last, below: header.dropLast(), body, guides) {
      body = ([last] + body)[...]
      header.removeLast()
    }
    var moved = false
    while let first = body.first {
      let isNumbers = HeaderBlocks.isNumberLine(first) && body.count > 1
      let isUnits =
        header.last?.isYears == true && first.segments.count > 1
        && !first.segments.contains(where: \.isFigure)
      let isBesideNumbers =
        moved && !first.segments.contains(where: \.isFigure)
        && first.box.midY - (header.last?.box.midY ?? 0) < 0.9 * first.size
      let isMarks = !header.isEmpty && body.count > 1 && ColumnMarks.are(first.segments.map(\.text))
      guard isNumbers || isBesideNumbers || isUnits || isMarks || first.isYears || isYearHead(first, body)
      else {
        break
      }
      header.append(first)
      body = body.dropFirst()
      moved = true
    }
    return (header, Array(body))
  }

  /// Whether the last line of a header heads the rows below it and no column: it is one text lower than all heads,
  /// either over the names alone or parted from the heads by a rule.
  private static func headsRows(
    _ line: SegmentLine,
    below heads: ArraySlice<SegmentLine>,
    _ body: ArraySlice<SegmentLine>,
    _ guides: Guides
  ) -> Bool {
    guard line.segments.count == 1, !line.segments[0].isFigure, let first = body.first,
      let lowest = heads.flatMap(\.segments).map(\.box.midY).max(),
      line.box.midY - lowest > 0.8 * line.size
    else { return false }
    let figures = body.flatMap(\.segments).filter(\.isFigure)
    let left = figures.filter { $0.box.x0 > first.box.x0 + line.size }.map(\.box.x0).min() ?? first.box.x0
    /// The name of the names may go on beside the line.
    var box = Array(heads + body).box
    (box.x0, box.y0, box.y1) = (left, lowest, first.box.midY)
    let edges = guides.positions(along: .horizontal, parting: box)
    /// Others like it stand between the rows.
    let isRepeated = body.contains {
      $0.segments.count == 1 && ($0.box.midX - line.box.midX).magnitude < 0.3 * line.size
        && ($0.box.x0 - first.box.x0).magnitude > 2 * line.size
    }
    if !isRepeated, line.box.midX > left, UnitLine.says(line) { return false }
    if edges.contains(where: { $0 < line.box.midY }) { return true }
    if !edges.isEmpty { return false }
    if isRepeated || isApart(line, below: heads, first, body) { return true }
    /// The last line of a wrapped head, or one above the numbers of columns, belongs to the head.
    let isWrapped = heads.flatMap(\.segments).contains {
      HeadLeaves.goesOn($0, with: line.box, .none, em: line.size)
    }
    guard !isWrapped, !HeaderBlocks.isNumberLine(first) else { return false }
    return line.box.x1 < left && line.box.x0 < first.box.x0 + line.size
      && heads.flatMap(\.segments).contains { $0.box.x1 > left }
  }

  /// Whether a line stands in the middle of all columns farther below the heads than the lines of one do, and nearer to
  /// the row below it.
  private static func isApart(
    _ line: SegmentLine,
    below heads: ArraySlice<SegmentLine>,
    _ first: SegmentLine,
    _ body: ArraySlice<SegmentLine>
  ) -> Bool {
    guard let last = heads.last, last.segments.count > 2, !HeaderBlocks.isNumberLine(first) else {
      return false
    }
    let distance = line.box.midY - last.box.midY
    let box = last.box.union(Array(body).box)
    return distance > HeadLeaves.lineDistance * line.size && first.box.midY - line.box.midY < distance
      && (line.box.midX - box.midX).magnitude < line.size
      && !last.segments.contains { ($0.box.midX - line.box.midX).magnitude < 0.3 * line.size }
  }

  /// How many of the last lines above rows that may go on with a table name rows and no columns: all of them, or those
  /// below the heads of the columns that begin where names do, as what a page end leaves of a row does.
  static func rowNames(
    in header: [SegmentLine],
    of body: [SegmentLine],
    _ columns: PageTable.Columns
  ) -> Int {
    if namesRows(header, of: body, in: columns) { return header.count }
    let names = body.flatMap(\.segments).filter { !$0.isFigure }
    let tail = header.reversed().prefix { line in
      guard line.segments.count == 1, !line.segments[0].isFigure else { return false }
      return names.count { ($0.box.x0 - line.box.x0).magnitude < sameStart * line.size } >= fewestNames
    }
    let heads = header.dropLast(tail.count)
    /// The heads of names are set in the middle, and none is as low.
    guard let first = tail.last, heads.contains(where: { $0.segments.count > 1 }),
      heads.allSatisfy({ first.box.midY - $0.box.midY > nextLine * first.size }),
      heads.flatMap(\.segments).contains(where: { head in
        head.box.x0 > first.box.x0 + first.size && head.box.x0 < first.box.x1
      })
    else { return 0 }
    return tail.count
  }

  /// Texts of one column begin within this many font sizes of one place; so many names show where.
  private static let sameStart = 0.2
  private static let fewestNames = 3
  /// Lines stand at least this far below each other, in font sizes.
  private static let nextLine = 0.8

  /// Whether lines above rows that may go on with a table name rows and no columns: one text each, in its first columns.
  private static func namesRows(
    _ header: [SegmentLine],
    of body: [SegmentLine],
    in columns: PageTable.Columns
  ) -> Bool {
    let figures = body.flatMap(\.segments).filter(\.isAmount).map(\.box)
    return !header.isEmpty
      && header.allSatisfy { line in
        line.segments.count == 1 && !SegmentLine.isHeadWord(line.text)
          && line.box.x0 > columns.left - line.size
          && line.box.x1 < columns.right
          && !figures.contains { $0.x0 < line.box.x0 + line.size && $0.x1 > line.box.x0 }
      }
  }

  /// How many of the last lines of a header are the upper half of a wrapped name, whose figure stands at its middle.
  ///
  /// Such lines are mirrored below the figure. Otherwise a rule above them parts them from the head; without one they
  /// stand in the column of names alone, begin where names do, and the head has a line above them.
  private static func wrapsAbove(_ header: [SegmentLine], body: [SegmentLine], _ guides: Guides) -> Int {
    guard let first = body.first, !HeaderBlocks.isNumberLine(first) else { return 0 }
    /// The first of names that are counted on below, 一、 before 二、, may have no figure beside it.
    let counted = body.prefix(AlignedArea.comparedRows).flatMap(\.segments).compactMap {
      $0.isFigure ? nil : Normalisation.ordinal(of: $0.text)
    }
    if let place = header.firstIndex(where: { line in
      line.segments.allSatisfy { Normalisation.ordinal(of: $0.text)?.hasPrefix("一") ?? false }
    }), place > 0, counted.contains(where: { $0.hasPrefix("二") }) {
      return header.count - place
    }
    /// The numbers of columns end the head.
    if let numbers = header.lastIndex(where: HeaderBlocks.isNumberLine) {
      let below = header[(numbers + 1)...].prefix { $0.box.midY - header[numbers].box.midY > 0.9 * $0.size }
      if !below.isEmpty, numbers + 1 + below.count == header.count { return below.count }
    }
    var mirrored = 0
    for line in header.reversed() where mirrored < RowGrouping.mostLines / 2 {
      guard line.segments.allSatisfy({ isMirrored($0, about: first, body) }) else { break }
      mirrored += 1
    }
    if mirrored > 0 { return mirrored }
    if headsNothing(header, above: first, body) { return header.count }
    if let group = header.last, group.isGroup, header.count > 1,
      header.contains(where: { $0.segments.count > 1 }),
      body.contains(where: { ($0.box.x0 - group.box.x0).magnitude < 2.2 * group.size })
    {
      return 1
    }
    if isBelowHeads(header, above: first) { return 1 }
    guard let name = first.segments.first, !name.isFigure || first.segments.count > 1 else { return 0 }
    var box = body.box
    box.y0 = header.first?.box.y0 ?? box.y0
    let edge = guides.positions(along: .horizontal, parting: box).last {
      $0 < first.box.midY && $0 > (header.first?.box.midY ?? $0)
    }
    let names = body.flatMap { $0.segments.filter { !$0.isFigure } }
    var count = 0
    for line in header.reversed() {
      guard count + 1 < header.count, count < RowGrouping.mostLines / 2,
        line.segments.allSatisfy({ !$0.isFigure }),
        (header.dropLast(count).last?.box.y1 ?? 0) <= first.box.y1
      else { break }
      let below = header.suffix(count).first ?? first
      let distance = below.box.midY - line.box.midY
      let isNear = distance < 1.45 * first.size
      if let edge {
        let isOverNames = line.segments.allSatisfy { text in
          names.contains { $0.box.x0 < text.box.x1 && $0.box.x1 > text.box.x0 }
        }
        guard line.box.midY > edge, isNear || count == 0, isOverNames else { break }
      } else {
        let head = header.dropLast(count + 1).last
        let isHeaded = head.map { $0.segments.count > 1 } ?? false
        let begin = line.segments.allSatisfy { begins($0, names, size: first.size) }
        guard distance < HeadLeaves.lineDistance * first.size, begin, !HeadWords.head(line),
          isHeaded || count > 0 || header.count > 2
        else { break }
      }
      count += 1
    }
    return count
  }

  /// Whether all lines above the first row are those of its name, which wraps above its figure, as where a table goes on
  /// at the top of a page: a line apart, in the columns of names, of which tables with two sides have two.
  private static func headsNothing(
    _ header: [SegmentLine],
    above first: SegmentLine,
    _ body: [SegmentLine]
  ) -> Bool {
    let names = body.flatMap { $0.segments.filter { !$0.isFigure } }
    let lines = header + [first]
    return !header.isEmpty && header.count < RowGrouping.mostLines / 2
      && zip(lines, lines.dropFirst()).allSatisfy {
        $1.box.midY - $0.box.midY < HeadLeaves.lineDistance * first.size
      }
      && header.allSatisfy { line in
        line.segments.allSatisfy { text in
          !text.isFigure && !SegmentLine.isHeadWord(text.text) && begins(text, names, size: first.size)
            && names.contains { $0.box.x0 < text.box.x1 && $0.box.x1 > text.box.x0 }
        }
      }
  }

  /// Whether a text begins where most names of its column do.
  private static func begins(_ text: Segment, _ names: [Segment], size: Double) -> Bool {
    let own = names.filter { $0.box.x0 < text.box.x1 && $0.box.x1 > text.box.x0 }
    return own.count { ($0.box.x0 - text.box.x0).magnitude < 0.3 * size } * 2 > own.count
  }

  /// Whether the last line of a head is one text nearer to the name below it than to all heads, and lower than they.
  private static func isBelowHeads(_ header: [SegmentLine], above row: SegmentLine) -> Bool {
    guard header.count > 1, let line = header.last, line.segments.count == 1, let text = line.segments.first,
      let name = row.segments.first, !name.isFigure, row.box.midY - line.box.midY < 1.45 * row.size,
      (name.box.x0 - text.box.x0).magnitude < 0.3 * row.size
        || (name.box.midX - text.box.midX).magnitude < 0.3 * row.size
    else { return false }
    let heads = header.dropLast().flatMap(\.segments)
    return heads.contains { $0.box.x0 > text.box.x1 }
      && heads.allSatisfy { text.box.midY - $0.box.midY > (row.box.midY - line.box.midY) * 1.2 }
  }

  /// Whether a text above a row is the upper half of one of its names: a text of the row's own column, with no figure
  /// beside it, stands as far below the row.
  private static func isMirrored(_ text: Segment, about row: SegmentLine, _ body: [SegmentLine]) -> Bool {
    guard !text.isFigure, row.box.midY - text.box.midY < Double(RowGrouping.mostLines) / 2 * row.size else {
      return false
    }
    let place = 2 * row.box.midY - text.box.midY
    return body.dropFirst().contains { line in
      (line.box.midY - place).magnitude < 0.25 * row.size && !line.segments.contains(where: \.isFigure)
        && line.segments.contains {
          ($0.box.x0 - text.box.x0).magnitude < 0.3 * row.size
            || ($0.box.midX - text.box.midX).magnitude < 0.3 * row.size
        }
    }
  }

  /// Whether the only figure of a line is a year over figures that are none.
  private static func isYearHead(_ line: SegmentLine, _ body: ArraySlice<SegmentLine>) -> Bool {
    let figures = line.segments.filter(\.isFigure)
    guard figures.count == 1, figures[0].isYear else { return false }
    let below = body.dropFirst().prefix(6).flatMap(\.segments).filter {
      $0.isFigure && $0.box.x0 < figures[0].box.x1 && $0.box.x1 > figures[0].box.x0
    }
    return below.count > 1 && !below.contains(where: \.isYear)
  }
}
