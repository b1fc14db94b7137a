import JuesuanExtract
import JuesuanModel
import Testing

/// Bodies of tables as agencies publish them: what their rows and columns are told by.
@Suite("Bodies of published tables") struct PublishedBodyTests {
  private func only(_ sketch: String) -> Table? {
    GridFinder.tables(on: Sketch(sketch).page).tables.first?.table
  }

  @Test("texts in the middle of all columns but that of the names leave the gaps below them open")
  func headsOverFigures() throws {
    let table = try #require(
      only(
        """
        ──────────────────────────────────────────────────────────
        Program                      2008     2009     2010   2011
        ──────────────────────────────────────────────────────────
                                     Seasonally-adjusted
        Canada                      177.6    598.5    167.4    1.9
        Chile                       243.1    812.1    494.6    2.8
                                   All-persons,-16-to-64
        Finland                     269.4    474.7    537.5    3.7
        Iceland                     885.5    473.1    292.1    4.6
        ──────────────────────────────────────────────────────────
        """
      )
    )
    #expect(
      table.sketch == """
        Program|2008|2009|2010|2011
        |Seasonally-adjusted|·|·|·
        Canada|177.6|598.5|167.4|1.9
        Chile|243.1|812.1|494.6|2.8
        |All-persons,-16-to-64|·|·|·
        Finland|269.4|474.7|537.5|3.7
        Iceland|885.5|473.1|292.1|4.6
        """
    )
  }

  @Test("a code on the first line of a name belongs to the figures on its last one") func codes() throws {
    let table = try #require(
      only(
        """
        ───────────────────────────────────────────────
        Code   Program                    2011     2012
        ───────────────────────────────────────────────
        0009   Research.............     54,51    99,14
        0010   Public-elementary-and
                 secondary-schools...    84,74    42,71
        0011   Hospital-care........     32,88    24,30
        0012   Salaries.............     34,91    60,28
        ───────────────────────────────────────────────
        """
      )
    )
    #expect(table.rows.count == 5)
    #expect(table.rows[2].map { $0?.text ?? "·" }.first == "0010")
    #expect(table.rows[2].last??.text == "42,71")
  }

  @Test("an asterisk or a dagger stands for a figure") func marks() throws {
    let table = try #require(
      only(
        """
        ──────────────────────────────────────────────
        State                   2008     2009     2010
        ──────────────────────────────────────────────
        Iowa.................   12.4        *     14.1
                           Percent-of-all
        Utah.................   10.1        *      9.5
        Ohio.................      †        *      8.6
        ──────────────────────────────────────────────
        """
      )
    )
    #expect(table.rows.map { $0[2]?.text ?? "·" } == ["2009", "*", "·", "*", "*"])
  }

  @Test("the code of an area stands in one cell with the number") func dialled() throws {
    var page = Sketch(
      """
      ─────────────────────────────────────────────────
      Office            Contact           Telephone
      ─────────────────────────────────────────────────
      Iowa-Office       Mary-Smith        (515) 482-5587
      Utah-Office       John-Brown        (801) 902-9213
      Ohio-Office       Ann-Lopez         (614) 697-9929
      Maine-Office      Lee-Clark         (207) 821-8626
      ─────────────────────────────────────────────────
      """
    ).page
    /// A space between words is narrower than a column of the sketch.
    for index in page.glyphs.indices where page.glyphs[index].box.x0 > 275 {
      page.glyphs[index].box.x0 -= 3
      page.glyphs[index].box.x1 -= 3
    }
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(table.rows.allSatisfy { $0.count == 3 })
  }

  @Test("a name and its translation below it are one cell") func translations() throws {
    let table = try #require(
      GridFinder.tables(
        on: Sketch(
          """
          指标                      2019       2020
          ─────────────────────────────────────────

          第一产业                 156.7      241.3
          Primary-Industry

          第二产业                 329.2      461.2
          Secondary-Industry

          进出口总额               614.7      709.1
          Total-Imports
          and-Exports

          """
        ).page
      ).tables.first?.table
    )
    #expect(
      table.sketch == """
        指标|2019|2020
        第一产业Primary-Industry|156.7|241.3
        第二产业Secondary-Industry|329.2|461.2
        进出口总额Total-Imports and-Exports|614.7|709.1
        """
    )
  }
}
