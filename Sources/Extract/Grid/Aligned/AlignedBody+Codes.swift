internal import JuesuanModel

extension AlignedBody {
  /// The lines of codes that narrow columns break, each with whether it goes on with the one above.
  static func brokenCodes(
    _ placed: [(segment: Segment, columns: ClosedRange<Int>)],
    columnCount: Int,
    em: Double
  ) -> [Int: Bool] {
    var codes: [Int: Bool] = [:]
    for column in 0..<columnCount {
      let own = placed.indices.filter { placed[$0].columns == column...column }
        .sorted { placed[$0].segment.box.midY < placed[$1].segment.box.midY }
      let boxes = own.map { placed[$0].segment.box }
      let continues = WrappedCodes.continues(own.map { placed[$0].segment.text }) { line in
        boxes[line].midY - boxes[line - 1].midY < HeadLeaves.wordDistance * em
      }
      guard let continues else { continue }
      for (place, index) in own.enumerated() {
        let isBroken = continues[place] || (place + 1 < own.count && continues[place + 1])
        if isBroken { codes[index] = continues[place] }
      }
    }
    return codes
  }
}
