import JuesuanModel
import Testing

@testable import JuesuanAudit

@Suite struct NarrativeTests {
  /// A small department: 70 of 100 万元 for education, all from the general budget.
  private func builder() -> ReportBuilder {
    var builder = ReportBuilder()
    builder.add(
      .expenditure,
      rows: [
        .init(key: "合计", label: "合计", cells: ["100.00", "80.00", "20.00", "", "", ""]),
        .init(key: "205", label: "教育支出", cells: ["70.00", "50.00", "20.00", "", "", ""]),
        .init(key: "20502", label: "普通教育", cells: ["70.00", "50.00", "20.00", "", "", ""]),
        .init(key: "2050202", label: "小学教育", cells: ["40.00", "40.00", "", "", "", ""]),
        .init(key: "2050203", label: "初中教育", cells: ["30.00", "10.00", "20.00", "", "", ""]),
        .init(key: "221", label: "住房保障支出", cells: ["30.00", "30.00", "", "", "", ""]),
        .init(key: "22102", label: "住房改革支出", cells: ["30.00", "30.00", "", "", "", ""]),
        .init(key: "2210201", label: "住房公积金", cells: ["30.00", "30.00", "", "", "", ""]),
      ]
    )
    builder.add(
      .generalBudget,
      rows: [
        .init(key: "合计", label: "合计", cells: ["100.00", "80.00", "20.00"]),
        .init(key: "205", label: "教育支出", cells: ["70.00", "50.00", "20.00"]),
        .init(key: "20502", label: "普通教育", cells: ["70.00", "50.00", "20.00"]),
        .init(key: "2050202", label: "小学教育", cells: ["40.00", "40.00", ""]),
        .init(key: "2050203", label: "初中教育", cells: ["30.00", "10.00", "20.00"]),
        .init(key: "221", label: "住房保障支出", cells: ["30.00", "30.00", ""]),
        .init(key: "22102", label: "住房改革支出", cells: ["30.00", "30.00", ""]),
        .init(key: "2210201", label: "住房公积金", cells: ["30.00", "30.00", ""]),
      ]
    )
    return builder
  }

  private func findings(_ key: SectionKey, _ text: String...) -> [Finding] {
    var builder = builder()
    for words in text { builder.section(key, "一", words) }
    return Auditor.audit(builder.report()).findings.filter { $0.severity > .info && $0.rule != "FORM-ALL" }
  }

  @Test func shareIsMendedAndSumNamesTheSameFigure() {
    let found = findings(
      .generalStructure,
      "一般公共预算财政拨款支出100万元，主要用于以下方面：教育支出（类）70万元，占71.0%；住房保障支出（类）30万元，占30.0%。"
    )
    #expect(Set(found.map(\.rule)) == ["N5b", "N5b-PSUM"])
    #expect(found.allSatisfy { $0.printed == "71.0%" && $0.expected == "70.0%" && $0.kind == .percentage })
  }

  @Test func correctionsFindTheirPlaceInTheParagraph() {
    var builder = builder()
    builder.section(.expenditure, "三", "本年支出合计 100 万元，其中：基本支出 80 万元，占 81 %；项目支出 20 万元，占 20%。")
    let report = builder.report()
    let mended = report.applying(Auditor.audit(report).corrections)
    #expect(mended.diagnostics.isEmpty)
    guard case .paragraph(let paragraph) = mended.body[1] else { return }
    #expect(paragraph.corrected == "本年支出合计 100 万元，其中：基本支出 80 万元，占 80%；项目支出 20 万元，占 20%。")
  }

  @Test func directionIsMendedWhereTheRateDecides() {
    let found = findings(.expenditure, "本年支出合计100万元，比上年减少25万元，增长20%。")
    #expect(found.map(\.rule) == ["Y1"])
    #expect(found.first?.kind == .direction)
    #expect(found.first?.expected == "下降")
  }

  @Test func rateWithoutBaseIsAnError() {
    let found = findings(.expenditure, "本年支出合计100万元，与2022年度相比增加100万元，增长100%。")
    #expect(found.map(\.rule) == ["Y1"])
    #expect(found.first?.expected == nil)
    #expect(found.first?.corrections.isEmpty == true)
  }

  @Test func rateOfTheOtherBudgetNamesIt() throws {
    let found = findings(
      .generalDetail,
      "一般公共预算财政拨款支出年初预算为0万元，全年预算为125万元，支出决算为100万元，完成年初预算的80%。"
    )
    let finding = try #require(found.first)
    #expect(finding.rule == "N5c-P")
    #expect(finding.corrections.first?.changes.first?.from == "年初")
    #expect(finding.corrections.first?.changes.first?.to == "全年")
  }

  @Test func itemToldWithItsClassIsNotMendedBlindly() throws {
    let found = findings(
      .generalDetail,
      "1.教育支出（类）普通教育（款）小学教育（项）。年初预算为70万元，支出决算为70万元，完成年初预算的100%。"
    )
    let finding = try #require(found.first)
    #expect(finding.rule == "N5c")
    #expect(finding.expected == "40")
    #expect(finding.corrections.first?.unique == false)
  }

  @Test func amountIsTakenFromTheTable() throws {
    let found = findings(.expenditure, "本年支出合计100万元，其中：基本支出8万元，占80%；项目支出20万元，占20%。")
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.rule == "N3")
    #expect(finding.corrections.first?.changes.first?.to == "80")
    #expect(finding.corrections.first?.unique == true)
  }

  @Test func othersWordsAreNotBound() {
    let found = findings(
      .expenditure,
      "本年支出合计100万元，比2022年度增加25万元，增长33.3%，主要原因是人员经费增加3万元。其中：基本支出80万元；培训支出7万元，占7%。"
    )
    #expect(found.isEmpty)
  }

  @Test func paragraphCutByAPageIsOneText() {
    var builder = builder()
    builder.section(.expenditure, "三、支出决算情况说明", "本年支出合计100万元，其中：基本", "支出85万元，占85%。")
    let found = Auditor.audit(builder.report()).findings.filter { $0.severity == .error }
    #expect(found.contains { $0.rule == "N3" && $0.printed == "85" && $0.expected == "80" })
  }

  @Test func comparisonAgainstFigures() throws {
    let found = findings(
      .generalDetail,
      "1.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为25万元，支出决算为30万元，完成年初预算的120%，决算数小于预算数的主要原因：人员增加。"
    )
    let finding = try #require(found.first)
    #expect(finding.rule == "WORD")
    #expect(finding.expected == "大于")
    #expect(finding.corrections.first?.unique == true)
  }

  @Test func placeholderAndYear() {
    let found = findings(.assets, "截至2022年12月31日，XX局共有车辆3辆，其中：执法执勤用车1辆、其他用车1辆。")
    #expect(Set(found.map(\.rule)) == ["PLACE", "YEAR", "N12"])
  }

  @Test func priorYearFromChanges() {
    var builder = builder()
    builder.add(.incomeAndExpenditure, rows: [.init(lane: 0, key: "总计", label: "总计", cells: ["100.00"])])
    builder.section(.overall, "一", "2023年度收、支总计均为100万元。与2022年度相比，收、支总计各增加20万元，增长25%。")
    #expect(Auditor.audit(builder.report()).priorYear?.total == Money(fen: 80_000_000))
  }

  private func lines(_ key: SectionKey, _ text: String...) -> [String] {
    var builder = builder()
    for words in text { builder.section(key, "一", words) }
    return ClaimListing(builder.report()).lines
  }

  @Test func rowsToldWithTheirUnitOnceAreBoundOneByOne() {
    #expect(
      lines(.overall, "2023年度收入总计和支出总计分别为120.5、100.3万元，与上年相比分别增加20.5万元、10.3万元，增长20.5%、11.4%。") == [
        "N1 收入总计: =120.5 较上年增加20.5 增长20.5% ⟶ —", "N1 支出总计: =100.3 较上年增加10.3 增长11.4% ⟶ —",
      ]
    )
  }

  @Test func traditionalScriptWithReadingsIsTheSameText() {
    let found = findings(.expenditure, "本年支出合計100萬元，其中：項(xiàng)目支出20萬元，占25%。")
    #expect(found.map(\.rule) == ["N3-P"])
    #expect(found.first?.expected == "20%")
  }

  @Test func breaksInsideWordsAndNumbersDoNotMatter() {
    #expect(findings(.expenditure, "本年支 出合\n计 1 00 万\n元，其中：项目支出 2\n0 万元，占 20 %。").isEmpty)
  }

  @Test func figuresOfAReasonBelongToNothing() {
    #expect(
      lines(.expenditure, "本年支出合计100万元，主要原因是：一是人员经费增加5万元，增长10%；二是购置增加3万元，增长7%。") == [
        "N3 支出合计: =100 ⟶ 表100.00", "未定 N3: 本年支出合计100万元，主要原因是：一是人员经费增加5万元",
        "未定 N3: 本年支出合计100万元，主要原因是：一是人员经费增加5万元，增长10%", "未定 N3: 二是购置增加3万元", "未定 N3: 二是购置增加3万元，增长7%",
      ]
    )
  }

  @Test func whatFollowsAPartMayBeSaidOfTheWhole() {
    #expect(findings(.expenditure, "本年支出合计100万元，其中基本支出80万元，比上年增加25万元，增长33.3%。").isEmpty)
    #expect(findings(.expenditure, "本年支出合计100万元，其中基本支出80万元，比上年增加20万元，增长33.3%。").isEmpty)
    #expect(findings(.expenditure, "本年支出合计100万元，其中基本支出80万元，比上年增加20万元，增长50%。").map(\.rule) == ["Y1"])
  }

  @Test func otherExpenditureIsNoClass() {
    #expect(findings(.generalStructure, "其他教育支出12万元，地方教育支出3万元。").isEmpty)
  }
}
