package import JuesuanModel

/// A finished page: items at fixed places, nothing left to decide.
package struct PageFrame: Hashable, Sendable {
  package var paper: Paper
  package var items: [FrameItem] = []

  package init(paper: Paper) { self.paper = paper }
}

/// The few kinds of things that stand on a page.
package enum FrameItem: Hashable, Sendable {
  /// Lines of a text.
  case text(TextFrame)
  /// A straight rule.
  case stroke(StrokeFrame)
  /// A filled box without outline.
  case fill(Rect, Ink)
  /// A slice of a pie.
  case wedge(WedgeFrame)
  /// The box that leads to a named place.
  case link(Rect, to: String)
  /// A named place: the height on the page, in points.
  case anchor(String, y: Double)
}

/// Lines of a text in a box of given width.
package struct TextFrame: Hashable, Sendable {
  /// What the text is, for readers that do not see the page.
  package enum Role: Hashable, Sendable {
    /// Running text.
    case paragraph
    /// A heading of a level from 1.
    case heading(Int)
    /// The words of a table cell.
    case cell
    /// Page numbers, leaders: nothing to read aloud.
    case artifact
  }

  package var text: String
  package var style: TextStyle
  /// The left and upper edge of its first line and the width in which it is set, in points.
  package var x: Double
  package var y: Double
  package var width: Double
  /// Which of its lines stand here; the others stand on another page.
  package var lines: Range<Int>
  /// Passages in another ink, as bytes of the UTF-8.
  package var marks: [Range<Int>] = []
  package var role: Role = .paragraph

  package init(
    _ text: String,
    style: TextStyle,
    x: Double,
    y: Double,
    width: Double,
    lines: Range<Int>,
    marks: [Range<Int>] = [],
    role: Role = .paragraph
  ) {
    self.text = text
    self.style = style
    self.x = x
    self.y = y
    self.width = width
    self.lines = lines
    self.marks = marks
    self.role = role
  }

  /// The box that its lines fill, in points.
  package var box: Rect {
    Rect(x0: x, y0: y, x1: x + width, y1: y + Double(lines.count) * style.leading)
  }
}

/// A straight rule between two points.
package struct StrokeFrame: Hashable, Sendable {
  package var x0: Double
  package var y0: Double
  package var x1: Double
  package var y1: Double
  package var width: Double
  package var ink: Ink

  package init(x0: Double, y0: Double, x1: Double, y1: Double, width: Double = 0.5, ink: Ink = .black) {
    self.x0 = x0
    self.y0 = y0
    self.x1 = x1
    self.y1 = y1
    self.width = width
    self.ink = ink
  }
}

/// A slice of a pie; angles in radians, clockwise from the right.
package struct WedgeFrame: Hashable, Sendable {
  package var x: Double
  package var y: Double
  package var radius: Double
  package var from: Double
  package var to: Double
  package var ink: Ink

  package init(x: Double, y: Double, radius: Double, from: Double, to: Double, ink: Ink) {
    self.x = x
    self.y = y
    self.radius = radius
    self.from = from
    self.to = to
    self.ink = ink
  }
}

/// A sheet of paper and its margins, in points.
package struct Paper: Hashable, Sendable {
  package var width: Double
  package var height: Double
  package var side: Double
  package var top: Double
  package var bottomMargin: Double

  /// Running text: about 37 characters of 12 pt a line.
  package static let text = Paper(width: 595, height: 842, side: 74, top: 76, bottomMargin: 76)
  /// A form upright.
  package static let form = Paper(width: 595, height: 842, side: 42, top: 52, bottomMargin: 58)
  /// A form lengthwise.
  package static let wide = Paper(width: 842, height: 595, side: 46, top: 48, bottomMargin: 54)

  package var left: Double { side }
  package var right: Double { width - side }
  package var measure: Double { width - 2 * side }
  package var bottom: Double { height - bottomMargin }
  package var depth: Double { bottom - top }
}

/// All pages of a report and the ways into them.
package struct Book: Sendable {
  package var pages: [PageFrame]
  package var outline: [OutlineEntry]
  package var metadata: Metadata

  /// What a viewer shows of the file.
  package struct Metadata: Hashable, Sendable {
    package var title: String
    package var author: String
    package var subject: String
  }
}

/// One entry of the outline, and of the contents where its level is low enough.
package struct OutlineEntry: Hashable, Sendable {
  package var title: String
  /// 1 for a part, 2 for a section, 3 below.
  package var level: Int
  /// The name of its place.
  package var anchor: String
  /// Its page in the book, from 1.
  package var page: Int

  package init(title: String, level: Int, anchor: String, page: Int) {
    self.title = title
    self.level = level
    self.anchor = anchor
    self.page = page
  }
}
