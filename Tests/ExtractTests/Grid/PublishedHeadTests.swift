import JuesuanExtract
import JuesuanModel
import Testing

/// Heads of tables as agencies publish them: units over all columns, numbers below heads, heads beside their figures.
@Suite("Heads of published tables") struct PublishedHeadTests {
  private func only(_ sketch: String) -> Table? {
    GridFinder.tables(on: Sketch(sketch).page).tables.first?.table
  }

  @Test("a unit below a rule and over all figures is a row of the head") func unit() throws {
    let table = try #require(
      only(
        """
        ──────────────────────────────────────────────────
                             2008        2009         2010
                       ───────────────────────────────────
                                number-of-persons
        Iowa                124.1       135.2        141.3
        Utah                101.4        98.5         95.6
        Ohio                149.7       118.8        102.9
        ──────────────────────────────────────────────────
        """
      )
    )
    #expect(table.sketch.split(separator: "\n").prefix(2) == ["|2008|2009|2010", "|number-of-persons|·|·"])
    #expect(table.headerRows == 2)
  }

  @Test("a unit that other texts like it follow heads rows") func sections() throws {
    let table = try #require(
      only(
        """
        ──────────────────────────────────────────────────
                             2008        2009         2010
        ──────────────────────────────────────────────────
                                     Number
        Iowa                124.1       135.2        141.3
        Utah                101.4        98.5         95.6
                                    Percent
        Iowa                 49.7        18.8         12.9
        Utah                 50.3        81.2         87.1
        ──────────────────────────────────────────────────
        """
      )
    )
    #expect(table.headerRows == 1)
  }

  @Test("numbers of columns below their heads are a row of their own") func numbers() throws {
    let table = try #require(
      only(
        """
        ┌─────────┬────────┬────────┬────────┐
        │  State  │ Births │ Deaths │ Change │
        │    1    │    2   │    3   │    4   │
        ├─────────┼────────┼────────┼────────┤
        │Iowa     │  12.41 │  13.52 │   1.13 │
        ├─────────┼────────┼────────┼────────┤
        │Utah     │  10.14 │   9.85 │   0.39 │
        └─────────┴────────┴────────┴────────┘
        """
      )
    )
    #expect(
      table.sketch == """
        State|Births|Deaths|Change
        1|2|3|4
        Iowa|12.41|13.52|1.13
        Utah|10.14|9.85|0.39
        """
    )
  }

  @Test("heads at the left of columns whose figures end at the right stand for them one by one")
  func leftHeads() throws {
    let table = try #require(
      only(
        """
        ────────────────────────────────────────────────────────────
        Program           Funding                Number-of-staff
        ────────────────────────────────────────────────────────────
        Health-care                        10.3                7,500
        Theft                              36.0               84,053
        Hospitals                          74.0               26,428
        Customs                            60.3                7,571
        ────────────────────────────────────────────────────────────
        """
      )
    )
    #expect(
      table.sketch == """
        Program|Funding|Number-of-staff
        Health-care|10.3|7,500
        Theft|36.0|84,053
        Hospitals|74.0|26,428
        Customs|60.3|7,571
        """
    )
  }

  @Test("rules between rows keep the lines of a column of words together, shaded head included")
  func words() throws {
    var page = Sketch(
      """
      Agency            Comments                        Staff

      Health-care       To-over-exports-quarter        86,068
                        and-fiscal-data
      ───────────────────────────────────────────────────────
      Theft             Enrollment-rate-energy         65,452
                        and-figures-from
                        safety-in-2014
      ───────────────────────────────────────────────────────
      Hospitals         Imports-this-quarter           92,450
      ───────────────────────────────────────────────────────
      Customs           Benefits-housing               29,990
                        and-exports
      ───────────────────────────────────────────────────────
      """
    ).page
    page.shadings = [Shading(box: Rect(x0: 24, y0: 12, x1: 354, y1: 32), color: 0xDDDDDD)]
    let table = try #require(GridFinder.tables(on: page).tables.first?.table)
    #expect(
      table.sketch == """
        Agency|Comments|Staff
        Health-care|To-over-exports-quarter and-fiscal-data|86,068
        Theft|Enrollment-rate-energy and-figures-from safety-in-2014|65,452
        Hospitals|Imports-this-quarter|92,450
        Customs|Benefits-housing and-exports|29,990
        """
    )
  }

  @Test("words in the middle of all columns but the names are their group, no title") func groupOverAll()
    throws
  {
    let text = """
                                      Labor-force
                             1988        1989        1990
      ───────────────────────────────────────────────────
      Broilers-and-hogs    93,015      48,534      30,112
      Offsetting-receipts  95,956      45,477      91,537
      Hospital-care        44,218      81,448      88,958
      """
    let table = try #require(GridFinder.tables(on: Sketch(text).page).tables.first?.table)
    #expect(table.headerRows == 2)
    #expect(table.rows.first?[1]?.text == "Labor-force")
    #expect(table.rows.first?[1]?.columnSpan == 3)
  }
}
