import JuesuanModel

/// Tells rows whose lines could be divided otherwise from those that allow one reading only.
enum RowCertainty {
  /// Rules part the rows; every text stands on one line; a name wraps around its figure; a line could belong to the
  /// next row as well.
  static let drawn = 1.0
  static let single = 0.99
  static let wrapped = 0.96
  static let unclear = 0.7

  /// A reading of all rows by their first or last lines that leads by this, in line pitches for each wrapped row, is
  /// the only one.
  static let clearLead = 0.3

  /// For each row how sure its lines are; `pieces` are row, middle and columns of each text, `rows` the middles of all
  /// rows, `anchors` those that figures give and `apart`, by column, those of lines that go on with nothing above, all in
  /// points. `alignment` is how names stand to their figures, nil where drawn bands part the rows, and `lead` by how
  /// much that reading is the cheapest.
  static func certainties(
    _ pieces: [(row: Int, middle: Double, columns: ClosedRange<Int>)],
    rows: [Double],
    anchors: [Double],
    alignment: RowGrouping.Alignment?,
    lead: Double,
    apart: [Int: Set<Double>],
    em: Double
  ) -> [Double] {
    guard let alignment else { return rows.map { _ in drawn } }
    /// How wrapped names stand to their rows, in font sizes: by their middles, or by the lines that alignment names.
    var stacks: [Int: [Double]] = [:]
    let grouped = Dictionary(grouping: pieces) { [$0.row, $0.columns.lowerBound] }
    let isClear =
      alignment != .middle && lead >= clearLead * Double(grouped.count { $0.value.count > 1 })
    for (key, lines) in grouped where lines.count > 1 {
      let middles = lines.map(\.middle)
      let (first, last) = (middles.min() ?? 0, middles.max() ?? 0)
      let place = isClear ? (alignment == .top ? first : last) : (first + last) / 2
      stacks[key[0], default: []].append((place - rows[key[0]]) / em)
    }
    let usual = stacks.values.joined().sorted()
    let median = usual.isEmpty ? 0 : usual[usual.count / 2]
    var result = rows.indices.map { row -> Double in
      guard let offs = stacks[row] else {
        let isLevel = pieces.allSatisfy { $0.row != row || ($0.middle - rows[row]).magnitude < 0.3 * em }
        return isLevel ? single : wrapped
      }
      return offs.allSatisfy { ($0 - median).magnitude < 0.35 && $0.magnitude < 0.35 } ? wrapped : unclear
    }
    /// A row without figures next to one whose name wraps may be the rest of that name.
    for row in rows.indices where !anchors.contains(where: { ($0 - rows[row]).magnitude < 0.05 * em }) {
      let columns = Set(pieces.filter { $0.row == row }.map(\.columns.lowerBound))
      for next in [row - 1, row + 1] where rows.indices.contains(next) {
        let isNear = (rows[next] - rows[row]).magnitude < 1.5 * em
        let lower = max(row, next)
        let top = pieces.filter { $0.row == lower && columns.contains($0.columns.lowerBound) }
          .min { $0.middle < $1.middle }
        let isApart = top.map { apart[$0.columns.lowerBound]?.contains($0.middle) ?? false } ?? false
        if columns.count == 1, isNear, !isApart { (result[row], result[next]) = (unclear, unclear) }
      }
    }
    return result
  }
}
