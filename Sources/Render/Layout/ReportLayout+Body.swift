import JuesuanModel

extension ReportLayout {
  /// Sets the body; headings wait for what they stand above, so that they share its paper.
  func setBody(in flow: inout PageFlow) {
    var waiting: [Heading] = []
    var afterForm = false
    var printed: Set<String> = []
    for item in BodyPlan(report: report).items {
      if case .heading(let heading) = item {
        printed.insert(Normalisation.title(heading.text))
        if heading.level == 1 { flush(&waiting, in: &flow, afterForm: &afterForm) }
        waiting.append(heading)
        continue
      }
      switch item {
      case .form(let key):
        if let form = report.form(key) { set(form, headings: waiting, in: &flow) }
        waiting = []
        afterForm = true
        continue
      case .table(let index):
        var headings = waiting
        if let part = headings.first, part.level == 1 {
          flush(&waiting, in: &flow, afterForm: &afterForm)
          headings = []
        }
        if afterForm { flow.startPage(.text) }
        let table = report.extraTables[index]
        // A table without a title of its own is named after its section, whose heading stands there already.
        let isNamed = printed.contains(Normalisation.title(table.name))
        set(table, isNamed: isNamed, headings: headings, in: &flow)
        waiting = []
      default:
        if case .paragraph(let index, let paragraph) = item, afterForm, waiting.isEmpty,
          setBelowForm(text(of: paragraph), marks: marks(index, paragraph), in: &flow)
        {
          continue
        }
        flush(&waiting, in: &flow, afterForm: &afterForm)
        if afterForm || flow.paper != .text { flow.startPage(.text) }
        switch item {
        case .paragraph(let index, let paragraph):
          flow.set(text(of: paragraph), style: .body, marks: marks(index, paragraph))
        case .chart(let kind, let caption): set(kind, caption: caption, in: &flow)
        default: flow.set("原公开文本未包含本表。", style: .body)
        }
      }
      afterForm = false
    }
    flush(&waiting, in: &flow, afterForm: &afterForm)
  }

  /// Sets headings that stand above running text; a part begins a page.
  private func flush(_ waiting: inout [Heading], in flow: inout PageFlow, afterForm: inout Bool) {
    if waiting.first.map({ $0.level > 1 }) == true, !afterForm, flow.paper == .text { flow.need(waiting) }
    for (index, heading) in waiting.enumerated() {
      let follows = index > 0 && waiting[index - 1].level == 1
      if afterForm || (heading.level == 1 && !follows) || flow.paper != .text { flow.startPage(.text) }
      afterForm = false
      flow.set(heading)
    }
    waiting = []
  }

  /// The words of a paragraph as the edition wants them.
  private func text(of paragraph: Paragraph) -> String {
    job.edition == .corrected ? paragraph.corrected ?? paragraph.text : paragraph.text
  }

  private func marks(_ index: Int, _ paragraph: Paragraph) -> [Range<Int>] {
    guard job.edition == .corrected, let text = paragraph.corrected else { return [] }
    return Passages(report: report).marks(inBlock: index, of: text)
  }

  /// Sets a paragraph that follows a form on the form's own page, if there is room for all of it.
  private func setBelowForm(_ text: String, marks: [Range<Int>], in flow: inout PageFlow) -> Bool {
    guard flow.height(of: text, style: .body, on: flow.paper) + 6 <= flow.room else { return false }
    flow.skip(6)
    flow.set(text, style: .body, marks: marks)
    return true
  }

  private func set(_ form: FormTable, headings: [Heading], in flow: inout PageFlow) {
    let definition = FormCatalogue.definition(of: form.key)
    var around = PageFlow.Surroundings(headings: headings)
    around.title = form.title.isEmpty ? definition.title : form.title
    around.level = 2
    around.number = form.number ?? "公开\(form.key.rawValue)表"
    around.entity = report.entityKind.rawValue + "：" + (form.entity ?? report.entity)
    around.unit = "单位：" + form.unit.rawValue
    around.notes = form.notes.isEmpty ? [definition.note] : form.notes
    if form.notes.isEmpty, form.state != .filled, let sentence = definition.emptySentence {
      around.notes.append(sentence.replacing("X", with: report.entity))
    }
    flow.setForm(FormSheet(form, edition: job.edition).sheet(), with: around)
  }

  private func set(_ table: NamedTable, isNamed: Bool, headings: [Heading], in flow: inout PageFlow) {
    var around = PageFlow.Surroundings(headings: headings)
    around.title = isNamed ? "" : table.name
    around.captions = table.captions
    around.notes = table.notes
    flow.setTable(Sheet(table.table), with: around)
  }

  private func set(_ kind: Chart.Kind, caption: String, in flow: inout PageFlow) {
    guard let chart = Chart(kind, job: job) else {
      flow.set(caption, style: .caption)
      flow.set("（公开文本未载明本图所需数据）", style: .caption)
      return
    }
    let notes = chart.note.map { [$0] } ?? []
    let height = ChartFrames.height + TextStyle.caption.leading * Double(1 + notes.count) + 12
    flow.need(height)
    flow.skip(6)
    let box = Rect(
      x0: flow.paper.left,
      y0: flow.y,
      x1: flow.paper.right,
      y1: flow.y + ChartFrames.height
    )
    let frames = ChartFrames(measuring: measuring, chart: chart, box: box)
    flow.put(frames.items, height: ChartFrames.height)
    for note in notes { flow.set("（\(note)）", style: .caption) }
    flow.set(caption, style: .caption)
    flow.skip(6)
  }
}

extension Sheet {
  /// Any grid as read, its spans and header kept.
  init(_ table: Table) {
    let width = table.columnCount
    let rows = table.rows.map { row in
      row.map { cell in
        cell.map {
          SheetCell(
            $0.text.trimmingSpaces(),
            rowSpan: $0.rowSpan,
            columnSpan: $0.columnSpan,
            alignment: $0.columnSpan == width ? .leading : .centre
          )
        }
      }
    }
    self.init(
      columns: Array(repeating: .text, count: width),
      rows: rows.map { row in row.map { $0.map(Self.aligned) } },
      headerRows: min(table.headerRows, max(0, rows.count - 1))
    )
  }

  /// Longer texts read better from the left.
  private static func aligned(_ cell: SheetCell) -> SheetCell {
    var cell = cell
    if cell.text.count > 12 { cell.alignment = .leading }
    return cell
  }
}
