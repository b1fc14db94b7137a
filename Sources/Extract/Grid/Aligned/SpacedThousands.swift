import JuesuanModel

/// Makes figures one whose thousands are set apart by a blank: 1 891 574.18, a number format of spreadsheets.
///
/// One such figure may as well be the number of a line before an amount. All of them together tell: the blanks are
/// of one width, three digits follow each, no amount has more digits in one piece, and small ones have none before
/// them.
enum SpacedThousands {
  /// A blank is at most this wide, in font sizes, and differs from others by less than that.
  private static let widest = 0.7
  private static let slack = 0.06
  /// So many blanks tell.
  private static let fewest = 4

  /// The lines with such figures made one, or the same ones.
  static func joined(_ lines: [SegmentLine]) -> [SegmentLine] {
    var whites: [Double] = []
    var hasSmall = false
    for line in lines {
      for (place, segment) in line.segments.enumerated() where segment.glyphs.last?.scalar.isWide == false {
        let isLast = isLast(segment.glyphs)
        if place > 0, let white = white(line.segments[place - 1], segment) {
          whites.append(white)
        } else if isLast || segment.isAmount, segment.glyphs.contains(where: \.scalar.isDigit) {
          guard !isLarge(segment.glyphs) else { return lines }
          hasSmall = true
        }
      }
    }
    guard hasSmall, whites.count >= fewest, let low = whites.min(), let high = whites.max(),
      high - low < slack
    else { return lines }
    return lines.map { line in
      var line = line
      line.segments = line.segments.reduce(into: []) { joined, segment in
        if let last = joined.last, white(last, segment) != nil {
          joined[joined.count - 1] = Segment(GlyphRow((last.glyphs + segment.glyphs)[...]))
        } else {
          joined.append(segment)
        }
      }
      return line
    }
  }

  /// The white, in font sizes, between the digits of one figure; nil where the second text is none of its groups.
  private static func white(_ left: Segment, _ right: Segment) -> Double? {
    guard let glyph = left.glyphs.last, isDigit(glyph), let first = right.glyphs.first, isDigit(first) else {
      return nil
    }
    let white = (first.box.x0 - glyph.box.x1) / glyph.size
    guard white < widest, isGroup(right.glyphs) || isLast(right.glyphs) else { return nil }
    /// The first group has one to three digits, maybe behind a sign; it may be joined to others already.
    let digits = left.glyphs.reversed().prefix(while: isDigit).count
    let signs = left.glyphs.prefix { "+-−–－(（".unicodeScalars.contains($0.scalar) }.count
    return signs < 2 && (digits <= 3 || isSpaced(left.glyphs))
      && left.glyphs.dropFirst(signs).allSatisfy(isDigit)
      ? white : nil
  }

  /// Whether groups of three digits end a text.
  private static func isSpaced(_ glyphs: [Glyph]) -> Bool {
    let tail = glyphs.suffix(4)
    guard tail.count == 4, let first = tail.first else { return false }
    return tail.dropFirst().first.map { $0.box.x0 - first.box.x1 > SegmentLine.narrowestGap * first.size }
      ?? false
  }

  private static func isGroup(_ glyphs: [Glyph]) -> Bool { glyphs.count == 3 && glyphs.allSatisfy(isDigit) }

  /// Whether a text is the last group of an amount: 574.18.
  private static func isLast(_ glyphs: [Glyph]) -> Bool {
    guard glyphs.count > 4, glyphs[..<3].allSatisfy(isDigit), glyphs[3].scalar == "." else { return false }
    return glyphs[4...].allSatisfy { isDigit($0) || ")）".unicodeScalars.contains($0.scalar) }
  }

  /// Whether an amount has more than three digits in one piece, or separators, before its decimals.
  private static func isLarge(_ glyphs: [Glyph]) -> Bool {
    let whole = glyphs.prefix { $0.scalar != "." }
    return whole.count < glyphs.count && whole.count(where: isDigit) > 3
      && !zip(whole, whole.dropFirst()).contains {
        $1.box.x0 - $0.box.x1 > SegmentLine.narrowestGap * $0.size
      }
  }

  private static func isDigit(_ glyph: Glyph) -> Bool { ("0"..."9").contains(glyph.scalar) }
}
