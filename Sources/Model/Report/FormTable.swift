/// A statutory form as a report prints it, its rows and columns understood.
public struct FormTable: Hashable, Sendable, Decodable {
  /// What an empty form says of itself.
  public enum State: String, Hashable, Sendable, Codable {
    /// It carries at least one amount that is not zero.
    case filled
    /// All its amounts are zero.
    case zero
    /// It carries no amount.
    case empty
  }

  /// The form.
  public var key: FormKey
  /// The version of the form, as `FormVariant.name`.
  public var variant: String
  /// The title as printed; empty where none is.
  public var title: String
  /// The number as printed, such as `公开01表`.
  public var number: String?
  /// The entity named above the grid, where one is.
  public var entity: String?
  /// The unit in force.
  public var unit: MoneyUnit
  /// Whether the form itself states the unit, or it was taken from the report.
  public var isUnitStated: Bool
  /// The amount columns from left to right.
  public var columns: [FormColumnPlace]
  /// The rows; a two-sided form or one with lanes has one for each lane of a printed row.
  public var rows: [FormRow]
  /// Notes below the grid, the sentence of an empty form included, as printed.
  public var notes: [String]
  /// Whether it is empty.
  public var state: State
  /// The grid as read.
  public var table: Table

  /// Makes a form.
  public init(
    key: FormKey,
    variant: String,
    title: String,
    number: String?,
    entity: String?,
    unit: MoneyUnit,
    isUnitStated: Bool,
    columns: [FormColumnPlace],
    rows: [FormRow],
    notes: [String],
    state: State,
    table: Table
  ) {
    self.key = key
    self.variant = variant
    self.title = title
    self.number = number
    self.entity = entity
    self.unit = unit
    self.isUnitStated = isUnitStated
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.state = state
    self.table = table
  }

  /// The row with the given key in a lane; the first lane unless said.
  public func row(_ key: String, lane: Int? = nil) -> FormRow? {
    rows.first { $0.key == key && (lane == nil || $0.lane == lane) }
  }

  /// The figure in the row and column of the given keys.
  public func figure(row rowKey: String, column columnKey: String, lane: Int? = nil) -> FormFigure? {
    for row in rows where row.key == rowKey && (lane == nil || row.lane == lane) {
      if let figure = row.figures.first(where: { columns[$0.column].key == columnKey }) { return figure }
    }
    return nil
  }
}

/// An amount column as found in a grid.
public struct FormColumnPlace: Hashable, Sendable, Decodable {
  /// The key of the column in the form's definition, nil for a column it does not know.
  public var key: String?
  /// Its lane: the index in the variant's `lanes`.
  public var lane: Int
  /// The printed header path, lane first where the form has named lanes, levels joined with `/`.
  public var path: String
  /// The column of the grid, from 0.
  public var gridColumn: Int

  /// Makes a column.
  public init(key: String?, lane: Int, path: String, gridColumn: Int) {
    self.key = key
    self.lane = lane
    self.path = path
    self.gridColumn = gridColumn
  }
}

/// One row of a form, or one lane of a printed row.
public struct FormRow: Hashable, Sendable, Decodable {
  /// The body row, from 1, counted over the printed grid.
  public var index: Int
  /// The row of the grid, from 0.
  public var gridRow: Int
  /// The lane it belongs to: the index in the variant's `lanes`.
  public var lane: Int
  /// The printed 行次.
  public var line: String?
  /// The printed 科目代码, digits joined: `2010301`.
  public var code: String?
  /// The printed name as it stands, ordinal included.
  public var printedLabel: String
  /// The name without ordinal and white space.
  public var label: String
  /// The correction of `label` in force, where there is one.
  public var correctedLabel: String?
  /// The key by which rules speak of it: code, `合计`, or that of the form's row line; nil where it is none of these.
  public var key: String?
  /// Its amount cells, from left to right.
  public var figures: [FormFigure]

  /// Makes a row.
  public init(
    index: Int,
    gridRow: Int,
    lane: Int,
    line: String?,
    code: String?,
    printedLabel: String,
    label: String,
    correctedLabel: String? = nil,
    key: String?,
    figures: [FormFigure]
  ) {
    self.index = index
    self.gridRow = gridRow
    self.lane = lane
    self.line = line
    self.code = code
    self.printedLabel = printedLabel
    self.label = label
    self.correctedLabel = correctedLabel
    self.key = key
    self.figures = figures
  }
}

extension FormRow {
  /// The printed name with the correction in force in its place, the ordinal kept.
  public var effectiveLabel: String {
    guard let correctedLabel else { return printedLabel }
    let printed = String(printedLabel.filter { !$0.isWhitespace })
    return printed.contains(label) ? printed.replacing(label, with: correctedLabel) : correctedLabel
  }
}

/// One amount cell of a form.
public struct FormFigure: Hashable, Sendable, Decodable {
  /// What the audit says of a figure.
  public enum Status: String, Hashable, Sendable, Codable {
    /// At least one rule covers it and all rules that do hold exactly.
    case verified
    /// All rules that cover it hold within rounding.
    case rounding
    /// A rule that covers it fails, or it could not be read with confidence.
    case flagged
    /// A correction is proposed for it.
    case corrected
    /// No rule covers it.
    case unprotected
  }

  /// Its column: the index in `FormTable.columns`.
  public var column: Int
  /// The text as printed.
  public var printed: String
  /// What it says.
  public var value: FigureValue
  /// The correction in force, where there is one.
  public var corrected: PrintedFigure?
  /// The page, from 1.
  public var page: Int
  /// Its box, in points.
  public var box: Rect
  /// How sure the grid is of its place, 0 to 1.
  public var confidence: Double
  /// What the audit says of it; nil before an audit.
  public var status: Status?
  /// How many independent rules would notice an error of more than rounding in it; nil before an audit.
  public var coverage: Int?

  /// Makes a figure.
  public init(
    column: Int,
    printed: String,
    value: FigureValue,
    corrected: PrintedFigure? = nil,
    page: Int,
    box: Rect,
    confidence: Double = 1,
    status: Status? = nil,
    coverage: Int? = nil
  ) {
    self.coverage = coverage
    self.column = column
    self.printed = printed
    self.value = value
    self.corrected = corrected
    self.page = page
    self.box = box
    self.confidence = confidence
    self.status = status
  }

  /// The value in force: the correction where there is one, else what is printed.
  public var effective: FigureValue { corrected.map(FigureValue.amount) ?? value }
}

extension FormRow: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("index", index)
    try members.add("gridRow", gridRow)
    try members.add("lane", lane)
    try members.add("line", ifAny: line)
    try members.add("code", ifAny: code)
    try members.add("printedLabel", printedLabel)
    try members.add("label", label)
    try members.add("correctedLabel", ifAny: correctedLabel)
    try members.add("key", ifAny: key)
    try members.add("figures", figures)
  }
}

extension FormFigure: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("column", column)
    try members.add("printed", printed)
    try members.add("value", value)
    try members.add("corrected", ifAny: corrected)
    try members.add("page", page)
    try members.add("box", box)
    try members.add("confidence", confidence)
    try members.add("status", ifAny: status?.rawValue)
    try members.add("coverage", ifAny: coverage)
  }
}

extension FormTable: Encodable, TableRecord {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("key", key)
    try members.add("variant", variant)
    try members.add("title", title)
    try members.add("number", ifAny: number)
    try members.add("entity", ifAny: entity)
    try members.add("unit", unit)
    try members.add("isUnitStated", isUnitStated)
    try members.add("columns", columns)
    try members.add("rows", rows)
    try members.add("notes", notes)
    try members.add("state", state)
    try members.add("table", table)
  }
}

extension FormColumnPlace: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("key", ifAny: key)
    try members.add("lane", lane)
    try members.add("path", path)
    try members.add("gridColumn", gridColumn)
  }
}
