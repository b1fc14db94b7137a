public import JuesuanModel

/// Writes a report as a workbook.
public enum WorkbookWriter {
  /// Writes one sheet a form as printed, one of tidy figures and one for each other table to a new file at `path`.
  public static func xlsx(_ report: Report, to path: String) throws {
    let book = try WorkbookFile(path: path)
    for form in report.forms {
      let definition = FormCatalogue.definition(of: form.key)
      let sheet = try book.addSheet("\(form.key.rawValue) \(definition.title)")
      write(form, of: report, to: sheet)
    }
    writeTidy(report, to: try book.addSheet("数据"))
    for (index, table) in report.extraTables.enumerated() {
      write(table, to: try book.addSheet("表\(index + 1) \(table.name)"))
    }
    try book.close()
  }

  private static func write(_ form: FormTable, of report: Report, to sheet: WorkbookSheet) {
    let width = max(form.table.columnCount, 1)
    let title = form.title.isEmpty ? FormCatalogue.definition(of: form.key).title : form.title
    sheet.write(title, row: 0, column: 0, rowSpan: 1, columnSpan: width, style: .title)
    let entity = report.entityKind.rawValue + "：" + (form.entity ?? report.entity)
    sheet.write(entity, row: 1, column: 0, style: .plain)
    if width > 1 {
      let unit = [form.number, "单位：" + form.unit.rawValue].compactMap { $0 }.joined(separator: " ")
      sheet.write(unit, row: 1, column: width - 1, style: .plain)
    }
    var figures: [Place: FormFigure] = [:]
    for row in form.rows {
      for figure in row.figures where form.columns.indices.contains(figure.column) {
        figures[Place(row: row.gridRow, column: form.columns[figure.column].gridColumn)] = figure
      }
    }
    write(form.table, figures: figures, to: sheet, fromRow: 2)
    for (index, note) in form.notes.enumerated() {
      sheet.write(note, row: 3 + form.table.rows.count + index, column: 0, style: .plain)
    }
  }

  private static func write(_ table: NamedTable, to sheet: WorkbookSheet) {
    sheet.write(table.name, row: 0, column: 0, style: .heading)
    for (index, caption) in table.captions.enumerated() {
      sheet.write(caption, row: 1 + index, column: 0, style: .plain)
    }
    let first = 1 + table.captions.count
    write(table.table, figures: [:], to: sheet, fromRow: first)
    for (index, note) in table.notes.enumerated() {
      sheet.write(note, row: first + table.table.rows.count + index, column: 0, style: .plain)
    }
  }

  private struct Place: Hashable {
    var row: Int
    var column: Int
  }

  private static func write(
    _ table: Table,
    figures: [Place: FormFigure],
    to sheet: WorkbookSheet,
    fromRow first: Int
  ) {
    for column in 0..<table.columnCount {
      let longest = table.rows.map { row in
        row[column].map {
          $0.columnSpan == 1 ? $0.text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } : 0
        }
          ?? 0
      }
      sheet.setWidth(Double(min(max(longest.max() ?? 0, 6), 44)) + 2, column: column)
    }
    for (row, cells) in table.rows.enumerated() {
      let isHeader = row < table.headerRows
      for (column, cell) in cells.enumerated() {
        guard let cell else { continue }
        if !isHeader, cell.rowSpan == 1, cell.columnSpan == 1,
          let figure = figures[Place(row: row, column: column)]
        {
          sheet.write(figure, row: first + row, column: column)
        } else {
          sheet.write(
            cell.text,
            row: first + row,
            column: column,
            rowSpan: cell.rowSpan,
            columnSpan: cell.columnSpan,
            style: isHeader ? .header : .cell
          )
        }
      }
    }
    sheet.freeze(row: first + table.headerRows)
  }

  private static let tidyHeader = [
    "form", "row", "line", "code", "label", "column", "printed", "value", "corrected", "unit", "blank",
    "page",
    "status",
  ]

  private static func writeTidy(_ report: Report, to sheet: WorkbookSheet) {
    for (column, name) in tidyHeader.enumerated() {
      sheet.write(name, row: 0, column: column, style: .header)
      sheet.setWidth(column == 4 || column == 5 ? 34 : 12, column: column)
    }
    var line = 1
    for form in report.forms {
      for row in form.rows {
        for figure in row.figures where form.columns.indices.contains(figure.column) {
          let texts = [
            form.key.rawValue, String(row.index), row.line ?? "", row.code ?? "", row.label,
            form.columns[figure.column].path, figure.printed, nil, nil, form.unit.rawValue,
            figure.value.blankWord, String(figure.page), figure.status?.rawValue ?? "",
          ]
          for (column, text) in texts.enumerated() {
            if let text, !text.isEmpty { sheet.write(text, row: line, column: column, style: .plain) }
          }
          if let value = figure.value.figure { sheet.write(value, row: line, column: 7, isFramed: false) }
          if let value = figure.corrected { sheet.write(value, row: line, column: 8, isFramed: false) }
          line += 1
        }
      }
    }
    sheet.freeze(row: 1)
  }
}
