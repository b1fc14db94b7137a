/// A department's or unit's yearly final account: what was read, and above it the layer of corrections.
///
/// Everything printed stays as printed. `corrections` names the changes that an audit proposed and that a reader may
/// apply; `Report.corrected()` gives the report with them in force.
public struct Report: Sendable, Decodable, Equatable {
  /// The version of the JSON form.
  public static let schema = "juesuan-report/1"

  /// Whether it is the account of a department or of one unit.
  public enum EntityKind: String, Sendable, Codable {
    /// 部门决算.
    case department = "部门"
    /// 单位决算.
    case unit = "单位"
  }

  /// The name of the JSON form and its version.
  public var schema: String = Report.schema
  /// Where it came from.
  public var source: Source
  /// The department or unit, as most of the report names it; empty where nothing names it.
  public var entity: String
  /// Whether it is a department's or a unit's account.
  public var entityKind: EntityKind
  /// The fiscal year.
  public var fiscalYear: Int?
  /// The lines of the cover.
  public var cover: [String]
  /// The unit of the forms and the narrative unless they say otherwise.
  public var unit: MoneyUnit
  /// The printed table of contents.
  public var contents: [ContentsEntry]
  /// The statutory forms found, in the order of their keys.
  public var forms: [FormTable]
  /// The statutory forms that the report lacks.
  public var missingForms: [FormKey]
  /// Every other table, in reading order.
  public var extraTables: [NamedTable]
  /// Headings, paragraphs and the places of forms and tables, in reading order.
  public var body: [Block]
  /// Corrections in force above what is printed; empty as extracted.
  public var corrections: [Correction]
  /// What was noticed while reading.
  public var diagnostics: [Diagnostic]

  /// Makes a report.
  public init(
    source: Source,
    entity: String,
    entityKind: EntityKind,
    fiscalYear: Int?,
    cover: [String],
    unit: MoneyUnit,
    contents: [ContentsEntry],
    forms: [FormTable],
    missingForms: [FormKey],
    extraTables: [NamedTable],
    body: [Block],
    corrections: [Correction] = [],
    diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.entity = entity
    self.entityKind = entityKind
    self.fiscalYear = fiscalYear
    self.cover = cover
    self.unit = unit
    self.contents = contents
    self.forms = forms
    self.missingForms = missingForms
    self.extraTables = extraTables
    self.body = body
    self.corrections = corrections
    self.diagnostics = diagnostics
  }

  /// The form with the given key, where the report has it.
  public func form(_ key: FormKey) -> FormTable? { forms.first { $0.key == key } }
}

/// Where a report came from.
public struct Source: Hashable, Sendable, Decodable {
  /// The kind of input.
  public enum Medium: String, Sendable, Codable {
    /// A PDF.
    case pdf
    /// A plain text.
    case text
  }

  /// The file as the user named it.
  public var path: String
  /// SHA-256 of its bytes, hexadecimal.
  public var sha256: String
  /// How many pages it has; 1 for plain text.
  public var pages: Int
  /// The kind of input.
  public var medium: Medium

  /// Makes a source.
  public init(path: String, sha256: String, pages: Int, medium: Medium) {
    self.path = path
    self.sha256 = sha256
    self.pages = pages
    self.medium = medium
  }
}

/// One line of the printed table of contents.
public struct ContentsEntry: Hashable, Sendable, Decodable {
  /// The title without leaders and page number.
  public var title: String
  /// The page number as printed, where one is.
  public var page: Int?
  /// 1 for a part (第一部分), 2 for a section (一、), 3 below.
  public var level: Int
  /// Where the line stands: page of the file, from 1.
  public var onPage: Int

  /// Makes an entry.
  public init(title: String, page: Int?, level: Int, onPage: Int) {
    self.title = title
    self.page = page
    self.level = level
    self.onPage = onPage
  }
}

/// A table that is none of the nine forms.
public struct NamedTable: Hashable, Sendable, Decodable {
  /// Its name: the title above it, or that of the section it stands in.
  public var name: String
  /// Lines between title and grid, such as `单位：万元`, as printed.
  public var captions: [String]
  /// Notes below it, as printed.
  public var notes: [String]
  /// The unit it states, if any.
  public var unit: MoneyUnit?
  /// The grid.
  public var table: Table

  /// Makes a named table.
  public init(
    name: String,
    captions: [String] = [],
    notes: [String] = [],
    unit: MoneyUnit? = nil,
    table: Table
  ) {
    self.name = name
    self.captions = captions
    self.notes = notes
    self.unit = unit
    self.table = table
  }
}

extension Report: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("schema", schema)
    try members.add("source", source)
    try members.add("entity", entity)
    try members.add("entityKind", entityKind)
    try members.add("fiscalYear", ifAny: fiscalYear)
    try members.add("cover", cover)
    try members.add("unit", unit)
    try members.add("contents", contents)
    try members.add("forms", tables: forms)
    try members.add("missingForms", missingForms)
    try members.add("extraTables", tables: extraTables)
    try members.add("body", body)
    try members.add("corrections", corrections)
    try members.add("diagnostics", diagnostics)
  }
}

extension Source: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("path", path)
    try members.add("sha256", sha256)
    try members.add("pages", pages)
    try members.add("medium", medium)
  }
}

extension ContentsEntry: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("title", title)
    try members.add("page", ifAny: page)
    try members.add("level", level)
    try members.add("onPage", onPage)
  }
}

extension NamedTable: Encodable, TableRecord {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("name", name)
    try members.add("captions", captions)
    try members.add("notes", notes)
    try members.add("unit", ifAny: unit)
    try members.add("table", table)
  }
}
