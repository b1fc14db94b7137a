import JuesuanModel

/// Every rule stated of one report, with what became of it.
struct Examination {
  let report: Report
  let index: FormIndex
  let ledger: Ledger
  let narrative: Narrative
  /// All instances.
  let relations: [Relation]
  let verdicts: [Verdict]
  /// Findings about words, names, years and presence, by the index of their rule.
  let remarks: [WordingCheck.Remark]
  /// What would mend the failing relations.
  let clusters: [Repair.Cluster]
  /// Relations that hold one by one and cannot hold all at once; empty where all can.
  let contradiction: Repair.Contradiction
  let obligations: [Obligation]
  /// Totals of the year before.
  let priorYear: PriorYear?

  init(report: Report, index: FormIndex, ledger: Ledger, narrative: Narrative) {
    self.report = report
    self.index = index
    self.ledger = ledger
    self.narrative = narrative
    let instances = Instances(index: index, ledger: ledger)
    let context = WordingContext(report: report, index: index, narrative: narrative, ledger: ledger)
    let values = Valuation(ledger.readings)
    let claims = ClaimInstances(narrative: narrative, ledger: ledger, index: index, values: values)
    var relations: [Relation] = []
    var remarks: [WordingCheck.Remark] = []
    var tallies: [Instances.Tally] = []
    for (number, rule) in RuleCatalog.rules.enumerated() {
      var tally: Instances.Tally
      switch rule.states {
      case .equal, .atMost: tally = instances.instances(of: rule, number: number)
      case .claims(let family, let check):
        tally = claims.instances(of: check, family: family, number: number, remarks: &remarks)
      case .wording(let check):
        tally = Instances.Tally()
        let found = check.remarks(context, rule: number)
        remarks += found
      }
      relations += tally.relations
      tallies.append(tally)
    }
    let verdicts = relations.map { $0.verdict(values) }
    self.relations = relations
    self.verdicts = verdicts
    self.remarks = remarks
    obligations = Obligations.of(tallies, relations: relations, verdicts: verdicts, remarks: remarks)

    // A rate without a base says nothing against the change itself.
    let contradicted = relations.indices.filter { verdicts[$0] == .fails }.flatMap { relations[$0].readings }
    priorYear = claims.priorYear(contradicted: Set(contradicted))

    // Rules that only usually hold do not help to decide which figure is wrong.
    // Neither does a rate that has no base, nor an inequality between levels that are only derived.
    let binding = relations.indices.filter { index in
      let rule = RuleCatalog.rules[relations[index].rule]
      if case .claims(_, .priorLevel) = rule.states { return false }
      return rule.severity == .error && verdicts[index] != .zeroBase && verdicts[index] != .idleRate
    }
    let repair = Repair(readings: ledger.readings, relations: binding.map { relations[$0] })
    let failing = binding.indices.filter { verdicts[binding[$0]].isFailure }
    clusters = repair.clusters(failing: Array(failing)).map { cluster in
      var cluster = cluster
      cluster.relations = cluster.relations.map { binding[$0] }
      return cluster
    }
    let holding = binding.indices.filter { !verdicts[binding[$0]].isFailure }
    var contradiction = repair.contradiction(among: Array(holding))
    contradiction.relations = contradiction.relations.map { binding[$0] }
    self.contradiction = contradiction
  }
}
