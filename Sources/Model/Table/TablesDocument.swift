/// The tables of one file as `juesuan tables` writes them.
public struct TablesDocument: Sendable, Encodable {
  /// The version of the JSON form.
  public static let schema = "juesuan-tables/1"

  /// One logical table with what stands around it.
  public struct Entry: Sendable {
    /// The statutory form, by content.
    public var form: FormKey?
    /// Its title, where it has one.
    public var title: String?
    /// The unit that it states.
    public var unit: MoneyUnit?
    /// The grid.
    public var table: Table

    /// Makes an entry.
    public init(form: FormKey?, title: String?, unit: MoneyUnit?, table: Table) {
      self.form = form
      self.title = title
      self.unit = unit
      self.table = table
    }
  }

  /// Where the tables came from.
  public var source: Source
  /// The tables in reading order.
  public var tables: [Entry]
  /// What was noticed while reading.
  public var diagnostics: [Diagnostic]

  /// Makes a document.
  public init(source: Source, tables: [Entry], diagnostics: [Diagnostic]) {
    self.source = source
    self.tables = tables
    self.diagnostics = diagnostics
  }

  private enum CodingKeys: String, CodingKey { case schema, source, tables, diagnostics }
  private enum EntryKeys: String, CodingKey {
    case index, form, title, unit, pages, method, confidence, headerRows, box, rows, diagnostics
  }

  /// Writes the document as INTERFACE describes it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(source, forKey: .source)
    var list = container.nestedUnkeyedContainer(forKey: .tables)
    for (index, entry) in tables.enumerated() {
      var item = list.nestedContainer(keyedBy: EntryKeys.self)
      try item.encode(index, forKey: .index)
      try item.encode(entry.form, forKey: .form)
      try item.encode(entry.title, forKey: .title)
      try item.encode(entry.unit, forKey: .unit)
      try item.encode(entry.table.pages, forKey: .pages)
      try item.encode(entry.table.method, forKey: .method)
      try item.encode((entry.table.confidence * 100).rounded() / 100, forKey: .confidence)
      try item.encode(entry.table.headerRows, forKey: .headerRows)
      try item.encode(entry.table.parts.map(PlacedBox.init), forKey: .box)
      try item.encode(entry.table.rows, forKey: .rows)
      try item.encode(entry.table.diagnostics, forKey: .diagnostics)
    }
    try container.encode(diagnostics, forKey: .diagnostics)
  }

  /// `[page, x0, y0, x1, y1]`.
  private struct PlacedBox: Encodable {
    let part: Table.Part

    func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(part.page)
      for edge in [part.box.x0, part.box.y0, part.box.x1, part.box.y1] {
        try values.encode((edge * 100).rounded() / 100)
      }
    }
  }
}
