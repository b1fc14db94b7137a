/// A value that reports consist of: it lists its members once, for every encoder.
///
/// `JSONText` takes them in without the containers and boxes that `Encoder` has for each value, which cost ten times as
/// much as the text itself, and without looking through the whole programme for the keys of each type.
protocol Record: Encodable {
  /// Hands its members to `members`, in the order in which they are written; one that is nil is left out.
  func list(_ members: inout some RecordMembers) throws
}

/// What takes in the members of a record.
protocol RecordMembers {
  mutating func add(_ name: StaticString, _ text: String) throws
  mutating func add(_ name: StaticString, orNull text: String?) throws
  mutating func add(_ name: StaticString, _ number: Int) throws
  mutating func add(_ name: StaticString, orNull number: Int?) throws
  mutating func add(_ name: StaticString, _ flag: Bool) throws
  mutating func add(_ name: StaticString, _ share: Double) throws
  mutating func add(_ name: StaticString, _ box: Rect) throws
  mutating func add(_ name: StaticString, _ texts: [String]) throws
  mutating func add(_ name: StaticString, _ numbers: [Int]) throws
  mutating func add(_ name: StaticString, _ rows: [[Cell?]]) throws
  mutating func add(_ name: StaticString, _ record: some Record) throws
  mutating func add(_ name: StaticString, _ records: [some Record]) throws
  mutating func add(_ name: StaticString, tables: [some TableRecord]) throws
}

/// A record that is little else than a table, so that several of them are written at a time.
protocol TableRecord: Record, Sendable {
  /// The grid.
  var table: Table { get }
}

extension RecordMembers {
  mutating func add(_ name: StaticString, ifAny text: String?) throws { if let text { try add(name, text) } }
  mutating func add(_ name: StaticString, ifAny number: Int?) throws {
    if let number { try add(name, number) }
  }
  mutating func add(_ name: StaticString, ifAny box: Rect?) throws { if let box { try add(name, box) } }
  mutating func add(_ name: StaticString, ifAny record: (some Record)?) throws {
    if let record { try add(name, record) }
  }
  mutating func add(_ name: StaticString, _ word: some RawRepresentable<String>) throws {
    try add(name, word.rawValue)
  }
  mutating func add(_ name: StaticString, ifAny word: (some RawRepresentable<String>)?) throws {
    if let word { try add(name, word.rawValue) }
  }
  mutating func add(_ name: StaticString, _ words: [some RawRepresentable<String>]) throws {
    try add(name, words.map(\.rawValue))
  }
}

extension Record {
  /// Writes its members into a keyed container.
  public func encode(to encoder: any Encoder) throws {
    var members = EncodedMembers(container: encoder.container(keyedBy: EncodedMembers.Name.self))
    try list(&members)
  }
}

/// The members of a record on their way into any encoder.
private struct EncodedMembers: RecordMembers {
  struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  var container: KeyedEncodingContainer<Name>

  private mutating func put(_ name: StaticString, _ value: some Encodable) throws {
    try container.encode(value, forKey: Name(stringValue: name.description))
  }
  mutating func add(_ name: StaticString, _ text: String) throws { try put(name, text) }
  mutating func add(_ name: StaticString, orNull text: String?) throws { try put(name, text) }
  mutating func add(_ name: StaticString, _ number: Int) throws { try put(name, number) }
  mutating func add(_ name: StaticString, orNull number: Int?) throws { try put(name, number) }
  mutating func add(_ name: StaticString, _ flag: Bool) throws { try put(name, flag) }
  mutating func add(_ name: StaticString, _ share: Double) throws { try put(name, share) }
  mutating func add(_ name: StaticString, _ box: Rect) throws { try put(name, box) }
  mutating func add(_ name: StaticString, _ texts: [String]) throws { try put(name, texts) }
  mutating func add(_ name: StaticString, _ numbers: [Int]) throws { try put(name, numbers) }
  mutating func add(_ name: StaticString, _ rows: [[Cell?]]) throws { try put(name, rows) }
  mutating func add(_ name: StaticString, _ record: some Record) throws { try put(name, record) }
  mutating func add(_ name: StaticString, _ records: [some Record]) throws { try put(name, records) }
  mutating func add(_ name: StaticString, tables: [some TableRecord]) throws { try put(name, tables) }
}

/// The innermost container that is open is the record that lists its members.
extension JSONWriter: RecordMembers {
  /// Writes a record; throws where a number is none that JSON can carry.
  mutating func write(_ record: some Record) throws {
    let level = depth
    open(array: false)
    try record.list(&self)
    close(to: level)
  }

  /// Writes an array.
  private mutating func write<Element>(
    _ elements: [Element],
    _ each: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    let level = depth
    open(array: true)
    for element in elements {
      beginValue(at: level)
      try each(&self, element)
    }
    close(to: level)
  }

  /// Writes the rows of a table and hands them on; a place that a span of another cell covers is null.
  mutating func write(_ rows: [[Cell?]]) throws {
    try write(rows) { writer, row in
      try writer.write(row) { writer, cell in
        if let cell { try writer.write(cell) } else { writer.writeNull() }
      }
      try writer.handOn()
    }
  }

  /// The text of a table of so many rows is handed on while it is written, and none beside it.
  private static let longTable = 5_000

  /// Writes the tables of a report, nearly all of its JSON, several at a time.
  private mutating func write(all tables: [some TableRecord]) throws {
    let level = depth
    open(array: true)
    let blank = self.blank
    let texts = Concurrently.map(tables) { table in
      Result { () throws -> [UInt8] in
        var writer = blank
        try writer.write(table)
        return writer.bytes
      }
    }
    for text in texts {
      writeElement(try text.get(), at: level)
      try handOn()
    }
    close(to: level)
  }

  mutating func add(_ name: StaticString, _ text: String) {
    beginMember(name)
    write(text)
  }
  mutating func add(_ name: StaticString, orNull text: String?) {
    beginMember(name)
    if let text { write(text) } else { writeNull() }
  }
  mutating func add(_ name: StaticString, _ number: Int) {
    beginMember(name)
    write(number)
  }
  mutating func add(_ name: StaticString, orNull number: Int?) {
    beginMember(name)
    if let number { write(number) } else { writeNull() }
  }
  mutating func add(_ name: StaticString, _ flag: Bool) {
    beginMember(name)
    write(flag)
  }
  mutating func add(_ name: StaticString, _ share: Double) throws {
    beginMember(name)
    try write(share)
  }
  mutating func add(_ name: StaticString, _ box: Rect) throws {
    beginMember(name)
    guard box.isFinite else { throw EncodingError.notJSON(box) }
    write(box)
  }
  mutating func add(_ name: StaticString, _ texts: [String]) {
    beginMember(name)
    write(texts) { writer, text in writer.write(text) }
  }
  mutating func add(_ name: StaticString, _ numbers: [Int]) {
    beginMember(name)
    write(numbers) { writer, number in writer.write(number) }
  }
  mutating func add(_ name: StaticString, _ rows: [[Cell?]]) throws {
    beginMember(name)
    try write(rows)
  }
  mutating func add(_ name: StaticString, _ record: some Record) throws {
    beginMember(name)
    try write(record)
  }
  mutating func add(_ name: StaticString, _ records: [some Record]) throws {
    beginMember(name)
    try write(records) { writer, record in
      try writer.write(record)
      try writer.handOn()
    }
  }
  mutating func add(_ name: StaticString, tables: [some TableRecord]) throws {
    guard tables.allSatisfy({ $0.table.rows.count < Self.longTable }) else { return try add(name, tables) }
    beginMember(name)
    try write(all: tables)
  }
}
