import JuesuanExtract
import JuesuanModel
import Testing

/// Tables of budgets and financial statements: years and spans of years, stripes below the heads, units of groups.
@Suite("Tables of statements") struct StatementTableTests {
  private func only(_ page: PageContent) -> Table? { GridFinder.tables(on: page).tables.first?.table }
  private func only(_ sketch: String) -> Table? { only(Sketch(sketch).page) }

  @Test("a line of years and spans of years is the last one of a head") func spansOfYears() throws {
    let table = try #require(
      only(
        """
        ─────────────────────────────────────────────────────────────
                                                       Total
                                                ─────────────────────
                        2009     2010    2011   2010–2014   2010–2019
        ─────────────────────────────────────────────────────────────
                                   Revenues
        Excise-taxes  83,043  -10,265  41,108        n.a.        n.a.
        Customs       92,367   92,438  50,338      88,690      77,694
        Gifts          8,773   36,935  87,488      24,537      26,801
        ─────────────────────────────────────────────────────────────
        """
      )
    )
    #expect(
      table.sketch.split(separator: "\n").prefix(3) == [
        "|2009|2010|2011|Total|·", "|·|·|·|2010–2014|2010–2019", "Revenues|·|·|·|·|·",
      ]
    )
    #expect(table.headerRows == 2)
  }

  @Test("the edges of a stripe behind the name of a group are no top rule below the years") func stripes()
    throws
  {
    var page = Sketch(
      """


                              2012      2011

      Expenses
      Investments           97,252    72,338
      Receivables           13,134    81,374
      Appropriations         2,995    42,260
      Liabilities           54,476    10,260
      """
    ).page
    page.shadings = [4, 6, 8].map { line in
      let top = Double(line + 1) * Sketch.lineHeight
      return Shading(box: Rect(x0: 20, y0: top, x1: 270, y1: top + Sketch.lineHeight), color: 0xCCEEFF)
    }
    let table = try #require(only(page))
    #expect(table.sketch.split(separator: "\n").first == "|2012|2011")
  }

  @Test("a unit in brackets below the years of a group is the unit of all of them") func unitsOfGroups()
    throws
  {
    let table = try #require(
      only(
        """
        ───────────────────────────────────────────────────────────────
                         Harvest                    Yield
                 ───────────────────────    ──────────────────────
        State    2010     2011     2012    2010     2011     2012
                         (acres)                  (bushels)
        ───────────────────────────────────────────────────────────────
        Iowa    8,705    57,392   12,685   12.7     30.1     25.7
        Utah    1,798     7,124    2,540   94.2     97.6     35.4
        Ohio    7,124     8,973    4,301   31.1     12.0     14.6
        ────────────────────────────────────────────────────────────
        """
      )
    )
    #expect(
      table.sketch.split(separator: "\n").prefix(3) == [
        "State|Harvest|·|·|Yield|·|·", "·|2010|2011|2012|2010|2011|2012", "|(acres)|·|·|(bushels)|·|·",
      ]
    )
  }

  @Test("a line that begins left of the one above goes on with no name") func outdented() throws {
    let table = try #require(
      only(
        """
        ────────────────────────────────────────────────
                                          2012      2011
        ────────────────────────────────────────────────
          Provisions-for-losses         87,988    23,362
          Accounts-receivable           30,234    16,753
          Cash                          21,846    54,901
            Total-operating             59,748    30,963
        Liabilities
          Deferred-revenue              19,434     4,175
        ────────────────────────────────────────────────
        """
      )
    )
    #expect(table.sketch.contains("\nTotal-operating|59,748|30,963\nLiabilities||\n"))
  }

  @Test("the words of a bold head over several columns stand apart and make one cell") func boldWords() throws
  {
    var page = Sketch(
      """
      ──────────────────────────────────────
                     Typeofinstitution
                   ───────────────────────
      Country         1995   2000    2005
      ──────────────────────────────────────
      Iowa            87.4    1.4    11.9
      Utah            97.5    9.7     1.9
      Ohio             5.4    8.9    28.5
      ──────────────────────────────────────
      """
    ).page
    /// Type of institution, with .38 em between the words.
    let start = try #require(page.glyphs.first { $0.scalar == "T" }).box
    for index in page.glyphs.indices where page.glyphs[index].box.y0 == start.y0 {
      let place = Int((page.glyphs[index].box.x0 - start.x0) / Sketch.columnWidth)
      let shift = place >= 6 ? 7.6 : place >= 4 ? 3.8 : 0
      page.glyphs[index].box.x0 += shift - 3.8
      page.glyphs[index].box.x1 += shift - 3.8
    }
    let table = try #require(only(page))
    #expect(table.sketch.split(separator: "\n").first == "Country|Type of institution|·|·")
  }

  @Test("columns that every second row rules part the other rows as well") func bandedRules() throws {
    let table = try #require(
      only(
        """
        ┌────────────────────────────────────┐
        │ Comments    Authority    Deadline  │
        ├───────────┬────────────┬───────────┤
        │ At-report │ Energy     │ Low       │
        ├───────────┴────────────┴───────────┤
        │ To-trade    Than-these   Any       │
        ├───────────┬────────────┬───────────┤
        │ Years     │ Low        │ Office    │
        └───────────┴────────────┴───────────┘
        """
      )
    )
    #expect(
      table.sketch == """
        Comments|Authority|Deadline
        At-report|Energy|Low
        To-trade|Than-these|Any
        Years|Low|Office
        """
    )
  }

  @Test("a table goes on below a caption that says so")
  func continued() throws {
    let head = """
      ─────────────────────────────────────
      Program                2011      2012
      ─────────────────────────────────────

      """
    let pages = [
      Sketch(
        String(repeating: "\n", count: 47) + "Table-1.-Outlays\n" + head
          + "Customs              54,476    10,260\nGrants                8,773    36,935\n"
          + "Insurance            97,252    72,338",
        page: 1
      ),
      Sketch(
        "Table-1.—Continued\n" + head
          + "Excise-taxes         13,134    81,374\nGifts                 2,995    42,260\n"
          + "Rents                 7,404    53,102",
        page: 2
      ),
    ]
    let layouts = pages.map { GridFinder.tables(on: $0.page) }
    let tables = StreamAssembler.assemble(layouts, pageCount: 2).tables
    #expect(tables.map(\.rows.count) == [7])
  }

  @Test("what counts money below years is a row of its own, and money in the first row heads nothing")
  func money() throws {
    let accounts = try #require(
      only(
        """
                                 2013      2012
                        Notes    $000      $000

        Gross-cost        29   66,043    67,942
        Bank-overdraft         51,985    82,192
        Employee-costs    22   74,671     9,347
        Finance-costs          57,898    68,214
        """
      )
    )
    #expect(accounts.headerRows == 2)
    #expect(accounts.sketch.split(separator: "\n").dropFirst().first == "|·|$000|$000")
    let schedule = try #require(
      only(
        """
        ┌──────────┬──────────────┬─────────────┐
        │  Over    │ But-not-over │ The-tax-is  │
        ├──────────┼──────────────┼─────────────┤
        │     $0   │      $21,200 │         10% │
        ├──────────┼──────────────┼─────────────┤
        │ 21,200   │       48,750 │         15% │
        └──────────┴──────────────┴─────────────┘
        """
      )
    )
    #expect(schedule.headerRows == 1)
  }
}
