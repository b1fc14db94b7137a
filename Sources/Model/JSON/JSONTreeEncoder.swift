/// The `Encoder` behind `JSONText`: puts every value into a `JSONNode`.
struct JSONTreeEncoder: Encoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.kind = .object
    return KeyedEncodingContainer(JSONKeyedContainer(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.kind = .array
    return JSONUnkeyedContainer(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    JSONSingleContainer(node: node, codingPath: codingPath)
  }
}

extension JSONNode {
  /// Takes in a value of any encodable type.
  func put(_ value: some Encodable, codingPath: [any CodingKey]) throws {
    switch value {
    case let text as String: put(raw: jsonQuoted(text))
    case let flag as Bool: put(raw: flag ? "true" : "false")
    case let number as Double: try put(number, codingPath: codingPath)
    case let number as Float: try put(Double(number), codingPath: codingPath)
    case let number as any FixedWidthInteger: put(raw: String(describing: number))
    default: try value.encode(to: JSONTreeEncoder(node: self, codingPath: codingPath))
    }
  }

  func put(raw: String) {
    kind = .scalar
    scalar = raw
  }

  /// A whole number is written without its `.0`, so that boxes read as they are meant.
  private func put(_ number: Double, codingPath: [any CodingKey]) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number,
        EncodingError.Context(codingPath: codingPath, debugDescription: "JSON has no \(number)")
      )
    }
    let whole = Int64(exactly: number)
    put(raw: whole.map { String($0) } ?? String(number))
  }
}

private struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey]

  mutating func encodeNil(forKey key: Key) { _ = node.append(key: key.stringValue) }

  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.append(key: key.stringValue).put(value, codingPath: codingPath + [key])
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
    JSONTreeEncoder(node: node.append(key: "super"), codingPath: codingPath)
  }
  mutating func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

  private func nested(_ key: Key) -> JSONTreeEncoder {
    JSONTreeEncoder(node: node.append(key: key.stringValue), codingPath: codingPath + [key])
  }
}

private struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var count: Int { node.children.count }

  mutating func encodeNil() { _ = node.append() }
  mutating func encode(_ value: some Encodable) throws {
    try node.append().put(value, codingPath: codingPath)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    nested().container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { nested() }

  private func nested() -> JSONTreeEncoder { JSONTreeEncoder(node: node.append(), codingPath: codingPath) }
}

private struct JSONSingleContainer: SingleValueEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]

  mutating func encodeNil() { node.kind = .null }
  mutating func encode(_ value: some Encodable) throws { try node.put(value, codingPath: codingPath) }
}
