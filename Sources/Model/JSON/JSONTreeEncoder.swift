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
  /// Takes in a value of any encodable type; the types that reports consist of go the short way.
  func put<Value: Encodable>(_ value: Value, codingPath: [any CodingKey]) throws {
    if Value.self == String.self, let text = value as? String {
      put(text: text)
    } else if Value.self == Rect.self, let box = value as? Rect, box.isFinite {
      kind = .box
      self.box = box
    } else if Value.self == Bool.self, let flag = value as? Bool {
      put(raw: flag ? "true" : "false")
    } else if Value.self == Double.self, let number = value as? Double {
      try put(number, codingPath: codingPath)
    } else if Value.self == Int.self, let number = value as? Int {
      put(raw: String(number))
    } else {
      switch value {
      case let number as Float: try put(Double(number), codingPath: codingPath)
      case let number as any FixedWidthInteger: put(raw: String(describing: number))
      default: try value.encode(to: JSONTreeEncoder(node: self, codingPath: codingPath))
      }
    }
  }

  func put(text: String) {
    kind = .text
    scalar = text
  }

  func put(raw: String) {
    kind = .scalar
    scalar = raw
  }

  func put(_ number: Double, codingPath: [any CodingKey]) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number,
        EncodingError.Context(codingPath: codingPath, debugDescription: "JSON has no \(number)")
      )
    }
    put(raw: jsonNumber(number))
  }
}

/// A whole number is written without its `.0`, so that boxes read as they are meant.
func jsonNumber(_ number: Double) -> String { Int64(exactly: number).map { String($0) } ?? String(number) }

private struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey]

  mutating func encodeNil(forKey key: Key) { _ = node.append(key: key.stringValue) }

  mutating func encode(_ value: String, forKey key: Key) throws {
    node.append(key: key.stringValue).put(text: value)
  }
  mutating func encode(_ value: Bool, forKey key: Key) throws {
    node.append(key: key.stringValue).put(raw: value ? "true" : "false")
  }
  mutating func encode(_ value: Int, forKey key: Key) throws {
    node.append(key: key.stringValue).put(raw: String(value))
  }
  mutating func encode(_ value: Int64, forKey key: Key) throws {
    node.append(key: key.stringValue).put(raw: String(value))
  }
  mutating func encode(_ value: Double, forKey key: Key) throws {
    try node.append(key: key.stringValue).put(value, codingPath: codingPath + [key])
  }
  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.append(key: key.stringValue).put(value, codingPath: codingPath)
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
    JSONTreeEncoder(node: node.append(key: key.stringValue), codingPath: codingPath)
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
  mutating func encode(_ value: String) throws { node.put(text: value) }
  mutating func encode(_ value: Int64) throws { node.put(raw: String(value)) }
  mutating func encode(_ value: some Encodable) throws { try node.put(value, codingPath: codingPath) }
}
