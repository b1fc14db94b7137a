import JuesuanModel

/// Builds forms and reports for tests from keys and printed texts.
struct ReportBuilder {
  private(set) var forms: [FormTable] = []
  private(set) var body: [Block] = []
  var unit = MoneyUnit.tenThousandYuan
  var year = 2023
  var contents: [ContentsEntry] = []

  /// A row: its lane, key, name, and printed texts for the lane's columns in the order of the catalogue.
  struct Row {
    var lane = 0
    var key: String
    var label: String
    var cells: [String]
  }

  mutating func add(_ key: FormKey, variant name: String? = nil, rows: [Row]) {
    let definition = FormCatalogue.definition(of: key)
    let variant = name.map { definition.variant(named: $0) } ?? definition.standard
    var columns: [FormColumnPlace] = []
    for (lane, content) in variant.lanes.enumerated() {
      for column in content.columns {
        let path = (content.name.isEmpty ? [] : [content.name]) + column.path
        columns.append(
          FormColumnPlace(
            key: column.key,
            lane: lane,
            path: path.joined(separator: "/"),
            gridColumn: columns.count
          )
        )
      }
    }
    let page = forms.count + 1
    let tableRows = rows.enumerated().map { index, row in
      let first = columns.firstIndex { $0.lane == row.lane } ?? 0
      let isCode = row.key.allSatisfy(\.isNumber)
      return FormRow(
        index: index + 1,
        gridRow: index,
        lane: row.lane,
        line: nil,
        code: isCode && definition.shape != .twoSided ? row.key : nil,
        printedLabel: row.label,
        label: row.label,
        key: row.key,
        figures: row.cells.enumerated().map { offset, text in
          FormFigure(
            column: first + offset,
            printed: text,
            value: FigureValue(reading: text, unit: unit),
            page: page,
            box: Rect(x0: Double(first + offset) * 50, y0: Double(index) * 10, x1: 0, y1: 0)
          )
        }
      )
    }
    let amounts = tableRows.flatMap(\.figures).compactMap(\.value.figure)
    forms.append(
      FormTable(
        key: key,
        variant: variant.name,
        title: definition.title,
        number: nil,
        entity: nil,
        unit: unit,
        isUnitStated: true,
        columns: columns,
        rows: tableRows,
        notes: [],
        state: amounts.isEmpty ? .empty : amounts.allSatisfy(\.isZero) ? .zero : .filled,
        table: Table(rows: [], rowPages: [], parts: [], method: .ruled)
      )
    )
  }

  mutating func section(_ key: SectionKey, _ title: String, _ paragraphs: String...) {
    body.append(.heading(Heading(level: 2, text: title, section: key, page: 20, box: .zero)))
    for text in paragraphs {
      body.append(.paragraph(Paragraph(text: text, lines: [.init(offset: 0, page: 20, box: .zero)])))
    }
  }

  mutating func paragraph(_ text: String) {
    body.append(.paragraph(Paragraph(text: text, lines: [.init(offset: 0, page: 20, box: .zero)])))
  }

  func report() -> Report {
    Report(
      source: Source(path: "test", sha256: "", pages: 30, medium: .pdf),
      entity: "某市统计局",
      entityKind: .department,
      fiscalYear: year,
      cover: [],
      unit: unit,
      contents: contents,
      forms: forms,
      missingForms: [],
      extraTables: [],
      body: body,
      diagnostics: []
    )
  }
}

extension Report {
  /// The report with another text in one cell.
  func changing(_ form: FormKey, row: String, column: Int, lane: Int = 0, to text: String) -> Report {
    var result = self
    guard let f = result.forms.firstIndex(where: { $0.key == form }),
      let r = result.forms[f].rows.firstIndex(where: { $0.key == row && $0.lane == lane })
    else { return self }
    result.forms[f].rows[r].figures[column].printed = text
    result.forms[f].rows[r].figures[column].value = FigureValue(reading: text, unit: forms[f].unit)
    return result
  }

  /// The report with other words in its narrative.
  func replacing(_ words: String, with others: String) -> Report {
    var result = self
    for (index, block) in result.body.enumerated() {
      guard case .paragraph(var paragraph) = block, paragraph.text.contains(words) else { continue }
      paragraph.text = paragraph.text.replacing(words, with: others)
      result.body[index] = .paragraph(paragraph)
      return result
    }
    return result
  }
}
