import JuesuanExtract
import JuesuanModel
import Testing

/// Heads as reports of United States agencies print them: wrapped ones that hold figures, units that dashes lead over
/// their columns, captions of two lines.
@Suite("Heads of agencies' reports") struct ReportHeadTests {
  private func only(_ sketch: String) -> Table? {
    GridFinder.tables(on: Sketch(sketch).page).tables.first?.table
  }

  private func rows(_ sketch: String, _ count: Int) -> [Substring] {
    (only(sketch)?.sketch.split(separator: "\n").prefix(count)).map(Array.init) ?? []
  }

  @Test("the lower line of a head may be a figure") func figure() {
    let rows = rows(
      """
                                         No.-of        Rate-per
      Characteristic      %-positive     cases         100,000
      Male                   51,272      (73.1)         33,880
      Female                 41,127      (50.8)         85,516
      Urban                  37,884      (56.4)         70,203
      Rural                  80,349       (5.1)         49,897
      """,
      2
    )
    #expect(rows == ["Characteristic|%-positive|No.-of cases|Rate-per100,000", "Male|51,272|(73.1)|33,880"])
  }

  @Test("a year in the upper line of a head is none of the figures below") func year() {
    let rows = rows(
      """
                         Final        2011-12
                         budget       Actual        Change
      Local sources      12,223        49,225       23,086
      State sources      82,224        33,004       36,842
      Federal sources    67,251        79,007       65,206
      Interest           12,995         5,500       57,913
      """,
      1
    )
    #expect(rows == ["|Final budget|2011-12Actual|Change"])
  }

  @Test("dashes lead from a unit over its columns") func dashes() {
    let rows = rows(
      """
      ──────────────────────────────────────────────────────────
      Item            Stocks       Supply     Exports      Price
      ──────────────────────────────────────────────────────────
                     ------- Million bushels -------        $/bu
      2008/09          1,631        1,386       190.2       27.7
      2009/10          5,590        2,080       195.9       15.9
      2010/11          2,548        1,038       136.7       89.5
      ──────────────────────────────────────────────────────────
      """,
      2
    )
    #expect(rows == ["Item|Stocks|Supply|Exports|Price", "|------- Million bushels -------|·|·|$/bu"])
  }

  @Test("the second line of a caption heads no column") func caption() {
    let rows = rows(
      """
      TABLE-1. Coverage of vaccination among adults by groups
      — United-States, 2012
      ───────────────────────────────────────────────────────
      Characteristic             No.            (%)
      ───────────────────────────────────────────────────────
      Male                     73,010          (6.9)
      Female                   18,808         (75.8)
      Urban                    81,683         (26.1)
      ───────────────────────────────────────────────────────
      """,
      1
    )
    #expect(rows == ["Characteristic|No.|(%)"])
  }

  @Test("a line over the head in the middle of three is one with it or in doubt") func middle() throws {
    let table = try #require(
      only(
        """
                                Adopted-plan
        Item         Original      Budget         Percent
        Salaries       12,223      49,225          23,086
        Benefits       82,224      33,004          36,842
        Supplies       67,251      79,007          65,206
        Services       12,995       5,500          57,913
        """
      )
    )
    #expect(table.sketch.split(separator: "\n").first == "Item|Original|Adopted-plan Budget|Percent")
    #expect(table.rows[1].dropFirst().allSatisfy { $0?.isFlagged ?? false })
  }

  @Test("marks of footnotes raised above the line stay with their word") func marks() throws {
    var page = Sketch(
      """
      ──────────────────────────────────────
      State                2011         2012
      ──────────────────────────────────────
      Iowa.............    12.4         13.5
      Utah.............    10.1          9.9
      Ohio.............    14.7         11.8
      ──────────────────────────────────────
      """
    ).page
    let end = try #require(page.glyphs.first { $0.scalar == "." })
    let raised = Rect(
      x0: end.box.x0,
      y0: end.box.y0 - 3,
      x1: end.box.x0 + 3,
      y1: end.box.y0 + 3
    )
    page.glyphs.removeAll { $0 == end }
    page.glyphs.append(
      Glyph(scalar: "1", printed: "1", box: raised, size: 6, font: 0, color: 0)
    )
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.rows.count == 4)
    #expect(table.rows[1][0]?.text.hasPrefix("Iowa1") == true)
  }

  @Test("one unit below several years in a ruled head covers them all") func unit() {
    let rows = rows(
      """
      ┌──────────┬──────────────────────────┬──────────────────────────┐
      │          │           Area           │        Production        │
      │  State   ├────────┬────────┬────────┼────────┬────────┬────────┤
      │          │  2010  │  2011  │  2012  │  2010  │  2011  │  2012  │
      ├──────────┼────────┴────────┴────────┼────────┴────────┴────────┤
      │          │      (1,000-acres)       │         (bushels)        │
      │Iowa      │   12.4     13.5     14.1 │   22.4     23.5     24.1 │
      │Utah      │   10.1      9.9     11.3 │   20.1     19.9     21.3 │
      │Ohio      │   14.7     11.8     12.9 │   24.7     21.8     22.9 │
      └──────────┴──────────────────────────┴──────────────────────────┘
      """,
      4
    )
    #expect(rows.count == 4)
    #expect(rows.dropFirst(2).first == "|(1,000-acres)|·|·|(bushels)|·|·")
  }

  @Test("dates and years below or above words head columns") func dates() {
    let rows = rows(
      """
                            Cases                2011
      Sex                No.      (%)        No.     (%)
      Male            56,124   (56.8)     82,114   (9.0)
      Female          13,912   (47.2)     71,032  (28.0)
      Urban           43,512   (61.5)     22,931  (33.1)
      Rural           90,114   (36.9)     11,240  (12.6)
      """,
      3
    )
    #expect(rows.last == "Male|56,124|(56.8)|82,114|(9.0)")
    #expect(rows.dropLast().last == "·|No.|(%)|No.|(%)")
  }

  @Test("a title below the number of its table heads no column") func title() {
    let rows = rows(
      """
                             Table-1
                  Filings-and-dispositions-by-court

      Court               Filed      Closed     Pending
      District           11,744      22,081      78,550
      Circuit            44,689      55,250      17,000
      Juvenile            6,045      58,714      35,686
      """,
      1
    )
    #expect(rows == ["Court|Filed|Closed|Pending"])
  }

  @Test("labels around a pie are no table") func labels() {
    var page = Sketch(
      """
              Housing        Trade
               20.8%         17.0%

         Schools       Other
          38.4%         4.1%
      """
    ).page
    for (place, glyph) in page.glyphs.enumerated() where glyph.box.midX > 110 {
      page.glyphs[place].box = Rect(
        x0: glyph.box.x0,
        y0: glyph.box.y0 + 3,
        x1: glyph.box.x1,
        y1: glyph.box.y1 + 3
      )
    }
    #expect(GridFinder.tables(on: page).tables.isEmpty)
  }

  @Test("项目 set wide is one head beside a head whose last ideograph is 款") func wideWord() {
    let rows = rows(
      """
      ────────────────────────────────────────────────────────────────
                                                    国有资本经营预算财政拨
            项  目        行次        合计                   款
      ────────────────────────────────────────────────────────────────
      一、外交支出         31       85.60             30,193.24
      二、国防支出         32      412.75                 18.05
      三、教育支出         33        7.31              6,047.89
      ────────────────────────────────────────────────────────────────
      """,
      1
    )
    #expect(rows.first?.hasPrefix("项 目|行次|合计|国有资本经营预算财政拨") == true)
  }
}
