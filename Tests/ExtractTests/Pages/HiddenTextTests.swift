import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Text as a reader of the page sees it") struct HiddenTextTests {
  func text(
    _ content: String,
    page: String = "",
    resources: String = "",
    objects: [String] = []
  ) throws -> String {
    let bytes = MiniPDF.bytes(content, page: page, resources: resources, objects: objects)
    let glyphs = try PDFReader(bytes: bytes, name: "a.pdf").page(1).glyphs
    return String(String.UnicodeScalarView(glyphs.sorted { $0.box.x0 < $1.box.x0 }.map(\.scalar)))
  }

  static let figure = "BT /F 10 Tf 20 100 Td (123.45) Tj ET\n"

  @Test(
    "a figure painted over, cut off or made invisible is not read, the one at its place is",
    arguments: [
      "BT /F 10 Tf 20 100 Td (999.99) Tj ET 1 g 10 90 60 20 re f 0 g\n",
      "BT /F 10 Tf 20 100 Td (999.99) Tj ET q 60 0 0 20 10 90 cm /I Do Q\n",
      "BT /F 10 Tf 20 100 Td (999.99) Tj ET q 1 0 0 1 10 90 cm 0.5 g 0 0 60 20 re f Q\n",
      "q 5 5 10 10 re W n BT /F 10 Tf 20 100 Td (999.99) Tj ET Q\n",
      "BT /F 10 Tf 3 Tr 20 100 Td (99) Tj (9.99) Tj 0 Tr ET\n",
      "/X Do\n",
    ]
  )
  func unseen(ghost: String) throws {
    let image = MiniPDF.stream(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
      "z"
    )
    let form = MiniPDF.stream(
      "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F 5 0 R >> >>",
      "BT /F 10 Tf 3 Tr 20 100 Td [(9) -20 (99.99)] TJ ET"
    )
    let read = try text(
      ghost + Self.figure,
      resources: "/XObject << /I 6 0 R /X 7 0 R >>",
      objects: [image, form]
    )
    #expect(read == "123.45")
  }

  @Test("what only seems to be painted over is read") func seen() throws {
    let state = "/ExtGState << /M << /BM /Multiply >> /A << /ca 0.3 >> >>"
    for cover in ["/M gs", "/A gs"] {
      #expect(try text(Self.figure + "q \(cover) 1 0 0 rg 10 90 60 20 re f Q", resources: state) == "123.45")
    }
    #expect(try text("1 g 10 90 60 20 re f 0 g " + Self.figure) == "123.45", "painted before")
    #expect(try text(Self.figure + "0.9 g 10 60 60 20 re f") == "123.45", "painted beside")
  }

  @Test("pale words in tiles over the text are a watermark, pale zeros in cells are not") func tiles() throws
  {
    let tiles = (0..<4).map { "BT 0.8 g /F 10 Tf \(20 + 60 * $0) 103 Td (COPY) Tj ET\n" }.joined()
    #expect(try text(Self.figure + tiles) == "123.45")
    let zeros = (0..<4).map { "BT 0.8 g /F 10 Tf 20 \(20 + 15 * $0) Td (0.00) Tj ET\n" }.joined()
    #expect(try text(zeros).count == 16)
  }

  @Test("a layer that is off takes its rules along") func layers() throws {
    let bytes = MiniPDF.bytes(
      "/OC /L BDC BT /F 10 Tf 20 100 Td (999.99) Tj ET 10 90 m 90 90 l S EMC 10 50 m 90 50 l S "
        + Self.figure,
      resources: "/Properties << /L 6 0 R >>",
      catalog: "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
      objects: ["<< /Type /OCG /Name (old) >>"]
    )
    let page = try PDFReader(bytes: bytes, name: "a.pdf").page(1)
    #expect(page.glyphs.count == 6)
    #expect(page.rulings.map(\.position) == [150])
    #expect(page.diagnostics.map(\.code) == ["layer-hidden", "glyph-invisible"])
  }

  @Test("what annotations show is part of the page, what they hide is not") func annotations() throws {
    let form = MiniPDF.stream(
      "/Subtype /Form /BBox [0 0 50 10] /Resources << /Font << /F 5 0 R >> >>",
      "BT /F 10 Tf 0 2 Td (67) Tj ET"
    )
    let shown = "<< /Type /Annot /Subtype /Stamp /Rect [60 98 110 108] /F 4 /AP << /N 6 0 R >> >>"
    let unseen = "<< /Type /Annot /Subtype /FreeText /Rect [160 98 210 108] /F 2 /AP << /N 6 0 R >> >>"
    let read = try text(Self.figure, page: "/Annots [7 0 R 8 0 R]", objects: [form, shown, unseen])
    #expect(read == "123.4567")
  }
}
