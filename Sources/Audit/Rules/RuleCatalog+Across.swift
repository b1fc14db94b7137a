import JuesuanModel

/// Rules between forms.
extension RuleCatalog {
  static let acrossForms: [Rule] = incomeSide + expenditureSide + basicSide

  private static let incomeSide: [Rule] =
    [
      Rule(
        "X12a",
        "总表本年收入合计＝收入决算表合计",
        kind: .crossTable,
        states: .equal(
          [.at(.incomeAndExpenditure, "本年收入合计", lane: 0).needed],
          [.at(.income, "合计", column: "本年收入合计").needed]
        )
      ),
      Rule(
        "X12b",
        "总表三项财政拨款收入之和＝收入决算表财政拨款收入",
        kind: .crossTable,
        states: .equal(
          [
            .at(
              .incomeAndExpenditure,
              "财政拨款收入",
              "一般公共预算财政拨款收入",
              "政府性基金预算财政拨款收入",
              "国有资本经营预算财政拨款收入",
              lane: 0
            )
          ],
          [.at(.income, "合计", column: "财政拨款收入").needed]
        )
      ),
    ]
    + ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"].enumerated().map { index, name in
      Rule(
        "X12b-\(index + 2)",
        "总表\(name)＝收入决算表\(name)",
        kind: .crossTable,
        states: .equal(
          [.at(.incomeAndExpenditure, name, lane: 0)],
          [.at(.income, "合计", column: name).needed]
        )
      )
    }
    + ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"].enumerated().map { index, name in
      Rule(
        "X14-\(index + 1)",
        "总表\(name)收入＝财政拨款总表\(name)",
        kind: .crossTable,
        states: .equal(
          [.at(.incomeAndExpenditure, name + "收入", lane: 0)] + undivided(index),
          [.at(.fiscalSummary, name, lane: 0)]
        )
      )
    }
    + ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"].enumerated().map { index, name in
      Rule(
        "X12f-\(index + 1)",
        "总表\(name)＝收入决算表（三项财政拨款式）\(name)",
        kind: .crossTable,
        states: .equal(
          [.at(.incomeAndExpenditure, name, lane: 0)],
          [.at(.income, "合计", column: name).needed]
        )
      )
    }
    + [
      Rule(
        "X14-OPEN",
        "财政拨款年初结转和结余不超过总表年初结转和结余",
        kind: .crossTable,
        states: .atMost(
          [.at(.fiscalSummary, "年初财政拨款结转和结余", lane: 0).needed],
          [.at(.incomeAndExpenditure, "年初结转和结余", lane: 0).needed]
        )
      ),
      Rule(
        "X14-CLOSE",
        "财政拨款年末结转和结余不超过总表年末结转和结余",
        kind: .crossTable,
        states: .atMost(
          [.at(.fiscalSummary, "年末财政拨款结转和结余", column: "合计", lane: 1).needed],
          [.at(.incomeAndExpenditure, "年末结转和结余", lane: 1).needed]
        )
      ),
      Rule(
        "X24",
        "收入决算表财政拨款收入＝财政拨款总表本年收入合计",
        kind: .crossTable,
        states: .equal(
          [.at(.income, "合计", column: "财政拨款收入").needed],
          [.at(.fiscalSummary, "本年收入合计", lane: 0).needed]
        )
      ),
    ]

  /// What stands for a fund where all fiscal income is one row and the government funds are a part of it (to FY2018).
  private static func undivided(_ fund: Int) -> [Term] {
    let part = Term.at(.incomeAndExpenditure, "其中/政府性基金预算财政拨款收入", lane: 0)
    return [[.at(.incomeAndExpenditure, "财政拨款收入", lane: 0), -part], [part], []][fund]
  }

  private static let expenditureSide: [Rule] = [
    Rule(
      "X13a",
      "总表本年支出合计＝支出决算表合计",
      kind: .crossTable,
      states: .equal(
        [.at(.incomeAndExpenditure, "本年支出合计", lane: 1).needed],
        [.at(.expenditure, "合计", column: "本年支出合计").needed]
      )
    ),
    Rule(
      "X13b",
      "总表每类支出＝支出决算表该类",
      kind: .crossTable,
      each: .rowOfAny([.incomeAndExpenditure, .expenditure], .classes),
      states: .equal(
        [.row(.incomeAndExpenditure, "金额", lane: 1)],
        [.row(.expenditure, "本年支出合计")]
      )
    ),
    Rule(
      "X45",
      "财政拨款总表一般公共预算支出合计＝一般公共预算财政拨款支出决算表合计",
      kind: .crossTable,
      states: .equal(
        [.at(.fiscalSummary, "本年支出合计", column: "一般公共预算财政拨款", lane: 1).needed],
        [.at(.generalBudget, "合计", column: "小计").needed]
      )
    ),
    Rule(
      "X45c",
      "财政拨款总表每类一般公共预算支出＝一般公共预算财政拨款支出决算表该类",
      kind: .crossTable,
      each: .rowOfAny([.fiscalSummary, .generalBudget], .classes),
      states: .equal(
        [.row(.fiscalSummary, "一般公共预算财政拨款", lane: 1)],
        [.row(.generalBudget, "小计")]
      )
    ),
    Rule(
      "X47",
      "财政拨款总表每类政府性基金支出＝政府性基金表该类本年支出",
      kind: .crossTable,
      each: .rowOfAny([.fiscalSummary, .governmentFunds], .classes),
      states: .equal(
        [.row(.fiscalSummary, "政府性基金预算财政拨款", lane: 1)],
        [.row(.governmentFunds, "本年支出")]
      )
    ),
    Rule(
      "X47-OPEN",
      "财政拨款总表政府性基金年初结转和结余＝政府性基金表年初结转和结余",
      kind: .crossTable,
      states: .equal(
        [.at(.fiscalSummary, "年初/政府性基金预算财政拨款", lane: 0).needed],
        [.at(.governmentFunds, "合计", column: "年初结转和结余")]
      )
    ),
    Rule(
      "X47-IN",
      "财政拨款总表政府性基金收入＝政府性基金表本年收入",
      kind: .crossTable,
      states: .equal(
        [.at(.fiscalSummary, "政府性基金预算财政拨款", lane: 0).needed],
        [.at(.governmentFunds, "合计", column: "本年收入")]
      )
    ),
    Rule(
      "X47-CLOSE",
      "财政拨款总表政府性基金年末结转和结余＝政府性基金表年末结转和结余",
      kind: .crossTable,
      states: .equal(
        [.at(.fiscalSummary, "年末财政拨款结转和结余", column: "政府性基金预算财政拨款", lane: 1).needed],
        [.at(.governmentFunds, "合计", column: "年末结转和结余")]
      )
    ),
    Rule(
      "X48",
      "财政拨款总表每类国有资本经营预算支出＝国有资本经营预算表该类",
      kind: .crossTable,
      each: .rowOfAny([.fiscalSummary, .stateCapital], .classes),
      states: .equal(
        [.row(.fiscalSummary, "国有资本经营预算财政拨款", lane: 1)],
        [.row(.stateCapital, "本年支出")]
      )
    ),
    Rule(
      "X5678",
      "财政拨款总表本年支出合计＝一般公共预算、政府性基金、国有资本经营三表支出合计之和",
      kind: .crossTable,
      states: .equal(
        [.at(.fiscalSummary, "本年支出合计", column: "合计", lane: 1).needed],
        [
          .at(.generalBudget, "合计", column: "小计").needed,
          .at(.governmentFunds, "合计", column: "本年支出"),
          .at(.stateCapital, "合计", column: "本年支出"),
        ]
      )
    ),
    Rule(
      "X35-B",
      "每科目：一般公共预算基本支出不超过支出决算表基本支出",
      kind: .crossTable,
      each: .row(.generalBudget),
      states: .atMost([.row(.generalBudget, "基本支出")], [.row(.expenditure, "基本支出").needed])
    ),
    Rule(
      "X35-P",
      "每科目：一般公共预算项目支出不超过支出决算表项目支出",
      kind: .crossTable,
      each: .row(.generalBudget),
      states: .atMost([.row(.generalBudget, "项目支出")], [.row(.expenditure, "项目支出").needed])
    ),
    Rule(
      "X35",
      "每科目：财政拨款各表支出之和不超过支出决算表支出",
      kind: .crossTable,
      each: .rowOfAny([.generalBudget, .governmentFunds, .stateCapital], .codes),
      states: .atMost(
        [
          .row(.generalBudget, "小计"), .row(.governmentFunds, "本年支出"), .row(.stateCapital, "本年支出"),
        ],
        [.row(.expenditure, "本年支出合计").needed]
      )
    ),
  ]

  private static let basicSide: [Rule] =
    [
      Rule(
        "X56",
        "一般公共预算基本支出合计＝人员经费合计＋公用经费合计",
        kind: .crossTable,
        states: .equal(
          [.at(.generalBudget, "合计", column: "基本支出").needed],
          [.at(.basicExpenditure, "人员经费合计", "公用经费合计", column: "决算数").needed]
        )
      ),
      Rule(
        "X56-S",
        "一般公共预算基本支出合计＝基本支出决算表（分列式）人员经费＋公用经费",
        kind: .crossTable,
        states: .equal(
          [.at(.generalBudget, "合计", column: "基本支出").needed],
          [
            .at(.basicExpenditure, "合计", column: "人员经费").needed,
            .at(.basicExpenditure, "合计", column: "公用经费").needed,
          ]
        )
      ),
    ]
    + [
      ("1", "30212", "因公出国（境）费"), ("2", "30217", "公务接待费"), ("3", "30231", "公务用车运行维护费"),
      ("4", "31013", "公务用车购置费"),
    ].map { number, code, column in
      Rule(
        "X69-\(number)",
        "基本支出中的\(column)（\(code)）不超过三公经费决算数中的\(column)",
        kind: .crossTable,
        severity: .warning,
        source: "部分不大于整体；口径可能有别",
        states: .atMost(
          [.at(.basicExpenditure, code, column: "决算数").needed],
          [Term(form: .threePublic, lane: 1, rows: .single, columns: .named([column])).needed]
        )
      )
    }
    + [
      ("1", ["2080505"], ["30108"]), ("2", ["2080506"], ["30109"]), ("3", ["2210201"], ["30113"]),
      ("4", ["2101101", "2101102"], ["30110"]), ("5", ["2101103"], ["30111"]),
      ("6", ["2080501", "2080502"], ["30301", "30302"]),
    ].map { number, functional, economic in
      Rule(
        "XFE-\(number)",
        "功能科目\(functional.joined(separator: "、"))的基本支出通常等于经济科目\(economic.joined(separator: "、"))",
        kind: .crossTable,
        severity: .info,
        source: "通常口径，非强制",
        states: .equal(
          [
            Term(form: .generalBudget, rows: .named(functional), columns: .named(["基本支出"]))
          ],
          [Term(form: .basicExpenditure, rows: .named(economic), columns: .named(["决算数"]))]
        )
      )
    }
}
