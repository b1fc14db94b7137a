/// How a text is set; all lengths in points.
package struct TextStyle: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case leading, centre, trailing, justified }

  package var size: Double
  package var isBold: Bool = false
  package var alignment: Alignment = .leading
  /// How far the first line is set in.
  package var firstIndent: Double = 0
  /// From one baseline to the next.
  package var leading: Double
  package var ink: Ink = .black

  package init(
    size: Double,
    isBold: Bool = false,
    alignment: Alignment = .leading,
    firstIndent: Double = 0,
    leading: Double? = nil,
    ink: Ink = .black
  ) {
    self.size = size
    self.isBold = isBold
    self.alignment = alignment
    self.firstIndent = firstIndent
    self.leading = leading ?? size * TextStyle.cellLeading
    self.ink = ink
  }

  /// Leading within cells and captions, as a multiple of the size.
  package static let cellLeading = 1.35

  /// Running text: two characters of indent, wide leading.
  package static let body = TextStyle(size: 12, alignment: .justified, firstIndent: 24, leading: 20)
  package static let note = TextStyle(size: 9, leading: 13)
  package static let caption = TextStyle(size: 10.5, alignment: .centre, leading: 16)
  package static let formTitle = TextStyle(size: 14, isBold: true, alignment: .centre, leading: 20)
  package static let folio = TextStyle(size: 9, alignment: .centre, ink: .grey)

  /// A heading of the given level, 1 for a part.
  package static func heading(_ level: Int) -> TextStyle {
    switch level {
    case 1: TextStyle(size: 18, isBold: true, alignment: .centre, leading: 27)
    case 2: TextStyle(size: 14, isBold: true, leading: 23)
    case 3: TextStyle(size: 12, isBold: true, firstIndent: 24, leading: 20)
    default: TextStyle(size: 12, firstIndent: 24, leading: 20)
    }
  }
}
