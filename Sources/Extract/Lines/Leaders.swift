import JuesuanModel

/// Rows of dots that lead the eye from a name to its figure, as in printed statistics and contents lists.
///
/// They are part of the text that they follow, but they fill a gap between two cells: whatever looks at where texts
/// stand takes them for white.
enum Leaders {
  /// So many dots without a space between them are more than an ellipsis.
  static let fewestDots = 4
  /// Dots farther apart than this, in font sizes, are spaced; a dot that ends a word touches it.
  static let leastSpace = 0.15
  /// The distances of the dots of one row differ by at most this, in font sizes.
  static let pitchSlack = 0.06

  /// A stretch of a line: text, or dots.
  struct Part {
    var glyphs: ArraySlice<Glyph>
    var isLeader: Bool

    var x0: Double { glyphs[glyphs.startIndex].box.x0 }
    var x1: Double { glyphs[glyphs.endIndex - 1].box.x1 }
  }

  /// A line cut before and behind its rows of dots; nil without any.
  static func parts(of row: GlyphRow) -> [Part]? {
    let glyphs = row.glyphs
    guard glyphs.contains(where: isDot) else { return nil }
    var parts: [Part] = []
    var start = 0
    var index = 0
    while index < glyphs.count {
      guard isDot(glyphs[index]) else {
        index += 1
        continue
      }
      let end = end(ofDotsFrom: index, glyphs)
      if isLeader(index..<end, glyphs) {
        if start < index { parts.append(Part(glyphs: glyphs[start..<index], isLeader: false)) }
        parts.append(Part(glyphs: glyphs[index..<end], isLeader: true))
        start = end
      }
      index = end
    }
    guard !parts.isEmpty else { return nil }
    if start < glyphs.count { parts.append(Part(glyphs: glyphs[start...], isLeader: false)) }
    return parts
  }

  /// Whether dots begin where the text before them ends: with no more room than one of them takes.
  static func follow(_ dots: Part, _ text: Part) -> Bool {
    let first = dots.glyphs[dots.glyphs.startIndex]
    let pitch = dots.glyphs.dropFirst().first.map { $0.box.x0 - first.box.x0 } ?? first.size
    return dots.x0 - text.x1 < pitch + 0.6 * first.size
  }

  /// Where a row of equal dots at equal distances ends.
  private static func end(ofDotsFrom first: Int, _ glyphs: [Glyph]) -> Int {
    var end = first + 1
    var pitch: Double?
    while end < glyphs.count, glyphs[end].scalar == glyphs[first].scalar {
      let step = glyphs[end].box.x0 - glyphs[end - 1].box.x0
      if let pitch, (step - pitch).magnitude > pitchSlack * glyphs[first].size { break }
      guard step < 1.5 * glyphs[first].size else { break }
      pitch = pitch ?? step
      end += 1
    }
    return end
  }

  private static func isLeader(_ range: Range<Int>, _ glyphs: [Glyph]) -> Bool {
    if range.count >= fewestDots { return true }
    func isSpaced(_ left: Int, _ right: Int) -> Bool {
      !glyphs.indices.contains(left) || !glyphs.indices.contains(right)
        || glyphs[right].box.x0 - glyphs[left].box.x1 > leastSpace * glyphs[right].size
    }
    return (range.lowerBound...range.upperBound).allSatisfy { isSpaced($0 - 1, $0) }
  }

  private static func isDot(_ glyph: Glyph) -> Bool {
    switch glyph.scalar {
    case ".", "…", "·", "․", "‥", "_": true
    default: false
    }
  }
}
