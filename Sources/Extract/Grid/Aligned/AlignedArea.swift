import JuesuanModel

/// A run of printed lines that may be a table held together by alignment alone.
struct AlignedArea {
  /// The lines of the body, from top to bottom.
  var body: [SegmentLine]
  /// The lines above it that may head its columns, from top to bottom.
  var header: [SegmentLine]

  /// Rows farther apart than this many font sizes belong to two tables.
  static let farthestRows = 4.2
  /// The same for rows whose figures stand under each other: cells may be padded.
  static let farthestAlignedRows = 6.5
  /// Names this much farther below the last row than any two rows are apart head the next table.
  static let farShare = 1.25
  /// A rule within this many font sizes above the middle of a line of the head is the top of its row.
  static let highestHead = 3.4
  /// A title is set larger than the body by at least this factor.
  static let titleFactor = 1.2

  /// The areas of a page.
  ///
  /// `rules` are horizontal rules that bound no cell, by position, `sides` upright ones.
  static func areas(in lines: [SegmentLine], rules: [Ruling], sides: [Ruling] = []) -> [AlignedArea] {
    var areas: [AlignedArea] = []
    let bands = BandedRows(rules)
    var index = 0
    /// The first line below the area before.
    var done = 0
    while index < lines.count {
      /// Years head columns; what stands below them tells how wide the table is.
      guard lines[index].isSeed, !lines[index].isYears, !marksColumns(index, lines),
        !HeadLines.hold(index, of: lines)
      else {
        index += 1
        continue
      }
      var last = index
      var next = index + 1
      var box = lines[index].box
      while next < lines.count {
        let line = lines[next]
        /// Lines of a wrapped name bridge the distance of two figures.
        let isBridge =
          next - 1 > last && lines[next - 1].segments.count == 1
          && lines[next - 1].box.width < 0.4 * box.width && lines[next - 1].box.x0 > box.x0 - 1
        let gap = line.box.midY - lines[isBridge ? next - 1 : last].box.midY
        let isRow = fits(line, under: lines[index...last])
        let isBanded = { bands.goesOn(at: next, lines, from: index, to: last, box) }
        let reach = isRow || isFramed(line, below: lines[last], sides) ? farthestAlignedRows : farthestRows
        if !isRow, breaks(line, box, lines[index...last]) { break }
        if gap > reach * lines[last].size || heads(from: next, lines, lines[index...last])
          || isParted(line, from: lines[last], rules, box)
        {
          guard isBanded() else { break }
        }
        if isRow || line.isSeed || (line.segments.count >= 2 && line.widestGap > 1.5) {
          last = next
          box = box.union(line.box)
        }
        next += 1
      }
      let end = tail(from: last, lines, lines[index...last], box, rules)
      let header = headerStart(above: index, after: done, lines, box, rules, sides)
      let area = AlignedArea(body: Array(lines[index...end]), header: Array(lines[header..<index]))
      if header == done, let last = areas.last, last.goesOn(with: area) {
        areas[areas.count - 1].body += area.header + area.body
      } else {
        areas.append(area)
      }
      index = end + 1
      done = index
    }
    return areas
  }

  /// Whether rows right below are rows of the same table: nothing heads them but the title of a group or a wrapped name,
  /// and their figures stand under those of this one.
  private func goesOn(with next: AlignedArea) -> Bool {
    let heads = next.header.flatMap(\.segments)
    guard let last = body.last, let first = next.header.first ?? next.body.first,
      first.box.midY - last.box.midY < Self.farthestRows * last.size,
      next.header.allSatisfy({ $0.segments.count == 1 }), !heads.contains(where: \.isFigure)
    else { return false }
    let above = body.suffix(Self.comparedRows).flatMap(\.segments).filter(\.isFigure).map(\.box)
    let own = next.body.prefix(Self.comparedRows).flatMap(\.segments).filter(\.isFigure).map(\.box)
    let slack = 0.2 * last.size
    let under = own.count { box in
      above.contains {
        ($0.x1 - box.x1).magnitude < slack || ($0.x0 - box.x0).magnitude < slack
          || ($0.midX - box.midX).magnitude < slack
          || 2 * (min($0.x1, box.x1) - max($0.x0, box.x0)) > min($0.width, box.width)
      }
    }
    /// A name over figures heads them.
    let isHeaded = heads.contains { head in
      own.contains { $0.x0 < head.box.x1 && $0.x1 > head.box.x0 } && head.box.x0 > body.box.x0 + last.size
    }
    return under * 4 >= own.count * 3 && !isHeaded
  }

  /// So many rows on either side tell whether their figures stand under each other.
  static let comparedRows = 6

  /// Whether a line marks the columns of rows that follow closely, （1） （2）, or farther below with its name, 栏次 1 2: it
  /// heads them.
  private static func marksColumns(_ index: Int, _ lines: [SegmentLine]) -> Bool {
    let areMarks = ColumnMarks.are(lines[index].segments.map(\.text))
    guard areMarks || HeadWords.head(lines[index]) else { return false }
    return lines[(index + 1)...].prefix(2).contains { line in
      let distance = line.box.midY - lines[index].box.midY
      return line.isSeed && line.segments.contains(where: \.isAmount)
        && (areMarks ? 0 : farthestRows) * line.size < distance
        && distance < (areMarks ? farthestRows : highestRow) * line.size
    }
  }

  /// All lines as one area: what stands above the first row of figures heads it; nil without such a row.
  static func whole(_ lines: [SegmentLine]) -> AlignedArea? {
    guard
      let first = lines.indices.first(where: {
        lines[$0].isSeed && !lines[$0].isYears && !HeadLines.hold($0, of: lines)
      }) ?? lines.firstIndex(where: \.isSeed)
    else { return nil }
    return AlignedArea(body: Array(lines[first...]), header: Array(lines[..<first]))
  }

  /// Whether a line ends a table: a caption, a title, or running text.
  static func breaks(_ line: SegmentLine, _ box: Rect, _ body: ArraySlice<SegmentLine>) -> Bool {
    if line.isCaption || line.isTitle { return true }
    let figures = body.suffix(6).flatMap(\.segments).filter(\.isFigure)
    let isBeside = !figures.contains { $0.box.x0 < line.box.x1 && $0.box.x1 > line.box.x0 }
    /// A long name that keeps to its column is no running text.
    if isBeside, line.box.x0 > box.x0 - line.size, line.box.x1 < box.x1 { return false }
    let isWideText = line.segments.count <= 2 && line.widestGap < 1.5 && line.box.width > 0.62 * box.width
    return isWideText || line.box.height > titleFactor * 1.25 * box.height
  }

  /// Whether a line goes on with the rows above it although its cells stand near to each other: one of its figures
  /// stands under theirs.
  private static func fits(_ line: SegmentLine, under body: ArraySlice<SegmentLine>) -> Bool {
    guard !line.isCaption else { return false }
    let figures = body.suffix(6).flatMap(\.segments).filter(\.isAmount)
    let slack = 0.2 * line.size
    return line.segments.contains { own in
      own.isAmount
        && figures.contains {
          ($0.box.x1 - own.box.x1).magnitude < slack || ($0.box.x0 - own.box.x0).magnitude < slack
            || ($0.box.midX - own.box.midX).magnitude < slack
        }
    }
  }

  /// Whether the bottom rule of one table and the top rule of the next stand between two lines.
  private static func isParted(
    _ line: SegmentLine,
    from last: SegmentLine,
    _ rules: [Ruling],
    _ box: Rect
  ) -> Bool {
    guard !line.segments.contains(where: \.isFigure) else { return false }
    let between = rules.filter {
      $0.position > last.box.midY && $0.position < line.box.midY
        && $0.length > max(0.5 * box.width, 0.8 * min(box.width, line.box.width))
    }.map(\.position)
    guard let top = between.min(), let bottom = between.max() else { return false }
    return bottom - top > line.size
  }

  /// Whether the lines from `next` on that hold no figures head the columns of another table: names stand where the
  /// rows above have amounts, or the numbers of columns follow.
  private static func heads(from next: Int, _ lines: [SegmentLine], _ body: ArraySlice<SegmentLine>) -> Bool {
    let rows = body.suffix(6).flatMap(\.segments)
    if next + 1 < lines.count, lines[next + 1].isYears, isSetOff(lines[next], from: rows) { return true }
    guard !lines[next].segments.contains(where: \.isFigure) else { return false }
    let amounts = rows.filter(\.isAmount)
    let names = rows.filter { !$0.isFigure }
    func isName(_ segment: Segment) -> Bool {
      names.contains { $0.box.x0 < segment.box.x1 && $0.box.x1 > segment.box.x0 }
    }
    let isTail = lines[next].box.midY - lines[next - 1].box.midY < 1.45 * lines[next].size
    if isTail, lines[next].segments.allSatisfy(isName) { return false }
    /// Names of both sides wrap above the middle of their row.
    let isWrapped =
      lines[next].segments.allSatisfy(isName)
      && lines[(next + 1)...].prefix(3).contains { fits($0, under: body) && $0.segments.count > 1 }
    if lines[next].segments.count > 1, isFar(lines[next], from: body) { return !isWrapped }
    var end = next
    while end < lines.count, !lines[end].segments.contains(where: \.isFigure), !lines[end].isCaption {
      end += 1
    }
    let run = lines[next..<end]
    guard run.contains(where: { $0.segments.count > 1 }) else { return false }
    if end < lines.count, HeaderBlocks.isNumberLine(lines[end]) { return true }
    return run.flatMap(\.segments).count { segment in
      amounts.contains { $0.box.x0 < segment.box.x1 && $0.box.x1 > segment.box.x0 } && !isName(segment)
    } >= 2
  }

  /// Whether a line is one text set larger than those above it, as the title of the next table is.
  private static func isSetOff(_ line: SegmentLine, from rows: [Segment]) -> Bool {
    let largest = rows.lazy.flatMap(\.glyphs).map(\.size).max() ?? .infinity
    return line.widestGap < 1 && line.size > largest + titleStep
  }

  /// Titles are larger by half a point at least.
  private static let titleStep = 0.4

  /// Whether a line stands farther below the rows than these from each other.
  private static func isFar(_ line: SegmentLine, from body: ArraySlice<SegmentLine>) -> Bool {
    guard let last = body.last else { return false }
    let steps = zip(body, body.dropFirst()).map { $1.box.midY - $0.box.midY }
    return body.count > 1 && line.box.midY - last.box.midY > max(farShare * (steps.max() ?? 0), 2 * line.size)
  }

  static func isRuled(between y0: Double, _ y1: Double, _ rules: [Ruling], _ box: Rect) -> Bool {
    rules.contains { $0.position > y0 && $0.position < y1 && $0.length > 0.5 * box.width }
  }

  /// The first line above the body that still heads it.
  private static func headerStart(
    above body: Int,
    after floor: Int,
    _ lines: [SegmentLine],
    _ box: Rect,
    _ rules: [Ruling],
    _ sides: [Ruling]
  ) -> Int {
    var start = body
    let size = lines[body].size
    /// Padded cells make the rows of a head as high as those of the body.
    var reach = 1.1 * min(padding(from: body, lines), farthestAlignedRows * size)
    /// The body and what is taken of the head: the last columns of the body may be blank.
    var whole = box
    while start > floor {
      let line = lines[start - 1]
      if line.isCaption || CaptionLines.endWith(start - 1, lines)
        || isTitle(line, above: lines[start], rules, whole) || line.size > titleFactor * size
      {
        break
      }
      let distance = lines[start].box.midY - line.box.midY
      let isFar = distance > max(reach, (line.segments.count > 1 || line.isGroup ? 3.6 : 3) * size)
      if isFar, !isRuledRow(line, above: lines[start], rules, box),
        distance > highestRow * size || !(isFramed(lines[start], below: line, sides) || HeadWords.head(line))
      {
        break
      }
      if isProse(line, beside: whole), !isName(line, in: lines[body...]), !isOverColumns(line, rules, whole) {
        break
      }
      if !HeadWords.head(line), start == body || headsFigures(lines[start..<body], lines[body...]),
        isTopRule(
          between: line.box.midY,
          lines[start].box.midY,
          rules.filter { $0.start < line.box.midX && $0.end > line.box.midX },
          box,
          bodyTop: lines[body].box.y0,
          size: size
        )
      {
        break
      }
      whole = whole.union(line.box)
      start -= 1
      reach = max(reach, 1.1 * min(distance, farthestAlignedRows * size))
    }
    while start < body, standsAbove(lines[start], lines[(start + 1)..<body], rules, whole) { start += 1 }
    return start
  }

  /// The distance of the first rows whose figures stand under each other, in points; 0 without any.
  private static func padding(from body: Int, _ lines: [SegmentLine]) -> Double {
    let first = HeaderBlocks.isNumberLine(lines[body]) ? body + 1 : body
    guard first < lines.count else { return 0 }
    let next = lines[(first + 1)...].prefix(comparedRows).first { fits($0, under: lines[first...first]) }
    return next.map { $0.box.midY - lines[first].box.midY } ?? 0
  }

  /// Whether a line is the upper part of the name in the first of these rows: it begins where names do and keeps clear
  /// of the figures.
  private static func isName(_ line: SegmentLine, in body: ArraySlice<SegmentLine>) -> Bool {
    let texts = body.prefix(comparedRows).flatMap(\.segments)
    return line.segments.count == 1 && !line.segments[0].isFigure
      && texts.contains { !$0.isFigure && ($0.box.x0 - line.box.x0).magnitude < 0.2 * line.size }
      && !texts.contains { $0.isFigure && $0.box.x0 < line.box.x1 }
  }

  /// Whether a rule below a text shows over which columns it stands; that of the names is none of them.
  private static func isOverColumns(_ line: SegmentLine, _ rules: [Ruling], _ box: Rect) -> Bool {
    guard line.segments.count == 1,
      let stretch = HeadRules(rules, em: line.size).stretch(under: line.box)
    else { return false }
    return stretch.lowerBound > box.x0 + line.size
  }

  /// Whether a line runs over most of a table without parting into cells.
  private static func isProse(_ line: SegmentLine, beside box: Rect) -> Bool {
    if line.segments.last?.glyphs.last?.scalar == "。" { return true }
    if line.segments.contains(where: { UnitLine.isDashed($0.text) }) { return false }
    if line.segments.count == 1 { return line.box.width > 0.5 * box.width }
    return line.segments.count <= 2 && line.widestGap < 1.5 && line.box.width > 0.62 * box.width
  }

  /// Whether an upright rule runs beside two lines, as the side of a frame around the table does.
  private static func isFramed(_ lower: SegmentLine, below upper: SegmentLine, _ sides: [Ruling]) -> Bool {
    sides.contains { $0.start < upper.box.midY && $0.end > lower.box.midY }
  }

  /// Whether rules above and below a line make it a row of the head: ruled rows are higher than lines.
  static func isRuledRow(
    _ line: SegmentLine,
    above next: SegmentLine,
    _ rules: [Ruling],
    _ box: Rect
  ) -> Bool {
    next.box.midY - line.box.midY < highestRow * line.size
      && isRuled(between: line.box.midY, next.box.midY, rules, box)
      && isRuled(between: line.box.midY - highestHead * line.size, line.box.midY, rules, box)
  }

  /// A ruled row of a head is at most this high, in font sizes.
  private static let highestRow = 7.0

  /// Whether lines head columns of figures and not rows: one of their texts stands over a figure of the rows below.
  private static func headsFigures(_ heads: ArraySlice<SegmentLine>, _ body: ArraySlice<SegmentLine>) -> Bool
  {
    let figures = body.prefix(comparedRows).flatMap(\.segments).filter(\.isFigure).map(\.box)
    return heads.flatMap(\.segments).contains { head in
      figures.contains { $0.x0 < head.box.x1 && $0.x1 > head.box.x0 }
    }
  }

  /// Whether a rule between two lines is the top rule of the table.
  ///
  /// It begins where the names do, another one parts header and body below it, and none runs above the upper line as
  /// it does where every row is ruled. `rules` are those that reach under the line: a cell over two rows of a head
  /// stands beside the rule between them.
  private static func isTopRule(
    between y0: Double,
    _ y1: Double,
    _ rules: [Ruling],
    _ box: Rect,
    bodyTop: Double,
    size: Double
  ) -> Bool {
    isRuled(between: y0, y1, rules.filter { $0.start < box.x0 + size }, box)
      && isRuled(between: y1, bodyTop + 2, rules, box)
      && !isRuled(between: y0 - highestHead * size, y0, rules, box)
  }
}
