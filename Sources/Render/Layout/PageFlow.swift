import JuesuanModel

/// Fills pages from top to bottom.
struct PageFlow {
  let measuring: any TextMeasuring
  private(set) var pages: [PageFrame] = []
  private(set) var outline: [OutlineEntry] = []
  /// The next free height on the page, in points.
  private(set) var y = 0.0
  private var anchors = 0
  /// Begins the names of its places, so that two flows of a book never share one.
  private let prefix: String

  init(measuring: any TextMeasuring, prefix: String) {
    self.measuring = measuring
    self.prefix = prefix
  }

  /// The paper of the page being filled.
  var paper: Paper { pages.last?.paper ?? .text }
  /// What is left of the page, in points.
  var room: Double { pages.isEmpty ? 0 : paper.bottom - y }
  /// Whether nothing stands on the page yet.
  var isAtTop: Bool { pages.isEmpty || y <= paper.top + 0.01 }

  /// Begins a page unless the present one is of this kind and empty.
  mutating func startPage(_ paper: Paper) {
    if pages.last?.paper == paper, isAtTop { return }
    pages.append(PageFrame(paper: paper))
    y = paper.top
  }

  /// Makes sure that the page is of this kind and has `height` points left.
  mutating func need(_ height: Double, on paper: Paper = .text) {
    if pages.last?.paper != paper || (room < height && !isAtTop) { startPage(paper) }
  }

  /// Leaves a gap, none at the top of a page.
  mutating func skip(_ gap: Double) {
    if !isAtTop { y += gap }
  }

  /// Takes `height` points of the page and puts items there.
  mutating func put(_ items: [FrameItem], height: Double) {
    guard !pages.isEmpty else { return }
    pages[pages.count - 1].items += items
    y += height
  }

  /// Makes the present height a named place with an entry in the outline.
  mutating func enter(_ title: String, level: Int) {
    anchors += 1
    let name = "\(prefix)\(anchors)"
    put([.anchor(name, y: max(0, y - 4))], height: 0)
    outline.append(OutlineEntry(title: title, level: level, anchor: name, page: pages.count))
  }

  /// Sets a text over as many pages of running text as it takes, never one line alone at a page's end.
  mutating func set(
    _ text: String,
    style: TextStyle,
    marks: [Range<Int>] = [],
    role: TextFrame.Role = .paragraph
  ) {
    if pages.isEmpty { startPage(.text) }
    let count = measuring.lines(of: text, style: style, width: paper.measure).count
    var next = 0
    while next < count {
      let fit = max(0, Int((room + 0.01) / style.leading))
      var take = min(fit, count - next)
      if take < count - next {
        if take == count - next - 1 { take -= 1 }
        if take < 2 && next == 0 || take < 1 { take = 0 }
      }
      if take == 0, isAtTop { take = max(1, min(fit, count - next)) }
      if take > 0 {
        let frame = TextFrame(
          text,
          style: style,
          x: paper.left,
          y: y,
          width: paper.measure,
          lines: next..<next + take,
          marks: marks,
          role: role
        )
        put([.text(frame)], height: Double(take) * style.leading)
        next += take
      }
      if next < count { startPage(paper) }
    }
  }

  /// How tall a text is on the present paper, in points.
  func height(of text: String, style: TextStyle, on paper: Paper) -> Double {
    Double(measuring.lines(of: text, style: style, width: paper.measure).count) * style.leading
  }

  /// The style of a heading: a part's shrinks so that it stays on one line.
  private func style(of heading: Heading) -> TextStyle {
    var style = TextStyle.heading(heading.level)
    guard heading.level == 1 else { return style }
    while style.size > Self.smallestPartSize,
      measuring.width(of: heading.text, style: style) > paper.measure
    {
      style.size -= 0.5
    }
    return style
  }

  /// A part's heading below this size, in points, would look like a section's.
  private static let smallestPartSize = 15.0

  /// Makes sure that headings, one below the other, stand on one page with two lines of what follows.
  mutating func need(_ headings: [Heading]) {
    guard headings.count > 1, !pages.isEmpty else { return }
    let height = headings.reduce(2 * TextStyle.body.leading) {
      $0 + self.height(of: $1.text, style: style(of: $1), on: paper) + 14
    }
    if room < height { startPage(paper) }
  }

  /// Sets a heading, never without two lines of what follows it on the same page.
  mutating func set(_ heading: Heading, entering: Bool = true) {
    let style = style(of: heading)
    if heading.level > 1 { skip(heading.level == 2 ? 10 : 4) }
    if pages.isEmpty || room < style.leading + 2 * TextStyle.body.leading, !isAtTop { startPage(paper) }
    if entering { enter(heading.text, level: heading.level) }
    set(heading.text, style: style, role: .heading(heading.level))
    put([], height: heading.level == 1 ? 14 : heading.level == 2 ? 4 : 0)
  }
}
