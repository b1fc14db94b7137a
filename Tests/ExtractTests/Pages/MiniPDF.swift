/// A PDF of one page with Helvetica text, made by hand so that each test says what the page paints.
enum MiniPDF {
  /// The bytes; `page` holds further entries of the page dictionary, `resources` of its resources, `catalog` of the
  /// catalog, `objects` further objects from number 6 on.
  static func bytes(
    _ content: String,
    page: String = "",
    resources: String = "",
    catalog: String = "",
    objects: [String] = []
  ) -> [UInt8] {
    let bodies =
      [
        "<< /Type /Catalog /Pages 2 0 R \(catalog) >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> \(resources) >> \(page) >>",
        stream("", content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      ] + objects
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, body) in bodies.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(body)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(bodies.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      text += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
    }
    text += "trailer << /Size \(bodies.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// A stream object with further entries of its dictionary.
  static func stream(_ entries: String, _ content: String) -> String {
    "<< \(entries) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }
}
