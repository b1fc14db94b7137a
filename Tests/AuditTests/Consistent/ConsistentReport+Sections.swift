import JuesuanModel

/// The sections after the basic expenditure: funds, state capital, three public expenses, operation, procurement, cars.
extension ConsistentReport {
  func addLaterSections(_ builder: inout ReportBuilder) {
    addFlow(&builder, .funds, "七、政府性基金预算财政拨款收入支出决算情况说明", "政府性基金预算财政拨款", \.fund, true)
    let hasBalances = shape.layout != .ministry
    addFlow(&builder, .capital, "八、国有资本经营预算财政拨款支出决算情况说明", "国有资本经营预算财政拨款", \.capital, hasBalances)
    addThreePublicWords(&builder)
    let operating = economic.filter { !["301", "303"].contains($0.code.prefix(3)) }.reduce(0) {
      $0 + $1.amount
    }
    builder.section(
      .operating,
      "十、机关运行经费支出说明",
      "2023年度机关运行经费支出 \(words(operating))，比上年\(change(operating, 2))。"
    )
    let total = procured.reduce(0, +)
    let small = total / 2
    builder.section(
      .procurement,
      "十一、政府采购支出说明",
      "2023年度政府采购支出总额 \(words(total))，其中：政府采购货物支出 \(words(procured[0]))、政府采购工程支出 \(words(procured[1]))、政府采购服务支出 \(words(procured[2]))。授予中小企业合同金额 \(words(small))，占政府采购支出总额的 \(percent(small, total))，其中：授予小微企业合同金额 \(words(small / 3))，占授予中小企业合同金额的 \(percent(small / 3, small))。"
    )
    builder.section(
      .assets,
      "十二、国有资产占用情况说明",
      "截至2023年12月31日，共有车辆 \(cars.reduce(0, +)) 辆，其中：机要通信用车 \(cars[0]) 辆、应急保障用车 \(cars[1]) 辆、其他用车 \(cars[2]) 辆。"
    )
  }

  private func addFlow(
    _ builder: inout ReportBuilder,
    _ section: SectionKey,
    _ title: String,
    _ name: String,
    _ flow: KeyPath<Item, Flow>,
    _ hasBalances: Bool
  ) {
    let spent = sum { $0[keyPath: flow].spent }
    guard spent > 0 else { return builder.section(section, title, "本部门2023年度无\(name)收入和支出。") }
    let opening = words(sum { $0[keyPath: flow].opening })
    let income = words(sum { $0[keyPath: flow].income })
    let closing = words(sum { $0[keyPath: flow].closing })
    builder.section(
      section,
      title,
      hasBalances
        ? "2023年度\(name)年初结转和结余 \(opening)，本年收入 \(income)，本年支出 \(words(spent))，年末结转和结余 \(closing)。"
        : "2023年度\(name)本年支出 \(words(spent))。"
    )
  }

  private func addThreePublicWords(_ builder: inout ReportBuilder) {
    let (budgets, spent) = (threePublic.map(\.budget), threePublic.map(\.spent))
    func item(_ name: String, _ places: [Int]) -> String {
      let (budget, amount) = (places.reduce(0) { $0 + budgets[$1] }, places.reduce(0) { $0 + spent[$1] })
      let rate = budget > 10_000 ? "，完成全年预算的 \(percent(amount, budget))" : ""
      return "\(name)全年预算为 \(words(budget))，支出决算为 \(words(amount))\(rate)"
    }
    let foreign = spent[3] / 4
    builder.section(
      .threePublic,
      "九、财政拨款“三公”经费支出决算情况说明",
      item("2023年度“三公”经费", [0, 1, 2, 3]) + "。",
      "1.\(item("因公出国（境）费", [0]))。",
      "2.\(item("公务用车购置及运行维护费", [1, 2]))。其中：\(item("公务用车购置费", [1]))；\(item("公务用车运行维护费", [2]))。",
      "3.\(item("公务接待费", [3]))。其中：外宾接待支出 \(words(foreign))；国内公务接待支出 \(words(spent[3] - foreign))。"
    )
  }
}
