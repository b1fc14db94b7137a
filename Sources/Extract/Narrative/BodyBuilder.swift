internal import JuesuanModel

/// Builds the body of a report, block by block, from lines and the places of tables.
struct BodyBuilder {
  private(set) var blocks: [Block] = []
  /// The last heading, by which a table without a title is named.
  private(set) var lastHeading = ""
  private var draft: ParagraphDraft?
  private var section: SectionKey?
  private let flow: ParagraphFlow

  /// The sections that the printed contents announce, by their ordinal.
  private let announced: [Int: SectionKey]
  /// The ordinal of the last section.
  private var lastOrdinal = 0

  init(flow: ParagraphFlow, contents: [ContentsEntry] = []) {
    self.flow = flow
    var announced: [Int: SectionKey] = [:]
    for entry in contents where !TitleText.isTableTitle(Normalisation.withoutOrdinal(entry.title)) {
      guard let ordinal = HeadingText.sectionOrdinal(of: entry.title) else { continue }
      announced[ordinal] = SectionNames.section(of: entry.title, level: 2, within: nil)
    }
    self.announced = announced
  }

  /// Adds a line of running text.
  mutating func add(_ line: TextLine) {
    guard line.text.unicodeScalars.contains(where: { !Normalisation.isSpace($0) }) else { return }
    if let current = draft, flow.continues(current.text, current.last, line) {
      draft?.append(line)
    } else {
      flush()
      draft = ParagraphDraft(line)
    }
  }

  /// Adds the place of a form or table.
  mutating func add(_ block: Block) {
    flush()
    blocks.append(block)
  }

  /// Ends the paragraph that is growing.
  mutating func flush() {
    guard let current = draft else { return }
    draft = nil
    if let key = announcedSection(of: current.text) {
      append(current, level: 2, section: key)
      section = key
      lastOrdinal += 1
    } else if let level = level(of: current) {
      section(of: current.text, level: level)
      lastHeading = current.text
      append(current, level: level, section: opened)
      if level == 1 { lastOrdinal = 0 }
      if level == 2 { lastOrdinal = HeadingText.sectionOrdinal(of: current.text) ?? lastOrdinal }
    } else {
      blocks.append(.paragraph(Paragraph(text: current.text, lines: current.lines)))
    }
  }

  private mutating func append(_ current: ParagraphDraft, level: Int, section: SectionKey?) {
    let box = current.lines.filter { $0.page == current.first.page }.map(\.box)
    blocks.append(
      .heading(
        Heading(
          level: level,
          text: current.text,
          section: section,
          page: current.first.page,
          box: box.dropFirst().reduce(box.first ?? .zero) { $0.union($1) }
        )
      )
    )
  }

  /// The section that a whole sentence opens: it bears the next ordinal, and the contents announce it by its words.
  private func announcedSection(of text: String) -> SectionKey? {
    guard HeadingText.level(of: text) == nil, section != nil, section != .appendix, section != .glossary,
      let ordinal = HeadingText.sectionOrdinal(of: text), ordinal == lastOrdinal + 1,
      let key = announced[ordinal], SectionNames.section(of: text, level: 2, within: nil) == key
    else { return nil }
    return key
  }

  /// The section that the last heading opened.
  private var opened: SectionKey?

  private mutating func section(of text: String, level: Int) {
    opened = SectionNames.section(of: text, level: level, within: level == 1 ? nil : section)
    let isClosed = section == .appendix || section == .glossary
    if opened != nil || level == 1 || (level == 2 && !isClosed) { section = opened }
  }

  private func level(of draft: ParagraphDraft) -> Int? {
    if let level = HeadingText.level(of: draft.text) { return level }
    guard flow.usesGeometry, draft.lines.count == 1, draft.first.isBold || draft.first.size >= Self.titleSize,
      draft.text.count <= HeadingText.longestItem, !draft.text.contains(where: { "。；，：".contains($0) }),
      ParagraphFlow.isCentred(draft.first)
    else { return nil }
    return SectionNames.section(of: draft.text, level: 2, within: section) == nil ? 4 : 2
  }

  /// The size from which a centred line is a title even if it is not bold, in points: running text is set in 10.5 to 16.
  private static let titleSize = 17.0
}
