import JuesuanExtract
import JuesuanModel
import Testing

/// Tables of a typewriter: signs for rules, and blanks as wide as letters.
@Suite("Typed tables") struct TypedRulesTests {
  private func only(_ sketch: String) -> Table? {
    GridFinder.tables(on: Sketch(sketch).page).tables.first?.table
  }

  @Test("strokes part columns, lines of signs part head and rows") func strokes() throws {
    let table = try #require(
      only(
        """
        ____________________________________________________
                       |        All persons      |
             State     |_________________________|   Mean
                       |    2008    |    2009    |
        _______________|____________|____________|__________
        Northeast
         Maine.........|    12.4    |    13.5    |    1.1
         Vermont.......|    10.1    |     9.8    |    2.3
        New England and
          the islands..|    14.9    |    11.8    |    3.7
        ____________________________________________________
        """
      )
    )
    #expect(
      table.sketch == """
        State|All persons|·|Mean
        ·|2008|2009|·
        Northeast|||
        Maine.........|12.4|13.5|1.1
        Vermont.......|10.1|9.8|2.3
        New England and the islands..|14.9|11.8|3.7
        """
    )
  }

  @Test("colons below each other are no text") func colons() throws {
    let table = try #require(
      only(
        """
        ==========================================
              Item        :  2009/10    2010/11
        ==========================================
                          :   Million bushels
        Supply, total     :   85,531     42,764
        Feed and seed     :   96,173      2,641
                          :   Dollars per ton
        Farm price        :    46.03      79.51
        Loan rate         :    17.13      25.31
        ==========================================
        """
      )
    )
    #expect(
      table.sketch == """
        Item|2009/10|2010/11
        |Million bushels|·
        Supply, total|85,531|42,764
        Feed and seed|96,173|2,641
        |Dollars per ton|·
        Farm price|46.03|79.51
        Loan rate|17.13|25.31
        """
    )
  }

  @Test("a listing and blanks to fill in are no tables") func listing() {
    let layout = GridFinder.tables(
      on: Sketch(
        """
        int main(void) {
          int i, n = 10;
          for (i = 0; i < n; i++) {
            x[i] = i * 0.5;    /* step  */
            y[i] = x[i] * 2.0; /* twice */
          }
          return 0;
        }

        Name: ______________  Date: __________
        Town: ______________  No.:  __________
        """
      ).page
    )
    #expect(layout.tables.isEmpty)
    #expect(layout.lines.contains { $0.text.contains("____") })
  }

  @Test("box-drawing characters are the rules they draw") func boxes() throws {
    let table = try #require(
      only(
        """
        ┏━━━━━━━━┳━━━━━━━━━━━━━━━┓
        ┃科目编码┃   本年收入    ┃
        ┃        ┣━━━━━━━┳━━━━━━━┫
        ┃        ┃ 合计  ┃ 财政  ┃
        ┣━━━━━━━━╋━━━━━━━╋━━━━━━━┫
        ┃201     ┃ 234.56┃ 200.00┃
        ┣━━━━━━━━╋━━━━━━━╋━━━━━━━┫
        ┃2010301 ┃   1.00┃       ┃
        ┗━━━━━━━━┻━━━━━━━┻━━━━━━━┛
        """
      )
    )
    #expect(
      table.sketch == """
        科目编码|本年收入|·
        ·|合计|财政
        201|234.56|200.00
        2010301|1.00|
        """
    )
  }
}
