import JuesuanModel

/// Error localisation as a whole-number programme, for what the bounded search cannot finish.
extension Repair {
  /// Milliseconds for one cluster before the answer is that it took too long.
  static let timeLimit = 2_000
  /// More equally small explanations than these are not told apart by anybody.
  static let mostExplanations = 64

  /// The smallest sets of figures whose change mends every failing relation, all that are equally small.
  func localised(_ failing: [Int]) -> Cluster {
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(Self.timeLimit)
    func left() -> Int {
      Int((deadline - clock.now) / .milliseconds(1))
    }
    // Relations beyond the failing ones join as soon as a proposal touches them.
    var stated = Set(failing.flatMap { readingsOf[$0] }.flatMap { relationsOf[$0] })
    var found: [[Edit]] = []
    var closed: [(suspects: [Int], withSupersets: Bool)] = []
    var smallest = Int.max
    func answer(_ reason: String?) -> Cluster {
      let supported = found.filter { $0.allSatisfy { $0.isDerived || $0.isSlip } }
      return Cluster(
        relations: failing,
        explanations: ranked(supported),
        isCut: reason != nil || supported.count < found.count,
        reason: reason
      )
    }
    while true {
      guard let model = programme(stated, failing) else { return answer("求解器无法启动") }
      for entry in closed { model.exclude(entry.suspects, withSupersets: entry.withSupersets) }
      solving: while true {
        guard left() > 0 else { return answer(Self.timeIsOver) }
        guard found.count < Self.mostExplanations else { return answer("可能的更正超过\(Self.mostExplanations)组") }
        switch model.programme.minimum(milliseconds: left()) {
        case .unfinished: return answer(Self.timeIsOver)
        case .infeasible: return answer(found.isEmpty ? "没有由其他数字或笔误支持的改动" : nil)
        case .optimal(let solution):
          let suspects = model.suspects(solution)
          guard !suspects.isEmpty, suspects.count <= smallest else {
            return answer(suspects.isEmpty ? "差异过小，求解器不能分辨" : nil)
          }
          if let edits = edits(suspects) {
            smallest = suspects.count
            found.append(edits)
            model.exclude(suspects, withSupersets: true)
            closed.append((suspects, true))
          } else {
            model.exclude(suspects, withSupersets: false)
            closed.append((suspects, false))
            let touched = Set(suspects.flatMap { relationsOf[$0] })
            if !touched.isSubset(of: stated) {
              stated.formUnion(touched)
              break solving
            }
          }
        }
      }
    }
  }

  private static let timeIsOver = "在\(timeLimit / 1_000)秒内未能找出全部最小改动"

  private func programme(_ stated: Set<Int>, _ failing: [Int]) -> Deviations? {
    let order = stated.sorted()
    let members = Array(Set(order.flatMap { readingsOf[$0] })).sorted()
    guard var model = Deviations(readings: readings, values: values, members: members) else { return nil }
    let gap = failing.reduce(0.0) { $0 + self.gap(relations[$1]) }
    for reading in members {
      switch readings[reading].measure {
      case .money: model.add(suspect: reading, limit: gap)
      // A share lies between none and several wholes; a count is changed by no more than all counts.
      case .percent: model.add(suspect: reading, limit: 1_000 * Double(Quantum.perPoint))
      case .count: model.add(suspect: reading, limit: gap)
      case .word: model.add(suspect: reading, limit: 0)
      }
    }
    for relation in order { model.state(relations[relation]) }
    return model
  }

  /// A bound on what a change must make up for in a failing relation, in quanta: the whole sum of what it compares.
  private func gap(_ relation: Relation) -> Double {
    func size(_ addends: [Relation.Addend]) -> Double {
      addends.reduce(0) { $0 + Double($1.factor.magnitude) * Double(values.centers[$1.reading].magnitude) }
    }
    switch relation.shape {
    case .equal, .atMost:
      let merged = relation.merged(relation.addends)
      let residual = merged.reduce(relation.constant) { $0 + $1.factor * values.centers[$1.reading] }
      let tolerance = merged.reduce(Int128(0)) {
        $0 + ($1.factor < 0 ? -$1.factor : $1.factor) * readings[$1.reading].radius
      }
      return Double(residual.magnitude) + Double(tolerance)
    case .ratio(_, let part): return size(part) + size(relation.addends)
    case .growth(let growth): return size(relation.addends) + Double(values.centers[growth.change].magnitude)
    case .impossible: return 0
    }
  }
}
