internal import JuesuanModel

/// Gives each head of a statutory form its column, from left to right, by what it names: codes, names or amounts.
///
/// Heads may be set at one end of their columns and the texts below at the other: where they stand tells less than
/// their order does.
struct HeadColumns {
  /// What stands in a column, or may stand below a head: digits alone may be anything.
  private enum Kind { case codes, names, amounts, digits, any }

  /// A column: its head, and the columns of the body that are its own; none where nothing is printed in it.
  private struct Column {
    var head: Int
    var body: ClosedRange<Int>?
    var isUnder = true
  }

  /// The stretches between the columns, in points.
  private(set) var gaps: [ClosedRange<Double>] = []
  /// The columns that may have other heads: blank ones stand among them, and not all stand under their heads.
  private(set) var unclear: Set<Int> = []

  /// Fewer heads of a form tell nothing, nor do they where more than this share of all are others.
  private static let fewestHeads = 3
  private static let othersShare = 0.25
  /// What it costs, in font sizes between a head and its column, to leave a column blank, and to take two columns of
  /// words for one.
  private static let blankCost = 1.5
  private static let joinCost = 0.8
  /// The same for each font size between their middles.
  private static let asideCost = 0.02

  /// Nil where the heads are not those of a form, or stand over the columns otherwise; `gaps` are those of the body.
  init?(
    _ leaves: [HeadLeaves.Leaf],
    over gaps: [ClosedRange<Double>],
    _ body: [SegmentLine],
    em: Double
  ) {
    let heads = leaves.map { Self.kind(of: $0.text) }
    let others = heads.count { $0 == nil }
    guard heads.count - others >= Self.fewestHeads,
      Double(others) <= Self.othersShare * Double(heads.count),
      let columns = Self.matched(
        heads.map { $0 ?? .any },
        leaves.map(\.box),
        Self.columns(gaps, body),
        em: em
      )
    else { return nil }
    let left = body.map(\.box.x0).min() ?? 0
    let right = body.map(\.box.x1).max() ?? 0
    func extent(_ column: Column) -> (x0: Double, x1: Double)? {
      column.body.map {
        (
          $0.lowerBound > 0 ? gaps[$0.lowerBound - 1].upperBound : left,
          $0.upperBound < gaps.count ? gaps[$0.upperBound].lowerBound : right
        )
      }
    }
    for (one, next) in zip(columns, columns.dropFirst()) {
      let (head, other) = (leaves[one.head].box, leaves[next.head].box)
      let low = max(extent(one)?.x1 ?? head.x1, min(head.x1, extent(next)?.x0 ?? head.x1))
      let high = min(extent(next)?.x0 ?? other.x0, max(other.x0, extent(one)?.x1 ?? other.x0))
      guard low < high else { return nil }
      self.gaps.append(low...high)
    }
    for blank in columns.indices where columns[blank].body == nil {
      for step in [-1, 1] {
        var place = blank + step
        while columns.indices.contains(place), columns[place].body != nil, !columns[place].isUnder {
          unclear.formUnion([place, blank])
          place += step
        }
      }
    }
  }

  /// What a head names; nil for words of no form.
  private static func kind(of text: String) -> Kind? {
    let compact = Normalisation.compact(text)
    if HeadGroups.codes.contains(compact) || ["类", "款", "项", "行次", "序号"].contains(compact) { return .codes }
    if HeadGroups.names.contains(compact) || ["科目", "项目"].contains(compact) || compact.hasPrefix("项目(") {
      return .names
    }
    return HeadWords.headsAmounts(compact) ? .amounts : nil
  }

  /// The extents of the columns of the body with what stands in them.
  private static func columns(
    _ gaps: [ClosedRange<Double>],
    _ body: [SegmentLine]
  ) -> [(x0: Double, x1: Double, kind: Kind)] {
    let splits = gaps.map { ($0.lowerBound + $0.upperBound) / 2 }
    var counts = Array(repeating: (amounts: 0, digits: 0, names: 0), count: gaps.count + 1)
    var ends = Array(repeating: (x0: Double.infinity, x1: -Double.infinity), count: gaps.count + 1)
    for segment in body.lazy.flatMap(\.segments) where !segment.isTotal {
      let column = splits.count { $0 < segment.box.midX }
      if segment.isAmount {
        counts[column].amounts += 1
      } else if segment.isFigure {
        counts[column].digits += 1
      } else {
        counts[column].names += 1
      }
      ends[column] = (min(ends[column].x0, segment.box.x0), max(ends[column].x1, segment.box.x1))
    }
    return zip(counts, ends).map { count, end in
      let kind: Kind =
        count.names > count.amounts + count.digits ? .names : count.amounts > 0 ? .amounts : .digits
      return (end.x0, end.x1, kind)
    }
  }

  /// Whether what stands in a column may stand below a head.
  private static func fits(_ head: Kind, _ column: Kind) -> Bool {
    head == .any || head == column || (column == .digits && head != .names)
  }

  /// The cheapest way to give each column a head, in order; nil where a column would be left without.
  private static func matched(
    _ heads: [Kind],
    _ boxes: [Rect],
    _ columns: [(x0: Double, x1: Double, kind: Kind)],
    em: Double
  ) -> [Column]? {
    let (n, m) = (heads.count, columns.count)
    guard m <= 2 * n else { return nil }
    var cost = Array(repeating: Array(repeating: Double.infinity, count: m + 1), count: n + 1)
    var taken = Array(repeating: Array(repeating: 0, count: m + 1), count: n + 1)
    cost[0][0] = 0
    for i in 0..<n {
      for j in 0...m where cost[i][j].isFinite {
        /// Names and codes stand in every form.
        let blank = cost[i][j] + (heads[i] == .names ? .infinity : blankCost)
        if blank < cost[i + 1][j] { (cost[i + 1][j], taken[i + 1][j]) = (blank, 0) }
        for end in j..<m where fits(heads[i], columns[end].kind) && (end == j || columns[end].kind == .names)
        {
          guard end < j + 3, columns[j].kind == columns[end].kind else { break }
          let own = distance(boxes[i], columns[j].x0, columns[end].x1, em: em) + joinCost * Double(end - j)
          if cost[i][j] + own < cost[i + 1][end + 1] {
            (cost[i + 1][end + 1], taken[i + 1][end + 1]) = (cost[i][j] + own, end - j + 1)
          }
        }
      }
    }
    guard cost[n][m].isFinite else { return nil }
    var result: [Column] = []
    var j = m
    for i in (0..<n).reversed() {
      let count = taken[i + 1][j]
      let own = count > 0 ? (j - count)...(j - 1) : nil
      let isUnder = own.map {
        columns[$0.lowerBound].x0 < boxes[i].x1 && columns[$0.upperBound].x1 > boxes[i].x0
      }
      result.append(Column(head: i, body: own, isUnder: isUnder ?? true))
      j -= count
    }
    return result.reversed()
  }

  /// How far, in font sizes, a head stands from a column.
  private static func distance(_ box: Rect, _ x0: Double, _ x1: Double, em: Double) -> Double {
    (max(0, x0 - box.x1, box.x0 - x1) + asideCost * ((x0 + x1) / 2 - box.midX).magnitude) / em
  }
}
