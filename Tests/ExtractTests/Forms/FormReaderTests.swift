import JuesuanExtract
import JuesuanModel
import Testing

/// Forms of every shape, as sketches with tabs.
struct FormReaderTests {
  private func report(_ text: String) -> Report {
    ReportReader.report(
      from: TextReader.stream(of: text),
      source: Source(path: "sketch", sha256: "", pages: 1, medium: .text)
    )
  }

  private func printed(
    _ report: Report,
    _ key: FormKey,
    _ row: String,
    _ column: String,
    lane: Int? = nil
  ) -> String? {
    report.form(key)?.figure(row: row, column: column, lane: lane)?.printed
  }

  @Test func tellsTheFundsOfIncomeFromThoseOfTheOpeningBalance() {
    let read = report(
      """
      财政拨款收入支出决算总表
      收入\t\t支出\t\t\t\t
      项目\t金额\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款
      一、一般公共预算财政拨款\t9.00\t一、一般公共服务支出\t9.50\t9.50\t0.00\t0.00
      本年收入合计\t9.00\t本年支出合计\t9.50\t9.50\t0.00\t0.00
      年初财政拨款结转和结余\t0.50\t年末财政拨款结转和结余\t0.00\t0.00\t0.00\t0.00
      一、一般公共预算财政拨款\t0.50\t\t\t\t\t
      总计\t9.50\t总计\t9.50\t9.50\t0.00\t0.00
      """
    )
    #expect(printed(read, .fiscalSummary, "一般公共预算财政拨款", "金额") == "9.00")
    #expect(printed(read, .fiscalSummary, "年初/一般公共预算财政拨款", "金额") == "0.50")
    #expect(printed(read, .fiscalSummary, "201", "一般公共预算财政拨款") == "9.50")
    #expect(read.form(.fiscalSummary)?.columns.map(\.path).first == "收入/金额")
  }

  @Test func joinsCodesThatArePrintedInPartsOrGluedToTheName() {
    let split =
      "支出决算表\n类\t款\t项\t科目名称\t本年支出合计\t基本支出\t项目支出\n201\t\t\t一般公共服务支出\t1.00\t1.00\t\n201\t03\t01\t行政运行\t1.00\t1.00\t"
    #expect(report(split).form(.expenditure)?.rows.map(\.code) == ["201", "2010301"])
    let glued = "支出决算表\n科目代码和名称\t本年支出合计\t基本支出\t项目支出\n201一般公共服务支出\t1.00\t1.00\t\n2010301行政运行\t1.00\t1.00\t"
    #expect(report(glued).form(.expenditure)?.rows.map(\.label) == ["一般公共服务支出", "行政运行"])
  }

  @Test func givesTheTotalItsNameWhenItIsGluedToTheNumberingRow() {
    let read = report(
      """
      一般公共预算财政拨款支出决算表
      部门：甲局\t\t公开05表 单位：万元\t\t
      项目\t\t本年支出\t\t
      科目代码\t科目名称\t小计\t基本支出\t项目支出
      栏次 合计\t\t1\t2\t3
      \t\t3.00\t1.00\t2.00
      201\t一般公共服务支出\t3.00\t1.00\t2.00
      """
    )
    #expect(printed(read, .generalBudget, "合计", "项目支出") == "2.00")
    #expect(read.form(.generalBudget)?.columns.map(\.path) == ["本年支出/小计", "本年支出/基本支出", "本年支出/项目支出"])
    #expect(read.form(.generalBudget)?.number == "公开05表")
    #expect(read.entity == "甲局")
  }

  @Test func takesTwelveColumnsInOrderWhereTheHeaderIsTooShort() {
    let read = report(
      """
      财政拨款“三公”经费支出决算表
      预算数\t\t\t\t\t\t决算数\t\t\t\t\t
      合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t
      \t\t小计\t公务用车购置费\t公务用车运行维护费\t公务用车运行维护费\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t公务用车运行维护费
      1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
      0.14\t0.00\t0.00\t0.00\t0.00\t0.14\t0.10\t0.00\t0.00\t0.00\t0.00\t0.10
      """
    )
    let form = read.form(.threePublic)
    let places = form?.columns.map { "\($0.lane)/\($0.key ?? "?")" } ?? []
    #expect(places.contains("0/公务接待费") && places.contains("1/公务接待费"))
    #expect(form?.rows.first?.figures.last?.printed == "0.10")
    #expect(form?.columns.last?.path == "决算数/公务接待费")
    #expect(read.diagnostics.contains { $0.code == "columns-by-order" })
  }

  @Test func findsTheTotalOfPublicFundsUnderALaterLane() {
    let read = report(
      """
      一般公共预算财政拨款基本支出决算明细表
      人员经费\t\t\t公用经费\t\t\t\t\t
      科目代码\t科目名称\t决算数\t科目代码\t科目名称\t决算数\t科目代码\t科目名称\t决算数
      301\t工资福利支出\t7.00\t302\t商品和服务支出\t2.00\t310\t资本性支出\t0.00
      30101\t基本工资\t7.00\t30201\t办公费\t2.00\t\t\t
      人员经费合计\t\t7.00\t公用经费合计\t\t\t2.00\t\t
      """
    )
    #expect(printed(read, .basicExpenditure, "人员经费合计", "决算数") == "7.00")
    #expect(printed(read, .basicExpenditure, "公用经费合计", "决算数") == "2.00")
    #expect(read.form(.basicExpenditure)?.row("公用经费合计")?.lane == 2)
    #expect(read.form(.basicExpenditure)?.columns.first?.path == "人员经费/决算数")
  }

  @Test func recognisesAFormWithoutATitleByItsHeader() {
    let read = report(
      """
      2023年度部门决算
      第二部分 2023年度部门决算表
      科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出
      201\t一般公共服务支出\t1.00\t1.00\t0.00\t0.00\t0.00\t0.00
      """
    )
    #expect(read.forms.map(\.key) == [.expenditure])
    #expect(read.diagnostics.contains { $0.code == "title-missing" })
  }

  @Test func carriesATableThatOnlyLooksStatutoryAsAnExtraOne() {
    let read = report("财政拨款支出决算明细表\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n201\t一般公共服务支出\t1.00\t1.00\t0.00")
    #expect(read.forms.isEmpty)
    #expect(read.extraTables.map(\.name) == ["财政拨款支出决算明细表"])
    #expect(read.missingForms == FormKey.allCases)
  }

  @Test func saysWhatStateAnEmptyFormIsIn() {
    let read = report(
      """
      政府性基金预算财政拨款收入支出决算表
      科目代码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
      \t\t\t\t小计\t基本支出\t项目支出\t
      栏次\t\t1\t2\t3\t4\t5\t6
      合计\t\t\t\t\t\t\t
      说明：甲局本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。
      """
    )
    #expect(read.form(.governmentFunds)?.state == .empty)
    #expect(read.form(.governmentFunds)?.notes.count == 1)
    #expect(read.form(.governmentFunds)?.columns.compactMap(\.key).count == 6)
  }

  @Test func movesAmountsRightWhereACellOfTheTotalIsMissingAndSaysSo() {
    let read = report(
      "支出决算表\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n合计\t3.00\t1.00\t2.00\n201\t一般公共服务支出\t3.00\t1.00\t2.00"
    )
    #expect(printed(read, .expenditure, "合计", "项目支出") == "2.00")
    #expect(read.form(.expenditure)?.row("合计")?.figures.allSatisfy { $0.confidence < 1 } == true)
    #expect(read.diagnostics.contains { $0.code == "cells-shifted" })
  }

  @Test func joinsTheLastPartOfACodeThatStandsInOneCellWithTheName() {
    let read = report(
      "支出决算表\n类\t款\t项\t科目名称\t本年支出合计\t基本支出\t项目支出\n212\t08\t03城市建设支出\t\t1.00\t1.00\t"
    )
    #expect(read.form(.expenditure)?.rows.map(\.code) == ["2120803"])
    #expect(read.form(.expenditure)?.rows.map(\.label) == ["城市建设支出"])
  }

  @Test func knowsATitleThatLacksItsFirstCharacter() {
    for (title, key) in [
      ("三、出决算表", FormKey.expenditure), ("四、政拨款收入支出决算总表", .fiscalSummary),
      ("般公共预算财政拨款支出决算表", .generalBudget), ("入支出决算总表", .incomeAndExpenditure),
      ("府性基金预算财政拨款收入支出决算表", .governmentFunds), ("支出决算表", .expenditure),
    ] {
      #expect(FormCatalogue.form(titled: title) == key)
    }
    #expect(FormCatalogue.form(titled: "决算表") == nil)
  }

  @Test func takesEveryRowOfThePublicExpensesPrintedDownThePage() {
    let read = report(
      """
      财政拨款“三公”经费支出决算表
      项目\t预算数\t决算数
      “三公”经费合计\t3.00\t2.00
      一、因公出国（境）费\t0.00\t0.00
      二、公务接待费\t1.00\t0.50
      三、公务用车购置及运行费\t2.00\t1.50
      （一）公务用车购置费\t0.00\t0.00
      （二）公务用车运行维护费\t2.00\t1.50
      """
    )
    let form = read.form(.threePublic)
    #expect(form?.columns.count == 12)
    #expect(form?.columns.first?.path == "预算数/“三公”经费合计")
    #expect(form?.rows.first?.figures.first?.printed == "3.00")
  }

  @Test func keepsAHeaderOfOneLevelWhereTheFormPrescribesTwo() {
    let read = report(
      "国有资本经营预算财政拨款支出决算表\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n223\t国有资本经营预算支出\t1.00\t0.00\t1.00"
    )
    #expect(read.form(.stateCapital)?.columns.first?.path == "本年支出合计")
    #expect(read.form(.stateCapital)?.columns.first?.key == "本年支出")
  }

  @Test func readsATotalWithoutDecimalsBelowItsHeader() {
    let read = report(
      "支出决算表\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n合计\t\t313461800\t—\t313461800\n201\t一般公共服务支出\t5210500\t—\t5210500"
    )
    #expect(read.form(.expenditure)?.columns.map(\.path) == ["本年支出合计", "基本支出", "项目支出"])
    #expect(read.form(.expenditure)?.row("合计")?.figures.map(\.printed) == ["313461800", "—", "313461800"])
  }

  @Test func readsNoHeaderPrintedAgainAsFigures() {
    let read = report(
      """
      支出决算表
      科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
      栏次\t\t1\t2\t3
      201\t一般公共服务支出\t9.50\t9.00\t0.50
      科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
      栏次\t\t1\t2\t3
      229\t其他支出\t4.00\t4.00\t0.00
      """
    )
    #expect(read.form(.expenditure)?.rows.map(\.code) == ["201", "229"])
  }

  @Test func knowsAnExtraTableByATitleInTwoLines() {
    let read = report(
      "一般公共预算财政拨款\n项目支出决算表\n科目代码\t科目名称\t本年支出\n201\t一般公共服务支出\t9.50\n229\t其他支出\t4.00"
    )
    #expect(read.forms.isEmpty)
    #expect(read.extraTables.map(\.name) == ["一般公共预算财政拨款项目支出决算表"])
  }

  @Test func joinsTheLastCharactersOfATitleToTheLineAbove() {
    let read = report(
      "政府性基金预算财政拨款收入支出决\n算表\n单位：万元\n科目代码\t科目名称\t年初结转和结余\t本年收入\n合计\t\t\t"
    )
    #expect(read.form(.governmentFunds)?.title == "政府性基金预算财政拨款收入支出决算表")
  }

  @Test func joinsALabelOfTheUnitThatANarrowCellCut() {
    let read = report(
      "支出决算表\n金额单位\n部门：甲局\n：元\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n201\t一般公共服务支出\t9.50\t9.00\t0.50"
    )
    #expect(read.form(.expenditure)?.unit == .yuan)
    #expect(read.form(.expenditure)?.isUnitStated == true)
  }

  @Test func keepsTheItemsBesideThePublicExpensesThatArePrintedDownThePage() {
    let read = report(
      """
      财政拨款“三公”经费及会议费、培训费支出决算表
      项目\t预算数\t决算数
      合计\t3.00\t2.00
      1.因公出国（境）费\t0.00\t0.00
      2.公务接待费\t1.00\t0.50
      3.公务用车购置及运行费\t2.00\t1.50
      其中：（1）公务用车购置费\t0.00\t0.00
      （2）公务用车运行维护费\t2.00\t1.50
      4.会议费\t0.30\t0.20
      """
    )
    let columns = read.form(.threePublic)?.columns.filter { $0.lane == 1 }
    #expect(columns?.map(\.path).suffix(3) == ["决算数/公务用车购置费", "决算数/公务用车运行维护费", "决算数/会议费"])
    #expect(columns?.last?.key == nil)
    #expect(read.form(.threePublic)?.rows.first?.figures.last?.printed == "0.20")
  }
}
