import JuesuanModel

/// Draws charts as frames.
struct ChartFrames {
  let measuring: any TextMeasuring
  let chart: Chart
  /// The box of the chart, in points.
  let box: Rect

  static let height = 165.0
  private static let label = TextStyle(size: 9.5, alignment: .centre, leading: 13)
  private static let small = TextStyle(size: 9, alignment: .leading, leading: 13)

  var items: [FrameItem] {
    switch chart.kind {
    case .totals, .fiscalTotals: bars
    case .income, .expenditure: pie
    }
  }

  private func text(_ text: String, style: TextStyle, x: Double, y: Double, width: Double) -> FrameItem {
    .text(TextFrame(text, style: style, x: x, y: y, width: width, lines: 0..<1, role: .cell))
  }

  /// One bar a year on a common ground line, the amount above and the year below.
  private var bars: [FrameItem] {
    let ground = box.y1 - 24
    let top = box.y0 + 40
    let greatest = chart.parts.map(\.amount.fen).max() ?? 0
    var items: [FrameItem] = [
      text("单位：\(chart.unit.rawValue)", style: Self.small, x: box.x0 + 4, y: box.y0 + 4, width: 120)
    ]
    let slot = box.width / 4
    let start = box.midX - slot * Double(chart.parts.count) / 2
    for (index, part) in chart.parts.enumerated() {
      let left = start + slot * Double(index)
      let height = greatest > 0 ? (ground - top) * Double(max(0, part.amount.fen)) / Double(greatest) : 0
      let width = min(64, slot * 0.6)
      let x = left + (slot - width) / 2
      let ink: Ink = index == chart.parts.count - 1 ? .current : .prior
      if height > 0 { items.append(.fill(Rect(x0: x, y0: ground - height, x1: x + width, y1: ground), ink)) }
      let amount = part.amount.printed(in: chart.unit)
      items.append(text(amount, style: Self.label, x: left, y: ground - height - 16, width: slot))
      items.append(text(part.name, style: Self.label, x: left, y: ground + 5, width: slot))
    }
    items.append(
      .stroke(StrokeFrame(x0: start - 20, y0: ground, x1: 2 * box.midX - start + 20, y1: ground, width: 0.75))
    )
    return items
  }

  /// A pie beside its legend; shares stand in the legend, where they never overlap.
  private var pie: [FrameItem] {
    let radius = (box.height - 24) / 2
    let centre = (x: box.x0 + box.width * 0.27, y: box.midY)
    let whole = Double(max(1, chart.parts.reduce(Int64(0)) { $0 + $1.amount.fen }))
    var items: [FrameItem] = []
    var angle = -Double.pi / 2
    let shares = chart.perMille
    let rowHeight = 20.0
    let left = box.x0 + box.width * 0.52
    var y = box.midY - rowHeight * Double(chart.parts.count) / 2
    for (index, part) in chart.parts.enumerated() {
      let ink = Ink.slices[index % Ink.slices.count]
      let sweep = 2 * Double.pi * Double(part.amount.fen) / whole
      items.append(
        .wedge(
          WedgeFrame(x: centre.x, y: centre.y, radius: radius, from: angle, to: angle + sweep, ink: ink)
        )
      )
      angle += sweep
      items.append(.fill(Rect(x0: left, y0: y + 5, x1: left + 9, y1: y + 14), ink))
      let share = "\(shares[index] / 10).\(shares[index] % 10)%"
      let amount = part.amount.printed(in: chart.unit) + chart.unit.rawValue
      items.append(
        text(
          "\(part.name)　\(amount)，\(share)",
          style: Self.small,
          x: left + 15,
          y: y + 3,
          width: box.x1 - left - 15
        )
      )
      y += rowHeight
    }
    return items
  }
}
