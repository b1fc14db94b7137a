import JuesuanModel
import Testing

@testable import JuesuanExtract

@Suite("Pages as they come: askew, stamped, covered, without names for their glyphs") struct WildPageTests {
  /// A ruled table of three rows and columns.
  static let table: String = {
    let rules = (0...3).map { place in
      let (x, y) = (20 + 80 * place, 60 + 30 * place)
      return "20 \(y) m 260 \(y) l S \(x) 60 m \(x) 150 l S"
    }
    let texts = [
      ["Item", "Budget", "Final"], ["Water", "1,203.45", "98.10"], ["Power", "77.00", "6,540.32"],
    ]
    let cells = texts.enumerated().flatMap { row, line in
      line.enumerated().map { column, text in
        "BT /F 10 Tf \(24 + 80 * column) \(130 - 30 * row) Td (\(text)) Tj ET"
      }
    }
    return (rules + cells).joined(separator: "\n") + "\n"
  }()

  func rows(
    _ content: String,
    page: String = "",
    resources: String = "",
    objects: [String] = []
  ) throws -> [[String]] {
    let bytes = MiniPDF.bytes(content, page: page, resources: resources, objects: objects)
    let stream = try StreamAssembler.stream(of: PDFReader(bytes: bytes, name: "a.pdf"))
    return stream.tables.first?.rows.map { $0.map { $0?.text ?? "|" } } ?? []
  }

  static let plain = [
    ["Item", "Budget", "Final"], ["Water", "1,203.45", "98.10"], ["Power", "77.00", "6,540.32"],
  ]

  @Test("a page that leans is read like a straight one", arguments: [0.004, -0.013, 0.03, -0.1], [0, 90])
  func askew(slope: Double, turn: Int) throws {
    let cosine = 1 / (1 + slope * slope).squareRoot()
    let sine = slope * cosine
    let lean = "q \(cosine) \(sine) \(-sine) \(cosine) \(8 * sine) \(-100 * sine) cm\n\(Self.table)Q"
    let turned = turn == 0 ? lean : "q 0 1 -1 0 200 0 cm \(lean) Q"
    let box = turn == 0 ? "" : "/MediaBox [0 0 200 300] /Rotate 90"
    #expect(try rows(turned, page: box) == Self.plain)
  }

  @Test("the boxes of cells stand where they are on the leaning page") func leaningBoxes() throws {
    let lean = Lean(slope: 0.05, on: Rect(x0: 0, y0: 0, x1: 300, y1: 200))
    let back = lean.leaning(lean.straightened((40, 170)))
    #expect((back.x - 40).magnitude + (back.y - 170).magnitude < 1e-9)
    #expect(lean.straightened((250, 105)).y < 101, "a line that falls is lifted")
  }

  @Test(
    "stamps and watermarks over a table leave it as it is",
    arguments: [
      "q 1 0 0 RG 1 0 0 rg 2 w 60 80 90 26 re S BT /F 16 Tf 66 86 Td (PAID 2024) Tj ET Q",
      "q 0.8 g BT /F 15 Tf 70 98 Td (DRAFT 88) Tj ET Q",
      "q 0.8 g BT /F 26 Tf 110 120 Td (4) Tj 0 -30 Td (2) Tj ET Q",
      "q 1 0 0 rg BT /F 10 Tf 0.7 0.7 -0.7 0.7 60 95 Tm (A) Tj 1 0 0 1 70 100 Tm (B) Tj 0 -1 1 0 80 95 Tm (C) Tj ET Q",
      "q 0 g BT /F 10 Tf 0.97 0.26 -0.26 0.97 70 94 Tm (COPY 12) Tj ET Q",
    ]
  )
  func stamped(mark: String) throws {
    for content in [Self.table + mark, mark + "\n" + Self.table] {
      #expect(try rows(content) == Self.plain)
    }
  }

  @Test(
    "a head that runs up its column reads like any other",
    arguments: ["(Final) Tj", "(Fi) Tj (nal) Tj", "[(F) -20 (ina) 30 (l)] TJ"]
  )
  func upward(strings: String) throws {
    let level = "BT /F 10 Tf 184 130 Td (Final) Tj ET"
    let turned = "BT /F 10 Tf 0 1 -1 0 210 123 Tm \(strings) ET"
    #expect(try rows(Self.table.replacing(level, with: turned)) == Self.plain)
  }

  @Test(
    "text that its matrix turns round and its size or width turn back is upright",
    arguments: ["/F -10 Tf -1 0 0 -1", "-100 Tz /F 10 Tf -1 0 0 1"]
  )
  func turnedBack(setting: String) throws {
    let content = Self.table.split(separator: "\n").map { line in
      line.hasPrefix("BT")
        ? String(line).replacing("/F 10 Tf", with: setting).replacing(" Td", with: " Tm") : String(line)
    }
    #expect(try rows(content.joined(separator: "\n")) == Self.plain)
  }

  @Test("a number printed across the foot of a table is doubted") func acrossFoot() throws {
    let bytes = MiniPDF.bytes(Self.table + "BT /F 14 Tf 60 58 Td (7) Tj ET")
    let table = try #require(
      try StreamAssembler.stream(of: PDFReader(bytes: bytes, name: "a.pdf")).tables.first
    )
    let foot = try #require(table.rows.last)
    #expect(foot[0]?.isFlagged == true && foot[1]?.isFlagged == false)
    #expect(!table.rows[1].contains { $0?.isFlagged == true })
  }

  @Test("a marked page number nearly level with the last row is none of its text") func nearlyLevel() {
    var page = Sketch("2010301  行政运行            1,203.45").page
    let number = Sketch("                        〈5〉").page.glyphs
    let move = 10 * page.size.height / 11 - page.glyphs[0].box.y0
    page.glyphs += number
    for index in page.glyphs.indices {
      let isNumber = index >= page.glyphs.count - number.count
      page.glyphs[index].box.y0 += move + (isNumber ? 3 : 0)
      page.glyphs[index].box.y1 += move + (isNumber ? 3 : 0)
      page.glyphs[index].box.x0 += 135
      page.glyphs[index].box.x1 += 135
    }
    let found = RunningMatter.numbersOverTables(of: page).map(\.text)
    #expect(found == ["〈5〉"])
  }

  @Test("a figure of which a box hides some digits is no figure") func covered() throws {
    let read = try rows(Self.table + "1 g 104 94 20 16 re f")
    #expect(read[1][1].contains("\u{FFFD}") && read[1][1].hasSuffix("3.45"))
    #expect(read[1][2] == "98.10")
    let named = try rows(Self.table + "1 g 24 94 14 16 re f")
    #expect(named[1][0] == "Water", "a name that runs under the next ground")
  }

  @Test("glyphs that have numbers for names are unknown", arguments: ["/Type1", "/Type3"])
  func unnamed(kind: String) throws {
    let program = MiniPDF.stream("", "500 0 0 0 400 700 d1 0 0 400 700 re f")
    let font =
      kind == "/Type3"
      ? """
      << /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0]
      /CharProcs << /g11 7 0 R /g12 7 0 R >> /Encoding << /Differences [1 /g11 /g12] >> /FirstChar 1 /LastChar 2
      /Widths [500 500] >>
      """
      : """
      << /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Song /Encoding << /Differences [1 /cid9699 /cid15993] >> >>
      """
    let bytes = MiniPDF.bytes(
      "BT /G 10 Tf 20 100 Td <010201> Tj ET",
      page: "/Resources << /Font << /G 6 0 R >> >>",
      objects: [font, program]
    )
    let page = try PDFReader(bytes: bytes, name: "a.pdf").page(1)
    #expect(!page.glyphs.isEmpty && page.glyphs.allSatisfy { $0.scalar == "\u{FFFD}" })
    #expect(page.diagnostics.contains { $0.code == "glyph-unmapped" })
  }

  /// A page that shows codes 1 to 3 and a figure in a font of two bytes a code, each an em wide.
  func wide(map: String, program: String = "") throws -> PageContent {
    let font =
      "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
    let descendant = """
      << /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 \(program)
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
      """
    let head = "1 begincodespacerange <0000> <FFFF> endcodespacerange "
    let bytes = MiniPDF.bytes(
      "BT /G 10 Tf 20 100 Td <004100420043> Tj ET BT /F 10 Tf 120 100 Td (1.50) Tj ET",
      page: "/Resources << /Font << /F 5 0 R /G 6 0 R >> >>",
      objects: [font, descendant, MiniPDF.stream("", head + map)]
    )
    return try PDFReader(bytes: bytes, name: "a.pdf").page(1)
  }

  @Test("a map that gives ideographs the codes of Western letters is not believed where it does")
  func damaged()
    throws
  {
    let page = try wide(map: "3 beginbfchar <0041> <79F0> <0042> <0100> <0043> <00DF> endbfchar")
    let text = String(String.UnicodeScalarView(page.glyphs.map(\.scalar)))
    #expect(text.filter { $0 == "\u{FFFD}" }.count == 2 && text.contains("称") && text.contains("1.50"))
    let pinyin = try wide(map: "3 beginbfchar <0041> <79F0> <0042> <0101> <0043> <00E0> endbfchar")
    #expect(!pinyin.glyphs.contains { $0.scalar == "\u{FFFD}" })
  }

  @Test("a map of all codes to themselves says nothing of numbers of glyphs") func itself() throws {
    let map = "1 beginbfrange <0000> <00FF> <0000> endbfrange"
    #expect(try wide(map: map).glyphs.count { $0.scalar == "\u{FFFD}" } == 3)
    #expect(try wide(map: map).glyphs.count == 7)
  }

  @Test("a first row of figures with unknown digits is no header") func unknownDigits() throws {
    let text = """
      ┌──────┬────────┬───────┐
      │ Item │ Budget │ Final │
      ├──────┼────────┼───────┤
      │ Rain │ 1,2#3  │ 9#.10 │
      ├──────┼────────┼───────┤
      │ Snow │ 77.00  │ 65.32 │
      └──────┴────────┴───────┘
      """
    var page = Sketch(text).page
    for index in page.glyphs.indices where page.glyphs[index].scalar == "#" {
      page.glyphs[index].scalar = "\u{FFFD}"
    }
    #expect(GridFinder.tables(on: page).tables.first?.table.headerRows == 1)
  }

  @Test("outlines of letters are no rules") func outlines() throws {
    let letters = "0.5 w 24 130 m 30 130 l 30 137 l 24 137 l h 25 131 m 29 131 l 29 136 l 25 136 l h S"
    let bytes = MiniPDF.bytes("BT /F 10 Tf 24 130 Td (BOLD) Tj ET \(letters) 10 20 m 200 20 l S")
    #expect(try PDFReader(bytes: bytes, name: "a.pdf").page(1).rulings.count == 1)
  }
}

@Suite("Pages that would be read for ever") struct HostilePageTests {
  @Test("forms that draw each other over and over are refused by name") func bottomless() throws {
    let forms = (7...14).map { number in
      MiniPDF.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /XObject << /X \(number) 0 R >> >>",
        String(repeating: "/X Do ", count: 9)
      )
    }
    let last = MiniPDF.stream("/Type /XObject /Subtype /Form /BBox [0 0 300 200]", "0 0 9 9 re f")
    let bytes = MiniPDF.bytes("/X Do", resources: "/XObject << /X 6 0 R >>", objects: forms + [last])
    let error = #expect(throws: InputError.self) { try PDFReader(bytes: bytes, name: "a.pdf").page(1) }
    #expect(error?.code == "bottomless")
  }

  @Test(
    "pages of any size and numbers of any size are read",
    arguments: [
      "/MediaBox [0 0 10000000 10000000]",
      "/MediaBox [-1e15 -1000000000000000 1000000000000000 999999999999999]",
      "/MediaBox [0 0 0 0]", "/MediaBox [0 0 0.001 0.001]", "/Rotate 99999999999999999999", "/UserUnit 0",
    ]
  )
  func extremes(page: String) throws {
    let far = String(repeating: "9", count: 40)
    let content =
      "\(far) Tr \(far) Ts BT /F \(far) Tf \(far) \(far) Td (1.00) Tj ET 0 Tr 0 Ts \(far) w 0 0 m 9 9 l S"
    let bytes = MiniPDF.bytes(content + "\n" + WildPageTests.table, page: page)
    _ = try? StreamAssembler.stream(of: PDFReader(bytes: bytes, name: "a.pdf"))
  }

  @Test("boxes painted over many rules hide those alone that they cover") func manyBoxes() throws {
    let page = Rect(x0: 0, y0: 0, x1: 600, y1: 600)
    var marks: [PaintedMark] = []
    var covers: [PaintedMark] = []
    for place in 0..<10_000 {
      let (x, y) = (Double(place % 100) * 6, Double(place / 100) * 6)
      let rule = Ruling(
        axis: .horizontal,
        position: y + 3,
        start: x + 1,
        end: x + 5,
        thickness: 0.1,
        source: .stroke
      )
      marks.append(.line(rule, color: 0))
      guard place % 2 == 0 else { continue }
      let box = Rect(x0: x, y0: y, x1: x + 6, y1: y + 6)
      covers.append(.box(box, color: 0xFFFFFF, isOpaque: true))
    }
    let evidence = DrawnEvidence(marks + covers, on: page)
    #expect(evidence.rulings.count == 5_000)
    #expect(evidence.shadings.isEmpty)
  }
}
