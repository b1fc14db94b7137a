/// Whether the codes of a font can be told to be characters.
enum FontMapping {
  /// A ToUnicode map or a known encoding says what its codes are.
  case known
  /// The program of the font alone knows; what Poppler makes of it may be right.
  case guessed
  /// Codes are numbers of glyphs and nothing more.
  case none

  init(_ font: PDFObject) {
    guard font["ToUnicode"].isNull else {
      self = .known
      return
    }
    let encoding = font["Encoding"]
    switch font["Subtype"].name {
    case "/Type0":
      let isIdentity = encoding.name?.hasPrefix("/Identity") ?? false
      let ordering = font["DescendantFonts"].elements.first?["CIDSystemInfo"]["Ordering"].string
      self = isIdentity && (ordering ?? "Identity") == "Identity" ? .none : .known
    case "/Type3", "/TrueType", "/Type1", "/MMType1":
      let names = encoding["Differences"].elements.compactMap(\.name)
      if encoding.isDictionary, !names.isEmpty {
        if names.count(where: Self.isGlyphNumber) * 2 > names.count {
          self = .none
        } else {
          self = names.count(where: Self.isNumbered) * 2 > names.count ? .guessed : .known
        }
      } else {
        self =
          encoding.name != nil || encoding.isDictionary || font["Subtype"].name == "/Type1"
          ? .known : .guessed
      }
    default: self = .known
    }
  }

  /// Whether a glyph's name is a letter and a number, as /g12 or /a7, and so says nothing of a character.
  static func isNumbered(_ name: String) -> Bool {
    name.count > 2 && name.dropFirst().prefix { $0.isLetter }.count == 1
      && name.dropFirst(2).allSatisfy(\.isNumber)
      || isGlyphNumber(name)
  }

  /// Whether a glyph's name is its number in the font, as /cid9699: Ghostscript names glyphs so on the way back from
  /// PostScript, and a number is no code of a character either.
  private static func isGlyphNumber(_ name: String) -> Bool {
    let letters = name.dropFirst().prefix { $0.isLetter }
    return ["cid", "gid", "glyph", "index"].contains(letters)
      && name.dropFirst(1 + letters.count).allSatisfy(\.isNumber) && name.count > 1 + letters.count
  }

  /// A font's name without slash and subset prefix, as Poppler says it.
  static func plainName(_ name: String) -> String {
    let name = name.dropFirst()
    guard let plus = name.firstIndex(of: "+"), name.distance(from: name.startIndex, to: plus) == 6 else {
      return String(name)
    }
    return String(name[name.index(after: plus)...])
  }

  /// Whether text read in a font is plausible: nearly all letters, digits and what stands between them.
  static func isPlausible(_ scalars: [Unicode.Scalar]) -> Bool {
    let plain = scalars.count { scalar in
      (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value)
        || (0x61...0x7A).contains(scalar.value) || scalar.value >= 0x2E80 && scalar.value < 0xE000
        || ",.()%-/:;".unicodeScalars.contains(scalar)
    }
    return Double(plain) >= plausibleShare * Double(scalars.count)
  }

  /// Running text has more than this share of such characters; numbers of glyphs read as codes have less.
  private static let plausibleShare = 0.9
}
