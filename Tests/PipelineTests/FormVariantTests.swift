import JuesuanAudit
import JuesuanExtract
import JuesuanModel
import Testing

/// The versions in which provinces and years print the forms, as sketches with tabs.
struct FormVariantTests {
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
    _ column: String
  ) -> String? {
    report.form(key)?.figure(row: row, column: column, lane: nil)?.printed
  }

  private func threePublic(_ report: Report, _ lane: Int, _ column: String) -> String? {
    guard let form = report.form(.threePublic),
      let index = form.columns.firstIndex(where: { $0.lane == lane && $0.key == column })
    else { return nil }
    return form.rows.first?.figures.first { $0.column == index }?.printed
  }

  private func failed(_ report: Report) -> [String] {
    Auditor.audit(report).obligations.filter { $0.outcome == .fail }.map(\.rule)
      .filter { $0.hasPrefix("T") || $0.hasPrefix("X") }
  }

  @Test func `income with its fiscal part in three columns, with their sum or without (Beijing)`() {
    let divided = report(
      """
      收入决算表
      项目\t\t本年收入合计\t财政拨款收入\t\t\t\t事业收入\t其他收入
      科目代码\t科目名称\t\t小计\t一般公共预算财政拨款收入\t政府性基金预算财政拨款收入\t国有资本经营预算财政拨款收入\t\t
      栏次\t\t1\t2\t3\t4\t5\t6\t7
      合计\t\t9.50\t8.00\t5.00\t2.00\t1.00\t1.50\t0.00
      205\t教育支出\t9.50\t8.00\t5.00\t2.00\t1.00\t1.50\t0.00
      """
    )
    #expect(printed(divided, .income, "205", "财政拨款收入") == "8.00")
    #expect(printed(divided, .income, "合计", "财政拨款收入/政府性基金预算财政拨款收入") == "2.00")
    #expect(printed(divided, .income, "合计", "事业收入") == "1.50")
    #expect(failed(divided).isEmpty)
    let plain = report(
      """
      收入决算表
      科目代码\t科目名称\t本年收入合计\t一般公共预算财政拨款收入\t政府性基金预算财政拨款收入\t国有资本经营预算财政拨款收入\t事业收入\t其他收入
      栏次\t\t1\t2\t3\t4\t5\t6
      合计\t\t9.50\t5.00\t2.00\t1.00\t1.50\t0.00
      205\t教育支出\t9.50\t5.00\t2.00\t1.00\t1.50\t0.00
      """
    )
    #expect(plain.form(.income)?.rows.map(\.label) == ["合计", "教育支出"])
    #expect(printed(plain, .income, "合计", "政府性基金预算财政拨款收入") == "2.00")
    #expect(failed(plain).isEmpty)
  }

  @Test func `basic expenditure in one lane, its parts in columns (Guangdong) or below one another`() {
    let columns = report(
      """
      一般公共预算财政拨款基本支出决算表
      项目\t\t本年支出\t\t
      经济分类科目编码\t科目名称\t合计\t人员经费\t公用经费
      合计\t\t9.00\t7.00\t2.00
      301\t工资福利支出\t7.00\t7.00\t0.00
      30101\t基本工资\t7.00\t7.00\t0.00
      302\t商品和服务支出\t2.00\t0.00\t2.00
      30201\t办公费\t2.00\t0.00\t2.00
      """
    )
    #expect(columns.form(.basicExpenditure)?.variant == "分列")
    #expect(columns.form(.basicExpenditure)?.columns.map(\.path) == ["本年支出/合计", "本年支出/人员经费", "本年支出/公用经费"])
    #expect(printed(columns, .basicExpenditure, "30201", "决算数") == "2.00")
    #expect(printed(columns, .basicExpenditure, "合计", "人员经费") == "7.00")
    #expect(failed(columns).isEmpty)
    let down = report(
      """
      一般公共预算财政拨款基本支出决算表
      经济分类科目编码\t科目名称\t决算数
      301\t工资福利支出\t7.00
      302\t商品和服务支出\t2.00
      人员经费合计\t\t7.00
      公用经费合计\t\t2.00
      """
    )
    #expect(down.form(.basicExpenditure)?.variant == "一栏")
    #expect(printed(down, .basicExpenditure, "公用经费合计", "决算数") == "2.00")
    #expect(failed(down).isEmpty)
  }

  @Test func `the general budget with balances and parts of parts (Yunnan)`() {
    let read = report(
      """
      一般公共预算财政拨款收入支出决算表
      项目\t\t年初结转和结余\t\t\t本年收入\t\t\t本年支出\t\t\t\t\t年末结转和结余
      科目代码\t科目名称\t合计\t基本支出结转\t项目支出结转和结余\t合计\t基本支出\t项目支出\t合计\t基本支出\t\t\t项目支出\t合计
      \t\t\t\t\t\t\t\t\t小计\t人员经费\t公用经费\t\t
      栏次\t\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
      合计\t\t1.00\t0.00\t1.00\t9.00\t6.00\t3.00\t8.00\t6.00\t4.00\t2.00\t2.00\t2.00
      201\t一般公共服务支出\t1.00\t0.00\t1.00\t9.00\t6.00\t3.00\t8.00\t6.00\t4.00\t2.00\t2.00\t2.00
      """
    )
    #expect(read.form(.generalBudget)?.variant == "收入支出")
    #expect(printed(read, .generalBudget, "201", "小计") == "8.00")
    #expect(printed(read, .generalBudget, "201", "基本支出") == "6.00")
    #expect(printed(read, .generalBudget, "201", "项目支出") == "2.00")
    #expect(printed(read, .generalBudget, "201", "年末结转和结余") == "2.00")
    #expect(read.form(.generalBudget)?.columns.count == 12)
    #expect(failed(read).isEmpty)
  }

  @Test func `all fiscal income in one row, the funds a part of it (to FY2018)`() {
    let read = report(
      """
      收入支出决算总表
      收入\t\t支出\t
      项目\t决算数\t项目\t决算数
      一、财政拨款收入\t9.00\t一、一般公共服务支出\t9.50
      其中：政府性基金预算财政拨款\t2.00\t二、外交支出\t0.00
      二、上级补助收入\t0.50\t三、国防支出\t0.00
      本年收入合计\t9.50\t本年支出合计\t9.50
      用事业基金弥补收支差额\t0.00\t结余分配\t0.00
      年初结转和结余\t0.00\t年末结转和结余\t0.00
      总计\t9.50\t总计\t9.50

      财政拨款收入支出决算总表
      收入\t\t支出\t\t\t
      项目\t决算数\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款
      一、一般公共预算财政拨款\t7.00\t一、一般公共服务支出\t9.00\t7.00\t2.00
      二、政府性基金预算财政拨款\t2.00\t二、外交支出\t0.00\t0.00\t0.00
      本年收入合计\t9.00\t本年支出合计\t9.00\t7.00\t2.00
      年初财政拨款结转和结余\t0.00\t年末财政拨款结转和结余\t0.00\t0.00\t0.00
      总计\t9.00\t总计\t9.00\t7.00\t2.00
      """
    )
    #expect(printed(read, .incomeAndExpenditure, "财政拨款收入", "金额") == "9.00")
    #expect(printed(read, .incomeAndExpenditure, "其中/政府性基金预算财政拨款收入", "金额") == "2.00")
    #expect(printed(read, .incomeAndExpenditure, "使用非财政拨款结余", "金额") == "0.00")
    #expect(failed(read).isEmpty)
    let outcomes = Auditor.audit(read).obligations.filter { ["T1-IN", "X14-1", "X14-2"].contains($0.rule) }
    #expect(outcomes.map(\.outcome) == [.pass, .pass, .pass])
  }

  @Test func `the three public expenses with budget and account below one another (Shaanxi)`() {
    let read = report(
      """
      一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表
      项目\t一般公共预算财政拨款安排的“三公”经费\t\t\t\t\t\t会议费\t培训费
      \t小计\t因公出国（境）费\t公务接待费\t公务用车购置及运行维护费\t\t\t\t
      \t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t
      预算数\t6.00\t0.00\t1.00\t5.00\t0.00\t5.00\t2.00\t3.00
      决算数\t5.00\t0.00\t0.50\t4.50\t0.00\t4.50\t1.50\t2.50
      """
    )
    #expect(threePublic(read, 0, "合计") == "6.00")
    #expect(threePublic(read, 1, "公务用车小计") == "4.50")
    #expect(threePublic(read, 1, "公务接待费") == "0.50")
    #expect(read.form(.threePublic)?.columns.map(\.path).suffix(2) == ["决算数/会议费", "决算数/培训费"])
    #expect(failed(read).isEmpty)
  }

  @Test func `a wider table stands for the form only where the form is not there (Yunnan)`() {
    let wide = """
      财政拨款“三公”经费、行政参公单位机关运行经费情况表
      项目\t行次\t预算数\t决算统计数
      一、“三公”经费支出\t1\t—\t—
      （一）支出合计\t2\t6.00\t5.00
      1．因公出国（境）费\t3\t0.00\t0.00
      2．公务用车购置及运行维护费\t4\t5.00\t4.50
      （1）公务用车购置费\t5\t0.00\t0.00
      （2）公务用车运行维护费\t6\t5.00\t4.50
      3．公务接待费\t7\t1.00\t0.50
      二、机关运行经费\t8\t—\t40.00
      """
    let alone = report(wide)
    #expect(threePublic(alone, 1, "合计") == "5.00")
    let own = wide.replacing("财政拨款“三公”经费、行政参公单位机关运行经费情况表", with: "一般公共预算财政拨款“三公”经费情况表")
      .replacing("5.00", with: "7.00")
    let both = report(wide + "\n\n" + own)
    #expect(both.form(.threePublic)?.title == "一般公共预算财政拨款“三公”经费情况表")
    #expect(both.extraTables.map(\.name) == ["财政拨款“三公”经费、行政参公单位机关运行经费情况表"])
    #expect(!both.diagnostics.contains { $0.severity == .warning })
  }

  @Test func `two versions of one form side by side are no doubt (Beijing 05 and 06)`() {
    let read = report(
      """
      一般公共预算财政拨款收入支出决算表
      科目代码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t年末结转和结余
      201\t一般公共服务支出\t0.00\t3.00\t3.00\t0.00

      一般公共预算财政拨款支出决算表
      科目代码\t科目名称\t小计\t基本支出\t项目支出
      201\t一般公共服务支出\t3.00\t1.00\t2.00
      """
    )
    #expect(read.form(.generalBudget)?.title == "一般公共预算财政拨款支出决算表")
    #expect(read.extraTables.map(\.name) == ["一般公共预算财政拨款收入支出决算表"])
    #expect(!read.diagnostics.contains { $0.severity == .warning })
  }

  @Test
  func `items of interleaved public expenses keep to their group though spans are flattened (Shanghai)`() {
    let read = report(
      """
      财政拨款“三公”经费支出决算表
      财政拨款“三公”经费\t\t\t\t\t\t\t\t\t\t\t
      合计\t\t因公出国（境）费\t\t公务用车购置及运行维护费\t\t\t\t\t\t公务接待费\t
      \t\t\t\t小计\t\t公务用车购置费\t\t公务用车运行维护费\t\t\t
      预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数
      6.00\t5.00\t0.00\t0.00\t5.00\t4.50\t0.00\t0.00\t5.00\t4.50\t1.00\t0.50
      """
    )
    #expect(read.form(.threePublic)?.columns.map(\.path).suffix(2) == ["预算数/公务接待费", "决算数/公务接待费"])
    #expect(threePublic(read, 1, "公务接待费") == "0.50")
    #expect(!read.diagnostics.contains { $0.code == "columns-undecided" })
  }
}
