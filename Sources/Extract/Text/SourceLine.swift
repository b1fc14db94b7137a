internal import JuesuanModel

/// One line of a plain text, mark-up gone, and its cells where it is a row of a grid with separators.
struct SourceLine {
  /// The line number, from 0; gives its place.
  var number: Int
  /// The text without white space at its end.
  var text: String
  /// The cells, where separators part it.
  var cells: [String]?
  /// Whether a page break stands before it.
  var followsPageBreak = false

  /// Whether nothing is printed.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  /// The cells that are not empty, with their columns.
  var filledCells: [(column: Int, text: String)] {
    (cells ?? []).enumerated().filter { !$0.element.isEmpty }.map { ($0.offset, $0.element) }
  }

  /// The text of a text, line by line, with the pieces of mark-up that went.
  static func lines(of text: String) -> (lines: [SourceLine], removedMarkup: Int) {
    var result: [SourceLine] = []
    var removed = 0
    var number = 0
    for page in text.split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated() {
      var isFirst = page.offset > 0
      for raw in page.element.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        let cleaned = Markup.cleaned(String(raw))
        removed += cleaned.removed
        if isSeparatorRow(cleaned.text) {
          removed += 1
          continue
        }
        var line = SourceLine(number: number, text: trimmedEnd(cleaned.text), followsPageBreak: isFirst)
        line.cells = cells(of: line.text, raw: cleaned.text)
        if line.cells == nil { line.text = line.text.replacing("\t", with: " ") }
        result.append(line)
        number += 1
        if !line.isBlank { isFirst = false }
      }
    }
    for index in result.indices where isContentsRow(result[index]) {
      let isBeside = [-1, 1].contains { step in neighbour(of: index, in: result, step: step) }
      if isBeside {
        result[index].text = result[index].filledCells.map(\.text).joined(separator: " ")
        result[index].cells = nil
      }
    }
    return (result, removed)
  }

  /// Whether a row could be a line of a table of contents whose dots were lost: a title and a page number.
  private static func isContentsRow(_ line: SourceLine) -> Bool {
    let filled = line.filledCells
    return filled.count == 2 && Normalisation.ordinal(of: filled[0].text) != nil
      && FigureText.ordinal(filled[1].text) != nil
  }

  /// Whether the nearest line above or below that is not blank belongs to a table of contents.
  private static func neighbour(of index: Int, in lines: [SourceLine], step: Int) -> Bool {
    var place = index + step
    while lines.indices.contains(place), lines[place].isBlank { place += step }
    guard lines.indices.contains(place) else { return false }
    return ContentsLine.hasLeaders(lines[place].text)
  }

  /// The cells of a row parted by tabs or by bars; nil for a line that is none.
  private static func cells(of text: String, raw: String) -> [String]? {
    guard !ContentsLine.hasLeaders(text) else { return nil }
    var parts: [Substring]
    if raw.contains("\t") {
      parts = raw.split(separator: "\t", omittingEmptySubsequences: false)
    } else if text.drop(while: \.isWhitespace).first == "|", text.last == "|", text.count > 2 {
      parts = text.drop(while: \.isWhitespace).dropFirst().dropLast()
        .split(separator: "|", omittingEmptySubsequences: false)
    } else {
      return nil
    }
    guard parts.count > 1 else { return nil }
    let cells = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return cells.contains { !$0.isEmpty } || parts.count > 2 ? cells : nil
  }

  /// Whether a line is the rule below the header of a Markdown table.
  private static func isSeparatorRow(_ text: String) -> Bool {
    text.contains("|") && text.contains("--") && text.allSatisfy { "|-: ".contains($0) }
  }

  private static func trimmedEnd(_ text: String) -> String {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}

/// What makes a line one of a table of contents.
enum ContentsLine {
  /// Whether dots lead to a page number, or a word processor's field code stands there.
  static func hasLeaders(_ text: some StringProtocol) -> Bool {
    let end = Substring(text).unicodeScalars.reversed().drop(while: Normalisation.isSpace)
    guard let last = end.first else { return false }
    if text.contains("PAGEREF") { return true }
    func isNumber(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }
    guard leads(last) || isNumber(last) else { return false }
    let body = end.drop { Normalisation.isSpace($0) || isNumber($0) }
    return body.prefix { leads($0) || Normalisation.isSpace($0) }.count(where: leads) >= leastLeaders
  }

  /// Whether a character leads to a page number where it is repeated.
  static func leads(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "…", "·", "．", "・", "‥", "⋯", "─", "-", "_": true
    default: false
    }
  }

  /// How many make a leader: two are an ellipsis in running text, three stood in the shortest line of a real contents page.
  static let leastLeaders = 3
}
