internal import JuesuanModel

/// Decides which table is which form when all tables of a document are known.
struct FormElection {
  /// The form that each table is, by its place in the stream.
  private(set) var winners: [Int: FormKey] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ candidates: [Int: TableCandidate], isFinalAccount: Bool) {
    var claims: [FormKey: [(place: Int, result: FormRecognition.Result)]] = [:]
    let places = candidates.keys.sorted()
    let results = Concurrently.map(places) { candidates[$0].flatMap(FormRecognition.form) }
    for (place, result) in zip(places, results) {
      guard let result, result.isTitled || isFinalAccount else { continue }
      claims[result.key, default: []].append((place, result))
    }
    for (key, found) in claims.sorted(by: { $0.key < $1.key }) {
      let ranked = found.sorted { left, right in
        rank(left.result) == rank(right.result)
          ? left.place < right.place : rank(left.result) > rank(right.result)
      }
      guard let best = ranked.first else { continue }
      winners[best.place] = key
      diagnostics += best.result.diagnostics
      for loser in ranked.dropFirst() {
        let candidate = candidates[loser.place]
        // Provinces publish two versions of one form side by side (Beijing 05 and 06): that is no doubt.
        let isOther = loser.result.isOtherVersion && best.result.isTitled && !best.result.isOtherVersion
        diagnostics.append(
          Diagnostic(
            isOther ? .note : .warning,
            "form-twice",
            "有两张表都像《\(FormCatalogue.definition(of: key).title)》，“\(candidate?.title ?? "无标题")”作为其他表保留。",
            page: candidate?.table.pages.first,
            box: candidate?.table.parts.first?.box
          )
        )
      }
    }
  }

  private func rank(_ result: FormRecognition.Result) -> Int {
    (result.isTitled ? 4 : 0) + (result.isStandardTitle ? 2 : 0) + (result.isOtherVersion ? 0 : 1)
  }
}
