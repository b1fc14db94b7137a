import JuesuanModel

/// Rules on amounts and their budgets.
extension ClaimInstances {
  func budget(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    // Form 09 gives the budget of the whole year; one as of the beginning of the year may differ from it.
    guard let budget = claim.budgets.first(where: { $0.word != "年初" }),
      let column = claim.quantities.first?.column
    else { return }
    guard case .cell(let cell) = known([Quantity(.threePublic, nil, column, lane: 0)]) else {
      tally.missing += 1
      return
    }
    var relation = Relation(
      rule: number,
      shape: .equal,
      addends: [.init(factor: 1, reading: budget.figure), .init(factor: -1, reading: cell)],
      leftCount: 1,
      primary: budget.figure,
      instance: name(claim)
    )
    relation.clause = budget.clause
    tally.relations.append(relation)
  }

  func completion(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    guard let completion = claim.completion else { return }
    var budgets = claim.budgets.filter { $0.word == completion.word || completion.word.isEmpty }.map(\.figure)
    if budgets.isEmpty, claim.budgets.count == 1 { budgets = claim.budgets.map(\.figure) }
    if budgets.isEmpty, let column = claim.quantities.first?.column, claim.family == "N9",
      case .cell(let cell) = known([Quantity(.threePublic, nil, column, lane: 0)])
    {
      budgets = [cell]
    }
    var bases = budgets.map { [Relation.Addend(factor: 1, reading: $0)] }
    if bases.isEmpty, let excess = claim.excess, let amount = claim.amount {
      bases = [
        [
          .init(factor: 1, reading: amount),
          .init(factor: -ledger[excess.word].center, reading: excess.figure),
        ]
      ]
    }
    let candidates = levels(claim).flatMap { part in
      bases.map { base in
        var relation = Relation(
          rule: number,
          shape: .ratio(percent: completion.figure, part: part),
          addends: base,
          primary: completion.figure,
          instance: name(claim)
        )
        relation.clause = completion.clause
        return relation
      }
    }
    guard var relation = best(candidates) else {
      tally.missing += 1
      tally.reasons.append("预算数无法确定：\(name(claim))")
      return
    }
    if relation.verdict(values).isFailure, let site = completion.wordSite {
      // The rate may be that of the other budget that the sentence names.
      let other = claim.budgets.first { budget in
        guard budget.word != completion.word, !budget.word.isEmpty else { return false }
        var moved = relation
        moved.addends = [.init(factor: 1, reading: budget.figure)]
        return !moved.verdict(values).isFailure
      }
      if let other { relation.rewording = .init(site: site, from: completion.word, to: other.word) }
    }
    tally.relations.append(relation)
  }

  func comparison(
    _ claim: Claim,
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    guard let comparison = claim.comparison, let amount = claim.amount,
      let budget = claim.budgets.last?.figure,
      let clause = claim.comparisonClause
    else { return }
    let difference = ledger[amount].center - ledger[budget].center
    let sign: Int128 = difference > 0 ? 1 : difference < 0 ? -1 : 0
    let word = ledger[comparison]
    let isIdle = ledger[amount].center == 0 && ledger[budget].center == 0
    // Amounts that print alike may still differ, and those that differ by a tail may be alike.
    let isTail = abs(difference) <= ledger[amount].radius + ledger[budget].radius
    guard sign != word.center, isIdle || !isTail else {
      tally.passed += 1
      return
    }
    let expected = sign > 0 ? "大于" : sign < 0 ? "小于" : "等于"
    var remark = WordingCheck.Remark(
      rule: number,
      clause: clause,
      printed: word.operand.printed,
      expected: expected,
      message:
        "\(name(claim))：决算数\(ledger[amount].operand.printed)与预算数\(ledger[budget].operand.printed)相比应为“\(expected)”，文字写作“\(word.operand.printed)”。"
    )
    remark.severity = isIdle ? .warning : nil
    remark.operands = [ledger[amount].operand, ledger[budget].operand]
    remark.edit = (word.site, expected)
    // Both figures are as printed only where the form and the completion rate confirm them.
    remark.isEditCertain = !isIdle && isKept(amount, claim) && completionHolds(claim)
    remarks.append(remark)
  }

  /// Whether the form, where it has the quantity, has the amount that is told.
  private func isKept(_ amount: Int, _ claim: Claim) -> Bool {
    guard case .cell(let cell) = known(claim.quantities) else { return true }
    return agree(amount, cell)
  }

  private func completionHolds(_ claim: Claim) -> Bool {
    var tally = Instances.Tally()
    completion(claim, 0, &tally)
    return tally.relations.contains { [.exact, .within].contains($0.verdict(values)) }
  }
}
