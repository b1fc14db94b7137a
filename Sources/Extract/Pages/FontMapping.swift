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
    case "/Type3", "/TrueType":
      if encoding.name != nil {
        self = .known
      } else if encoding.isDictionary {
        self = Self.areNumbered(encoding["Differences"].elements.compactMap(\.name)) ? .guessed : .known
      } else {
        self = .guessed
      }
    default: self = .known
    }
  }

  /// Whether glyphs have numbers for names, as /g12 or /a7, and so say nothing of characters.
  private static func areNumbered(_ names: [String]) -> Bool {
    let numbered = names.count { name in
      name.dropFirst().prefix { $0.isLetter }.count == 1 && name.dropFirst(2).allSatisfy(\.isNumber)
        && name.count > 2
    }
    return numbered * 2 > names.count
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
