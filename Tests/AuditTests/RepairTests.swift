import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

@Suite struct RepairTests {
  /// Wrong totals of six items in form 03, which hang together through its sums.
  private func manyErrors(
    _ wrong: (_ before: Int64, _ number: Int) -> Int64
  ) throws -> (report: Report, rows: [Int]) {
    let report = ConsistentReport(plain: 11).report()
    let form = try #require(report.form(.expenditure))
    let rows = form.rows.indices.filter { form.rows[$0].key.map { $0.count == 7 } ?? false }.prefix(6)
    var broken = report
    for (number, row) in rows.enumerated() {
      let before = try #require(form.rows[row].figures[0].value.figure)
      let text = PrintedFigure(
        coefficient: wrong(before.coefficient, number),
        decimals: 2,
        unit: .tenThousandYuan
      ).text()
      broken = broken.changing(.expenditure, row: form.rows[row].key ?? "", column: 0, to: text)
    }
    return (broken, Array(rows))
  }

  /// More than branching reaches, so the programme has to find them.
  ///
  /// True values far above and far below what is printed must lie within the programme's bounds.
  @Test(arguments: [Int64(1), 10_000, 10_000_000])
  func manyErrorsAreFoundByTheProgramme(factor: Int64) throws {
    let (broken, rows) = try manyErrors { before, number in
      number.isMultiple(of: 2) ? before + factor * 10_000 * Int64(number + 3) : before / 1_000 + factor
    }
    let changed = Set(Auditor.audit(broken).corrections.flatMap(\.changes).map(\.target))
    #expect(changed == Set(rows.map { .figure(form: .expenditure, row: $0, figure: 0) }))
  }

  @Test func aSearchThatTakesTooLongSaysSo() throws {
    let (broken, _) = try manyErrors { before, number in before + 10_000 * Int64(number + 3) }
    let examination = Damage.examine(broken)
    let repair = Repair(
      readings: examination.ledger.readings,
      relations: examination.relations,
      timeLimit: 0
    )
    let failing = examination.relations.indices.filter { examination.verdicts[$0].isFailure }
    let clusters = repair.clusters(failing: Array(failing))
    #expect(clusters.contains { $0.explanations.isEmpty && $0.reason == "在限定的0.0秒内未能找出全部最小改动" })
    #expect(clusters.allSatisfy { $0.unique == nil || $0.reason == nil })
  }

  /// The part alone says too much or the whole too little, and nothing says by how much.
  @Test func aPartLargerThanItsWholeIsFlaggedAndNotMended() throws {
    var builder = ReportBuilder()
    builder.section(
      .procurement,
      "十一",
      "政府采购支出总额100万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额60万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额50万元。"
    )
    builder.add(
      .basicExpenditure,
      variant: "三栏",
      rows: [.init(lane: 1, key: "30217", label: "公务接待费", cells: ["9.00"])]
    )
    builder.add(
      .threePublic,
      rows: [
        .init(lane: 0, key: "合计", label: "", cells: ["5.00", "0.00", "0.00", "0.00", "0.00", "5.00"]),
        .init(lane: 1, key: "合计", label: "", cells: ["5.00", "0.00", "0.00", "0.00", "0.00", "5.00"]),
      ]
    )
    let result = Auditor.audit(builder.report())
    for rule in ["N11-SME", "X69-2"] {
      let finding = try #require(result.findings.first { $0.rule == rule }, "\(rule)")
      #expect(finding.corrections.isEmpty, "\(rule): \(finding.corrections)")
      #expect(finding.message.contains("部分大于整体，只说明其中至少有一个数字有误"), "\(finding.message)")
    }
  }

  /// The item's part is one digit too large, which the sums know and the inequality confirms.
  @Test func anInequalityThatCannotBeMendedDoesNotHideACorrection() throws {
    let report = ConsistentReport(plain: 4).report()
    let form = try #require(report.form(.generalBudget))
    let row = try #require(form.rows.firstIndex { $0.key.map { $0.count == 7 } ?? false })
    let before = try #require(form.rows[row].figures[1].value.figure)
    let text = PrintedFigure(coefficient: before.coefficient * 10, decimals: 2, unit: .tenThousandYuan).text()
    let corrections = Auditor.audit(
      report.changing(.generalBudget, row: form.rows[row].key ?? "", column: 1, to: text)
    ).corrections
    #expect(
      corrections.flatMap(\.changes).map(\.target) == [.figure(form: .generalBudget, row: row, figure: 1)]
    )
  }

  /// Each total and row is off by a tail that rounding allows; chained, the tails add up to more.
  @Test func statementsThatHoldOnlyAloneAreContradictory() throws {
    var builder = ReportBuilder()
    builder.add(
      .generalBudget,
      rows: [
        .init(key: "合计", label: "合计", cells: ["20.00", "10.01", "10.00"]),
        .init(key: "201", label: "一般公共服务支出", cells: ["20.01", "10.00", "9.99"]),
        .init(key: "20101", label: "人大事务", cells: ["20.01", "10.00", "9.99"]),
        .init(key: "2010101", label: "行政运行", cells: ["20.01", "10.00", "9.99"]),
      ]
    )
    let report = builder.report()
    let finding = try #require(Auditor.audit(report).findings.first { $0.message.contains("同时成立") })
    #expect(finding.kind == .sum && finding.severity == .error)
    #expect(finding.operands.count > 3)
    #expect(finding.message.contains("（1）") && finding.message.contains("去掉任何一条则其余可以成立"))

    // None of them can be left out.
    let examination = Damage.examine(report)
    let named = examination.contradiction.relations.map { examination.relations[$0] }
    #expect(named.count > 1 && examination.contradiction.isSmallest)
    func contradiction(of relations: [Relation]) -> [Int] {
      let repair = Repair(readings: examination.ledger.readings, relations: relations)
      return repair.contradiction(among: Array(relations.indices)).relations
    }
    #expect(contradiction(of: named).count == named.count)
    for index in named.indices {
      var rest = named
      rest.remove(at: index)
      #expect(contradiction(of: rest).isEmpty, "\(named[index].instance)")
    }
  }

  /// Without time the statements are named all the same, and that they may be too many is said.
  @Test func contradictionsEndInTime() {
    var builder = ReportBuilder()
    let cells = ["20.01", "10.00", "9.99"]
    builder.add(
      .generalBudget,
      rows: [.init(key: "合计", label: "合计", cells: ["20.00", "10.01", "10.00"])]
        + ["201", "20101", "2010101"].map { .init(key: $0, label: $0, cells: cells) }
    )
    let examination = Damage.examine(builder.report())
    let repair = Repair(readings: examination.ledger.readings, relations: examination.relations, timeLimit: 0)
    let found = repair.contradiction(among: Array(examination.relations.indices))
    #expect(found.relations.isEmpty || !found.isSmallest)
  }

  @Test func independentErrorsHaveTheirOwnCorrections() throws {
    let report = ConsistentReport(plain: 4).report()
    let form = try #require(report.form(.generalBudget))
    let row = try #require(form.rows.last { $0.key.map { $0.count == 7 } ?? false })
    let before = try #require(row.figures[1].value.figure)
    let wrong = PrintedFigure(
      coefficient: before.coefficient + 7_000_000,
      decimals: 2,
      unit: .tenThousandYuan
    )
    let broken = report.changing(.generalBudget, row: row.key ?? "", column: 1, to: wrong.text())
      .replacing("占本年支出合计的 ", with: "占本年支出合计的 7")
    let corrections = Auditor.audit(broken).corrections
    #expect(corrections.count > 1)
    #expect(corrections.allSatisfy { $0.changes.count == 1 && $0.unique }, "\(corrections.map(\.changes))")
  }

  @Test func aFigureOfDoubtfulPlaceAccusesNobody() throws {
    var report = ConsistentReport(plain: 4).report()
    let form = try #require(report.forms.firstIndex { $0.key == .generalBudget })
    report.forms[form].rows[0].figures[1].value = .amount(
      PrintedFigure(coefficient: 1, decimals: 2, unit: .tenThousandYuan)
    )
    report.forms[form].rows[0].figures[1].confidence = 0.6
    let (result, marked) = Auditor.examine(report)
    #expect(result.findings.allSatisfy { $0.severity < .error }, "\(result.findings.map(\.message))")
    #expect(marked.forms[form].rows[0].figures[1].status == .flagged)
    #expect(result.obligations.contains { $0.rule == "T5-ROW" && $0.outcome == .missing })
  }

  /// 317.42 ÷ 320.47 is 99.05, which prints as 99.0 as well as 99.1; the forms in 元 alone allow only 99.1.
  @Test func aShareMayBeTakenOfTheRoundedFiguresOfTheSentence() {
    var builder = ReportBuilder()
    builder.unit = .yuan
    builder.add(.expenditure, rows: [.init(key: "合计", label: "合计", cells: ["3204663.15", "3204663.15", ""])])
    builder.add(
      .generalBudget,
      rows: [.init(key: "合计", label: "合计", cells: ["3174241.08", "3174241.08", ""])]
    )
    builder.section(.expenditure, "三", "本年支出合计320.47万元。")
    builder.section(.generalOverall, "五", "一般公共预算财政拨款支出317.42万元，占本年支出合计的99.0%。")
    let findings = Auditor.audit(builder.report()).findings
    #expect(!findings.contains { $0.rule == "N5a-P" && $0.severity == .error })
  }

  @Test func aRowWhoseNameWasNotRecognisedIsNoZero() throws {
    var report = ConsistentReport(plain: 4).report()
    let form = try #require(report.forms.firstIndex { $0.key == .incomeAndExpenditure })
    let row = try #require(report.forms[form].rows.firstIndex { $0.key == "201" })
    report.forms[form].rows[row].key = nil
    let result = Auditor.audit(report)
    #expect(result.findings.allSatisfy { $0.severity < .error }, "\(result.findings.map(\.message))")
    #expect(result.obligations.contains { $0.rule == "X13b" && $0.outcome == .missing })
  }
}
