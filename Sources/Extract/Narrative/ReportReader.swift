public import JuesuanModel

/// Lines and tables to a report: cover, contents, forms, other tables and the narrative, each with its place.
public enum ReportReader {
  /// Reads the report that a document is.
  ///
  /// Every character of the stream ends in the report: in cover, contents or body, in a table with its captions and
  /// notes, or in a diagnostic.
  public static func report(from stream: DocumentStream, source: Source) -> Report {
    let flow = ParagraphFlow(usesGeometry: source.medium == .pdf)
    let items = FormJoin.joined(stream.items)
    let gathering = Pending { TableSurroundings(items, flow: flow) }
    let contents = ContentsReader(items)
    let cover = CoverReader(items, contents: contents.taken)
    let surroundings = gathering.value
    let election = FormElection(surroundings.candidates, isFinalAccount: Self.speaksOfFinalAccount(items))
    let unit = usualUnit(surroundings.candidates)
    let taken = Set(cover.taken).union(contents.taken ?? 0..<0)
    let winners = election.winners.filter { !taken.contains($0.key) }
    let reading = Pending { Self.forms(winners, surroundings.candidates, unit: unit) }

    var body = BodyBuilder(flow: flow, contents: contents.entries)
    var extras: [NamedTable] = []
    for (place, item) in items.enumerated() {
      if taken.contains(place) { continue }
      switch item {
      case .line(let line):
        if !surroundings.taken.contains(place) { body.add(line) }
      case .table(let table):
        body.flush()
        let candidate = surroundings.candidates[place] ?? TableCandidate(table: table)
        if let key = winners[place] {
          body.add(.form(key))
        } else {
          body.add(.table(extras.count))
          extras.append(named(candidate, under: body.lastHeading))
        }
      }
    }
    body.flush()
    let read = reading.value
    let forms = read.map(\.form)
    let present = Set(forms.map(\.key))
    let vote = EntityVote(
      cover: cover.lines,
      headings: headings(body.blocks) + contents.entries.map(\.title),
      named: forms.compactMap(\.entity),
      mentioned: surroundings.candidates.keys.sorted().filter { election.winners[$0] == nil }
        .compactMap { surroundings.candidates[$0]?.entity },
      paragraphs: paragraphs(body.blocks)
    )
    return Report(
      source: source,
      entity: vote.entity,
      entityKind: vote.kind,
      fiscalYear: vote.year,
      cover: cover.lines,
      unit: unit,
      contents: contents.entries,
      forms: forms.sorted { $0.key < $1.key },
      missingForms: FormKey.allCases.filter { !present.contains($0) },
      extraTables: extras,
      body: body.blocks,
      diagnostics: stream.diagnostics + election.diagnostics + read.flatMap(\.diagnostics)
    )
  }

  /// The forms in their order in the stream, with what was noticed in them and about them.
  private static func forms(
    _ winners: [Int: FormKey],
    _ candidates: [Int: TableCandidate],
    unit: MoneyUnit
  ) -> [(form: FormTable, diagnostics: [Diagnostic])] {
    let elected = winners.sorted { $0.key < $1.key }.compactMap { place, key in
      candidates[place].map { (key, $0) }
    }
    return Concurrently.map(elected) { key, candidate in
      let (form, noticed) = FormReader.form(key, candidate: candidate, unit: unit)
      return (form, noticed + leftOver(candidate, form: form))
    }
  }

  private static func named(_ candidate: TableCandidate, under heading: String) -> NamedTable {
    NamedTable(
      name: candidate.title ?? Normalisation.withoutOrdinal(heading),
      captions: candidate.repeatedTitles + candidate.captions,
      notes: candidate.notes,
      unit: candidate.unit,
      table: candidate.table
    )
  }

  /// What stood above a form and has no place in it: a title printed twice, a date.
  private static func leftOver(_ candidate: TableCandidate, form: FormTable) -> [Diagnostic] {
    let known = [candidate.number, candidate.entity].compactMap { $0 }
    let rest = candidate.captions.filter { caption in
      var text = Normalisation.spaceless(caption)
      for piece in known { text = text.replacing(Normalisation.spaceless(piece), with: "") }
      text = TitleText.withoutLabels(text)
      return text.contains { $0.isLetter || $0.isNumber }
    }
    return (candidate.repeatedTitles + rest).map { text in
      Diagnostic(
        .note,
        "form-caption",
        "《\(FormCatalogue.definition(of: form.key).title)》表前文字：\(text)",
        page: candidate.table.pages.first,
        box: candidate.table.parts.first?.box
      )
    }
  }

  /// The unit that most tables state; 万元 where none does.
  private static func usualUnit(_ candidates: [Int: TableCandidate]) -> MoneyUnit {
    var votes: [MoneyUnit: Int] = [:]
    for candidate in candidates.values { if let unit = candidate.unit { votes[unit, default: 0] += 1 } }
    return votes.max { ($0.value, $0.key.fenExponent) < ($1.value, $1.key.fenExponent) }?.key
      ?? .tenThousandYuan
  }

  /// Whether a document calls itself a final account: tables without a title are forms only there.
  private static func speaksOfFinalAccount(_ items: [DocumentStream.Item]) -> Bool {
    var (account, budget) = (0, 0)
    for case .line(let line) in items {
      let text = Normalisation.spaceless(line.text)
      if text.contains("决算") { account += 1 }
      if text.contains("部门预算") || text.contains("单位预算") { budget += 1 }
    }
    return account > budget
  }

  private static func headings(_ blocks: [Block]) -> [String] {
    blocks.compactMap { if case .heading(let heading) = $0 { heading.text } else { nil } }
  }

  private static func paragraphs(_ blocks: [Block]) -> [String] {
    blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
  }
}
