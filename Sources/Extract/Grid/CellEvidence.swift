import JuesuanModel

/// What speaks for and against the place of a cell.
struct CellEvidence {
  /// How sure the place is, 0 to 1: the product of what each kind of evidence leaves.
  private(set) var confidence = 1.0
  /// The kinds that do not agree, as codes in kebab case.
  private(set) var doubts: [String] = []

  init() {}

  /// The evidence that rules give.
  init(sides: Double) {
    confidence = sides
    if sides < Cell.leastConfidence { doubts.append("crosses-open-side") }
  }

  /// Takes one more kind of evidence: `share` of the confidence is left, and below `noted` it is a doubt.
  mutating func weigh(_ share: Double, _ doubt: String) {
    confidence *= share
    if share < Self.noted { doubts.append(doubt) }
  }

  /// Evidence weaker than this is said.
  private static let noted = 0.93
}
