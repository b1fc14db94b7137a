import JuesuanModel

/// Which of several repairs is the likeliest.
extension Repair {
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

  /// How many of the failing relations hold with the new value, or state it by themselves.
  private func witnesses(of edit: Edit) -> Int {
    let reading = readings[edit.reading]
    var settled = values
    settled.centers[edit.reading] = edit.value
    settled.intervals[edit.reading] =
      reading.measure == .word
      ? Interval(exactly: edit.value)
      : Interval(low: edit.value - reading.fineStep / 2, high: edit.value + reading.fineStep / 2)
    return relationsOf[edit.reading].count { number in
      let relation = relations[number]
      if case .atMost = relation.shape { return false }
      guard relation.verdict(values).isFailure else { return false }
      if !relation.verdict(settled).isFailure { return true }
      // Where another figure of the relation is wrong as well, it may still state this one.
      guard relation.isSharp(for: edit.reading), let exact = relation.exactValue(of: edit.reading, values)
      else {
        return false
      }
      return abs(exact - edit.value) <= max(reading.step, reading.radius)
    }
  }
}
