import JuesuanModel

/// Reads the narrative into claims: section by section, sentence by sentence, clause by clause.
///
/// A clause inherits its subject; what cannot be bound is counted and never guessed.
struct NarrativeReader {
  private let report: Report
  let vocabulary: Vocabulary
  var narrative = Narrative()
  var ledger: Ledger
  private var section: SectionKey?
  private var pending: CompactText?
  /// The index of the claim that clauses without a subject continue.
  var current: Int?
  /// The claims that the sentence has touched, in order.
  var touched: [Int] = []
  /// The claims of the last row of figures: 分别为….
  var group: [Int] = []

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

  /// Characters of the longest title that runs into its text, such as 2.一般公共预算财政拨款支出决算结构情况.
  private static let longestTitle = 30

  /// Where a paragraph begins with the title of a section, as in `2.收入情况。本年收入合计…`, that section is entered.
  private mutating func enterTopic(_ text: CompactText) {
    guard section.map(Self.openSections.contains) ?? true else { return }
    let end = text.boundary(after: 0, marks: ["。", ":", ",", ";"])
    let title = text.text(0..<end)
    guard end <= Self.longestTitle, Normalisation.ordinal(of: title) != nil,
      title.hasSuffix("情况") || title.hasSuffix("情况说明"),
      let key = SectionNames.section(of: title, level: 2, within: section), Self.openSections.contains(key)
    else { return }
    section = key
  }

  /// Sections that run into each other in reports that tell them paragraph by paragraph.
  private static let openSections: Set<SectionKey> = [
    .overall, .income, .expenditure, .fiscal, .general, .generalOverall, .generalStructure, .generalDetail,
    .units,
  ]

  private mutating func read(_ text: CompactText) {
    narrative.paragraphs.append(text)
    enterTopic(text)
    if let section {
      narrative.sections[section, default: []].append(text)
      readCounts(text, section)
      if section == .basic { readLists(text) }
      readNone(text, section)
    }
    // An appendix and a glossary speak of other scopes.
    guard section != .glossary, section != .appendix else { return }
    let phrases = section.map(vocabulary.phrases) ?? []
    // Without a section nothing shows that two paragraphs speak of the same.
    if section == nil { current = nil }
    let tokens = Token.tokens(of: text)
    var previous = 0
    var index = 0
    touched = []
    group = []
    while index < tokens.count {
      let token = tokens[index]
      if case .count = token.kind {
        index += 1
        continue
      }
      let span = previous..<token.range.lowerBound
      let place = Place(text: text, span: span, section: section, phrases: phrases)
      if place.isNewSentence {
        touched = []
        group = []
      }
      readComparisons(text, span)
      let row = row(of: tokens, from: index, text)
      if row.count > 1 {
        bind(row: row, place)
        index += row.count
        previous = row[row.count - 1].whole.upperBound
      } else {
        bind(token, place)
        index += 1
        previous = token.whole.upperBound
      }
    }
    readComparisons(text, previous..<text.count)
  }

  mutating func miss(_ token: Token, _ place: Place) {
    let family = place.phrases.first?.family ?? ClaimGrammar.freeFamily
    narrative.unbound[family, default: []].append(place.text.clause(sentence(token.whole, place.text)))
  }

  /// The words from the last full stop or semicolon to the figure.
  func sentence(_ range: Range<Int>, _ text: CompactText) -> Range<Int> {
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
