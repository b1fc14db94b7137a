import JuesuanModel

/// Rules on claims that carry all their operands with them, so that they are checked without any form.
extension ClaimInstances {
  /// The whole of a share as the narrative tells it, the nearest first: by the words after 占, or the amounts of which
  /// this one is a part.
  func toldWholes(_ share: Claim.Share, _ claim: Claim) -> [Int] {
    guard !share.base.isEmpty else { return enclosing(claim).compactMap(ownAmount) }
    let key = FreeSubject.key(share.base)
    let start = claim.clause
    return narrative.claims.filter { other in
      // A whole of nothing is another's: the same words are told of several subjects.
      other.name == key && ownAmount(other).map { ledger[$0].center != 0 } ?? false
        && (other.clause.block, other.clause.offset) <= (start.block, start.offset)
    }.compactMap(ownAmount).reversed()
  }

  /// The claims of which this one is told as a part, the nearest first.
  private func enclosing(_ claim: Claim) -> [Claim] {
    var result: [Claim] = []
    var next = claim.enclosing
    while let index = next, narrative.claims.indices.contains(index), result.count < 3 {
      result.append(narrative.claims[index])
      next = narrative.claims[index].enclosing
    }
    return result
  }

  /// Amount less budget is how far the one is told to be above the other.
  func excess(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    let fromBudget = claim.change.flatMap { $0.isFromPriorYear ? nil : $0 }
    guard let told = claim.excess ?? fromBudget, let amount = claim.amount, claim.budgets.count == 1 else {
      return
    }
    var relation = Relation(
      rule: number,
      shape: .equal,
      addends: [
        .init(factor: 1, reading: amount), .init(factor: -1, reading: claim.budgets[0].figure),
        .init(factor: -(ledger[told.word].center == 0 ? 1 : ledger[told.word].center), reading: told.figure),
      ],
      leftCount: 2,
      primary: told.figure,
      instance: name(claim)
    )
    relation.clause = told.clause
    tally.relations.append(relation)
  }

  /// (Amount − budget) ÷ budget is the printed rate of difference.
  func variance(_ claim: Claim, _ number: Int, _ tally: inout Instances.Tally) {
    guard let variance = claim.variance else { return }
    guard let budget = claim.budgets.last?.figure, let level = levels(claim).first else {
      tally.missing += 1
      tally.reasons.append("差异率的预算数无法确定：\(name(claim))")
      return
    }
    let candidates = levels(claim).map { level in
      var relation = Relation(
        rule: number,
        shape: .ratio(percent: variance.figure, part: level + [.init(factor: -1, reading: budget)]),
        addends: [.init(factor: 1, reading: budget)],
        primary: variance.figure,
        instance: name(claim)
      )
      relation.clause = variance.clause
      return relation
    }
    if let relation = best(candidates), !level.isEmpty { tally.relations.append(relation) }
  }

  /// 大于, 小于, 等于 against a rate of completion that is told without its budget.
  func completionWord(
    _ claim: Claim,
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    guard let completion = claim.completion, claim.budgets.isEmpty else { return }
    let word = claim.comparison ?? claim.excess?.word
    guard let word, let clause = claim.comparisonClause ?? claim.excess?.clause else { return }
    let (rate, sign) = (ledger[completion.figure], ledger[word].center)
    let difference = rate.center - 100 * Quantum.perPoint
    let isPossible =
      sign > 0
      ? difference + rate.radius > 0
      : sign < 0 ? difference - rate.radius < 0 : abs(difference) <= rate.radius
    // 100% may stand for a little more or less, but then the word speaks of a difference that the rate does not show.
    guard !isPossible || sign != 0 && difference == 0 && claim.excess == nil else {
      tally.passed += 1
      return
    }
    var remark = WordingCheck.Remark(
      rule: number,
      clause: clause,
      printed: ledger[word].operand.printed,
      expected: difference > 0 ? "大于" : difference < 0 ? "小于" : "等于",
      message:
        "\(name(claim))：完成预算的\(rate.operand.printed)，而文字说决算数“\(ledger[word].operand.printed)”预算数，两者不能同时成立。"
    )
    remark.severity = isPossible ? .warning : nil
    remark.operands = [rate.operand]
    remarks.append(remark)
  }

  /// Shares of one whole that is printed nowhere: each says how much it must be.
  func shareBase(_ number: Int, _ tally: inout Instances.Tally, _ remarks: inout [WordingCheck.Remark]) {
    var groups: [String: [(claim: Claim, share: Claim.Share, amount: Int)]] = [:]
    for claim in narrative.claims {
      guard let amount = ownAmount(claim), ledger[amount].center > 0 else { continue }
      for share in claim.shares where !share.base.isEmpty && ledger[share.figure].center > 0 {
        guard wholes(share, claim).isEmpty else { continue }
        groups[FreeSubject.key(share.base), default: []].append((claim, share, amount))
      }
    }
    for (base, parts) in groups.sorted(by: { $0.key < $1.key }) where parts.count > 1 {
      let first = parts[0]
      for other in parts.dropFirst() {
        // Both wholes meet where the products of low ends do not pass those of high ends.
        let (a, b) = (ledger[first.amount].interval, ledger[other.amount].interval)
        let (p, q) = (ledger[first.share.figure].interval, ledger[other.share.figure].interval)
        let meets =
          Quantum.product(a.low, q.low) <= Quantum.product(b.high, p.high)
          && Quantum.product(b.low, p.low) <= Quantum.product(a.high, q.high)
        guard !meets else {
          tally.passed += 1
          continue
        }
        var remark = WordingCheck.Remark(
          rule: number,
          clause: other.share.clause,
          printed: ledger[other.share.figure].operand.printed,
          expected: nil,
          message:
            "同以“\(base)”为总额：\(name(first.claim))\(ledger[first.amount].operand.printed)占\(ledger[first.share.figure].operand.printed)，\(name(other.claim))\(ledger[other.amount].operand.printed)占\(ledger[other.share.figure].operand.printed)，由两者推算的总额不同。"
        )
        remark.operands = [first.amount, first.share.figure, other.amount, other.share.figure].map {
          ledger[$0].operand
        }
        remarks.append(remark)
      }
    }
  }

  /// The totals of the overall section against their parts as told, where the report does not have the form.
  func toldTotal(_ number: Int, _ tally: inout Instances.Tally) {
    let claims = narrative.claims("N1")
    func amount(_ subject: String) -> Int? {
      claims.first { $0.subject == subject && $0.amount != nil }?.amount
    }
    let sums: [(total: [String], needed: [String], others: [String])] = [
      (["收入总计", "总计"], ["本年收入合计", "年初结转和结余"], ["使用非财政拨款结余"]),
      (["支出总计", "总计"], ["本年支出合计", "年末结转和结余"], ["结余分配"]),
    ]
    for sum in sums {
      guard let subject = sum.total.first(where: { amount($0) != nil }), let total = amount(subject),
        let claim = claims.first(where: { $0.amount == total }), case .absent = known(claim.quantities)
      else { continue }
      let needed = sum.needed.compactMap(amount)
      guard needed.count == sum.needed.count else { continue }
      let parts = needed + sum.others.compactMap(amount)
      var relation = Relation(
        rule: number,
        shape: .equal,
        addends: [.init(factor: 1, reading: total)] + parts.map { .init(factor: -1, reading: $0) },
        leftCount: 1,
        primary: total,
        instance: subject
      )
      relation.clause = claim.amountClause
      tally.relations.append(relation)
    }
  }

  /// Parts whose shares make up the whole must do so by their amounts too.
  func partSum(
    _ claims: [Claim],
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    let parts = claims.filter {
      $0.amount != nil && $0.shares.count == 1 && ledger[$0.amount ?? 0].center != 0
    }
    guard parts.count > 1, Set(parts.map(\.subject)).count == parts.count, let last = parts.last else {
      return
    }
    let wholes = Set(parts.flatMap { self.wholes($0.shares[0], $0) })
    guard wholes.count == 1, let whole = wholes.first, case .text = ledger[whole].site else { return }
    let rates = parts.reduce(Interval(exactly: 0)) { $0 + ledger[$1.shares[0].figure].interval }
    guard rates.low <= 100 * Quantum.perPoint, rates.high >= 100 * Quantum.perPoint else { return }
    let figures = parts.compactMap(\.amount)
    let relation = Relation(
      rule: number,
      shape: .equal,
      addends: [.init(factor: 1, reading: whole)] + figures.map { .init(factor: -1, reading: $0) },
      leftCount: 1,
      primary: whole,
      instance: ""
    )
    guard isBroken(relation) else {
      tally.passed += 1
      return
    }
    var remark = WordingCheck.Remark(
      rule: number,
      clause: last.amountClause ?? last.clause,
      printed: ledger[figures[figures.count - 1]].operand.printed,
      expected: nil,
      message:
        "各项占比之和为100%，各项金额之和却不等于\(ledger[whole].operand.printed)：\(figures.map { ledger[$0].operand.printed }.joined(separator: " + "))。"
    )
    // An amount without decimals may have been rounded to whole units.
    remark.severity = relation.verdict(values).isFailure ? nil : .warning
    remark.operands = ([whole] + figures).map { ledger[$0].operand }
    remarks.append(remark)
  }

  /// 增加0万元, 减少0万元: the figure says that nothing changed, the word that something did.
  func idleChange(
    _ claim: Claim,
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    guard let change = claim.change, ledger[change.figure].measure != .word, ledger[change.word].center != 0
    else {
      return
    }
    guard ledger[change.figure].center == 0 else {
      tally.passed += 1
      return
    }
    var remark = WordingCheck.Remark(
      rule: number,
      clause: change.clause,
      printed: ledger[change.word].operand.printed + ledger[change.figure].operand.printed,
      expected: "持平",
      message: "\(name(claim))：增减额为0，文字写作“\(ledger[change.word].operand.printed)”，宜写“持平”。"
    )
    remark.operands = [ledger[change.figure].operand]
    remarks.append(remark)
  }
}
