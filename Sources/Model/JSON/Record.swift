/// A value of which reports hold thousands: it lists its members once, for every encoder.
///
/// `JSONText` takes them in without the containers and boxes that `Encoder` has for each value, which cost ten times as
/// much as the text itself.
protocol Record: Encodable {
  /// Hands its members to `members`, in the order in which they are written; one that is nil is left out.
  func list(_ members: inout some RecordMembers) throws
}

/// What takes in the members of a record.
protocol RecordMembers {
  mutating func add(_ name: StaticString, _ text: String) throws
  mutating func add(_ name: StaticString, _ number: Int) throws
  mutating func add(_ name: StaticString, _ share: Double) throws
  mutating func add(_ name: StaticString, _ box: Rect) throws
  mutating func add(_ name: StaticString, _ texts: [String]) throws
  mutating func add(_ name: StaticString, _ record: some Record) throws
  mutating func add(_ name: StaticString, _ records: [some Record]) throws
}

extension RecordMembers {
  mutating func add(_ name: StaticString, ifAny text: String?) throws { if let text { try add(name, text) } }
  mutating func add(_ name: StaticString, ifAny number: Int?) throws {
    if let number { try add(name, number) }
  }
  mutating func add(_ name: StaticString, ifAny record: (some Record)?) throws {
    if let record { try add(name, record) }
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
  mutating func add(_ name: StaticString, _ number: Int) throws { try put(name, number) }
  mutating func add(_ name: StaticString, _ share: Double) throws { try put(name, share) }
  mutating func add(_ name: StaticString, _ box: Rect) throws { try put(name, box) }
  mutating func add(_ name: StaticString, _ texts: [String]) throws { try put(name, texts) }
  mutating func add(_ name: StaticString, _ record: some Record) throws { try put(name, record) }
  mutating func add(_ name: StaticString, _ records: [some Record]) throws { try put(name, records) }
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

  /// Writes an array; nil where an element is none.
  mutating func write<Element>(
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

  /// Writes a row of a table.
  mutating func write(_ row: [Cell?]) throws {
    try write(row) { writer, cell in
      if let cell { try writer.write(cell) } else { writer.writeNull() }
    }
  }

  mutating func add(_ name: StaticString, _ text: String) {
    beginMember(name)
    write(text)
  }
  mutating func add(_ name: StaticString, _ number: Int) {
    beginMember(name)
    write(number)
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
  mutating func add(_ name: StaticString, _ record: some Record) throws {
    beginMember(name)
    try write(record)
  }
  mutating func add(_ name: StaticString, _ records: [some Record]) throws {
    beginMember(name)
    try write(records) { writer, record in try writer.write(record) }
  }
}
