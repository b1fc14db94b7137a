import JuesuanModel

extension [Ruling] {
  /// The rules of one direction with broken ones healed and doubled ones made one, by position and start.
  func joined(along axis: Axis, _ tolerance: Tolerance) -> [Ruling] {
    var clusters: [[Ruling]] = []
    for ruling in filter({ $0.axis == axis }).sorted(by: {
      ($0.position, $0.start, $0.end) < ($1.position, $1.start, $1.end)
    }) {
      if let last = clusters.last, let first = last.first,
        ruling.position - first.position <= tolerance.sameEdge
      {
        clusters[clusters.count - 1].append(ruling)
      } else {
        clusters.append([ruling])
      }
    }
    return clusters.flatMap { $0.healed(tolerance) }.filter { $0.length >= tolerance.shortestRule }
  }

  /// The rules of one position as one each, from the first of their pieces to the last; `slack` parts two positions.
  func outermost(slack: Double) -> [Ruling] {
    var lines: [Ruling] = []
    for ruling in sorted(by: { ($0.position, $0.start) < ($1.position, $1.start) }) {
      guard let last = lines.last, ruling.position - last.position <= slack else {
        lines.append(ruling)
        continue
      }
      lines[lines.count - 1].start = Swift.min(last.start, ruling.start)
      lines[lines.count - 1].end = Swift.max(last.end, ruling.end)
    }
    return lines
  }

  /// Rules of one position, where they overlap or nearly meet, as one each.
  private func healed(_ tolerance: Tolerance) -> [Ruling] {
    var pieces: [(ruling: Ruling, weight: Double)] = []
    for ruling in sorted(by: { ($0.start, $0.end, $0.position) < ($1.start, $1.end, $1.position) }) {
      guard let last = pieces.last, ruling.start - last.ruling.end <= tolerance.brokenRule else {
        pieces.append((ruling, Swift.max(ruling.length, 0.01)))
        continue
      }
      var whole = last.ruling
      let length = Swift.max(ruling.length, 0.01)
      whole.position = (whole.position * last.weight + ruling.position * length) / (last.weight + length)
      whole.end = Swift.max(whole.end, ruling.end)
      whole.thickness = Swift.max(whole.thickness, ruling.thickness)
      whole.isDashed = whole.isDashed && ruling.isDashed
      pieces[pieces.count - 1] = (whole, last.weight + length)
    }
    return pieces.map(\.ruling)
  }
}

/// Rules of both directions that hang together.
struct RulingNet {
  var rulings: [Ruling]

  /// The rules of one direction.
  func along(_ axis: Axis) -> [Ruling] { rulings.filter { $0.axis == axis } }

  /// The rules that touch or cross each other, net by net; of rules that meet no other those are taken in that run
  /// beside others of a net, as column rules do that begin below a merged head and end at no rule.
  static func nets(of rulings: [Ruling], _ tolerance: Tolerance) -> [RulingNet] {
    let horizontal = rulings.joined(along: .horizontal, tolerance)
    let vertical = rulings.joined(along: .vertical, tolerance)
    var sets = DisjointSets(count: horizontal.count + vertical.count)
    for (i, h) in horizontal.enumerated() {
      for (j, v) in vertical.enumerated() where h.meets(v, within: tolerance.touch) {
        sets.unite(i, horizontal.count + j)
      }
    }
    let all = horizontal + vertical
    let groups = sets.groups
    let loose = groups.filter { $0.count == 1 }.map { all[$0[0]] }
    return groups.filter { $0.count > 2 }.map {
      RulingNet(rulings: $0.map { all[$0] }).taking(loose, tolerance)
    }
  }

  /// With those of `loose` rules that run between two of its own, in pieces or whole.
  private func taking(_ loose: [Ruling], _ tolerance: Tolerance) -> RulingNet {
    guard !loose.isEmpty else { return self }
    var wide = self
    for axis in Axis.allCases {
      let (own, crossing) = (along(axis), along(axis.other))
      guard own.count >= Self.fewestParallel, let first = crossing.map(\.start).min(),
        let last = crossing.map(\.end).max(), let start = own.map(\.start).min(),
        let end = own.map(\.end).max()
      else { continue }
      let beside = loose.filter {
        $0.axis == axis && $0.position > first - tolerance.em && $0.position < last + tolerance.em
          && $0.end > start && $0.start < end
      }
      wide.rulings += beside.filter { rule in
        let column = beside.filter { ($0.position - rule.position).magnitude <= tolerance.sameEdge }
        return own.contains { ($0.position - rule.position).magnitude <= tolerance.sameEdge }
          || column.reduce(0) { $0 + $1.length } >= Self.parallelShare * (end - start)
      }
    }
    return wide
  }

  /// A net with fewer rules of one direction is a frame; shorter rules underline or strike out words.
  private static let fewestParallel = 3
  private static let parallelShare = 0.3
}

extension Ruling {
  /// Whether a rule of the other direction touches or crosses this one.
  func meets(_ other: Ruling, within slack: Double) -> Bool {
    other.position >= start - slack && other.position <= end + slack
      && position >= other.start - slack && position <= other.end + slack
  }
}

/// Sets of numbers from 0 that can be united.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of element: Int) -> Int {
    var root = element
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  mutating func unite(_ a: Int, _ b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    parents[max(first, second)] = min(first, second)
  }

  /// The sets in the order of their smallest element.
  var groups: [[Int]] {
    var copy = self
    var members: [Int: [Int]] = [:]
    for element in parents.indices { members[copy.root(of: element), default: []].append(element) }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }
}
