/// Prints a report in the standard format.
public enum Renderer {
  /// The report as an A4 PDF; the same job always gives the same bytes.
  public static func pdf(_ job: RenderJob) throws -> [UInt8] {
    let text = try TextEngine()
    let book = ReportLayout(job: job, measuring: text).book()
    return try PDFCanvas(text: text).draw(book)
  }
}
