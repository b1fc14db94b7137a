extension FormCatalogue {
  /// 公开01 收入支出决算总表.
  static let incomeAndExpenditure = FormDefinition(
    key: .incomeAndExpenditure,
    title: "收入支出决算总表",
    aliases: ["收入支出决算表", "收入支出决算汇总表", "收支决算总表"],
    shape: .twoSided,
    variants: [
      FormVariant(
        name: "",
        lanes: [
          FormLane(
            name: "收入",
            columns: [FormColumn("金额", aliases: ["决算数"])],
            rows: joined([
              incomeItems, spacers(9...26), incomeTotals, spacers(30...30), [grandTotal(31, alias: "收入总计")],
            ])
          ),
          FormLane(
            name: "支出",
            columns: [FormColumn("金额", aliases: ["决算数"])],
            rows: joined([
              classRows(from: 32), expenditureTotals, spacers(61...61), [grandTotal(62, alias: "支出总计")],
            ])
          ),
        ]
      ),
      FormVariant(
        name: "财政拨款收入不分项",
        lanes: [
          FormLane(
            name: "收入",
            columns: [FormColumn("金额", aliases: ["决算数"])],
            rows: joined([
              undividedIncome, otherIncome, spacers(8...26), incomeTotals, spacers(30...30),
              [grandTotal(31, alias: "收入总计")],
            ])
          ),
          FormLane(
            name: "支出",
            columns: [FormColumn("金额", aliases: ["决算数"])],
            rows: joined([
              classRows(from: 32), expenditureTotals, spacers(61...61), [grandTotal(62, alias: "支出总计")],
            ])
          ),
        ]
      ),
    ],
    note: "注：1.本表反映部门本年度的总收支和年末结转结余情况。2.本套报表金额单位转换时可能存在尾数误差。",
    emptySentence: nil
  )

  /// 公开04 财政拨款收入支出决算总表.
  static let fiscalSummary = FormDefinition(
    key: .fiscalSummary,
    title: "财政拨款收入支出决算总表",
    aliases: ["财政拨款收入支出决算表", "财政拨款收支决算总表"],
    shape: .twoSided,
    variants: [
      FormVariant(
        name: "",
        lanes: [
          FormLane(
            name: "收入",
            columns: [FormColumn("金额", aliases: ["决算数"])],
            rows: joined([
              fundRows(prefix: "", from: 1), spacers(4...26), fiscalIncomeTotals,
              fundRows(prefix: "年初/", from: 29),
              [grandTotal(32, alias: "收入总计")],
            ])
          ),
          FormLane(
            name: "支出",
            columns: [
              FormColumn("合计", aliases: ["小计", "金额", "决算数"]),
              FormColumn("一般公共预算财政拨款", aliases: ["一般公共预算", "公共财政预算财政拨款"]),
              FormColumn("政府性基金预算财政拨款", aliases: ["政府性基金预算", "政府性基金"]),
              FormColumn("国有资本经营预算财政拨款", aliases: ["国有资本经营预算", "国有资本经营"]),
            ],
            rows: joined([
              classRows(from: 33), fiscalExpenditureTotals, spacers(61...63), [grandTotal(64, alias: "支出总计")],
            ])
          ),
        ]
      )
    ],
    note: "注：本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。",
    emptySentence: nil
  )

  /// To FY2018: one sum of all fiscal income, the funds stated as a part of it.
  private static let undividedIncome: [FormRowLine] = [
    FormRowLine(key: "财政拨款收入", label: "一、财政拨款收入", line: 1),
    FormRowLine(
      key: "其中/政府性基金预算财政拨款收入",
      label: "其中：政府性基金预算财政拨款",
      aliases: ["其中:政府性基金", "其中:政府性基金收入", "其中:政府性基金预算财政拨款收入"],
      line: 2
    ),
  ]

  private static let incomeItems: [FormRowLine] = [
    FormRowLine(key: "一般公共预算财政拨款收入", label: "一、一般公共预算财政拨款收入", aliases: ["一般公共预算财政拨款"], line: 1),
    FormRowLine(
      key: "政府性基金预算财政拨款收入",
      label: "二、政府性基金预算财政拨款收入",
      aliases: ["政府性基金收入", "政府性基金预算财政拨款"],
      line: 2
    ),
    FormRowLine(key: "国有资本经营预算财政拨款收入", label: "三、国有资本经营预算财政拨款收入", aliases: ["国有资本经营预算财政拨款"], line: 3),
    FormRowLine(key: "上级补助收入", label: "四、上级补助收入", line: 4),
    FormRowLine(key: "事业收入", label: "五、事业收入", line: 5),
    FormRowLine(key: "经营收入", label: "六、经营收入", line: 6),
    FormRowLine(key: "附属单位上缴收入", label: "七、附属单位上缴收入", aliases: ["附属单位缴款", "附属单位上缴"], line: 7),
    FormRowLine(key: "其他收入", label: "八、其他收入", line: 8),
  ]

  /// The rows from 上级补助收入 on, numbered as behind one row of fiscal income.
  private static let otherIncome: [FormRowLine] = zip("二三四五六", incomeItems.suffix(5)).map { numeral, row in
    FormRowLine(key: row.key, label: "\(numeral)、\(row.key)", aliases: row.aliases, line: row.line - 1)
  }

  private static let incomeTotals: [FormRowLine] = [
    FormRowLine(key: "本年收入合计", label: "本年收入合计", line: 27, role: .subtotal),
    FormRowLine(
      key: "使用非财政拨款结余",
      label: "使用非财政拨款结余和专用结余",
      aliases: ["使用非财政拨款结余", "使用非财政拨款结余(含专用结余)", "用事业基金弥补收支差额", "用事业基金弥补收支差额数", "使用专用结余"],
      line: 28
    ),
    FormRowLine(key: "年初结转和结余", label: "年初结转和结余", aliases: ["上年结转和结余", "上年结转"], line: 29),
  ]

  private static let expenditureTotals: [FormRowLine] = [
    FormRowLine(key: "本年支出合计", label: "本年支出合计", line: 58, role: .subtotal),
    FormRowLine(key: "结余分配", label: "结余分配", line: 59),
    FormRowLine(key: "年末结转和结余", label: "年末结转和结余", aliases: ["结转下年", "年末结余和结转"], line: 60),
  ]

  private static let fiscalIncomeTotals: [FormRowLine] = [
    FormRowLine(key: "本年收入合计", label: "本年收入合计", line: 27, role: .subtotal),
    FormRowLine(
      key: "年初财政拨款结转和结余",
      label: "年初财政拨款结转和结余",
      aliases: ["年初结转和结余", "上年财政拨款结转和结余"],
      line: 28,
      role: .subtotal
    ),
  ]

  private static let fiscalExpenditureTotals: [FormRowLine] = [
    FormRowLine(key: "本年支出合计", label: "本年支出合计", line: 59, role: .subtotal),
    FormRowLine(key: "年末财政拨款结转和结余", label: "年末财政拨款结转和结余", aliases: ["年末结转和结余", "结转下年"], line: 60),
  ]

  private static func joined(_ parts: [[FormRowLine]]) -> [FormRowLine] { parts.flatMap { $0 } }

  private static func grandTotal(_ line: Int, alias: String) -> FormRowLine {
    FormRowLine(key: "总计", label: "总计", aliases: [alias], line: line, role: .grandTotal)
  }

  private static func spacers(_ lines: ClosedRange<Int>) -> [FormRowLine] {
    lines.map { FormRowLine(key: "", label: "", line: $0, role: .spacer) }
  }

  private static func classRows(from line: Int) -> [FormRowLine] {
    FunctionalClassification.rowClasses.enumerated().map { index, entry in
      FormRowLine(
        key: entry.code,
        label: "\(entry.ordinal ?? "")、\(entry.name)",
        aliases: entry.earlierNames,
        line: line + index
      )
    }
  }

  private static func fundRows(prefix: String, from line: Int) -> [FormRowLine] {
    let funds = [("一、", "一般公共预算财政拨款"), ("二、", "政府性基金预算财政拨款"), ("三、", "国有资本经营预算财政拨款")]
    return funds.enumerated().map { index, fund in
      FormRowLine(
        key: prefix + fund.1,
        label: fund.0 + fund.1,
        aliases: [fund.1 + "收入", String(fund.1.dropLast(4))],
        line: line + index
      )
    }
  }
}
