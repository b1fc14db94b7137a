internal import JuesuanModel

/// Finds where columns are aligned by spaces alone.
enum AlignedBlocks {
  /// The line after the aligned grid that begins at `start`; nil where none begins there.
  static func end(in lines: [SourceLine], from start: Int) -> Int? { nil }
}

/// Lines with columns aligned by spaces, made a table.
struct AlignedGrid {
  var lines: [SourceLine]

  /// The lines and the table.
  func items(measure: Double) -> [DocumentStream.Item] {
    lines.filter { !$0.isBlank }
      .map { .line(TextReader.textLine($0, startsParagraph: true, measure: measure)) }
  }
}
