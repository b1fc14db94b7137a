import JuesuanModel

/// Which claim a figure belongs to, and what it is of it.
extension NarrativeReader {
  /// Where a figure stands.
  struct Place {
    var text: CompactText
    /// What stands between the figure before and this one.
    var span: Range<Int>
    var section: SectionKey?
    var phrases: [SubjectPhrase]

    var isNewSentence: Bool { span.lowerBound == 0 || text.text(span).contains("。") }

    /// The part of the span in the sentence of the figure.
    var lead: Range<Int> {
      max(span.lowerBound, text.boundary(before: span.upperBound, marks: ["。", ";"]))..<span.upperBound
    }

    /// Subjects are sought before 占, which is followed by the whole.
    var subjectSpan: Range<Int> {
      guard let share = text.find("占", from: span.lowerBound, to: span.upperBound) else { return span }
      return span.lowerBound..<share.lowerBound
    }
  }

  mutating func bind(_ token: Token, _ place: Place) {
    let (text, lead) = (place.text, place.lead)
    let subject = vocabulary.subject(in: text, place.subjectSpan, place.section, place.phrases)
    if let subject, subject.range.upperBound <= lead.lowerBound { open(subject, text) }
    if Reasons.hold(at: token.range.lowerBound, in: text) { return missInReason(token, place) }
    let named = subject.map { $0.range.upperBound > lead.lowerBound } ?? false ? subject : nil
    let tail = named.map { max($0.range.upperBound, lead.lowerBound)..<lead.upperBound } ?? lead
    switch token.kind {
    case .money(let figure):
      let (role, start) = Lead.money(text, tail)
      guard let step = Reading.step(unit: figure.unit, decimals: figure.decimals) else {
        return miss(token, place)
      }
      var claim: Int?
      let before = text.text(tail.lowerBound..<min(start, tail.upperBound))
      if named == nil, let total = total(tail.lowerBound..<min(start, tail.upperBound), place) {
        claim = free(total, role, place)
      } else if Lead.isConnective(before) || Lead.resumes(before, role) {
        claim = self.claim(for: named, token, role, place)
      } else {
        // Other words name another subject, which what follows continues.
        claim = other(tail.lowerBound..<start, token, place).flatMap { free($0, role, place) }
        if claim == nil, !text.text(tail).contains("占") { current = nil }
      }
      guard let claim else { return miss(token, place) }
      let reading = add(figure, .money(unit: figure.unit, decimals: figure.decimals), step, token.range, text)
      fill(claim, role, reading, token, text)
    case .percent(let figure):
      guard let (role, start) = Lead.percent(text, lead) else { return miss(token, place) }
      let begin = named?.range.upperBound ?? lead.lowerBound
      let words = text.text(begin..<max(begin, start))
      guard Lead.isConnective(words) || Lead.resumes(words, role) else { return miss(token, place) }
      guard let claim = claim(for: named, token, role, place) else { return miss(token, place) }
      let reading = add(percent: figure, token, text)
      fill(claim, role, reading, token, text)
    case .level: bindLevel(token, named, place)
    case .count: break
    }
  }

  mutating func add(percent figure: PrintedFigure, _ token: Token, _ text: CompactText) -> Int {
    let decimals = min(figure.decimals, 6)
    let step = Quantum.perPoint / Quantum.power(decimals)
    return add(figure, .percent(decimals: decimals), step, token.range, text)
  }

  /// Figures of a reason speak of other things; what follows them may be said of these.
  private mutating func missInReason(_ token: Token, _ place: Place) {
    if case .level = token.kind { return }
    miss(token, place)
  }

  private mutating func bindLevel(_ token: Token, _ named: Vocabulary.Found?, _ place: Place) {
    let text = place.text
    let start = named.map(\.range.upperBound) ?? place.lead.lowerBound
    let words = text.text(start..<place.lead.upperBound)
    guard !words.contains("预算"), Lead.isConnective(words) else { return }
    let role = Lead.Role.change(word: token.range, sign: 0, isFromPriorYear: true)
    guard let claim = claim(for: named, token, role, place) else { return miss(token, place) }
    guard narrative.claims[claim].change == nil else { return }
    let word = addWord(token.range, 0, text)
    narrative.claims[claim].change = .init(
      figure: word,
      word: word,
      isFromPriorYear: true,
      clause: text.clause(sentence(token.range, text))
    )
  }

  // MARK: Claims

  /// Begins a claim about a subject that a sentence names before its figures.
  mutating func open(_ subject: Vocabulary.Found, _ text: CompactText) {
    var claim = Claim(
      family: subject.phrase.family,
      subject: subject.phrase.subject,
      name: FreeSubject.key(text.text(subject.range)),
      quantities: subject.phrase.quantities,
      clause: text.clause(subject.range)
    )
    claim.purpose = purpose(text, after: subject.range.upperBound)
    claim.isOfAny = subject.phrase.isOfAny
    append(claim)
  }

  /// Makes a claim the one that what follows continues.
  mutating func append(_ claim: Claim) {
    narrative.claims.append(claim)
    current = narrative.claims.count - 1
  }

  /// Sections whose sentences take 收入 and 支出 for subjects.
  private static let sectionsOfTotals: Set<SectionKey> = [.overall, .income, .expenditure, .fiscal]

  private func total(_ words: Range<Int>, _ place: Place) -> FreeSubject? {
    guard place.section.map(Self.sectionsOfTotals.contains) ?? true else { return nil }
    return FreeSubject(total: place.text, words)
  }

  /// The subject that words name, of which the forms say nothing.
  private func other(_ words: Range<Int>, _ token: Token, _ place: Place) -> FreeSubject? {
    let end = token.whole.upperBound
    let after = place.text.text(end..<min(place.text.count, end + 2))
    return ["以上", "以下", "以内", "左右"].contains(after) ? nil : FreeSubject(place.text, words)
  }

  /// A claim about a subject of which the forms say nothing.
  private mutating func free(_ name: FreeSubject, _ role: Lead.Role, _ place: Place) -> Int? {
    let text = place.text
    if case .change = role,
      let same = narrative.claims.lastIndex(where: { $0.name == FreeSubject.key(name.words) }),
      narrative.claims[same].clause.block == text.place(name.range).block,
      isFree(role, narrative.claims[same])
    {
      // A change is told of the same subject as an amount before it.
      narrative.claims[same].isOneOfMany = false
      current = same
      touch(same)
      return same
    }
    let enclosing = current
    var claim = Claim(
      family: ClaimGrammar.freeFamily,
      subject: name.words,
      name: FreeSubject.key(name.words),
      clause: text.clause(name.range)
    )
    claim.quantities =
      name.isTotal
      ? ClaimGrammar.totals(name.words, isOfTheYear: name.isOfTheYear, section: place.section) : []
    claim.isOfAny = name.isTotal
    relate(&claim, to: enclosing, place)
    append(claim)
    touch(narrative.claims.count - 1)
    return current
  }

  /// Notes of which other claims the words that follow may speak.
  private func relate(_ claim: inout Claim, to before: Int?, _ place: Place) {
    guard let before else { return }
    let words = place.text.text(place.span)
    if words.contains("其中") || !place.isNewSentence && narrative.claims[before].enclosing != nil {
      claim.enclosing = words.contains("其中") ? before : narrative.claims[before].enclosing
    }
    claim.isOneOfMany =
      !place.isNewSentence && (words.hasPrefix("、") || words.hasPrefix("和") || words.hasPrefix("及"))
  }

  /// The claim that a figure belongs to; nil where it cannot be told.
  private mutating func claim(
    for subject: Vocabulary.Found?,
    _ token: Token,
    _ role: Lead.Role,
    _ place: Place
  ) -> Int? {
    guard let subject else {
      guard let current, isFree(role, narrative.claims[current]) else { return nil }
      touch(current)
      return current
    }
    let same = narrative.claims.lastIndex {
      $0.family == subject.phrase.family && $0.subject == subject.phrase.subject
    }
    let continues: Bool =
      switch role {
      case .amount, .budget: same == current && !place.isNewSentence
      default: true
      }
    if continues, let same, isFree(role, narrative.claims[same]) {
      narrative.claims[same].isOneOfMany = false
      current = same
      touch(same)
      return same
    }
    let before = current
    open(subject, place.text)
    guard let current else { return nil }
    var claim = narrative.claims[current]
    relate(&claim, to: before, place)
    narrative.claims[current] = claim
    touch(current)
    return current
  }

  mutating func touch(_ claim: Int) {
    if touched.last != claim { touched.append(claim) }
  }

  func isFree(_ role: Lead.Role, _ claim: Claim) -> Bool {
    switch role {
    case .amount: claim.amount == nil
    case .budget(let word): !claim.budgets.contains { $0.word == word }
    case .change: claim.change == nil
    case .rate: claim.rate == nil
    case .share: true
    case .completion: claim.completion == nil
    case .excess: claim.excess == nil
    case .variance: claim.variance == nil
    }
  }

  mutating func fill(_ claim: Int, _ role: Lead.Role, _ reading: Int, _ token: Token, _ text: CompactText) {
    let clause = text.clause(sentence(token.whole, text))
    switch role {
    case .amount:
      narrative.claims[claim].amount = reading
      narrative.claims[claim].amountClause = clause
    case .budget(let word):
      narrative.claims[claim].budgets.append(.init(figure: reading, word: word, clause: clause))
    case .change(let word, let sign, let isFromPriorYear):
      narrative.claims[claim].change = .init(
        figure: reading,
        word: addWord(word, sign, text),
        isFromPriorYear: isFromPriorYear,
        clause: clause
      )
    case .excess(let word, let sign):
      narrative.claims[claim].excess = .init(
        figure: reading,
        word: addWord(word, sign, text),
        isFromPriorYear: false,
        clause: clause
      )
    case .rate(let word, let sign):
      narrative.claims[claim].rate = .init(figure: reading, word: addWord(word, sign, text), clause: clause)
    case .variance: narrative.claims[claim].variance = (reading, clause)
    case .share(let base):
      narrative.claims[claim].shares.append(.init(figure: reading, base: base, clause: clause))
    case .completion(let word):
      var completion = Claim.Budget(figure: reading, word: word, clause: clause)
      let start = max(0, token.range.lowerBound - word.count - 6)
      if !word.isEmpty, let place = text.find(word, from: start, to: token.range.lowerBound) {
        completion.wordSite = site(place, text)
      }
      narrative.claims[claim].completion = completion
    }
  }
}
