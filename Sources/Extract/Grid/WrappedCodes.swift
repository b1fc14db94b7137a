internal import JuesuanModel

/// Tells the lines of a code that a narrow cell breaks, `2010` above `301`, from the codes of several rows.
///
/// Every line but the last holds as many digits as the column does, and only together are they as long as codes are.
enum WrappedCodes {
  /// The digits of a class, a group and an item (类 款 项).
  private static let lengths: Set<Int> = [3, 5, 7]
  /// The fewest digits a line holds: narrower columns have other figures, one under the other.
  private static let fewestDigits = 3

  /// Whether the lines of one cell are one code.
  static func areOne(_ lines: [String]) -> Bool {
    guard lines.count > 1, let first = lines.first, lines.allSatisfy(isNumber) else { return false }
    return isBroken(lines[...], width: first.utf8.count)
  }

  /// For each line of a column, from top to bottom, whether it goes on with the code of the line above; nil where none
  /// does, or where other lines could.
  ///
  /// `isNext` tells whether a line may be the next one of the line above.
  static func continues(_ lines: [String], isNext: (Int) -> Bool) -> [Bool]? {
    let width = lines.lazy.filter(isNumber).map(\.utf8.count).max() ?? 0
    guard width >= fewestDigits, width < 7 else { return nil }
    /// The cheapest ways to divide the lines before each place, and how many there are.
    var best = [(cost: 0, ways: 1, taken: 0)]
    for end in 1...lines.count {
      var own = (cost: Int.max, ways: 0, taken: 0)
      for taken in 1...min(end, 7) {
        let group = lines[(end - taken)..<end]
        if taken > 1, !isNext(end - taken + 1) { break }
        let isWhole = taken == 1 || isBroken(group, width: width)
        guard isWhole || isCut(group, width: width, isFirst: end == taken, isLast: end == lines.count) else {
          continue
        }
        let cost = best[end - taken].cost + (isWhole ? Self.cost(of: group.joined()) : 2)
        if cost < own.cost {
          own = (cost, best[end - taken].ways, taken)
        } else if cost == own.cost {
          own.ways = min(own.ways + best[end - taken].ways, 2)
        }
      }
      best.append(own)
    }
    guard best[lines.count].ways == 1 else { return nil }
    var continues = Array(repeating: false, count: lines.count)
    var end = lines.count
    /// What a page end leaves of a code is one beside others only.
    var hasCode = false
    while end > 0 {
      let taken = best[end].taken
      hasCode = hasCode || isKnown(lines[(end - taken)..<end].joined())
      /// Other figures beside codes show that the column has none.
      let isCut = end == lines.count || end == taken
      guard isCut || taken > 1 || !Segment.isFigure(lines[end - 1]) || Self.cost(of: lines[end - 1]) < 3
      else {
        return nil
      }
      for place in (end - taken + 1)..<end { continues[place] = true }
      end -= taken
    }
    return hasCode && continues.contains(true) ? continues : nil
  }

  /// Whether a page end parts a code into these: neither is one, or the second cannot be.
  static func areParts(_ upper: String, _ lower: String) -> Bool {
    isNumber(upper) && isNumber(lower) && lengths.contains(upper.utf8.count + lower.utf8.count)
      && isClass((upper + lower).prefix(3))
      && (!lengths.contains(lower.utf8.count) || lower.utf8.first == UInt8(ascii: "0"))
  }

  /// Whether lines are what a page end leaves of a code, the lower ones at the top of a page or the upper ones at its
  /// bottom.
  private static func isCut(_ lines: ArraySlice<String>, width: Int, isFirst: Bool, isLast: Bool) -> Bool {
    guard lines.allSatisfy(isNumber), let last = lines.last?.utf8.count,
      lines.dropLast().allSatisfy({ $0.utf8.count == width })
    else { return false }
    let digits = lines.reduce(0) { $0 + $1.utf8.count }
    let isTail = isFirst && lengths.contains { $0 > digits && ($0 - digits) % width == 0 }
    return isTail
      || isLast && last == width && isClass(lines.joined().prefix(3)) && lengths.contains { $0 > digits }
  }

  /// Whether lines are one code of a column that holds so many digits.
  private static func isBroken(_ lines: ArraySlice<String>, width: Int) -> Bool {
    guard width >= fewestDigits, let last = lines.last, last.utf8.count <= width, isNumber(last),
      isClass(lines.joined().prefix(3))
    else { return false }
    return lengths.contains(lines.reduce(0) { $0 + $1.utf8.count })
      && lines.dropLast().allSatisfy { $0.utf8.count == width && isNumber($0) }
  }

  /// What it costs to take lines for one code: those in use are the likeliest, and a part of one stands alone only where
  /// a page end cuts it.
  private static func cost(of code: String) -> Int {
    guard isNumber(code) else { return 0 }
    if isKnown(code) { return 0 }
    return lengths.contains(code.utf8.count) && isClass(code.prefix(3)) ? 1 : 3
  }

  private static func isKnown(_ code: String) -> Bool {
    FunctionalClassification.isKnown(code) || EconomicClassification.name(of: code) != nil
  }

  /// Whether digits are a class with which codes begin.
  private static func isClass(_ digits: some StringProtocol) -> Bool { isKnown(String(digits)) }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { ($0 &- UInt8(ascii: "0")) < 10 }
  }
}
