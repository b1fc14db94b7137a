import JuesuanModel

/// Rules on lists, counts of items, and statements that there is none.
extension ClaimInstances {
  func lists(
    _ check: ClaimCheck,
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    guard let form = index.form(.basicExpenditure) else {
      if !narrative.lists.isEmpty { tally.missing += 1 }
      return
    }
    for list in narrative.lists {
      let rows = form.rows.filter { row in
        guard let key = row.key, Instances.isCode(key), key.count == 5 else { return false }
        let isPersonnel = EconomicClassification.personnelClasses.contains(String(key.prefix(3)))
        return isPersonnel == (list.subject == "人员经费")
      }
      if check == .listedIsFilled {
        for entry in list.names { listed(entry, rows, number, &tally, &remarks) }
      } else if !list.isOpen {
        filled(list, rows, number, &tally, &remarks)
      }
    }
  }

  private func listed(
    _ entry: (name: String, clause: Clause),
    _ rows: [FormRow],
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    let found = rows.filter { Normalisation.compact($0.label) == entry.name }
    guard !found.isEmpty else { return }
    guard found.allSatisfy({ !Self.mayBeFilled($0) }) else {
      tally.passed += 1
      return
    }
    let row = found[0]
    var remark = WordingCheck.Remark(
      rule: number,
      clause: entry.clause,
      printed: entry.name,
      expected: nil,
      message: "文字列举了“\(entry.name)”，而基本支出决算表\(row.code ?? "")\(row.label)没有金额。"
    )
    remark.operands = operands(row)
    remarks.append(remark)
  }

  private func filled(
    _ list: NameList,
    _ rows: [FormRow],
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    let names = Set(list.names.map(\.name))
    let lacking = rows.filter { Self.isFilled($0) && !names.contains(Normalisation.compact($0.label)) }
    tally.passed += rows.count { Self.isFilled($0) } - lacking.count
    for row in lacking {
      var remark = WordingCheck.Remark(
        rule: number,
        clause: list.names.last?.clause ?? list.clause,
        printed: "未列“\(row.label)”",
        expected: row.label,
        message:
          "基本支出决算表\(row.code ?? "")\(row.label)有金额\(row.figures.first?.printed ?? "")，\(list.subject)的列举中没有它。"
      )
      remark.operands = operands(row)
      // A list of the main items with their amounts shows by itself that it is not complete.
      remark.severity = list.hasAmounts ? .info : nil
      remarks.append(remark)
    }
  }

  /// Whether an amount was read in the row with confidence.
  static func isFilled(_ row: FormRow) -> Bool {
    row.figures.contains {
      $0.confidence >= Ledger.leastConfidence && $0.value.figure.map { !$0.isZero } ?? false
    }
  }

  /// Whether the row has an amount or something that cannot be read for sure.
  static func mayBeFilled(_ row: FormRow) -> Bool {
    row.figures.contains {
      $0.confidence < Ledger.leastConfidence
        || $0.value.figure.map { !$0.isZero } ?? ($0.value == .unreadable)
    }
  }

  private func operands(_ row: FormRow) -> [Operand] {
    row.figures.map {
      Operand(
        form: .basicExpenditure,
        code: row.code,
        label: row.label,
        column: "决算数",
        printed: $0.printed,
        page: $0.page,
        box: $0.box
      )
    }
  }

  func noneStated(
    _ family: String,
    _ number: Int,
    _ tally: inout Instances.Tally,
    _ remarks: inout [WordingCheck.Remark]
  ) {
    let forms: [String: FormKey] = ["N7": .governmentFunds, "N8": .stateCapital, "N9": .threePublic]
    guard let clause = narrative.nones[family], let key = forms[family] else { return }
    guard let form = index.form(key) else {
      tally.missing += 1
      tally.reasons.append("缺少：" + FormCatalogue.definition(of: key).title)
      return
    }
    // Saying that nothing was spent does not deny a budget.
    let spent = form.rows.flatMap(\.figures).first { figure in
      guard let amount = figure.value.figure, !amount.isZero, figure.confidence >= Ledger.leastConfidence,
        form.columns.indices.contains(figure.column)
      else {
        return false
      }
      return key != .threePublic || form.columns[figure.column].lane == 1
        || form.columns.allSatisfy { $0.lane == 0 }
    }
    guard let spent else {
      tally.passed += 1
      return
    }
    var remark = WordingCheck.Remark(
      rule: number,
      clause: clause,
      printed: clause.quote,
      expected: nil,
      message: "文字说没有，而\(FormCatalogue.definition(of: key).title)中有金额\(spent.printed)。"
    )
    remark.operands = [
      Operand(
        form: key,
        column: form.columns[spent.column].path,
        printed: spent.printed,
        page: spent.page,
        box: spent.box
      )
    ]
    remarks.append(remark)
  }

  func itemCount(_ number: Int, _ tally: inout Instances.Tally, _ remarks: inout [WordingCheck.Remark]) {
    let told = narrative.claims("N5c")
    guard !told.isEmpty, let form = index.form(.generalBudget) else { return }
    let filled = form.rows.filter {
      $0.key.map { Instances.isCode($0) && $0.count == 7 } ?? false && Self.isFilled($0)
    }
    guard filled.count != told.count, let first = told.first else {
      tally.passed += 1
      return
    }
    remarks.append(
      WordingCheck.Remark(
        rule: number,
        clause: first.clause,
        printed: "\(told.count)项",
        expected: "\(filled.count)项",
        message: "一般公共预算财政拨款支出决算表有\(filled.count)个项级科目，文字说明了\(told.count)个。"
      )
    )
  }
}
