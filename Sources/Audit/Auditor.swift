public import JuesuanModel

/// Audits reports: states every rule of the catalogue of the figures and words of one report.
public enum Auditor {
  /// What the audit of a report says.
  public static func audit(_ report: Report) -> AuditResult { examine(report).result }

  /// The result, and the report with the status of every figure.
  public static func examine(_ report: Report) -> (result: AuditResult, report: Report) {
    let index = FormIndex(report)
    var ledger = Ledger(report)
    let narrative = NarrativeReader.read(report, index: index, ledger: &ledger)
    ledger.trustConfirmed(by: narrative, index: index)
    let examination = Examination(report: report, index: index, ledger: ledger, narrative: narrative)
    let writer = FindingWriter(examination: examination)
    let (findings, corrections) = writer.write()
    let result = AuditResult(
      source: report.source,
      entity: report.entity,
      fiscalYear: report.fiscalYear,
      obligations: examination.obligations,
      findings: findings,
      corrections: corrections,
      priorYear: examination.priorYear
    )
    return (result, examination.marked())
  }
}
