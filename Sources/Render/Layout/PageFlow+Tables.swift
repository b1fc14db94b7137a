import JuesuanModel

extension PageFlow {
  /// What stands around a grid.
  struct Surroundings {
    var headings: [Heading] = []
    var title: String = ""
    /// The level of the title in the outline where no heading above it stands there already.
    var level = 3
    /// The right end of the line above the unit: the form's number.
    var number: String?
    var entity: String?
    var unit: String?
    var captions: [String] = []
    var notes: [String] = []
    /// Whether a table that fits on one page is kept on one.
    var isKeptWhole = true
  }

  /// Sizes of type for forms, the first that fits wins; below 6 pt nobody reads.
  private static let formSizes: [Double] = [9, 8.5, 8, 7.5]
  /// Down to these a smaller type is better than a broken name.
  private static let unbrokenSizes: [Double] = [9, 8.5, 8]
  private static let wideSizes: [Double] = [9, 8.5, 8, 7.5, 7, 6.5, 6]
  private static let freeSizes: [Double] = [9, 8.5, 8, 7.5, 7]
  /// Spacing within cells where a form would else leave a few rows for another page, in points.
  private static let tightPadding = 1.0

  /// Sets a form on pages of its own, upright where its figures allow it.
  mutating func setForm(_ sheet: Sheet, with around: Surroundings) {
    let (paper, setting, widths) = fitting(sheet, upright: Self.formSizes)
    startPage(paper)
    setHead(around)
    let notes = around.notes.reduce(6) { $0 + height(of: $1, style: .note, on: paper) }
    var layout = laid(sheet, setting, widths, paper)
    if layout.height + notes > room {
      let tight = laid(
        sheet,
        SheetSetting(size: setting.style.size, padding: Self.tightPadding),
        widths,
        paper
      )
      if tight.height + notes <= room { layout = tight }
    }
    set(layout, x: paper.left)
    setNotes(around.notes)
  }

  /// Sets another table where it stands in the text if it fits there, else on pages of its own.
  mutating func setTable(_ sheet: Sheet, with around: Surroundings) {
    let setting = SheetSetting(size: 9)
    let widths = ColumnWidths(sheet: sheet, setting: setting, measuring: measuring)
    if let widths = widths.fitting(Paper.text.measure) {
      let layout = laid(sheet, setting, widths, .text)
      let head = height(ofHead: around, on: .text) + layout.headerHeight
      let first = layout.heights.dropFirst(sheet.headerRows).first ?? 0
      let whole = head - layout.headerHeight + layout.height
      need((around.isKeptWhole && whole <= Paper.text.depth ? whole : head + first) + 8)
      skip(8)
      setHead(around)
      set(layout, x: paper.left)
    } else {
      let (paper, setting, widths) = fitting(sheet, upright: Self.freeSizes)
      startPage(paper)
      setHead(around)
      set(laid(sheet, setting, widths, paper), x: paper.left)
    }
    setNotes(around.notes)
    skip(8)
  }

  private func laid(
    _ sheet: Sheet,
    _ setting: SheetSetting,
    _ widths: [Double],
    _ paper: Paper
  ) -> SheetLayout {
    SheetLayout(sheet: sheet, setting: setting, widths: widths, depth: paper.depth, measuring: measuring)
  }

  private func fitting(_ sheet: Sheet, upright: [Double]) -> (Paper, SheetSetting, [Double]) {
    for size in Self.unbrokenSizes where sheet.columns.contains(.label) {
      let setting = SheetSetting(size: size)
      let widths = ColumnWidths(sheet: sheet, setting: setting, measuring: measuring, labelLines: 1)
      if let widths = widths.fitting(Paper.form.measure) { return (.form, setting, widths) }
    }
    for (paper, sizes) in [(Paper.form, upright), (Paper.wide, Self.wideSizes)] {
      for size in sizes {
        let setting = SheetSetting(size: size)
        let widths = ColumnWidths(sheet: sheet, setting: setting, measuring: measuring)
        if let widths = widths.fitting(paper.measure) { return (paper, setting, widths) }
      }
    }
    let setting = SheetSetting(size: 5.5)
    let widths = ColumnWidths(sheet: sheet, setting: setting, measuring: measuring)
    return (.wide, setting, widths.forced(Paper.wide.measure))
  }

  /// Draws a grid from the present height on, its header again on every page.
  private mutating func set(_ layout: SheetLayout, x: Double) {
    var isFirst = true
    for (index, run) in layout.runs(first: room, whole: paper.depth).enumerated() {
      if index > 0 { startPage(paper) }
      if run.isEmpty, layout.sheet.rows.count > layout.sheet.headerRows { continue }
      let hasHeader = isFirst || layout.repeatsHeader
      isFirst = false
      put(
        layout.items(run, x: x, y: y, hasHeader: hasHeader),
        height: layout.height(of: run, hasHeader: hasHeader)
      )
    }
  }

  private func height(ofHead around: Surroundings, on paper: Paper) -> Double {
    let title = around.title.isEmpty ? 0 : height(of: around.title, style: .formTitle, on: paper) + 4
    let captions = around.captions.reduce(0) { $0 + height(of: $1, style: .note, on: paper) }
    return title + captions + (around.unit == nil && around.entity == nil ? 0 : 17)
  }

  /// Headings, title, number, entity and unit above a grid.
  private mutating func setHead(_ around: Surroundings) {
    for heading in around.headings { set(heading) }
    if !around.title.isEmpty {
      if !around.headings.contains(where: { $0.level > 1 }) { enter(around.title, level: around.level) }
      set(around.title, style: .formTitle, role: .heading(3))
      put([], height: 4)
    }
    for caption in around.captions { set(caption, style: .note) }
    var right = TextStyle.note
    right.alignment = .trailing
    if let number = around.number { set(number, style: right) }
    guard around.entity != nil || around.unit != nil else { return }
    let third = paper.measure / 3
    var lines = 1
    if let entity = around.entity {
      lines = measuring.lines(of: entity, style: .note, width: 2 * third).count
      let frame = TextFrame(entity, style: .note, x: paper.left, y: y, width: 2 * third, lines: 0..<lines)
      put([.text(frame)], height: 0)
    }
    let drop = Double(lines) * TextStyle.note.leading
    if let unit = around.unit {
      let top = y + drop - TextStyle.note.leading
      let frame = TextFrame(unit, style: right, x: paper.right - third, y: top, width: third, lines: 0..<1)
      put([.text(frame)], height: 0)
    }
    put([], height: drop + 4)
  }

  private mutating func setNotes(_ notes: [String]) {
    guard !notes.isEmpty else { return }
    put([], height: 6)
    for note in notes where !note.isEmpty { set(note, style: .note) }
  }
}
