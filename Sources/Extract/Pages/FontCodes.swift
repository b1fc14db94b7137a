internal import Synchronization

/// The fonts of a file by object number, for all its readers: all pages of a report share a few.
final class FontShelf: Sendable {
  private let fonts = Mutex<[Int: FontCodes]>([:])

  /// How the codes of a font are to be read.
  ///
  /// `read` is called where no reader has read it, and for a font without a number each time.
  func codes(ofFont number: Int, _ read: () -> FontCodes) -> FontCodes {
    guard number > 0 else { return read() }
    if let known = fonts.withLock({ $0[number] }) { return known }
    let codes = read()
    fonts.withLock { $0[number] = codes }
    return codes
  }
}

/// How the codes of a font are to be read: how many bytes each takes, how far it advances, what is known of it.
///
/// Nothing of it changes once it is made.
final class FontCodes: @unchecked Sendable {
  /// One code of a string.
  struct Code {
    var value: UInt32
    /// How far it advances, in font sizes.
    var advance: Double
    /// Whether it is the single byte 32, which word spacing widens.
    var isSpace: Bool
    /// Whether nothing is printed of it, as far as is known.
    var isBlank: Bool
  }

  private enum Width {
    case one
    case two
    /// One byte below 128, else two, as in GBK.
    case mixed
  }

  /// The name without slash and subset prefix, as Poppler says it; fonts of Type 3 have none, which it calls Default.
  let name: String
  /// Whether its lines run down the page.
  let isVertical: Bool
  private(set) var mapping: FontMapping
  /// Whether its program alone names its glyphs.
  private(set) var isGuess = false
  private let width: Width
  private var advances: [UInt32: Double] = [:]
  private var usual: Double
  private let map: UnicodeMap?
  /// Codes whose glyphs have numbers for names, so that no reader may find a character for them.
  private let unnamed: Set<UInt32>

  init(_ font: PDFObject) {
    name = font["BaseFont"].name.map(FontMapping.plainName) ?? "Default"
    mapping = FontMapping(font)
    let encoding = font["Encoding"].name ?? ""
    guard font["Subtype"].name == "/Type0" else {
      (width, isVertical, map) = (.one, false, nil)
      unnamed = mapping == .known ? [] : Self.unnamed(in: font["Encoding"])
      isGuess = mapping == .guessed && !font["Encoding"].isDictionary
      let bitmaps = font["Subtype"].name == "/Type3" ? font["ToUnicode"].data.map(UnicodeMap.init) : nil
      /// Ghostscript takes the names /a1, /a2 … that it gives to bitmaps for those of dingbats.
      if let bitmaps, bitmaps.dingbats.count >= Self.fewestDingbats { mapping = .none }
      let scale = font["Subtype"].name == "/Type3" ? font["FontMatrix"].numbers.first ?? 0.001 : 0.001
      usual = (font["FontDescriptor"]["MissingWidth"].number ?? 500) * scale
      let first = UInt32(max(0, min(255, font["FirstChar"].number ?? 0)))
      for (index, advance) in Self.numbers(font["Widths"].source).enumerated() {
        advances[first + UInt32(index)] = advance * scale
      }
      /// The drawn glyphs of one font are few.
      if bitmaps?.western.contains(where: { advances[$0] ?? 0 >= Self.ideographWidth }) ?? false {
        mapping = .damaged
      }
      return
    }
    unnamed = []
    isVertical = encoding.hasSuffix("-V")
    let isWide = encoding.isEmpty || ["Identity", "UCS2", "UTF16"].contains { encoding.contains($0) }
    width = isWide ? .two : .mixed
    let program = font["DescendantFonts"].elements.first
    usual = (program?["DW"].number ?? 1000) / 1000
    let isIdentity = encoding.hasPrefix("/Identity")
    map = isIdentity ? font["ToUnicode"].data.map(UnicodeMap.init) : nil
    if isIdentity {
      if let widths = program?["W"] { readWidths(widths.source) }
    } else {
      /// Codes are characters: Latin letters are half as wide as ideographs.
      for code in UInt32(0x20)...0x7E { advances[code] = usual / 2 }
    }
    guard let map else { return }
    if map.isItself, program?["CIDToGIDMap"].isStream != true {
      mapping = .none
    } else if map.western.count(where: { advances[$0] ?? usual >= Self.ideographWidth }) >= Self.fewestWrong {
      mapping = .damaged
    }
  }

  /// Ideographs are as wide as the em, Western letters narrower, but for a few.
  static let ideographWidth = 0.9
  /// A font of boxes to tick has fewer dingbats.
  private static let fewestDingbats = 4
  /// So many Western letters as wide as ideographs are ideographs.
  private static let fewestWrong = 2

  /// Reads the list `first [w …] first last w …`.
  private func readWidths(_ source: [UInt8]) {
    var tokens = ContentTokens(source)
    var pending: [Double] = []
    var isInside = false
    var count = 0
    _ = tokens.next()
    while let token = tokens.next(), count < Self.mostWidths {
      switch token {
      case .open: isInside = true
      case .close: (isInside, pending) = (false, [])
      case .number(let value) where isInside && !pending.isEmpty:
        advances[Self.code(pending[0])] = value / 1000
        pending[0] += 1
      case .number(let value):
        pending.append(value)
        guard pending.count == 3 else { continue }
        let (first, last) = (Self.code(pending[0]), Self.code(pending[1]))
        if first <= last {
          count += Int(last - first)
          for code in first...last { advances[code] = value / 1000 }
        }
        pending = []
      default: return
      }
    }
  }

  /// Widths read of one font: more than it has codes, even if some are said twice.
  private static let mostWidths = 200_000

  private static func code(_ value: Double) -> UInt32 { UInt32(max(0, min(0xFFFF, value))) }

  private static func numbers(_ source: [UInt8]) -> [Double] {
    var tokens = ContentTokens(source)
    var values: [Double] = []
    while let token = tokens.next() {
      if case .number(let value) = token { values.append(value) }
    }
    return Array(values.prefix(256))
  }

  /// Calls `body` with each code of a string.
  func forEachCode(in bytes: [UInt8], _ body: (Code) -> Void) {
    var index = 0
    while index < bytes.count {
      var value = UInt32(bytes[index])
      let isDouble =
        switch width {
        case .one: false
        case .two: true
        case .mixed: value > 0x80
        }
      index += 1
      if isDouble, index < bytes.count {
        value = value << 8 | UInt32(bytes[index])
        index += 1
      }
      let isSpace = !isDouble && value == 32
      let isBlank = isSpace || map?.isSpace(value) ?? false
      body(Code(value: value, advance: advances[value] ?? usual, isSpace: isSpace, isBlank: isBlank))
    }
  }

  /// Whether the text that is read has a character for the code.
  func isKnown(_ code: UInt32) -> Bool { map?.maps(code) ?? !unnamed.contains(code) }

  /// The codes of a simple font that an encoding with the list `code /name …  code /name …` leaves unnamed; all without
  /// an encoding.
  private static func unnamed(in encoding: PDFObject) -> Set<UInt32> {
    guard encoding.isDictionary else { return Set(0...255) }
    var found: Set<UInt32> = []
    var code: UInt32 = 0
    for element in encoding["Differences"].elements {
      if let number = element.number {
        code = UInt32(max(0, min(255, number)))
      } else {
        if element.name.map(FontMapping.isNumbered) ?? false { found.insert(code) }
        code += 1
      }
    }
    return found
  }
}
