internal import JuesuanModel

/// Reads the form with lanes of economic codes side by side (06).
struct LaneForm {
  let grid: FormGrid
  let definition: FormDefinition
  let unit: MoneyUnit

  /// One lane: where it begins and ends, its code, name and amount columns.
  private struct Lane {
    var columns: Range<Int>
    var codes: [Int]
    var name: Int
    var amounts: [Int]
    var header: String
  }

  func read() -> FormDraft {
    let lanes = foundLanes
    let variant = chosenVariant(lanes)
    var draft = FormDraft(variant: variant.name)
    for (index, lane) in lanes.enumerated() {
      let known = index < variant.lanes.count ? variant.lanes[index] : variant.lanes[variant.lanes.count - 1]
      draft.addColumns(
        lane.amounts,
        paths: lane.amounts.map { namesColumns ? grid.header($0) : withoutLane(grid.header($0)) },
        lane: index,
        definition: known,
        laneName: lane.header,
        key: definition.key,
        grid: grid
      )
    }
    for row in grid.bodyRows {
      if let totals = totalRows(row, lanes: lanes, draft: draft) {
        draft.rows += totals
      } else {
        draft.rows += lanes.indices.compactMap { itemRow(row, lane: $0, lanes: lanes, draft: draft) }
      }
    }
    return draft
  }

  // MARK: Lanes

  /// The version with as many lanes, of those the one that knows most of the columns.
  private func chosenVariant(_ lanes: [Lane]) -> FormVariant {
    let paths = lanes.first.map { $0.amounts.map { grid.header($0) } } ?? []
    let fitting = definition.variants.filter { $0.lanes.count == lanes.count }
    func known(_ variant: FormVariant) -> Int {
      Set(paths.compactMap { ColumnKeys.key(of: $0, among: variant.lanes[0].columns) }).count
    }
    guard let first = fitting.first else { return definition.standard }
    return fitting.dropFirst().reduce(first) { known($1) > known($0) ? $1 : $0 }
  }

  /// Whether 人员经费 and 公用经费 head amount columns of one lane, as where every item has its sum and both parts.
  private var namesColumns: Bool {
    let codes = grid.columns.count { column in
      grid.bodyRows.contains { (economicCode(grid.texts[$0][column])?.code.count ?? 0) >= 3 }
    }
    return codes == 1
      && grid.headerRows.contains { row in
        let words = Set(grid.texts[row].filter(isLaneWord))
        return words.count == 2 && grid.texts[row].contains { $0 == "合计" || $0 == "小计" }
      }
  }

  private var foundLanes: [Lane] {
    let coded = grid.columns.filter { column in
      let codes = grid.bodyRows.count { economicCode(grid.texts[$0][column]) != nil }
      let words = grid.bodyRows.count { !grid.texts[$0][column].isEmpty }
      return codes > 0 && codes * 2 >= words
    }
    var starts = coded.isEmpty ? headerStarts : coded
    // A column right behind another of codes carries the second half of a split code.
    starts = starts.enumerated().filter { index, column in index == 0 || starts[index - 1] != column - 1 }
      .map(\.element)
    if starts.isEmpty { starts = [0] }
    return starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1] : grid.columns.upperBound
      var codes = [start]
      while let next = codes.last.map({ $0 + 1 }), next < end, isSecondHalf(next) { codes.append(next) }
      let isGlued = grid.bodyRows.contains { !(economicCode(grid.texts[$0][start])?.name.isEmpty ?? true) }
      let name = isGlued ? start : min((codes.last ?? start) + 1, end - 1)
      let amounts = (start..<end).filter { $0 > name && isAmount($0) }
      let rows = namesColumns ? 0..<0 : grid.headerRows
      let header = rows.lazy.map { row in laneHeader(row: row, columns: start..<end) }.first { !$0.isEmpty }
      return Lane(columns: start..<end, codes: codes, name: name, amounts: amounts, header: header ?? "")
    }
  }

  private var headerStarts: [Int] {
    grid.columns.filter { column in
      grid.headerRows.contains { row in
        let text = grid.texts[row][column]
        return grid.table.rows[row][column] != nil
          && (text.contains("科目代码") || text.contains("科目编码") || text == "类")
      }
    }
  }

  /// The lane word over columns, or the nearest one at their left where none stands over them.
  private func laneHeader(row: Int, columns: Range<Int>) -> String {
    if let over = columns.lazy.map({ grid.texts[row][$0] }).first(where: { isLaneWord($0) }) { return over }
    return grid.texts[row].prefix(columns.lowerBound).last { isLaneWord($0) } ?? ""
  }

  private func isLaneWord(_ text: String) -> Bool { text == "人员经费" || text == "公用经费" || text == "日常公用经费" }

  private func withoutLane(_ path: [String]) -> [String] { path.filter { !isLaneWord($0) } }

  /// Whether a column carries the last two digits of a split code.
  private func isSecondHalf(_ column: Int) -> Bool {
    let texts = grid.bodyRows.map { grid.texts[$0][column] }.filter { !$0.isEmpty }
    if texts.isEmpty { return grid.headerRows.contains { grid.texts[$0][column] == "款" } }
    let halves = texts.count { $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    return halves * 2 > texts.count
  }

  private func isAmount(_ column: Int) -> Bool {
    guard grid.hasCells(column) else { return false }
    let path = namesColumns ? grid.header(column) : withoutLane(grid.header(column))
    if let last = path.last { return !last.contains("名称") && !last.contains("代码") && !last.contains("编码") }
    return grid.bodyRows.contains { FigureText.isFigure(grid.texts[$0][column]) }
  }

  private func economicCode(_ text: String) -> (code: String, name: String)? {
    guard let found = CodeText.code(in: text), found.code.hasPrefix("3"), found.code.count < 7 else {
      return nil
    }
    return found
  }

  // MARK: Rows

  private func itemRow(_ row: Int, lane index: Int, lanes: [Lane], draft: FormDraft) -> FormRow? {
    let lane = lanes[index]
    var code = ""
    var name = ""
    for column in lane.codes {
      let text = grid.cell(row, column)?.text ?? ""
      let compact = Normalisation.spaceless(text)
      if code.isEmpty, let found = economicCode(compact) {
        code = found.code
        name += found.name
      } else if compact.allSatisfy({ $0.isASCII && $0.isNumber }) {
        code += compact
      } else {
        name += text
      }
    }
    if !lane.codes.contains(grid.table.origin(row: row, column: lane.name).column) {
      name += grid.cell(row, lane.name)?.text ?? ""
    }
    let figures = amounts(of: index, in: row, draft: draft)
    guard !name.isEmpty || !code.isEmpty || figures.contains(where: { !$0.printed.isEmpty }) else {
      return nil
    }
    let label = Normalisation.label(name)
    let isTotal = code.isEmpty && ["合计", "总计"].contains(label)
    return FormRow(
      index: row - grid.bodyStart + 1,
      gridRow: row,
      lane: index,
      line: nil,
      code: code.isEmpty ? nil : code,
      printedLabel: name,
      label: label,
      key: code.isEmpty ? (isTotal ? "合计" : nil) : code,
      figures: figures
    )
  }

  private func amounts(of lane: Int, in row: Int, draft: FormDraft) -> [FormFigure] {
    draft.columns.enumerated().filter { $0.element.lane == lane }
      .map { index, column in
        FormDraft.figure(
          in: grid,
          row: row,
          at: column.gridColumn,
          column: index,
          unit: unit,
          confidence: draft.undecidedLanes.contains(lane) ? FormDraft.undecided : 1
        )
      }
  }

  /// The rows of 人员经费合计 and 公用经费合计, whose figure may stand under a later lane than their name.
  private func totalRows(_ row: Int, lanes: [Lane], draft: FormDraft) -> [FormRow]? {
    let filled = grid.columns.compactMap { column -> (column: Int, text: String)? in
      guard let cell = grid.table.rows[row][column], !cell.text.isEmpty else { return nil }
      return (column, cell.text)
    }
    let names = filled.filter { Self.totals.contains(Normalisation.label($0.text)) }
    guard !names.isEmpty else { return nil }
    return names.map { name in
      let next = filled.first { $0.column > name.column }
      let figure = next.flatMap { FigureText.isFigure($0.text) ? $0 : nil }
      let start = lanes.lastIndex { $0.columns.lowerBound <= name.column } ?? 0
      let lane =
        figure.flatMap { place in lanes.lastIndex { $0.columns.lowerBound <= place.column } } ?? start
      let column = draft.columns.firstIndex { $0.lane == lane } ?? 0
      let isInPlace =
        draft.columns.indices.contains(column) && figure?.column == draft.columns[column].gridColumn
      let blank = draft.columns.indices.contains(column) ? draft.columns[column].gridColumn : name.column
      let label = Normalisation.label(name.text)
      return FormRow(
        index: row - grid.bodyStart + 1,
        gridRow: row,
        lane: lane,
        line: nil,
        code: nil,
        printedLabel: name.text,
        label: label,
        key: label == "日常公用经费合计" ? "公用经费合计" : label,
        figures: [
          FormDraft.figure(
            in: grid,
            row: row,
            at: figure?.column ?? blank,
            column: column,
            unit: unit,
            confidence: isInPlace || figure == nil ? 1 : Self.shiftedTotal
          )
        ]
      )
    }
  }

  /// The confidence of a total that stands under another column than the amounts of its lane, next to its name.
  private static let shiftedTotal = 0.9
  private static let totals: Set<String> = ["人员经费合计", "公用经费合计", "日常公用经费合计"]
}
