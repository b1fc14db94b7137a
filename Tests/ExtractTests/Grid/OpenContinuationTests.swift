import JuesuanExtract
import JuesuanModel
import Testing

@Suite("Open tables that go on") struct OpenContinuationTests {
  static let head = """
    项目名称          年初预算数      决算数
    教育支出              112.00        3.00
    卫生健康支出           12.00        3.00
    科学技术支出            7.00        9.00
    """

  private func page(_ text: String, _ number: Int, lines: Int = 0) -> PageLayout {
    GridFinder.tables(on: Sketch(String(repeating: "\n", count: lines) + text, page: number).page)
  }

  private func tables(_ first: String, _ next: String) -> [String] {
    /// The first page is filled to its end.
    let above = page(first, 1, lines: 51)
    let draft = GridFinder.tables(on: Sketch(next, page: 2).page, after: above)
    return StreamAssembler.assemble([above, draft], pageCount: 2).tables.map(\.sketch)
  }

  @Test("the title of a group within a table parts it in no two") func group() {
    let tables = StreamAssembler.assemble(
      [
        page(
          Self.head + """

            二、项目支出

            住房保障支出            2.00       13.00
            其他支出            1,000.00       23.00
            城乡社区支出            5.00        6.00
            """,
          1
        )
      ],
      pageCount: 1
    ).tables
    #expect(tables.count == 1)
    #expect(tables.first?.headerRows == 1)
  }

  @Test("a wrapped name at the top of a page is part of its row") func wrapped() throws {
    var next = Sketch(
      """
      住房保障支出

      其他支出            1,000.00       23.00
      城乡社区支出            5.00        6.00
      """,
      page: 2
    ).page
    let row = Sketch("农林水事务               2.00       13.00", page: 2).page.glyphs
    /// The figure stands between the two lines of its name.
    next.glyphs = next.glyphs.map { glyph in
      guard glyph.box.y0 < 20 else { return glyph }
      var moved = glyph
      moved.box.y0 -= 7
      moved.box.y1 -= 7
      return moved
    }
    next.glyphs += row.map { glyph in
      var moved = glyph
      let shift = glyph.scalar.value >= 0x2E80 ? 7.0 : 0
      moved.box.y0 += shift
      moved.box.y1 += shift
      return moved
    }
    let above = page(Self.head, 1, lines: 51)
    let layout = GridFinder.tables(on: next, after: above)
    let tables = StreamAssembler.assemble([above, layout], pageCount: 2).tables
    try #require(tables.count == 1 && tables[0].rows.count > 4)
    #expect(tables.first?.rows[4].map { $0?.text } == ["住房保障支出农林水事务", "2.00", "13.00"])
  }

  @Test("a head repeated with a group title below it is dropped") func repeated() {
    let tables = tables(
      Self.head,
      """
      （续）
      项目名称          年初预算数      决算数
      住房保障支出            2.00       13.00
      其他支出            1,000.00       23.00
      城乡社区支出            5.00        6.00
      """
    )
    #expect(tables.count == 1)
    #expect(tables.joined().split(separator: "\n").count == 7)
  }

  @Test(
    "marks below the heads belong to the head",
    arguments: ["(1)", "(A)", "(1,000)"]
  ) func marks(first: String) throws {
    let second = first == "(1)" ? "(2)" : first == "(A)" ? "(B)" : first
    let pad = { (text: String) in String(repeating: " ", count: 14 - text.count) + text }
    let table = try #require(
      page(
        """
        项目名称         年初预算数        决算数
                    \(pad(first))\(pad(second))
        教育支出              112.00          3.00
        卫生健康支出           12.00          3.00
        其他支出            1,000.00         23.00
        """,
        1
      ).tables.first?.table
    )
    #expect(table.rows.count - table.headerRows == 3)
  }

  @Test("a head of two levels between column rules alone keeps its parents") func levels() throws {
    let table = try #require(
      page(
        """
        ┌────────┬──────────────────┐
        │        │     本年支出     │
        │  项目  │  小计  │  基本   │
        ├────────┬────────┬─────────┤
        │  教育  │   1.00 │    3.00 │
        │  卫生  │   2.00 │    4.00 │
        │  住房  │   5.00 │    6.00 │
        └────────┴────────┴─────────┘
        """,
        1
      ).tables.first?.table
    )
    #expect(table.sketch.contains("项目|本年支出|·\n·|小计|基本\n"))
    #expect(table.rows.last?.map { $0?.text } == ["住房", "5.00", "6.00"])
  }
}
