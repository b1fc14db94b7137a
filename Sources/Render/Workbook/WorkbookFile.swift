import CXlsxWriter
import JuesuanModel

/// Owns a workbook of libxlsxwriter until it is closed.
@safe final class WorkbookFile {
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [FormatKey: UnsafeMutablePointer<lxw_format>] = unsafe [:]
  private var names: Set<String> = []

  /// How a cell looks.
  enum Style: Hashable {
    case plain, heading, title, header, cell
    /// A number with its printed decimals.
    case number(decimals: Int, isFramed: Bool)
  }

  private typealias FormatKey = Style

  init(path: String) throws {
    guard LateLibrary.workbooks.load() else {
      throw RenderError("workbook-library", "本机没有 libxlsxwriter，不能写工作簿；请安装 Debian 包 libxlsxwriter4。")
    }
    unsafe book = workbook_new(path)
    guard let book = unsafe book else { throw RenderError("workbook-failed", "无法建立工作簿：\(path)") }
    // A fixed moment: two runs give the same file.
    var properties = unsafe lxw_doc_properties()
    unsafe properties.created = 946_684_800
    unsafe workbook_set_properties(book, &properties)
  }

  deinit {
    if let book = unsafe book { unsafe lxw_workbook_free(book) }
  }

  /// Adds a sheet; Excel allows 31 characters, none of `[]:*?/\`, and no name twice.
  func addSheet(_ wanted: String) throws -> WorkbookSheet {
    let allowed = wanted.filter { !"[]:*?/\\'".contains($0) && !$0.isNewline }
    var name = Self.shortened(allowed, to: 31)
    var number = 2
    while !names.insert(name.lowercased()).inserted {
      let suffix = " (\(number))"
      name = Self.shortened(allowed, to: 31 - suffix.count) + suffix
      number += 1
    }
    guard let book = unsafe book, let sheet = unsafe workbook_add_worksheet(book, name) else {
      throw RenderError("workbook-failed", "无法建立工作表：\(name)")
    }
    return unsafe WorkbookSheet(sheet: sheet, file: self)
  }

  private static func shortened(_ text: String, to units: Int) -> String {
    var result = ""
    for character in text where result.utf16.count + character.utf16.count <= units {
      result.append(character)
    }
    return result
  }

  /// Writes the file and frees the workbook.
  func close() throws {
    guard let open = unsafe book else { return }
    unsafe book = nil
    let status = unsafe workbook_close(open)
    guard status == LXW_NO_ERROR else {
      let reason = unsafe String(cString: lxw_strerror(status))
      throw RenderError("workbook-failed", "写工作簿失败：\(reason)")
    }
  }

  /// The format of a style, made once.
  func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let format = unsafe formats[style] { return unsafe format }
    guard let format = unsafe workbook_add_format(book) else { return nil }
    switch style {
    case .plain: break
    case .heading: unsafe format_set_bold(format)
    case .title:
      unsafe format_set_bold(format)
      unsafe format_set_font_size(format, 14)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .header:
      unsafe format_set_bold(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
      unsafe format_set_text_wrap(format)
      unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .cell:
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
      unsafe format_set_text_wrap(format)
      unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .number(let decimals, let isFramed):
      let places = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
      unsafe format_set_num_format(format, "#,##0" + places)
      if isFramed { unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    }
    unsafe formats[style] = format
    return unsafe format
  }
}

/// One sheet of a workbook that is still open.
@safe struct WorkbookSheet {
  fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>
  fileprivate let file: WorkbookFile

  /// Writes a text, over several cells where it spans them.
  func write(
    _ text: String,
    row: Int,
    column: Int,
    rowSpan: Int = 1,
    columnSpan: Int = 1,
    style: WorkbookFile.Style
  ) {
    let format = unsafe file.format(style)
    let (top, left) = (UInt32(row), UInt16(column))
    if rowSpan > 1 || columnSpan > 1 {
      let (bottom, right) = (top + UInt32(rowSpan - 1), left + UInt16(columnSpan - 1))
      unsafe worksheet_merge_range(sheet, top, left, bottom, right, text, format)
    } else {
      unsafe worksheet_write_string(sheet, top, left, text, format)
    }
  }

  /// Writes the figure in force: an amount as a number, a blank as an empty cell, anything else as printed.
  func write(_ figure: FormFigure, row: Int, column: Int) {
    if case .amount(let value) = figure.effective {
      write(value, row: row, column: column, isFramed: true)
    } else if figure.value == .blank {
      unsafe worksheet_write_blank(sheet, UInt32(row), UInt16(column), file.format(.cell))
    } else {
      write(figure.printed, row: row, column: column, style: .cell)
    }
  }

  /// Writes an amount in its own unit.
  ///
  /// The file format knows floating point alone; 15 digits survive it exactly.
  func write(_ value: PrintedFigure, row: Int, column: Int, isFramed: Bool) {
    guard let number = Double(value.text()) else { return }
    let format = unsafe file.format(.number(decimals: value.decimals, isFramed: isFramed))
    unsafe worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format)
  }

  /// Sets a column's width in characters.
  func setWidth(_ width: Double, column: Int) {
    unsafe worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
  }

  /// Keeps the rows above `row` in sight.
  func freeze(row: Int) { unsafe worksheet_freeze_panes(sheet, UInt32(row), 0) }
}
