/// Which words of a sentence tell why, and not what.
enum Reasons {
  /// Whether a figure stands in the reason that a sentence gives.
  static func hold(at place: Int, in text: CompactText) -> Bool {
    let start = text.boundary(before: place, marks: ["。"])
    let words = text.text(start..<place)
    guard let last = lastReason(in: words) else { return false }
    // A semicolon ends the reason unless what follows counts on: 一是…；二是….
    guard let stop = words[last...].lastIndex(of: ";") else { return true }
    let rest = words[words.index(after: stop)...]
    return continuations.contains { rest.hasPrefix($0) }
  }

  private static func lastReason(in words: String) -> String.Index? {
    marks.compactMap { mark in
      words.ranges(of: mark).last { range in
        // 主要是用于 and 其中主要是 tell what, not why.
        !words[range.upperBound...].hasPrefix("用于") && !words[..<range.lowerBound].hasSuffix("其中")
      }?.lowerBound
    }.max()
  }

  private static let marks = ["原因", "由于", "因为", "主要是", "主要系", "是因"]
  private static let continuations = [
    "一是", "二是", "三是", "四是", "五是", "六是", "其次", "另外", "此外", "同时", "(1)", "(2)", "(3)", "(4)", "2.", "3.", "并且",
    "以及",
  ]
}
