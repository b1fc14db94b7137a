import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Rules in the dialects of programs") struct DrawnRuleTests {
  func rules(_ bytes: [UInt8]) throws -> [String] {
    try PDFReader(bytes: bytes, name: "a.pdf").page(1).rulings.map { ruling in
      "\(ruling.axis == .horizontal ? "h" : "v") \(Int(ruling.position.rounded()))"
        + " \(Int(ruling.start.rounded()))-\(Int(ruling.end.rounded()))"
    }
  }

  @Test("images of one pixel, gradients, straight curves and strokes across a rule are rules") func dialects()
    throws
  {
    let found = try rules(
      MiniPDF.bytes(
        """
        q 100 0 0 0.5 10 150 cm BI /W 1 /H 1 /IM true /BPC 1 ID \u{1} EI Q
        q 10 140 100 0.5 re W n /S sh Q
        10 130 m 40 130 80 130 110 130 c S
        100 w 60 120 m 60 120.4 l S 1 w
        10 110 m 110 110.6 l S
        10 100 m 40 100 80 90 110 100 c S
        30 w 10 50 m 110 50 l S
        """,
        resources: "/Shading << /S 6 0 R >>",
        objects: [
          "<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 0] /Function << /FunctionType 2 /Domain [0 1] /N 1 >> >>"
        ]
      )
    )
    #expect(found == ["h 50 10-110", "h 60 10-110", "h 70 10-110", "h 80 10-110", "h 90 10-110"])
  }

  @Test("a box filled but for a smaller one within it is the border of a cell") func border() throws {
    let content = "10 50 100 40 re 12 52 96 36 re f*"
    let found = try rules(MiniPDF.bytes(content))
    #expect(Set(found) == ["h 111 10-110", "h 149 10-110", "v 11 110-150", "v 109 110-150"])
    let page = try PDFReader(bytes: MiniPDF.bytes(content), name: "a.pdf").page(1)
    #expect(page.shadings.isEmpty)
  }

  @Test("the lines of remarks are no rules, those of form fields are") func remarks() throws {
    let line = MiniPDF.stream("/Type /XObject /Subtype /Form /BBox [0 0 100 10]", "0 5 m 100 5 l S")
    let remark = "<< /Type /Annot /Subtype /Line /Rect [10 45 110 55] /F 4 /AP << /N 6 0 R >> >>"
    let field = "<< /Type /Annot /Subtype /Widget /Rect [10 95 110 105] /F 4 /AP << /N 6 0 R >> >>"
    let found = try rules(
      MiniPDF.bytes(
        "BT /F 9 Tf 20 20 Td (1) Tj ET",
        page: "/Annots [7 0 R 8 0 R]",
        objects: [line, remark, field]
      )
    )
    #expect(found == ["h 100 10-110"])
  }

  @Test("a stroke as high as a row is shading") func wideStroke() throws {
    let page = try PDFReader(bytes: MiniPDF.bytes("0.8 G 20 w 10 50 m 110 50 l S"), name: "a.pdf").page(1)
    #expect(page.rulings.isEmpty)
    #expect(page.shadings.map(\.box) == [Rect(x0: 10, y0: 140, x1: 110, y1: 160)])
  }

  @Test("a box whose round corners are bent in two steps is no curve of a chart")
  func roundCorners()
    throws
  {
    let box = """
      20 20 m 100 20 l 103 20 107 22 107 23 c 109 25 110 28 110 30 c 110 50 l 110 53 108 57 107 57 c
      105 59 102 60 100 60 c 20 60 l 17 60 13 58 13 57 c 11 55 10 52 10 50 c 10 30 l 10 27 12 23 13 23 c
      15 21 18 20 20 20 c h
      """
    let page = try PDFReader(bytes: MiniPDF.bytes("0.9 g \(box) f"), name: "a.pdf").page(1)
    #expect(page.slopes.isEmpty)
    let curve = "20 20 m 30 60 50 60 60 40 c 70 20 90 20 100 60 c S"
    #expect(try !PDFReader(bytes: MiniPDF.bytes(curve), name: "a.pdf").page(1).slopes.isEmpty)
  }

  @Test("what stands in layers that are off is not there") func layers() throws {
    let form = MiniPDF.stream(
      "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /OC 6 0 R /Resources << >>",
      "10 80 m 110 80 l S"
    )
    let found = try rules(
      MiniPDF.bytes(
        """
        /OC /Off BDC /Span BMC 10 150 m 110 150 l S EMC 10 140 m 110 140 l S EMC
        /OC /On BDC 10 130 m 110 130 l S EMC
        /OC /Members BDC 10 120 m 110 120 l S EMC
        /OC /Other BDC 10 110 m 110 110 l S EMC
        /X Do
        10 100 m 110 100 l S
        """,
        resources:
          "/Properties << /Off 6 0 R /On 7 0 R /Members << /Type /OCMD /OCGs [6 0 R] >> /Other << /Type /OCMD /P /AllOff /OCGs [6 0 R] >> >> /XObject << /X 8 0 R >>",
        catalog: "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >>",
        objects: ["<< /Type /OCG /Name (a) >>", "<< /Type /OCG /Name (b) >>", form]
      )
    )
    #expect(found == ["h 70 10-110", "h 90 10-110", "h 100 10-110"])
  }

  @Test("white rules show on shading and wipe out the rules below them") func white() throws {
    let found = try rules(
      MiniPDF.bytes(
        """
        0.8 g 10 100 100 50 re f
        1 G 10 120 m 110 120 l S
        0 G 10 50 m 110 50 l S
        1 G 40 50 m 60 50 l S
        150 50 m 190 50 l S
        """
      )
    )
    #expect(found == ["h 80 10-110", "h 150 10-40", "h 150 60-110"])
  }

  @Test("a white area hides the dots of a rule") func hiddenDots() throws {
    let dots = (0..<20).map { "\(10 + $0) 100 0.5 0.5 re f" }.joined(separator: "\n")
    #expect(try rules(MiniPDF.bytes(dots)) == ["h 100 10-30"])
    #expect(try rules(MiniPDF.bytes(dots + "\n1 g 0 90 50 30 re f")).isEmpty)
  }
}
