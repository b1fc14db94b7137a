import JuesuanModel

extension WordingCheck {
  /// What the check finds in a report.
  func remarks(_ context: WordingContext, rule: Int) -> [Remark] {
    switch self {
    case .phrases(let words): phrases(words, context, rule)
    case .listedForms: listedForms(context, rule)
    case .presentForms: presentForms(context, rule)
    case .years: years(context, rule)
    case .classNames: classNames(context, rule)
    case .codes: codes(context, rule)
    case .purposes: purposes(context, rule)
    case .results: results(context, rule)
    case .executionRates: executionRates(context, rule)
    case .summaries: summariesAgainstTables(context, rule)
    case .projectCounts: projectCounts(context, rule)
    case .repeatedAmounts: repeatedAmounts(context, rule)
    case .toldShares: toldShares(context, rule)
    case .visits: visits(context, rule)
    case .contentsPages: contentsPages(context, rule)
    case .contentsTitles: contentsTitles(context, rule)
    case .entityNames: entityNames(context, rule)
    case .headers: headers(context, rule)
    case .lostFigures: lostFigures(context, rule)
    case .cutUnits: cutUnits(context, rule)
    case .repeatedCounts: repeatedCounts(context, rule)
    case .punctuation: punctuation(context, rule)
    case .reasons: reasons(context, rule)
    case .negatives: negatives(context, rule)
    case .carsHeld: carsHeld(context, rule)
    case .surpluses: surpluses(context, rule)
    }
  }

  private func phrases(_ words: [String], _ context: WordingContext, _ rule: Int) -> [Remark] {
    var result: [Remark] = []
    for text in context.narrative.paragraphs {
      for word in words {
        guard let range = text.find(Normalisation.compact(word)) else { continue }
        let sentence =
          text.boundary(
            before: range.lowerBound,
            marks: ["。"]
          )..<min(
            text.boundary(after: range.upperBound, marks: ["。"]) + 1,
            text.count
          )
        result.append(
          Remark(
            rule: rule,
            clause: text.clause(sentence),
            printed: text.printedText(range),
            expected: nil,
            message: "留有模板文字“\(text.printedText(range))”，应填写或删除。"
          )
        )
        break
      }
    }
    for case .heading(let heading) in context.report.body {
      guard
        let word = words.first(where: {
          Normalisation.compact(heading.text).contains(Normalisation.compact($0))
        })
      else { continue }
      result.append(placed(word, heading.text, heading.page, heading.box, rule))
    }
    for form in context.report.forms {
      for note in form.notes {
        let compact = Normalisation.compact(note)
        guard let word = words.first(where: { compact.contains(Normalisation.compact($0)) }) else { continue }
        result.append(placed(word, note, form.table.pages.last, nil, rule))
      }
    }
    return result
  }

  private func placed(_ word: String, _ text: String, _ page: Int?, _ box: Rect?, _ rule: Int) -> Remark {
    Remark(
      rule: rule,
      page: page,
      box: box,
      quote: text.filter { !$0.isWhitespace },
      printed: word,
      expected: nil,
      message: "留有模板文字“\(word)”，应填写或删除。"
    )
  }

  private func listedForms(_ context: WordingContext, _ rule: Int) -> [Remark] {
    var seen: Set<FormKey> = []
    let listed = context.report.contents.filter { FormCatalogue.form(titled: $0.title) != nil }
    if context.report.forms.isEmpty, let first = listed.first {
      var remark = Remark(
        rule: rule,
        page: first.onPage,
        quote: first.title.filter { !$0.isWhitespace },
        printed: first.title,
        expected: nil,
        message: "目录列有\(listed.count)张公开表，正文一张也没有；如另行公开，应注明出处。"
      )
      remark.severity = .warning
      return [remark]
    }
    return context.report.contents.compactMap { entry in
      guard let key = FormCatalogue.form(titled: entry.title), context.report.form(key) == nil,
        seen.insert(key).inserted
      else { return nil }
      let title = FormCatalogue.definition(of: key).title
      return Remark(
        rule: rule,
        page: entry.onPage,
        quote: entry.title.filter { !$0.isWhitespace },
        printed: entry.title,
        expected: title,
        message: "目录列有“\(entry.title)”，正文没有这张表。没有数据的表也应保留表式并说明。"
      )
    }
  }

  /// The first year in which form 08 belongs to the nine.
  private static let firstYearOfStateCapital = 2020

  private func presentForms(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let listed = Set(context.report.contents.compactMap { FormCatalogue.form(titled: $0.title) })
    // A text without any form is the narrative alone; its forms are published elsewhere.
    guard !context.report.forms.isEmpty else { return [] }
    return FormKey.allCases.filter { key in
      context.report.form(key) == nil && !listed.contains(key)
        && !(key == .stateCapital && context.report.fiscalYear ?? .max < Self.firstYearOfStateCapital)
    }.map { key in
      let title = FormCatalogue.definition(of: key).title
      return Remark(
        rule: rule,
        quote: title,
        printed: "",
        expected: title,
        message: "报告没有“\(title)”。没有数据的表也应保留表式并说明。"
      )
    }
  }

  private func codes(_ context: WordingContext, _ rule: Int) -> [Remark] {
    context.report.forms.filter { FormCatalogue.definition(of: $0.key).shape == .coded }.flatMap { form in
      let coded = form.rows.filter { $0.key.map(Instances.isCode) ?? false }
      let keys = Set(coded.compactMap(\.key))
      var seen: Set<String> = []
      let doubled = coded.filter { !seen.insert($0.key ?? "").inserted }
      let orphans = coded.filter { row in
        guard let key = row.key, key.count > 3 else { return false }
        return !keys.contains(String(key.dropLast(2)))
      }
      return [
        remark(on: doubled, of: form, "科目代码重复", rule), remark(on: orphans, of: form, "上级科目不在表中", rule),
      ].compactMap { $0 }
    }
  }

  /// One remark on all rows of a form that share a defect.
  private func remark(on rows: [FormRow], of form: FormTable, _ defect: String, _ rule: Int) -> Remark? {
    guard let first = rows.first else { return nil }
    let names = rows.map { ($0.code ?? "") + $0.label }.joined(separator: "、")
    return Remark(
      rule: rule,
      page: first.figures.first?.page ?? form.table.pages.first,
      box: first.figures.first?.box,
      quote: (first.code ?? "") + " " + first.label,
      printed: rows.compactMap(\.code).joined(separator: "、"),
      expected: nil,
      message: "\(FormCatalogue.definition(of: form.key).title)：\(defect)：\(names)。"
    )
  }

  /// Shared words of at least this many characters tie a purpose to an item by name; 事业单位医疗 in a report of Shanghai.
  private static let tiedLength = 4

  private func purposes(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let items = context.narrative.claims("N5c").filter { $0.purpose != nil }
    var result: [Remark] = []
    for item in items {
      guard let purpose = item.purpose, let name = context.itemName(item) else { continue }
      for other in items
      where other.subject != item.subject && other.subject.prefix(3) != item.subject.prefix(3) {
        guard other.purpose?.text == purpose.text, let otherName = context.itemName(other),
          Self.sharedLength(otherName, purpose.text) >= Self.tiedLength,
          Self.sharedLength(name, purpose.text) < 2
        else { continue }
        result.append(
          Remark(
            rule: rule,
            clause: purpose.clause,
            printed: purpose.clause.quote,
            expected: nil,
            message: "“\(name)”的用途写作“\(purpose.clause.quote)”，与“\(otherName)”的用途相同，疑为复制。"
          )
        )
        break
      }
    }
    return result
  }

  /// The length of the longest words that both texts contain.
  static func sharedLength(_ a: String, _ b: String) -> Int {
    let (left, right) = (Array(a), Array(b))
    var best = 0
    var previous = [Int](repeating: 0, count: right.count + 1)
    for x in left {
      var row = [Int](repeating: 0, count: right.count + 1)
      for (index, y) in right.enumerated() where x == y {
        row[index + 1] = previous[index] + 1
        best = max(best, row[index + 1])
      }
      previous = row
    }
    return best
  }
}

extension WordingContext {
  /// The printed name of the item that a claim speaks of.
  func itemName(_ claim: Claim) -> String? {
    index.label(.generalBudget, claim.subject) ?? index.label(.expenditure, claim.subject)
  }
}
