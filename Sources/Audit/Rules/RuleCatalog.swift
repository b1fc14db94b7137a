/// Every rule that an audit checks, in the order in which they are reported.
public enum RuleCatalog {
  /// All rules.
  public static let rules: [Rule] =
    withinForms + acrossForms + amountsInWords + rates + told + wording + selfEvaluation
}
