import JuesuanModel

/// Rules on several claims together.
extension ClaimInstances {
  func shareSum(_ claims: [Claim], _ number: Int, _ tally: inout Instances.Tally) {
    guard let family = claims.first?.family else { return }
    let whole = ClaimGrammar.whole("", family: family)
    func isOfWhole(_ share: Claim.Share) -> Bool { ClaimGrammar.whole(share.base, family: family) == whole }
    let parts = claims.filter { $0.amount != nil && $0.shares.contains(where: isOfWhole) }
    let amounts = parts.compactMap(\.amount)
    guard parts.count > 1, Set(parts.map(\.subject)).count == parts.count,
      case .cell(let total) = known(whole)
    else { return }
    // Only a complete list adds to 100: its amounts add to the whole.
    var sum = Relation(
      rule: number,
      shape: .equal,
      addends: amounts.map { .init(factor: 1, reading: $0) } + [.init(factor: -1, reading: total)],
      primary: total,
      instance: ""
    )
    guard !sum.verdict(values).isFailure else { return }
    let shares = parts.compactMap { claim in claim.shares.first(where: isOfWhole) }
    sum.addends = shares.map { .init(factor: 1, reading: $0.figure) }
    sum.leftCount = shares.count
    sum.constant = -100 * Quantum.perPoint
    sum.primary = shares[0].figure
    sum.instance = "各项占比之和"
    sum.clause = shares[0].clause
    tally.relations.append(sum)
  }

  func amountSum(_ family: String, _ number: Int, _ tally: inout Instances.Tally) {
    if family == "N11" {
      let claims = narrative.claims(family)
      func figure(_ subject: String) -> Int? {
        claims.first { $0.subject == subject && $0.amount != nil }?.amount
      }
      guard let total = figure("采购总额") else { return }
      let parts = ["货物", "工程", "服务"].compactMap(figure)
      guard parts.count == 3 else { return }
      tally.relations.append(sum(of: parts, is: total, number, "政府采购", clauseOf: "采购总额", family))
      return
    }
    if family == "N9" { return receptionSum(number, &tally) }
    guard let items = completeItems(), let total = totals({ $0.amount }) else { return }
    tally.relations.append(
      sum(of: items.compactMap(\.amount), is: total, number, "各项决算数之和", clauseOf: "一般公共预算财政拨款支出", "N5a")
    )
  }

  /// Foreign guests and domestic ones make up the reception; where the domestic part is told first it may contain the other.
  private func receptionSum(_ number: Int, _ tally: inout Instances.Tally) {
    let claims = narrative.claims("N9")
    func place(_ subject: String) -> Int? { claims.firstIndex { $0.subject == subject && $0.amount != nil } }
    guard let total = place("公务接待费"), let foreign = place("外宾接待"), let domestic = place("国内公务接待"),
      total < foreign, foreign < domestic, let whole = claims[total].amount,
      let first = claims[foreign].amount,
      let second = claims[domestic].amount
    else { return }
    tally.relations.append(sum(of: [first, second], is: whole, number, "公务接待费", clauseOf: "公务接待费", "N9"))
  }

  func budgetSum(_ number: Int, _ tally: inout Instances.Tally) {
    guard let items = completeItems() else { return }
    for word in ["年初", "全年", "调整"] {
      let parts = items.compactMap { item in item.budgets.first { $0.word == word }?.figure }
      guard parts.count == items.count, let total = totals({ $0.budgets.first { $0.word == word }?.figure })
      else {
        continue
      }
      tally.relations.append(
        sum(of: parts, is: total, number, "各项\(word)预算之和", clauseOf: "一般公共预算财政拨款支出", "N5a")
      )
    }
  }

  private func totals(_ figure: (Claim) -> Int?) -> Int? {
    narrative.claims("N5a").last { !$0.budgets.isEmpty && figure($0) != nil }.flatMap(figure)
  }

  /// The items told, if they are exactly those that form 05 has.
  private func completeItems() -> [Claim]? {
    let items = narrative.claims("N5c").filter { $0.amount != nil }
    let told = Set(items.map(\.subject))
    let filled = filledItems()
    return !items.isEmpty && told.count == items.count && told == filled ? items : nil
  }

  private func filledItems() -> Set<String> {
    guard let form = index.form(.generalBudget) else { return [] }
    return Set(
      form.rows.compactMap { row in
        guard let key = row.key, key.count == 7, Instances.isCode(key) else { return nil }
        return row.figures.contains { $0.value.figure.map { !$0.isZero } ?? false } ? key : nil
      }
    )
  }

  private func sum(
    of parts: [Int],
    is total: Int,
    _ number: Int,
    _ instance: String,
    clauseOf subject: String,
    _ family: String
  ) -> Relation {
    var relation = Relation(
      rule: number,
      shape: .equal,
      addends: [.init(factor: 1, reading: total)] + parts.map { .init(factor: -1, reading: $0) },
      leftCount: 1,
      primary: total,
      instance: instance
    )
    relation.clause =
      narrative.claims(family).last { $0.subject == subject && $0.amount != nil }?.amountClause
    return relation
  }

  func withinTotal(_ claims: [Claim], _ number: Int, _ tally: inout Instances.Tally) {
    func claim(_ subject: String) -> Claim? { claims.first { $0.subject == subject && $0.amount != nil } }
    guard let total = claim("采购总额")?.amount, let reserved = claim("预留中小企业")?.amount,
      let other = claim("其他中小企业"), let rest = other.amount
    else { return }
    var relation = Relation(
      rule: number,
      shape: .atMost,
      addends: [
        .init(factor: 1, reading: rest), .init(factor: 1, reading: reserved),
        .init(factor: -1, reading: total),
      ],
      leftCount: 2,
      primary: rest,
      instance: "中小企业采购"
    )
    relation.clause = other.amountClause
    tally.relations.append(relation)
  }

  /// The level of the year before: this year's minus the signed change.
  private func priorLevel(of claim: Claim) -> [Relation.Addend]? {
    guard let change = claim.change, change.isFromPriorYear, case .cell(let cell) = known(claim.quantities)
    else {
      return nil
    }
    let sign = ledger[change.word].center
    return [.init(factor: 1, reading: cell), .init(factor: sign == 0 ? -1 : -sign, reading: change.figure)]
  }

  /// Totals of the year before against those of a part of it: the words of each, the whole first.
  static let fiscalLevels: [(whole: (String, String), part: (String, String))] = [
    (("N4", "财政拨款总计"), ("N5a", "一般公共预算财政拨款支出"))
  ]
  /// The same of the whole department, whose levels are restated now and then when units move.
  static let levels: [(whole: (String, String), part: (String, String))] = [
    (("N1", "总计"), ("N4", "财政拨款总计")), (("N1", "总计"), ("N2", "收入合计")), (("N1", "总计"), ("N3", "支出合计")),
  ]

  func priorLevel(
    _ levels: [(whole: (String, String), part: (String, String))],
    _ number: Int,
    _ tally: inout Instances.Tally
  ) {
    func told(_ key: (String, String)) -> Claim? {
      narrative.claims(key.0).first { $0.subject == key.1 && $0.change != nil }
    }
    for (whole, part) in levels {
      guard let total = told(whole), let lesser = told(part), let more = priorLevel(of: total),
        let less = priorLevel(of: lesser), let change = total.change
      else { continue }
      var relation = Relation(
        rule: number,
        shape: .atMost,
        addends: less + more.map { .init(factor: -$0.factor, reading: $0.reading) },
        leftCount: less.count,
        primary: change.word,
        instance: "上年" + whole.1
      )
      relation.clause = change.clause
      tally.relations.append(relation)
    }
  }

  /// Last year's total less its expenditure is what this year began with, where nothing was shared out or adjusted.
  func priorBalance(_ number: Int, _ tally: inout Instances.Tally) {
    func told(_ family: String, _ subject: String) -> Claim? {
      narrative.claims(family).first { $0.subject == subject && $0.change != nil }
    }
    guard let total = told("N1", "总计"), let spent = told("N3", "支出合计"), let whole = priorLevel(of: total),
      let part = priorLevel(of: spent), let change = total.change,
      case .cell(let opening) = known([Quantity(.incomeAndExpenditure, "年初结转和结余", lane: 0)])
    else { return }
    var relation = Relation(
      rule: number,
      shape: .equal,
      addends: [.init(factor: 1, reading: opening)]
        + (whole.map { .init(factor: -$0.factor, reading: $0.reading) } + part),
      leftCount: 1,
      primary: opening,
      instance: "年初结转和结余"
    )
    relation.clause = change.clause
    tally.relations.append(relation)
  }

  func countSum(_ claims: [Claim], _ number: Int, _ tally: inout Instances.Tally) {
    let figures = claims.compactMap(\.amount)
    guard figures.count > 2, let clause = claims.last?.clause else { return }
    var relation = Relation(
      rule: number,
      shape: .equal,
      addends: figures.enumerated().map { .init(factor: $0 == 0 ? 1 : -1, reading: $1) },
      leftCount: 1,
      primary: figures[0],
      instance: "车辆"
    )
    relation.clause = clause
    tally.relations.append(relation)
  }
}

extension ClaimInstances {
  /// Totals of the year before, where the changes that lead to them are told and nothing contradicts them.
  func priorYear(contradicted: Set<Int>) -> PriorYear? {
    func level(_ family: String, _ subject: String) -> Money? {
      let claims = narrative.claims(family).filter { $0.subject == subject }
      guard let claim = claims.first(where: { $0.change?.isFromPriorYear ?? false }),
        let change = claim.change,
        case .cell(let cell) = known(claim.quantities),
        !contradicted.contains(change.figure), !contradicted.contains(change.word)
      else { return nil }
      let prior = ledger[cell].center - ledger[change.word].center * ledger[change.figure].center
      return prior % Quantum.perFen == 0 ? Int64(exactly: prior / Quantum.perFen).map(Money.init) : nil
    }
    let total = level("N1", "总计")
    let fiscal = level("N4", "财政拨款总计")
    return total == nil && fiscal == nil ? nil : PriorYear(total: total, fiscalTotal: fiscal)
  }
}
