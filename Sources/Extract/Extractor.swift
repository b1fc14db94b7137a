public import JuesuanModel

/// The way in: bytes of a PDF or a text, told apart by content, to its tables or a report.
///
/// A `strategy` other than `.automatic` is for study: it finds the tables of a PDF by one kind of evidence alone.
public enum Extractor {
  /// Whether bytes are a PDF: the mark may stand anywhere in the first 1,024 bytes.
  public static func isPDF(_ bytes: [UInt8]) -> Bool { PDFReader.isPDF(bytes) }

  /// Every table of a document with its title, unit and form; throws where it cannot be read.
  public static func tables(
    of bytes: [UInt8],
    name: String,
    by strategy: GridStrategy = .automatic
  ) throws(InputError) -> TablesDocument {
    var (stream, source, digest) = try identified(bytes, name: name, by: strategy)
    let entries = StreamTables.tables(of: stream, medium: source.medium).map {
      TablesDocument.Entry(form: $0.form, title: $0.title, unit: $0.unit, table: $0.table)
    }
    source.sha256 = digest.value
    return TablesDocument(source: source, tables: entries, diagnostics: stream.diagnostics)
  }

  /// The report that a document is; throws where it cannot be read.
  public static func report(
    of bytes: [UInt8],
    name: String,
    by strategy: GridStrategy = .automatic
  ) throws(InputError) -> Report {
    let (stream, source, digest) = try identified(bytes, name: name, by: strategy)
    var report = ReportReader.report(from: stream, source: source)
    report.source.sha256 = digest.value
    return report
  }

  /// The stream of a document, what it is called, and the digest that identifies it, which takes a while for a large file.
  ///
  /// The digest is begun once the document is open: while Poppler is being loaded no thread can be started.
  private static func identified(
    _ bytes: [UInt8],
    name: String,
    by strategy: GridStrategy
  ) throws(InputError) -> (DocumentStream, Source, digest: Pending<String>) {
    let reader = isPDF(bytes) ? try PDFReader(bytes: bytes, name: name, meanwhile: FormWords.prepare) : nil
    let digest = Pending { SourceDigest.sha256(of: bytes) }
    let found =
      if let reader { try StreamAssembler.stream(of: reader, by: strategy) } else {
        try TextReader.stream(of: bytes, name: name)
      }
    let source = Source(path: name, sha256: "", pages: found.pageCount, medium: reader == nil ? .text : .pdf)
    return (found, source, digest)
  }
}
