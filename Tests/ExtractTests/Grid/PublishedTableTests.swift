import JuesuanExtract
import JuesuanModel
import Testing

/// What statistical offices and auditors print: dots before figures, signs of currency, years as heads, texts in cells.
@Suite("Tables as agencies publish them") struct PublishedTableTests {
  private func tables(_ text: String) -> [Table] {
    GridFinder.tables(on: Sketch(text).page).tables.map(\.table)
  }

  @Test("dots lead from a name to its figure and end it") func leaders() throws {
    let table = try #require(
      tables(
        """
        Source                        2008       2009
        ─────────────────────────────────────────────
        All-items ..............     1,204        8.2
        Northeast
        Coal ...................        12       13.5
        Nursing-care-and
        retirement-homes .......        10        9.8
        Total ..................     1,226       31.5
        """
      ).first
    )
    #expect(
      table.sketch == """
        Source|2008|2009
        All-items ..............|1,204|8.2
        Northeast||
        Coal ...................|12|13.5
        Nursing-care-and retirement-homes .......|10|9.8
        Total ..................|1,226|31.5
        """
    )
    #expect(table.headerRows == 1)
  }

  @Test("dots that lead to pages make no table") func contents() {
    let text = """
      Summary ................................ 3
      Sources-of-data ........................ 5
      Outlays-by-agency ..................... 12
      Receipts .............................. 47
      """
    #expect(tables(text).isEmpty)
  }

  @Test("the sign of a currency at the edge of a column belongs to the figure") func currency() throws {
    let table = try #require(
      tables(
        """
                                  2012          2011
        Assets
        Cash                   $ 1,204       $    82
        Investments                412         (335)
        Inventory                   10            NA
        Total-assets           $ 1,626       $ (253)
        """
      ).first
    )
    #expect(
      table.sketch == """
        |2012|2011
        Assets||
        Cash|$ 1,204|$ 82
        Investments|412|(335)
        Inventory|10|NA
        Total-assets|$ 1,626|$ (253)
        """
    )
    #expect(table.headerRows == 1)
  }

  @Test(
    "a rule below a head shows its columns, and a joint one those of its neighbours",
    arguments: [" ", "─"]
  )
  func spannerRules(between: String) throws {
    let table = try #require(
      tables(
        """
        ──────────────────────────────────────────────────
                     Public-schools       Private-schools
                 ────────────────────\(between)────────────────────
        State       2008       2009       2008       2009
        ──────────────────────────────────────────────────
        Iowa        12.4       13.5        8.2       17.1
        Utah        10.1        9.8        7.4       16.0
        Ohio        14.9       11.8        6.9       15.5
        """
      ).first
    )
    #expect(
      table.sketch == """
        State|Public-schools|·|Private-schools|·
        ·|2008|2009|2008|2009
        Iowa|12.4|13.5|8.2|17.1
        Utah|10.1|9.8|7.4|16.0
        Ohio|14.9|11.8|6.9|15.5
        """
    )
  }

  @Test("texts in the middle of a table head the rows below them") func rowHeads() throws {
    let table = try #require(
      tables(
        """
        Country             2008       2009       2010
        ──────────────────────────────────────────────
                              Men
        Belgium             12.4       13.5       14.1
        Denmark             10.1        9.8        9.5
                             Women
        Belgium             11.3       12.2       13.7
        Denmark              9.2        8.7        8.8
        """
      ).first
    )
    #expect(table.sketch.split(separator: "\n").filter { $0.contains("·") } == ["Men|·|·|·", "Women|·|·|·"])
    #expect(table.headerRows == 1)
  }

  @Test("the white between rows parts cells of words between three rules") func textCells() throws {
    let table = try #require(
      tables(
        """
        ───────────────────────────────────────────────────
        Goal              Action             Status
        ───────────────────────────────────────────────────
        Improve-data      Guidance-was       Completed
        in-all-regions    issued-in-March

        Reduce-the-time   No-action-is       Under-way-and
        of-appointments   required           expected-soon
        ───────────────────────────────────────────────────
        """
      ).first
    )
    #expect(
      table.sketch == """
        Goal|Action|Status
        Improve-data in-all-regions|Guidance-was issued-in-March|Completed
        Reduce-the-time of-appointments|No-action-is required|Under-way-and expected-soon
        """
    )
  }

  @Test("tables beside each other with rules of their own are two") func pairs() {
    let found = tables(
      """
      ──────────────────────────    ──────────────────────────
      Country              2008     Program              Mean
      ──────────────────────────    ──────────────────────────
      Belgium              12.4     Corn                 66.0
      Denmark              10.1     Natural-gas          71.5
      France               11.3     Hospital-care        18.8
      ──────────────────────────    ──────────────────────────
      """
    )
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.rows.count == 4 && $0.rows[0].count == 2 })
  }
}
