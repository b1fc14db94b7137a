import JuesuanModel

/// Divides the lines of one column among the rows that figures anchor, so that wrapped names of several lines
/// become one cell beside their figure.
enum RowGrouping {
  /// How a block of lines stands to the figure of its row.
  enum Alignment: CaseIterable {
    case middle, top, bottom
  }

  /// The most lines one cell wraps into.
  static let mostLines = 8
  /// What it costs, in line pitches off the ideal place, to leave an anchored cell blank, and to make a row of a
  /// line that no figure anchors.
  static let blankCost = 0.45
  static let unanchoredCost = 0.6
  /// What it costs to leave one blank in a column that prints something in nearly every row.
  static let lackCost = 1.2
  /// The same where a line of another column stands level with it.
  static let sharedCost = 0.45

  /// Readings of a whole table whose costs differ by less cannot be told apart.
  static let margin = 0.35

  struct Division {
    /// For each line the anchor it belongs to; nil where it makes a row of its own.
    var anchors: [Int?]
    var cost: Double
  }

  /// The cheapest division; `lines` are the middles of the first and last line of what is one text for sure, from top
  /// to bottom, `anchors` middles, `pitch` is the distance of lines, `reach` the
  /// farthest at which they are one text.
  ///
  /// `blankCost` is what it costs to leave an anchored cell blank.
  ///
  /// `figures` are the lines that are figures themselves: these wrap with no other. `breakCosts` tells for each line
  /// what it costs to go on with it in the cell of the line above, `shared` which lines stand level with others that
  /// no figure anchors.
  static func divide(
    lines: [ClosedRange<Double>],
    figures: [Bool],
    breakCosts: [Double],
    shared: [Bool],
    anchors: [Double],
    pitch: Double,
    reach: Double,
    blankCost: Double = Self.blankCost,
    _ alignment: Alignment
  ) -> Division {
    let (k, m) = (lines.count, anchors.count)
    /// Cheapest cost for the first i lines and j anchors, with the number of lines taken in the last step:
    /// -1 for an unanchored line, 0 for a blank cell.
    var cost = Array(repeating: Array(repeating: Double.infinity, count: m + 1), count: k + 1)
    var step = Array(repeating: Array(repeating: 0, count: m + 1), count: k + 1)
    cost[0][0] = 0
    for i in 0...k {
      for j in 0...m where i + j > 0 {
        if i > 0 {
          let own = cost[i - 1][j] + (shared[i - 1] ? sharedCost : unanchoredCost)
          if own < cost[i][j] {
            cost[i][j] = own
            step[i][j] = -1
          }
        }
        guard j > 0 else { continue }
        if cost[i][j - 1] + blankCost < cost[i][j] {
          cost[i][j] = cost[i][j - 1] + blankCost
          step[i][j] = 0
        }
        for taken in 1...max(1, min(mostLines, i)) where taken <= i {
          let block = lines[(i - taken)..<i]
          guard let first = block.first, let last = block.last else { continue }
          if taken > 1, figures[(i - taken)..<i].contains(true) { break }
          if taken > 1,
            zip(block, block.dropFirst()).contains(where: { $1.lowerBound - $0.upperBound > reach })
          {
            break
          }
          let place =
            switch alignment {
            case .middle: (first.lowerBound + last.upperBound) / 2
            case .top: first.lowerBound
            case .bottom: last.upperBound
            }
          let off = (place - anchors[j - 1]).magnitude / pitch
          let own = off + breakCosts[(i - taken + 1)..<i].reduce(0, +)
          if off < 1.2, cost[i - taken][j - 1] + own < cost[i][j] {
            cost[i][j] = cost[i - taken][j - 1] + own
            step[i][j] = taken
          }
        }
      }
    }
    var division = Division(anchors: Array(repeating: nil, count: k), cost: cost[k][m])
    var (i, j) = (k, m)
    while i > 0 || j > 0 {
      switch step[i][j] {
      case -1: i -= 1
      case 0: j -= 1
      case let taken:
        for line in (i - taken)..<i { division.anchors[line] = j - 1 }
        (i, j) = (i - taken, j - 1)
      }
    }
    return division
  }
}
