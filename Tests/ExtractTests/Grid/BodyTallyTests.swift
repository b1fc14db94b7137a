import JuesuanModel
import Testing
import TestSupport

@testable import JuesuanExtract

@Suite struct BodyTallyTests {
  private static func row(_ texts: [String]) -> [Cell?] { texts.map { Cell(text: $0, page: 1, box: .zero) } }

  @Test func `a column of amounts is one where every filled cell is an amount and one has a point`() {
    let tally = BodyTally([
      Self.row(["201", "教育支出", "1,234.50", "12", "—"]),
      Self.row(["20101", "", "0.50", "7", ""]),
      Self.row(["20102", "其他", "", "1", "3.00"]),
      Self.row(["", "", "", "", ""]),
    ])
    #expect(tally.amountColumns == [2])
    #expect(tally.rowCount == 4 && tally.blankRows == 1 && tally.rowsWithoutAmount == 1)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `a row taken away leaves no trace`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let texts = ["", " ", "0.00", "—", "12", "1,000.25", "-3.5", "2010301", "行政运行", "2024"]
    let rows = (0..<Int.random(in: 0...9, using: &random)).map { _ in
      Self.row((0..<4).map { _ in texts.randomElement(using: &random) ?? "" })
    }
    let other = Self.row(
      (0..<Int.random(in: 1...4, using: &random)).map { _ in texts.randomElement(using: &random) ?? "" }
    )
    var tally = BodyTally(rows)
    tally.add(other)
    tally.remove(other)
    let fresh = BodyTally(rows)
    #expect(tally.amountColumns == fresh.amountColumns)
    #expect(tally.rowCount == fresh.rowCount && tally.blankRows == fresh.blankRows)
    #expect(tally.rowsWithoutAmount == fresh.rowsWithoutAmount)
  }
}
