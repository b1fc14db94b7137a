import JuesuanModel

/// Rules drawn as rows of small squares.
enum DotChain {
  /// Fewer dots in a row may be corners of cells whose rules are doubled.
  static let fewestDots = 4
  /// Middles of the dots of one rule differ by less than this, in points; two cells may paint the same dots.
  private static let sameLine = 0.2
  /// Dots of one rule stand at most this many of their own widths apart, from start to start.
  static let farthest = 3.5

  /// The rules that dots make, one for each row of them.
  static func rulings(of dots: [Rect]) -> [Ruling] {
    guard dots.count >= fewestDots else { return [] }
    return Axis.allCases.flatMap { axis in
      let sorted = dots.map { (line: ($0.middle(along: axis.other) / sameLine).rounded(), dot: $0) }
        .sorted { ($0.line, $0.dot.start(along: axis)) < ($1.line, $1.dot.start(along: axis)) }.map(\.dot)
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
    return (next.middle(along: axis.other) - dot.middle(along: axis.other)).magnitude < sameLine
      && distance >= 0 && distance <= farthest * max(dot.length(along: axis), 0.1)
  }
}
