extension FormCatalogue {
  /// 公开06 一般公共预算财政拨款基本支出决算明细表.
  static let basicExpenditure = FormDefinition(
    key: .basicExpenditure,
    title: "一般公共预算财政拨款基本支出决算明细表",
    aliases: [
      "一般公共预算财政拨款基本支出决算表", "一般公共预算基本支出决算表", "一般公共预算财政拨款基本支出明细表", "公共财政预算财政拨款基本支出决算表",
    ],
    shape: .lanes,
    variants: [
      FormVariant(
        name: "三栏",
        lanes: [
          FormLane(name: "人员经费", columns: [amount], rows: [personnelTotal]),
          FormLane(name: "公用经费", columns: [amount]),
          FormLane(name: "公用经费", columns: [amount], rows: [publicTotal]),
        ]
      ),
      FormVariant(
        name: "两栏",
        lanes: [
          FormLane(name: "人员经费", columns: [amount], rows: [personnelTotal]),
          FormLane(name: "公用经费", columns: [amount], rows: [publicTotal]),
        ]
      ),
      FormVariant(
        name: "一栏",
        lanes: [FormLane(name: "", columns: [amount], rows: [personnelTotal, publicTotal])]
      ),
      FormVariant(
        name: "分列",
        lanes: [
          FormLane(
            name: "",
            columns: [
              FormColumn("决算数", path: ["合计"], aliases: ["本年支出/合计", "本年支出/小计", "本年支出合计", "小计"]),
              FormColumn("人员经费", aliases: ["本年支出/人员经费"]),
              FormColumn("公用经费", aliases: ["本年支出/公用经费", "日常公用经费", "本年支出/日常公用经费"]),
            ]
          )
        ]
      ),
    ],
    note: "注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。",
    emptySentence: "说明：X本年度没有一般公共预算财政拨款基本支出，故本表无数据。"
  )

  /// 公开09 财政拨款“三公”经费支出决算表.
  static let threePublic = FormDefinition(
    key: .threePublic,
    title: "财政拨款“三公”经费支出决算表",
    aliases: [
      "一般公共预算财政拨款“三公”经费支出决算表", "“三公”经费支出决算表", "“三公”经费公共预算财政拨款支出决算表",
      "一般公共预算“三公”经费支出决算表", "财政拨款“三公”经费及会议费、培训费支出决算表", "“三公”经费及会议费、培训费支出决算表",
      "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表", "一般公共预算财政拨款“三公”经费情况表", "“三公”经费财政拨款支出决算表",
      "公共财政预算财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费情况决算表",
    ],
    substitutes: ["“三公”经费、行政参公单位机关运行经费情况表"],
    shape: .singleRow,
    variants: [
      FormVariant(
        name: "",
        lanes: [
          FormLane(name: "预算数", columns: threePublicColumns),
          FormLane(name: "决算数", columns: threePublicColumns),
        ]
      )
    ],
    note: "注：本表反映部门本年度财政拨款“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
    emptySentence: "说明：X本年度没有财政拨款“三公”经费支出，故本表无数据。"
  )

  private static let amount = FormColumn("决算数", aliases: ["金额", "合计"])
  private static let personnelTotal = FormRowLine(key: "人员经费合计", label: "人员经费合计", line: 0, role: .subtotal)
  private static let publicTotal = FormRowLine(key: "公用经费合计", label: "公用经费合计", line: 0, role: .subtotal)

  private static let cars = "公务用车购置及运行维护费"
  private static let threePublicColumns = [
    FormColumn("合计", aliases: ["小计"]),
    FormColumn("因公出国（境）费", aliases: ["因公出国（境）费用", "因公出国(境)", "因公出国"]),
    FormColumn("公务用车小计", path: [cars, "小计"], aliases: ["公务用车购置及运行费/小计", "公务用车购置及运行维护费/合计"]),
    FormColumn(
      "公务用车购置费",
      path: [cars, "公务用车购置费"],
      aliases: ["公务用车购置及运行费/公务用车购置费", "公务用车购置及运行费/购置费", "公务用车购置及运行维护费/公务用车购置", "公务用车购置及运行维护费/购置费"]
    ),
    FormColumn(
      "公务用车运行维护费",
      path: [cars, "公务用车运行维护费"],
      aliases: [
        "公务用车购置及运行费/公务用车运行费", "公务用车购置及运行费/公务用车运行维护费", "公务用车购置及运行维护费/公务用车运行费",
        "公务用车购置及运行费/运行费", "公务用车购置及运行费/运行维护费", "公务用车购置及运行维护费/运行维护费",
      ]
    ),
    FormColumn("公务接待费"),
  ]
}
