extension DigitSlip {
  /// The coefficients that one slip of the hand turns into `coefficient`: a digit wrong, lost or added, two neighbours
  /// exchanged, the point shifted by one, two or four places.
  static func variants(of coefficient: Int64) -> [Int64] {
    let digits = Array(String(coefficient.magnitude)).compactMap(\.wholeNumberValue)
    var result: [[Int]] = []
    for index in digits.indices {
      for digit in 0...9 where digit != digits[index] {
        var changed = digits
        changed[index] = digit
        result.append(changed)
      }
      var shorter = digits
      shorter.remove(at: index)
      result.append(shorter)
      if index + 1 < digits.count, digits[index] != digits[index + 1] {
        var swapped = digits
        swapped.swapAt(index, index + 1)
        result.append(swapped)
      }
    }
    for index in 0...digits.count {
      for digit in 0...9 {
        var longer = digits
        longer.insert(digit, at: index)
        result.append(longer)
      }
    }
    for shift in [1, 2, 4] {
      result.append(digits + Array(repeating: 0, count: shift))
      if digits.count > shift, digits.suffix(shift).allSatisfy({ $0 == 0 }) {
        result.append(digits.dropLast(shift))
      }
    }
    let sign: Int64 = coefficient < 0 ? -1 : 1
    // Eighteen digits fit; no figure of a final account has more.
    return result.filter { $0.count <= 18 }.map { sign * $0.reduce(0) { $0 * 10 + Int64($1) } }
  }
}
