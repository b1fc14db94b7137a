extension Repair.Cluster {
  /// The cluster cut into parts that have nothing to do with each other: no relation names figures of two of them.
  ///
  /// Two independent errors in one report hang together through totals that neither of them changes; each is an error
  /// with its own correction.
  func parts(_ relationsOf: (Int) -> [Int]) -> [Repair.Cluster] {
    let readings = Array(Set(explanations.joined().map(\.reading))).sorted()
    guard readings.count > 1 else { return [self] }
    var group: [Int: Int] = [:]
    var groupOfRelation: [Int: Int] = [:]
    for reading in readings { group[reading] = reading }
    func merge(_ a: Int, _ b: Int) {
      guard a != b else { return }
      for (reading, name) in group where name == b { group[reading] = a }
      for (relation, name) in groupOfRelation where name == b { groupOfRelation[relation] = a }
    }
    for reading in readings {
      for relation in relationsOf(reading) {
        guard let own = group[reading] else { continue }
        if let other = groupOfRelation[relation] { merge(other, own) }
        groupOfRelation[relation] = group[reading]
      }
    }
    let names = readings.compactMap { group[$0] }.reduce(into: [Int]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    guard names.count > 1 else { return [self] }
    let parts = names.map { name in
      var seen: Set<[Repair.Edit]> = []
      let own = explanations.map { $0.filter { group[$0.reading] == name } }.filter {
        seen.insert($0).inserted
      }
      return Repair.Cluster(
        relations: relations.filter { groupOfRelation[$0] == name },
        explanations: own,
        isCut: isCut,
        reason: reason
      )
    }
    // Only where every combination is an explanation are the parts free of each other.
    let combinations = parts.reduce(1) { $0 * $1.explanations.count }
    let isFree = combinations == explanations.count && !parts.contains { $0.explanations.contains([]) }
    return isFree ? parts : [self]
  }
}
