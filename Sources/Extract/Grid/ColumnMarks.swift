import JuesuanModel

/// Tells the marks that stand below the heads of columns from amounts: （1） （2）, （A） （B）, （万元）, (1,000).
enum ColumnMarks {
  /// A mark has at most so many signs, brackets included.
  private static let longest = 8

  /// Whether all texts of a row are marks: in brackets, and counted on from the first, all alike, or words.
  ///
  /// Amounts in brackets differ from each other and have decimals.
  static func are(_ texts: [String]) -> Bool {
    var marks: [String] = []
    for text in texts {
      guard let mark = inner(text) else { return false }
      marks.append(mark)
    }
    guard !marks.isEmpty else { return false }
    let numbers = marks.compactMap { Int($0) }
    if numbers.count == marks.count { return numbers[0] <= 2 && isCount(numbers) }
    guard marks.count > 1 else { return marks[0].hasSuffix("元") }
    if marks.allSatisfy({ !$0.contains(where: \.isNumber) }) { return true }
    return Set(marks).count == 1 && !marks[0].contains(".")
  }

  /// Whether a text of a row of marks is one of them, unlike the name of the row.
  static func isMark(_ text: String) -> Bool { inner(text) != nil }

  /// Whether whole numbers go up by one.
  static func isCount(_ numbers: [Int]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// What stands in brackets; nil for any other text.
  private static func inner(_ text: String) -> String? {
    // Most texts have none, and every row is asked.
    guard text.unicodeScalars.contains(where: { $0 == "(" || $0 == "（" || $0 == "﹙" }) else { return nil }
    let compact = Normalisation.compact(text)
    guard (3...longest).contains(compact.unicodeScalars.count), compact.hasPrefix("("), compact.hasSuffix(")")
    else { return nil }
    return String(compact.dropFirst().dropLast())
  }
}
