import JuesuanModel

/// Parts texts of neighbouring columns that touch: an amount and the next one, a code and its name, a name and its
/// amount.
///
/// Sheets squeezed to the width of a page leave no white between the widest figures. What ends or begins where texts of
/// the same kind do in other rows is the text of a cell of its own.
struct Seams {
  /// Edges of one column differ by less than this, in font sizes.
  private static let slack = 0.08
  /// The white behind the last digit of a cell, in font sizes: boxes of glyphs reach to the next one.
  private static let white = 0.06
  /// So many other rows show where a column begins or ends.
  private static let fewestRows = 2
  /// A text shorter than this many glyphs is one cell.
  private static let shortest = 4

  /// What texts are that stand under each other.
  private enum Kind: Hashable { case code, amount, name }

  /// The left and right ends of texts, by kind, in points: of those that stand apart, and of those that would if the
  /// texts they are in were parted.
  private var starts: [Kind: [Double]] = [:]
  private var ends: [Kind: [Double]] = [:]
  /// Where names begin right behind codes of so many digits: in a column of their own these all begin at one place.
  private var namesBehindCodes: [Int: [Double]] = [:]
  private let em: Double

  /// The lines with such texts parted.
  static func parted(_ lines: [SegmentLine], em: Double) -> [SegmentLine] {
    guard lines.contains(where: { $0.segments.contains(where: mayBeTwo) }) else { return lines }
    let seams = Seams(lines, em: em)
    return lines.map { line in
      guard line.segments.contains(where: mayBeTwo) else { return line }
      var line = line
      line.segments = line.segments.flatMap { mayBeTwo($0) ? seams.parted($0) : [$0] }
      return line
    }
  }

  private init(_ lines: [SegmentLine], em: Double) {
    self.em = em
    for segment in lines.lazy.flatMap(\.segments) where segment.leaderEnd == nil {
      if let kind = Self.kind(of: segment.glyphs[...]) {
        starts[kind, default: []].append(segment.box.x0)
        ends[kind, default: []].append(segment.box.x1)
      } else if Self.mayBeTwo(segment) {
        note(segment.glyphs)
      }
    }
  }

  /// Notes where the parts of a text would end and begin.
  private mutating func note(_ glyphs: [Glyph]) {
    var start = 0
    for place in glyphs.indices.dropFirst() {
      let (left, next) = (glyphs[start..<place], glyphs[place])
      guard let kind = Self.kind(of: left), Self.mayFollow(glyphs[place...], kind) else { continue }
      if kind == .code { namesBehindCodes[left.count, default: []].append(next.box.x0) }
      if kind == .amount { ends[kind, default: []].append(glyphs[place - 1].box.x1) }
      start = place
    }
  }

  /// Whether a text has digits beside other signs, or more digits than one figure.
  private static func mayBeTwo(_ segment: Segment) -> Bool {
    guard segment.leaderEnd == nil, segment.glyphs.count >= shortest,
      segment.glyphs.contains(where: { $0.scalar.isDigit })
    else { return false }
    return kind(of: segment.glyphs[...]) == nil
  }

  /// The kind of a text that is one; nil where it may be several.
  private static func kind(of glyphs: ArraySlice<Glyph>) -> Kind? {
    if !glyphs.contains(where: { $0.scalar.isDigit }) {
      return glyphs.first?.scalar.isWide == true ? .name : nil
    }
    if glyphs.allSatisfy({ $0.scalar.isDigit }) { return [3, 5, 7].contains(glyphs.count) ? .code : nil }
    let digits = glyphs.last?.scalar == ")" ? glyphs.dropLast() : glyphs
    guard digits.count > 3, digits[digits.endIndex - 3].scalar == "." else { return nil }
    let text = String(String.UnicodeScalarView(glyphs.map(\.scalar)))
    return FigureValue(reading: text, unit: .yuan).figure?.decimals == 2 ? .amount : nil
  }

  /// Whether what stands behind a text of one kind begins as the text of another cell does.
  private static func mayFollow(_ right: ArraySlice<Glyph>, _ kind: Kind) -> Bool {
    guard let next = right.first?.scalar else { return false }
    switch kind {
    case .code: return next.isWide
    case .name: return Self.kind(of: right) == .amount
    case .amount:
      if next.isWide { return !"元万亿％（）()".unicodeScalars.contains(next) }
      let digits = right.prefix { $0.scalar.isDigit }.count
      let isCode =
        [3, 5, 7].contains(digits) && right.dropFirst(digits).first.map { $0.scalar.isWide } ?? true
      return isCode || right.indices.dropFirst(3).contains { Self.kind(of: right[...$0]) == .amount }
    }
  }

  /// The texts in one: the first that ends at a seam, then those in the rest.
  private func parted(_ segment: Segment) -> [Segment] {
    let glyphs = segment.glyphs
    for place in glyphs.indices.dropFirst() where isSeam(glyphs[..<place], glyphs[place...]) {
      let rest = Segment(GlyphRow(glyphs[place...]))
      var first = Segment(GlyphRow(glyphs[..<place]))
      first.box.x1 = min(first.box.x1, rest.box.x0 - Self.white * em)
      return [first] + (Self.mayBeTwo(rest) ? parted(rest) : [rest])
    }
    return [segment]
  }

  /// Whether a text and what follows are those of two columns.
  private func isSeam(_ left: ArraySlice<Glyph>, _ right: ArraySlice<Glyph>) -> Bool {
    guard let last = left.last, let next = right.first, let kind = Self.kind(of: left),
      Self.mayFollow(right, kind)
    else { return false }
    switch kind {
    case .code:
      let others = namesBehindCodes.filter { $0.key != left.count }.flatMap(\.value)
      return count(ends[.code], last.box.x1) + count(starts[.name], next.box.x0) + count(others, next.box.x0)
        >= Self.fewestRows
    case .name: return count(ends[.amount], right.last?.box.x1 ?? 0) >= Self.fewestRows
    case .amount:
      /// The text itself is among those noted.
      return count(ends[.amount], last.box.x1) > Self.fewestRows
    }
  }

  /// How many ends lie at a place.
  private func count(_ ends: [Double]?, _ place: Double) -> Int {
    ends?.count { ($0 - place).magnitude < Self.slack * em } ?? 0
  }
}
