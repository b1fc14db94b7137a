internal import JuesuanModel

/// Decides which of the lines between two rows end the name above and which begin the name below.
///
/// Evidence is added up: names that are known, ordinals that only begin a name, blank lines, and how names stand to
/// their amounts throughout the table: below them, above them, or on both sides alike.
struct NameSplit {
  /// A row's own line: what it prints of the name, and its code.
  struct Row {
    var text: String
    var line: Int
    var code: String?
  }

  /// How names of several lines stand to the line of their amounts.
  private enum Habit: CaseIterable { case below, around, above }

  /// How many lines of each gap belong to the row above; one gap more than rows.
  let uppers: [Int]
  /// Whether the next best way to part a gap is clearly worse.
  let isSure: [Bool]

  /// What evidence counts, in units of one line out of balance.
  private static let known = 4.0, incomplete = 1.0, ordinalInside = 10.0, againstHabit = 2.0,
    acrossBlank = 3.0
  /// From this difference on a reading is clearly better.
  private static let clear = 1.0

  init(rows: [Row], gaps: [[(text: String, line: Int)]]) {
    let readings = Habit.allCases.map { Self.reading(rows, gaps, $0) }
    let best = readings.min { $0.cost < $1.cost }
    uppers = best?.uppers ?? gaps.map { _ in 0 }
    isSure = best?.isSure ?? gaps.map { _ in false }
  }

  private static func reading(
    _ rows: [Row],
    _ gaps: [[(text: String, line: Int)]],
    _ habit: Habit
  ) -> (uppers: [Int], isSure: [Bool], cost: Double) {
    // The first gap has no row above, the last none below.
    let options = gaps.indices.map { gap -> [Int] in
      if gap == 0 { return [0] }
      return gap == rows.count ? [gaps[gap].count] : Array(0...gaps[gap].count)
    }
    func cost(_ row: Int, _ upper: Int, _ lower: Int) -> Double {
      let above = gaps[row].dropFirst(upper)
      let below = gaps[row + 1].prefix(lower)
      return Self.cost(of: rows[row], above: Array(above), below: Array(below), habit)
    }
    func gapCost(_ gap: Int, _ upper: Int) -> Double {
      guard gap > 0, gap < rows.count else { return 0 }
      let chain = [rows[gap - 1].line] + gaps[gap].map(\.line) + [rows[gap].line]
      let breaks = chain.indices.dropFirst().filter { chain[$0] > chain[$0 - 1] + 1 }.map { $0 - 1 }
      return breaks.isEmpty || breaks.contains(upper) ? 0 : acrossBlank
    }
    // front[g][s]: the least cost of all before gap g, where s of its lines go up; back likewise of all behind it.
    var front = options.map { $0.map { _ in Double.infinity } }
    var back = front
    front[0] = [0]
    for gap in gaps.indices.dropFirst() {
      for (index, upper) in options[gap].enumerated() {
        for (other, earlier) in options[gap - 1].enumerated() {
          let sum = front[gap - 1][other] + cost(gap - 1, earlier, upper) + gapCost(gap, upper)
          front[gap][index] = min(front[gap][index], sum)
        }
      }
    }
    back[gaps.count - 1] = [0]
    for gap in gaps.indices.dropLast().reversed() {
      for (index, upper) in options[gap].enumerated() {
        for (other, later) in options[gap + 1].enumerated() {
          let sum = back[gap + 1][other] + cost(gap, upper, later) + gapCost(gap + 1, later)
          back[gap][index] = min(back[gap][index], sum)
        }
      }
    }
    var uppers: [Int] = []
    var isSure: [Bool] = []
    for gap in gaps.indices {
      let totals = options[gap].indices.map { front[gap][$0] + back[gap][$0] }
      let best = totals.indices.min { totals[$0] < totals[$1] } ?? 0
      uppers.append(options[gap][best])
      isSure.append(totals.indices.allSatisfy { $0 == best || totals[$0] >= totals[best] + clear })
    }
    return (uppers, isSure, front[gaps.count - 1][0])
  }

  private static func cost(
    of row: Row,
    above: [(text: String, line: Int)],
    below: [(text: String, line: Int)],
    _ habit: Habit
  ) -> Double {
    let texts = above.map(\.text) + (row.text.isEmpty ? [] : [row.text]) + below.map(\.text)
    guard !texts.isEmpty else { return 0 }
    var cost: Double =
      switch habit {
      case .below: Double(above.count) * againstHabit + (row.text.isEmpty ? againstHabit : 0)
      case .above: Double(below.count) * againstHabit + (row.text.isEmpty ? againstHabit : 0)
      case .around: abs(Double(above.count - below.count))
      }
    cost += Double(texts.dropFirst().count { Normalisation.ordinal(of: $0) != nil }) * ordinalInside
    let name = texts.joined()
    if RowVocabulary.isKnown(name, code: row.code) {
      cost -= known
    } else if RowVocabulary.isBeginning(name, code: row.code) {
      cost += incomplete
    }
    return cost
  }
}

/// The names that rows of statutory forms have.
enum RowVocabulary {
  /// Whether a text is a whole name: that of its code where there is one, else any.
  static func isKnown(_ text: String, code: String? = nil) -> Bool {
    let name = Normalisation.rowName(text)
    if let code { return name.count > 1 && names(of: code).contains(name) }
    return all.contains(name)
  }

  /// Whether a text is the beginning of a name that goes on.
  static func isBeginning(_ text: String, code: String?) -> Bool {
    let name = Normalisation.rowName(text)
    guard let code else { return beginnings.contains(name) }
    return names(of: code).contains { $0.hasPrefix(name) && $0 != name }
  }

  private static func names(of code: String) -> [String] {
    [
      FunctionalClassification.name(of: code), FunctionalClassification.currentName(of: code),
      EconomicClassification.name(of: code),
    ].compactMap { $0.map(Normalisation.rowName) }
  }

  private static let all: Set<String> = {
    var names: Set<String> = ["合计", "总计", "人员经费合计", "公用经费合计"]
    for definition in FormCatalogue.forms {
      for row in definition.variants.flatMap(\.lanes).flatMap(\.rows) where row.role != .spacer {
        names.formUnion(row.matchedNames)
      }
    }
    for entry in FunctionalClassification.classes {
      names.formUnion(([entry.name] + entry.earlierNames).map(Normalisation.rowName))
    }
    return names
  }()

  private static let beginnings: Set<String> = {
    var result: Set<String> = []
    for name in all {
      for length in 1..<max(2, name.count) { result.insert(String(name.prefix(length))) }
    }
    return result.subtracting(all)
  }()
}
