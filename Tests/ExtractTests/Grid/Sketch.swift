import JuesuanModel

/// A page drawn with characters: text is glyphs of 10 pt, box-drawing characters are rule lines.
///
/// One column is 6 pt wide and one line 14 pt high; an ideograph takes two columns, as in a terminal.
struct Sketch {
  static let columnWidth = 6.0
  static let lineHeight = 14.0

  var page: PageContent

  init(_ text: String, page number: Int = 1) {
    var glyphs: [Glyph] = []
    var rulings: [Ruling] = []
    for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let top = Double(line + 1) * Self.lineHeight
      var column = 4
      for scalar in content.unicodeScalars {
        let isWide = scalar.value >= 0x2E80
        let x = Double(column) * Self.columnWidth
        let width = Self.columnWidth * (isWide ? 2 : 1)
        if let arms = Self.arms[scalar] {
          rulings += Self.strokes(arms, x: x, y: top)
        } else if scalar != " " {
          let box = Rect(x0: x, y0: top + 2, x1: x + width, y1: top + 12)
          glyphs.append(Glyph(scalar: scalar, printed: scalar, box: box, size: 10, font: 0, color: 0))
        }
        column += isWide ? 2 : 1
      }
    }
    page = PageContent(
      number: number,
      size: Rect(x0: 0, y0: 0, x1: 595, y1: 842),
      glyphs: glyphs,
      fonts: ["Song"],
      rulings: rulings
    )
  }

  /// Which half lines a character draws: left, right, up, down.
  private static let arms: [Unicode.Scalar: String] = [
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud", "┬": "lrd",
    "┴": "lru",
    "┼": "lrud",
  ]

  private static func strokes(_ arms: String, x: Double, y: Double) -> [Ruling] {
    let (middleX, middleY) = (x + columnWidth / 2, y + lineHeight / 2)
    return arms.map { arm in
      let axis: Axis = "lr".contains(arm) ? .horizontal : .vertical
      let (low, middle, high) =
        axis == .horizontal ? (x, middleX, x + columnWidth) : (y, middleY, y + lineHeight)
      let isFirstHalf = "lu".contains(arm)
      return Ruling(
        axis: axis,
        position: axis == .horizontal ? middleY : middleX,
        start: isFirstHalf ? low : middle,
        end: isFirstHalf ? middle : high,
        thickness: 0.5,
        source: .stroke
      )
    }
  }
}

extension Table {
  /// The grid as lines of text: cells parted by `|`, covered places as `·`.
  var sketch: String {
    rows.map { row in row.map { $0?.text ?? "·" }.joined(separator: "|") }.joined(separator: "\n")
  }
}

extension DocumentStream {
  var tables: [Table] {
    items.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
  var lines: [String] {
    items.compactMap { if case .line(let line) = $0 { line.text } else { nil } }
  }
}
