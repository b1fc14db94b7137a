import JuesuanModel

/// Amounts that self-evaluations repeat from the forms, and shares that they tell with their base.
extension WordingCheck {
  /// Words right before an amount with the figures of the forms that they may mean.
  private static let repeated: [(words: [String], quantities: [Quantity])] = [
    (
      ["基本支出", "基本支出总额"],
      [Quantity(.expenditure, "合计", "基本支出"), Quantity(.generalBudget, "合计", "基本支出")]
    ),
    (
      ["项目支出", "项目支出总额"],
      [
        Quantity(.expenditure, "合计", "项目支出"), Quantity(.generalBudget, "合计", "项目支出"),
        Quantity(.governmentFunds, "合计", "项目支出"),
      ]
    ),
    (["人员支出", "人员经费"], [Quantity(.basicExpenditure, "人员经费合计", "决算数")]),
    (["公用支出", "公用经费"], [Quantity(.basicExpenditure, "公用经费合计", "决算数")]),
    (
      ["收入和支出总额", "年实际支出", "本年支出", "支出总额", "整体支出总额"],
      [
        Quantity(.expenditure, "合计", "本年支出合计"), Quantity(.generalBudget, "合计", "小计"),
        Quantity(.fiscalSummary, "本年支出合计", "合计", lane: 1), Quantity(.incomeAndExpenditure, "总计", lane: 1),
      ]
    ),
    (
      ["本年收入"],
      [
        Quantity(.income, "合计", "本年收入合计"), Quantity(.fiscalSummary, "本年收入合计", lane: 0),
        Quantity(.incomeAndExpenditure, "总计", lane: 0),
      ]
    ),
  ]

  /// The figures of the forms in quanta, the first of them as printed for the message.
  private func known(
    _ quantities: [Quantity],
    _ context: WordingContext
  ) -> [(printed: String, interval: Interval)] {
    quantities.compactMap { quantity in
      guard let form = context.index.form(quantity.form),
        let cell = context.index.cell(
          quantity.form,
          row: quantity.row ?? "",
          column: quantity.column,
          lane: quantity.lane
        )
      else { return nil }
      let figure = form.rows[cell.row].figures[cell.figure]
      guard figure.confidence >= Ledger.leastConfidence, let amount = figure.value.figure,
        let step = Reading.step(unit: amount.unit, decimals: amount.decimals)
      else { return nil }
      let center = Int128(amount.coefficient) * step
      return (
        figure.printed + amount.unit.rawValue, Interval(low: center - step / 2, high: center + step / 2)
      )
    }
  }

  private func contradiction(
    _ told: Told,
    _ words: String,
    _ context: WordingContext
  ) -> String? {
    let meant = Self.repeated.first { entry in entry.words.contains { words.hasSuffix($0) } }
    guard let entry = meant else { return nil }
    let figures = known(entry.quantities, context)
    guard let first = figures.first, first.interval.high > 0, first.interval.low > 0,
      !figures.contains(where: { told.agrees(with: $0.interval) })
    else { return nil }
    // The narrative may say the same as the self-evaluation, and the form be wrong; that is another finding.
    let said = context.narrative.claims.filter { $0.quantities.contains(where: entry.quantities.contains) }
      .compactMap(\.amount).map { context.ledger[$0].interval }
    return said.contains(where: told.agrees) ? nil : first.printed
  }

  func repeatedAmounts(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let start = context.report.body.firstIndex { block in
      if case .heading(let heading) = block { heading.section == .appendix } else { false }
    }
    var result: [Remark] = []
    if let start {
      for text in context.narrative.paragraphs where text.place(0..<1).block > start {
        for token in Token.tokens(of: text) {
          guard case .money(let figure) = token.kind,
            let told = Told(text.text(token.range), unit: figure.unit)
          else { continue }
          let begin = text.boundary(
            before: token.range.lowerBound,
            marks: ["。", ";", ",", ":", "(", ")", "、"]
          )
          var words = text.text(begin..<token.range.lowerBound)
          while let last = words.last, "为共约是".contains(last) { words.removeLast() }
          guard !words.contains("年初"), let expected = contradiction(told, words, context) else { continue }
          result.append(
            Remark(
              rule: rule,
              clause: text.clause(begin..<token.whole.upperBound),
              printed: told.printed,
              expected: nil,
              message: "自评材料中的“\(text.text(begin..<token.whole.upperBound))”与决算表的\(expected)不一致。"
            )
          )
        }
      }
    }
    return result + repeatedInTables(context, rule)
  }

  private func repeatedInTables(_ context: WordingContext, _ rule: Int) -> [Remark] {
    var result: [Remark] = []
    for named in context.report.extraTables where named.name.contains("自评") {
      // A self-evaluation that states no unit may use 万元 or that of the forms.
      let units = named.unit.map { [$0] } ?? [.tenThousandYuan, context.report.unit]
      for row in named.table.rows {
        for (column, label) in row.enumerated() {
          let label = Normalisation.compact(label?.text ?? "")
          guard ["基本支出总额", "项目支出总额"].contains(label) else { continue }
          let next = row[(column + 1)...].compactMap { $0 }.first { !$0.text.isEmpty }
          guard let cell = next else { continue }
          let told = units.compactMap { Told(cell.text, unit: $0) }
          let wrong = told.compactMap { contradiction($0, label, context) }
          guard let first = told.first, wrong.count == told.count, let expected = wrong.first else {
            continue
          }
          result.append(
            Remark(
              rule: rule,
              page: cell.page,
              box: cell.box,
              quote: "\(label) \(first.printed)",
              printed: first.printed,
              expected: nil,
              message: "\(named.name)：\(label)\(first.printed)与决算表的\(expected)不一致。"
            )
          )
        }
      }
    }
    return result
  }

  /// 本年支出 A，占 … B 的比重为 C%: told with both operands, so that the sentence itself can be checked.
  func toldShares(_ context: WordingContext, _ rule: Int) -> [Remark] {
    var result: [Remark] = []
    for text in context.narrative.paragraphs {
      let tokens = Token.tokens(of: text)
      for index in tokens.indices.dropFirst(2) {
        guard case .percent(let rate) = tokens[index].kind, case .money(let base) = tokens[index - 1].kind,
          rate.decimals <= 6
        else { continue }
        let between = text.text(tokens[index - 1].whole.upperBound..<tokens[index].range.lowerBound)
        let begin = text.boundary(before: tokens[index].range.lowerBound, marks: ["。", ";"])
        let lead = text.boundary(before: tokens[index - 1].range.lowerBound, marks: [",", "。", ";"])
        guard ["的比重为", "的比例为", "的比重", "的比例", "的"].contains(between),
          text.text(lead..<tokens[index - 1].range.lowerBound).hasPrefix("占")
        else { continue }
        // The part is the last amount before 占 that is no base of another share.
        let part = tokens[..<(index - 1)].last { token in
          guard case .money = token.kind, token.range.lowerBound >= begin else { return false }
          let place = text.boundary(before: token.range.lowerBound, marks: [",", "。", ";"])
          return !text.text(place..<token.range.lowerBound).hasPrefix("占")
        }
        guard let part, case .money(let amount) = part.kind,
          let spent = Told(text.text(part.range), unit: amount.unit),
          let whole = Told(text.text(tokens[index - 1].range), unit: base.unit), whole.center != 0
        else { continue }
        let step = Quantum.perPoint / Quantum.power(rate.decimals)
        let center = Int128(rate.coefficient) * step
        let low = Quantum.product(center - step / 2, whole.interval.low)
        let high = Quantum.product(center + step / 2, whole.interval.high)
        let scale = 100 * Quantum.perPoint
        guard
          Quantum.product(scale, spent.interval.high) < low
            || Quantum.product(scale, spent.interval.low) > high
        else { continue }
        let hundredths = Quantum.roundDivide(10_000 * spent.center, whole.center)
        let exact =
          PrintedFigure(coefficient: Int64(clamping: hundredths), decimals: 2, unit: .yuan).text() + "%"
        result.append(
          Remark(
            rule: rule,
            clause: text.clause(begin..<tokens[index].whole.upperBound),
            printed: text.text(tokens[index].range),
            expected: exact,
            message: "\(spent.printed) ÷ \(whole.printed) = \(exact)，文字写作\(text.text(tokens[index].range))。"
          )
        )
      }
    }
    return result
  }
}
