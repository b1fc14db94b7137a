import JuesuanModel

/// Keeps the glyphs that a reader sees once: drops what is doubled, off the page, invisible or a watermark,
/// and says so.
struct GlyphSieve {
  /// Centres of equal glyphs nearer than this share of the font size are one glyph printed twice (fake bold).
  static let doubleDistance = 0.25

  private(set) var glyphs: [Glyph] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    _ text: PopplerText,
    page: Int,
    shown: Rect,
    origins: [TextOrigin],
    unmapped fontMappings: [String: Set<FontMapping>],
    shadings: [Shading]
  ) {
    var seen = PageSquares(shown)
    var (doubled, outside, invisible) = (0, 0, 0)
    var watermark = ""
    var watermarkBox: Rect?
    var unmapped: [Int: Int] = [:]
    let sizes = text.characters.map(\.size).sorted()
    let median = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
    let strange = StrangeText(origins, median: median, on: shown)

    let unreadable = Self.unreadableFonts(of: text, fontMappings)
    let damaged = Set(text.fonts.indices.filter { fontMappings[text.fonts[$0]]?.contains(.damaged) == true })
    glyphs.reserveCapacity(text.characters.count)
    for var character in text.characters {
      if unreadable.contains(character.font) || damaged.contains(character.font) && Self.isMistaken(character)
      {
        character.scalar = "\u{FFFD}"
      }
      let box = character.box
      guard shown.contains(x: box.midX, y: box.midY) else {
        outside += 1
        continue
      }
      if Self.isSpeck(character, median) || Self.isWhiteOnWhite(character, shadings) {
        invisible += 1
        continue
      }
      if strange.isSlanted(character) || strange.isFaint(character) || Self.isPaleAndHuge(character, median) {
        watermark.unicodeScalars.append(character.scalar)
        watermarkBox = watermarkBox?.union(box) ?? box
        continue
      }
      let size = character.size > 0.5 ? character.size : max(box.height, 1)
      if isDouble(character, size: size, seen: seen) {
        doubled += 1
        continue
      }
      seen.insert(glyphs.count, box.middle)
      if character.scalar.isUnmapped, !character.isCovered { unmapped[character.font, default: 0] += 1 }
      glyphs.append(
        Glyph(
          scalar: Normalisation.ideograph(for: character.scalar),
          printed: character.scalar,
          box: box,
          size: size,
          font: character.font,
          color: character.color
        )
      )
    }

    func note(_ count: Int, _ code: String, _ message: String) {
      if count > 0 { diagnostics.append(Diagnostic(.note, code, "\(count) \(message)", page: page)) }
    }
    note(doubled, "glyph-doubled", "个字重叠印了两次（仿粗体），只取一次")
    note(outside, "glyph-outside", "个字在页面之外，未取")
    note(invisible, "glyph-invisible", "个字不可见（白底白字或小到看不见），未取")
    if let watermarkBox {
      diagnostics.append(
        Diagnostic(.note, "watermark", "水印文字未计入正文：\(watermark)", page: page, box: watermarkBox)
      )
    }
    for (font, count) in unmapped.sorted(by: { $0.key < $1.key }) {
      let name = text.fonts.indices.contains(font) ? text.fonts[font] : ""
      diagnostics.append(
        Diagnostic(
          .warning,
          "glyph-unmapped",
          "字体“\(name)”有 \(count) 个字没有可用的文字编码（ToUnicode），读出的内容不可靠",
          page: page
        )
      )
    }
  }

  /// More than this share of private codes in a font are no bullets but letters that nobody can tell.
  private static let privateShare = 0.5

  /// The fonts, by number, whose text is no text: nothing maps their codes, and what was read shows it.
  private static func unreadableFonts(
    of text: PopplerText,
    _ mappings: [String: Set<FontMapping>]
  ) -> Set<Int> {
    var counts = text.fonts.map { _ in (all: 0, unmapped: 0) }
    for character in text.characters where counts.indices.contains(character.font) {
      counts[character.font].all += 1
      if character.scalar.isUnmapped { counts[character.font].unmapped += 1 }
    }
    return Set(
      text.fonts.indices.filter { font in
        let count = counts[font]
        if count.all > 2, Double(count.unmapped) > privateShare * Double(count.all) { return true }
        let mapping = mappings[text.fonts[font]] ?? []
        return mapping.contains(.none)
          || mapping.contains(.guessed)
            && !FontMapping.isPlausible(text.characters.filter { $0.font == font }.map(\.scalar))
      }
    )
  }

  /// Whether a character that is no ideograph is as wide as one.
  private static func isMistaken(_ character: PopplerText.Character) -> Bool {
    character.scalar.value < 0x2000 && character.box.width >= FontCodes.ideographWidth * character.size
  }

  private func isDouble(_ character: PopplerText.Character, size: Double, seen: PageSquares) -> Bool {
    let (x, y) = (character.box.midX, character.box.midY)
    let near = Self.doubleDistance * min(size, max(character.box.width, 0.2 * size))
    let far = Self.doubleDistance * size
    let printed = Normalisation.ideograph(for: character.scalar)
    return seen.contains(in: Rect(x0: x - near, y0: y - far, x1: x + near, y1: y + far)) { index in
      let other = glyphs[index]
      return other.scalar == printed && (other.box.midX - x).magnitude < near
        && (other.box.midY - y).magnitude < far
    }
  }

  /// Whether an upright glyph is a watermark: far larger than the text and light grey.
  private static func isPaleAndHuge(_ character: PopplerText.Character, _ median: Double) -> Bool {
    guard character.size > 3.5 * median else { return false }
    let channels = [character.color >> 16 & 0xFF, character.color >> 8 & 0xFF, character.color & 0xFF]
    return channels.allSatisfy { $0 >= 0x90 }
  }

  /// Whether a glyph is too small to be seen: less than this share of the usual size.
  private static func isSpeck(_ character: PopplerText.Character, _ median: Double) -> Bool {
    let share = 0.15
    return max(character.size, character.box.height) < share * median
  }

  /// White letters do not stand out from a ground as bright as this.
  private static func isNearlyWhite(_ color: UInt32) -> Bool {
    [16, 8, 0].allSatisfy { color >> $0 & 0xFF >= 0xE4 }
  }

  private static func isWhiteOnWhite(_ character: PopplerText.Character, _ shadings: [Shading]) -> Bool {
    guard GraphicsState.Paint(color: character.color).isWhite else { return false }
    let below = shadings.last { $0.box.contains(x: character.box.midX, y: character.box.midY) }
    return below.map { Self.isNearlyWhite($0.color) } ?? true
  }
}

extension Unicode.Scalar {
  /// Whether it stands for no character: private use, or nothing that could be told.
  var isUnmapped: Bool {
    switch value {
    case 0xE000...0xF8FF, 0xFFFD, 0xF0000...0x10FFFF: true
    default: false
    }
  }
}
