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
    case .share:
      let others = narrative.claims.filter { !ClaimGrammar.sharedFamilies.contains($0.family) }
      for claim in family == "*" ? others : claims { share(claim, number, &tally) }
    case .growth: for claim in narrative.claims { growth(claim, number, &tally) }
    case .completion: for claim in narrative.claims { completion(claim, number, &tally) }
    case .comparison: for claim in narrative.claims { comparison(claim, number, &tally, &remarks) }
    case .shareSum: shareSum(claims, number, &tally)
    case .amountSum: amountSum(family, number, &tally)
    case .budgetSum: budgetSum(number, &tally)
    case .withinTotal: withinTotal(claims, number, &tally)
    case .priorLevel: priorLevel(Self.fiscalLevels, number, &tally)
    case .priorTotals: priorLevel(Self.levels, number, &tally)
    case .priorBalance: priorBalance(number, &tally)
    case .countSum: countSum(claims, number, &tally)
    case .listedIsFilled, .filledIsListed: lists(check, number, &tally, &remarks)
    case .noneStated: noneStated(family, number, &tally, &remarks)
    case .itemCount: itemCount(number, &tally, &remarks)
    case .excess: for claim in narrative.claims { excess(claim, number, &tally) }
    case .variance: for claim in narrative.claims { variance(claim, number, &tally) }
    case .completionWord: for claim in narrative.claims { completionWord(claim, number, &tally, &remarks) }
    case .shareBase: shareBase(number, &tally, &remarks)
    case .toldTotal: toldTotal(number, &tally)
    case .partSum: partSum(claims, number, &tally, &remarks)
    case .idleChange: for claim in narrative.claims { idleChange(claim, number, &tally, &remarks) }
    }
    if check == .amount, let unbound = narrative.unbound[family] {
      tally.missing += unbound.count
      tally.reasons.append("有\(unbound.count)个数字无法确定所指，如“\(unbound[0].quote)”")
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

  /// What the forms say of a claim: of the quantity that it speaks of, where it may be one of several the one it tells.
  func known(_ claim: Claim) -> Known {
    let first = known(claim.quantities)
    guard claim.isOfAny, let amount = claim.amount else { return first }
    if case .cell(let cell) = first, agree(amount, cell) { return first }
    let others = claim.quantities.dropFirst().map { known([$0]) }
    return others.first { if case .cell(let cell) = $0 { agree(amount, cell) } else { false } } ?? first
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
  func levels(_ claim: Claim) -> [[Relation.Addend]] {
    let told = ownAmount(claim).map { [Relation.Addend(factor: 1, reading: $0)] }
    guard case .cell(let cell) = known(claim), !ClaimGrammar.looseFamilies.contains(claim.family)
    else {
      return told.map { [$0] } ?? []
    }
    let kept = [Relation.Addend(factor: 1, reading: cell)]
    guard let told, let amount = claim.amount else { return [kept] }
    // A rate may have been taken of the figures of the table or of those of the sentence, which are rounded anew.
    return agree(amount, cell) ? [kept, told] : [told, kept]
  }

  /// The amount that a claim tells; in a budget, 基本支出预算 is the amount itself.
  func ownAmount(_ claim: Claim) -> Int? {
    claim.amount ?? (claim.budgets.count == 1 && claim.completion == nil ? claim.budgets[0].figure : nil)
  }

  /// Whether a figure of the narrative may stand for the same amount as a cell.
  func agree(_ told: Int, _ cell: Int) -> Bool {
    abs(ledger[told].center - ledger[cell].center) <= ledger[told].radius + ledger[cell].radius
  }

  /// The first of the relations that holds; the first where none does.
  func best(_ candidates: [Relation]) -> Relation? {
    candidates.first { !$0.verdict(fineValues).isFailure } ?? candidates.first
  }

  /// Whether a relation fails even where the amounts of the narrative are taken to be as exact as amounts are.
  func isBroken(_ relation: Relation) -> Bool { relation.verdict(fineValues).isFailure }

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
    switch known(claim) {
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
  func wholes(_ share: Claim.Share, _ claim: Claim) -> [Int] {
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
      let total = narrative.claims(family).first { $0.quantities.first == standard.first && $0.amount != nil }
      return total.flatMap(\.amount).map { [$0] } ?? toldWholes(share, claim)
    }
    let subjects = Set(
      ClaimGrammar.procurementWholes.filter { share.base.hasPrefix($0.words) }.map(\.subject)
    )
    let told = narrative.claims(claim.family).filter { subjects.contains($0.subject) }.compactMap(\.amount)
    return told.isEmpty ? toldWholes(share, claim) : told
  }

  private func growth(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    guard let change = claim.change, let rate = claim.rate, ledger[change.figure].measure != .word else {
      return
    }
    // What follows a part may be said of the whole: 总收入100万元，其中本年收入80万元，比上年增加….
    let candidates = (levels(claim) + wider(claim).flatMap(levels)).map { level in
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
    // Said behind the last of a row, it may be of any of them or of all.
    guard !claim.isOneOfMany || !relation.verdict(fineValues).isFailure else {
      tally.missing += 1
      tally.reasons.append("并列各数之后的增减无法确定所指：\(name(claim))")
      return
    }
    tally.relations.append(relation)
  }

  /// The claims of which this one is told as a part and that tell no change of their own.
  private func wider(_ claim: Claim) -> [Claim] {
    var result: [Claim] = []
    var next = claim.enclosing
    while let index = next, narrative.claims.indices.contains(index), result.count < 3 {
      if narrative.claims[index].change == nil { result.append(narrative.claims[index]) }
      next = narrative.claims[index].enclosing
    }
    return result
  }

  func name(_ claim: Claim) -> String {
    guard Instances.isCode(claim.subject) else { return claim.subject.replacing("/", with: " ") }
    for form in [FormKey.generalBudget, .basicExpenditure, .expenditure] {
      if let label = index.label(form, claim.subject) { return claim.subject + " " + label }
    }
    return claim.subject + " " + (FunctionalClassification.name(of: claim.subject) ?? "")
  }
}
