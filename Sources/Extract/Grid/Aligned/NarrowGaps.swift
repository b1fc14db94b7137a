import JuesuanModel

/// Parts a run of glyphs where two columns stand nearer than words do: beside figures, which hold no gaps themselves.
///
/// In narrow sheets the name of the next column begins .2 em after an amount, and 行次 .3 em after a name.
enum NarrowGaps {
  /// Between a figure and what is none a gap of this many font sizes is enough.
  static let leastGap = 0.2

  /// What a glyph can be a part of.
  private enum Kind { case digit, name, other }

  static func parted(_ row: GlyphRow) -> [GlyphRow] {
    var cells: [GlyphRow] = []
    var start = row.glyphs.startIndex
    lazy var groups = groupsThousands(row)
    for index in row.glyphs.indices.dropFirst() {
      let (last, next) = (row.glyphs[index - 1], row.glyphs[index])
      let gap = (next.box.x0 - last.box.x1) / last.size
      guard gap > SegmentLine.narrowestGap, parts(row.glyphs[start..<index], row.glyphs[index...], gap) else {
        continue
      }
      if isGroup(row.glyphs[start..<index], row.glyphs[index...]), groups { continue }
      cells.append(GlyphRow(row.glyphs[start..<index]))
      start = index
    }
    return cells.isEmpty ? [row] : cells + [GlyphRow(row.glyphs[start...])]
  }

  /// Whether a gap between two texts parts two cells.
  private static func parts(_ left: ArraySlice<Glyph>, _ right: ArraySlice<Glyph>, _ gap: Double) -> Bool {
    guard let last = left.last?.scalar, let next = right.first?.scalar else { return false }
    lazy var text = String(String.UnicodeScalarView(left.map(\.scalar)))
    switch (kind(last), kind(next)) {
    case (.digit, .digit):
      if isDialled(left, right) { return false }
      let isAmount = hasDecimals(text)
      return isAmount || (gap > leastGap && last != "." && Segment.isFigure(text))
    case (.digit, .name):
      /// Codes of 类, 款 and 项 have 3, 5 and 7 digits.
      let isCode = left.allSatisfy { ("0"..."9").contains($0.scalar) } && [3, 5, 7].contains(left.count)
      return isCode || (left.count == 2 && gap > leastGap && Segment.isFigure(text))
        || hasDecimals(text)
        || (isStroke(text) && gap > leastGap)
        || (gap > leastGap && Segment.isFigure(text) && isOrdinal(right))
    case (.name, .digit):
      return gap > leastGap && Segment.isFigure(String(String.UnicodeScalarView(right.map(\.scalar))))
    default: return false
    }
  }

  /// Whether a text is an amount to its last decimal: two, or four as sheets print them.
  private static func hasDecimals(_ text: String) -> Bool {
    [2, 4].contains(FigureValue(reading: text, unit: .yuan).figure?.decimals ?? 0)
  }

  /// Whether the code of an area and a number are one to dial: (202) 482-5587.
  private static func isDialled(_ left: ArraySlice<Glyph>, _ right: ArraySlice<Glyph>) -> Bool {
    guard left.count == 5, left.first?.scalar == "(", left.last?.scalar == ")", right.count > 7 else {
      return false
    }
    let number = right.prefix(8).map(\.scalar)
    return number[3] == "-"
      && (number[..<3] + number[4...]).allSatisfy { ("0"..."9").contains($0) }
  }

  /// Whether figures of a line may have a space after their thousands, as in French and German tables: 1 097 232.
  ///
  /// Chinese tables have none; a line that writes thousands otherwise has none either.
  private static func groupsThousands(_ row: GlyphRow) -> Bool {
    var digits = 0
    for (index, glyph) in row.glyphs.enumerated() {
      if glyph.scalar.isWide { return false }
      let isNear =
        index > 0 && glyph.box.x0 - row.glyphs[index - 1].box.x1 <= SegmentLine.narrowestGap * glyph.size
      digits = isDigit(glyph) ? (isNear ? digits + 1 : 1) : 0
      if digits > 3 { return false }
    }
    return true
  }

  /// Whether the second of two texts goes on with the thousands of the first.
  private static func isGroup(_ left: ArraySlice<Glyph>, _ right: ArraySlice<Glyph>) -> Bool {
    let sign = left.prefix { "+-−–(".unicodeScalars.contains($0.scalar) }
    let next = right.prefix(4)
    guard left.count > sign.count, left.dropFirst(sign.count).allSatisfy(isDigit), next.count > 2,
      next.prefix(3).allSatisfy(isDigit)
    else { return false }
    let isApart = zip(next, next.dropFirst()).map {
      $1.box.x0 - $0.box.x1 > SegmentLine.narrowestGap * $0.size
    }
    return !isApart.prefix(2).contains(true)
      && (next.count == 3 || isApart[2] || next.last.map(isDigit) == false)
  }

  private static func isDigit(_ glyph: Glyph) -> Bool { ("0"..."9").contains(glyph.scalar) }

  private static func isStroke(_ text: String) -> Bool {
    text.unicodeScalars.count <= 2 && FigureValue(reading: text, unit: .yuan) == .dash
  }

  /// Whether a text begins like 一、 or 二十三、.
  private static func isOrdinal(_ glyphs: ArraySlice<Glyph>) -> Bool {
    Normalisation.ordinal(of: String(String.UnicodeScalarView(glyphs.prefix(5).map(\.scalar)))) != nil
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "0"..."9", "０"..."９", ".", ",", "%", "％", ")", "-", "−", "–", "—", "－", "(": .digit
    case _ where scalar.isWide: .name
    default: .other
    }
  }
}
