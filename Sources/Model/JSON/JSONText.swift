/// JSON text of any encodable value with its keys in the order in which they are declared.
///
/// Foundation's encoder either sorts keys or leaves their order to chance; the file formats of this project promise
/// a stable order with `schema` first.
public enum JSONText {
  /// The JSON of `value` on one line, or indented by two spaces.
  ///
  /// Throws `EncodingError` for a floating-point number that JSON cannot carry.
  public static func encode(_ value: some Encodable, indented: Bool = true) throws -> String {
    let sink = JSONSink(writer: JSONWriter(isIndented: indented))
    try sink.put(value, codingPath: [])
    return String(decoding: sink.writer.bytes, as: UTF8.self)
  }

  /// Hands the same text, in UTF-8 and with a line end after it, to `take` piece by piece: that of a table of a
  /// thousand pages would fill more memory than all the rest.
  ///
  /// Throws `EncodingError` as `encode` does, and whatever `take` throws.
  public static func write(
    _ value: some Encodable,
    to take: @escaping @Sendable ([UInt8]) throws -> Void
  ) throws {
    let sink = JSONSink(writer: JSONWriter(isIndented: true, take: take))
    try sink.put(value, codingPath: [])
    try take(sink.writer.bytes + CollectionOfOne(UInt8(ascii: "\n")))
  }
}
