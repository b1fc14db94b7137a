import JuesuanModel

/// Tells contents lists and indexes, where dots lead from a text to its pages, from tables with dots before figures.
struct PageReferences {
  /// A longer number is no page.
  private static let mostDigits = 4
  /// Of the lines with dots at least this share leads to pages where all do.
  private static let leadingShare = 0.7

  /// Whether the lines of a body lead to pages and nothing stands over these.
  let areAll: Bool

  init(_ body: AlignedBody, header: [SegmentLine]) {
    let rows = Dictionary(grouping: body.pieces, by: \.row).values.map { row in
      row.map(\.segment).sorted { $0.box.x0 < $1.box.x0 }
    }.filter { row in row.contains(where: Self.isLeader) && row.contains { $0.isFigure && !Self.isLeader($0) }
    }
    let leading = rows.filter(Self.leadToPages)
    guard !rows.isEmpty, Double(leading.count) >= Self.leadingShare * Double(rows.count) else {
      areAll = false
      return
    }
    let heads = header.flatMap(\.segments).filter { !$0.isFigure && !Self.namesPages($0.text) }
    let isHeaded = leading.allSatisfy { row in
      guard row.count == 2, let box = row.last?.box else { return false }
      return heads.contains { $0.box.x0 < box.x1 + row[0].glyphs[0].size && $0.box.x1 > box.x0 }
    }
    areAll = !isHeaded
  }

  private static func isLeader(_ segment: Segment) -> Bool {
    segment.leaderEnd != nil || segment.text.allSatisfy { $0 == "." || $0 == " " }
  }

  /// The lines without entries of contents lists: text, dots and a page each, at least three with their pages under
  /// each other and no head above these.
  ///
  /// In one column of a page they may stand beside the rows of a table in the other.
  static func leavingOut(of lines: [SegmentLine]) -> [SegmentLine] {
    var entries: [(line: Int, parts: ClosedRange<Int>)] = []
    for (index, line) in lines.enumerated() {
      for place in line.segments.indices.dropLast() where isLeader(line.segments[place]) {
        let pages = line.segments[(place + 1)...].prefix(while: \.isFigure)
        guard pages.count == 1, let page = pages.first, isPages(page.text) else { continue }
        var first = place
        while first > 0, line.segments[first].box.x0 - line.segments[first - 1].box.x1 < numberGap * line.size
        {
          first -= 1
        }
        entries.append((index, first...(place + 1)))
      }
    }
    var gone: [Int: [ClosedRange<Int>]] = [:]
    for entry in entries {
      let (size, end) = (lines[entry.line].size, lines[entry.line].segments[entry.parts.upperBound].box)
      let group = entries.filter { other in
        (lines[other.line].segments[other.parts.upperBound].box.x1 - end.x1).magnitude < 0.5 * size
      }
      guard group.count >= fewestEntries, let top = group.map(\.line).min() else { continue }
      let isHeaded = lines[max(0, top - reach)..<top].flatMap(\.segments).contains {
        !$0.isFigure && !isLeader($0) && !namesPages($0.text) && $0.box.x0 < end.x1 + size
          && $0.box.x1 > end.x0
      }
      if !isHeaded { gone[entry.line, default: []].append(entry.parts) }
    }
    return lines.enumerated().compactMap { index, line in
      guard let ranges = gone[index] else { return line }
      return line.keeping(line.segments.indices.filter { place in !ranges.contains { $0.contains(place) } })
    }
  }

  /// The number of an entry stands at most this many font sizes before its text.
  private static let numberGap = 1.2
  private static let fewestEntries = 3
  /// A head stands at most so many lines above the first entry.
  private static let reach = 4

  /// Whether dots are followed by one number or several with commas between them; a long list may begin on the next
  /// line.
  private static func leadToPages(_ row: [Segment]) -> Bool {
    var rest = row[...]
    while let place = rest.firstIndex(where: isLeader) {
      let pages = rest[(place + 1)...].prefix(while: \.isFigure)
      guard pages.allSatisfy({ isPages($0.text) }), pages.dropLast().allSatisfy({ $0.text.last == "," })
      else {
        return false
      }
      rest = rest[pages.endIndex...]
    }
    return true
  }

  /// Whether a text is made of page numbers: 12, 117, 158, 12–14.
  private static func isPages(_ text: String) -> Bool {
    let numbers = text.split { ", –-".contains($0) }
    return !numbers.isEmpty
      && numbers.allSatisfy { $0.count <= mostDigits && $0.allSatisfy { $0.isASCII && $0.isNumber } }
      && !isThousands(text)
  }

  /// Whether a comma groups digits and parts no pages.
  private static func isThousands(_ text: String) -> Bool {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    return groups.count > 1 && !text.contains(" ") && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func namesPages(_ text: String) -> Bool {
    ["page", "pages", "seite", "page no.", "页", "页码", "页次"].contains(text.lowercased())
  }
}

extension SegmentLine {
  /// The line with some of its segments alone; nil without any.
  fileprivate func keeping(_ places: [Int]) -> SegmentLine? {
    var line = self
    line.segments = places.map { segments[$0] }
    guard let first = line.segments.first else { return nil }
    line.box = line.segments.dropFirst().reduce(first.box) { $0.union($1.box) }
    return line
  }
}
