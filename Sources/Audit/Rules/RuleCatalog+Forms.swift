import JuesuanModel

/// Rules within one form.
extension RuleCatalog {
  static let withinForms: [Rule] = firstForm + codedForms + fiscalForm + laneForms

  private static let firstForm: [Rule] = [
    Rule(
      "T1-IN",
      "收入支出决算总表：本年收入合计＝各项收入之和",
      kind: .sum,
      states: .equal(
        [.at(.incomeAndExpenditure, "本年收入合计", lane: 0).needed],
        [
          .at(
            .incomeAndExpenditure,
            "财政拨款收入",
            "一般公共预算财政拨款收入",
            "政府性基金预算财政拨款收入",
            "国有资本经营预算财政拨款收入",
            "上级补助收入",
            "事业收入",
            "经营收入",
            "附属单位上缴收入",
            "其他收入",
            lane: 0
          )
        ]
      )
    ),
    Rule(
      "T1-EX",
      "收入支出决算总表：本年支出合计＝各类支出之和",
      kind: .sum,
      states: .equal(
        [.at(.incomeAndExpenditure, "本年支出合计", lane: 1).needed],
        [Term(form: .incomeAndExpenditure, lane: 1, rows: .classes, columns: .named(["金额"]))]
      )
    ),
    Rule(
      "T1-TI",
      "收入支出决算总表：收入总计＝本年收入合计＋使用非财政拨款结余＋年初结转和结余",
      kind: .sum,
      states: .equal(
        [.at(.incomeAndExpenditure, "总计", lane: 0).needed],
        [
          .at(.incomeAndExpenditure, "本年收入合计", lane: 0).needed,
          .at(.incomeAndExpenditure, "使用非财政拨款结余", "年初结转和结余", lane: 0),
        ]
      )
    ),
    Rule(
      "T1-TE",
      "收入支出决算总表：支出总计＝本年支出合计＋结余分配＋年末结转和结余",
      kind: .sum,
      states: .equal(
        [.at(.incomeAndExpenditure, "总计", lane: 1).needed],
        [
          .at(.incomeAndExpenditure, "本年支出合计", lane: 1).needed,
          .at(.incomeAndExpenditure, "结余分配", "年末结转和结余", lane: 1),
        ]
      )
    ),
    Rule(
      "T1-BAL",
      "收入支出决算总表：收入总计＝支出总计",
      kind: .sum,
      states: .equal(
        [.at(.incomeAndExpenditure, "总计", lane: 0).needed],
        [.at(.incomeAndExpenditure, "总计", lane: 1).needed]
      )
    ),
  ]

  private static let codedForms: [Rule] =
    [
      Rule(
        "T2-ROW",
        "收入决算表每行：本年收入合计＝各项收入之和",
        kind: .sum,
        each: .row(.income),
        states: .equal(
          [.row(.income, "本年收入合计").needed],
          [
            .row(
              .income,
              "财政拨款收入",
              "一般公共预算财政拨款收入",
              "政府性基金预算财政拨款收入",
              "国有资本经营预算财政拨款收入",
              "上级补助收入",
              "事业收入",
              "经营收入",
              "附属单位上缴收入",
              "其他收入"
            )
          ]
        )
      ),
      Rule(
        "T2-FUND",
        "收入决算表（分项财政拨款式）每行：财政拨款收入＝三项财政拨款收入之和",
        kind: .sum,
        each: .row(.income),
        states: .equal(
          [.row(.income, "财政拨款收入").needed],
          [
            .row(
              .income,
              "财政拨款收入/一般公共预算财政拨款收入",
              "财政拨款收入/政府性基金预算财政拨款收入",
              "财政拨款收入/国有资本经营预算财政拨款收入"
            ).needed
          ]
        )
      ),
      Rule(
        "T3-ROW",
        "支出决算表每行：本年支出合计＝基本支出＋项目支出＋上缴上级支出＋经营支出＋对附属单位补助支出",
        kind: .sum,
        each: .row(.expenditure),
        states: .equal(
          [.row(.expenditure, "本年支出合计").needed],
          [.row(.expenditure, "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")]
        )
      ),
      Rule(
        "T5-ROW",
        "一般公共预算财政拨款支出决算表每行：小计＝基本支出＋项目支出",
        kind: .sum,
        each: .row(.generalBudget),
        states: .equal([.row(.generalBudget, "小计").needed], [.row(.generalBudget, "基本支出", "项目支出")])
      ),
      Rule(
        "T7-ROW",
        "政府性基金表每行：本年支出＝基本支出＋项目支出",
        kind: .sum,
        each: .row(.governmentFunds),
        states: .equal([.row(.governmentFunds, "本年支出").needed], [.row(.governmentFunds, "基本支出", "项目支出")])
      ),
      Rule(
        "T7-BAL",
        "政府性基金表每行：年初结转和结余＋本年收入＝本年支出＋年末结转和结余",
        kind: .sum,
        each: .row(.governmentFunds),
        states: .equal(
          [.row(.governmentFunds, "年初结转和结余", "本年收入").needed],
          [.row(.governmentFunds, "本年支出", "年末结转和结余").needed]
        )
      ),
      Rule(
        "T8-ROW",
        "国有资本经营预算表每行：本年支出＝基本支出＋项目支出",
        kind: .sum,
        each: .row(.stateCapital),
        states: .equal([.row(.stateCapital, "本年支出").needed], [.row(.stateCapital, "基本支出", "项目支出")])
      ),
      Rule(
        "T8-BAL",
        "国有资本经营预算表（收入支出式）每行：年初结转和结余＋本年收入＝本年支出＋年末结转和结余",
        kind: .sum,
        each: .row(.stateCapital),
        states: .equal(
          [.row(.stateCapital, "年初结转和结余", "本年收入").needed],
          [.row(.stateCapital, "本年支出", "年末结转和结余").needed]
        )
      ),
    ]
    + [
      ("2", FormKey.income, "收入决算表"), ("3", .expenditure, "支出决算表"),
      ("5", .generalBudget, "一般公共预算财政拨款支出决算表"), ("7", .governmentFunds, "政府性基金表"),
      ("8", .stateCapital, "国有资本经营预算表"),
    ].flatMap { number, form, name in
      [
        Rule(
          "T\(number)-COL",
          "\(name)每列：合计＝各类之和",
          kind: .sum,
          each: .column(form),
          states: .equal(
            [.column(form, .named(["合计"])).needed],
            [.column(form, .classes)]
          )
        ),
        Rule(
          "T\(number)-ROLL",
          "\(name)每列：类＝其款之和，款＝其项之和",
          kind: .rollup,
          each: .cell(form, .parents),
          states: .equal([.column(form, .bound)], [.column(form, .children)])
        ),
      ]
    }

  private static let funds = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]

  private static let fiscalForm: [Rule] =
    [
      Rule(
        "T4-IN",
        "财政拨款收入支出决算总表：本年收入合计＝三项财政拨款之和",
        kind: .sum,
        states: .equal(
          [.at(.fiscalSummary, "本年收入合计", lane: 0).needed],
          [Term(form: .fiscalSummary, lane: 0, rows: .named(funds), columns: .named(["金额"]))]
        )
      ),
      Rule(
        "T4-OPEN",
        "财政拨款收入支出决算总表：年初财政拨款结转和结余＝三项财政拨款年初数之和",
        kind: .sum,
        states: .equal(
          [.at(.fiscalSummary, "年初财政拨款结转和结余", lane: 0).needed],
          [
            Term(
              form: .fiscalSummary,
              lane: 0,
              rows: .named(funds.map { "年初/" + $0 }),
              columns: .named(["金额"])
            ).needed
          ]
        )
      ),
      Rule(
        "T4-ROW",
        "财政拨款收入支出决算总表支出每行：合计＝三项财政拨款之和",
        kind: .sum,
        each: .row(.fiscalSummary, lane: 1),
        states: .equal(
          [.row(.fiscalSummary, "合计", lane: 1).needed],
          [Term(form: .fiscalSummary, lane: 1, rows: .bound, columns: .named(funds))]
        )
      ),
      Rule(
        "T4-COL",
        "财政拨款收入支出决算总表支出每列：本年支出合计＝各类之和",
        kind: .sum,
        each: .column(.fiscalSummary, lane: 1),
        states: .equal(
          [.column(.fiscalSummary, .named(["本年支出合计"]), lane: 1).needed],
          [.column(.fiscalSummary, .classes, lane: 1)]
        )
      ),
      Rule(
        "T4-TE",
        "财政拨款收入支出决算总表支出每列：总计＝本年支出合计＋年末财政拨款结转和结余",
        kind: .sum,
        each: .column(.fiscalSummary, lane: 1),
        states: .equal(
          [.column(.fiscalSummary, .named(["总计"]), lane: 1).needed],
          [
            .column(.fiscalSummary, .named(["本年支出合计"]), lane: 1).needed,
            .column(.fiscalSummary, .named(["年末财政拨款结转和结余"]), lane: 1),
          ]
        )
      ),
      Rule(
        "T4-TI",
        "财政拨款收入支出决算总表：收入总计＝本年收入合计＋年初财政拨款结转和结余",
        kind: .sum,
        states: .equal(
          [.at(.fiscalSummary, "总计", lane: 0).needed],
          [
            .at(.fiscalSummary, "本年收入合计", lane: 0).needed,
            .at(.fiscalSummary, "年初财政拨款结转和结余", lane: 0),
          ]
        )
      ),
      Rule(
        "T4-BAL",
        "财政拨款收入支出决算总表：收入总计＝支出总计",
        kind: .sum,
        states: .equal(
          [.at(.fiscalSummary, "总计", lane: 0).needed],
          [.at(.fiscalSummary, "总计", column: "合计", lane: 1).needed]
        )
      ),
    ]
    + zip(["G", "F", "C"], funds).map { letter, fund in
      Rule(
        "T4-BAL-\(letter)",
        "财政拨款收入支出决算总表：\(fund)收入＋年初结转和结余＝支出总计中的\(fund)",
        kind: .sum,
        states: .equal(
          [.at(.fiscalSummary, fund, lane: 0), .at(.fiscalSummary, "年初/" + fund, lane: 0).needed],
          [.at(.fiscalSummary, "总计", column: fund, lane: 1).needed]
        )
      )
    }

  private static let laneForms: [Rule] = [
    Rule(
      "T6-ROLL",
      "基本支出决算表：类＝其款之和",
      kind: .rollup,
      each: .cell(.basicExpenditure, .parents),
      states: .equal([.column(.basicExpenditure, .bound)], [.column(.basicExpenditure, .children)])
    ),
    Rule(
      "T6-ROW",
      "基本支出决算表（分列式）每行：合计＝人员经费＋公用经费",
      kind: .sum,
      each: .row(.basicExpenditure),
      states: .equal(
        [.row(.basicExpenditure, "决算数").needed],
        [.row(.basicExpenditure, "人员经费", "公用经费").needed]
      )
    ),
    Rule(
      "T6-COL",
      "基本支出决算表（分列式）每列：合计＝各类之和",
      kind: .sum,
      each: .column(.basicExpenditure, of: ["人员经费", "公用经费"]),
      states: .equal(
        [.column(.basicExpenditure, .named(["合计"])).needed],
        [.column(.basicExpenditure, .classes)]
      )
    ),
    Rule(
      "T6-PER",
      "基本支出决算表：人员经费合计＝工资福利支出＋对个人和家庭的补助",
      kind: .sum,
      states: .equal(
        [.at(.basicExpenditure, "人员经费合计", column: "决算数").needed],
        [.at(.basicExpenditure, "301", "303", column: "决算数")]
      )
    ),
    Rule(
      "T6-PUB",
      "基本支出决算表：公用经费合计＝商品和服务支出、债务利息及费用支出、资本性支出、对企业补助、其他支出之和",
      kind: .sum,
      states: .equal(
        [.at(.basicExpenditure, "公用经费合计", column: "决算数").needed],
        [
          .at(
            .basicExpenditure,
            "302",
            "307",
            "309",
            "310",
            "311",
            "312",
            "313",
            "399",
            column: "决算数"
          )
        ]
      )
    ),
    threePublicSum("T9-SUM-B", lane: 0),
    threePublicSum("T9-SUM-A", lane: 1),
    threePublicCars("T9-CAR-B", lane: 0),
    threePublicCars("T9-CAR-A", lane: 1),
    Rule(
      "T9-OVER",
      "三公经费表：决算数不超过预算数（超过的须说明原因）",
      kind: .sum,
      severity: .info,
      states: .atMost([threePublic(1, "合计").needed], [threePublic(0, "合计").needed])
    ),
  ]

  static func threePublic(_ lane: Int, _ columns: String...) -> Term {
    Term(form: .threePublic, lane: lane, rows: .single, columns: .named(columns))
  }

  private static func threePublicSum(_ id: String, lane: Int) -> Rule {
    Rule(
      id,
      "三公经费表\(lane == 0 ? "预算数" : "决算数")：合计＝因公出国（境）费＋公务用车小计＋公务接待费",
      kind: .sum,
      states: .equal(
        [threePublic(lane, "合计").needed],
        [threePublic(lane, "因公出国（境）费", "公务用车小计", "公务接待费").needed]
      )
    )
  }

  private static func threePublicCars(_ id: String, lane: Int) -> Rule {
    Rule(
      id,
      "三公经费表\(lane == 0 ? "预算数" : "决算数")：公务用车小计＝购置费＋运行维护费",
      kind: .sum,
      states: .equal(
        [threePublic(lane, "公务用车小计").needed],
        [threePublic(lane, "公务用车购置费", "公务用车运行维护费").needed]
      )
    )
  }
}
