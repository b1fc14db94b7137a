internal import JuesuanModel

/// Lines of a plain text that draw a table: with box-drawing characters, or with `+---+` and `|`.
///
/// Their characters are laid out as on a page, and the table is found as on a page.
struct DrawnBlock {
  private let lines: [SourceLine]

  /// The line after the block that begins at `start`; nil where none does.
  static func end(in lines: [SourceLine], from start: Int) -> Int? {
    guard isRule(lines[start].text) else { return nil }
    var end = start
    while end < lines.count, isDrawn(lines[end].text) { end += 1 }
    return end - start >= fewestLines ? end : nil
  }

  /// A rule, a row and a rule.
  private static let fewestLines = 3

  private static func isRule(_ text: String) -> Bool {
    let signs = text.unicodeScalars.filter { !Normalisation.isSpace($0) }
    guard let first = signs.first, signs.count > 2 else { return false }
    if first == "+" {
      return signs.last == "+" && signs.contains { $0 != "+" }
        && signs.allSatisfy { "+-=".unicodeScalars.contains($0) }
    }
    return BoxDrawing.arms(of: first).isJoint && signs.allSatisfy { !BoxDrawing.arms(of: $0).isEmpty }
  }

  private static func isDrawn(_ text: String) -> Bool {
    let signs = text.unicodeScalars
    guard let first = signs.first(where: { !Normalisation.isSpace($0) }) else { return false }
    return isRule(text) || !BoxDrawing.arms(of: first).isDisjoint(with: .standing) || first == "|"
  }

  init(lines: [SourceLine]) { self.lines = lines }

  /// The table, and lines that stand in none of its cells.
  func items(measure: Double) -> [DocumentStream.Item] {
    // Chinese type sets these characters as wide as ideographs, terminals half as wide: the true width makes the
    // lines end at the same place.
    let layouts = [1, 2].map { placed(signWidth: $0) }
    let best = layouts.min { Set($0.map(\.end)).count < Set($1.map(\.end)).count } ?? []
    let page = PageContent(
      number: 1,
      size: TextGeometry.box(line: 0, from: 0, to: best.map(\.end).max() ?? 0)
        .union(TextGeometry.box(line: (lines.last?.number ?? 0) + 1, from: 0, to: 1)),
      glyphs: best.flatMap(\.glyphs),
      fonts: [""]
    )
    let layout = GridFinder.tables(on: page)
    guard !layout.tables.isEmpty else {
      return lines.map { .line(TextReader.textLine($0, startsParagraph: true, measure: measure)) }
    }
    let tables = layout.tables.map { ($0.box.y0, DocumentStream.Item.table(Self.typed($0.table))) }
    let rest = layout.lines.map { ($0.box.y0, DocumentStream.Item.line($0)) }
    return (tables + rest).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func typed(_ table: Table) -> Table {
    var table = table
    table.method = .text
    return table
  }

  /// The characters of each line on a page where box-drawing ones take so many half-width columns, and where it ends.
  private func placed(signWidth: Int) -> [(glyphs: [Glyph], end: Int)] {
    lines.map { line in
      var column = 0
      var glyphs: [Glyph] = []
      let signs = Array(line.text.unicodeScalars)
      for (place, printed) in signs.enumerated() {
        let scalar = Self.meant(at: place, in: signs)
        let isDrawn = scalar == printed && !BoxDrawing.arms(of: scalar).isEmpty
        let width = isDrawn ? signWidth : TextGeometry.columns(of: scalar)
        defer { column += width }
        guard !Normalisation.isSpace(scalar) else { continue }
        let box = TextGeometry.box(line: line.number, from: column, to: column + width)
        glyphs.append(
          Glyph(scalar: scalar, printed: printed, box: box, size: TextGeometry.lineHeight, font: 0, color: 0)
        )
      }
      return (glyphs, column)
    }
  }

  /// The character at a place, or the box-drawing one that an ASCII one stands for: strokes everywhere, crosses at the end
  /// of a lying rule, and its signs; a few hyphens alone are a figure's dash.
  private static func meant(at place: Int, in signs: [Unicode.Scalar]) -> Unicode.Scalar {
    let sign = signs[place]
    func isLying(_ place: Int) -> Bool { signs.indices.contains(place) && ["-", "="].contains(signs[place]) }
    switch sign {
    case "|": return "│"
    case "+": return isLying(place - 1) || isLying(place + 1) ? "┼" : sign
    case "-", "=":
      let before = signs[..<place].reversed().prefix { $0 == sign }.count
      let after = signs[place...].prefix { $0 == sign }.count
      let ends = [place - before - 1, place + after].filter { signs.indices.contains($0) && signs[$0] == "+" }
      return before + after >= shortestRule || ends.count == 2 ? "─" : sign
    default: return sign
    }
  }

  /// The fewest signs of a rule that does not run from cross to cross.
  private static let shortestRule = 4
}
