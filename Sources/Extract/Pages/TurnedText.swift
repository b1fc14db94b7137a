import JuesuanModel

/// Lets text that runs up a page, as in the narrow heads of a table, be read from top to bottom like any other.
///
/// Only the order of the characters counts: each takes the place that its string would give it if it ran down.
enum TurnedText {
  /// One string goes on where another ends, within this share of the font size beside it and along it.
  private static let beside = 0.1
  private static let along = 0.6
  /// Boxes of fonts reach beyond the box of a string by up to this share of its size.
  private static let slack = 0.3

  /// Turns strings round that run against the reading direction of a page whose text has made `turns` quarter turns.
  static func mend(_ characters: inout [PopplerText.Character], origins: [TextOrigin], turns: Int) {
    let strings = origins.filter {
      !$0.isInvisible && !$0.isSlanted && ($0.quarterTurns + 4 - turns) % 4 == 3 && $0.byteCount > 0
    }
    guard !strings.isEmpty else { return }
    for run in runs(of: strings) {
      let (first, isUpright) = (run[0], run[0].quarterTurns % 2 == 1)
      let box = run.dropFirst().reduce(first.box) { $0.union($1.box) }
      let reach = slack * first.size
      for index in characters.indices {
        let own = characters[index].box
        guard own.midX > box.x0 - reach, own.midX < box.x1 + reach, own.midY > box.y0 - reach,
          own.midY < box.y1 + reach
        else { continue }
        if isUpright {
          (characters[index].box.y0, characters[index].box.y1) = (
            box.y0 + box.y1 - own.y1, box.y0 + box.y1 - own.y0
          )
        } else {
          (characters[index].box.x0, characters[index].box.x1) = (
            box.x0 + box.x1 - own.x1, box.x0 + box.x1 - own.x0
          )
        }
      }
    }
  }

  /// Strings that make one line, each group in the order in which they are shown.
  private static func runs(of strings: [TextOrigin]) -> [[TextOrigin]] {
    var runs: [[TextOrigin]] = []
    for string in strings {
      if let last = runs.last?.last, goesOn(last, with: string) {
        runs[runs.count - 1].append(string)
      } else {
        runs.append([string])
      }
    }
    return runs
  }

  private static func goesOn(_ last: TextOrigin, with next: TextOrigin) -> Bool {
    let (dx, dy) = ((next.point.x - last.end.x).magnitude, (next.point.y - last.end.y).magnitude)
    let (across, ahead) = last.quarterTurns % 2 == 1 ? (dx, dy) : (dy, dx)
    return last.quarterTurns == next.quarterTurns && across < beside * last.size && ahead < along * last.size
  }
}
