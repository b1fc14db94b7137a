import JuesuanModel

/// Cells of the forms that state the same quantity as a claim; the first one that the report has counts.
struct Quantity: Hashable, Sendable {
  var form: FormKey
  var row: String?
  var column: String
  var lane: Int?

  init(_ form: FormKey, _ row: String?, _ column: String = "金额", lane: Int? = nil) {
    self.form = form
    self.row = row
    self.column = column
    self.lane = lane
  }
}

/// What the narrative says of one subject: figures with the words that say what they are.
struct Claim: Sendable {
  /// A change with its words.
  struct Change: Sendable {
    /// The figure; an exact zero for 持平.
    var figure: Int
    /// The direction word.
    var word: Int
    /// Whether it is measured from the year before, and not from a budget.
    var isFromPriorYear: Bool
    var clause: Clause
  }

  /// A rate of change with its word.
  struct Rate: Sendable {
    var figure: Int
    var word: Int
    var clause: Clause
  }

  /// A part of a whole.
  struct Share: Sendable {
    var figure: Int
    /// The words between 占 and the figure.
    var base: String
    var clause: Clause
  }

  /// A budget.
  struct Budget: Sendable {
    var figure: Int
    /// 年初, 全年 or empty.
    var word: String
    /// Where the word stands, for a rate of completion.
    var wordSite: JuesuanModel.Change.Target?
    var clause: Clause
  }

  /// The family of claims, by which rules speak of it: `N2`.
  var family: String
  /// The subject by its key within the family.
  var subject: String
  /// The words by which the narrative names it, without what a base of comparison leaves out.
  var name = ""
  /// The same quantity in the forms.
  var quantities: [Quantity] = []
  /// Whether it may speak of any of the quantities, and not only of the first that the report has.
  var isOfAny = false
  /// The place of its first words.
  var clause: Clause
  var amount: Int?
  var amountClause: Clause?
  var budgets: [Budget] = []
  var change: Change?
  var rate: Rate?
  var shares: [Share] = []
  var completion: Budget?
  /// How far the amount is above or below its budget.
  var excess: Change?
  /// The rate by which the amount differs from its budget.
  var variance: (figure: Int, clause: Clause)?
  /// The claim of which this one is told as a part (其中); what follows the part may be said of the whole.
  var enclosing: Int?
  /// Whether it stands in a row of several, so that what follows may be said of any of them or of all.
  var isOneOfMany = false
  /// 大于, 小于 or 等于 with its value 1, -1, 0.
  var comparison: Int?
  var comparisonClause: Clause?
  /// The words of what the money was for.
  var purpose: (clause: Clause, text: String)?
}

/// Names that a sentence lists after 主要包括.
struct NameList: Sendable {
  /// 人员经费 or 公用经费.
  var subject: String
  /// Each name with its place.
  var names: [(name: String, clause: Clause)]
  /// Whether amounts stand behind the names.
  var hasAmounts = false
  /// Whether it ends in 等, so that it need not be complete.
  var isOpen: Bool
  var clause: Clause
}

/// Everything that the narrative says and that could be bound.
struct Narrative: Sendable {
  var claims: [Claim] = []
  var lists: [NameList] = []
  /// Figures that could not be bound, by family.
  var unbound: [String: [Clause]] = [:]
  /// Statements that there is none, by family.
  var nones: [String: Clause] = [:]
  /// The texts by section.
  var sections: [SectionKey: [CompactText]] = [:]
  /// Every paragraph.
  var paragraphs: [CompactText] = []

  func claims(_ family: String) -> [Claim] { claims.filter { $0.family == family } }
}
