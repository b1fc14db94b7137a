internal import JuesuanModel

/// A table that was found to be a statutory form, made a form.
enum FormReader {
  /// Reads the grid of a form.
  static func form(
    _ key: FormKey,
    candidate: TableCandidate,
    unit: MoneyUnit
  ) -> (form: FormTable, diagnostics: [Diagnostic]) {
    let grid = candidate.grid
    let definition = FormCatalogue.definition(of: key)
    let inForce = candidate.unit ?? unit
    let draft =
      switch definition.shape {
      case .coded:
        CodedForm(grid: grid, definition: definition, title: candidate.title ?? "", unit: inForce).read()
      case .twoSided: TwoSidedForm(grid: grid, definition: definition, unit: inForce).read()
      case .lanes: LaneForm(grid: grid, definition: definition, unit: inForce).read()
      case .singleRow: SingleRowForm(grid: grid, definition: definition, unit: inForce).read()
      }
    let rows =
      draft.rows.isEmpty ? [blankRow(grid, draft)].compactMap { $0 } : StrayCode.refused(in: draft.rows)
    let values = rows.flatMap(\.figures).map(\.value)
    let amounts = values.compactMap(\.figure)
    let form = FormTable(
      key: key,
      variant: draft.variant,
      title: candidate.title ?? "",
      number: candidate.number,
      entity: candidate.entity,
      unit: inForce,
      isUnitStated: candidate.unit != nil,
      columns: draft.columns,
      rows: rows,
      notes: grid.notes + candidate.notes,
      state: amounts.isEmpty ? .empty : (amounts.allSatisfy(\.isZero) ? .zero : .filled),
      table: candidate.table
    )
    let unreadable = rows.flatMap(\.figures).filter { $0.value == .unreadable }.map { figure in
      Diagnostic(
        .warning,
        "figure-unreadable",
        "《\(definition.title)》金额栏里的“\(figure.printed)”不是金额。",
        page: figure.page,
        box: figure.box
      )
    }
    return (form, draft.diagnostics + unreadable)
  }

  /// The one blank row of a form that carries nothing at all.
  private static func blankRow(_ grid: FormGrid, _ draft: FormDraft) -> FormRow? {
    guard let row = grid.bodyRows.first else { return nil }
    let figures = draft.columns.enumerated().map { index, column in
      FormDraft.figure(in: grid, row: row, at: column.gridColumn, column: index, unit: .tenThousandYuan)
    }
    return FormRow(
      index: 1,
      gridRow: row,
      lane: 0,
      line: nil,
      code: nil,
      printedLabel: "",
      label: "",
      key: nil,
      figures: figures
    )
  }
}

/// A table with what stands around it.
struct TableCandidate {
  let table: Table
  let grid: FormGrid
  /// The title above the grid, as printed; nil where there is none.
  var title: String?
  /// Whether the title is the heading of the section, not a line of its own.
  var isTitledByHeading = false
  var number: String?
  var entity: String?
  var unit: MoneyUnit?
  /// Lines between title and grid, as printed.
  var captions: [String] = []
  /// Notes below the grid, as printed.
  var notes: [String] = []
  /// A title that is printed a second time.
  var repeatedTitles: [String] = []

  init(table: Table) {
    self.table = table
    grid = FormGrid(table)
  }
}
