import JuesuanModel

/// Numbers that were too wide for their cells and go on in its next lines: one number each, and no stack of several.
enum WrappedNumber {
  /// The digits of the longest code: 类, 款 and 项.
  private static let longestCode = 7
  /// The margins of a cell and half a digit more, in font sizes: a line that leaves less takes no further digit.
  ///
  /// Exports of wide sheets squeeze the three columns of a code to one digit a line.
  private static let fullLine = 1.2

  /// Whether the lines of a cell of some width, in points, are one number.
  static func isOne(_ lines: [GlyphRow], width: Double) -> Bool {
    guard lines.count > 1, lines.allSatisfy({ $0.glyphs.allSatisfy { isPart($0.scalar) } }) else {
      return false
    }
    let texts = lines.map(\.text)
    return isAmount(texts) || WrappedCodes.areOne(texts) || isCode(texts) && isFull(lines, width: width)
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) || "-−－.,．，".unicodeScalars.contains(scalar)
  }

  /// Whether lines are one amount: `345,146,165.8` above `4`.
  ///
  /// Only together do they have the two decimals of money.
  private static func isAmount(_ lines: [String]) -> Bool {
    let decimals = { (text: String) in
      text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.count
    }
    guard decimals(lines.joined()) == 2, decimals(lines[0]) != 2 else { return false }
    return lines.dropFirst().dropLast().allSatisfy { decimals($0) == nil }
      && FigureValue(reading: lines.joined(), unit: .tenThousandYuan).figure != nil
  }

  /// Whether lines may be one code or a part of one: as many digits in each but the last.
  private static func isCode(_ lines: [String]) -> Bool {
    guard let last = lines.last, lines.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return false }
    return lines.dropLast().allSatisfy { $0.count == lines[0].count } && last.count <= lines[0].count
      && lines.map(\.count).reduce(0, +) <= longestCode
  }

  /// Whether each line but the last takes up what room the cell has.
  private static func isFull(_ lines: [GlyphRow], width: Double) -> Bool {
    lines.dropLast().allSatisfy { line in
      let digit = line.glyphs[line.glyphs.count - 1].box.width
      return width - line.box.width - digit < fullLine * line.glyphs[0].size
    }
  }
}
