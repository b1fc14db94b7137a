public import JuesuanModel

/// The way in: bytes of a PDF or a text, told apart by content, to a stream, its tables or a report.
public enum Extractor {
  /// Whether bytes are a PDF: the mark may stand anywhere in the first 1,024 bytes.
  public static func isPDF(_ bytes: [UInt8]) -> Bool { PDFReader.isPDF(bytes) }

  /// The lines and tables of a document; throws where it cannot be read.
  ///
  /// A `strategy` other than `.automatic` is for study: it finds the tables of a PDF by one kind of evidence alone.
  public static func stream(
    of bytes: [UInt8],
    name: String,
    by strategy: GridStrategy = .automatic
  ) throws(InputError) -> DocumentStream {
    isPDF(bytes)
      ? try StreamAssembler.stream(of: PDFReader(bytes: bytes, name: name), by: strategy)
      : try TextReader.stream(of: bytes, name: name)
  }

  /// Every table of a document with its title, unit and form; throws where it cannot be read.
  public static func tables(
    of bytes: [UInt8],
    name: String,
    by strategy: GridStrategy = .automatic
  ) throws(InputError) -> TablesDocument {
    let stream = try stream(of: bytes, name: name, by: strategy)
    let source = source(of: bytes, name: name, stream)
    let entries = StreamTables.tables(of: stream, medium: source.medium).map {
      TablesDocument.Entry(form: $0.form, title: $0.title, unit: $0.unit, table: $0.table)
    }
    return TablesDocument(source: source, tables: entries, diagnostics: stream.diagnostics)
  }

  /// The report that a document is; throws where it cannot be read.
  public static func report(
    of bytes: [UInt8],
    name: String,
    by strategy: GridStrategy = .automatic
  ) throws(InputError) -> Report {
    let stream = try stream(of: bytes, name: name, by: strategy)
    return ReportReader.report(from: stream, source: source(of: bytes, name: name, stream))
  }

  private static func source(of bytes: [UInt8], name: String, _ stream: DocumentStream) -> Source {
    Source(
      path: name,
      sha256: SourceDigest.sha256(of: bytes),
      pages: stream.pageCount,
      medium: isPDF(bytes) ? .pdf : .text
    )
  }
}
