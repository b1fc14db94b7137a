public import JuesuanModel

/// The way in: bytes of a PDF or a text, told apart by content, to a stream or a report.
public enum Extractor {
  /// Whether bytes are a PDF: the mark may stand anywhere in the first 1,024 bytes.
  public static func isPDF(_ bytes: [UInt8]) -> Bool { PDFReader.isPDF(bytes) }

  /// The lines and tables of a document.
  public static func stream(of bytes: [UInt8], name: String) throws(InputError) -> DocumentStream {
    isPDF(bytes)
      ? try StreamAssembler.stream(of: PDFReader(bytes: bytes, name: name))
      : try TextReader.stream(of: bytes, name: name)
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
