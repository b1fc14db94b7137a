/// Why an input could not be read at all, and what to do about it.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable code for scripts, in kebab case, such as `encrypted` or `no-text`.
  public var code: String
  /// The file as the user named it.
  public var file: String
  /// The page, from 1, where it is about one.
  public var page: Int?
  /// What is wrong.
  public var message: String
  /// What the user can do.
  public var hint: String
  /// Whether trying again later may help.
  public var isTemporary: Bool

  /// Makes an error.
  public init(
    code: String,
    file: String,
    page: Int? = nil,
    message: String,
    hint: String,
    isTemporary: Bool = false
  ) {
    self.code = code
    self.file = file
    self.page = page
    self.message = message
    self.hint = hint
    self.isTemporary = isTemporary
  }

  /// `FILE:PAGE: error[code]: message` with the hint on a line of its own.
  public var description: String {
    let place = page.map { "\(file):\($0)" } ?? file
    return "\(place): error[\(code)]: \(message)\n  hint: \(hint)"
  }
}
