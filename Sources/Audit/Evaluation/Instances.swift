import JuesuanModel

/// The rules on forms, stated of the cells of one report.
struct Instances {
  /// What came of one rule before any figure was compared.
  struct Tally: Sendable {
    var relations: [Relation] = []
    /// Instances with an operand that cannot be read.
    var missing = 0
    /// Instances that hold without figures to compare.
    var passed = 0
    /// Instances of which the report has nothing.
    var idle = 0
    var reasons: [String] = []
  }

  let index: FormIndex
  let ledger: Ledger
  /// The figures as printed.
  let values: Valuation

  init(index: FormIndex, ledger: Ledger) {
    self.index = index
    self.ledger = ledger
    values = Valuation(ledger.readings)
  }

  /// The instances of a rule on forms.
  func instances(of rule: Rule, number: Int) -> Tally {
    let sides: (left: [Term], right: [Term], shape: Relation.Shape)
    switch rule.states {
    case .equal(let left, let right): sides = (left, right, .equal)
    case .atMost(let left, let right): sides = (left, right, .atMost)
    case .claims, .wording: return Tally()
    }
    var tally = Tally()
    let absent = Set((sides.left + sides.right).map(\.form)).filter { index.form($0) == nil }.sorted()
    guard absent.isEmpty else {
      tally.missing = 1
      tally.reasons = ["缺少：" + absent.map { FormCatalogue.definition(of: $0).title }.joined(separator: "、")]
      return tally
    }
    for binding in bindings(of: rule.each) {
      add(rule, number, sides, binding, to: &tally)
    }
    if tally.relations.isEmpty, tally.missing == 0, tally.reasons.isEmpty { tally.reasons = ["本表没有适用的行或列"] }
    return tally
  }

  /// The row and column for which an instance is stated.
  private struct Binding {
    var form: FormKey?
    var row: String?
    var column: String?
  }

  private func bindings(of each: Each) -> [Binding] {
    switch each {
    case .once: return [Binding()]
    case .row(let form, let lane, let rows):
      return keys(form, rows).filter { key in
        lane == nil
          || index.columnKeys(form, lane: lane).contains {
            index.cell(form, row: key, column: $0, lane: lane) != nil
          }
      }.map { Binding(form: form, row: $0) }
    case .rowOfAny(let forms, let rows):
      var seen: Set<String> = []
      return forms.flatMap { form in keys(form, rows).map { Binding(form: form, row: $0) } }
        .filter { seen.insert($0.row ?? "").inserted }
    case .column(let form, let lane, let columns):
      return index.columnKeys(form, lane: lane).filter { columns?.contains($0) ?? true }
        .map { Binding(form: form, column: $0) }
    case .cell(let form, let lane, let rows):
      return keys(form, rows).flatMap { key in
        index.columnKeys(form, lane: lane).map { Binding(form: form, row: key, column: $0) }
      }
    }
  }

  private func keys(_ form: FormKey, _ rows: Each.Rows) -> [String] {
    let all = index.rowKeys(of: form)
    switch rows {
    case .all: return all
    case .classes: return all.filter { Self.isCode($0) && $0.count == 3 }
    case .codes: return all.filter(Self.isCode)
    case .parents: return all.filter { !children(of: $0, in: form).isEmpty }
    case .named(let keys): return keys.filter { index.hasRow(form, $0) }
    }
  }

  static func isCode(_ key: String) -> Bool { key.count >= 3 && key.allSatisfy { $0.isASCII && $0.isNumber } }

  /// The rows one level below a code: the shortest longer codes that begin with it.
  private func children(of key: String, in form: FormKey) -> [String] {
    guard Self.isCode(key) else { return [] }
    return index.rowKeys(of: form).filter {
      $0.count == key.count + 2 && $0.hasPrefix(key) && Self.isCode($0)
    }
  }

  private func add(
    _ rule: Rule,
    _ number: Int,
    _ sides: (left: [Term], right: [Term], shape: Relation.Shape),
    _ binding: Binding,
    to tally: inout Tally
  ) {
    var gathering = Gathering()
    for term in sides.left { gather(term, binding, sign: 1, into: &gathering) }
    let leftCount = gathering.addends.count
    for term in sides.right { gather(term, binding, sign: -1, into: &gathering) }
    if gathering.addends.count == leftCount || leftCount == 0, !isZeroByAbsence(sides, binding) {
      gathering.lacking.append("一侧的项目")
    }
    let readings = gathering.addends.map { ledger[$0.reading] }
    guard !gathering.lacksColumn, let primary = gathering.addends.first?.reading,
      readings.contains(where: { $0.state != .structuralZero })
    else {
      tally.idle += 1
      return
    }
    guard gathering.lacking.isEmpty, !readings.contains(where: { $0.state == .unreadable }) else {
      tally.missing += 1
      let unreadable = readings.filter { $0.state == .unreadable }.map { $0.operand.label ?? "" }
      tally.reasons.append("无法读取：" + (gathering.lacking + unreadable).joined(separator: "、"))
      return
    }
    let relation = Relation(
      rule: number,
      shape: sides.shape,
      addends: gathering.addends,
      leftCount: leftCount,
      primary: primary,
      instance: name(of: binding)
    )
    // A row that a form does not have says zero only where the rest of the form shows that nothing was lost.
    if relation.verdict(values).isFailure, let gap = gathering.gaps.first(where: { !isClosed($0) }) {
      tally.missing += 1
      tally.reasons.append(
        "\(FormCatalogue.definition(of: gap.form).title)没有“\(gap.row)”一行，且有未能识别的行或合计不符，不能视为零"
      )
      return
    }
    if relation.verdict(values).isFailure, let form = formWithUnknownRows(sides.left + sides.right) {
      tally.missing += 1
      tally.reasons.append("\(FormCatalogue.definition(of: form).title)有未能识别的行，合计无法核对")
      return
    }
    tally.relations.append(relation)
  }

  /// The form of a sum over whatever rows there are, one of which was not recognised.
  private func formWithUnknownRows(_ terms: [Term]) -> FormKey? {
    terms.first {
      ($0.rows == .classes || $0.rows == .children) && index.hasUnknownAmounts($0.form, lane: $0.lane)
    }?.form
  }

  /// Whether every row with an amount was recognised, and the classes of the column add to its total where it has them.
  private func isClosed(_ gap: Gap) -> Bool {
    guard !index.hasUnknownAmounts(gap.form, lane: gap.lane) else { return false }
    guard Self.isCode(gap.row) else { return true }
    let total = gap.form == .incomeAndExpenditure || gap.form == .fiscalSummary ? "本年支出合计" : "合计"
    guard let sum = reading(gap.form, total, gap.column, gap.lane) else { return false }
    let classes = keys(gap.form, .classes).compactMap { reading(gap.form, $0, gap.column, gap.lane) }
    guard gap.row.count == 3, !classes.contains(where: { ledger[$0].state == .unreadable }) else {
      return gap.row.count > 3
    }
    let difference = classes.reduce(ledger[sum].center) { $0 - ledger[$1].center }
    return abs(difference) <= classes.reduce(ledger[sum].radius) { $0 + ledger[$1].radius }
  }

  private func reading(_ form: FormKey, _ row: String, _ column: String, _ lane: Int?) -> Int? {
    index.cell(form, row: row, column: column, lane: lane)
      .flatMap { ledger.cell(form: form, row: $0.row, figure: $0.figure) }
  }

  /// A row that a term speaks of and that its form does not have.
  private struct Gap {
    var form: FormKey
    var lane: Int?
    var row: String
    var column: String
  }

  /// Whether a side without any cell says zero: rows by code that a form leaves out, or forms without amounts.
  private func isZeroByAbsence(
    _ sides: (left: [Term], right: [Term], shape: Relation.Shape),
    _ binding: Binding
  ) -> Bool {
    [sides.left, sides.right].allSatisfy { side in
      side.isEmpty || side.contains { $0.rows == .bound || $0.rows == .single || isEmpty($0.form) }
        || side.contains { term in
          rows(term, binding).contains { $0.map { index.hasRow(term.form, $0) } ?? false }
        }
    }
  }

  private struct Gathering {
    var addends: [Relation.Addend] = []
    var lacking: [String] = []
    var gaps: [Gap] = []
    var lacksColumn = false
  }

  private func gather(_ term: Term, _ binding: Binding, sign: Int128, into gathering: inout Gathering) {
    let columns: [String]
    switch term.columns {
    case .bound: columns = binding.column.map { [$0] } ?? []
    case .named(let names): columns = names
    }
    for column in columns {
      guard index.hasColumn(term.form, lane: term.lane, column) else {
        if term.isRequired { gathering.lacksColumn = true }
        continue
      }
      for row in rows(term, binding) {
        let cell =
          row.map { index.cell(term.form, row: $0, column: column, lane: term.lane) }
          ?? index.singleCell(term.form, column: column, lane: term.lane)
        if let cell, let reading = ledger.cell(form: term.form, row: cell.row, figure: cell.figure) {
          gathering.addends.append(.init(factor: term.isNegative ? -sign : sign, reading: reading))
        } else if term.isRequired, !isEmpty(term.form) {
          gathering.lacking.append("\(term.form.rawValue)表 \(row ?? "") \(column)")
        } else if let row, !isEmpty(term.form) {
          gathering.gaps.append(Gap(form: term.form, lane: term.lane, row: row, column: column))
        }
      }
    }
  }

  /// The keys of a term's rows; nil for the only row.
  private func rows(_ term: Term, _ binding: Binding) -> [String?] {
    switch term.rows {
    case .bound: binding.row.map { [$0] } ?? []
    case .named(let keys): keys
    case .classes: keys(term.form, .classes)
    case .children: binding.row.map { children(of: $0, in: term.form) } ?? []
    case .single: [nil]
    }
  }

  /// Whether the form carries no amount, so that a row it lacks says zero.
  private func isEmpty(_ form: FormKey) -> Bool { index.form(form)?.state == .empty }

  private func name(of binding: Binding) -> String {
    var parts: [String] = []
    if let form = binding.form, let row = binding.row {
      let label = index.label(form, row) ?? ""
      parts.append(row == label || label.isEmpty ? row : "\(row) \(label)")
    }
    if let column = binding.column { parts.append("“\(column)”列") }
    return parts.joined(separator: " ")
  }
}
