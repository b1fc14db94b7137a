import JuesuanModel

/// Reads the narrative into claims: section by section, sentence by sentence, clause by clause.
///
/// A clause inherits its subject; what cannot be bound is counted and never guessed.
struct NarrativeReader {
  private let report: Report
  private let vocabulary: Vocabulary
  var narrative = Narrative()
  var ledger: Ledger
  private var section: SectionKey?
  private var pending: CompactText?
  /// The index of the claim that clauses without a subject continue.
  var current: Int?

  private init(_ report: Report, index: FormIndex, ledger: Ledger) {
    self.report = report
    self.ledger = ledger
    vocabulary = Vocabulary(index)
  }

  /// Everything that the narrative says; its figures are added to the ledger.
  static func read(_ report: Report, index: FormIndex, ledger: inout Ledger) -> Narrative {
    var reader = NarrativeReader(report, index: index, ledger: ledger)
    for (block, content) in report.body.enumerated() {
      switch content {
      case .heading(let heading) where heading.level >= Self.runningLevel && heading.section == nil:
        reader.take(heading.text, block)
      case .heading(let heading):
        reader.readPending()
        reader.enter(heading)
      case .paragraph(let paragraph): reader.take(paragraph.text, block)
      case .form, .table: break
      }
    }
    reader.readPending()
    reader.ledger.settlePercentages()
    ledger = reader.ledger
    return reader.narrative
  }

  /// Headings of this level and below are the beginnings of running text: 1．一般公共服务支出（类）….
  private static let runningLevel = 4

  /// Puts the pieces of a cut paragraph together; a new ordinal begins a new one.
  private mutating func take(_ text: String, _ block: Int) {
    let beginsAnew = Normalisation.ordinal(of: text.drop(while: \.isWhitespace)) != nil
    if pending?.isOpen == true, !beginsAnew {
      pending?.append(text, block: block)
    } else {
      readPending()
      pending = CompactText(text, block: block)
      if beginsAnew { current = nil }
    }
  }

  private mutating func readPending() {
    guard let text = pending else { return }
    pending = nil
    read(text)
  }

  private mutating func enter(_ heading: Heading) {
    if let key = heading.section {
      section = key
    } else if heading.level <= 2 {
      section = nil
    }
    current = nil
  }

  private mutating func read(_ text: CompactText) {
    narrative.paragraphs.append(text)
    guard let section else { return }
    narrative.sections[section, default: []].append(text)
    readCounts(text, section)
    if section == .basic { readLists(text) }
    readNone(text, section)
    let phrases = vocabulary.phrases(of: section)
    guard !phrases.isEmpty else { return }
    var previous = 0
    for token in Token.tokens(of: text) {
      let span = previous..<token.range.lowerBound
      if case .count = token.kind { continue }
      readComparisons(text, span)
      bind(token, span, text, phrases, section)
      previous = token.whole.upperBound
    }
    readComparisons(text, previous..<text.count)
  }

  // MARK: Binding

  private mutating func bind(
    _ token: Token,
    _ span: Range<Int>,
    _ text: CompactText,
    _ phrases: [SubjectPhrase],
    _ section: SectionKey
  ) {
    let clauseStart = text.boundary(before: span.upperBound, marks: ["。", ";"])
    let lead = max(span.lowerBound, clauseStart)..<span.upperBound
    let subject = vocabulary.subject(in: text, subjectSpan(text, span), section, phrases)
    if let subject, subject.range.upperBound <= lead.lowerBound { open(subject, text) }
    let words = text.text(lead)
    if words.contains("原因") || words.contains("由于") || words.hasPrefix(",主要是") { return }
    let named = subject.map { $0.range.upperBound > lead.lowerBound } ?? false ? subject : nil
    let tail = named.map { max($0.range.upperBound, lead.lowerBound)..<lead.upperBound } ?? lead
    let isNewSentence = span.lowerBound == 0 || text.text(span).contains("。")
    switch token.kind {
    case .money(let figure):
      guard let step = Reading.step(unit: figure.unit, decimals: figure.decimals) else {
        return miss(section)
      }
      let role = Lead.money(text, tail)
      guard Lead.isConnective(text.text(tail)) else {
        // Other words name another subject, which what follows may continue.
        current = nil
        return miss(section)
      }
      let claim = claim(for: named, text, token, role, isNewSentence)
      guard let claim else { return miss(section) }
      let reading = add(figure, .money(unit: figure.unit, decimals: figure.decimals), step, token.range, text)
      fill(claim, role, reading, token, text, section)
    case .percent(let figure):
      let step = Quantum.perPoint / Quantum.power(min(figure.decimals, 6))
      guard let role = Lead.percent(text, lead) else { return miss(section) }
      guard let claim = claim(for: named, text, token, role, isNewSentence) else { return miss(section) }
      let reading = add(figure, .percent(decimals: min(figure.decimals, 6)), step, token.range, text)
      fill(claim, role, reading, token, text, section)
    case .level:
      guard !words.contains("预算") else { return }
      let role = Lead.Role.change(word: token.range, sign: 0, isFromPriorYear: true)
      guard let claim = claim(for: named, text, token, role, isNewSentence) else { return miss(section) }
      guard narrative.claims[claim].change == nil else { return }
      let word = addWord(token.range, 0, text)
      narrative.claims[claim].change = .init(
        figure: word,
        word: word,
        isFromPriorYear: true,
        clause: text.clause(sentence(token.range, text))
      )
    case .count: break
    }
  }

  /// Subjects are sought before 占, which is followed by the whole.
  private func subjectSpan(_ text: CompactText, _ span: Range<Int>) -> Range<Int> {
    guard let share = text.find("占", from: span.lowerBound, to: span.upperBound) else { return span }
    return span.lowerBound..<share.lowerBound
  }

  private mutating func miss(_ section: SectionKey) {
    let family = vocabulary.phrases(of: section).first?.family ?? section.rawValue
    narrative.unbound[family, default: 0] += 1
  }

  /// Begins a claim about a subject that a sentence names before its figures.
  private mutating func open(_ subject: Vocabulary.Found, _ text: CompactText) {
    var claim = Claim(
      family: subject.phrase.family,
      subject: subject.phrase.subject,
      quantities: subject.phrase.quantities,
      clause: text.clause(subject.range)
    )
    claim.purpose = purpose(text, after: subject.range.upperBound)
    narrative.claims.append(claim)
    current = narrative.claims.count - 1
  }

  /// The claim that a figure belongs to; nil where it cannot be told.
  private mutating func claim(
    for subject: Vocabulary.Found?,
    _ text: CompactText,
    _ token: Token,
    _ role: Lead.Role,
    _ isNewSentence: Bool
  ) -> Int? {
    guard let subject else {
      guard let current, isFree(role, narrative.claims[current]) else { return nil }
      return current
    }
    let same = narrative.claims.lastIndex {
      $0.family == subject.phrase.family && $0.subject == subject.phrase.subject
    }
    let continues: Bool =
      switch role {
      case .amount, .budget: same == current && !isNewSentence
      default: true
      }
    if continues, let same, isFree(role, narrative.claims[same]) {
      current = same
      return same
    }
    open(subject, text)
    return current
  }

  private func isFree(_ role: Lead.Role, _ claim: Claim) -> Bool {
    switch role {
    case .amount: claim.amount == nil
    case .budget(let word): !claim.budgets.contains { $0.word == word }
    case .change: claim.change == nil
    case .rate: claim.rate == nil
    case .share: true
    case .completion: claim.completion == nil
    }
  }

  private mutating func fill(
    _ claim: Int,
    _ role: Lead.Role,
    _ reading: Int,
    _ token: Token,
    _ text: CompactText,
    _ section: SectionKey
  ) {
    let clause = text.clause(sentence(token.whole, text))
    switch role {
    case .amount:
      narrative.claims[claim].amount = reading
      narrative.claims[claim].amountClause = clause
    case .budget(let word):
      narrative.claims[claim].budgets.append(.init(figure: reading, word: word, clause: clause))
    case .change(let word, let sign, let isFromPriorYear):
      let word = addWord(word, sign, text)
      narrative.claims[claim].change = .init(
        figure: reading,
        word: word,
        isFromPriorYear: isFromPriorYear,
        clause: clause
      )
    case .rate(let word, let sign):
      let word = addWord(word, sign, text)
      narrative.claims[claim].rate = .init(figure: reading, word: word, clause: clause)
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

  /// The words from the last full stop or semicolon to the figure.
  private func sentence(_ range: Range<Int>, _ text: CompactText) -> Range<Int> {
    text.boundary(before: range.lowerBound, marks: ["。", ";"])..<range.upperBound
  }

  mutating func add(
    _ figure: PrintedFigure,
    _ measure: Reading.Measure,
    _ step: Int128,
    _ range: Range<Int>,
    _ text: CompactText
  ) -> Int {
    ledger.add(
      Reading(
        site: site(range, text),
        measure: measure,
        state: .printed,
        center: Int128(figure.coefficient) * step,
        // A narrative prints 0 for 0.00; it may stand for less than half of the last place that amounts have.
        radius: figure.isZero && figure.decimals == 0 ? step / 200 : step / 2,
        operand: operand(range, text)
      )
    )
  }

  mutating func addWord(_ range: Range<Int>, _ sign: Int128, _ text: CompactText) -> Int {
    ledger.add(
      Reading(
        site: site(range, text),
        measure: .word,
        state: .printed,
        center: sign,
        radius: 0,
        operand: operand(range, text)
      )
    )
  }

  func site(_ range: Range<Int>, _ text: CompactText) -> Change.Target {
    let place = text.place(range)
    return .text(block: place.block, offset: place.offset, length: place.length)
  }

  /// The end of a lead that names a figure: as many whole clauses as make a name, cut in front where it is long.
  private static func lastWords(of lead: String) -> String {
    let marks: Set<Character> = [",", "，", ";", "；", ":", "：", "。"]
    let enough = lead.indices.last { marks.contains(lead[$0]) && lead[$0...].count > 6 }
    let words = enough.map { lead[lead.index(after: $0)...] } ?? lead[...]
    return words.count <= 30 ? String(words) : "…" + words.suffix(28)
  }

  func operand(_ range: Range<Int>, _ text: CompactText) -> Operand {
    let place = text.place(range)
    var line: Paragraph.Line?
    if report.body.indices.contains(place.block), case .paragraph(let paragraph) = report.body[place.block] {
      line = paragraph.line(at: place.offset)
    }
    let label = text.text(sentence(range, text).lowerBound..<range.lowerBound)
    return Operand(
      form: nil,
      label: Self.lastWords(of: label),
      printed: text.printedText(range),
      page: line?.page,
      box: line?.box
    )
  }
}
