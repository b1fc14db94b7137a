internal import JuesuanModel

/// Reads the forms with income on the left and expenditure on the right (01, 04).
struct TwoSidedForm {
  let grid: FormGrid
  let definition: FormDefinition
  let unit: MoneyUnit

  func read() -> FormDraft {
    let variant = chosenVariant
    var draft = FormDraft(variant: variant.name)
    let lanes = variant.lanes
    let starts = labelColumns(lanes)
    for (lane, start) in starts.enumerated() {
      let end = lane + 1 < starts.count ? starts[lane + 1] : grid.columns.upperBound
      let lines = (start + 1..<end).filter { isLineColumn($0) }
      let amounts = (start + 1..<end).filter { !lines.contains($0) && isAmount($0) }
      let offset = draft.columns.count
      if losesLines(lines) { draft.undecidedLanes.insert(lane) }
      draft.addColumns(
        amounts,
        paths: amounts.map { Array(grid.header($0).drop { isLaneWord($0, lanes[lane].name) }) },
        lane: lane,
        definition: lanes[lane],
        laneName: lanes[lane].name,
        key: definition.key,
        grid: grid
      )
      var matcher = RowMatcher(rows: lanes[lane].rows, usesClasses: lane == 1)
      for row in grid.bodyRows {
        let printed = grid.cell(row, start)?.text ?? ""
        let line = lines.compactMap { grid.texts[row][$0] }.first { !$0.isEmpty }
        let figures = amounts.enumerated().map { index, column in
          FormDraft.figure(
            in: grid,
            row: row,
            at: column,
            column: offset + index,
            unit: unit,
            confidence: draft.undecidedLanes.contains(lane) ? FormDraft.undecided : 1
          )
        }
        let key = matcher.key(of: printed)
        guard !printed.isEmpty || line != nil || figures.contains(where: { !$0.printed.isEmpty }) else {
          continue
        }
        draft.rows.append(
          FormRow(
            index: row - grid.bodyStart + 1,
            gridRow: row,
            lane: lane,
            line: line,
            code: nil,
            printedLabel: printed,
            label: Normalisation.label(printed),
            key: key,
            figures: figures
          )
        )
      }
    }
    draft.rows.sort { ($0.gridRow, $0.lane) < ($1.gridRow, $1.lane) }
    return draft
  }

  /// The version whose row names the table prints most of; the standard one where they tell nothing.
  private var chosenVariant: FormVariant {
    let printed = Set(
      grid.bodyRows.flatMap { grid.texts[$0] }.filter(RowNames.mayBeOne).map(Normalisation.rowName)
    )
    func hits(_ variant: FormVariant) -> Int {
      variant.lanes.flatMap(\.rows).count { $0.matchedNames.contains(where: printed.contains) }
    }
    return definition.variants.dropFirst().reduce(definition.standard) { best, next in
      hits(next) > hits(best) ? next : best
    }
  }

  /// The columns of the row names, left and right: those with most names that the lane knows.
  private func labelColumns(_ lanes: [FormLane]) -> [Int] {
    let names = grid.columns.map { column in
      grid.bodyRows.map { grid.texts[$0][column] }.filter(RowNames.mayBeOne).map(Normalisation.rowName)
    }
    /// For each lane how many names of each column it knows.
    let hits = lanes.map { lane in
      let known = Set(lane.rows.flatMap(\.matchedNames))
      return names.map { $0.count(where: known.contains) }
    }
    let left = grid.columns.max { (hits[0][$0], -$0) < (hits[0][$1], -$1) } ?? 0
    let rest = grid.columns.filter { $0 > left }
    let right = rest.max { (hits[1][$0], -$0) < (hits[1][$1], -$1) }
    guard let right, hits[1][right] > 0 else {
      let byHeader = grid.columns.filter { column in
        grid.headerRows.contains { grid.texts[$0][column] == "项目" && grid.table.rows[$0][column] != nil }
      }
      return byHeader.count == 2 ? byHeader : [left]
    }
    return [left, right]
  }

  /// Whether a column carries the printed numbers of the rows.
  private func isLineColumn(_ column: Int) -> Bool {
    if grid.headerRows.contains(where: { grid.texts[$0][column] == "行次" }) { return true }
    let numbers = grid.bodyRows.compactMap { FigureText.ordinal(grid.texts[$0][column]) }
    return numbers.count * 3 > grid.bodyRows.count * 2
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// Whether the header of an aligned text speaks of row numbers and they are not where they should be: then some amount
  /// stands in the wrong column, or a row number among the amounts.
  private func losesLines(_ lines: [Int]) -> Bool {
    grid.table.method == .text
      && grid.headerRows.contains { grid.texts[$0].contains("行次") }
      && (lines.isEmpty
        || lines.contains { column in
          grid.bodyRows.contains { FigureText.decimal(grid.texts[$0][column]) != nil }
        })
  }

  private func isAmount(_ column: Int) -> Bool {
    guard grid.hasCells(column) else { return false }
    let hasFigure = grid.bodyRows.contains { FigureText.isFigure(grid.texts[$0][column]) }
    return hasFigure || !grid.header(column).filter { $0 != "收入" && $0 != "支出" }.isEmpty
  }

  private func isLaneWord(_ text: String, _ lane: String) -> Bool {
    text == lane || text == "收入" || text == "支出" || text.hasPrefix(lane) && text.count <= lane.count + 2
  }
}

/// Gives rows their keys by name, going down the form so that a name that occurs twice is told apart.
struct RowMatcher {
  private let rows: [(names: [String], key: String)]
  private let usesClasses: Bool
  private var next = 0

  init(rows: [FormRowLine], usesClasses: Bool) {
    self.rows = rows.filter { $0.role != .spacer }.map { ($0.matchedNames, $0.key) }
    self.usesClasses = usesClasses
  }

  /// The key of the next row.
  mutating func key(of printed: String) -> String? {
    let name = Normalisation.rowName(printed)
    guard !name.isEmpty else { return nil }
    if let index = rows.indices.first(where: { $0 >= next && rows[$0].names.contains(name) }) {
      next = index + 1
      return rows[index].key
    }
    if usesClasses, let entry = FunctionalClassification.expenditureClass(named: printed) {
      return entry.code
    }
    guard let index = rows.indices.last(where: { rows[$0].names.contains(name) }) else { return nil }
    return rows[index].key
  }
}
