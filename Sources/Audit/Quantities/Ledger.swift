import JuesuanModel

/// Every figure of a report that rules may speak of, by index.
struct Ledger: Sendable {
  /// How sure the grid must be of a figure's place before rules may speak of it, 0 to 1.
  ///
  /// Below it a text whose columns are told apart by white space alone puts figures into neighbouring cells.
  static let leastConfidence = Cell.leastConfidence

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
    let usual = Self.usual(
      form.rows.flatMap(\.figures).compactMap { $0.value.figure.flatMap { $0.isZero ? nil : $0.decimals } }
    )
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
          operand: operand,
          usualDecimals: usual
        )
        switch figure.value {
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
        if figure.confidence < Self.leastConfidence, reading.state != .unreadable {
          reading.heldBack = reading.state
          reading.state = .unreadable
        }
        cells[site] = readings.count
        readings.append(reading)
      }
    }
  }

  /// The number of places that most figures have; the larger of two that are as frequent.
  private static func usual(_ decimals: [Int]) -> Int? {
    let counts = Dictionary(decimals.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// Gives the percentages of the narrative the places that most of them have.
  ///
  /// A rate of nothing is printed as 0% whatever places the others have, so it is as exact as those are.
  mutating func settlePercentages() {
    let rates = readings.indices.filter { if case .percent = readings[$0].measure { true } else { false } }
    let decimals = rates.compactMap { index -> Int? in
      if case .percent(let decimals) = readings[index].measure, readings[index].center != 0 {
        decimals
      } else {
        nil
      }
    }
    guard let usual = Self.usual(decimals) else { return }
    for index in rates {
      readings[index].usualDecimals = usual
      if readings[index].center == 0 { readings[index].radius = readings[index].fineStep / 2 }
    }
  }

  /// Rows of doubtful place are taken up after all where so many of their figures stand where the narrative has them.
  static let confirmations = 2

  /// Takes up the figures held back of every row that the narrative confirms in place.
  mutating func trustConfirmed(by narrative: Narrative, index: FormIndex) {
    var confirmed: [Row: Set<Int>] = [:]
    for claim in narrative.claims {
      guard let amount = claim.amount else { continue }
      for quantity in claim.quantities {
        let place =
          quantity.row.map {
            index.cell(quantity.form, row: $0, column: quantity.column, lane: quantity.lane)
          }
          ?? index.singleCell(quantity.form, column: quantity.column, lane: quantity.lane)
        guard let place, let cell = cell(form: quantity.form, row: place.row, figure: place.figure),
          readings[cell].heldBack == .printed, readings[cell].center != 0,
          readings[cell].center == readings[amount].center
        else { continue }
        confirmed[Row(form: quantity.form, row: place.row), default: []].insert(cell)
      }
    }
    let rows = Set(confirmed.filter { $0.value.count >= Self.confirmations }.keys)
    for reading in readings.indices {
      guard let state = readings[reading].heldBack,
        case .figure(let form, let row, _) = readings[reading].site,
        rows.contains(Row(form: form, row: row))
      else { continue }
      readings[reading].state = state
      readings[reading].heldBack = nil
    }
  }

  private struct Row: Hashable {
    var form: FormKey
    var row: Int
  }
}

/// Which zeros of a form cannot be rounded amounts: those whose whole row or whole column is zero or blank.
private struct Background {
  private var filledRows: Set<Int> = []
  private var filledColumns: Set<Int> = []
  /// Whether the form lists only codes that have money, so that a row of zeros stands for less than a printed unit.
  private let listsFilledRows: Bool
  /// Whether a column is but one figure, which says nothing of others.
  private let hasOneRow: Bool

  init(_ form: FormTable) {
    let shape = FormCatalogue.definition(of: form.key).shape
    listsFilledRows = shape == .coded
    hasOneRow = shape == .singleRow
    for (index, row) in form.rows.enumerated() {
      for figure in row.figures where figure.value.figure.map({ !$0.isZero }) ?? (figure.value == .unreadable)
      {
        filledRows.insert(index)
        filledColumns.insert(figure.column)
      }
    }
  }

  func holds(row: Int, column: Int) -> Bool {
    (!hasOneRow && !filledColumns.contains(column)) || (!listsFilledRows && !filledRows.contains(row))
  }
}
