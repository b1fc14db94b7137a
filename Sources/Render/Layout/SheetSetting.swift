/// The type and the spacing of a table; lengths in points.
package struct SheetSetting: Hashable, Sendable {
  package var style: TextStyle
  /// From a rule to the text beside it.
  package var sidePadding: Double
  /// From a rule to the text below it.
  package var padding: Double

  package init(size: Double, padding: Double = 2.6) {
    style = TextStyle(size: size)
    sidePadding = max(2, size * 0.3)
    self.padding = padding
  }

  /// The style of a cell's text.
  func style(of cell: SheetCell) -> TextStyle {
    var style = style
    style.isBold = cell.isBold
    style.alignment =
      switch cell.alignment {
      case .leading: .leading
      case .centre: .centre
      case .trailing, .decimal: .trailing
      }
    if cell.isMarked { style.ink = .corrected }
    return style
  }
}
