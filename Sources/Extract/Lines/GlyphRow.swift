import JuesuanModel

/// Glyphs that stand on one line of print, from left to right.
struct GlyphRow {
  var glyphs: [Glyph]
  var box: Rect

  /// Two glyphs are on one line when the middle of the one lies within this share of the lower height around
  /// the middle of the other.
  static let sameLine = 0.45

  /// Glyphs of a usual line.
  private static let usualLength = 24

  /// Sorts glyphs into lines, from top to bottom.
  static func rows(of glyphs: [Glyph]) -> [GlyphRow] {
    if let row = single(glyphs) { return [row] }
    let sorted = glyphs.sorted { ($0.box.midY, $0.box.x0, $0.scalar) < ($1.box.midY, $1.box.x0, $1.scalar) }
    var open: [GlyphRow] = []
    var done: [GlyphRow] = []
    for glyph in sorted {
      let middle = glyph.box.midY
      let height = min(glyph.box.height, 1.1 * glyph.size)
      var best: (index: Int, distance: Double)?
      for (index, row) in open.enumerated() {
        let distance = (row.box.midY - middle).magnitude
        if distance < sameLine * min(height, row.box.height), distance < best?.distance ?? .infinity {
          best = (index, distance)
        }
      }
      if let best {
        open[best.index].glyphs.append(glyph)
        open[best.index].box = open[best.index].box.union(glyph.box)
      } else {
        done += open.filter { $0.box.y1 < glyph.box.y0 - 2 * height }
        open.removeAll { $0.box.y1 < glyph.box.y0 - 2 * height }
        var line = GlyphRow(glyphs: [], box: glyph.box)
        line.glyphs.reserveCapacity(usualLength)
        line.glyphs.append(glyph)
        open.append(line)
      }
    }
    done += open
    for index in done.indices {
      done[index].glyphs.sort { ($0.box.x0, $0.box.x1, $0.scalar) < ($1.box.x0, $1.box.x1, $1.scalar) }
    }
    return RaisedMarks.joined(done.sorted { ($0.box.midY, $0.box.x0) < ($1.box.midY, $1.box.x0) })
  }

  /// The one line that glyphs make which stand beside each other beyond doubt, as those of most cells do.
  private static func single(_ glyphs: [Glyph]) -> GlyphRow? {
    guard let first = glyphs.first else { return nil }
    var (top, bottom, lowest, box) = (first.box.midY, first.box.midY, first.box.height, first.box)
    var isSorted = true
    var last = -Double.infinity
    for glyph in glyphs {
      top = min(top, glyph.box.midY)
      bottom = max(bottom, glyph.box.midY)
      lowest = min(lowest, glyph.box.height, glyph.size)
      isSorted = isSorted && glyph.box.x0 > last
      last = glyph.box.x0
      box = box.union(glyph.box)
    }
    guard bottom - top < 0.5 * sameLine * lowest, box.height < 1.5 * lowest else { return nil }
    return GlyphRow(
      glyphs: isSorted
        ? glyphs
        : glyphs.sorted { ($0.box.x0, $0.box.x1, $0.scalar) < ($1.box.x0, $1.box.x1, $1.scalar) },
      box: box
    )
  }

  /// Glyphs that stand beside each other, from left to right.
  init(_ glyphs: ArraySlice<Glyph>) {
    self.init(
      glyphs: Array(glyphs),
      box: glyphs.dropFirst().reduce(glyphs.first?.box ?? .zero) { $0.union($1.box) }
    )
  }

  init(glyphs: [Glyph], box: Rect) { (self.glyphs, self.box) = (glyphs, box) }

  /// The parts between gaps wider than `gap` times the font size.
  func split(atGapsOver gap: Double) -> [GlyphRow] {
    guard let first = glyphs.first else { return [] }
    var parts: [GlyphRow] = []
    var start = 0
    var box = first.box
    for (index, glyph) in glyphs.enumerated().dropFirst() {
      if glyph.box.x0 - box.x1 <= gap * glyph.size {
        box = box.union(glyph.box)
      } else {
        parts.append(GlyphRow(glyphs: Array(glyphs[start..<index]), box: box))
        (start, box) = (index, glyph.box)
      }
    }
    parts.append(GlyphRow(glyphs: start == 0 ? glyphs : Array(glyphs[start...]), box: box))
    return parts
  }

  /// The text, with a space where the gap is wider than glyphs of their kind keep.
  var text: String {
    // A space and the longest scalar take five bytes. They are gathered beside the text, which then takes no more room
    // than it fills: figures fit into the string itself.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 5 * glyphs.count) { bytes in
      var count = 0
      var last: Glyph?
      for glyph in glyphs {
        if let last, Self.needsSpace(last, glyph) {
          unsafe bytes[count] = 0x20
          count += 1
        }
        for byte in glyph.scalar.utf8 {
          unsafe bytes[count] = byte
          count += 1
        }
        last = glyph
      }
      return unsafe String(decoding: UnsafeBufferPointer(bytes)[..<count], as: UTF8.self)
    }
  }

  /// The width of its first word, in points: one ideograph, or letters up to a space.
  var firstWord: Double {
    var end = glyphs[0]
    for glyph in glyphs.dropFirst() {
      if end.scalar.isWide || glyph.box.x0 - end.box.x1 > 0.15 * end.size { break }
      end = glyph
    }
    return end.box.x1 - glyphs[0].box.x0
  }

  /// Between Latin letters and digits a quarter of the font size is a space; beside an ideograph it takes three
  /// quarters, because justified lines are stretched between ideographs.
  private static func needsSpace(_ left: Glyph, _ right: Glyph) -> Bool {
    let gap = right.box.x0 - left.box.x1
    let size = max(left.size, right.size)
    return gap > (left.scalar.isWide || right.scalar.isWide ? 0.75 : 0.22) * size
  }
}

extension Unicode.Scalar {
  /// Whether it is as wide as it is high: ideographs, kana, full-width forms and punctuation.
  var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }

  /// Whether it is a letter or an ideograph, by the Unicode property; that is looked up for rare characters only.
  var isAlphabetic: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    default: properties.isAlphabetic
    }
  }
}

extension Collection<GlyphRow> {
  /// The lines as one text: broken lines meet without a space, with one between Latin words.
  var joinedText: String {
    var text = ""
    var isLetter = false
    for row in self {
      let next = row.text
      /// Letters alone one below another are a word that runs down the page.
      let isStacked = isLetter && row.glyphs.count == 1
      isLetter = row.glyphs.count == 1
      if !isStacked, let left = text.unicodeScalars.last, let right = next.unicodeScalars.first,
        left.isAlphabetic, !left.isWide, right.isAlphabetic, !right.isWide
      {
        text += " "
      }
      text += next
    }
    return text
  }
}
