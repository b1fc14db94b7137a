/// One figure of a statutory form as a line of the tidy format; every field is the text that stands there.
public struct TidyRow: Hashable, Sendable {
  /// The file.
  public var document: String
  /// The department or unit.
  public var entity: String
  /// The fiscal year.
  public var fiscalYear: String
  /// The form, by content.
  public var form: String
  /// The body row, from 1.
  public var row: String
  /// The printed 行次.
  public var line: String
  /// The printed 科目代码, digits joined.
  public var code: String
  /// The name of the row without ordinal and white space.
  public var label: String
  /// The header path, levels joined with `/`.
  public var column: String
  /// The figure as printed.
  public var printed: String
  /// The amount in 分; empty where none is printed.
  public var fen: String
  /// The unit.
  public var unit: String
  /// `blank`, `zero`, `dash`, `unreadable`, or empty.
  public var blank: String
  /// The page, from 1.
  public var page: String
  /// The box in points: left, top, right, bottom.
  public var box: [String]
  /// How the grid was found.
  public var method: String
  /// How sure the place is, 0 to 1.
  public var confidence: String
  /// What the audit says.
  public var status: String

  /// The names of the columns, in order.
  public static let header = [
    "document", "entity", "fiscal_year", "form", "row", "line", "code", "label", "column", "printed", "fen",
    "unit",
    "blank", "page", "x0", "y0", "x1", "y1", "method", "confidence", "status",
  ]

  /// The texts in the order of `header`.
  public var fields: [String] {
    let place = [document, entity, fiscalYear, form, row, line, code, label, column]
    return place + [printed, fen, unit, blank, page] + box + [method, confidence, status]
  }

  /// The line as CSV (RFC 4180), without a line end.
  public var csv: String { fields.map(CSV.field).joined(separator: ",") }
}

extension Report {
  /// Every amount cell of every statutory form, in the order of forms, rows and columns.
  public func tidyRows() -> [TidyRow] {
    forms.flatMap { form in
      form.rows.flatMap { row in row.figures.map { tidyRow($0, of: row, in: form) } }
    }
  }

  /// The figures as CSV (RFC 4180) with a header line, lines ended by CR LF.
  public func tidyCSV() -> String {
    ([TidyRow.header.joined(separator: ",")] + tidyRows().map(\.csv)).map { $0 + "\r\n" }.joined()
  }

  private func tidyRow(_ figure: FormFigure, of row: FormRow, in form: FormTable) -> TidyRow {
    TidyRow(
      document: source.path,
      entity: entity,
      fiscalYear: fiscalYear.map(String.init) ?? "",
      form: form.key.rawValue,
      row: String(row.index),
      line: row.line ?? "",
      code: row.code ?? "",
      label: row.label,
      column: form.columns.indices.contains(figure.column) ? form.columns[figure.column].path : "",
      printed: figure.printed,
      fen: figure.value.money.map { String($0.fen) } ?? "",
      unit: form.unit.rawValue,
      blank: figure.value.blankWord,
      page: String(figure.page),
      box: [figure.box.x0, figure.box.y0, figure.box.x1, figure.box.y1].map(Self.hundredths),
      method: form.table.method.rawValue,
      confidence: Self.hundredths(min(figure.confidence, form.table.confidence)),
      status: figure.status?.rawValue ?? ""
    )
  }

  /// A number with two decimals, the same on every machine.
  private static func hundredths(_ value: Double) -> String {
    let scaled = Int((value * 100).rounded())
    let rest = String(scaled.magnitude % 100)
    return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / 100).\(rest.count < 2 ? "0" : "")\(rest)"
  }
}
