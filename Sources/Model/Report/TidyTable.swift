/// One figure of a statutory form as a line of the tidy format.
public struct TidyRow: Hashable, Sendable {
  /// The names of the columns, in order.
  public static let header = [
    "document", "entity", "fiscal_year", "form", "row", "line", "code", "label", "column", "printed", "fen",
    "unit",
    "blank", "page", "x0", "y0", "x1", "y1", "method", "confidence", "status",
  ]

  /// The texts, one a column.
  public var fields: [String]

  /// The line as CSV (RFC 4180), without a line end.
  public var csv: String { fields.map(Self.quoted).joined(separator: ",") }

  static func quoted(_ field: String) -> String {
    // A line end is one character of a Swift string even as CR LF, so scalars are asked.
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
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
    let box = [figure.box.x0, figure.box.y0, figure.box.x1, figure.box.y1].map(Self.hundredths)
    let place = form.columns.indices.contains(figure.column) ? form.columns[figure.column].path : ""
    return TidyRow(
      fields: [
        source.path, entity, fiscalYear.map(String.init) ?? "", form.key.rawValue, String(row.index),
        row.line ?? "", row.code ?? "", row.label, place, figure.printed,
        figure.value.money.map { String($0.fen) } ?? "", form.unit.rawValue, figure.value.blankWord,
        String(figure.page),
      ] + box + [
        form.table.method.rawValue, Self.hundredths(min(figure.confidence, form.table.confidence)),
        figure.status?.rawValue ?? "",
      ]
    )
  }

  /// A number with two decimals, the same on every machine.
  private static func hundredths(_ value: Double) -> String {
    let scaled = Int((value * 100).rounded())
    let rest = String(scaled.magnitude % 100)
    return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / 100).\(rest.count < 2 ? "0" : "")\(rest)"
  }
}
