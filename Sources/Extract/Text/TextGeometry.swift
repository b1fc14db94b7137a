internal import JuesuanModel

/// The synthetic geometry of a plain text: half-width characters of 6 pt, lines of 12 pt, all on page 1.
enum TextGeometry {
  /// The width of a half-width character, in points.
  static let halfWidth = 6.0
  /// The height of a line, in points.
  static let lineHeight = 12.0

  /// How many half-width columns a text takes; full-width characters take two.
  static func columns(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// How many half-width columns a character takes.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      2
    // Set full width in Chinese type: quotation marks, dash, ellipsis, circled figures, boxes.
    case 0x2018...0x201D, 0x2014, 0x2026, 0x2460...0x249B, 0x25A1, 0x2611: 2
    default: 1
    }
  }

  /// The box of a run of columns in a line.
  static func box(line: Int, from start: Int, to end: Int) -> Rect {
    Rect(
      x0: Double(start) * halfWidth,
      y0: Double(line) * lineHeight,
      x1: Double(end) * halfWidth,
      y1: Double(line + 1) * lineHeight
    )
  }
}
