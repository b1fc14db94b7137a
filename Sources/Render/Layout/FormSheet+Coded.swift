import JuesuanModel

extension FormSheet {
  /// How many empty rows an empty form shows.
  private static let emptyRows = 3

  /// 02, 03, 05, 07, 08: code, name, amounts; the total on top.
  func coded() -> Sheet {
    let columns = self.columns(ofLane: 0)
    let isDeep = columns.contains { $0.path.count > 1 }
    let leading = isDeep ? [["项目", "科目代码"], ["项目", "科目名称"]] : [["科目代码"], ["科目名称"]]
    var rows = Sheet.header(leading + columns.map(\.path))
    rows.append(
      [SheetCell("栏次", columnSpan: 2, alignment: .centre), nil]
        + columns.indices.map { Self.number($0 + 1) }
    )
    let headerRows = rows.count
    let body = form.rows.filter { !isVoid($0) }
    let isTotal = { (row: FormRow) in row.key == "合计" }
    for row in body.filter(isTotal) + body.filter({ !isTotal($0) }) {
      rows.append(codedRow(row, columns: columns, isTotal: isTotal(row)))
    }
    if body.isEmpty {
      let empty: [SheetCell?] = (0..<columns.count + 2).map { _ in SheetCell("") }
      rows += Array(repeating: empty, count: Self.emptyRows)
    }
    let kinds: [Sheet.Column] = [.code, .label] + columns.map { _ in .amount }
    return Sheet(columns: kinds, rows: rows, headerRows: headerRows)
  }

  private func codedRow(_ row: FormRow, columns: [Column], isTotal: Bool) -> [SheetCell?] {
    let isClass = row.code?.count == 3
    let amounts: [SheetCell?] = columns.map { cell(of: row, column: $0, isBold: isTotal || isClass) }
    guard !isTotal else {
      return [SheetCell("合计", columnSpan: 2, alignment: .centre, isBold: true), nil] + amounts
    }
    return [
      SheetCell(row.code ?? "", isBold: isClass),
      SheetCell(name(of: row), isBold: isClass, isMarked: isRenamed(row)),
    ] + amounts
  }

  /// Whether the edition prints another name than the source.
  func isRenamed(_ row: FormRow?) -> Bool { edition == .corrected && row?.correctedLabel != nil }

  func name(of row: FormRow) -> String {
    (edition == .corrected ? row.effectiveLabel : row.printedLabel).split { $0.isNewline }.joined()
      .trimmingSpaces()
  }

  /// 06: two or three lanes of code, name and amount, each as long as it is, their totals at the foot.
  func lanes() -> Sheet {
    let lanes = variant.lanes.indices.map { lane in
      (columns: columns(ofLane: lane), rows: form.rows.filter { $0.lane == lane && !isVoid($0) })
    }
    var paths: [[String]] = []
    var kinds: [Sheet.Column] = []
    for (lane, part) in lanes.enumerated() {
      let name = variant.lanes[lane].name
      let heads = [["科目代码"], ["科目名称"]] + part.columns.map(\.path)
      paths += heads.map { [name] + $0 }
      kinds += [.code, .label] + part.columns.map { _ in .amount }
    }
    var rows = Sheet.header(paths)
    let headerRows = rows.count
    let isTotal = { (row: FormRow) in row.label.hasSuffix("经费合计") }
    let bodies = lanes.map { $0.rows.filter { !isTotal($0) } }
    for index in 0..<max(Self.emptyRows, bodies.map(\.count).max() ?? 0) {
      rows.append(
        zip(lanes, bodies).flatMap { lane, body in
          laneCells(index < body.count ? body[index] : nil, columns: lane.columns)
        }
      )
    }
    let totals = lanes.flatMap { $0.rows.filter(isTotal) }
    if !totals.isEmpty { rows += totalRows(totals, lanes: lanes.map(\.columns)) }
    return Sheet(columns: kinds, rows: rows, headerRows: headerRows)
  }

  private func laneCells(_ row: FormRow?, columns: [Column]) -> [SheetCell?] {
    let isClass = row?.code?.count == 3
    let head = [
      SheetCell(row?.code ?? "", isBold: isClass), SheetCell(row.map(name) ?? "", isBold: isClass),
    ]
    return head + columns.map { cell(of: row, column: $0, isBold: isClass) }
  }

  /// 人员经费合计 below the first lane, 公用经费合计 below all others; more totals get rows of their own.
  private func totalRows(_ totals: [FormRow], lanes: [[Column]]) -> [[SheetCell?]] {
    let personnel = totals.filter { $0.lane == 0 }
    let others = totals.filter { $0.lane > 0 }
    let width = lanes.dropFirst().reduce(0) { $0 + 2 + $1.count }
    return (0..<max(personnel.count, others.count)).map { index in
      let left = total(
        index < personnel.count ? personnel[index] : nil,
        label: 2,
        columns: lanes.first ?? []
      )
      let row = index < others.count ? others[index] : nil
      let columns = row.map { lanes[$0.lane] } ?? lanes.last ?? []
      let right = width == 0 ? [] : total(row, label: width - columns.count, columns: columns)
      return left + right
    }
  }

  private func total(_ row: FormRow?, label: Int, columns: [Column]) -> [SheetCell?] {
    [SheetCell(row.map(name) ?? "", columnSpan: label, alignment: .centre, isBold: true)]
      + Array(repeating: nil, count: label - 1)
      + columns.map { cell(of: row, column: $0, isBold: true) }
  }

  /// 09: one row of amounts below two groups.
  func singleRow() -> Sheet {
    let lanes = variant.lanes.indices.map { columns(ofLane: $0) }
    let paths = lanes.enumerated().flatMap { lane, columns in
      columns.map { [variant.lanes[lane].name] + $0.path }
    }
    var rows = Sheet.header(paths)
    rows.append(paths.indices.map { Self.number($0 + 1) })
    let headerRows = rows.count
    var indices: [Int] = []
    for row in form.rows where !isVoid(row) && !indices.contains(row.index) { indices.append(row.index) }
    for index in indices {
      let parts = form.rows.filter { $0.index == index }
      rows.append(
        lanes.flatMap { columns in
          columns.map { column in
            cell(
              of: parts.first { row in row.figures.contains { $0.column == column.source } },
              column: column
            )
          }
        }
      )
    }
    if indices.isEmpty { rows.append(paths.map { _ in SheetCell("") }) }
    return Sheet(columns: paths.map { _ in .amount }, rows: rows, headerRows: headerRows)
  }
}

extension String {
  /// The text without white space at its ends.
  func trimmingSpaces() -> String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
