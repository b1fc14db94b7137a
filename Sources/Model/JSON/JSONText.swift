/// JSON text of any encodable value with its keys in the order in which they are declared.
///
/// Foundation's encoder either sorts keys or leaves their order to chance; the file formats of this project promise
/// a stable order with `schema` first.
public enum JSONText {
  /// The JSON of `value` on one line, or indented by two spaces.
  ///
  /// Throws `EncodingError` for a floating-point number that JSON cannot carry.
  public static func encode(_ value: some Encodable, indented: Bool = true) throws -> String {
    let node = JSONNode()
    try value.encode(to: JSONTreeEncoder(node: node, codingPath: []))
    var writer = JSONWriter(isIndented: indented)
    writer.write(node, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// One value of the tree under construction; a class, because nested containers go on writing into it.
final class JSONNode {
  enum Kind { case null, scalar, array, object }
  var kind = Kind.null
  var scalar = ""
  var keys: [String] = []
  var children: [JSONNode] = []

  func append(key: String? = nil) -> JSONNode {
    let node = JSONNode()
    if let key { keys.append(key) }
    children.append(node)
    return node
  }

  var isLeaf: Bool { children.isEmpty }
}

/// Writes a tree as bytes; arrays of scalars, such as boxes, stay on one line.
private struct JSONWriter {
  let isIndented: Bool
  var bytes: [UInt8] = []

  init(isIndented: Bool) { self.isIndented = isIndented }

  mutating func write(_ node: JSONNode, depth: Int) {
    switch node.kind {
    case .null: put("null")
    case .scalar: put(node.scalar)
    case .array:
      let isFlat = node.children.allSatisfy(\.isLeaf)
      put("[")
      for (index, child) in node.children.enumerated() {
        if index > 0 { put(isFlat && isIndented ? ", " : ",") }
        if !isFlat { newLine(depth + 1) }
        write(child, depth: depth + 1)
      }
      if !isFlat { newLine(depth) }
      put("]")
    case .object:
      put("{")
      for (index, child) in node.children.enumerated() {
        if index > 0 { put(",") }
        newLine(depth + 1)
        quote(node.keys[index])
        put(isIndented ? ": " : ":")
        write(child, depth: depth + 1)
      }
      if !node.children.isEmpty { newLine(depth) }
      put("}")
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func newLine(_ depth: Int) {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func quote(_ text: String) { put(jsonQuoted(text)) }
}

/// A string as JSON, with only what must be escaped escaped.
func jsonQuoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar == "\u{2028}" || scalar == "\u{2029}":
      let hex = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
