/// A proposed change of what is printed; the printed value itself is never overwritten.
public struct Correction: Hashable, Sendable, Decodable {
  /// The finding that led to it.
  public var finding: String
  /// The rule behind that finding.
  public var rule: String
  /// The changes that belong together.
  public var changes: [Change]
  /// The evidence in words, in Chinese.
  public var reason: String
  /// Whether no other correction of the same size would do.
  public var unique: Bool

  /// Makes a correction.
  public init(finding: String, rule: String, changes: [Change], reason: String, unique: Bool) {
    self.finding = finding
    self.rule = rule
    self.changes = changes
    self.reason = reason
    self.unique = unique
  }
}

/// One change of a figure or of some words.
public struct Change: Hashable, Sendable, Decodable {
  /// What is changed: a cell of a form, the name of a row, or a passage of the narrative.
  public enum Target: Hashable, Sendable {
    /// The cell in `FormTable.rows[row].figures[figure]` of a form.
    case figure(form: FormKey, row: Int, figure: Int)
    /// The name of `FormTable.rows[row]` of a form, its ordinal left alone.
    case label(form: FormKey, row: Int)
    /// The characters from `offset` on, `length` many, of the paragraph in `Report.body[block]`.
    case text(block: Int, offset: Int, length: Int)
  }

  /// What is changed.
  public var target: Target
  /// Code, name and column of the cell, or the words around the passage.
  public var place: String
  /// The page, from 1.
  public var page: Int?
  /// The printed text.
  public var from: String
  /// The text to put in its place.
  public var to: String

  /// Makes a change.
  public init(target: Target, place: String, page: Int?, from: String, to: String) {
    self.target = target
    self.place = place
    self.page = page
    self.from = from
    self.to = to
  }

  /// The form whose cell or row is changed; nil for the narrative.
  public var form: FormKey? {
    switch target {
    case .figure(let form, _, _), .label(let form, _): form
    case .text: nil
    }
  }
}

extension Change {
  private enum CodingKeys: String, CodingKey {
    case form, row, figure, block, offset, length, place, page, from, to
  }

  /// Reads a change.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let target: Target
    if let form = try container.decodeIfPresent(FormKey.self, forKey: .form) {
      let row = try container.decode(Int.self, forKey: .row)
      // A row without a figure is its name.
      target =
        try container.decodeIfPresent(Int.self, forKey: .figure)
        .map { .figure(form: form, row: row, figure: $0) } ?? .label(form: form, row: row)
    } else {
      target = .text(
        block: try container.decode(Int.self, forKey: .block),
        offset: try container.decode(Int.self, forKey: .offset),
        length: try container.decode(Int.self, forKey: .length)
      )
    }
    self.init(
      target: target,
      place: try container.decode(String.self, forKey: .place),
      page: try container.decodeIfPresent(Int.self, forKey: .page),
      from: try container.decode(String.self, forKey: .from),
      to: try container.decode(String.self, forKey: .to)
    )
  }
}

extension Correction: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("finding", finding)
    try members.add("rule", rule)
    try members.add("changes", changes)
    try members.add("reason", reason)
    try members.add("unique", unique)
  }
}

/// The form (null for the narrative), the place, and what becomes of it.
extension Change: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("form", orNull: form?.rawValue)
    switch target {
    case .figure(_, let row, let figure):
      try members.add("row", row)
      try members.add("figure", figure)
    case .label(_, let row):
      try members.add("row", row)
    case .text(let block, let offset, let length):
      try members.add("block", block)
      try members.add("offset", offset)
      try members.add("length", length)
    }
    try members.add("place", place)
    try members.add("page", orNull: page)
    try members.add("from", from)
    try members.add("to", to)
  }
}
