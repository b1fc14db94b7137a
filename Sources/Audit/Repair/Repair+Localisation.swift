import JuesuanModel

/// Error localisation as a whole-number programme, for what the bounded search cannot finish.
extension Repair {
  /// More equally small explanations than these are not told apart by anybody.
  static let mostExplanations = 64

  /// The smallest sets of figures whose change mends every failing relation, all that are equally small.
  func localised(_ failing: [Int], until deadline: ContinuousClock.Instant) -> Cluster {
    func left() -> Int { Int((deadline - ContinuousClock().now) / .milliseconds(1)) }
    // Relations beyond the failing ones join as soon as a proposal touches them.
    var stated = Set(failing.flatMap { readingsOf[$0] }.flatMap { relationsOf[$0] })
    var found: [[Edit]] = []
    var closed: [(suspects: [Int], withSupersets: Bool)] = []
    var smallest = Int.max
    var reach = 1.0
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
      guard let model = programme(stated, failing, reach) else { return answer("求解器无法启动") }
      for entry in closed { model.exclude(entry.suspects, withSupersets: entry.withSupersets) }
      solving: while true {
        guard left() > 0 else { return answer(timeIsOver) }
        guard found.count < Self.mostExplanations else { return answer("可能的更正超过\(Self.mostExplanations)组") }
        switch model.programme.minimum(milliseconds: left()) {
        case .unfinished: return answer(timeIsOver)
        case .infeasible:
          guard found.isEmpty, reach < Self.widestReach else {
            return answer(found.isEmpty ? "没有由其他数字或笔误支持的改动" : nil)
          }
          reach = Self.widestReach
          break solving
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

  private var timeIsOver: String { "在限定的\(Double(timeLimit) / 1_000)秒内未能找出全部最小改动" }

  /// How much farther figures may be changed where the bound derived for them leaves no answer.
  ///
  /// The bound holds for equations with factors of one (below); a rate multiplies, and could need more.
  private static let widestReach = 1_000.0

  private func programme(_ stated: Set<Int>, _ failing: [Int], _ reach: Double) -> Deviations? {
    let order = stated.sorted()
    let members = Array(Set(order.flatMap { readingsOf[$0] })).sorted()
    guard var model = Deviations(readings: readings, values: values, members: members) else { return nil }
    let limit = reach * order.reduce(0.0) { $0 + self.gap(relations[$1]) }
    for reading in members {
      switch readings[reading].measure {
      case .money, .count: model.add(suspect: reading, limit: limit)
      // A share lies between none and several wholes, whatever was printed.
      case .percent:
        model.add(
          suspect: reading,
          limit: max(limit, 1_000 * Double(Quantum.perPoint)) + Double(values.centers[reading].magnitude)
        )
      case .word: model.add(suspect: reading, limit: 0)
      }
    }
    for relation in order { model.state(relations[relation]) }
    return model
  }

  /// A bound on what a change must make up for in a relation, in quanta.
  ///
  /// The deviations of a smallest set solve as many independent rows as the set has figures, each row's right side being
  /// its residual give or take its tolerance. Sums over rows, columns and levels of a table have factors of one and form
  /// a network matrix, whose inverse has no entry beyond one: no deviation exceeds the sum of residuals and tolerances
  /// of the stated relations. What a rate asks of an amount is asked of the rate itself.
  private func gap(_ relation: Relation) -> Double {
    switch relation.shape {
    case .equal, .atMost:
      let merged = relation.merged(relation.addends)
      let residual = merged.reduce(relation.constant) { $0 + $1.factor * values.centers[$1.reading] }
      let tolerance = merged.reduce(Int128(0)) { $0 + abs($1.factor) * readings[$1.reading].radius }
      return Double(residual.magnitude) + Double(tolerance)
    case .ratio, .growth:
      guard relation.verdict(values).isFailure else { return 0 }
      return relation.readings.reduce(0.0) { gap, reading in
        guard readings[reading].measure != .word, let box = relation.allowed(reading, values), !box.isEmpty
        else {
          return gap
        }
        let ends = [box.low, box.high].filter { abs($0) < Quantum.limit }
        return max(gap, ends.map { Double(abs($0 - values.centers[reading])) }.max() ?? 0)
      }
    case .impossible: return 0
    }
  }
}
