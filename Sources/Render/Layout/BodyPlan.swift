import JuesuanModel

/// What is printed between contents and appendix, in order: the blocks of the source, the forms that it lacks, charts.
struct BodyPlan {
  enum Item: Hashable {
    case heading(Heading)
    /// The index in `Report.body`, and the paragraph.
    case paragraph(Int, Paragraph)
    case form(FormKey)
    /// A form that the source does not have.
    case missing(FormKey)
    case table(Int)
    /// A chart with its caption.
    case chart(Chart.Kind, caption: String)
  }

  private(set) var items: [Item] = []

  init(report: Report) {
    items = Self.blocks(of: report)
    placeForms(of: report)
    placeTables(of: report)
    placeCharts()
  }

  /// The blocks in order; the first caption of each standard chart becomes the chart's place.
  private static func blocks(of report: Report) -> [Item] {
    var drawn: Set<Chart.Kind> = []
    return report.body.enumerated().map { index, block in
      switch block {
      case .heading(let heading): return .heading(heading)
      case .form(let key): return .form(key)
      case .table(let table): return .table(table)
      case .paragraph(let paragraph):
        guard let kind = Chart.Kind(caption: paragraph.text), drawn.insert(kind).inserted else {
          return .paragraph(index, paragraph)
        }
        return .chart(kind, caption: paragraph.text)
      }
    }
  }

  /// Puts forms without a place, and sentences for forms that are missing, behind the form before them.
  private mutating func placeForms(of report: Report) {
    var seen: Set<FormKey> = []
    items.removeAll { item in
      guard case .form(let key) = item else { return false }
      return report.form(key) == nil || !seen.insert(key).inserted
    }
    // A budget lacks none of them.
    if report.isBudget { return }
    for definition in FormCatalogue.forms where !seen.contains(definition.key) {
      let key = definition.key
      let item: Item = report.form(key) == nil ? .missing(key) : .form(key)
      if let heading = items.firstIndex(where: { $0.heading.map { Self.opens($0, key) } ?? false }) {
        items.insert(item, at: heading + 1)
      } else {
        let place = place(of: key)
        items.insert(contentsOf: [.heading(Self.heading(of: key)), item], at: place)
      }
    }
  }

  /// Whether a heading is that of a form's own section, not of the narrative about it.
  private static func opens(_ heading: Heading, _ key: FormKey) -> Bool {
    heading.level > 1 && FormCatalogue.form(titled: heading.text) == key
  }

  private func place(of key: FormKey) -> Int {
    if let before = items.lastIndex(where: { ($0.formKey ?? key) < key }) {
      return items[(before + 1)...].firstIndex { $0.heading != nil } ?? items.count
    }
    let part = items.firstIndex { item in
      item.heading.map { $0.level == 1 && $0.text.filter { !$0.isWhitespace }.hasSuffix("决算表") } ?? false
    }
    let narrative = items.firstIndex { $0.heading.map { $0.level == 1 && $0.text.contains("情况说明") } ?? false }
    return part.map { $0 + 1 } ?? narrative ?? items.count
  }

  private static func heading(of key: FormKey) -> Heading {
    let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let ordinal = FormKey.allCases.firstIndex(of: key).map { ordinals[$0] + "、" } ?? ""
    return Heading(
      level: 2,
      text: ordinal + FormCatalogue.definition(of: key).title,
      page: 0,
      box: .zero
    )
  }

  private mutating func placeTables(of report: Report) {
    let placed = items.compactMap { if case .table(let index) = $0 { index } else { nil } }
    items.removeAll {
      if case .table(let index) = $0 { !report.extraTables.indices.contains(index) } else { false }
    }
    items += report.extraTables.indices.filter { !placed.contains($0) }.map(Item.table)
  }

  /// Puts the standard charts at the end of their sections where the source has no caption for them.
  private mutating func placeCharts() {
    for kind in Chart.Kind.allCases {
      if items.contains(where: { if case .chart(kind, _) = $0 { true } else { false } }) { continue }
      guard let start = items.firstIndex(where: { $0.heading?.section == kind.section }) else { continue }
      let end = items[(start + 1)...].firstIndex { $0.heading != nil } ?? items.count
      items.insert(.chart(kind, caption: kind.caption), at: end)
    }
  }
}

extension BodyPlan.Item {
  var heading: Heading? { if case .heading(let heading) = self { heading } else { nil } }

  var formKey: FormKey? {
    switch self {
    case .form(let key), .missing(let key): key
    default: nil
    }
  }
}
