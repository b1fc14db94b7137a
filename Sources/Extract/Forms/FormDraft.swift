internal import JuesuanModel

/// A form while it is being read: columns, rows, and what was noticed.
struct FormDraft {
  var variant: String
  var columns: [FormColumnPlace] = []
  var rows: [FormRow] = []
  var diagnostics: [Diagnostic] = []

  /// The figure at a place of the grid; blank where a span of another row covers it.
  static func figure(
    in grid: FormGrid,
    row: Int,
    at gridColumn: Int,
    column: Int,
    unit: MoneyUnit,
    confidence: Double = 1
  ) -> FormFigure {
    let cell = grid.cell(row, gridColumn)
    let text = cell?.text ?? ""
    let origin = grid.table.origin(row: row, column: gridColumn)
    let place = cell ?? grid.table.rows[origin.row][origin.column]
    return FormFigure(
      column: column,
      printed: text,
      value: FigureValue(reading: text, unit: unit),
      page: cell?.page ?? grid.table.rowPages[row],
      box: place?.box ?? .zero,
      confidence: min(confidence, cell?.confidence ?? 1)
    )
  }

  /// Adds the columns of a lane, their keys decided by header, then order and arithmetic, and says what was decided how.
  mutating func addColumns(
    _ gridColumns: [Int],
    paths: [[String]],
    lane: Int,
    definition: FormLane,
    laneName: String,
    key: FormKey,
    grid: FormGrid
  ) {
    let decision = ColumnKeys.keys(of: paths, among: definition.columns)
    for (index, column) in gridColumns.enumerated() {
      var path = paths[index]
      let known = decision.keys[index].flatMap { wanted in definition.columns.first { $0.key == wanted } }
      if path.isEmpty
        || (decision.way == .order && ColumnKeys.key(of: path, among: definition.columns) != known?.key),
        let known
      {
        path = known.path
      } else if let known {
        path = ColumnKeys.mended(path, for: known)
      }
      if !laneName.isEmpty, path.first != laneName { path.insert(laneName, at: 0) }
      columns.append(
        FormColumnPlace(
          key: decision.keys[index],
          lane: lane,
          path: path.joined(separator: "/"),
          gridColumn: column
        )
      )
    }
    // The public expenses are told by single words, and checked where they are read.
    let hasSlipped =
      decision.way == .header && grid.table.method == .text && key != .threePublic
      && ColumnKeys.hasSlipped(paths, keys: decision.keys)
    guard decision.way != .header || hasSlipped, !gridColumns.isEmpty else { return }
    let rows = grid.bodyRows.map { row in
      var values: [String: FigureValue] = [:]
      for (index, column) in gridColumns.enumerated() {
        guard let key = decision.keys[index] else { continue }
        values[key] = FigureValue(reading: grid.texts[row][column], unit: .tenThousandYuan)
      }
      return values
    }
    let verdict = Witness.verdict(of: key, lane: lane, rows: rows)
    let box = grid.table.parts.first?.box
    let page = grid.table.pages.first
    let name = FormCatalogue.definition(of: key).title
    if decision.way == .order, verdict == .holds { upheldLanes.insert(lane) }
    if decision.way == .order, verdict != .fails {
      let ground = verdict == .holds ? "各行合计也相符" : "没有可核对的合计"
      diagnostics.append(
        Diagnostic(.note, "columns-by-order", "《\(name)》表头与栏目不完全对应，按栏次顺序认定，\(ground)。", page: page, box: box)
      )
    } else {
      diagnostics.append(
        Diagnostic(.warning, "columns-undecided", "《\(name)》有栏目不能按表头认定，请对照原件。", page: page, box: box)
      )
      if decision.way == .order || grid.table.method == .text {
        undecidedLanes.insert(lane)
      }
    }
  }

  /// Lanes whose columns were taken by order against the arithmetic: their figures carry less confidence.
  var undecidedLanes: Set<Int> = []
  /// Lanes whose columns were taken by order and whose sums hold under it.
  var upheldLanes: Set<Int> = []
  /// The confidence of a figure in an undecided lane.
  static let undecided = 0.5
  /// The confidence of a figure beside no name, or beside two.
  static let unnamed = 0.6
}
