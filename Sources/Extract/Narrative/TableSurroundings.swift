internal import JuesuanModel

/// Gathers what stands around each table: title, number, entity and unit above it, notes below it.
struct TableSurroundings {
  /// The tables in reading order, by their place in the stream.
  private(set) var candidates: [Int: TableCandidate] = [:]
  /// The lines that went into them.
  private(set) var taken: Set<Int> = []

  /// How many lines above a grid may belong to it: title twice, number, entity, unit, date.
  static let furthestCaption = 8
  /// Characters of the longest last line of a title that is none by itself.
  private static let longestEnd = 6

  init(_ items: [DocumentStream.Item], flow: ParagraphFlow) {
    let tables = items.enumerated().compactMap { place, item in
      if case .table(let table) = item { (place, table) } else { nil }
    }
    let found = Concurrently.map(tables) { ($0, TableCandidate(table: $1)) }
    for case (let index, var candidate) in found {
      gatherAbove(index, items, into: &candidate)
      gatherCaptionRows(into: &candidate)
      gatherBelow(index, items, flow, into: &candidate)
      candidates[index] = candidate
    }
  }

  // MARK: Above

  private mutating func gatherAbove(
    _ index: Int,
    _ items: [DocumentStream.Item],
    into candidate: inout TableCandidate
  ) {
    var place = index - 1
    while place >= 0, index - place <= Self.furthestCaption, case .line(let line) = items[place],
      !taken.contains(place)
    {
      let parts = Self.parts(line.text)
      let level = HeadingText.level(of: line.text)
      if let start = startOfTitle(endingAt: place, items, level: level, candidate) {
        candidate.title = ParagraphDraft.tidied(start + line.text)
        candidate.isTitledByHeading = false
        taken.formUnion([place, place - 1])
        place -= 2
        continue
      }
      if level == nil || level == 4,
        parts.allSatisfy({ TitleText.isCaption($0) || TitleText.isTableTitle($0) })
      {
        for part in parts.reversed() { take(part, into: &candidate) }
        taken.insert(place)
      } else if let title = candidate.title, level == nil, line.text.count < 40,
        !line.text.contains(where: { "。；，.".contains($0) }), !TitleText.isNote(line.text),
        FormCatalogue.names(line.text + title),
        Normalisation.title(title).count < 8 || FormCatalogue.form(titled: title) == nil
      {
        // A title in two lines.
        candidate.title = ParagraphDraft.tidied(line.text + title)
        taken.insert(place)
      } else {
        if candidate.title == nil, level != nil, TitleText.isTableTitle(line.text) {
          candidate.title = Normalisation.withoutOrdinal(ParagraphDraft.tidied(line.text))
          candidate.isTitledByHeading = true
        }
        return
      }
      place -= 1
    }
  }

  /// The line above that begins the title of which a line is but the end: `算表`, `公开情况表`.
  private func startOfTitle(
    endingAt place: Int,
    _ items: [DocumentStream.Item],
    level: Int?,
    _ candidate: TableCandidate
  ) -> String? {
    guard candidate.title == nil || candidate.isTitledByHeading, level == nil, place > 0,
      case .line(let end) = items[place], end.text.hasSuffix("表"), end.text.count <= Self.longestEnd,
      !TitleText.isTableTitle(end.text), !TitleText.isCaption(end.text),
      case .line(let start) = items[place - 1], HeadingText.level(of: start.text) == nil,
      start.text.count < TitleText.longestTitle, FormCatalogue.names(start.text + end.text)
    else { return nil }
    return start.text
  }

  private func take(_ part: String, into candidate: inout TableCandidate) {
    if TitleText.isTableTitle(part), !TitleText.isEntityLine(part), TitleText.formNumber(in: part) != part {
      // A title inside the grid says more than the heading of a part: 第五部分 附表.
      if candidate.title == nil || candidate.isTitledByHeading {
        candidate.title = ParagraphDraft.tidied(part)
        candidate.isTitledByHeading = false
      } else {
        candidate.repeatedTitles.insert(ParagraphDraft.tidied(part), at: 0)
      }
      return
    }
    candidate.number = TitleText.formNumber(in: part) ?? candidate.number
    candidate.entity = TitleText.entity(in: part) ?? candidate.entity
    candidate.unit = TitleText.unit(in: part) ?? TitleText.cutUnit(part) ?? candidate.unit
    candidate.captions.insert(part, at: 0)
  }

  /// The parts of a line that wide gaps set apart: two spaces or more, or a full-width one.
  static func parts(_ text: String) -> [String] {
    var parts = [String.UnicodeScalarView()]
    /// The single space that may still turn out to be a gap.
    var space: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if Normalisation.isSpace(scalar) {
        let isGap = space != nil || scalar == "\u{3000}" || parts[parts.count - 1].isEmpty
        if isGap, !parts[parts.count - 1].isEmpty { parts.append(String.UnicodeScalarView()) }
        space = isGap ? nil : scalar
      } else {
        if let space { parts[parts.count - 1].append(space) }
        space = nil
        parts[parts.count - 1].append(scalar)
      }
    }
    return parts.filter { !$0.isEmpty }.map { String($0) }
  }

  /// Titles and captions that stand inside the grid's first rows.
  private func gatherCaptionRows(into candidate: inout TableCandidate) {
    for text in candidate.grid.captions.reversed() {
      for part in Self.parts(text).reversed() { take(part, into: &candidate) }
    }
  }

  // MARK: Below

  private mutating func gatherBelow(
    _ index: Int,
    _ items: [DocumentStream.Item],
    _ flow: ParagraphFlow,
    into candidate: inout TableCandidate
  ) {
    var place = index + 1
    var note: ParagraphDraft?
    var number = 0
    while place < items.count, case .line(let line) = items[place] {
      if let current = note, flow.continues(current.text, current.last, line),
        HeadingText.level(of: line.text) == nil, !TitleText.isTableTitle(line.text)
      {
        note?.append(line)
      } else if TitleText.isNote(line.text) || TitleText.saysEmpty(line.text) {
        if let note { candidate.notes.append(note.text) }
        note = ParagraphDraft(line)
        number = Self.beginsList(line.text) ? 1 : 0
      } else if let current = note, let next = Self.number(of: line.text), next == number + 1,
        HeadingText.level(of: line.text) == nil || !line.startsParagraph
      {
        candidate.notes.append(current.text)
        note = ParagraphDraft(line)
        number = next
      } else if let current = note, line.page == current.last.page, TitleText.isSentence(line.text),
        HeadingText.level(of: line.text) == nil, !line.startsParagraph
      {
        // A second note on a line of its own, without a mark.
        candidate.notes.append(current.text)
        note = ParagraphDraft(line)
      } else {
        break
      }
      taken.insert(place)
      place += 1
    }
    if let note { candidate.notes.append(note.text) }
  }

  /// Whether a note begins its list in its own line: `注：1.…`.
  private static func beginsList(_ text: String) -> Bool {
    var cursor = ScalarCursor(text)
    return cursor.first { cursor in
      guard cursor.skip(one: ":：") else { return false }
      cursor.skipSpace()
      return cursor.skip("1") && cursor.skip(one: ".．、")
    } != nil
  }

  private static func number(of text: String) -> Int? {
    guard let ordinal = Normalisation.ordinal(of: text.drop(while: \.isWhitespace)) else { return nil }
    return Int(ordinal.filter { $0.isASCII && $0.isNumber })
  }
}
