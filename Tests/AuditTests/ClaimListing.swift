import JuesuanModel

@testable import JuesuanAudit

/// What was read of a narrative, one claim a line, for tests and for eyes.
struct ClaimListing {
  let narrative: Narrative
  let ledger: Ledger
  let instances: ClaimInstances

  init(_ report: Report) {
    let index = FormIndex(report)
    var ledger = Ledger(report)
    narrative = NarrativeReader.read(report, index: index, ledger: &ledger)
    self.ledger = ledger
    instances = ClaimInstances(
      narrative: narrative,
      ledger: ledger,
      index: index,
      values: Valuation(ledger.readings)
    )
  }

  var lines: [String] {
    narrative.claims.map { claim in
      func printed(_ reading: Int) -> String { ledger[reading].operand.printed }
      var parts: [String] = []
      if let amount = claim.amount { parts.append("=" + printed(amount)) }
      for budget in claim.budgets { parts.append("预算(\(budget.word))" + printed(budget.figure)) }
      if let change = claim.change {
        parts.append(
          (change.isFromPriorYear ? "较上年" : "较预算") + printed(change.word)
            + (ledger[change.figure].measure == .word ? "" : printed(change.figure))
        )
      }
      if let rate = claim.rate { parts.append(printed(rate.word) + printed(rate.figure)) }
      for share in claim.shares { parts.append("占[\(share.base)]" + printed(share.figure)) }
      if let completion = claim.completion {
        parts.append("完成\(completion.word)" + printed(completion.figure))
      }
      if let word = claim.comparison { parts.append(printed(word)) }
      if let excess = claim.excess { parts.append("差额" + printed(excess.word) + printed(excess.figure)) }
      if let variance = claim.variance { parts.append("差异率" + printed(variance.figure)) }
      let bound: String =
        switch instances.known(claim.quantities) {
        case .cell(let cell): "表" + ledger[cell].operand.printed
        case .zero: "表无此行"
        case .absent: "—"
        }
      let marks =
        (claim.enclosing.map { " ⊂" + narrative.claims[$0].subject } ?? "") + (claim.isOneOfMany ? " 并列" : "")
      return "\(claim.family) \(claim.subject)\(marks): \(parts.joined(separator: " ")) ⟶ \(bound)"
    }
      + narrative.unbound.sorted { $0.key < $1.key }.flatMap { family, clauses in
        clauses.map { "未定 \(family): " + $0.quote }
      }
  }
}
