import JuesuanModel

/// Self-evaluations: what their tables, their summaries and their reports say of the same money and projects.
extension WordingCheck {
  /// A figure with its rounding interval, in quanta.
  struct Told {
    var printed: String
    var interval: Interval
    var center: Int128

    init?(_ text: String, unit: MoneyUnit) {
      let compact = Normalisation.compact(text)
      guard let figure = FigureValue(reading: compact, unit: unit).figure,
        let step = Reading.step(unit: unit, decimals: figure.decimals)
      else { return nil }
      printed = compact
      center = Int128(figure.coefficient) * step
      // Zeros at the end are left out as often as not.
      let radius = min(step, Reading.step(unit: unit, decimals: 2) ?? step) / 2
      interval = Interval(low: center - radius, high: center + radius)
    }

    func agrees(with other: Interval) -> Bool { !interval.intersection(other).isEmpty }
  }

  /// Budget, amount spent and rate in the table or the summary of one project.
  private struct Execution {
    var name: String
    var budget: Told
    var spent: Told
    /// The printed rate with its interval in quanta of a point.
    var rate: (printed: String, interval: Interval)?
    var page: Int?
    var box: Rect?
    var clause: Clause?
  }

  // MARK: Tables

  private func executions(in context: WordingContext) -> [Execution] {
    context.report.extraTables.compactMap { named in
      let rows = named.table.rows.map { $0.map { Normalisation.compact($0?.text ?? "") } }
      guard
        let head = rows.firstIndex(where: {
          $0.contains { $0.hasPrefix("预算数") } && $0.contains { $0.hasPrefix("执行数") }
        }),
        rows.indices.contains(head + 1),
        let budget = rows[head].firstIndex(where: { $0.hasPrefix("预算数") }),
        let spent = rows[head].firstIndex(where: { $0.hasPrefix("执行数") })
      else { return nil }
      let unit: MoneyUnit =
        rows[head].joined().contains("万元") ? .tenThousandYuan : named.unit ?? context.report.unit
      // A text may have lost a column: 年度财政资金总额 14 | 14 | 100%; then the figures count in their order.
      let figures = Self.figures(in: rows[head + 1])
      let isInPlace =
        Told(rows[head + 1][budget], unit: unit) != nil && Told(rows[head + 1][spent], unit: unit) != nil
      guard isInPlace || figures.count == 3,
        let planned = Told(isInPlace ? rows[head + 1][budget] : figures[0], unit: unit),
        let used = Told(isInPlace ? rows[head + 1][spent] : figures[1], unit: unit)
      else { return nil }
      let place = rows[head].firstIndex { $0.hasPrefix("执行率") }
      let rate = isInPlace ? place.flatMap { Self.rate(rows[head + 1][$0]) } : Self.rate(figures[2])
      let name = Self.value(after: "项目名称", in: rows) ?? ""
      let cell = named.table.rows[head + 1][spent]
      return Execution(name: name, budget: planned, spent: used, rate: rate, page: cell?.page, box: cell?.box)
    }
  }

  /// The figures of a row in order, percentages with their sign.
  private static func figures(in row: [String]) -> [String] {
    row.flatMap { cell in
      cell.split { !Token.isDigit($0) && $0 != "." && $0 != "%" }.map(String.init).filter {
        $0.contains(where: Token.isDigit)
      }
    }
  }

  private static func value(after label: String, in rows: [[String]]) -> String? {
    for row in rows {
      guard let place = row.firstIndex(where: { $0.hasPrefix(label) }) else { continue }
      return row[(place + 1)...].first { !$0.isEmpty }
    }
    return nil
  }

  private static func rate(_ text: String) -> (printed: String, interval: Interval)? {
    guard text.hasSuffix("%"), let figure = FigureValue(reading: String(text.dropLast()), unit: .yuan).figure,
      figure.decimals <= 6
    else { return nil }
    let step = Quantum.perPoint / Quantum.power(figure.decimals)
    let center = Int128(figure.coefficient) * step
    return (text, Interval(low: center - step / 2, high: center + step / 2))
  }

  /// Whether spent by budget can be the rate.
  private static func holds(_ rate: Interval, _ spent: Told, _ budget: Told) -> Bool {
    let scale = 100 * Quantum.perPoint
    return Quantum.product(scale, spent.interval.high) >= Quantum.product(rate.low, budget.interval.low)
      && Quantum.product(scale, spent.interval.low) <= Quantum.product(rate.high, budget.interval.high)
  }

  func executionRates(_ context: WordingContext, _ rule: Int) -> [Remark] {
    executions(in: context).compactMap { entry in
      guard let rate = entry.rate, entry.budget.center != 0,
        !Self.holds(rate.interval, entry.spent, entry.budget)
      else { return nil }
      let label = entry.name.isEmpty ? "部门整体" : entry.name
      return Remark(
        rule: rule,
        page: entry.page,
        box: entry.box,
        quote: "\(label) \(entry.budget.printed) \(entry.spent.printed) \(rate.printed)",
        printed: rate.printed,
        expected: nil,
        message:
          "“\(label)”自评表：执行数\(entry.spent.printed) ÷ 预算数\(entry.budget.printed)不等于执行率\(rate.printed)。"
      )
    }
  }

  // MARK: Summaries

  private func summaries(in context: WordingContext) -> [Execution] {
    var result: [Execution] = []
    for text in context.narrative.sections[.performance] ?? [] {
      var start = 0
      while let mark = text.find("绩效自评综述", from: start) {
        start = mark.upperBound
        let begin = text.boundary(before: mark.lowerBound, marks: ["。", ";"])
        let end = text.boundary(after: mark.upperBound, marks: ["。"])
        let money = Token.tokens(of: text).filter { token in
          guard case .money = token.kind else { return false }
          return token.range.lowerBound >= mark.upperBound && token.range.upperBound <= end
        }
        guard money.count >= 2, case .money(let first) = money[0].kind,
          let budget = Told(text.text(money[0].range), unit: first.unit),
          let spent = Told(text.text(money[1].range), unit: first.unit)
        else { continue }
        result.append(
          Execution(
            name: text.text(begin..<mark.lowerBound),
            budget: budget,
            spent: spent,
            clause: text.clause(mark.lowerBound..<money[1].whole.upperBound)
          )
        )
      }
    }
    return result
  }

  /// A project's name without what tables and summaries add to it.
  private static func plain(_ name: String) -> String {
    var name = Normalisation.compact(name).filter { !"\"()".contains($0) }
    for ending in ["费用", "经费", "费"] where name.hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
    }
    return name.replacing("项目", with: "")
  }

  func summariesAgainstTables(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let tables = executions(in: context).filter { !$0.name.isEmpty }
    return summaries(in: context).compactMap { summary in
      let name = Self.plain(summary.name)
      guard !name.isEmpty, let table = tables.first(where: { Self.plain($0.name) == name }) else {
        return nil
      }
      let pairs = [("预算数", summary.budget, table.budget), ("执行数", summary.spent, table.spent)]
      guard let wrong = pairs.first(where: { !$0.1.agrees(with: $0.2.interval) }) else { return nil }
      return Remark(
        rule: rule,
        clause: summary.clause,
        printed: wrong.1.printed,
        expected: wrong.2.printed,
        message: "“\(summary.name)”的\(wrong.0)：综述写作\(wrong.1.printed)，自评表为\(wrong.2.printed)。"
      )
    }
  }

  // MARK: Projects

  func projectCounts(_ context: WordingContext, _ rule: Int) -> [Remark] {
    var told: [(count: Int64, clause: Clause)] = []
    for text in context.narrative.paragraphs {
      for token in Token.tokens(of: text) {
        guard case .count(let count, "个") = token.kind else { continue }
        let before = text.text(max(0, token.range.lowerBound - 6)..<token.range.lowerBound)
        let after = text.text(token.whole.upperBound..<min(text.count, token.whole.upperBound + 4))
        let isTotal = before.hasSuffix("涉及项目") || before.hasSuffix("实际到位") && after.hasPrefix("项目资金")
        guard isTotal else { continue }
        let begin = text.boundary(before: token.range.lowerBound, marks: ["。", ";", ",", ":"])
        told.append((count, text.clause(begin..<token.whole.upperBound)))
      }
    }
    guard let first = told.first else { return [] }
    let names = Set(summaries(in: context).map { Self.plain($0.name) })
    let tables = context.report.extraTables.count { named in
      named.table.rows.contains { $0.contains { Normalisation.compact($0?.text ?? "") == "项目名称" } }
    }
    var result = told.dropFirst().filter { $0.count != first.count }.map { other in
      Remark(
        rule: rule,
        clause: other.clause,
        printed: "\(other.count)个",
        expected: "\(first.count)个",
        message:
          "项目个数前后不一致：前文“\(first.clause.quote)”，此处“\(other.clause.quote)”；自评表\(tables)张，自评综述\(names.count)段。"
      )
    }
    result += summedProjects(context, rule, first)
    let tellsAll = context.narrative.paragraphs.contains { $0.find("所有项目绩效自评结果") != nil }
    if tellsAll, !names.isEmpty, Int64(names.count) != first.count {
      result.append(
        Remark(
          rule: rule,
          clause: first.clause,
          printed: "\(first.count)个",
          expected: "\(names.count)个",
          message: "文字说共涉及项目\(first.count)个并反映所有项目的自评结果，自评综述有\(names.count)段。"
        )
      )
    }
    return result
  }

  /// Where as many projects are summed up as are told, their amounts add to the amount told.
  private func summedProjects(
    _ context: WordingContext,
    _ rule: Int,
    _ told: (count: Int64, clause: Clause)
  ) -> [Remark] {
    let all = summaries(in: context)
    guard Int64(all.count) == told.count,
      let claim = context.narrative.claims("N13").first(where: { $0.subject == "项目资金" && $0.amount != nil }),
      let amount = claim.amount
    else { return [] }
    let sum = all.reduce(Interval(exactly: 0)) { $0 + $1.spent.interval }
    let planned = all.reduce(Interval(exactly: 0)) { $0 + $1.budget.interval }
    let interval = context.ledger[amount].interval
    guard sum.intersection(interval).isEmpty, planned.intersection(interval).isEmpty else { return [] }
    let printed = context.ledger[amount].operand.printed
    return [
      Remark(
        rule: rule,
        clause: claim.amountClause ?? claim.clause,
        printed: printed,
        expected: nil,
        message:
          "\(told.count)个项目的执行数之和与“资金\(printed)万元”不一致：\(all.map(\.spent.printed).joined(separator: " + "))。"
      )
    ]
  }
}
