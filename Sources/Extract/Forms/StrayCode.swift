internal import JuesuanModel

/// Refuses classification codes that slid into an amount column, so that `31002` is never read as 31,002 万元.
///
/// Forced by grids aligned with spaces, where a sparse amount column lends its place to the code column of the next lane.
enum StrayCode {
  /// The share of a column's amounts that must carry decimals before a bare code in it is refused.
  static let decimalShare = 0.6

  /// The rows with every such figure made unreadable; what was printed stays.
  static func refused(in rows: [FormRow]) -> [FormRow] {
    let figures = Dictionary(grouping: rows.flatMap(\.figures), by: \.column)
    let decimalColumns = figures.filter { _, column in
      let amounts = column.compactMap(\.value.figure).filter { !$0.isZero }
      let withDecimals = amounts.count { $0.decimals > 0 }
      return Double(withDecimals) >= Double(amounts.count) * decimalShare && withDecimals > 0
    }
    return rows.map { row in
      var row = row
      for index in row.figures.indices
      where decimalColumns[row.figures[index].column] != nil && isCode(row.figures[index]) {
        row.figures[index].value = .unreadable
        row.figures[index].confidence = 0
      }
      return row
    }
  }

  private static func isCode(_ figure: FormFigure) -> Bool {
    guard let amount = figure.value.figure, amount.decimals == 0 else { return false }
    let digits = figure.printed.filter { !$0.isWhitespace }
    guard [3, 5, 7].contains(digits.count) else { return false }
    return EconomicClassification.name(of: digits) != nil || FunctionalClassification.isKnown(digits)
  }
}
