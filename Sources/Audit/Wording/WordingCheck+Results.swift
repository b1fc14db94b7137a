import JuesuanModel

/// The results of projects that are those of another.
extension WordingCheck {
  /// What one project is said to have brought about.
  private struct Outcome {
    var name: String
    /// The first sentence, by which copies are told: the words may run over pages.
    var first: String
    /// What follows in the same paragraph.
    var rest: String
    var clause: Clause

    /// Whether the words are those of another, as far as both are told in one piece.
    func copies(_ other: Outcome) -> Bool {
      first == other.first && (rest.hasPrefix(other.rest) || other.rest.hasPrefix(rest))
    }
  }

  /// Characters of the shortest result that is more than a phrase.
  private static let leastResult = 4

  private func outcomes(_ context: WordingContext) -> [Outcome] {
    let marker = "主要产出和效益:"
    return (context.narrative.sections[.performance] ?? []).flatMap { text -> [Outcome] in
      var result: [Outcome] = []
      var start = 0
      while let found = text.find(marker, from: start) {
        start = found.upperBound
        let end = text.boundary(after: found.upperBound, marks: ["。", ";"])
        let begin = text.boundary(before: found.lowerBound, marks: ["。", ";"])
        var name = text.text(begin..<found.lowerBound)
        var from = 0
        while let heading = text.find("绩效自评综述", from: from, to: found.lowerBound) {
          from = heading.upperBound
          name = text.text(text.boundary(before: heading.lowerBound, marks: ["。", ";"])..<heading.lowerBound)
        }
        let next = text.find("绩效自评综述", from: end).map {
          text.boundary(before: $0.lowerBound, marks: ["。", ";"])
        }
        guard end - found.upperBound >= Self.leastResult else { continue }
        result.append(
          Outcome(
            name: name,
            first: text.text(found.upperBound..<end),
            rest: text.text(min(end + 1, text.count)..<max(min(end + 1, text.count), next ?? text.count)),
            clause: text.clause(found.upperBound..<end)
          )
        )
      }
      return result
    }
  }

  func results(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let groups = Dictionary(grouping: outcomes(context), by: \.first)
    return groups.sorted { $0.key < $1.key }.flatMap { words, places -> [Remark] in
      guard places.count > 1, Set(places.map(\.name)).count > 1 else { return [] }
      // The project whose name the words share most is taken to be their own.
      let own = places.indices.max { a, b in
        (Self.sharedLength(places[a].name, words), -a) < (Self.sharedLength(places[b].name, words), -b)
      }
      guard let own else { return [] }
      return places.indices.filter { $0 != own && places[$0].copies(places[own]) }.map { index in
        Remark(
          rule: rule,
          clause: places[index].clause,
          printed: places[index].clause.quote,
          expected: nil,
          message: "“\(places[index].name)”的产出和效益与“\(places[own].name)”相同，疑为复制。"
        )
      }
    }
  }
}
