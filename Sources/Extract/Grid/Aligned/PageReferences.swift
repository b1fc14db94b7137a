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
