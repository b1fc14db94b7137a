extension PageContent {
  /// The page turned so that most of its text stands upright, as a reader would turn it: rows lie level.
  public var upright: PageContent {
    guard textTurns != 0 else { return self }
    let turn = { (box: Rect) in box.turned(by: 4 - textTurns, in: size) }
    var page = self
    page.size = size.turned(by: 4 - textTurns, in: size)
    for index in page.glyphs.indices { page.glyphs[index].box = turn(page.glyphs[index].box) }
    for index in page.shadings.indices { page.shadings[index].box = turn(page.shadings[index].box) }
    page.images = images.map(turn)
    page.slopes = slopes.map(turn)
    page.rulings = rulings.map { ruling in
      let box = turn(
        ruling.axis == .horizontal
          ? Rect(x0: ruling.start, y0: ruling.position, x1: ruling.end, y1: ruling.position)
          : Rect(x0: ruling.position, y0: ruling.start, x1: ruling.position, y1: ruling.end)
      )
      var turned = ruling
      turned.axis = textTurns % 2 == 0 ? ruling.axis : ruling.axis.other
      turned.position = box.start(along: turned.axis.other)
      turned.start = box.start(along: turned.axis)
      turned.end = box.end(along: turned.axis)
      return turned
    }
    return page
  }
}

extension Rect {
  /// The box after `turns` clockwise quarter turns of the page that it lies on.
  public func turned(by turns: Int, in page: Rect) -> Rect {
    switch turns % 4 {
    case 1: Rect(x0: page.height - y1, y0: x0, x1: page.height - y0, y1: x1)
    case 2: Rect(x0: page.width - x1, y0: page.height - y1, x1: page.width - x0, y1: page.height - y0)
    case 3: Rect(x0: y0, y0: page.width - x1, x1: y1, y1: page.width - x0)
    default: self
    }
  }
}

extension Table {
  /// The table with the boxes of one page moved by `move`.
  public func moved(on page: Int, by move: (Rect) -> Rect) -> Table {
    var table = self
    for row in table.rows.indices {
      for column in table.rows[row].indices {
        guard let cell = rows[row][column], cell.page == page else { continue }
        table.rows[row][column]?.box = move(cell.box)
      }
    }
    for index in table.parts.indices where table.parts[index].page == page {
      table.parts[index].box = move(table.parts[index].box)
    }
    return table
  }
}
