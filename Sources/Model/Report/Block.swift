/// One piece of a report in reading order.
public enum Block: Hashable, Sendable {
  /// A heading: 第三部分 …, 一、…, （一）….
  case heading(Heading)
  /// A paragraph of running text, soft line breaks healed.
  case paragraph(Paragraph)
  /// The place of a statutory form.
  case form(FormKey)
  /// The place of another table: its index in `Report.extraTables`.
  case table(Int)
}

/// A heading.
public struct Heading: Hashable, Sendable, Decodable {
  /// 1 for a part, 2 for a section (一、), 3 for a subsection （一）, 4 below.
  public var level: Int
  /// The text as printed, soft breaks healed.
  public var text: String
  /// Which section of the narrative it opens, where it is one of the prescribed ones.
  public var section: SectionKey?
  /// The page, from 1.
  public var page: Int
  /// Its box, in points.
  public var box: Rect

  /// Makes a heading.
  public init(level: Int, text: String, section: SectionKey? = nil, page: Int, box: Rect) {
    self.level = level
    self.text = text
    self.section = section
    self.page = page
    self.box = box
  }
}

/// A paragraph of running text.
public struct Paragraph: Hashable, Sendable, Decodable {
  /// Where one printed line of it stands.
  public struct Line: Hashable, Sendable, Decodable {
    /// The offset of its first character in the paragraph's text.
    public var offset: Int
    /// The page, from 1.
    public var page: Int
    /// Its box, in points.
    public var box: Rect

    /// Makes a line.
    public init(offset: Int, page: Int, box: Rect) {
      self.offset = offset
      self.page = page
      self.box = box
    }
  }

  /// The text, soft line breaks healed, white space between Chinese characters removed.
  public var text: String
  /// Its printed lines.
  public var lines: [Line]
  /// The text with corrections in force, where there are any.
  public var corrected: String?

  /// Makes a paragraph.
  public init(text: String, lines: [Line], corrected: String? = nil) {
    self.text = text
    self.lines = lines
    self.corrected = corrected
  }

  /// The printed line in which the character at `offset` stands.
  public func line(at offset: Int) -> Line? { lines.last { $0.offset <= offset } ?? lines.first }
}

/// The prescribed sections of the narrative.
public enum SectionKey: String, CaseIterable, Hashable, Sendable, Codable {
  /// 主要职责.
  case duties
  /// 机构设置, 单位构成.
  case units
  /// 收入支出决算总体情况说明.
  case overall
  /// 收入决算情况说明.
  case income
  /// 支出决算情况说明.
  case expenditure
  /// 财政拨款收入支出决算总体情况说明.
  case fiscal
  /// 一般公共预算财政拨款支出决算情况说明.
  case general
  /// （一）总体情况 of the general budget.
  case generalOverall
  /// （二）结构情况 of the general budget.
  case generalStructure
  /// （三）具体情况 of the general budget.
  case generalDetail
  /// 基本支出决算情况说明.
  case basic
  /// 政府性基金.
  case funds
  /// 国有资本经营.
  case capital
  /// “三公”经费.
  case threePublic
  /// 机关运行经费.
  case operating
  /// 政府采购.
  case procurement
  /// 国有资产占用.
  case assets
  /// 预算绩效.
  case performance
  /// 专项支出、转移支付.
  case transfers
  /// 名词解释.
  case glossary
  /// 附件.
  case appendix
}

extension Block: Decodable {
  private enum CodingKeys: String, CodingKey { case heading, paragraph, form, table }

  /// Reads an object with one of the four keys.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let heading = try container.decodeIfPresent(Heading.self, forKey: .heading) {
      self = .heading(heading)
    } else if let paragraph = try container.decodeIfPresent(Paragraph.self, forKey: .paragraph) {
      self = .paragraph(paragraph)
    } else if let form = try container.decodeIfPresent(FormKey.self, forKey: .form) {
      self = .form(form)
    } else {
      self = .table(try container.decode(Int.self, forKey: .table))
    }
  }
}

/// An object with one of the four keys.
extension Block: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    switch self {
    case .heading(let heading): try members.add("heading", heading)
    case .paragraph(let paragraph): try members.add("paragraph", paragraph)
    case .form(let key): try members.add("form", key)
    case .table(let index): try members.add("table", index)
    }
  }
}

extension Heading: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("level", level)
    try members.add("text", text)
    try members.add("section", ifAny: section)
    try members.add("page", page)
    try members.add("box", box)
  }
}

extension Paragraph: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("text", text)
    try members.add("lines", lines)
    try members.add("corrected", ifAny: corrected)
  }
}

extension Paragraph.Line: Encodable, Record {
  func list(_ members: inout some RecordMembers) throws {
    try members.add("offset", offset)
    try members.add("page", page)
    try members.add("box", box)
  }
}
