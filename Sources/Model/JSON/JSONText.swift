/// JSON text of any encodable value with its keys in the order in which they are declared.
///
/// Foundation's encoder either sorts keys or leaves their order to chance; the file formats of this project promise
/// a stable order with `schema` first.
public enum JSONText {
  /// The JSON of `value` on one line, or indented by two spaces.
  ///
  /// Throws `EncodingError` for a floating-point number that JSON cannot carry.
  public static func encode(_ value: some Encodable, indented: Bool = true) throws -> String {
    String(decoding: try bytes(of: value, indented: indented), as: UTF8.self)
  }

  /// The same text in UTF-8; with a line end after it where it is indented, as files are.
  public static func file(of value: some Encodable) throws -> [UInt8] {
    try bytes(of: value, indented: true) + CollectionOfOne(UInt8(ascii: "\n"))
  }

  private static func bytes(of value: some Encodable, indented: Bool) throws -> [UInt8] {
    let sink = JSONSink(writer: JSONWriter(isIndented: indented))
    try sink.put(value, codingPath: [])
    return sink.writer.bytes
  }
}
