/// What an audit of one report says.
public struct AuditResult: Sendable, Codable, Equatable {
  /// The version of the JSON form.
  public static let schema = "juesuan-findings/1"

  /// The name of the JSON form and its version.
  public var schema: String = AuditResult.schema
  /// Where the report came from.
  public var source: Source
  /// The department or unit.
  public var entity: String
  /// The fiscal year.
  public var fiscalYear: Int?
  /// Every rule with what became of it.
  public var obligations: [Obligation]
  /// What was found, the worst first within each form.
  public var findings: [Finding]
  /// The corrections that the evidence supports without a tie: those that `regenerate` puts in force.
  public var corrections: [Correction]
  /// Totals of the year before, as the narrative states them through changes.
  public var priorYear: PriorYear?

  /// Makes a result.
  public init(
    source: Source,
    entity: String,
    fiscalYear: Int?,
    obligations: [Obligation],
    findings: [Finding],
    corrections: [Correction],
    priorYear: PriorYear?
  ) {
    self.source = source
    self.entity = entity
    self.fiscalYear = fiscalYear
    self.obligations = obligations
    self.findings = findings
    self.corrections = corrections
    self.priorYear = priorYear
  }

  /// The worst severity among the findings, nil where there is none.
  public var worst: Finding.Severity? { findings.map(\.severity).max() }
}

/// Totals of the year before, derived from this year's totals and the changes that the narrative states.
public struct PriorYear: Hashable, Sendable, Codable {
  /// 收入支出总计, nil where not stated.
  public var total: Money?
  /// 财政拨款收入支出总计, nil where not stated.
  public var fiscalTotal: Money?

  /// Makes the totals.
  public init(total: Money?, fiscalTotal: Money?) {
    self.total = total
    self.fiscalTotal = fiscalTotal
  }
}
