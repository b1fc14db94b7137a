import JuesuanModel
import Testing

@testable import JuesuanAudit

/// What rounding explains and what it does not, case by case.
@Suite struct RoundingTests {
  /// One row of form 05: 小计, 基本支出, 项目支出.
  private func row(_ cells: [String], unit: MoneyUnit = .tenThousandYuan) -> Report {
    var builder = ReportBuilder()
    builder.unit = unit
    builder.add(.generalBudget, rows: [.init(key: "合计", label: "合计", cells: cells)])
    return builder.report()
  }

  private func outcome(_ rule: String, _ report: Report) -> Obligation.Outcome? {
    Auditor.audit(report).obligations.first { $0.rule == rule }?.outcome
  }

  @Test(arguments: [
    (["716.40", "291.73", "424.67"], Obligation.Outcome.pass),
    (["716.40", "291.73", "424.68"], .rounding),
    (["716.40", "291.73", "424.69"], .fail),
    // One place fewer leaves five times the room of a whole 分, and no more.
    (["716.4", "291.73", "424.71"], .rounding),
    (["716.4", "291.73", "424.74"], .fail),
    (["716.40", "291.73", "424.7"], .rounding),
    // Negative figures are as wide as positive ones.
    (["-716.40", "-291.73", "-424.68"], .rounding),
    (["-716.40", "-291.73", "-424.69"], .fail),
    (["132.94", "-291.73", "424.67"], .pass),
    // Whole figures stand for half a unit to each side.
    (["716", "291", "424"], .rounding),
    (["716", "291", "423"], .fail),
  ])
  func rowOfThree(cells: [String], expected: Obligation.Outcome) {
    #expect(outcome("T5-ROW", row(cells)) == expected, "\(cells)")
  }

  @Test(arguments: 1...4)
  func aSumMayBeOffByHalfAPlaceForEachAddendAndTheTotal(hundredths: Int) {
    var builder = ReportBuilder()
    func cell(_ value: Int) -> String {
      PrintedFigure(coefficient: Int64(value), decimals: 2, unit: .yuan).text()
    }
    let parts = [1_000, 2_000, 3_000, 4_000].map { $0 + 7 }
    let total = parts.reduce(0, +) + hundredths
    let rows = [("合计", total)] + zip(["201", "205", "208", "210"], parts).map { ($0, $1) }
    builder.add(
      .generalBudget,
      rows: rows.map { key, value in .init(key: key, label: key, cells: [cell(value), cell(value), ""]) }
    )
    // Four addends and a total: 0.025.
    #expect((outcome("T5-COL", builder.report()) != .fail) == (hundredths <= 2), "\(hundredths)")
  }

  /// A quantity of 元 in the forms and 万元 in words: the coarser print decides.
  @Test(arguments: [
    ("7163982.12", "716.40", true), ("7163982.12", "716.4", true), ("7163982.12", "716.39", false),
    ("7163982.12", "716.41", false), ("7163982.12", "716", true), ("7163982.12", "717", false),
  ])
  func theSameQuantityInTwoUnits(yuan: String, words: String, holds: Bool) {
    var builder = ReportBuilder()
    builder.unit = .yuan
    builder.add(.expenditure, rows: [.init(key: "合计", label: "合计", cells: [yuan, yuan, "", "", "", ""])])
    builder.section(.expenditure, "三", "本年支出合计\(words)万元。")
    #expect((outcome("N3", builder.report()) != .fail) == holds)
  }

  /// 14.5 ± .05 of 100.0 ± .05 may be 14.44 to 14.56 of a hundred.
  @Test(arguments: [
    ("14.4%", true), ("14.5%", true), ("14.6%", true), ("14.7%", false), ("14%", true), ("15%", true),
    ("13%", false),
  ])
  func aShareIsAsWideAsBothOperands(share: String, holds: Bool) {
    var builder = ReportBuilder()
    builder.add(
      .expenditure,
      rows: [.init(key: "合计", label: "合计", cells: ["100.0", "14.5", "85.5", "", "", ""])]
    )
    builder.section(.expenditure, "三", "本年支出合计100.0万元。其中：基本支出14.5万元，占本年支出\(share)。")
    #expect((outcome("N3-P", builder.report()) != .fail) == holds)
  }

  @Test func sharesOfWholePercentMayStandForLessThanHalfAPoint() {
    func report(_ first: String, _ second: String) -> Report {
      var builder = ReportBuilder()
      builder.add(
        .expenditure,
        rows: [.init(key: "合计", label: "合计", cells: ["1000.00", "996.00", "4.00", "", "", ""])]
      )
      builder.section(
        .expenditure,
        "三",
        "本年支出合计1000.00万元。其中：基本支出996.00万元，占本年支出\(first)；项目支出4.00万元，占本年支出\(second)。"
      )
      return builder.report()
    }
    #expect(outcome("N3-P", report("100%", "0%")) != .fail)
    // Beside shares with a place, nothing is nothing.
    #expect(outcome("N3-P", report("99.6%", "0%")) == .fail)
    #expect(outcome("N3-P", report("99.6%", "0.4%")) != .fail)
  }

  /// Five times 10.009 is 50.045; all places cut off it reads 50.04 and five times 10.00.
  @Test(arguments: [("50.04", true), ("49.96", false)])
  func figuresCutOffAreErrorsThatSaySo(total: String, isCutOff: Bool) throws {
    var builder = ReportBuilder()
    let parts = Array(repeating: "10.00", count: 5)
    builder.add(.income, rows: [.init(key: "合计", label: "合计", cells: [total] + parts + [""])])
    let finding = try #require(Auditor.audit(builder.report()).findings.first { $0.rule == "T2-ROW" })
    #expect(finding.severity == .error)
    #expect(finding.message.contains("只舍不入则可以相符") == isCutOff)
  }
}
