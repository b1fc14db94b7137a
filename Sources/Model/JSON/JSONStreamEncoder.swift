/// The `Encoder` behind `JSONText`: writes every value as soon as it comes.
///
/// A container nested in another must be filled before the outer one is written to again.
struct JSONStreamEncoder: Encoder {
  let sink: JSONSink
  /// How many containers were open when the value began.
  let level: Int
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if sink.writer.depth == level { sink.writer.open(array: false) }
    return KeyedEncodingContainer(JSONKeyedContainer(sink: sink, level: level, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if sink.writer.depth == level { sink.writer.open(array: true) }
    return JSONUnkeyedContainer(sink: sink, level: level, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    JSONSingleContainer(sink: sink, codingPath: codingPath)
  }
}

/// What the containers of one encoding write to, all of them in turn.
final class JSONSink {
  var writer: JSONWriter

  init(writer: JSONWriter) { self.writer = writer }

  /// Takes in a value of any encodable type; what reports consist of goes the short way.
  func put<Value: Encodable>(_ value: Value, codingPath: [any CodingKey]) throws {
    if Value.self == String.self, let text = value as? String {
      writer.write(text)
    } else if Value.self == Rect.self, let box = value as? Rect, box.isFinite {
      writer.write(box)
    } else if Value.self == Int.self, let number = value as? Int {
      writer.write(number)
    } else if Value.self == Double.self, let number = value as? Double {
      try writer.write(number, codingPath: codingPath)
    } else if Value.self == [String: Int].self, let counts = value as? [String: Int] {
      put(counts)
    } else if Value.self == [[Cell?]].self, let rows = value as? [[Cell?]] {
      try writer.write(rows)
    } else if let record = value as? any Record {
      try writer.write(record)
    } else {
      let (level, before) = (writer.depth, writer.bytes.count)
      try value.encode(to: JSONStreamEncoder(sink: self, level: level, codingPath: codingPath))
      if writer.bytes.count == before { writer.writeNull() }
      writer.close(to: level)
    }
  }

  /// A dictionary has no order of its own, and two runs must write the same bytes: its keys are sorted.
  private func put(_ counts: [String: Int]) {
    let level = writer.depth
    writer.open(array: false)
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      writer.beginValue(at: level, key: key)
      writer.write(count)
    }
    writer.close(to: level)
  }
}

private struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let sink: JSONSink
  let level: Int
  let codingPath: [any CodingKey]

  private func begin(_ key: Key) { sink.writer.beginValue(at: level, key: key.stringValue) }

  mutating func encodeNil(forKey key: Key) {
    begin(key)
    sink.writer.writeNull()
  }
  mutating func encode(_ value: String, forKey key: Key) {
    begin(key)
    sink.writer.write(value)
  }
  mutating func encode(_ value: Bool, forKey key: Key) {
    begin(key)
    sink.writer.write(value)
  }
  mutating func encode(_ value: Int, forKey key: Key) {
    begin(key)
    sink.writer.write(value)
  }
  mutating func encode(_ value: Double, forKey key: Key) throws {
    begin(key)
    try sink.writer.write(value, codingPath: codingPath + [key])
  }
  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    begin(key)
    try sink.put(value, codingPath: codingPath)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    nested(key).container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nested(key).unkeyedContainer()
  }
  mutating func superEncoder() -> any Encoder {
    sink.writer.beginValue(at: level, key: "super")
    return JSONStreamEncoder(sink: sink, level: level + 1, codingPath: codingPath)
  }
  mutating func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

  private func nested(_ key: Key) -> JSONStreamEncoder {
    begin(key)
    return JSONStreamEncoder(sink: sink, level: level + 1, codingPath: codingPath)
  }
}

private struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
  let sink: JSONSink
  let level: Int
  let codingPath: [any CodingKey]
  var count: Int { sink.writer.count(at: level) }

  mutating func encodeNil() {
    sink.writer.beginValue(at: level)
    sink.writer.writeNull()
  }
  mutating func encode(_ value: some Encodable) throws {
    sink.writer.beginValue(at: level)
    try sink.put(value, codingPath: codingPath)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    nested().container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { nested() }

  private func nested() -> JSONStreamEncoder {
    sink.writer.beginValue(at: level)
    return JSONStreamEncoder(sink: sink, level: level + 1, codingPath: codingPath)
  }
}

private struct JSONSingleContainer: SingleValueEncodingContainer {
  let sink: JSONSink
  let codingPath: [any CodingKey]

  mutating func encodeNil() { sink.writer.writeNull() }
  mutating func encode(_ value: Bool) { sink.writer.write(value) }
  mutating func encode(_ value: String) { sink.writer.write(value) }
  /// Numbers of all other sizes end here, as they encode themselves through a single value.
  mutating func encode<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let number as any FixedWidthInteger: sink.writer.write(number: String(describing: number))
    case let number as Float: try sink.writer.write(Double(number), codingPath: codingPath)
    default: try sink.put(value, codingPath: codingPath)
    }
  }
}
