/// Full-width punctuation side by side: each mark carries half a square of air, and two of them leave a hole.
enum Punctuation {
  private static let closing: Set<Unicode.Scalar> = [
    "，", "。", "、", "；", "：", "）", "》", "】", "」", "』", "”", "’", "〕",
  ]
  private static let opening: Set<Unicode.Scalar> = ["（", "《", "【", "「", "『", "“", "‘", "〔"]

  /// The marks to be set half as wide, as bytes of the UTF-8: a closing one before any other, an opening one behind
  /// another.
  static func halved(in text: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var previous: (scalar: Unicode.Scalar, bytes: Range<Int>)?
    var offset = 0
    for scalar in text.unicodeScalars {
      let bytes = offset..<offset + UTF8.width(scalar)
      if let previous {
        let isOpening = opening.contains(scalar)
        if closing.contains(previous.scalar), isOpening || closing.contains(scalar) {
          ranges.append(previous.bytes)
        } else if isOpening, opening.contains(previous.scalar) {
          ranges.append(bytes)
        }
      }
      previous = (scalar, bytes)
      offset = bytes.upperBound
    }
    return ranges
  }
}
