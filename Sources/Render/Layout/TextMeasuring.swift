/// What layout must know of a typeface; the canvas answers it, and a test may answer with fixed widths.
package protocol TextMeasuring {
  /// The width of the text on one line, in points.
  func width(of text: String, style: TextStyle) -> Double
  /// The lines into which the text falls at the given width.
  func lines(of text: String, style: TextStyle, width: Double) -> [SetLine]
}

/// One line of a set text.
package struct SetLine: Hashable, Sendable {
  /// Its bytes in the UTF-8 of the text.
  package var bytes: Range<Int>
  /// Its width in points, the indent of a first line left out.
  package var width: Double

  package init(bytes: Range<Int>, width: Double) {
    self.bytes = bytes
    self.width = width
  }
}
