/// A document as lines and tables in reading order: what both readers deliver, and the last place where
/// anything knows whether the input was a PDF or plain text.
public struct DocumentStream: Sendable {
  /// One thing that a reader meets going down the document.
  public enum Item: Sendable {
    /// A line of running text.
    case line(TextLine)
    /// A table, joined over pages.
    case table(Table)
  }

  /// Lines and tables in reading order.
  public var items: [Item]
  /// How many pages the document has; 1 for plain text.
  public var pageCount: Int
  /// What was noticed while reading, glyphs left over included.
  public var diagnostics: [Diagnostic]

  /// Makes a stream.
  public init(items: [Item], pageCount: Int, diagnostics: [Diagnostic] = []) {
    self.items = items
    self.pageCount = pageCount
    self.diagnostics = diagnostics
  }
}

/// One printed line of running text.
public struct TextLine: Hashable, Sendable {
  /// The text with its inner spaces as far as they are wider than the usual gap of glyphs.
  public var text: String
  /// The page, from 1.
  public var page: Int
  /// Its box, in points; for plain text half-width characters of 6 pt and lines of 12 pt.
  public var box: Rect
  /// The prevailing font size, in points.
  public var size: Double
  /// Whether most of it is set in bold.
  public var isBold: Bool
  /// The width between the margins of its page or column, in points: tells a soft break from the end of a paragraph.
  public var measure: ClosedRange<Double>
  /// Whether the source itself says that a paragraph begins here (a blank line before it in plain text).
  public var startsParagraph: Bool

  /// Makes a line.
  public init(
    text: String,
    page: Int,
    box: Rect,
    size: Double,
    isBold: Bool = false,
    measure: ClosedRange<Double>,
    startsParagraph: Bool = false
  ) {
    self.text = text
    self.page = page
    self.box = box
    self.size = size
    self.isBold = isBold
    self.measure = measure
    self.startsParagraph = startsParagraph
  }
}
