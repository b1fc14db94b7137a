import JuesuanModel

/// Rules drawn as rows of small squares.
enum DotChain {
  /// Fewer dots in a row may be corners of cells.
  static let fewestDots = 8
  /// Dots of one rule stand at most this many of their own widths apart, from start to start.
  static let farthest = 3.5

  /// The rules that dots make, one for each row of them.
  static func rulings(of dots: [Rect]) -> [Ruling] {
    guard dots.count >= fewestDots else { return [] }
    return Axis.allCases.flatMap { axis in
      let sorted = dots.sorted {
        ($0.middle(along: axis.other), $0.start(along: axis)) < (
          $1.middle(along: axis.other), $1.start(along: axis)
        )
      }
      var chains: [[Rect]] = []
      for dot in sorted {
        if let last = chains.last?.last, follows(last, dot, axis) {
          chains[chains.count - 1].append(dot)
        } else {
          chains.append([dot])
        }
      }
      return chains.filter { $0.count >= fewestDots }.map { chain in
        Ruling(
          axis: axis,
          position: chain[0].middle(along: axis.other),
          start: chain[0].start(along: axis),
          end: chain[chain.count - 1].end(along: axis),
          thickness: chain[0].length(along: axis.other),
          source: .thinFill,
          isDashed: true
        )
      }
    }
  }

  private static func follows(_ dot: Rect, _ next: Rect, _ axis: Axis) -> Bool {
    let distance = next.start(along: axis) - dot.start(along: axis)
    return (next.middle(along: axis.other) - dot.middle(along: axis.other)).magnitude < 0.1
      && distance > 0 && distance <= farthest * max(dot.length(along: axis), 0.1)
  }
}
