import JuesuanModel

extension ReportLayout {
  /// How deep the contents go: parts and sections.
  private static let contentsLevels = 2

  /// From line to line, in points, the widest first: closer lines are better than a second page with three.
  private static let contentsLeadings: [Double] = [20, 18.5, 17]

  /// The pages of the contents; `firstPage` is added to the page of every entry.
  func contents(_ outline: [OutlineEntry], firstPage: Int) -> PageFlow {
    let flows = Self.contentsLeadings.map { contents(outline, firstPage: firstPage, leading: $0) }
    return flows.first { $0.pages.count == 1 } ?? flows[0]
  }

  private func contents(_ outline: [OutlineEntry], firstPage: Int, leading: Double) -> PageFlow {
    var flow = PageFlow(measuring: measuring, prefix: "c")
    flow.startPage(.text)
    flow.enter("目录", level: 1)
    flow.set("目　录", style: .heading(1), role: .heading(1))
    flow.put([], height: 16)
    for entry in outline where entry.level <= Self.contentsLevels {
      let style = TextStyle(size: entry.level == 1 ? 12 : 11, isBold: entry.level == 1, leading: leading)
      flow.skip(entry.level == 1 ? 8 : 0)
      setLine(entry, number: entry.page + firstPage, style: style, in: &flow)
    }
    return flow
  }

  /// Title, leaders and page number; a long title goes over more lines, the number stands at the end of the last.
  private func setLine(_ entry: OutlineEntry, number: Int, style: TextStyle, in flow: inout PageFlow) {
    let indent = Double(entry.level - 1) * 22
    let numberWidth = 28.0
    let paper = Paper.text
    let width = paper.measure - indent - numberWidth - 24
    let lines = measuring.lines(of: entry.title, style: style, width: width)
    let height = Double(lines.count) * style.leading
    flow.need(height)
    let (x, y) = (paper.left + indent, flow.y)
    let last = y + height - style.leading
    var plain = style
    plain.isBold = false
    plain.alignment = .trailing
    let dot = max(measuring.width(of: "……………………", style: plain) / 10, 1)
    let end = x + (lines.last?.width ?? 0) + 6
    let leaders = Int((paper.right - numberWidth - end) / dot)
    var items: [FrameItem] = [
      .text(TextFrame(entry.title, style: style, x: x, y: y, width: width, lines: 0..<lines.count))
    ]
    if leaders > 0 {
      plain.ink = .grey
      let dots = TextFrame(
        String(repeating: "…", count: leaders),
        style: plain,
        x: end,
        y: last,
        width: paper.right - numberWidth - end,
        lines: 0..<1,
        role: .artifact
      )
      items.append(.text(dots))
      plain.ink = .black
    }
    let page = TextFrame(
      String(number),
      style: plain,
      x: paper.right - numberWidth,
      y: last,
      width: numberWidth,
      lines: 0..<1
    )
    items.append(.text(page))
    items.append(.link(Rect(x0: x, y0: y, x1: paper.right, y1: y + height), to: entry.anchor))
    flow.put(items, height: height)
  }
}
