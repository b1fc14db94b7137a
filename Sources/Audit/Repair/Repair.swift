import JuesuanModel

/// Finds the smallest changes of printed figures after which every relation holds.
///
/// The relations are linear in the exact amounts, each amount lies in a box around its printed value, and a change
/// takes one figure out of its box: error localisation after Fellegi and Holt. Up to `largestSize` changes are searched
/// by branching over the figures of a failing relation, what is larger by a whole-number programme; each set is tested
/// exactly by tightening its boxes.
struct Repair {
  /// A figure and the value to print in its place.
  struct Edit: Hashable, Sendable {
    var reading: Int
    /// In quanta.
    var value: Int128
    /// Whether a slip of the hand explains the printed text.
    var isSlip: Bool
    /// Whether other figures determine the value; else it is one of many that would do.
    var isDerived = true
    /// How the printed text may have come about.
    var slip = DigitSlip.Kind.none
  }

  /// Failing relations that hang together, and what would mend all of them.
  struct Cluster: Sendable {
    /// Indices of the relations.
    var relations: [Int]
    /// The smallest sets of changes, the likeliest first.
    var explanations: [[Edit]]
    /// How many of them are tied first.
    var ties = 0
    /// Whether the search was cut short, so that more explanations may exist.
    var isCut = false
    /// Why nothing, or not everything, was found.
    var reason: String?

    /// The one explanation where no other of its size exists.
    var unique: [Edit]? { explanations.count == 1 && !isCut ? explanations[0] : nil }
  }

  /// Up to so many changes branching is quick and complete.
  static let largestSize = 4
  /// Steps of the search in one cluster before it gives up; a table of which rows were lost needs none to succeed.
  static let largestEffort = 4_000

  /// Milliseconds for all clusters of one report before the answer is that it took too long.
  static let usualTimeLimit = 2_000

  let readings: [Reading]
  let relations: [Relation]
  let timeLimit: Int
  let values: Valuation
  let relationsOf: [[Int]]
  let readingsOf: [[Int]]

  init(readings: [Reading], relations: [Relation], timeLimit: Int = usualTimeLimit) {
    self.readings = readings
    self.timeLimit = timeLimit
    self.relations = relations
    values = Valuation(readings)
    readingsOf = relations.map(\.readings)
    var index = [[Int]](repeating: [], count: readings.count)
    for (number, members) in readingsOf.enumerated() {
      for reading in members { index[reading].append(number) }
    }
    relationsOf = index
  }

  /// The clusters of the failing relations.
  func clusters(failing: [Int]) -> [Cluster] {
    let deadline = ContinuousClock().now + .milliseconds(timeLimit)
    return components(failing).flatMap { explain($0, until: deadline) }.flatMap {
      $0.parts { relationsOf[$0] }
    }.map { cluster in
      var cluster = cluster
      let best = cluster.explanations.first.map(rank)
      cluster.ties = cluster.explanations.count { rank($0) == best }
      return cluster
    }
  }

  private func components(_ failing: [Int]) -> [[Int]] {
    var rest = Set(failing)
    var result: [[Int]] = []
    for start in failing where rest.contains(start) {
      rest.remove(start)
      var (component, queue) = ([start], [start])
      while let relation = queue.popLast() {
        for reading in readingsOf[relation] {
          for other in relationsOf[reading] where rest.remove(other) != nil {
            component.append(other)
            queue.append(other)
          }
        }
      }
      result.append(component.sorted())
    }
    return result
  }

  /// Why a part that is larger than its whole is flagged and not mended.
  static let boundsAlone = "部分大于整体，只说明其中至少有一个数字有误，不足以算出应为多少，须核对原始账表"

  private func explain(_ failing: [Int], until deadline: ContinuousClock.Instant) -> [Cluster] {
    func isBound(_ relation: Int) -> Bool {
      if case .atMost = relations[relation].shape { true } else { false }
    }
    let (bounds, equations) = (failing.filter(isBound), failing.filter { !isBound($0) })
    let open = Cluster(relations: bounds, explanations: [], reason: Self.boundsAlone)
    guard !equations.isEmpty else { return [open] }
    if let found = searched(failing, ignoring: []) { return [found] }
    // An inequality that no change of the equations' figures mends is another matter.
    if !bounds.isEmpty, let found = searched(equations, ignoring: Set(bounds)), !found.explanations.isEmpty {
      return [found, open]
    }
    return [localised(failing, until: deadline)]
  }

  /// What branching finds within its bounds; nil where it finds nothing.
  private func searched(_ failing: [Int], ignoring ignored: Set<Int>) -> Cluster? {
    for size in 1...Self.largestSize {
      var search = Search(failing: failing, size: size, ignored: ignored)
      branch([], &search)
      guard search.effort > 0 else { return nil }
      guard !search.found.isEmpty else { continue }
      // A value that nothing determines and no slip explains would be invented: it is no proposal.
      let supported = search.found.filter { $0.allSatisfy { $0.isDerived || $0.isSlip } }
      return Cluster(
        relations: failing,
        explanations: ranked(supported),
        isCut: supported.count < search.found.count
      )
    }
    return nil
  }

  private struct Search {
    var failing: [Int]
    var size: Int
    /// Relations that need not hold.
    var ignored: Set<Int> = []
    var effort = Repair.largestEffort
    var tried: Set<[Int]> = []
    var found: [[Edit]] = []
  }

  /// Takes one figure of the first failing relation that no suspect touches, in turn.
  private func branch(_ suspects: [Int], _ search: inout Search) {
    guard search.effort > 0 else { return }
    search.effort -= 1
    let open = search.failing.first { relation in !readingsOf[relation].contains(where: suspects.contains) }
    guard let open else {
      guard suspects.count == search.size else {
        // All failing relations are touched by fewer suspects than allowed; smaller sizes were tried before, so one
        // more figure of theirs must be wrong as well.
        extend(suspects, &search)
        return
      }
      test(suspects, &search)
      return
    }
    guard suspects.count < search.size else { return }
    for reading in readingsOf[open] { branch((suspects + [reading]).sorted(), &search) }
  }

  private func extend(_ suspects: [Int], _ search: inout Search) {
    var seen: Set<Int> = Set(suspects)
    for suspect in suspects {
      for relation in relationsOf[suspect] {
        for reading in readingsOf[relation] where seen.insert(reading).inserted {
          guard search.effort > 0 else { return }
          branch((suspects + [reading]).sorted(), &search)
        }
      }
    }
  }

  private func test(_ suspects: [Int], _ search: inout Search) {
    guard search.tried.insert(suspects).inserted else { return }
    guard let edits = edits(suspects, ignoring: search.ignored) else { return }
    search.found += alternatives(edits)
  }
}
