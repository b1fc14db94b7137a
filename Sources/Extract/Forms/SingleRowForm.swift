internal import JuesuanModel

/// Reads the form of the three public expenses (09), printed in one row, or with the items below one another.
struct SingleRowForm {
  let grid: FormGrid
  let definition: FormDefinition
  let unit: MoneyUnit

  func read() -> FormDraft {
    if let labels = itemColumn { return readDown(labels) }
    if let labels = phaseColumn { return readByPhase(labels) }
    let lanes = definition.standard.lanes
    var draft = FormDraft(variant: definition.standard.name)
    let amounts = grid.columns.filter { column in
      guard grid.hasCells(column) else { return false }
      let header = grid.header(column)
      if header.isEmpty { return grid.bodyRows.contains { FigureText.isFigure(grid.texts[$0][column]) } }
      return !["部门", "单位", "单位名称", "部门名称", "预算单位"].contains(header.last ?? "")
    }
    let paths = amounts.map { Self.withoutBanner(grid.header($0)) }
    let places = paths.map { path in lane(of: path).map { ($0, item(of: path)) } }
    let found = places.compactMap { place in place.flatMap { lane, key in key.map { "\(lane)/\($0)" } } }
    let isClean = found.count == amounts.count && Set(found).count == found.count
    let standard = lanes.indices.flatMap { lane in lanes[lane].columns.map { (lane, $0) } }
    if !isClean, amounts.count == standard.count,
      isNumbered(to: standard.count) || isInLanes(places.map { $0?.0 }, half: lanes[0].columns.count)
    {
      for lane in lanes.indices {
        let range = lane * lanes[0].columns.count..<(lane + 1) * lanes[0].columns.count
        draft.addColumns(
          Array(amounts[range]),
          paths: range.map { index in
            let (_, column) = standard[index]
            return places[index]?.1 == column.key && !isRepeated(index, in: places)
              ? withoutLane(paths[index]) : []
          },
          lane: lane,
          definition: lanes[lane],
          laneName: laneName(paths[range.lowerBound], lane: lane),
          key: definition.key,
          grid: grid
        )
      }
    } else {
      for (index, column) in amounts.enumerated() {
        let lane = places[index]?.0 ?? 1
        let path = [laneName(paths[index], lane: lane)] + withoutLane(paths[index])
        draft.columns.append(
          FormColumnPlace(
            key: places[index]?.1,
            lane: lane,
            path: path.joined(separator: "/"),
            gridColumn: column
          )
        )
      }
      if grid.table.method == .text, ColumnKeys.hasSlipped(paths.map(withoutLane), keys: places.map { $0?.1 })
      {
        draft.undecidedLanes = Set(lanes.indices)
      }
      for index in amounts.indices where withoutLane(paths[index]).isEmpty {
        // Nothing says of which expense the figure is.
        draft.undecidedLanes.insert(places[index]?.0 ?? 1)
      }
      if found.count != Set(found).count {
        draft.diagnostics.append(
          Diagnostic(
            .warning,
            "columns-undecided",
            "《\(definition.title)》有两栏表头相同，请对照原件。",
            page: grid.table.pages.first,
            box: grid.table.parts.first?.box
          )
        )
        var seen: Set<String> = []
        for index in draft.columns.indices {
          guard let key = draft.columns[index].key else { continue }
          if !seen.insert("\(draft.columns[index].lane)/\(key)").inserted { draft.columns[index].key = nil }
        }
      }
    }
    // The halves are alike: where the order holds in one, a sum that fails in the other is an error of the report.
    if !draft.upheldLanes.isEmpty { draft.undecidedLanes.removeAll() }
    let candidates = grid.bodyRows.filter { row in amounts.contains { !grid.texts[row][$0].isEmpty } }
    for row in candidates.isEmpty ? Array(grid.bodyRows.prefix(1)) : candidates {
      draft.rows.append(
        FormRow(
          index: row - grid.bodyStart + 1,
          gridRow: row,
          lane: 0,
          line: nil,
          code: nil,
          printedLabel: "",
          label: "",
          key: row == candidates.first || candidates.isEmpty ? "金额" : nil,
          figures: draft.columns.enumerated().map { index, column in
            FormDraft.figure(
              in: grid,
              row: row,
              at: column.gridColumn,
              column: index,
              unit: unit,
              confidence: draft.undecidedLanes.contains(column.lane) ? FormDraft.undecided : 1
            )
          }
        )
      )
    }
    return draft
  }

  // MARK: Headers

  /// The levels without what stands over everything and names neither lane nor item.
  static func withoutBanner(_ path: [String]) -> [String] {
    path.filter { text in !(text.contains("三公") || text.contains("机关运行经费") && text.contains("经费支出")) }
  }

  func lane(of path: [String]) -> Int? {
    if path.contains(where: { $0.contains("预算") }) { return 0 }
    return path.contains { $0.contains("决算") || $0.contains("支出数") } ? 1 : nil
  }

  func laneName(_ path: [String], lane: Int) -> String {
    path.first { text in text.contains(lane == 0 ? "预算" : "决算") } ?? definition.standard.lanes[lane].name
  }

  func withoutLane(_ path: [String]) -> [String] {
    path.filter { !$0.contains("预算数") && !$0.contains("决算数") }
  }

  /// The key of the item that the words of a header name.
  func item(of path: [String]) -> String? {
    let words = withoutLane(path).map(Normalisation.compact)
    guard let last = words.last else { return nil }
    if last.contains("出国") { return "因公出国（境）费" }
    if last.contains("接待") { return "公务接待费" }
    if last.contains("购置") && last.contains("运行") { return "公务用车小计" }
    if last.contains("购置") { return "公务用车购置费" }
    if last.contains("运行") { return "公务用车运行维护费" }
    guard ["合计", "小计", "总计"].contains(where: last.hasSuffix) else { return nil }
    return words.dropLast().contains { $0.contains("用车") } ? "公务用车小计" : "合计"
  }

  /// Whether a row counts the columns from 1 to `last`: then a header that slipped aside decides nothing.
  private func isNumbered(to last: Int) -> Bool {
    grid.numberingRows.contains { row in
      grid.texts[row].compactMap { FigureText.ordinal($0) } == Array(1...last)
    }
  }

  private func isRepeated(_ index: Int, in places: [(Int, String?)?]) -> Bool {
    places.indices.contains { other in
      other < index && places[other]?.0 == places[index]?.0 && places[other]?.1 == places[index]?.1
    }
  }

  private func isInLanes(_ lanes: [Int?], half: Int) -> Bool {
    lanes.prefix(half).allSatisfy { $0 != 1 } && lanes.dropFirst(half).allSatisfy { $0 != 0 }
  }
}
