import JuesuanModel

/// Rows of figures that belong to a row of subjects: 收入、支出分别为A、B万元，分别增长C、D.
extension NarrativeReader {
  /// Characters between 分别 and the first figure of its row: 分别较上年决算数增加.
  private static let longestLead = 14

  /// The figures of one row, or the one figure where it stands alone.
  func row(of tokens: [Token], from first: Int, _ text: CompactText) -> [Token] {
    var row = [tokens[first]]
    var index = first + 1
    while index < tokens.count, Self.alike(tokens[index], row[row.count - 1]) {
      let between = text.text(row[row.count - 1].whole.upperBound..<tokens[index].range.lowerBound)
      guard ["、", "和", "与", "及", ",", "%、", "%和"].contains(between) else { break }
      row.append(tokens[index])
      index += 1
    }
    guard row.count > 1 else { return row }
    let start = tokens[first].range.lowerBound
    let lead = text.text(max(0, start - Self.longestLead)..<start)
    // 分别增加A、B万元，增长C、D: the second row belongs to the subjects of the first.
    let follows = group.count == row.count && !lead.contains("。")
    guard lead.contains("分别") || lead.hasSuffix("占") || follows else { return [tokens[first]] }
    return row
  }

  private static func alike(_ a: Token, _ b: Token) -> Bool {
    switch (a.kind, b.kind) {
    case (.money, .money), (.percent, .percent): true
    default: false
    }
  }

  mutating func bind(row: [Token], _ place: Place) {
    let text = place.text
    guard !Reasons.hold(at: row[0].range.lowerBound, in: text) else { return row.forEach { miss($0, place) } }
    let role: (role: Lead.Role, start: Int)?
    let isMoney: Bool
    if case .money = row[0].kind {
      (role, isMoney) = (Lead.money(text, place.lead), true)
    } else {
      (role, isMoney) = (Lead.percent(text, place.lead), false)
    }
    guard let role = role?.role, let claims = claims(of: row, role, isMoney, place),
      claims.count == row.count,
      claims.allSatisfy({ isFree(role, narrative.claims[$0]) })
    else {
      row.forEach { miss($0, place) }
      current = nil
      return
    }
    for (token, claim) in zip(row, claims) {
      narrative.claims[claim].isOneOfMany = false
      switch token.kind {
      case .money(let figure):
        guard let step = Reading.step(unit: figure.unit, decimals: figure.decimals) else { continue }
        let reading = add(
          figure,
          .money(unit: figure.unit, decimals: figure.decimals),
          step,
          token.range,
          text
        )
        fill(claim, role, reading, token, text)
      case .percent(let figure): fill(claim, role, add(percent: figure, token, text), token, text)
      case .count, .level: break
      }
    }
    group = claims
    touched = claims
    // What follows a row without naming a subject may be said of any of them.
    current = nil
  }

  /// The claims that the figures of a row belong to, one each.
  private mutating func claims(
    of row: [Token],
    _ role: Lead.Role,
    _ isMoney: Bool,
    _ place: Place
  ) -> [Int]? {
    if case .amount = role { return named(row.count, place) }
    if group.count == row.count { return group }
    let open = touched.filter { claim in
      switch role {
      case .rate: narrative.claims[claim].change != nil && narrative.claims[claim].rate == nil
      case .change, .share, .completion: narrative.claims[claim].amount != nil
      case .amount, .budget, .excess, .variance: false
      }
    }
    return open.count == row.count ? open : nil
  }

  /// As many subjects as the words before 分别 name.
  private mutating func named(_ count: Int, _ place: Place) -> [Int]? {
    let text = place.text
    guard let mark = text.find("分别", from: place.lead.lowerBound, to: place.lead.upperBound) else {
      return nil
    }
    var found: [Vocabulary.Found] = []
    var end = mark.lowerBound
    while let subject = vocabulary.subject(
      in: text,
      place.lead.lowerBound..<end,
      place.section,
      place.phrases
    ) {
      found.insert(subject, at: 0)
      end = subject.range.lowerBound
    }
    guard found.count == count else { return nil }
    return found.map { subject in
      open(subject, text)
      return narrative.claims.count - 1
    }
  }
}
