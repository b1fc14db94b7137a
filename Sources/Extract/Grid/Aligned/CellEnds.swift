internal import JuesuanModel

/// Tells the texts of a column by the rules that run below each of them, as in forms whose cells are underlined.
struct CellEnds {
  /// What it costs to take each line for the next one of the text above, and whether it is that for sure.
  private(set) var costs: [Double]
  private(set) var continues: [Bool]

  /// Of the rows at least this share has such a rule.
  private static let ruledShare = 0.8
  /// Rules end at most this far inside the text above, in font sizes, and some are longer than it by the other: those
  /// under words are as long as these.
  private static let inside = 0.3
  private static let overhang = 1.0
  private static let fewestRows = 2

  /// Nil where no rules end the texts; `lines` are those of a column, from top to bottom.
  init?(_ lines: [Rect], _ rules: [Ruling], rows: Int, em: Double) {
    guard rows >= Self.fewestRows, rules.count >= rows, let first = lines.first, let last = lines.last else {
      return nil
    }
    let (left, right) = (lines.map(\.x0).min() ?? 0, lines.map(\.x1).max() ?? 0)
    let own = rules.filter {
      $0.position > first.midY && $0.position < last.midY + 2 * em && $0.start < right && $0.end > left
    }
    guard Double(own.count) >= Self.ruledShare * Double(rows) else { return nil }
    func ends(_ line: Rect, _ next: Double) -> Bool {
      own.contains {
        $0.position > line.midY && $0.position < next && $0.start < line.x0 + Self.inside * em
          && $0.end > line.x1 - Self.inside * em
      }
    }
    let isEnd = lines.indices.map { place in
      ends(lines[place], place + 1 < lines.count ? lines[place + 1].midY : last.midY + 2 * em)
    }
    let isWide = zip(lines, isEnd).contains { line, isEnd in
      isEnd
        && own.contains {
          $0.position > line.midY && $0.position < line.y1 + em && $0.length > line.width + Self.overhang * em
        }
    }
    guard isEnd[lines.count - 1], isWide else { return nil }
    continues = lines.indices.map { $0 > 0 && !isEnd[$0 - 1] }
    costs = continues.map { $0 ? 0 : .infinity }
  }
}
