import JuesuanModel
import Testing

@testable import JuesuanExtract

@Suite("Codes that narrow cells break") struct WrappedCodesTests {
  private func continues(_ lines: [String]) -> [Bool]? { WrappedCodes.continues(lines) { _ in true } }

  @Test("lines are one code where only together they are as long as one") func lines() {
    #expect(WrappedCodes.areOne(["2010", "301"]))
    #expect(WrappedCodes.areOne(["212", "010", "1"]))
    #expect(!WrappedCodes.areOne(["201", "205"]))
    #expect(!WrappedCodes.areOne(["1", "2", "3"]))
    #expect(continues(["201", "201", "03", "201", "030", "1"]) == [false, false, true, false, true, true])
    #expect(continues(["201", "20103", "2010301"]) == nil)
    #expect(continues(["1", "2", "3"]) == nil)
    #expect(continues(["22", "33", "9", "6.5"]) == nil)
  }

  @Test("a page end may leave a part of a code") func cut() {
    #expect(continues(["019", "9", "201", "201", "03"]) == [false, true, false, false, true])
    #expect(WrappedCodes.areParts("2089", "9"))
    #expect(WrappedCodes.areParts("208", "0199"))
    #expect(!WrappedCodes.areParts("208", "20801"))
  }

  @Test("the lines of a code make one row with the name beside them") func aligned() throws {
    let sketch = """
      科目
      编码    科目名称        基本支出   项目支出
      201    一般公共服务       112.00     109.00
      2010   政府办公厅          12.00      10.00
      3
      2010   行政运行             9.00       4.00
      301
      204    公共安全             7.00       3.00
      """
    let table = try #require(GridFinder.tables(on: Sketch(sketch).page).tables.first?.table)
    #expect(table.rows.map { $0[0]?.text } == ["科目编码", "201", "20103", "2010301", "204"])
    #expect(table.rows[3].map { $0?.text } == ["2010301", "行政运行", "9.00", "4.00"])
  }

  @Test("a ruled cell that breaks its code is no stack of rows") func ruled() throws {
    let sketch = """
      ┌──────┬────────────┬────────┐
      │ 编码 │ 名称       │ 金额   │
      ├──────┼────────────┼────────┤
      │ 201  │            │        │
      │ 030  │ 行政运行   │   9.00 │
      │ 1    │            │        │
      ├──────┼────────────┼────────┤
      │ 201  │            │        │
      │ 039  │ 其他支出   │   4.00 │
      │ 9    │            │        │
      └──────┴────────────┴────────┘
      """
    let table = try #require(GridFinder.tables(on: Sketch(sketch).page).tables.first?.table)
    #expect(table.method == .ruled)
    #expect(table.rows.map { $0[0]?.text } == ["编码", "2010301", "2010399"])
  }
}
