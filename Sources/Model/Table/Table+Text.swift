extension Table {
  /// The grid as comma-separated values (RFC 4180); a place covered by a span is empty.
  public var csv: String {
    rows.map { row in row.map { CSV.field($0?.text ?? "") }.joined(separator: ",") + "\r\n" }.joined()
  }

  /// The grid as a Markdown table; the header rows above the last are joined into it, level under level.
  public var markdown: String {
    guard let width = rows.first?.count, width > 0 else { return "" }
    func line(_ fields: [String]) -> String {
      let escaped = fields.map { field in
        String(field.flatMap { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) })
      }
      return "| " + escaped.joined(separator: " | ") + " |\n"
    }
    let headerCount = max(headerRows, 1)
    let header = (0..<width).map { column in
      var levels: [String] = []
      for row in 0..<min(headerCount, rows.count) {
        let level = text(row: row, column: column)
        if !level.isEmpty, levels.last != level { levels.append(level) }
      }
      return levels.joined(separator: " / ")
    }
    return line(header) + line(Array(repeating: "---", count: width))
      + rows.dropFirst(headerCount).map { row in line(row.map { $0?.text ?? "" }) }.joined()
  }

  /// The grid as an HTML table with its spans.
  public var html: String {
    var result = "<table>\n"
    for (index, row) in rows.enumerated() {
      let tag = index < headerRows ? "th" : "td"
      result += "<tr>"
      for cell in row.compactMap({ $0 }) {
        let spans =
          (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "")
          + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
        result += "<\(tag)\(spans)>\(HTML.escaped(cell.text))</\(tag)>"
      }
      result += "</tr>\n"
    }
    return result + "</table>\n"
  }
}

/// Comma-separated values as RFC 4180 has them.
public enum CSV {
  /// A field, quoted where it must be.
  public static func field(_ text: String) -> String {
    // A line end is one character of a Swift string even as CR LF, so scalars are asked.
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// Text within HTML.
public enum HTML {
  /// The text with the characters escaped that HTML gives a meaning to.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
