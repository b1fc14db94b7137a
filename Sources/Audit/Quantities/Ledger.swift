import JuesuanModel

/// Every figure of a report that rules may speak of, by index.
struct Ledger: Sendable {
  /// How sure the grid must be of a figure's place before rules may speak of it, 0 to 1.
  ///
  /// Below it a text whose columns are told apart by white space alone puts figures into neighbouring cells.
  static let leastConfidence = 0.8

  private(set) var readings: [Reading] = []
  private var cells: [Change.Target: Int] = [:]

  init(_ report: Report) {
    for form in report.forms { add(form) }
  }

  subscript(_ index: Int) -> Reading { readings[index] }

  /// The reading of an amount cell.
  func cell(form: FormKey, row: Int, figure: Int) -> Int? {
    cells[.figure(form: form, row: row, figure: figure)]
  }

  /// Takes up a figure or word of the narrative.
  mutating func add(_ reading: Reading) -> Int {
    if let known = cells[reading.site] { return known }
    cells[reading.site] = readings.count
    readings.append(reading)
    return readings.count - 1
  }

  private mutating func add(_ form: FormTable) {
    let printsZeros = form.rows.contains { row in row.figures.contains { $0.value.figure?.isZero == true } }
    let background = Background(form)
    for (rowIndex, row) in form.rows.enumerated() {
      for (figureIndex, figure) in row.figures.enumerated() {
        let site = Change.Target.figure(form: form.key, row: rowIndex, figure: figureIndex)
        let operand = Operand(
          form: form.key,
          code: row.code,
          label: row.label.isEmpty ? row.key : row.label,
          column: form.columns.indices.contains(figure.column) ? form.columns[figure.column].path : nil,
          printed: figure.printed,
          page: figure.page,
          box: figure.box
        )
        var reading = Reading(
          site: site,
          measure: .money(unit: form.unit, decimals: 2),
          state: .unreadable,
          center: 0,
          radius: 0,
          operand: operand
        )
        switch figure.value {
        case _ where figure.confidence < Self.leastConfidence: break
        case .amount(let printed):
          guard let step = Reading.step(unit: printed.unit, decimals: printed.decimals) else { break }
          reading.measure = .money(unit: printed.unit, decimals: printed.decimals)
          reading.state = .printed
          reading.center = Int128(printed.coefficient) * step
          reading.isBackground = printed.isZero && background.holds(row: rowIndex, column: figure.column)
          reading.radius = reading.isBackground ? 0 : step / 2
        case .dash: reading.state = .structuralZero
        case .blank: reading.state = printsZeros ? .blank : .structuralZero
        case .unreadable: break
        }
        cells[site] = readings.count
        readings.append(reading)
      }
    }
  }
}

/// Which zeros of a form cannot be rounded amounts: those whose whole row or whole column is zero or blank.
private struct Background {
  private var filledRows: Set<Int> = []
  private var filledColumns: Set<Int> = []
  /// Whether the form lists only codes that have money, so that a row of zeros stands for less than a printed unit.
  private let listsFilledRows: Bool

  init(_ form: FormTable) {
    listsFilledRows = FormCatalogue.definition(of: form.key).shape == .coded
    for (index, row) in form.rows.enumerated() {
      for figure in row.figures where figure.value.figure.map({ !$0.isZero }) ?? (figure.value == .unreadable)
      {
        filledRows.insert(index)
        filledColumns.insert(figure.column)
      }
    }
  }

  func holds(row: Int, column: Int) -> Bool {
    !filledColumns.contains(column) || (!listsFilledRows && !filledRows.contains(row))
  }
}
