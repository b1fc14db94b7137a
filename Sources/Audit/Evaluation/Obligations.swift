import JuesuanModel

/// What became of every rule.
enum Obligations {
  static func of(
    _ tallies: [Instances.Tally],
    relations: [Relation],
    verdicts: [Verdict],
    remarks: [WordingCheck.Remark]
  ) -> [Obligation] {
    var outcomes = [[Obligation.Outcome: Int]](repeating: [:], count: tallies.count)
    for (relation, verdict) in zip(relations, verdicts) {
      outcomes[relation.rule][outcome(verdict), default: 0] += 1
    }
    for remark in remarks { outcomes[remark.rule][.fail, default: 0] += 1 }
    return zip(RuleCatalog.rules, tallies).enumerated().map { number, pair in
      let (rule, tally) = pair
      var counts = outcomes[number]
      if tally.missing > 0 { counts[.missing, default: 0] += tally.missing }
      if tally.passed > 0 { counts[.pass, default: 0] += tally.passed }
      if tally.idle > 0 { counts[.notApplicable, default: 0] += tally.idle }
      if case .wording = rule.states, counts.isEmpty { counts[.pass] = 1 }
      let worst: [Obligation.Outcome] = [.fail, .missing, .rounding, .pass]
      let outcome = worst.first { counts[$0] != nil } ?? .notApplicable
      let reason: String? =
        switch outcome {
        case .missing, .notApplicable:
          tally.reasons.first ?? (outcome == .missing ? "有项目无法读取" : "报告中没有相应内容")
        default: nil
        }
      return Obligation(
        rule: rule.id,
        sentence: rule.sentence,
        outcome: outcome,
        instances: counts.filter { $0.key != .notApplicable }.values.reduce(0, +),
        outcomes: Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }),
        reason: reason
      )
    }
  }

  private static func outcome(_ verdict: Verdict) -> Obligation.Outcome {
    switch verdict {
    case .exact: .pass
    case .within: .rounding
    case .fails, .zeroBase: .fail
    case .idleRate: .rounding
    }
  }
}
