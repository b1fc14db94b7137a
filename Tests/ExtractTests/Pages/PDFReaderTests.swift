import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Reading pages") struct PDFReaderTests {
  func page(_ bytes: [UInt8]) throws -> PageContent { try PDFReader(bytes: bytes, name: "a.pdf").page(1) }

  func lines(_ page: PageContent) -> [String] {
    page.rulings.map { ruling in
      "\(ruling.axis == .horizontal ? "h" : "v") \(Int(ruling.position.rounded()))"
        + " \(Int(ruling.start.rounded()))-\(Int(ruling.end.rounded()))"
    }
  }

  @Test("strokes, thin boxes and thin paths are rules; white and clipped ones are not") func rules() throws {
    let page = try page(
      MiniPDF.bytes(
        """
        10 150 m 110 150 l S
        10 100 100 0.5 re f
        10 90 m 110 90 l 110 90.4 l 10 90.4 l h f
        1 g 10 80 100 0.5 re f 0 g
        1 1 1 RG 10 70 m 110 70 l S 0 G
        q 10 60 20 20 re W n 0 65 m 200 65 l S Q
        q 2 0 0 2 0 0 cm 20 10 m 20 30 l S Q
        0.8 g 200 100 50 50 re f
        BI /W 2 /H 2 /BPC 8 /CS /G ID abEI EI
        10 20 m 60 20 l S
        """
      )
    )
    #expect(
      lines(page) == [
        "h 50 10-110", "h 100 10-110", "h 110 10-110", "h 135 10-30", "v 40 140-180", "h 180 10-60",
      ]
    )
    #expect(page.shadings == [Shading(box: Rect(x0: 200, y0: 50, x1: 250, y1: 100), color: 0xCCCCCC)])
  }

  @Test("rotation and CropBox are applied to rules and text alike", arguments: [0, 90, 180, 270])
  func rotation(degrees: Int) throws {
    let page = try page(
      MiniPDF.bytes(
        "BT /F 10 Tf 100 100 Td (A) Tj ET 100 98 m 107 98 l S",
        page: "/Rotate \(degrees) /CropBox [50 20 250 180]"
      )
    )
    #expect(page.size.width == (degrees % 180 == 0 ? 200 : 160))
    let glyph = try #require(page.glyphs.first?.box)
    let rule = try #require(page.rulings.first)
    #expect(rule.axis == (degrees % 180 == 0 ? .horizontal : .vertical))
    let distance = (glyph.middle(along: rule.axis.other) - rule.position).magnitude
    #expect(distance < 8, "rule and glyph stand together")
    #expect((glyph.middle(along: rule.axis) - (rule.start + rule.end) / 2).magnitude < 1)
  }

  @Test("forms bring their own matrix, box and resources") func forms() throws {
    let form = MiniPDF.stream(
      "/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Matrix [1 0 0 1 10 10] /Resources << >>",
      "0 5 m 100 5 l S"
    )
    let page = try page(
      MiniPDF.bytes("q 1 0 0 1 100 0 cm /X Do Q", resources: "/XObject << /X 6 0 R >>", objects: [form])
    )
    #expect(lines(page) == ["h 185 110-160"])
  }

  @Test("text that is invisible, doubled, white or off the page is not read") func unseen() throws {
    let page = try page(
      MiniPDF.bytes(
        """
        BT /F 10 Tf 20 100 Td (AB) Tj ET
        BT /F 10 Tf 20.3 100 Td (AB) Tj ET
        BT /F 10 Tf 3 Tr 20 60 Td (CD) Tj 0 Tr ET
        BT 1 g /F 10 Tf 20 40 Td (EF) Tj 0 g ET
        BT /F 10 Tf 400 100 Td (GH) Tj ET
        """
      )
    )
    #expect(String(String.UnicodeScalarView(page.glyphs.map(\.scalar))) == "AB")
    #expect(page.diagnostics.contains { $0.code == "glyph-invisible" })
  }

  @Test("slanted text is a watermark") func watermark() throws {
    let page = try page(
      MiniPDF.bytes(
        "BT /F 10 Tf 20 100 Td (AB) Tj ET q 0.7 0.7 -0.7 0.7 50 50 cm BT /F 40 Tf 0 0 Td (XY) Tj ET Q"
      )
    )
    #expect(String(String.UnicodeScalarView(page.glyphs.map(\.scalar))) == "AB")
    #expect(page.diagnostics.map(\.code).contains("watermark"))
  }

  @Test("what cannot be read says why") func errors() {
    func code(_ bytes: [UInt8]) -> String? {
      do throws(InputError) {
        let reader = try PDFReader(bytes: bytes, name: "a.pdf")
        _ = try StreamAssembler.stream(of: reader)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code([]) == "empty")
    #expect(code(Array("PK\u{3}\u{4}".utf8)) == "not-a-pdf")
    #expect(code(Array("%PDF-1.4\nnothing".utf8)) == "damaged")
    #expect(code(MiniPDF.bytes("10 10 m 20 10 l S")) == "no-text")
  }
}
