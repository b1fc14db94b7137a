/// Why a report could not be written.
public struct RenderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable code for scripts, in kebab case.
  public var code: String
  /// What went wrong, in words for a person.
  public var message: String

  /// Makes an error.
  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The code and the message.
  public var description: String { "\(code): \(message)" }
}
