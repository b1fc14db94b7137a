extension FormCatalogue {
  /// 公开02 收入决算表.
  static let income = FormDefinition(
    key: .income,
    title: "收入决算表",
    aliases: ["收入决算总表"],
    shape: .coded,
    variants: [
      incomeVariant("", fiscal: [FormColumn("财政拨款收入", aliases: ["财政拨款收入/小计", "财政拨款收入/合计"])]),
      incomeVariant(
        "分项财政拨款",
        fiscal: [
          FormColumn("财政拨款收入", path: ["财政拨款收入", "小计"], aliases: ["财政拨款收入/合计"])
        ]
          + fiscalSources.map { FormColumn("财政拨款收入/" + $0, path: ["财政拨款收入", $0]) }
      ),
      incomeVariant("三项财政拨款", fiscal: fiscalSources.map { FormColumn($0) }),
    ],
    note: "注：本表反映部门本年度取得的各项收入情况。",
    emptySentence: nil
  )

  /// The three kinds of fiscal income, which Beijing prints in columns of their own, with or without their sum.
  private static let fiscalSources = ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"]

  private static func incomeVariant(_ name: String, fiscal: [FormColumn]) -> FormVariant {
    let others = [
      FormColumn("上级补助收入"),
      FormColumn("事业收入", aliases: ["事业收入/小计", "事业收入/金额"]),
      FormColumn("经营收入"),
      FormColumn("附属单位上缴收入", aliases: ["附属单位缴款"]),
      FormColumn("其他收入"),
    ]
    return FormVariant(
      name: name,
      lanes: [FormLane(name: "", columns: [FormColumn("本年收入合计", aliases: ["合计"])] + fiscal + others)]
    )
  }

  /// 公开03 支出决算表.
  static let expenditure = FormDefinition(
    key: .expenditure,
    title: "支出决算表",
    aliases: ["支出决算总表"],
    shape: .coded,
    variants: [
      FormVariant(
        name: "",
        lanes: [
          FormLane(
            name: "",
            columns: [
              FormColumn("本年支出合计", aliases: ["合计"]),
              FormColumn("基本支出"),
              FormColumn("项目支出"),
              FormColumn("上缴上级支出"),
              FormColumn("经营支出"),
              FormColumn("对附属单位补助支出", aliases: ["对附属单位补助"]),
            ]
          )
        ]
      )
    ],
    note: "注：本表反映部门本年度各项支出情况。",
    emptySentence: nil
  )

  /// 公开05 一般公共预算财政拨款支出决算表.
  static let generalBudget = FormDefinition(
    key: .generalBudget,
    title: "一般公共预算财政拨款支出决算表",
    aliases: ["一般公共预算支出决算表", "公共财政预算财政拨款支出决算表", "公共预算财政拨款支出决算表"],
    shape: .coded,
    variants: [
      expenditureOnly(
        FormColumn("小计", path: ["本年支出", "小计"], aliases: ["合计", "小计", "本年支出/合计", "本年支出合计"])
      ),
      FormVariant(
        name: "收入支出",
        titles: ["一般公共预算财政拨款收入支出决算表", "公共财政预算财政拨款收入支出决算表"],
        lanes: [
          FormLane(
            name: "",
            columns: splitGroup("年初结转和结余") + splitGroup("本年收入") + splitGroup("本年支出")
              + splitGroup("年末结转和结余")
          )
        ]
      ),
    ],
    note: "注：本表反映部门本年度一般公共预算财政拨款支出情况。",
    emptySentence: "说明：X本年度没有一般公共预算财政拨款支出，故本表无数据。"
  )

  /// 公开07 政府性基金预算财政拨款收入支出决算表.
  static let governmentFunds = FormDefinition(
    key: .governmentFunds,
    title: "政府性基金预算财政拨款收入支出决算表",
    aliases: ["政府性基金预算财政拨款支出决算表", "政府性基金预算收入支出决算表", "政府性基金收入支出决算表"],
    shape: .coded,
    variants: [carriedOverVariant],
    note: "注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
    emptySentence: "说明：X本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。"
  )

  /// 公开08 国有资本经营预算财政拨款（收入）支出决算表.
  static let stateCapital = FormDefinition(
    key: .stateCapital,
    title: "国有资本经营预算财政拨款支出决算表",
    aliases: ["国有资本经营预算支出决算表", "国有资本经营财政拨款支出决算表"],
    shape: .coded,
    variants: [
      expenditureOnly(
        FormColumn("本年支出", path: ["本年支出", "合计"], aliases: ["合计", "小计", "本年支出/小计", "本年支出"])
      ),
      FormVariant(
        name: "收入支出",
        titles: [
          "国有资本经营预算财政拨款收入支出决算表", "国有资本经营预算收入支出决算表", "国有资本经营财政拨款收入支出决算表",
        ],
        lanes: carriedOverVariant.lanes
      ),
    ],
    note: "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。",
    emptySentence: "说明：X本年度没有国有资本经营预算财政拨款收入和支出，故本表无数据。"
  )

  /// The version with the expenditure of the year alone, which the forms head differently.
  private static func expenditureOnly(_ total: FormColumn) -> FormVariant {
    FormVariant(name: "支出", lanes: [FormLane(name: "", columns: [total] + basicAndProject)])
  }

  private static let basicAndProject = [
    FormColumn("基本支出", path: ["本年支出", "基本支出"], aliases: ["基本支出"]),
    FormColumn("项目支出", path: ["本年支出", "项目支出"], aliases: ["项目支出"]),
  ]

  /// The three columns of one group of the 收入支出 version; those of the expenditure keep the short keys.
  private static func splitGroup(_ group: String) -> [FormColumn] {
    let isExpenditure = group == "本年支出"
    return [
      FormColumn(
        isExpenditure ? "小计" : group,
        path: [group, "合计"],
        aliases: [group, group + "/小计", group + "合计"]
      ),
      FormColumn(
        isExpenditure ? "基本支出" : group + "/基本支出",
        path: [group, "基本支出"],
        aliases: ["/基本支出结转", "/基本支出结余", "/基本支出/小计", "/基本支出/合计"].map { group + $0 }
      ),
      FormColumn(
        isExpenditure ? "项目支出" : group + "/项目支出",
        path: [group, "项目支出"],
        aliases: [
          "/项目支出结转和结余", "/项目支出结转", "/项目支出结余", "/项目支出/小计", "/项目支出/合计",
          "/项目支出结转和结余/小计", "/项目支出结转和结余/合计",
        ].map { group + $0 }
      ),
    ]
  }

  /// Opening balance, income, expenditure, closing balance.
  private static let carriedOverVariant = FormVariant(
    name: "收入支出",
    lanes: [
      FormLane(
        name: "",
        columns: [
          FormColumn("年初结转和结余", aliases: ["上年结转和结余"]),
          FormColumn("本年收入"),
          FormColumn("本年支出", path: ["本年支出", "小计"], aliases: ["本年支出/合计", "本年支出", "小计", "合计"]),
        ] + basicAndProject + [FormColumn("年末结转和结余")]
      )
    ]
  )
}
