import JuesuanModel

/// Tells the labels of a chart's axis from the figures of a table: they rise or fall by equal steps.
enum AxisScale {
  /// Fewer labels than this may be even by chance.
  static let fewestLabels = 5
  /// Charts one under another begin their scales anew, so that not all steps are equal (ICDAR-2013 eu-011).
  static let evenShare = 0.8

  /// Whether a digit or narrow letter lies on its side, as the labels of axes do (ICDAR-2013 eu-015, eu-019): upright
  /// ones are higher than wide.
  static func isTurned(_ glyph: Glyph) -> Bool {
    guard glyph.box.width > 1.15 * glyph.box.height else { return false }
    return "0123456789abcdefghijklnopqrstuvxyz".unicodeScalars.contains(glyph.scalar)
  }

  /// Whether all figures of a table are labels of axes and most of its rows have no name.
  static func isChart(_ table: Table) -> Bool {
    let columns = (0..<table.columnCount).map { column in
      table.rows.compactMap { row in
        row[column].flatMap { FigureValue(reading: $0.text, unit: .yuan).money?.fen }
      }
    }
    let scales = columns.filter { !$0.isEmpty }
    let named = table.rows.count { row in row.contains { $0.map { isName($0.text) } ?? false } }
    return !scales.isEmpty && named * 2 < table.rows.count && scales.allSatisfy(isEven)
  }

  /// Whether a text names a row: two letters stand side by side, unlike those of a turned axis title.
  private static func isName(_ text: String) -> Bool {
    zip(text, text.dropFirst()).contains { $0.isLetter && $1.isLetter }
  }

  /// Whether figures go on by equal steps; steps of one are ordinals, which tables have as well.
  private static func isEven(_ fen: [Int64]) -> Bool {
    guard fen.count >= fewestLabels else { return false }
    var counts: [Int64: Int] = [:]
    for (one, next) in zip(fen, fen.dropFirst()) {
      let step = next.subtractingReportingOverflow(one)
      if !step.overflow { counts[step.partialValue, default: 0] += 1 }
    }
    return counts.contains { step, count in
      step != 0 && step.magnitude != 100 && Double(count) >= evenShare * Double(fen.count - 1)
    }
  }
}
