/// One cell of a grid.
public struct Cell: Hashable, Sendable {
  /// Below this confidence a cell is flagged: its text may belong in another row or column.
  ///
  /// One side of a ruled cell that its text crosses, or two weak signs of an aligned one, bring it below.
  public static let leastConfidence = 0.8

  /// The text as printed, wrapped lines joined without a space (with one between Latin words).
  public var text: String
  /// The page on which it begins, from 1.
  public var page: Int {
    get { Int(shortPage) }
    set { shortPage = Int32(clamping: newValue) }
  }
  /// Its box on that page, in points.
  public var box: Rect
  /// How many rows it covers.
  public var rowSpan: Int {
    get { Int(shortRowSpan) }
    set { shortRowSpan = Int32(clamping: newValue) }
  }
  /// How many columns it covers.
  public var columnSpan: Int {
    get { Int(shortColumnSpan) }
    set { shortColumnSpan = Int32(clamping: newValue) }
  }
  /// How sure the grid is that this text belongs in this row and column, 0 to 1.
  public var confidence: Double {
    get { Double(shortConfidence) }
    set { shortConfidence = Float(newValue) }
  }
  /// Whether its place is in doubt.
  public var isFlagged: Bool { confidence < Self.leastConfidence }

  /// What speaks against it, as codes in kebab case; empty when nothing does.
  public var doubts: [String]

  /// Tables of a thousand pages hold cells by the hundred thousand: their small numbers take half the room.
  private var shortPage: Int32
  private var shortRowSpan: Int32
  private var shortColumnSpan: Int32
  private var shortConfidence: Float

  /// Makes a cell.
  public init(
    text: String,
    page: Int,
    box: Rect,
    rowSpan: Int = 1,
    columnSpan: Int = 1,
    confidence: Double = 1,
    doubts: [String] = []
  ) {
    self.text = text
    self.box = box
    self.doubts = doubts
    shortPage = Int32(clamping: page)
    shortRowSpan = Int32(clamping: rowSpan)
    shortColumnSpan = Int32(clamping: columnSpan)
    shortConfidence = Float(confidence)
  }
}

extension Cell: Decodable {
  private enum CodingKeys: String, CodingKey {
    case text, page, box, rowSpan, columnSpan, confidence, doubts
  }

  /// Reads a cell; spans, confidence and doubts may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      text: try container.decode(String.self, forKey: .text),
      page: Int(try container.decodeIfPresent(Int32.self, forKey: .page) ?? 1),
      box: try container.decodeIfPresent(Rect.self, forKey: .box) ?? .zero,
      rowSpan: Int(try container.decodeIfPresent(Int32.self, forKey: .rowSpan) ?? 1),
      columnSpan: Int(try container.decodeIfPresent(Int32.self, forKey: .columnSpan) ?? 1),
      confidence: try container.decodeIfPresent(Double.self, forKey: .confidence) ?? 1,
      doubts: try container.decodeIfPresent([String].self, forKey: .doubts) ?? []
    )
  }
}

extension Cell: Encodable, Record {
  /// Text, place and spans, and confidence where it is less than certain.
  func list(_ members: inout some RecordMembers) throws {
    try members.add("text", text)
    try members.add("page", page)
    try members.add("box", box)
    try members.add("rowSpan", rowSpan)
    try members.add("columnSpan", columnSpan)
    if confidence < 1 { try members.add("confidence", (confidence * 100).rounded() / 100) }
    if !doubts.isEmpty { try members.add("doubts", doubts) }
  }
}
