internal import JuesuanModel

/// The form of the three public expenses printed down the page: the items, or budget and account, below one another.
extension SingleRowForm {
  /// The column of the item names, where they stand below one another.
  var itemColumn: Int? {
    grid.columns.first { column in
      let names = grid.bodyRows.map { grid.texts[$0][column] }
      return names.contains { $0.contains("出国") } && names.contains { $0.contains("接待") }
    }
  }

  func readDown(_ labels: Int) -> FormDraft {
    var draft = FormDraft(variant: definition.standard.name)
    var figures: [FormFigure] = []
    let amounts = grid.columns.filter { column in
      column > labels && lane(of: grid.header(column)) != nil
    }
    for row in grid.bodyRows {
      let printed = grid.texts[row][labels]
      let label = Self.withoutLead(Normalisation.label(printed))
      let isCount =
        printed.contains("数") || printed.contains("辆") || printed.contains("批次") || printed.contains("人次")
      guard !isCount else { continue }
      // 会议费 and 培训费 are no items of the form: they keep their printed names.
      let key = item(of: [label])
      for column in amounts {
        let lane = lane(of: grid.header(column)) ?? 1
        let isKnown = key != nil && draft.columns.contains { $0.lane == lane && $0.key == key }
        guard !isKnown, key != nil || FigureText.isFigure(grid.texts[row][column]) else { continue }
        draft.columns.append(
          FormColumnPlace(
            key: key,
            lane: lane,
            path: [laneName(grid.header(column), lane: lane), label].joined(separator: "/"),
            gridColumn: column
          )
        )
        figures.append(
          FormDraft.figure(in: grid, row: row, at: column, column: draft.columns.count - 1, unit: unit)
        )
      }
    }
    draft.rows = [row(figures)]
    return draft
  }

  /// The column that says of each row whether it is the budget or the account (Shaanxi).
  var phaseColumn: Int? {
    grid.columns.first { column in
      let names = grid.bodyRows.map { grid.texts[$0][column] }
      return names.contains { $0.hasSuffix("预算数") } && names.contains { $0.hasSuffix("决算数") }
    }
  }

  func readByPhase(_ labels: Int) -> FormDraft {
    var draft = FormDraft(variant: definition.standard.name)
    var figures: [FormFigure] = []
    let amounts = grid.columns.filter { $0 > labels && !grid.header($0).isEmpty }
    for row in grid.bodyRows {
      let phase = Normalisation.label(grid.texts[row][labels])
      guard let lane = lane(of: [phase]) else { continue }
      for column in amounts {
        let path = Self.withoutBanner(grid.header(column))
        let key = item(of: path).flatMap { key in
          draft.columns.contains { $0.lane == lane && $0.key == key } ? nil : key
        }
        draft.columns.append(
          FormColumnPlace(
            key: key,
            lane: lane,
            path: ([phase] + path).joined(separator: "/"),
            gridColumn: column
          )
        )
        figures.append(
          FormDraft.figure(in: grid, row: row, at: column, column: draft.columns.count - 1, unit: unit)
        )
      }
    }
    draft.rows = [row(figures)]
    return draft
  }

  private func row(_ figures: [FormFigure]) -> FormRow {
    FormRow(
      index: 1,
      gridRow: grid.bodyStart,
      lane: 0,
      line: nil,
      code: nil,
      printedLabel: "",
      label: "",
      key: "金额",
      figures: figures
    )
  }

  /// A label without its 其中： and the number behind it.
  private static func withoutLead(_ label: String) -> String {
    var cursor = ScalarCursor(label)
    guard cursor.skip("其中") else { return label }
    cursor.skip(one: "：:")
    return Normalisation.withoutOrdinal(String(cursor.text))
  }
}
