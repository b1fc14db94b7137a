import JuesuanModel

/// Tells a new name from the next line of a wrapped one: a line is broken only where the next word does not fit, and
/// dots lead on from the last line of a name.
struct EarlyBreaks {
  /// What it costs, in line pitches, to go on with a line whose first word had fitted into the line above, as wide as
  /// the widest of the column.
  static let earlyCost = 0.9
  /// A name is broken so many font sizes before the end of its dots at the latest: some dots always follow.
  static let leastLeader = 3.5

  /// For each line what it costs to take it for the next line of the one above.
  private(set) var costs: [Double]
  /// For each line whether it is for sure the next one of the name above: names that are counted one by one leave
  /// nothing else for a line that begins without a number below one as wide as the column.
  private(set) var continues: [Bool]

  /// `lines` are those of one column, from top to bottom, `names` the boxes that tell how wide it is; `anchored` tells
  /// which of the lines have a figure beside them.
  init(_ lines: [Segment], within names: [Rect], anchored: [Bool], em: Double) {
    /// Where names begin for sure: between two figures that stand on neighbouring lines no name wraps.
    let beginnings = lines.indices.dropFirst().filter { anchored[$0] && anchored[$0 - 1] }.map {
      lines[$0].box.x0
    }
    let tails = lines.filter { $0.glyphs.first.map { ("a"..."z").contains($0.scalar) } ?? false }.map(
      \.box.x0
    )
    let left = names.map(\.x0).min() ?? 0
    let leaderEnd = (lines.compactMap(\.leaderEnd).min() ?? 0) - Self.leastLeader * em
    let right = max(names.map(\.x1).max() ?? 0, leaderEnd)
    let width = max(names.map(\.width).max() ?? 0, leaderEnd - left)
    let isCounted = lines.map { $0.glyphs.count > 2 && Normalisation.ordinal(of: $0.text) != nil }
    let areCounted = isCounted.count { $0 } > 2
    let costs = lines.indices.map { index -> Double in
      guard index > 0 else { return 0 }
      let (above, line) = (lines[index - 1], lines[index])
      if above.leaderEnd != nil { return .infinity }
      /// In a column of names that are counted 一、 二、 each of these begins a row.
      if areCounted, isCounted[index] { return .infinity }
      if Self.goesOn(above, with: line) { return 0 }
      if Self.isSetOtherwise(above, line) || Self.isOutdented(line, below: above, em: em) {
        return Self.earlyCost
      }
      /// Names that begin farther right than the head of their group do so below it as well.
      let isMember =
        anchored[index] && !anchored[index - 1] && line.box.x0 > above.box.x0 + 0.5 * em
        && (line.box.midX - above.box.midX).magnitude > 0.2 * em
        && !tails.contains { ($0 - line.box.x0).magnitude < 0.2 * em }
        && beginnings.count { ($0 - line.box.x0).magnitude < 0.2 * em } >= Self.fewestMembers
      if isMember { return Self.earlyCost }
      /// The dots behind a word that is set on a typewriter touch it.
      let word = GlyphRow(glyphs: line.glyphs.filter { $0.box.x0 < line.box.x1 }, box: line.box).firstWord
      /// A sign that may not begin a line takes the ideograph before it along.
      let isWide = line.glyphs[0].scalar.isWide
      let needed = word + (isWide ? em : 0.25 * em)
      return above.box.x1 + needed < right && above.box.width + needed < width ? Self.earlyCost : 0
    }
    self.costs = costs
    /// Some names stand uncounted between the counted ones, as the items of a balance sheet do below their group.
    let haveItems = lines.indices.dropFirst().contains {
      anchored[$0] && anchored[$0 - 1] && !isCounted[$0] && !lines[$0].isTotal && !lines[$0].isFigure
    }
    let translations = Self.translations(lines, anchored: anchored, em: em)
    let bracketed = Self.bracketed(lines, em: em)
    var isNumbered = false
    continues = lines.indices.map { index in
      if translations.contains(index) || bracketed.contains(index) { return true }
      guard areCounted, !haveItems, index > 0, isNumbered, !isCounted[index] else {
        isNumbered = isCounted[index]
        return false
      }
      let (above, line) = (lines[index - 1], lines[index])
      let isNext =
        costs[index] == 0 && !line.isTotal && !line.isFigure
        && line.box.midY - above.box.midY < HeadLeaves.lineDistance * em
      isNumbered = isNext
      return isNext
    }
  }

  /// The lines that go on within brackets which a line above opens and one below closes.
  private static func bracketed(_ lines: [Segment], em: Double) -> Set<Int> {
    var found: Set<Int> = []
    /// The line with the bracket that is open.
    var start: Int?
    for (index, line) in lines.enumerated() {
      let step = index > 0 ? line.box.midY - lines[index - 1].box.midY : 0
      if line.isFigure || step > HeadLeaves.lineDistance * em { start = nil }
      for glyph in line.glyphs {
        if "（(".unicodeScalars.contains(glyph.scalar) {
          start = index
        } else if "）)".unicodeScalars.contains(glyph.scalar) {
          if let start, start < index { found.formUnion(start + 1...index) }
          start = nil
        }
      }
    }
    return found
  }

  /// The lines that print the name above once more in Latin letters, where most names have such a line: the tables of
  /// statistical yearbooks (《中国统计年鉴》) are in two languages.
  private static func translations(_ lines: [Segment], anchored: [Bool], em: Double) -> Set<Int> {
    func isLatin(_ line: Segment) -> Bool {
      !line.isFigure && line.glyphs.contains { $0.scalar.isLatinLetter }
        && !line.glyphs.contains { $0.scalar.isWide }
    }
    var (found, names): (Set<Int>, Int) = ([], 0)
    var isOpen = false
    for (index, line) in lines.enumerated() {
      let isNear =
        index > 0 && line.box.midY - lines[index - 1].box.midY < HeadLeaves.lineDistance * em
      isOpen = isOpen && isNear && !anchored[index] && isLatin(line)
      if isOpen { found.insert(index) }
      if anchored[index], line.glyphs.contains(where: { $0.scalar.isWide }) {
        (isOpen, names) = (true, names + 1)
      }
    }
    return found.count > 1 && 2 * found.count > names ? found : []
  }

  /// Whether a line in Latin letters needs the next one: this begins with a small letter, or a comma or hyphen stands
  /// at the end.
  private static func goesOn(_ above: Segment, with line: Segment) -> Bool {
    guard let first = line.glyphs.first?.scalar, let last = above.glyphs.last?.scalar else { return false }
    return ("a"..."z").contains(first) || ",-".unicodeScalars.contains(last)
  }

  /// So many names beginning at one edge tell that it is theirs.
  private static let fewestMembers = 2

  /// Whether a line in Latin letters begins left of the one above and is set on neither its middle nor its end: wrapped
  /// names are indented from the second line on, if at all.
  private static func isOutdented(_ line: Segment, below above: Segment, em: Double) -> Bool {
    guard let first = line.glyphs.first?.scalar, first.isLatinLetter else { return false }
    return line.box.x0 < above.box.x0 - 0.5 * em && (line.box.midX - above.box.midX).magnitude > 0.5 * em
      && (line.box.x1 - above.box.x1).magnitude > 0.5 * em
  }

  /// Whether two lines are set in different fonts, as a bold head of rows and a name below it: those of their
  /// ideographs or those of their letters.
  private static func isSetOtherwise(_ above: Segment, _ line: Segment) -> Bool {
    func fonts(_ segment: Segment, _ kind: KeyPath<Unicode.Scalar, Bool>) -> Set<Int> {
      var fonts: Set<Int> = []
      for glyph in segment.glyphs where glyph.scalar[keyPath: kind] { fonts.insert(glyph.font) }
      return fonts
    }
    for kind in [\Unicode.Scalar.isWide, \.isLatinLetter] {
      let pair = [above, line].map { fonts($0, kind) }
      if !pair[0].isEmpty, !pair[1].isEmpty { return pair[0].isDisjoint(with: pair[1]) }
    }
    return false
  }
}

extension Unicode.Scalar {
  /// Whether it is one of A–Z and a–z.
  fileprivate var isLatinLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
