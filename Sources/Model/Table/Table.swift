/// A grid of cells, joined over the pages it runs over.
public struct Table: Hashable, Sendable, Decodable {
  /// How its rows and columns were found.
  public enum Method: String, Hashable, Sendable, Codable {
    /// Rules bound every cell.
    case ruled
    /// Rules in one direction or around the outside, text alignment for the rest.
    case partlyRuled
    /// Text alignment alone.
    case aligned
    /// Separators or columns of a plain text.
    case text
  }

  /// The part of a table that stands on one page.
  public struct Part: Hashable, Sendable, Decodable {
    /// The page, from 1.
    public var page: Int
    /// Its box on that page, in points.
    public var box: Rect
    /// How many rows of a repeated header were dropped at its top.
    public var repeatedHeaderRows: Int
    /// Whether its first row continues the last row of the part before.
    public var continuesRow: Bool

    /// Makes a part.
    public init(page: Int, box: Rect, repeatedHeaderRows: Int = 0, continuesRow: Bool = false) {
      self.page = page
      self.box = box
      self.repeatedHeaderRows = repeatedHeaderRows
      self.continuesRow = continuesRow
    }
  }

  /// The cells, all rows equally long; nil where a span of another cell covers the place.
  public var rows: [[Cell?]]
  /// How many leading rows are header.
  public var headerRows: Int
  /// The page on which each row begins.
  public var rowPages: [Int]
  /// Where it stands, page by page.
  public var parts: [Part]
  /// How the grid was found.
  public var method: Method
  /// How sure the grid is of its shape, 0 to 1.
  public var confidence: Double
  /// What was noticed: joins, doubts, leftovers.
  public var diagnostics: [Diagnostic]

  /// Makes a table.
  public init(
    rows: [[Cell?]],
    headerRows: Int = 0,
    rowPages: [Int],
    parts: [Part],
    method: Method,
    confidence: Double = 1,
    diagnostics: [Diagnostic] = []
  ) {
    self.rows = rows
    self.headerRows = headerRows
    self.rowPages = rowPages
    self.parts = parts
    self.method = method
    self.confidence = confidence
    self.diagnostics = diagnostics
  }

  /// How many columns it has.
  public var columnCount: Int { rows.first?.count ?? 0 }

  /// The pages it stands on, in order.
  public var pages: [Int] { parts.map(\.page) }

  /// The row and column of the cell that owns a place: the place itself, or the origin of the span that covers it.
  public func origin(row: Int, column: Int) -> (row: Int, column: Int) {
    guard rows.indices.contains(row), rows[row].indices.contains(column), rows[row][column] == nil else {
      return (row, column)
    }
    for r in stride(from: row, through: 0, by: -1) {
      for c in stride(from: column, through: 0, by: -1) {
        guard let cell = rows[r][c] else { continue }
        if r + cell.rowSpan > row, c + cell.columnSpan > column { return (r, c) }
      }
    }
    return (row, column)
  }

  /// The text that stands at a place, that of a covering span included; empty where there is none.
  public func text(row: Int, column: Int) -> String {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return "" }
    let place = origin(row: row, column: column)
    return rows[place.row][place.column]?.text ?? ""
  }
}

extension Table: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("rows", rows)
    try members.add("headerRows", headerRows)
    try members.add("rowPages", rowPages)
    try members.add("parts", parts)
    try members.add("method", method)
    try members.add("confidence", confidence)
    try members.add("diagnostics", diagnostics)
  }
}

extension Table.Part: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("page", page)
    try members.add("box", box)
    try members.add("repeatedHeaderRows", repeatedHeaderRows)
    try members.add("continuesRow", continuesRow)
  }
}
