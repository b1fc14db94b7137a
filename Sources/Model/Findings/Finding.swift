/// Something in a report that cannot be true, is doubtful, or is worth knowing.
public struct Finding: Hashable, Sendable, Codable {
  /// What kind of statement it is about.
  public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A total against its addends within a table.
    case sum
    /// A code against the codes below it.
    case rollup
    /// One table against another.
    case crossTable
    /// An amount in the narrative.
    case narrativeAmount
    /// A share, a rate of change or of completion.
    case percentage
    /// A direction word against the numbers.
    case direction
    /// A placeholder or template instruction left in.
    case placeholder
    /// A statutory form that is missing.
    case missingTable
    /// A name of a class, an item or the entity.
    case name
    /// A year.
    case year
    /// A count of things.
    case count
    /// The table of contents.
    case contents
  }

  /// How bad it is.
  public enum Severity: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    /// Rounding, wording.
    case info
    /// Doubtful.
    case warning
    /// Cannot be true as printed.
    case error

    /// Orders from info to error.
    public static func < (left: Severity, right: Severity) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// Its number within the audit, `F001`.
  public var id: String
  /// The rule that found it.
  public var rule: String
  /// What kind of statement it is about.
  public var kind: Kind
  /// How bad it is.
  public var severity: Severity
  /// The page, from 1, where it has one.
  public var page: Int?
  /// The place on the page, in points.
  public var box: Rect?
  /// The printed words or the cells of the row.
  public var quote: String
  /// What is printed.
  public var printed: String
  /// What would hold, where exactly one value would.
  public var expected: String?
  /// The sentence for the officer, in Chinese, with both sides and the difference.
  public var message: String
  /// Every figure that takes part.
  public var operands: [Operand]
  /// The smallest corrections that would make it hold, the likeliest first.
  public var corrections: [Correction]

  /// Makes a finding.
  public init(
    id: String = "",
    rule: String,
    kind: Kind,
    severity: Severity,
    page: Int?,
    box: Rect? = nil,
    quote: String,
    printed: String,
    expected: String?,
    message: String,
    operands: [Operand] = [],
    corrections: [Correction] = []
  ) {
    self.id = id
    self.rule = rule
    self.kind = kind
    self.severity = severity
    self.page = page
    self.box = box
    self.quote = quote
    self.printed = printed
    self.expected = expected
    self.message = message
    self.operands = operands
    self.corrections = corrections
  }
}

/// A figure that takes part in a finding.
public struct Operand: Hashable, Sendable, Codable {
  /// The form it stands in; nil for the narrative.
  public var form: FormKey?
  /// The code of its row, where it has one.
  public var code: String?
  /// The name of its row.
  public var label: String?
  /// Its column.
  public var column: String?
  /// The text as printed.
  public var printed: String
  /// The page, from 1.
  public var page: Int?
  /// Its box, in points.
  public var box: Rect?

  /// Makes an operand.
  public init(
    form: FormKey?,
    code: String? = nil,
    label: String? = nil,
    column: String? = nil,
    printed: String,
    page: Int?,
    box: Rect?
  ) {
    self.form = form
    self.code = code
    self.label = label
    self.column = column
    self.printed = printed
    self.page = page
    self.box = box
  }
}

/// What became of a rule.
public struct Obligation: Hashable, Sendable, Codable {
  /// What became of it.
  public enum Outcome: String, Hashable, Sendable, Codable {
    /// It holds exactly.
    case pass
    /// It holds within rounding.
    case rounding
    /// It cannot hold.
    case fail
    /// An operand cannot be read.
    case missing
    /// The report has nothing that it speaks of.
    case notApplicable
  }

  /// The rule.
  public var rule: String
  /// Its sentence, in Chinese.
  public var sentence: String
  /// The worst outcome of its instances.
  public var outcome: Outcome
  /// How many instances were looked at.
  public var instances: Int
  /// How many instances ended in each outcome that occurred.
  public var outcomes: [String: Int]
  /// Why, where the outcome needs a reason.
  public var reason: String?

  /// Makes an obligation.
  public init(
    rule: String,
    sentence: String,
    outcome: Outcome,
    instances: Int,
    outcomes: [String: Int],
    reason: String? = nil
  ) {
    self.rule = rule
    self.sentence = sentence
    self.outcome = outcome
    self.instances = instances
    self.outcomes = outcomes
    self.reason = reason
  }
}
