import JuesuanModel

/// Statements that hold one by one and cannot hold all at once.
extension Repair {
  /// How far intervals are widened before statements count as contradictory, so that no rounding of a double accuses anybody.
  private static let margin = 1.02
  /// Statements that cannot all hold.
  struct Contradiction: Sendable {
    /// Indices of the relations.
    var relations: [Int] = []
    /// Whether all of them are needed: each one left out, the others can hold.
    var isSmallest = true
    /// Whether it is known that the statements can or cannot all hold; time may be over before.
    var isDecided = true
  }

  /// A smallest set of relations that cannot all hold of any values that print as these do; empty where all can.
  ///
  /// Found by leaving out what is not needed for the contradiction, in halves first and one by one at last. Rates stay
  /// out: they may have been taken of figures already rounded, 86.2% of 3.32 ÷ 3.85 where the forms have 33,213.82 元.
  func contradiction(among holding: [Int]) -> Contradiction {
    let deadline = ContinuousClock().now + .milliseconds(timeLimit)
    func left() -> Int { Int((deadline - ContinuousClock().now) / .milliseconds(1)) }
    let candidates = holding.filter { relation in
      switch relations[relation].shape {
      case .equal, .atMost: true
      case .ratio, .growth, .impossible: false
      }
    }
    let members = Array(Set(candidates.flatMap { readingsOf[$0] })).sorted()
    guard var model = Deviations(readings: readings, values: values, members: members) else {
      return Contradiction()
    }
    for reading in members { model.add(reading, widened: Self.margin) }
    var rows: [(relation: Int, bounds: [Deviations.Row])] = []
    for relation in candidates {
      let stated = model.state(relations[relation])
      if !stated.isEmpty { rows.append((relation, stated)) }
    }
    guard let canHold = model.programme.isFeasible(milliseconds: left()) else {
      return Contradiction(isDecided: false)
    }
    guard !canHold else { return Contradiction() }
    var needed = Array(rows.indices)
    var isSmallest = true
    var size = max(1, needed.count / 2)
    while true {
      var start = 0
      while start < needed.count {
        let chunk = Array(needed[start..<min(needed.count, start + size)])
        guard left() > 0 else {
          return Contradiction(relations: needed.map { rows[$0].relation }, isSmallest: false)
        }
        for index in chunk { model.release(rows[index].bounds) }
        let canHold = model.programme.isFeasible(milliseconds: left())
        if canHold == false {
          needed.removeAll(where: chunk.contains)
        } else {
          if canHold == nil, size == 1 { isSmallest = false }
          for index in chunk { model.enforce(rows[index].bounds) }
          start += size
        }
      }
      guard size > 1 else { break }
      size = max(1, min(size / 2, needed.count / 2))
    }
    return Contradiction(relations: needed.map { rows[$0].relation }, isSmallest: isSmallest)
  }
}
