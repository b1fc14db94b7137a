import JuesuanExtract
import JuesuanModel
import TestSupport
import Testing

@Suite("Properties of grid finding") struct GridPropertyTests {
  /// A random ruled table with merged heads and one glyph in each cell, so that reading order cannot matter.
  static func page(seed: UInt64) -> PageContent {
    var random = SeededRandom(seed: seed)
    let (rows, columns) = (Int.random(in: 2...6, using: &random), Int.random(in: 2...6, using: &random))
    let xs = edges(columns, 40...80, &random)
    let ys = edges(rows, 20...40, &random)
    var page = PageContent(number: 1, size: Rect(x0: 0, y0: 0, x1: 842, y1: 842), fonts: ["Song"])
    let merged = Bool.random(using: &random) ? Int.random(in: 1..<columns, using: &random) : 0
    for (index, y) in ys.enumerated() { page.rulings.append(line(.horizontal, y, xs[0], xs[columns], index)) }
    for (index, x) in xs.enumerated() {
      page.rulings.append(line(.vertical, x, index == merged && merged > 0 ? ys[1] : ys[0], ys[rows], index))
    }
    let letters = Array("甲乙丙丁戊己庚辛壬癸".unicodeScalars)
    for row in 0..<rows {
      for column in 0..<columns where !(row == 0 && column == merged && merged > 0) {
        guard Int.random(in: 0..<10, using: &random) > 1 else { continue }
        let (x, y) = ((xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2)
        let scalar = letters[Int.random(in: 0..<10, using: &random)]
        let box = Rect(x0: x - 5, y0: y - 5, x1: x + 5, y1: y + 5)
        page.glyphs.append(Glyph(scalar: scalar, printed: scalar, box: box, size: 10, font: 0, color: 0))
      }
    }
    return page
  }

  private static func edges(
    _ count: Int,
    _ widths: ClosedRange<Int>,
    _ random: inout SeededRandom
  ) -> [Double] {
    var edges = [50.0]
    for _ in 0..<count { edges.append((edges.last ?? 0) + Double(Int.random(in: widths, using: &random))) }
    return edges
  }

  private static func line(
    _ axis: Axis,
    _ position: Double,
    _ start: Double,
    _ end: Double,
    _ index: Int
  ) -> Ruling {
    Ruling(axis: axis, position: position, start: start, end: end, thickness: 0.5, source: .stroke)
  }

  static func mapped(
    _ page: PageContent,
    _ map: (Rect) -> Rect,
    turn: Bool = false,
    scale: Double = 1
  ) -> PageContent {
    var page = page
    for index in page.glyphs.indices {
      page.glyphs[index].box = map(page.glyphs[index].box)
      page.glyphs[index].size *= scale
    }
    page.rulings = page.rulings.map { ruling in
      let isAlong = ruling.axis == .horizontal
      let box =
        isAlong
        ? Rect(x0: ruling.start, y0: ruling.position, x1: ruling.end, y1: ruling.position)
        : Rect(x0: ruling.position, y0: ruling.start, x1: ruling.position, y1: ruling.end)
      let new = map(box)
      let axis = turn ? ruling.axis.other : ruling.axis
      return Ruling(
        axis: axis,
        position: new.start(along: axis.other),
        start: new.start(along: axis),
        end: new.end(along: axis),
        thickness: ruling.thickness,
        source: ruling.source
      )
    }
    return page
  }

  static func grids(_ page: PageContent) -> [[[String?]]] {
    GridFinder.tables(on: page).tables.map { $0.table.rows.map { $0.map { $0?.text } } }
  }

  static func spans(_ page: PageContent) -> [[Int]] {
    GridFinder.tables(on: page).tables.flatMap {
      $0.table.rows.joined().compactMap { $0.map { [$0.rowSpan, $0.columnSpan] } }
    }
  }

  @Test("transposing a page transposes its grid", arguments: 1...40 as ClosedRange<UInt64>) func transpose(
    seed: UInt64
  ) {
    let page = Self.page(seed: seed)
    let turned = Self.mapped(page, { $0.transposed }, turn: true)
    let back = Self.grids(turned).map { grid in
      (grid.first ?? []).indices.map { column in grid.map { $0[column] } }
    }
    #expect(back == Self.grids(page), "seed \(seed)")
  }

  @Test("shift, scale and the order of glyphs change nothing", arguments: 1...40 as ClosedRange<UInt64>)
  func invariance(seed: UInt64) {
    let page = Self.page(seed: seed)
    let grids = Self.grids(page)
    let moved = Self.mapped(
      page,
      { Rect(x0: $0.x0 + 13.7, y0: $0.y0 + 5.1, x1: $0.x1 + 13.7, y1: $0.y1 + 5.1) }
    )
    let large = Self.mapped(
      page,
      { Rect(x0: $0.x0 * 1.7, y0: $0.y0 * 1.7, x1: $0.x1 * 1.7, y1: $0.y1 * 1.7) },
      scale: 1.7
    )
    var random = SeededRandom(seed: seed)
    var mixed = page
    mixed.glyphs.shuffle(using: &random)
    mixed.rulings.shuffle(using: &random)
    for other in [moved, large, mixed, page] {
      #expect(Self.grids(other) == grids, "seed \(seed)")
      #expect(Self.spans(other) == Self.spans(page), "seed \(seed)")
    }
  }

  @Test("no glyph is lost", arguments: 1...40 as ClosedRange<UInt64>) func nothingLost(seed: UInt64) {
    var page = Self.page(seed: seed)
    page.glyphs += Sketch(AlignedTableTests.open).page.glyphs.map { glyph in
      var moved = glyph
      moved.box.y0 += 500
      moved.box.y1 += 500
      return moved
    }
    var random = SeededRandom(seed: seed)
    for index in page.glyphs.indices {
      let (dx, dy) = (
        Double.random(in: -40...40, using: &random), Double.random(in: -20...20, using: &random)
      )
      guard Bool.random(using: &random) else { continue }
      let box = page.glyphs[index].box
      page.glyphs[index].box = Rect(x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy)
    }
    let layout = GridFinder.tables(on: page)
    let texts =
      layout.tables.flatMap { $0.table.rows.joined().compactMap { $0?.text } } + layout.lines.map(\.text)
    let found = texts.joined().unicodeScalars.filter { $0 != " " }.map(\.value).sorted()
    #expect(found == page.glyphs.map(\.scalar.value).sorted(), "seed \(seed)")
  }
}
