import JuesuanModel

/// The values that figures under suspicion must have.
extension Repair {
  /// The values that mend every relation of the suspects but those ignored, nil where there are none.
  func edits(_ suspects: [Int], ignoring ignored: Set<Int> = []) -> [Edit]? {
    var values = self.values
    let touched = Set(suspects.flatMap { relationsOf[$0] }).subtracting(ignored)
    for suspect in suspects where readings[suspect].measure != .word {
      values.intervals[suspect] = Interval(low: lowest(suspect), high: Interval.unbounded.high)
    }
    for _ in 0..<(suspects.count == 1 ? 1 : 6) {
      for suspect in suspects {
        for relation in relationsOf[suspect] where !ignored.contains(relation) {
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
      guard let (value, isDerived) = found, value != readings[suspect].center, isPlausible(value, suspect)
      else {
        return nil
      }
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
    var votes: [Int128: Vote] = [:]
    for relation in relationsOf[suspect] where !readingsOf[relation].contains(where: unsettled.contains) {
      // A rate is too coarse to say which amount it was taken of.
      guard relations[relation].isSharp(for: suspect) else { continue }
      guard let exact = relations[relation].exactValue(of: suspect, values) else { continue }
      let value = Quantum.roundDivide(exact, step) * step
      guard value + step / 2 >= box.low, value - step / 2 <= box.high else { continue }
      votes[value, default: Vote()].add(slack: relations[relation].slack(of: suspect, values))
    }
    if let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      guard best.value.slack > step / 2 else { return (best.key, true) }
      // A sum leaves room of a few tails: a slip of the hand within it is likelier than the middle.
      let near = slips(of: suspect, in: box).filter { abs($0 - best.key) <= best.value.slack }
      return (near.min { abs($0 - best.key) < abs($1 - best.key) } ?? best.key, true)
    }
    // Where only an inequality bounds the value, many slips would do and none is evidence.
    let isDetermined = relationsOf[suspect].contains { relation in
      if case .atMost = relations[relation].shape { false } else { true }
    }
    guard isDetermined, box.low > Interval.unbounded.low, box.high < Interval.unbounded.high else {
      return nil
    }
    if let slip = slips(of: suspect, in: box).first { return (slip, false) }
    let middle = Quantum.roundDivide(Quantum.floorDivide(Quantum.sum(box.low, box.high), 2), step) * step
    return middle + step / 2 >= box.low && middle - step / 2 <= box.high ? (middle, false) : nil
  }

  /// How exactly the relations that state one value state it, and how many they are.
  private struct Vote: Comparable {
    /// The least room that one of them leaves, in quanta.
    var slack = Quantum.limit
    var count = 0

    mutating func add(slack other: Int128) {
      slack = min(slack, other)
      count += 1
    }

    static func < (left: Vote, right: Vote) -> Bool {
      (-left.slack, left.count) < (-right.slack, right.count)
    }
  }

  /// The least value that a figure may have: what is printed without a minus has at most lost it.
  private func lowest(_ suspect: Int) -> Int128 {
    let reading = readings[suspect]
    return reading.center >= 0 ? -reading.center - reading.step / 2 : Interval.unbounded.low
  }

  /// Whether a value may have been meant: no negative one stands for a printed positive, but for a lost minus.
  private func isPlausible(_ value: Int128, _ suspect: Int) -> Bool {
    let reading = readings[suspect]
    return reading.center < 0 || value >= 0 || value == -reading.center
  }

  /// The values in the box that one slip of the hand turns into what is printed, each once, the likelier slips first.
  private func slips(of suspect: Int, in box: Interval) -> [Int128] {
    let reading = readings[suspect]
    let own = max(reading.step, 1)
    let values = DigitSlip.variants(of: Int64(clamping: reading.center / own)).map { Int128($0) * own }
    // A lost point took the printed places with it.
    let points = reading.fineStep < own ? [reading.center / (own / max(reading.fineStep, 1))] : []
    var seen: Set<Int128> = [reading.center]
    return (points + values + [-reading.center]).filter { value in
      value + own / 2 >= box.low && value - own / 2 <= box.high && isPlausible(value, suspect)
        && seen.insert(value).inserted
    }
  }

  /// How many slips are shown that would do equally where nothing but a rate or an inequality tells the amount.
  private static let mostSlips = 24

  /// The edits, and where one of them is but one of several slips that would do, those as well.
  func alternatives(_ edits: [Edit]) -> [[Edit]] {
    guard edits.count == 1, let edit = edits.first, !edit.isDerived, edit.isSlip else { return [edits] }
    let box = relationsOf[edit.reading].reduce(Interval.unbounded) { box, relation in
      relations[relation].allowed(edit.reading, values).map(box.intersection) ?? box
    }
    var settled = self.values
    let half = readings[edit.reading].fineStep / 2
    let others = slips(of: edit.reading, in: box).filter { value in
      settled.centers[edit.reading] = value
      settled.intervals[edit.reading] = Interval(low: value - half, high: value + half)
      return value != edit.value
        && relationsOf[edit.reading].allSatisfy { !relations[$0].verdict(settled).isFailure }
    }
    return [edits]
      + others.prefix(Self.mostSlips).map {
        [Edit(reading: edit.reading, value: $0, isSlip: true, isDerived: false)]
      }
  }
}
