import JuesuanModel

/// What the narrative of a consistent report says.
extension ConsistentReport {
  /// An amount as narratives print it.
  func words(_ fen: Int64) -> String {
    var text = Money(fen: fen).printed(in: .tenThousandYuan)
    if !shape.keepsZeros {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + " 万元"
  }

  /// 100 × part ÷ whole, exact until it is rounded.
  func percent(_ part: Int64, _ whole: Int64) -> String {
    let scale = (0..<shape.rateDecimals).reduce(Int128(1)) { power, _ in power * 10 }
    let value = (Int128(part) * 200 * scale + Int128(whole)) / (Int128(whole) * 2)
    return PrintedFigure(coefficient: Int64(value), decimals: shape.rateDecimals, unit: .yuan).text() + "%"
  }

  /// The change since a year before that had so many hundredths of this year's amount.
  func change(_ now: Int64, _ number: Int) -> String {
    let before = Int64(Int128(now) * Int128(former[number]) / 100)
    let difference = abs(now - before)
    guard before > 10_000 else { return "增加 \(words(now - before))" }
    return now >= before
      ? "增加 \(words(difference))，增长 \(percent(difference, before))"
      : "减少 \(words(difference))，下降 \(percent(difference, before))"
  }

  func addNarrative(_ builder: inout ReportBuilder) {
    let received = sum(\.income)
    let all = received + used + sum(\.opening)
    let fiscal = sum(\.fiscalIncome) + sum { $0.general.opening + $0.fund.opening + $0.capital.opening }
    let spent = sum(\.spent)
    builder.section(
      .overall,
      "一、收入支出决算总体情况说明",
      "2023年度收、支总计均为 \(words(all))。与2022年度相比，收、支总计各\(change(all, 0))，主要原因是人员变动。"
    )
    let own = Self.ownIncomes.enumerated().map { index, name in
      (name, sum { $0.ownIncome == index + 1 ? $0.own.income : 0 })
    }
    let incomes = ([("财政拨款收入", sum(\.fiscalIncome))] + own).map { name, amount in
      "\(name) \(words(amount))" + (amount >= 0 ? "，占本年收入 \(percent(amount, received))" : "")
    }
    builder.section(
      .income,
      "二、收入决算情况说明",
      "2023年度收入合计 \(words(received))。其中：\(incomes.joined(separator: "；"))。"
    )
    let kinds =
      [("基本支出", sum(\.basic)), ("项目支出", sum(\.project))]
      + ["上缴上级支出", "经营支出", "对附属单位补助支出"].enumerated().map { index, name in
        (name, sum { $0.ownKind == index + 3 ? $0.own.project : 0 })
      }
    builder.section(
      .expenditure,
      "三、支出决算情况说明",
      "2023年度支出合计 \(words(spent))。其中：\(kinds.map { "\($0) \(words($1))，占本年支出 \(percent($1, spent))" }.joined(separator: "；"))。"
    )
    builder.section(
      .fiscal,
      "四、财政拨款收入支出决算总体情况说明",
      "2023年度财政拨款收、支总计均为 \(words(fiscal))。与2022年度相比，财政拨款收、支总计各\(change(fiscal, 1))。",
      "2023年度财政拨款收入中，一般公共预算财政拨款收入 \(words(sum(\.general.income)))；政府性基金预算财政拨款收入 \(words(sum(\.fund.income)))；国有资本经营预算财政拨款收入 \(words(sum(\.capital.income)))。"
    )
    addGeneral(&builder, sum(\.general.spent), spent)
    addBasicWords(&builder)
    addLaterSections(&builder)
  }

  private func addGeneral(_ builder: inout ReportBuilder, _ general: Int64, _ spent: Int64) {
    // Level with the fiscal total of the year before at most.
    builder.section(
      .general,
      "五、一般公共预算财政拨款支出决算情况说明",
      "2023年度一般公共预算财政拨款支出 \(words(general))，占本年支出合计的 \(percent(general, spent))。"
    )
    var classes: [String: Int64] = [:]
    for item in items { classes[String(item.code.prefix(3)), default: 0] += item.general.spent }
    let parts = classes.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { code, amount in
      "\(FunctionalClassification.name(of: code) ?? code)（类）支出 \(words(amount))，占 \(percent(amount, general))。"
    }
    builder.section(
      .generalStructure,
      "（二）结构情况",
      "2023年度一般公共预算财政拨款支出 \(words(general))，主要用于以下方面：" + parts.joined()
    )
    func budget(_ amount: Int64) -> Int64 { amount / 4 * 3 + 10_000 }
    let chosen = items.filter { $0.general.spent > 0 }
    let total = chosen.reduce(0) { $0 + budget($1.general.spent) }
    let lines = chosen.enumerated().map { index, item in
      func name(_ length: Int) -> String {
        FunctionalClassification.name(of: String(item.code.prefix(length))) ?? ""
      }
      let (spent, budget) = (item.general.spent, budget(item.general.spent))
      return
        "\(index + 1).\(name(3))（类）\(name(5))（款）\(name(7))（项）。年初预算为 \(words(budget))，支出决算为 \(words(spent))，完成年初预算的 \(percent(spent, budget))，决算数\(spent > budget ? "大于" : "小于")预算数的主要原因：人员变动。"
    }
    builder.section(
      .generalDetail,
      "（三）具体情况",
      "2023年度一般公共预算财政拨款支出年初预算为 \(words(total))，支出决算为 \(words(general))，完成年初预算的 \(percent(general, total))。其中："
        + lines.joined()
    )
  }

  private func addBasicWords(_ builder: inout ReportBuilder) {
    let isPersonnel = { (code: String) in ["301", "303"].contains(code.prefix(3)) }
    let basic = economic.reduce(0) { $0 + $1.amount }
    let people = economic.filter { isPersonnel($0.code) }.reduce(0) { $0 + $1.amount }
    func list(_ chosen: Bool) -> String {
      economic.filter { isPersonnel($0.code) == chosen && $0.amount >= 5_000 }.map {
        "\(EconomicClassification.name(of: $0.code) ?? "") \(words($0.amount))"
      }.joined(separator: "、")
    }
    builder.section(
      .basic,
      "六、一般公共预算财政拨款基本支出决算情况说明",
      "2023年度一般公共预算财政拨款基本支出 \(words(basic))，其中：人员经费 \(words(people))，主要包括：\(list(true))；公用经费 \(words(basic - people))，主要包括：\(list(false))。"
    )
  }
}
