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
  }

  /// The stretches between the columns, in points.
  private(set) var gaps: [ClosedRange<Double>] = []
  /// The columns that would have other heads if these stood on the other side of their columns.
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
    let kinds = leaves.map { Self.kind(of: $0.text) }
    let others = kinds.count { $0 == nil }
    guard kinds.count - others >= Self.fewestHeads,
      Double(others) <= Self.othersShare * Double(kinds.count)
    else { return nil }
    let heads = zip(leaves, kinds).map { Head(kind: $1 ?? .any, box: $0.box) }
    let extents = Self.columns(gaps, body, em: em)
    let readings = Side.allCases.map { Self.matched(heads, extents, $0, em: em) }
    let side = Self.side(of: heads, extents, em: em)
    let cheapest = readings.compactMap(\.self).min { $0.cost < $1.cost }
    guard let columns = (side.map { readings[$0 == .left ? 0 : 1] } ?? cheapest)?.columns else { return nil }
    if side == nil {
      for reading in readings.compactMap(\.self) {
        for (place, other) in reading.columns.enumerated() where other.body != columns[place].body {
          unclear.insert(place)
        }
      }
    }
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
  }

  /// A head and what it names.
  private struct Head {
    var kind: Kind
    var box: Rect
  }

  /// The side of their columns on which all heads stand where they are not over the texts.
  private enum Side: CaseIterable { case left, right }

  /// The side on which heads stand.
  ///
  /// None stands beyond the edge to which the figures of its column are set; else heads begin or end exactly where codes
  /// and names do. Nil where neither shows.
  private static func side(
    of heads: [Head],
    _ columns: [Extent],
    em: Double
  ) -> Side? {
    var (left, right) = (0, 0)
    for column in columns where column.kind == .amounts {
      if column.isRight { left += 1 }
      if column.isLeft { right += 1 }
    }
    if left != right { return left > right ? .left : .right }
    for head in heads where head.kind == .codes || head.kind == .names {
      for column in columns where column.kind == head.kind || column.kind == .digits {
        let (start, end) = ((head.box.x0 - column.x0).magnitude, (head.box.x1 - column.x1).magnitude)
        if start < sameEdge * em, end > otherEdge * em { left += 1 }
        if end < sameEdge * em, start > otherEdge * em { right += 1 }
      }
    }
    return left == right ? nil : left > right ? .left : .right
  }

  /// Edges that agree, and those that do not, in font sizes.
  private static let sameEdge = 0.15
  private static let otherEdge = 0.5

  /// What a head names; nil for words of no form.
  private static func kind(of text: String) -> Kind? {
    let compact = Normalisation.compact(text)
    if HeadGroups.codes.contains(compact) || ["类", "款", "项", "行次", "序号"].contains(compact) { return .codes }
    if HeadGroups.names.contains(compact) || ["科目", "项目"].contains(compact) || compact.hasPrefix("项目(") {
      return .names
    }
    return HeadWords.headsAmounts(compact) ? .amounts : nil
  }

  /// Where the texts of a column stand, and what they are.
  private struct Extent {
    var x0: Double
    var x1: Double
    var kind: Kind
    /// Whether its figures end at one place and begin at several, or begin at one and end at several.
    var isRight = false
    var isLeft = false
  }

  /// The extents of the columns of the body with what stands in them.
  private static func columns(
    _ gaps: [ClosedRange<Double>],
    _ body: [SegmentLine],
    em: Double
  ) -> [Extent] {
    let splits = gaps.map { ($0.lowerBound + $0.upperBound) / 2 }
    var counts = Array(repeating: (amounts: 0, digits: 0, names: 0), count: gaps.count + 1)
    var figures = Array(repeating: [Rect](), count: gaps.count + 1)
    var ends = Array(repeating: (x0: Double.infinity, x1: -Double.infinity), count: gaps.count + 1)
    for segment in body.lazy.flatMap(\.segments) where !segment.isTotal {
      let column = splits.count { $0 < segment.box.midX }
      if segment.isAmount {
        counts[column].amounts += 1
        figures[column].append(segment.box)
      } else if segment.isFigure {
        counts[column].digits += 1
      } else {
        counts[column].names += 1
      }
      ends[column] = (min(ends[column].x0, segment.box.x0), max(ends[column].x1, segment.box.x1))
    }
    return counts.indices.map { column in
      let (count, own) = (counts[column], figures[column])
      let kind: Kind =
        count.names > count.amounts + count.digits ? .names : count.amounts > 0 ? .amounts : .digits
      var extent = Extent(x0: ends[column].x0, x1: ends[column].x1, kind: kind)
      let starts = own.map(\.x0).sorted()
      let stops = own.map(\.x1).sorted()
      if own.count > 2, let first = starts.first, let last = starts.last, let left = stops.first,
        let right = stops.last
      {
        extent.isRight = right - left < sameEdge * em && last - first > otherEdge * em
        extent.isLeft = last - first < sameEdge * em && right - left > otherEdge * em
      }
      return extent
    }
  }

  /// Whether what stands in a column may stand below a head.
  private static func fits(_ head: Kind, _ column: Kind) -> Bool {
    head == .any || head == column || (column == .digits && head != .names)
  }

  /// The cheapest way to give each column a head, in order, with no head of amounts beside them on the other side than `side`; nil
  /// where a column would be left without.
  private static func matched(
    _ heads: [Head],
    _ columns: [Extent],
    _ side: Side,
    em: Double
  ) -> (columns: [Column], cost: Double)? {
    let (n, m) = (heads.count, columns.count)
    guard m <= 2 * n else { return nil }
    var cost = Array(repeating: Array(repeating: Double.infinity, count: m + 1), count: n + 1)
    var taken = Array(repeating: Array(repeating: 0, count: m + 1), count: n + 1)
    cost[0][0] = 0
    for i in 0..<n {
      for j in 0...m where cost[i][j].isFinite {
        /// Names and codes stand in every form.
        let blank = cost[i][j] + (heads[i].kind == .names ? .infinity : blankCost)
        if blank < cost[i + 1][j] { (cost[i + 1][j], taken[i + 1][j]) = (blank, 0) }
        for end in j..<m
        where fits(heads[i].kind, columns[end].kind) && (end == j || columns[end].kind == .names) {
          guard end < j + 3, columns[j].kind == columns[end].kind else { break }
          let box = heads[i].box
          let isAside = side == .left ? columns[end].x1 <= box.x0 : columns[j].x0 >= box.x1
          if isAside, columns[end].kind == .amounts { continue }
          let own = distance(box, columns[j].x0, columns[end].x1, em: em) + joinCost * Double(end - j)
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
      result.append(Column(head: i, body: own))
      j -= count
    }
    return (result.reversed(), cost[n][m])
  }

  /// How far, in font sizes, a head stands from a column.
  private static func distance(_ box: Rect, _ x0: Double, _ x1: Double, em: Double) -> Double {
    (max(0, x0 - box.x1, box.x0 - x1) + asideCost * ((x0 + x1) / 2 - box.midX).magnitude) / em
  }
}
