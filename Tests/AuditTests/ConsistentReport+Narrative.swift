import JuesuanModel

/// What the narrative of a consistent report says.
extension ConsistentReport {
  private func total(_ value: (Item) -> Int64) -> Int64 { items.reduce(0) { $0 + value($1) } }

  /// An amount as narratives print it: trailing zeros left out.
  private func words(_ fen: Int64) -> String {
    var text = Money(fen: fen).printed(in: .tenThousandYuan)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + " 万元"
  }

  /// 100 × part ÷ whole with one decimal, exact.
  private func percent(_ part: Int64, _ whole: Int64) -> String {
    let tenths = (Int128(part) * 2_000 + Int128(whole)) / (Int128(whole) * 2)
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private func change(_ now: Int64, _ before: Int64) -> String {
    let difference = abs(now - before)
    return now >= before
      ? "增加 \(words(difference))，增长 \(percent(difference, before))"
      : "减少 \(words(difference))，下降 \(percent(difference, before))"
  }

  func addNarrative(_ builder: inout ReportBuilder) {
    let received = total { $0.generalIncome + $0.fundIncome + $0.otherIncome }
    let all = received + total(\.opening)
    let fiscalIncome = total { $0.generalIncome + $0.fundIncome }
    let fiscal = fiscalIncome + total { $0.general.opening + $0.fund.opening }
    let general = total(\.generalSpent)
    let spent = total(\.spent)
    // The year before had nine tenths of this year's total, and four fifths of the fiscal part.
    builder.section(
      .overall,
      "一、收入支出决算总体情况说明",
      "2023年度收、支总计均为 \(words(all))。与2022年度相比，收、支总计各\(change(all, all / 10 * 9))，主要原因是人员变动。"
    )
    builder.section(
      .income,
      "二、收入决算情况说明",
      "2023年度收入合计 \(words(received))。其中：财政拨款收入 \(words(fiscalIncome))，占本年收入 \(percent(fiscalIncome, received))；上级补助收入 0 万元，占本年收入 0%；其他收入 \(words(received - fiscalIncome))，占本年收入 \(percent(received - fiscalIncome, received))。"
    )
    builder.section(
      .expenditure,
      "三、支出决算情况说明",
      "2023年度支出合计 \(words(spent))。其中：基本支出 \(words(total(\.basic)))，占本年支出 \(percent(total(\.basic), spent))；项目支出 \(words(total(\.project)))，占本年支出 \(percent(total(\.project), spent))。"
    )
    builder.section(
      .fiscal,
      "四、财政拨款收入支出决算总体情况说明",
      "2023年度财政拨款收、支总计均为 \(words(fiscal))。与2022年度相比，财政拨款收、支总计各\(change(fiscal, fiscal / 5 * 4))。",
      "2023年度财政拨款收入中，一般公共预算财政拨款收入 \(words(total(\.generalIncome)))。"
    )
    builder.section(
      .general,
      "五、一般公共预算财政拨款支出决算情况说明",
      "2023年度一般公共预算财政拨款支出 \(words(general))，占本年支出合计的 \(percent(general, spent))。"
    )
    var classes: [String: Int64] = [:]
    for item in items { classes[String(item.code.prefix(3)), default: 0] += item.generalSpent }
    let parts = classes.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { code, amount in
      "\(FunctionalClassification.name(of: code) ?? code)（类）支出 \(words(amount))，占 \(percent(amount, general))。"
    }
    builder.section(
      .generalStructure,
      "（二）结构情况",
      "2023年度一般公共预算财政拨款支出 \(words(general))，主要用于以下方面：" + parts.joined()
    )
    addDetails(&builder, general)
    let personnel = economic.filter { ["301", "303"].contains($0.code.prefix(3)) }
    let basic = economic.reduce(0) { $0 + $1.amount }
    let people = personnel.reduce(0) { $0 + $1.amount }
    let names = personnel.filter { $0.amount >= 5_000 }.map {
      "\(EconomicClassification.name(of: $0.code) ?? "") \(words($0.amount))"
    }
    builder.section(
      .basic,
      "六、一般公共预算财政拨款基本支出决算情况说明",
      "2023年度一般公共预算财政拨款基本支出 \(words(basic))，其中：人员经费 \(words(people))，主要包括：\(names.joined(separator: "、"))；公用经费 \(words(basic - people))。"
    )
  }

  private func addDetails(_ builder: inout ReportBuilder, _ general: Int64) {
    func budget(_ amount: Int64) -> Int64 { amount / 4 * 3 + 10_000 }
    let chosen = items.filter { $0.generalSpent > 0 }
    let sum = chosen.reduce(0) { $0 + budget($1.generalSpent) }
    let lines = chosen.enumerated().map { index, item in
      func name(_ length: Int) -> String {
        FunctionalClassification.name(of: String(item.code.prefix(length))) ?? ""
      }
      let budget = budget(item.generalSpent)
      return
        "\(index + 1).\(name(3))（类）\(name(5))（款）\(name(7))（项）。年初预算为 \(words(budget))，支出决算为 \(words(item.generalSpent))，完成年初预算的 \(percent(item.generalSpent, budget))，决算数\(item.generalSpent > budget ? "大于" : "小于")预算数的主要原因：人员变动。"
    }
    builder.section(
      .generalDetail,
      "（三）具体情况",
      "2023年度一般公共预算财政拨款支出年初预算为 \(words(sum))，支出决算为 \(words(general))，完成年初预算的 \(percent(general, sum))。其中："
        + lines.joined()
    )
  }
}
