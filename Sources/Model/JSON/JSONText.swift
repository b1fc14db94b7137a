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
  enum Kind { case null, text, scalar, box, array, object }
  var kind = Kind.null
  var scalar = ""
  var box = Rect.zero
  var keys: [String] = []
  var children: [JSONNode] = []

  func append(key: String? = nil) -> JSONNode {
    let node = JSONNode()
    if let key { keys.append(key) }
    children.append(node)
    return node
  }

  var isLeaf: Bool { children.isEmpty && kind != .box }
}

/// Writes a tree as bytes; arrays of scalars, such as boxes, stay on one line.
private struct JSONWriter {
  let isIndented: Bool
  var bytes: [UInt8] = []

  init(isIndented: Bool) { self.isIndented = isIndented }

  mutating func write(_ node: JSONNode, depth: Int) {
    switch node.kind {
    case .null: put("null")
    case .text: quote(node.scalar)
    case .scalar: put(node.scalar)
    case .box:
      put("[")
      for (index, edge) in [node.box.x0, node.box.y0, node.box.x1, node.box.y1].enumerated() {
        if index > 0 { put(isIndented ? ", " : ",") }
        put(jsonNumber((edge * 100).rounded() / 100))
      }
      put("]")
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

  /// Writes a string with only what must be escaped escaped.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0xE2 }) {
      put(jsonEscaped(text))
    } else {
      put(text)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// The inside of a JSON string; line separators are escaped, because JavaScript takes them for line ends.
private func jsonEscaped(_ text: String) -> String {
  var result = ""
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
  return result
}
