import JuesuanModel

/// Tells lists of numbered lines from tables: contents with section and page numbers, listings and drafts whose lines
/// are counted, enumerations.
struct NumberedLines {
  private let columns: [[String]]
  private let isHeaded: Bool

  /// `columns` are those of figures.
  init(_ body: AlignedBody, columns: [Int], header: [SegmentLine]) {
    self.columns = columns.map { column in
      body.pieces.filter { $0.columns == column...column && $0.segment.isFigure }
        .sorted { $0.segment.box.midY < $1.segment.box.midY }.map(\.segment.text)
    }
    /// The head of a table names its columns side by side.
    isHeaded = header.contains { line in line.segments.count { !$0.isFigure } >= 3 && line.widestGap > 1 }
  }

  /// Whether no column of figures says anything but the place of its line.
  var isList: Bool {
    guard !isHeaded, let last = columns.last else { return false }
    let others = columns.dropLast()
    return columns.allSatisfy(Self.isCount)
      || (others.allSatisfy(Self.isCount) && Self.arePages(last))
  }

  /// Whether texts count lines or sections: 1, 2, 3; 1.1, 1.2, 2; (a) is no figure.
  private static func isCount(_ texts: [String]) -> Bool {
    let numbers = texts.map(Self.parts)
    guard numbers.allSatisfy({ !$0.isEmpty }) else { return false }
    /// One step on at each level: figures that merely rise make longer steps.
    return zip(numbers, numbers.dropFirst()).allSatisfy { above, below in
      guard above.lexicographicallyPrecedes(below) else { return false }
      let level = zip(above, below).prefix { $0 == $1 }.count
      return below[level] - (level < above.count ? above[level] : 0) <= longestStep
    }
  }

  /// Between two numbered lines may stand one without a number.
  private static let longestStep = 2

  /// The numbers of a section or line; empty for any other text.
  private static func parts(_ text: String) -> [Int] {
    let plain = text.hasSuffix(".") ? text.dropLast() : text[...]
    let pieces = plain.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = pieces.compactMap { $0.count <= 4 ? Int($0) : nil }
    return numbers.count == pieces.count && numbers.allSatisfy { $0 >= 0 } ? numbers : []
  }

  /// Whether texts are page numbers that go up.
  private static func arePages(_ texts: [String]) -> Bool {
    let pages = texts.map { Int($0) ?? -1 }
    return pages.allSatisfy { $0 > 0 } && zip(pages, pages.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
