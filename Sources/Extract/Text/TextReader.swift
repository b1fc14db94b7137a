public import JuesuanModel

/// Plain text to lines and tables: grids that are drawn, parted by tabs or bars, or aligned by spaces, and running text.
public enum TextReader {
  /// Reads a text in UTF-8, UTF-16 with a mark, or GB18030.
  ///
  /// Throws where the bytes are no text at all; everything else that is wrong comes back as a diagnostic.
  public static func stream(of bytes: [UInt8], name: String) throws(InputError) -> DocumentStream {
    stream(of: try TextDecoding.text(of: bytes, name: name))
  }

  /// The lines and tables of a decoded text.
  package static func stream(of text: String) -> DocumentStream {
    let (printed, removed) = SourceLine.lines(of: text)
    var diagnostics: [Diagnostic] = []
    let watermark = Watermark(printed)
    let lines = printed.indices.map { index in
      let line = printed[index]
      guard watermark.contains(printed, index) else { return line }
      diagnostics.append(
        Diagnostic(.note, "watermark", "水印：\(line.text.filter { !$0.isWhitespace })", page: 1)
      )
      return SourceLine(number: line.number, text: "", followsPageBreak: line.followsPageBreak)
    }
    if removed > 0 {
      diagnostics.append(Diagnostic(.note, "markup-removed", "去掉了文本里残留的 \(removed) 处标记。"))
    }
    let measure = TextMeasure.width(of: lines)
    var items: [DocumentStream.Item] = []
    for block in TextBlocks.blocks(of: lines) {
      switch block {
      case .line(let line, let startsParagraph):
        items.append(.line(textLine(line, startsParagraph: startsParagraph, measure: measure)))
      case .pageNumber(let line):
        let box = TextGeometry.box(line: line.number, from: 0, to: TextGeometry.columns(of: line.text))
        diagnostics.append(
          Diagnostic(
            .note,
            "page-number",
            "页码或页眉：\(line.text.filter { !$0.isWhitespace })",
            page: 1,
            box: box
          )
        )
      case .rows(let rows):
        items += TextGrid(rows: rows).items(measure: measure)
      case .drawn(let lines):
        items += DrawnBlock(lines: lines).items(measure: measure)
      case .aligned(let lines):
        items += AlignedGrid(lines: lines).items(measure: measure)
      }
    }
    return DocumentStream(items: items, pageCount: 1, diagnostics: diagnostics)
  }

  /// A line of running text with its synthetic place.
  static func textLine(
    _ line: SourceLine,
    startsParagraph: Bool,
    measure: Double
  ) -> TextLine {
    let indent = TextGeometry.columns(of: line.text.prefix(while: \.isWhitespace))
    return TextLine(
      text: String(line.text.drop(while: \.isWhitespace)),
      page: 1,
      box: TextGeometry.box(line: line.number, from: indent, to: TextGeometry.columns(of: line.text)),
      size: TextGeometry.lineHeight,
      measure: 0...max(measure, TextGeometry.halfWidth),
      startsParagraph: startsParagraph
    )
  }
}

/// How wide a text is set.
enum TextMeasure {
  /// The share of long lines that end near the same column in a text that is broken at a fixed width.
  static let wrappedShare = 0.5
  /// Lines shorter than this many columns say nothing about the width: a heading is up to 40 wide.
  static let longLine = 44

  /// The width at which lines are broken, in points; the widest line where they are not.
  static func width(of lines: [SourceLine]) -> Double {
    let widths = lines.filter { $0.cells == nil && !$0.isBlank && !ContentsLine.hasLeaders($0.text) }
      .map { TextGeometry.columns(of: $0.text) }
      .filter { $0 >= longLine }
      .sorted()
    guard let widest = widths.last else { return 0 }
    let usual = widths[widths.count * 3 / 4]
    let near = widths.filter { $0 <= usual + 2 && $0 >= usual - 6 }.count
    let isWrapped = Double(near) >= Double(widths.count) * wrappedShare
    return Double(isWrapped ? usual : widest) * TextGeometry.halfWidth
  }
}

/// Letters of a watermark that a text export left on lines of their own.
struct Watermark {
  /// How often a letter must stand alone: a real one stood 18 times in 18 pages.
  static let leastRepeats = 5

  private let letters: Set<String>

  init(_ lines: [SourceLine]) {
    var counts: [String: Int] = [:]
    for index in lines.indices where lines[index].cells == nil {
      let text = lines[index].text.filter { !$0.isWhitespace }
      if text.count == 1, text.contains(where: \.isIdeograph), !Self.endsName(lines, index) {
        counts[text, default: 0] += 1
      }
    }
    letters = Set(counts.filter { $0.value >= Self.leastRepeats }.keys)
  }

  func contains(_ lines: [SourceLine], _ index: Int) -> Bool {
    lines[index].cells == nil && letters.contains(lines[index].text.filter { !$0.isWhitespace })
      && !Self.endsName(lines, index)
  }

  /// Whether a letter stands right below the beginning of a word of the line above: it is that word's last.
  private static func endsName(_ lines: [SourceLine], _ index: Int) -> Bool {
    let start = TextGeometry.columns(of: lines[index].text.prefix(while: \.isWhitespace))
    return [index - 1, index - 2].contains { other in
      guard lines.indices.contains(other), start > 0 || AlignedBlocks.isData(lines[other].text) else {
        return false
      }
      return AlignedLine(line: lines[other], metric: .display).pieces.contains { $0.start == start }
    }
  }
}
