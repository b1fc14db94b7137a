public import JuesuanModel

/// The way in: bytes of a PDF or a text, told apart by content, to a stream or a report.
public enum Extractor {
  /// How far into a file the mark of a PDF may stand, in bytes: some servers put a header in front.
  static let furthestMark = 1024

  /// Whether bytes are a PDF.
  public static func isPDF(_ bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    let head = bytes.prefix(furthestMark)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  /// The lines and tables of a document.
  public static func stream(of bytes: [UInt8], name: String) throws(InputError) -> DocumentStream {
    try TextReader.stream(of: bytes, name: name)
  }

  /// The report that a document is.
  public static func report(of bytes: [UInt8], name: String) throws(InputError) -> Report {
    let stream = try stream(of: bytes, name: name)
    let source = Source(
      path: name,
      sha256: SourceDigest.sha256(of: bytes),
      pages: stream.pageCount,
      medium: isPDF(bytes) ? .pdf : .text
    )
    return ReportReader.report(from: stream, source: source)
  }
}
