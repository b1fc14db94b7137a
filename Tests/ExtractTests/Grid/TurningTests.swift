import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanExtract

@Suite("Pages whose text is turned, shifted and scaled") struct TurningTests {
  static let sketches = [AlignedTableTests.open, ShadingTests.wrapped, RuledRowsTests.form]

  @Test("turning a page and its text finds the same cells", arguments: 1...3, sketches)
  func turned(turns: Int, text: String) {
    let page = Sketch(text).page
    var shown = page
    shown.textTurns = 4 - turns
    shown = shown.upright
    shown.textTurns = turns
    #expect(shown.upright.glyphs.map(\.box) == page.glyphs.map(\.box))
    #expect(GridPropertyTests.grids(shown.upright) == GridPropertyTests.grids(page))
    let box = Rect(x0: 10, y0: 20, x1: 40, y1: 25)
    #expect(box.turned(by: turns, in: page.size).turned(by: 4 - turns, in: shown.size) == box)
  }

  @Test("shift, scale and the order of glyphs change nothing without rules either", arguments: sketches)
  func invariance(text: String) {
    let page = Sketch(text).page
    let moved = GridPropertyTests.mapped(
      page,
      { Rect(x0: $0.x0 + 13.7, y0: $0.y0 + 5.1, x1: $0.x1 + 13.7, y1: $0.y1 + 5.1) }
    )
    let large = GridPropertyTests.mapped(
      page,
      { Rect(x0: $0.x0 * 1.7, y0: $0.y0 * 1.7, x1: $0.x1 * 1.7, y1: $0.y1 * 1.7) },
      scale: 1.7
    )
    var mixed = page
    var random = SeededRandom(seed: 7)
    mixed.glyphs.shuffle(using: &random)
    mixed.rulings.shuffle(using: &random)
    for other in [moved, large, mixed] {
      #expect(GridPropertyTests.grids(other) == GridPropertyTests.grids(page))
      #expect(GridPropertyTests.spans(other) == GridPropertyTests.spans(page))
    }
  }
}

@Suite("Rules and text that pages hide") struct DrawnFormsTests {
  func page(_ bytes: [UInt8]) throws -> PageContent { try PDFReader(bytes: bytes, name: "a.pdf").page(1) }

  @Test("mitred borders and rows of dots are rules, a white cell cuts the rules below it") func rules() throws
  {
    let dots = stride(from: 10, to: 60, by: 2).map { "\($0) 50 1 1 re f" }.joined(separator: "\n")
    let page = try page(
      MiniPDF.bytes(
        """
        10 150 m 110 150 l 109 149 l 11 149 l h f
        \(dots)
        10 100 m 110 100 l S 1 g 40 80 30 40 re f
        """
      )
    )
    let found = page.rulings.map { "\(Int($0.start.rounded()))-\(Int($0.end.rounded()))" }
    #expect(found == ["10-110", "10-39", "71-110", "10-59"])
  }

  @Test("a small slanted watermark takes no upright text with it") func watermark() throws {
    let page = try page(
      MiniPDF.bytes(
        """
        BT /F 10 Tf 20 100 Td (1234.56) Tj ET BT /F 10 Tf 200 100 Td (7.89) Tj ET
        0.8 g BT /F 10 Tf 0.96 0.28 -0.28 0.96 40 60 Tm (COPY) Tj ET
        """
      )
    )
    #expect(String(String.UnicodeScalarView(page.glyphs.map(\.scalar))) == "1234.567.89")
  }

  @Test("text turned on its side says so") func turned() throws {
    let page = try page(MiniPDF.bytes("BT /F 10 Tf 0 1 -1 0 100 50 Tm (sideways) Tj ET"))
    #expect(page.textTurns == 3)
  }

  @Test("glyph numbers without a map are no text") func plausible() {
    #expect(FontMapping.isPlausible(Array("决算数1,234.50".unicodeScalars)))
    #expect(!FontMapping.isPlausible(Array("€•‚ƒ„…†12".unicodeScalars)))
    #expect(FontMapping.plainName("/ABCDEF+SimSun") == "SimSun")
  }
}
