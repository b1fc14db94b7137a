import JuesuanModel

/// The cells of a report's forms by the keys of rows and columns.
struct FormIndex: Sendable {
  private var forms: [FormKey: FormTable] = [:]
  private var rowsByKey: [FormKey: [String: [Int]]] = [:]
  private var rowKeys: [FormKey: [String]] = [:]

  init(_ report: Report) {
    for form in report.forms where forms[form.key] == nil {
      forms[form.key] = form
      for (index, row) in form.rows.enumerated() {
        guard let key = row.key, !key.isEmpty else { continue }
        if rowsByKey[form.key]?[key] == nil { rowKeys[form.key, default: []].append(key) }
        rowsByKey[form.key, default: [:]][key, default: []].append(index)
      }
    }
  }

  func form(_ key: FormKey) -> FormTable? { forms[key] }

  func rowKeys(of form: FormKey) -> [String] { rowKeys[form] ?? [] }

  func hasRow(_ form: FormKey, _ key: String) -> Bool { rowsByKey[form]?[key] != nil }

  func label(_ form: FormKey, _ key: String) -> String? {
    guard let table = forms[form], let row = rowsByKey[form]?[key]?.first else { return nil }
    return table.rows[row].label
  }

  /// Whether the form has an amount column of that key.
  func hasColumn(_ form: FormKey, lane: Int?, _ key: String) -> Bool {
    guard let table = forms[form] else { return false }
    let index = laneIndex(lane, in: table)
    return table.columns.contains { $0.key == key && (index == nil || $0.lane == index) }
  }

  /// Whether a row of the lane that was not recognised carries an amount or something unreadable.
  func hasUnknownAmounts(_ form: FormKey, lane: Int?) -> Bool {
    guard let table = forms[form] else { return false }
    let index = laneIndex(lane, in: table)
    return table.rows.contains { row in
      row.key == nil && (index == nil || row.lane == index)
        && row.figures.contains { $0.value.figure.map { !$0.isZero } ?? ($0.value == .unreadable) }
    }
  }

  func columnKeys(_ form: FormKey, lane: Int?) -> [String] {
    guard let table = forms[form] else { return [] }
    let index = laneIndex(lane, in: table)
    var seen: Set<String> = []
    return table.columns.compactMap { column in
      guard let key = column.key, index == nil || column.lane == index, seen.insert(key).inserted else {
        return nil
      }
      return key
    }
  }

  /// The cell of a row key and column key: row and figure index.
  func cell(_ form: FormKey, row key: String, column: String, lane: Int?) -> (row: Int, figure: Int)? {
    guard let table = forms[form] else { return nil }
    let index = laneIndex(lane, in: table)
    for row in rowsByKey[form]?[key] ?? [] {
      if let figure = figure(in: table, row: row, column: column, lane: index) { return (row, figure) }
    }
    return nil
  }

  /// The cell of a column in the only row of a form.
  func singleCell(_ form: FormKey, column: String, lane: Int?) -> (row: Int, figure: Int)? {
    guard let table = forms[form] else { return nil }
    for row in table.rows.indices {
      if let figure = figure(in: table, row: row, column: column, lane: laneIndex(lane, in: table)) {
        return (row, figure)
      }
    }
    return nil
  }

  private func figure(in table: FormTable, row: Int, column: String, lane: Int?) -> Int? {
    table.rows[row].figures.firstIndex { figure in
      guard table.columns.indices.contains(figure.column) else { return false }
      let place = table.columns[figure.column]
      return place.key == column && (lane == nil || place.lane == lane)
    }
  }

  /// A form whose columns all lie in one lane is read without regard to lanes.
  private func laneIndex(_ lane: Int?, in table: FormTable) -> Int? {
    guard let lane, Set(table.columns.map(\.lane)).count > 1 else { return nil }
    return lane
  }
}
