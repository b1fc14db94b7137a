import JuesuanModel

/// The subjects that the sections of one report may speak of: those of the grammar and those that its forms name.
struct Vocabulary {
  /// A subject with its place.
  struct Found {
    var phrase: SubjectPhrase
    var range: Range<Int>
  }

  private let index: FormIndex
  private let classes: [SubjectPhrase]
  private let items: [SubjectPhrase]

  init(_ index: FormIndex) {
    self.index = index
    classes = Self.classPhrases(index)
    items = Self.itemPhrases(index)
  }

  func phrases(of section: SectionKey) -> [SubjectPhrase] {
    let fixed = ClaimGrammar.subjects(of: section)
    return switch section {
    case .general, .generalOverall, .generalStructure, .generalDetail: fixed + classes
    case .basic: fixed + items
    default: fixed
    }
  }

  /// The subject that ends last in the span; the longest of those that end together.
  func subject(
    in text: CompactText,
    _ span: Range<Int>,
    _ section: SectionKey?,
    _ phrases: [SubjectPhrase]
  ) -> Found? {
    var best = path(in: text, span, section)
    for phrase in phrases {
      for words in phrase.patterns {
        var start = span.lowerBound
        while let range = text.find(words, from: start, to: span.upperBound) {
          start = range.lowerBound + 1
          if Self.isQualified(text, range.lowerBound, phrase.family) { continue }
          if let best,
            (best.range.upperBound, -best.range.lowerBound) >= (range.upperBound, -range.lowerBound)
          {
            continue
          }
          best = Found(phrase: phrase, range: range)
        }
      }
    }
    return best
  }

  /// Words that make another subject of what follows them, where a family has amounts of narrower scope: 其他农林水支出 is
  /// no class, 一般公共预算项目支出 not the whole of 项目支出.
  private static let qualifiers: [String: [String]] = [
    "N3": ["其他", "财政拨款", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    "N5b": ["其他", "地方", "国家"],
    "N4": ["政府性基金预算", "国有资本经营预算", "政府性基金", "一般公共预算"],
    "N6": ["其他"],
    "N2": ["非", "教育", "医疗"],
  ]

  private static func isQualified(_ text: CompactText, _ start: Int, _ family: String) -> Bool {
    guard let words = qualifiers[family] else { return false }
    let before = text.text(max(0, start - 8)..<start)
    return words.contains { before.hasSuffix($0) }
  }

  /// 类、款、项 with their marks, the last one in the span.
  private func path(in text: CompactText, _ span: Range<Int>, _ section: SectionKey?) -> Found? {
    guard let section, [.general, .generalDetail, .generalStructure, .generalOverall].contains(section) else {
      return nil
    }
    var last: Range<Int>?
    var start = span.lowerBound
    while let range = text.find("(项)", from: start, to: span.upperBound) {
      (last, start) = (range, range.upperBound)
    }
    guard let last else { return nil }
    let begin = text.boundary(before: last.lowerBound, marks: ["。", ";", ":"])
    guard let classMark = text.find("(类)", from: begin, to: last.lowerBound),
      let groupMark = text.find("(款)", from: classMark.upperBound, to: last.lowerBound)
    else { return nil }
    let printed = text.text(begin..<classMark.lowerBound)
    let className = String(
      Normalisation.withoutOrdinal(printed).drop { Token.isDigit($0) || $0 == "." || $0 == "、" }
    )
    let group = text.text(classMark.upperBound..<groupMark.lowerBound)
    let item = text.text(groupMark.upperBound..<last.lowerBound)
    let code = code(className, group, item)
    var phrase = SubjectPhrase(
      ["\(className)/\(group)/\(item)"],
      "N5c",
      code ?? "\(className)/\(group)/\(item)"
    )
    if let code { phrase.quantities = [Quantity(.generalBudget, code, "小计")] }
    return Found(phrase: phrase, range: classMark.lowerBound - className.count..<last.upperBound)
  }

  /// The code of an item by the names of its class, group and itself, in the forms of the report.
  private func code(_ className: String, _ group: String, _ item: String) -> String? {
    for form in [FormKey.generalBudget, .expenditure] {
      let keys = index.rowKeys(of: form)
      let classCode =
        keys.first { $0.count == 3 && same(index.label(form, $0), className) }
        ?? FunctionalClassification.expenditureClass(named: className)?.code
      guard let classCode else { continue }
      let groups = keys.filter {
        $0.count == 5 && $0.hasPrefix(classCode) && same(index.label(form, $0), group)
      }
      for groupCode in groups {
        let found = keys.filter {
          $0.count == 7 && $0.hasPrefix(groupCode) && same(index.label(form, $0), item)
        }
        if found.count == 1 { return found[0] }
      }
    }
    return nil
  }

  private func same(_ label: String?, _ name: String) -> Bool {
    guard let label else { return false }
    let compact = Normalisation.compact(label)
    return compact == name || compact == name + "支出" || compact + "支出" == name
  }

  private static func classPhrases(_ index: FormIndex) -> [SubjectPhrase] {
    var names: [String: Set<String>] = [:]
    for entry in FunctionalClassification.classes {
      names[entry.code, default: []].formUnion([entry.name] + entry.earlierNames)
    }
    for form in [FormKey.generalBudget, .expenditure] {
      for key in index.rowKeys(of: form) where key.count == 3 && Instances.isCode(key) {
        if let label = index.label(form, key) { names[key, default: []].insert(label) }
      }
    }
    return names.sorted { $0.key < $1.key }.map { code, names in
      let phrases = names.sorted().flatMap { name -> [String] in
        let compact = Normalisation.compact(name)
        let base = compact.hasSuffix("支出") ? String(compact.dropLast(2)) : compact
        return ["(类)", "支出", "(类)支出", "支出(类)", "支出(类)支出"].map { base + $0 }
      }
      var phrase = SubjectPhrase(
        phrases,
        "N5b",
        code,
        Quantity(.generalBudget, code, "小计"),
        Quantity(.fiscalSummary, code, "合计", lane: 1)
      )
      phrase.isOfAny = true
      return phrase
    }
  }

  /// The items of form 06 whose names no other item bears.
  private static func itemPhrases(_ index: FormIndex) -> [SubjectPhrase] {
    var codes: [String: [String]] = [:]
    for key in index.rowKeys(of: .basicExpenditure) where Instances.isCode(key) {
      guard let label = index.label(.basicExpenditure, key) else { continue }
      codes[Normalisation.compact(label), default: []].append(key)
    }
    return codes.filter { $0.value.count == 1 && $0.key.count > 1 }.sorted { $0.key < $1.key }.map {
      name,
      codes in
      SubjectPhrase([name], "N6", codes[0], Quantity(.basicExpenditure, codes[0], "决算数"))
    }
  }
}
