import JuesuanExtract
import JuesuanModel
import Testing

@Suite("What is no table, and what ends one") struct NoTableTests {
  static let columns = """
    Employment rose in all regions and     the share of the total has been
    the growth was higher than in 2008     lower for 12 years, except where
    when it had been 3.1 per cent, and     people of 55 to 64 years are more
    so were the earnings of households     often employed, and the figures of
    in the second quarter of that year     2009 show no change of this state
    """

  @Test("paragraphs side by side are no columns") func proseColumns() {
    let layout = GridFinder.tables(on: Sketch(Self.columns).page)
    #expect(layout.tables.isEmpty)
    #expect(layout.lines.count >= 5)
  }

  @Test("a table beside a paragraph stands alone") func tableBesideProse() throws {
    let text = """
      Employment rose in all regions and     Country      2008      2009
      the growth was higher than in 2008     Belgium      12.4      13.5
      when it had been 3.1 per cent, and     Denmark      10.1       9.8
      so were the earnings of households     France     1,204.0     8.2
      in the second quarter of that year     Total      1,226.5    31.5
      """
    let table = try #require(GridFinder.tables(on: Sketch(text).page).tables.first?.table)
    #expect(table.rows.last?.map { $0?.text } == ["Total", "1,226.5", "31.5"])
    #expect(!table.sketch.contains("households"))
  }

  @Test("long names of two lines beside figures half way between these are no paragraph") func wrappedNames()
    throws
  {
    let names = """
      一、一般公共预算财政拨款收入及上
      年结转
      二、政府性基金预算财政拨款收入及
      上年结转
      三、国有资本经营预算财政拨款收入
      及上年结转
      """
    let figures = """
                                          1        27,597.23

                                          2            85.04

                                          3            59.31
      """
    var page = Sketch(names).page
    page.glyphs += Sketch(figures).page.glyphs.map { glyph in
      var moved = glyph
      moved.box.y0 += Sketch.lineHeight / 2
      moved.box.y1 += Sketch.lineHeight / 2
      return moved
    }
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.rows.map { $0[0]?.text.first } == ["一", "二", "三"])
    #expect(table.rows.map { $0[2]?.text } == ["27,597.23", "85.04", "59.31"])
  }

  @Test("listings and contents with numbers are no tables") func numberedLines() {
    let listing = """
      119    int n;        /* count */
      120    y = f(x);     /* apply */
      121    n += 1;       /* next  */
      122    }             /* done  */
      """
    let contents = """
      1      Introduction                    3
      1.1    Sources of data                 4
      1.2    Coverage                        4
      2      Results by country             11
      """
    for text in [listing, contents] { #expect(GridFinder.tables(on: Sketch(text).page).tables.isEmpty) }
  }

  @Test("a name with room after it does not go on in the next line") func groupRow() throws {
    let text = """
      Country                   2008      2009
      Netherlands-antilles      12.4      13.5
      Italy                     10.1       9.8
      New-members
      Estonia                  204.0       8.2
      Latvia                   226.5      31.5
      """
    let table = try #require(GridFinder.tables(on: Sketch(text).page).tables.first?.table)
    #expect(table.rows.map { $0[0]?.text }.suffix(4) == ["Italy", "New-members", "Estonia", "Latvia"])
    #expect(table.rows.joined().allSatisfy { $0.map { !$0.isFlagged } ?? true })
  }

  @Test("a numbered caption ends the table above it") func captions() {
    let text = """
      Country        2008      2009
      Belgium        12.4      13.5
      Denmark        10.1       9.8
      France        204.0       8.2
      Table 2: Men
      Country        2008      2009
      Belgium         2.4       3.5
      Denmark         0.1       0.8
      France          4.0       2.2
      """
    #expect(GridFinder.tables(on: Sketch(text).page).tables.map(\.table.rows.count) == [4, 4])
  }

  static let chart = """
    ┌──────┬──────┬──────┐
    │ 40.2 │      │      │
    ├──────┼──────┼──────┤
    │      │ 21.5 │      │
    ├──────┼──────┼──────┤
    │      │      │ 12.9 │
    └──────┴──────┴──────┘
    """

  @Test("bars from a common foot make a chart of their net") func bars() {
    let drawn = ShadingTests.page(Self.chart, shading: [(1..<5, 2..<6), (8..<12, 4..<6), (15..<19, 5..<6)])
    #expect(GridFinder.tables(on: drawn).tables.isEmpty)
    #expect(GridFinder.tables(on: Sketch(Self.chart).page).tables.count == 1)
  }

  @Test("a curve makes a chart of its net, a diagonal of one cell does not") func curves() {
    var page = Sketch(Self.chart).page
    page.slopes = [Rect(x0: 30, y0: 30, x1: 145, y1: 100)]
    #expect(GridFinder.tables(on: page).tables.isEmpty)
    page.slopes = [Rect(x0: 30, y0: 22, x1: 60, y1: 45)]
    #expect(GridFinder.tables(on: page).tables.count == 1)
  }

  @Test("a space after thousands parts no figure") func spacedThousands() throws {
    var page = Sketch(
      """
      Country        2008      2009      2010
      Belgium       1097232    2045      318
      Denmark       -302512    7104      640
      France         204031    8213      999
      """
    ).page
    /// Room of a quarter of the size after each group of three, as a space leaves.
    let rows = Dictionary(grouping: page.glyphs.indices) { page.glyphs[$0].box.y0 }.values
    for row in rows where page.glyphs[row[0]].box.y0 > 2 * Sketch.lineHeight {
      let glyphs = row.sorted { page.glyphs[$0].box.x0 < page.glyphs[$1].box.x0 }
      for (place, index) in glyphs.enumerated() where ("0"..."9").contains(page.glyphs[index].scalar) {
        let after = glyphs[place...].prefix {
          page.glyphs[$0].box.x0 - page.glyphs[index].box.x0
            == Double((glyphs.firstIndex(of: $0) ?? 0) - place) * Sketch.columnWidth
        }.count
        page.glyphs[index].box.x0 -= 2.5 * Double((after - 1) / 3)
        page.glyphs[index].box.x1 -= 2.5 * Double((after - 1) / 3)
      }
    }
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.rows[1].map { $0?.text } == ["Belgium", "1 097 232", "2 045", "318"])
    #expect(table.rows[2].map { $0?.text } == ["Denmark", "-302 512", "7 104", "640"])
  }
}
