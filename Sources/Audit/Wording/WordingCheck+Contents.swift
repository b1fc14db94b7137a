import JuesuanModel

/// The printed table of contents against the headings, and the names that forms give the entity.
extension WordingCheck {
  /// The headings that stand below the contents, in order.
  private func headings(_ context: WordingContext) -> [Heading] {
    context.report.body.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
  }

  /// Fewer entries than these do not show by how much printed numbers are shifted.
  private static let fewestEntries = 4

  func contentsPages(_ context: WordingContext, _ rule: Int) -> [Remark] {
    guard context.report.source.medium == .pdf else { return [] }
    let headings = headings(context)
    var from = 0
    var matched: [(entry: ContentsEntry, printed: Int, page: Int)] = []
    for entry in context.report.contents {
      guard let printed = entry.page else { continue }
      let title = Normalisation.compact(entry.title)
      guard let index = headings[from...].firstIndex(where: { Normalisation.compact($0.text) == title })
      else { continue }
      matched.append((entry, printed, headings[index].page))
      from = index + 1
    }
    var counts: [Int: Int] = [:]
    for entry in matched { counts[entry.page - entry.printed, default: 0] += 1 }
    guard matched.count >= Self.fewestEntries,
      let usual = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      usual.value * 2 > matched.count
    else { return [] }
    return matched.filter { $0.page - $0.printed != usual.key }.map { entry in
      var remark = Remark(
        rule: rule,
        page: entry.entry.onPage,
        quote: entry.entry.title.filter { !$0.isWhitespace } + " \(entry.printed)",
        printed: "\(entry.printed)",
        expected: "\(entry.page - usual.key)",
        message: "目录中“\(entry.entry.title)”的页码为\(entry.printed)，正文在第\(entry.page - usual.key)页。"
      )
      remark.severity = .warning
      return remark
    }
  }

  func contentsTitles(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let headings = headings(context).map { (text: Normalisation.compact($0.text), heading: $0) }
    let texts = Set(headings.map(\.text))
    let titles = Set(context.report.contents.map { Normalisation.compact($0.title) })
    return context.report.contents.compactMap { entry in
      let title = Normalisation.compact(entry.title)
      guard let ordinal = Normalisation.ordinal(of: title), !texts.contains(title),
        FormCatalogue.form(titled: entry.title) == nil
      else { return nil }
      let body = String(title.dropFirst(ordinal.count))
      // The heading of the same number with nearly the same words.
      let near = headings.filter { $0.text.hasPrefix(ordinal) && !titles.contains($0.text) }.first {
        candidate in
        let other = String(candidate.text.dropFirst(ordinal.count))
        return Self.sharedLength(other, body) * 2 >= max(body.count, 4) && !other.hasPrefix(body)
          && !body.hasPrefix(other)
      }
      guard let near else { return nil }
      var remark = Remark(
        rule: rule,
        page: near.heading.page,
        box: near.heading.box,
        quote: near.heading.text,
        printed: near.heading.text,
        expected: entry.title,
        message: "标题与目录不一致：目录为“\(entry.title)”，正文为“\(near.heading.text)”。"
      )
      remark.severity = .info
      return remark
    }
  }

  func entityNames(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let own = Normalisation.compact(context.report.entity)
    guard !own.isEmpty else { return [] }
    return context.report.forms.compactMap { form in
      guard let printed = form.entity, !printed.isEmpty else { return nil }
      let name = Normalisation.compact(printed)
      guard !name.contains(own), !own.contains(name) else { return nil }
      return Remark(
        rule: rule,
        page: form.table.pages.first,
        quote: printed,
        printed: printed,
        expected: context.report.entity,
        message:
          "\(FormCatalogue.definition(of: form.key).title)的单位名称为“\(printed)”，报告其他各处为“\(context.report.entity)”。"
      )
    }
  }

  /// A column name printed twice in place of another that is lacking.
  func headers(_ context: WordingContext, _ rule: Int) -> [Remark] {
    context.report.forms.flatMap { form -> [Remark] in
      let printed = form.table.rows.prefix(max(form.table.headerRows, 1)).joined().compactMap { $0 }
        .map { Normalisation.compact($0.text) }
      var counts: [String: Int] = [:]
      for text in printed where !text.isEmpty { counts[text, default: 0] += 1 }
      let names = form.columns.compactMap {
        $0.path.split(separator: "/").last.map { Normalisation.compact($0) }
      }
      var expected: [String: Int] = [:]
      for name in names { expected[name, default: 0] += 1 }
      let lacking = expected.keys.filter { counts[$0] == nil }.sorted()
      let doubled = expected.filter { counts[$0.key, default: 0] > $0.value }.map(\.key).sorted()
      guard let twice = doubled.first, let missing = lacking.first, doubled.count == 1, lacking.count == 1
      else {
        return []
      }
      return [
        Remark(
          rule: rule,
          page: form.table.pages.first,
          box: form.table.parts.first?.box,
          quote: twice,
          printed: twice,
          expected: missing,
          message: "\(FormCatalogue.definition(of: form.key).title)的表头把“\(twice)”印了两次，缺“\(missing)”。"
        )
      ]
    }
  }
}
