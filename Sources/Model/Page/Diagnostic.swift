/// Something wrong or doubtful in the input, with its place; it travels along with the data and is never thrown.
public struct Diagnostic: Hashable, Sendable, Decodable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, Codable {
    /// Something could not be read.
    case error
    /// Something was read but is doubtful.
    case warning
    /// Something a reader may want to know.
    case note
  }

  /// How much it matters.
  public var severity: Severity
  /// A stable code for scripts, in kebab case, such as `glyph-left-over`.
  public var code: String
  /// What is wrong, in the words for a person.
  public var message: String
  /// The page, from 1, where it has one.
  public var page: Int?
  /// The place on the page, in points, where it has one.
  public var box: Rect?

  /// Makes a diagnostic.
  public init(_ severity: Severity, _ code: String, _ message: String, page: Int? = nil, box: Rect? = nil) {
    self.severity = severity
    self.code = code
    self.message = message
    self.page = page
    self.box = box
  }
}

extension Diagnostic: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("severity", severity)
    try members.add("code", code)
    try members.add("message", message)
    try members.add("page", ifAny: page)
    try members.add("box", ifAny: box)
  }
}
