import JuesuanModel

/// Tells rows whose lines could be divided otherwise from those that allow one reading only.
enum RowCertainty {
  /// Rules part the rows; every text stands on one line; a name wraps around its figure; a line could belong to the
  /// next row as well.
  static let drawn = 1.0
  static let single = 0.99
  static let wrapped = 0.96
  static let unclear = 0.7

  /// How far from a row, in font sizes, a line without figures may stand that is part of its name: farther where every
  /// row has a code and this has none, and rows stand farther apart than this share tells.
  static let reach = 1.5
  static let codedReach = 2.0
  static let nearRows = 0.85

  /// For each row how sure its lines are.
  ///
  /// `pieces` are row, middle and columns of each text, `rows` the middles of all rows and `anchors` those that figures
  /// give, all in points. `isCoded` tells that nearly every row begins with a code: one without is part of another.
  /// `disputed` are the rows whose lines another reading of nearly equal worth gives to others,
  /// `apart`, by column, the middles of lines that go on with nothing above.
  static func certainties(
    _ pieces: [(row: Int, middle: Double, columns: ClosedRange<Int>)],
    rows: [Double],
    anchors: [Double],
    disputed: Set<Int>,
    apart: [Int: Set<Double>],
    isBanded: Bool,
    isCoded: Bool,
    em: Double
  ) -> [Double] {
    guard !isBanded else { return rows.map { _ in drawn } }
    var result = rows.indices.map { row -> Double in
      if disputed.contains(row) { return unclear }
      let isLevel = pieces.allSatisfy { $0.row != row || ($0.middle - rows[row]).magnitude < 0.3 * em }
      return isLevel ? single : wrapped
    }
    let steps = zip(anchors, anchors.dropFirst()).map { $1 - $0 }.sorted()
    let pitch = steps.isEmpty ? 0 : steps[steps.count / 2]
    /// A row without figures next to one whose name wraps may be the rest of that name.
    for row in rows.indices where !anchors.contains(where: { ($0 - rows[row]).magnitude < 0.05 * em }) {
      let columns = Set(pieces.filter { $0.row == row }.map(\.columns.lowerBound))
      for next in [row - 1, row + 1] where rows.indices.contains(next) {
        let distance = (rows[next] - rows[row]).magnitude
        let isNear = distance < reach * em || (isCoded && distance < min(codedReach * em, nearRows * pitch))
        let lower = max(row, next)
        let top = pieces.filter { $0.row == lower && columns.contains($0.columns.lowerBound) }
          .min { $0.middle < $1.middle }
        let isApart = top.map { apart[$0.columns.lowerBound]?.contains($0.middle) ?? false } ?? false
        if columns.count == 1, isNear, isCoded || !isApart {
          (result[row], result[next]) = (unclear, unclear)
        }
      }
    }
    return result
  }
}
