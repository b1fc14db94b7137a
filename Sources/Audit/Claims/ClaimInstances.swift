import JuesuanModel

/// The rules on claims, stated of the claims of one report.
struct ClaimInstances {
  let narrative: Narrative
  let ledger: Ledger
  let index: FormIndex
  /// The figures as printed.
  let values: Valuation
  /// The same with the amounts of the narrative as exact as amounts are, zeros at the end being left out.
  private let fineValues: Valuation

  init(narrative: Narrative, ledger: Ledger, index: FormIndex, values: Valuation) {
    self.narrative = narrative
    self.ledger = ledger
    self.index = index
    self.values = values
    fineValues = Valuation(ledger.readings, isFine: true)
  }

  /// The instances of a check on the claims of a family; contradictions of words are added to `remarks`.
  func instances(
    of check: ClaimCheck,
    family: String,
    number: Int,
    remarks: inout [WordingCheck.Remark]
  ) -> Instances.Tally {
    var tally = Instances.Tally()
    let claims = narrative.claims(family)
    switch check {
    case .amount: for claim in claims { amount(claim, number, &tally, &remarks) }
    case .budget: for claim in claims { budget(claim, number, &tally) }
    case .share: for claim in claims { share(claim, number, &tally) }
    case .growth: for claim in narrative.claims { growth(claim, number, &tally) }
    case .completion: for claim in narrative.claims { completion(claim, number, &tally) }
    case .comparison: for claim in narrative.claims { comparison(claim, number, &tally, &remarks) }
    case .shareSum: shareSum(claims, number, &tally)
    case .amountSum: amountSum(family, number, &tally)
    case .budgetSum: budgetSum(number, &tally)
    case .withinTotal: withinTotal(claims, number, &tally)
    case .priorLevel: priorLevel(number, &tally)
    case .countSum: countSum(claims, number, &tally)
    case .listedIsFilled, .filledIsListed: lists(check, number, &tally, &remarks)
    case .noneStated: noneStated(family, number, &tally, &remarks)
    case .itemCount: itemCount(number, &tally, &remarks)
    }
    if check == .amount, let unbound = narrative.unbound[family] {
      tally.missing += unbound
      tally.reasons.append("有\(unbound)个数字无法确定所指")
    }
    return tally
  }

  // MARK: Figures of the forms

  /// What the forms say of a quantity.
  enum Known {
    /// The cell.
    case cell(Int)
    /// The form has no such row, which says zero.
    case zero
    /// The report lacks the form.
    case absent
  }

  func known(_ quantities: [Quantity]) -> Known {
    for quantity in quantities {
      guard let form = index.form(quantity.form),
        index.hasColumn(quantity.form, lane: quantity.lane, quantity.column)
      else { continue }
      let cell =
        quantity.row.map { index.cell(quantity.form, row: $0, column: quantity.column, lane: quantity.lane) }
        ?? index.singleCell(quantity.form, column: quantity.column, lane: quantity.lane)
      if let cell, let reading = ledger.cell(form: quantity.form, row: cell.row, figure: cell.figure) {
        return ledger[reading].state == .unreadable ? .absent : .cell(reading)
      }
      let isCoded = quantity.row.map(Instances.isCode) ?? false
      if isCoded || form.state == .empty { return .zero }
    }
    return .absent
  }

  /// The figures that may stand for the amount of a claim: as told, and as the forms have it.
  private func levels(_ claim: Claim) -> [[Relation.Addend]] {
    let told = claim.amount.map { [Relation.Addend(factor: 1, reading: $0)] }
    guard case .cell(let cell) = known(claim.quantities), !ClaimGrammar.looseFamilies.contains(claim.family)
    else {
      return told.map { [$0] } ?? []
    }
    let kept = [Relation.Addend(factor: 1, reading: cell)]
    guard let told, let amount = claim.amount else { return [kept] }
    // A rate may have been taken of the figures of the table or of those of the sentence, which are rounded anew.
    return agree(amount, cell) ? [kept, told] : [told, kept]
  }

  /// Whether a figure of the narrative may stand for the same amount as a cell.
  private func agree(_ told: Int, _ cell: Int) -> Bool {
    abs(ledger[told].center - ledger[cell].center) <= ledger[told].radius + ledger[cell].radius
  }

  /// The first of the relations that holds; the first where none does.
  private func best(_ candidates: [Relation]) -> Relation? {
    candidates.first { !$0.verdict(fineValues).isFailure } ?? candidates.first
  }

  // MARK: One claim

  /// An amount for which the form has no row: which of the two is wrong cannot be told.
  private func unknownRow(_ claim: Claim, _ number: Int, _ remarks: inout [WordingCheck.Remark]) {
    guard let amount = claim.amount, let form = claim.quantities.first?.form else { return }
    var remark = WordingCheck.Remark(
      rule: number,
      clause: claim.amountClause ?? claim.clause,
      printed: ledger[amount].operand.printed,
      expected: nil,
      message:
        "文字中\(name(claim))为\(ledger[amount].operand.printed)，\(FormCatalogue.definition(of: form).title)没有这一行。"
    )
    remark.severity = .warning
    remark.operands = [ledger[amount].operand]
    remarks.append(remark)
  }

  /// The class or group whose total an item is said to have; the budget beside it is then mostly that of the total too.
  private func ancestor(of claim: Claim, statedBy amount: Int, insteadOf cell: Int) -> String? {
    guard claim.family == "N5c", ledger[amount].center != ledger[cell].center, ledger[amount].center != 0
    else {
      return nil
    }
    return [5, 3].map { String(claim.subject.prefix($0)) }.first { code in
      guard case .cell(let total) = known([Quantity(.generalBudget, code, "小计")]) else { return false }
      return ledger[total].center == ledger[amount].center
    }
  }

  /// An item told with the total of its class or group: the figure or the name may be the wrong one.
  private func wrongLevel(
    _ claim: Claim,
    _ amount: Int,
    _ cell: Int,
    _ ancestor: String,
    _ number: Int,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    let (told, kept) = (ledger[amount], ledger[cell])
    let name = index.label(.generalBudget, ancestor) ?? ""
    var remark = WordingCheck.Remark(
      rule: number,
      clause: claim.amountClause ?? claim.clause,
      printed: told.operand.printed,
      expected: told.text(of: kept.center),
      message:
        "\(self.name(claim))：文字写作\(told.operand.printed)，表中为\(kept.operand.printed)；文字所写是\(ancestor) \(name)的合计。应改金额，或把各项分别说明，须核对原始账表。"
    )
    remark.operands = [told.operand, kept.operand]
    remark.edit = (told.site, told.text(of: kept.center))
    remarks.append(remark)
  }

  private func amount(
    _ claim: Claim,
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    guard let amount = claim.amount else { return }
    guard !claim.quantities.isEmpty else {
      guard claim.family == "N5c" else { return }
      tally.missing += 1
      tally.reasons.append("表中没有这个科目：\(name(claim))")
      return
    }
    var addends = [Relation.Addend(factor: 1, reading: amount)]
    switch known(claim.quantities) {
    case .cell(let cell):
      if let ancestor = ancestor(of: claim, statedBy: amount, insteadOf: cell) {
        return wrongLevel(claim, amount, cell, ancestor, number, &remarks)
      }
      addends.append(.init(factor: -1, reading: cell))
    case .zero:
      guard ledger[amount].center == 0 else { return unknownRow(claim, number, &remarks) }
    case .absent:
      tally.missing += 1
      tally.reasons.append("表中没有可对照的数字：\(name(claim))")
      return
    }
    var relation = Relation(
      rule: number,
      shape: .equal,
      addends: addends,
      leftCount: 1,
      primary: amount,
      instance: name(claim)
    )
    relation.clause = claim.amountClause
    tally.relations.append(relation)
  }

  private func budget(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
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

  private func share(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    for share in claim.shares {
      let wholes = self.wholes(share, claim)
      let candidates = levels(claim).flatMap { part in
        wholes.map { whole in
          var relation = Relation(
            rule: number,
            shape: .ratio(percent: share.figure, part: part),
            addends: [.init(factor: 1, reading: whole)],
            primary: share.figure,
            instance: name(claim)
          )
          relation.clause = share.clause
          return relation
        }
      }
      guard let relation = best(candidates) else {
        tally.missing += 1
        tally.reasons.append("占比的总额无法确定：\(name(claim))")
        continue
      }
      tally.relations.append(relation)
    }
  }

  /// The whole of a share: a cell of a form, what the narrative tells of the same, or an amount that it tells before.
  private func wholes(_ share: Claim.Share, _ claim: Claim) -> [Int] {
    let whole = ClaimGrammar.whole(share.base, family: claim.family)
    if case .cell(let cell) = known(whole) {
      let told = narrative.claims.filter { $0.quantities.contains(where: whole.contains) }.compactMap(
        \.amount
      )
      return [cell] + told.filter { agree($0, cell) }
    }
    let standard = ClaimGrammar.whole("", family: claim.family)
    if !standard.isEmpty, ClaimGrammar.whole(share.base, family: claim.family) == standard {
      // Without the form, the total that the narrative tells before its parts.
      let family = claim.family == "N5b" ? "N5a" : claim.family
      return narrative.claims(family).first { $0.quantities.first == standard.first && $0.amount != nil }
        .flatMap(\.amount).map { [$0] } ?? []
    }
    let subjects = Set(
      ClaimGrammar.procurementWholes.filter { share.base.hasPrefix($0.words) }.map(\.subject)
    )
    return narrative.claims(claim.family).filter { subjects.contains($0.subject) }.compactMap(\.amount)
  }

  private func growth(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    guard let change = claim.change, let rate = claim.rate, ledger[change.figure].measure != .word else {
      return
    }
    let candidates = levels(claim).map { level in
      var relation = Relation(
        rule: number,
        shape: .growth(
          .init(change: change.figure, changeWord: change.word, rate: rate.figure, rateWord: rate.word)
        ),
        addends: level,
        primary: rate.figure,
        instance: name(claim)
      )
      relation.clause = rate.clause
      return relation
    }
    guard let relation = best(candidates) else {
      tally.missing += 1
      tally.reasons.append("本年数无法确定：\(name(claim))")
      return
    }
    tally.relations.append(relation)
  }

  private func completion(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    guard let completion = claim.completion else { return }
    var budgets = claim.budgets.filter { $0.word == completion.word || completion.word.isEmpty }.map(\.figure)
    if budgets.isEmpty, claim.budgets.count == 1 { budgets = claim.budgets.map(\.figure) }
    if budgets.isEmpty, let column = claim.quantities.first?.column, claim.family == "N9",
      case .cell(let cell) = known([Quantity(.threePublic, nil, column, lane: 0)])
    {
      budgets = [cell]
    }
    let candidates = levels(claim).flatMap { part in
      budgets.map { budget in
        var relation = Relation(
          rule: number,
          shape: .ratio(percent: completion.figure, part: part),
          addends: [.init(factor: 1, reading: budget)],
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

  private func comparison(
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

  func name(_ claim: Claim) -> String {
    guard Instances.isCode(claim.subject) else { return claim.subject.replacing("/", with: " ") }
    for form in [FormKey.generalBudget, .basicExpenditure, .expenditure] {
      if let label = index.label(form, claim.subject) { return claim.subject + " " + label }
    }
    return claim.subject + " " + (FunctionalClassification.name(of: claim.subject) ?? "")
  }
}
