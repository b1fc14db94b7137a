public import JuesuanModel

/// What is to be printed: a report, what an audit said of it, and which edition is wanted.
public struct RenderJob: Sendable {
  /// Which of the two readings of a report is printed.
  public enum Edition: String, Sendable, CaseIterable {
    /// With the corrections in force, each marked and listed in an appendix.
    case corrected
    /// Figures and words as published, whatever the audit says.
    case asPublished
  }

  /// The report, its layer of corrections applied where there is one.
  public var report: Report
  /// What the audit found.
  public var findings: [Finding]
  /// Totals of the year before, where the narrative states them through changes.
  public var priorYear: PriorYear?
  /// The edition wanted.
  public var edition: Edition

  /// Makes a job.
  public init(
    report: Report,
    findings: [Finding] = [],
    priorYear: PriorYear? = nil,
    edition: Edition = .corrected
  ) {
    self.report = report
    self.findings = findings
    self.priorYear = priorYear
    self.edition = edition
  }
}
