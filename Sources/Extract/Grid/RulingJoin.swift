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

  /// The rules that touch or cross each other, net by net; rules that meet no other are left out.
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
    return sets.groups.filter { $0.count > 2 }.map { RulingNet(rulings: $0.map { all[$0] }) }
  }
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
