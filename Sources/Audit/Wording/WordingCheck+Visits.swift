import JuesuanModel

/// Counts of groups, persons and cars beside the money that was spent on them.
extension WordingCheck {
  /// The words that begin what is told of one kind of spending.
  private static let kinds: [(words: [String], things: Set<String>)] = [
    (["因公出国(境)费"], ["个", "人次", "人"]), (["外宾接待支出"], ["个", "批次", "人次", "人"]),
    (["国内公务接待支出", "国内接待支出"], ["个", "批次", "人次", "人"]),
    (["公务用车购置费支出", "公务用车购置支出"], ["辆"]), (["公务用车运行费支出", "公务用车运行维护费支出"], ["辆"]),
  ]

  func visits(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let texts = context.narrative.sections[.threePublic] ?? []
    var result: [Remark] = []
    var current: (name: String, amount: Told, things: Set<String>)?
    var seen: [(count: Int64, measure: String, clause: Clause)] = []
    func close() {
      defer { seen = [] }
      guard let current, !seen.isEmpty else { return }
      let isSpent = current.amount.center != 0
      let total = seen.reduce(0) { $0 + $1.count }
      func add(_ message: String, _ clause: Clause, _ printed: String) {
        result.append(Remark(rule: rule, clause: clause, printed: printed, expected: nil, message: message))
      }
      if isSpent, total == 0 {
        let counts = seen.map { "\($0.count)\($0.measure)" }.joined(separator: "、")
        add("\(current.name)有支出\(current.amount.printed)，而所列数量为\(counts)。", seen[0].clause, counts)
      }
      if !isSpent, total > 0, current.things.contains("人次"), let first = seen.first(where: { $0.count > 0 }) {
        add("\(current.name)没有支出，而所列数量为\(first.count)\(first.measure)。", first.clause, "\(first.count)")
      }
      let groups = seen.first { $0.measure == "个" || $0.measure == "批次" }
      let persons = seen.first { $0.measure.hasPrefix("人") }
      if let groups, let persons, groups.count > persons.count || (groups.count == 0) != (persons.count == 0)
      {
        add(
          "\(current.name)：团组\(groups.count)个，人次\(persons.count)，人次不应少于团组数，两者应同时有或同时没有。",
          persons.clause,
          "\(persons.count)\(persons.measure)"
        )
      }
    }
    for text in texts {
      var previous = 0
      for token in Token.tokens(of: text) {
        let lead = text.text(previous..<token.range.lowerBound)
        previous = token.whole.upperBound
        switch token.kind {
        case .money(let figure):
          guard let kind = Self.kinds.first(where: { $0.words.contains { lead.contains($0) } }) ?? nil else {
            // The amount spent follows the budget of the same kind.
            if lead.contains("支出决算"), let open = current, seen.isEmpty,
              let told = Told(text.text(token.range), unit: figure.unit)
            {
              current = (open.name, told, open.things)
            } else if lead.contains("接待费") || lead.contains("公务用车购置及") {
              close()
              current = nil
            }
            continue
          }
          close()
          current = Told(text.text(token.range), unit: figure.unit).map { (kind.words[0], $0, kind.things) }
        case .count(let count, let measure):
          guard let open = current, open.things.contains(measure),
            text.text(max(0, token.range.lowerBound - 1)..<token.range.lowerBound) != "第"
          else { continue }
          let begin = text.boundary(before: token.range.lowerBound, marks: ["。", ";", ","])
          seen.append((count, measure, text.clause(begin..<token.whole.upperBound)))
        case .percent, .level: break
        }
      }
    }
    close()
    return result
  }
}
