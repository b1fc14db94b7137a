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

  let readings: [Reading]
  let relations: [Relation]
  let values: Valuation
  let relationsOf: [[Int]]
  let readingsOf: [[Int]]

  init(readings: [Reading], relations: [Relation]) {
    self.readings = readings
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
    components(failing).map(explain).flatMap { $0.parts { relationsOf[$0] } }
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

  private func explain(_ failing: [Int]) -> Cluster {
    for size in 1...Self.largestSize {
      var search = Search(failing: failing, size: size)
      branch([], &search)
      if !search.found.isEmpty {
        // A value that nothing determines and no slip explains would be invented: it is no proposal.
        let supported = search.found.filter { $0.allSatisfy { $0.isDerived || $0.isSlip } }
        if search.effort <= 0 { break }
        return Cluster(
          relations: failing,
          explanations: ranked(supported),
          isCut: supported.count < search.found.count
        )
      }
      if search.effort <= 0 { break }
    }
    return localised(failing)
  }

  private struct Search {
    var failing: [Int]
    var size: Int
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
    guard let edits = edits(suspects) else { return }
    search.found.append(edits)
  }

  /// The values that mend every relation of the suspects, nil where there are none.
  func edits(_ suspects: [Int]) -> [Edit]? {
    var values = self.values
    let touched = Array(Set(suspects.flatMap { relationsOf[$0] })).sorted()
    for suspect in suspects where readings[suspect].measure != .word {
      // What is printed without a minus was not meant with one.
      let low = readings[suspect].center >= 0 ? -readings[suspect].step / 2 : Interval.unbounded.low
      values.intervals[suspect] = Interval(low: low, high: Interval.unbounded.high)
    }
    for _ in 0..<(suspects.count == 1 ? 1 : 6) {
      for suspect in suspects {
        for relation in relationsOf[suspect] {
          guard let allowed = relations[relation].allowed(suspect, values) else { return nil }
          let narrowed =
            readings[suspect].measure == .word
            ? allowed : values.intervals[suspect].intersection(allowed)
          guard !narrowed.isEmpty else { return nil }
          values.intervals[suspect] = narrowed
        }
      }
    }
    let boxes = suspects.map { values.intervals[$0] }
    var chosen: [Edit] = []
    var settled = self.values
    for suspect in suspects { settled.intervals[suspect] = values.intervals[suspect] }
    for (suspect, box) in zip(suspects, boxes) {
      let found = value(of: suspect, in: box, settled, unsettled: suspects.dropFirst(chosen.count + 1))
      guard let (value, isDerived) = found, value != readings[suspect].center else { return nil }
      settled.centers[suspect] = value
      settled.intervals[suspect] =
        readings[suspect].measure == .word
        ? Interval(exactly: value)
        : Interval(low: value - readings[suspect].fineStep / 2, high: value + readings[suspect].fineStep / 2)
      chosen.append(
        Edit(
          reading: suspect,
          value: value,
          isSlip: DigitSlip.relates(readings[suspect].operand.printed, readings[suspect].text(of: value)),
          isDerived: isDerived
        )
      )
    }
    return touched.allSatisfy { !relations[$0].verdict(settled).isFailure } ? chosen : nil
  }

  /// The printable value in the box that most relations state exactly, else one that a slip explains.
  private func value(
    of suspect: Int,
    in box: Interval,
    _ values: Valuation,
    unsettled: ArraySlice<Int>
  ) -> (value: Int128, isDerived: Bool)? {
    let reading = readings[suspect]
    if reading.measure == .word { return (-reading.center, true) }
    let step = max(reading.fineStep, 1)
    var votes: [Int128: Int] = [:]
    for relation in relationsOf[suspect] where !readingsOf[relation].contains(where: unsettled.contains) {
      // A rate is too coarse to say which amount it was taken of.
      guard relations[relation].isSharp(for: suspect) else { continue }
      guard let exact = relations[relation].exactValue(of: suspect, values) else { continue }
      let value = Quantum.roundDivide(exact, step) * step
      if value + step / 2 >= box.low, value - step / 2 <= box.high { votes[value, default: 0] += 1 }
    }
    if let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { return (best.key, true) }
    // Where only an inequality bounds the value, many slips would do and none is evidence.
    let isDetermined = relationsOf[suspect].contains { relation in
      if case .atMost = relations[relation].shape { false } else { true }
    }
    guard isDetermined, box.low > Interval.unbounded.low, box.high < Interval.unbounded.high else {
      return nil
    }
    let own = max(reading.step, 1)
    for variant in DigitSlip.variants(of: Int64(clamping: reading.center / own)) {
      let value = Int128(variant) * own
      if value + own / 2 >= box.low, value - own / 2 <= box.high { return (value, false) }
    }
    let middle = Quantum.roundDivide(Quantum.floorDivide(Quantum.sum(box.low, box.high), 2), step) * step
    return middle + step / 2 >= box.low && middle - step / 2 <= box.high ? (middle, false) : nil
  }

  /// The likeliest first: by the kinds of slips, then by how many relations bear witness to the new values.
  func ranked(_ explanations: [[Edit]]) -> [[Edit]] {
    explanations.enumerated().map { (rank: rank($0.element), offset: $0.offset, edits: $0.element) }
      .sorted { ($0.rank, $0.offset) < ($1.rank, $1.offset) }
      .map { entry in
        entry.edits.map { edit in
          var edit = edit
          edit.slip = slip(of: edit)
          return edit
        }
      }
  }

  /// Smaller is likelier; equal ranks are tied.
  func rank(_ edits: [Edit]) -> Int {
    edits.reduce(0) { sum, edit in
      let unprinted = readings[edit.reading].state == .printed ? 0 : 1
      return sum + 100 * (cost(slip(of: edit)) + unprinted) - min(witnesses(of: edit), 9)
    }
  }

  /// A slip within the figure is likelier than one of place, and both are likelier than none.
  private func cost(_ slip: DigitSlip.Kind) -> Int {
    switch slip {
    case .digit, .neighbours, .lostDigit, .point: 0
    case .unit, .sign, .shiftedPlace, .copy: 1
    case .none: 2
    }
  }

  /// How the printed text may have come about, neighbouring and equal cells looked at.
  func slip(of edit: Edit) -> DigitSlip.Kind {
    let reading = readings[edit.reading]
    let kind = DigitSlip.kind(reading.operand.printed, reading.text(of: edit.value))
    guard kind == .none, reading.center != 0, case .figure(let form, let row, let figure) = reading.site
    else {
      return kind
    }
    let same = readings.indices.filter { other in
      guard other != edit.reading, readings[other].center == reading.center,
        case .figure(form, _, _) = readings[other].site
      else { return false }
      return true
    }
    let isNear = same.contains { other in
      guard case .figure(_, let otherRow, let otherFigure) = readings[other].site else { return false }
      return abs(otherRow - row) + abs(otherFigure - figure) == 1
    }
    return isNear ? .shiftedPlace : same.isEmpty ? .none : .copy
  }

  /// How many relations state the new value by themselves.
  private func witnesses(of edit: Edit) -> Int {
    let reading = readings[edit.reading]
    return relationsOf[edit.reading].count { relation in
      guard relations[relation].isSharp(for: edit.reading),
        let exact = relations[relation].exactValue(of: edit.reading, values)
      else { return false }
      return abs(exact - edit.value) <= max(reading.step, reading.radius)
    }
  }
}
