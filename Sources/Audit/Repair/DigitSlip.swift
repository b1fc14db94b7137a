/// How one printed figure becomes another by a slip of the hand.
enum DigitSlip {
  /// The kinds of slips, the likeliest first.
  enum Kind: Int, Hashable, Sendable, Comparable {
    case digit, neighbours, lostDigit, point, unit, sign, shiftedPlace, copy, none

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    /// The kind in words.
    var words: String {
      switch self {
      case .digit: "一位数字不同"
      case .neighbours: "相邻数字颠倒"
      case .lostDigit: "漏写或多写一位"
      case .point: "小数点错位"
      case .unit: "元与万元混用"
      case .sign: "正负号有误"
      case .shiftedPlace: "与相邻格的数字相同，疑为错行或错列"
      case .copy: "与本表另一格的数字相同，疑为误抄"
      case .none: "不像笔误"
      }
    }
  }

  /// The kind of slip that the texts by themselves show.
  static func kind(_ printed: String, _ intended: String) -> Kind {
    let (a, b) = (Array(digits(printed)), Array(digits(intended)))
    if a == b {
      return printed.filter { "-−".contains($0) } == intended.filter { "-−".contains($0) } ? .point : .sign
    }
    if a.count == b.count {
      let different = a.indices.filter { a[$0] != b[$0] }
      if different.count == 1 { return .digit }
      let isSwap =
        different.count == 2 && different[1] == different[0] + 1 && a[different[0]] == b[different[1]]
        && a[different[1]] == b[different[0]]
      return isSwap ? .neighbours : .none
    }
    // 元 printed for 万元 is four places off, whatever zeros are kept.
    if abs(a.count - b.count) == 4, isShifted(String(a), String(b)) { return .unit }
    if isShifted(String(a), String(b)) { return .point }
    return relates(printed, intended) ? .lostDigit : .none
  }

  /// Whether the texts differ by one wrong, missing or doubled digit, two exchanged neighbours, a shifted point or the sign.
  static func relates(_ printed: String, _ intended: String) -> Bool {
    let (a, b) = (digits(printed), digits(intended))
    if a == b { return printed != intended }
    let (left, right) = (Array(a), Array(b))
    if left.count == right.count {
      let different = left.indices.filter { left[$0] != right[$0] }
      if different.count == 1 { return true }
      return different.count == 2 && different[1] == different[0] + 1
        && left[different[0]] == right[different[1]] && left[different[1]] == right[different[0]]
    }
    let (longer, shorter) = left.count > right.count ? (left, right) : (right, left)
    guard longer.count == shorter.count + 1 else { return isShifted(a, b) }
    return longer.indices.contains { index in
      var rest = longer
      rest.remove(at: index)
      return rest == shorter
    }
  }

  private static func isShifted(_ a: String, _ b: String) -> Bool {
    func core(_ text: String) -> Substring {
      var result = Substring(text)
      while result.last == "0" { result = result.dropLast() }
      return result.drop { $0 == "0" }
    }
    return !core(a).isEmpty && core(a) == core(b)
  }

  /// The digits from the first that counts: 0.18 for 1.82 lost one.
  private static func digits(_ text: String) -> String { String(text.filter(\.isNumber).drop { $0 == "0" }) }
}
