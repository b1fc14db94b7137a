/// Whether one printed figure becomes another by a slip of the hand.
enum DigitSlip {
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

  private static func digits(_ text: String) -> String { String(text.filter(\.isNumber)) }
}
