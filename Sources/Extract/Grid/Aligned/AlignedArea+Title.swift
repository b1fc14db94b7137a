import JuesuanModel

extension AlignedArea {
  /// Whether the first line of a head is a title: one text over the middle of all columns, or beside them.
  static func standsAbove(
    _ line: SegmentLine,
    _ below: ArraySlice<SegmentLine>,
    _ rules: [Ruling],
    _ whole: Rect
  ) -> Bool {
    guard line.segments.count == 1, let first = below.first, !HeadWords.mayHeadSeveral(line.text) else {
      return false
    }
    /// A rule shows over which columns it stands.
    if HeadRules(rules, em: line.size).stretch(under: line.box) != nil { return false }
    let box = below.dropFirst().reduce(first.box) { $0.union($1.box) }
    if line.box.x1 < box.x0 || line.box.x0 > box.x1 { return true }
    /// The upper line of a head that wraps stands in the middle of that.
    let off = (line.box.midX - box.midX).magnitude
    if first.segments.contains(where: { head in
      first.segments.count > 1 && (line.box.midX - head.box.midX).magnitude < min(0.1 * line.size, off)
        && HeadLeaves.goesOn(line.segments[0], with: head.box, .none, em: line.size)
    }) {
      return false
    }
    /// Cells over several rows begin beside it.
    if below.contains(where: { $0.box.y0 < line.box.y1 - 0.1 * line.size }) { return false }
    /// Where the names have no head, what stands in the middle of the other columns is their group, not the title.
    if box.x0 > whole.x0 + 4 * line.size {
      let off = (line.box.midX - whole.midX).magnitude
      if off > 2 * line.size { return false }
      if off < 0.6 * line.size, below.contains(where: { $0.segments.count > 1 }) { return true }
    }
    return below.contains { $0.segments.count > 1 && $0.box.width > 0.9 * box.width }
      && (line.box.midX - box.midX).magnitude < 0.6 * line.size
  }

  /// Whether a line that sounds like a title stands where titles do, over the middle or at the left of a table.
  ///
  /// A head over some of its columns may sound so too: a rule as wide as these runs below it.
  static func isTitle(
    _ line: SegmentLine,
    above next: SegmentLine,
    _ rules: [Ruling],
    _ box: Rect
  ) -> Bool {
    guard line.isTitle else { return false }
    let isRuled = rules.contains {
      $0.position > line.box.midY && $0.position < next.box.y1 && $0.length < 0.8 * box.width
        && $0.start < line.box.x0 && $0.end > line.box.x1
    }
    return !isRuled || (line.box.midX - box.midX).magnitude < titlePlace * box.width
      || line.box.x0 < box.x0 + 2 * line.size
  }

  /// How far off the middle a title stands at most, as a share of the width of the table.
  private static let titlePlace = 0.2
}
