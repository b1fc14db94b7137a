import JuesuanModel

/// Lets the boxes of a turned page's text be mended as if the page stood upright.
enum UprightText {
  /// Mends `characters` by what `mend` does with upright ones and with the beginnings of their strings.
  static func mend(
    _ characters: inout [PopplerText.Character],
    origins: [TextOrigin],
    turns: Int,
    on page: Rect,
    by mend: (inout [PopplerText.Character], [TextOrigin]) -> Void
  ) {
    guard turns % 4 != 0 else { return mend(&characters, origins) }
    let back = 4 - turns % 4
    for index in characters.indices {
      characters[index].box = characters[index].box.turned(by: back, in: page)
    }
    mend(&characters, origins.map { $0.turned(by: back, in: page) })
    let upright = page.turned(by: back, in: page)
    for index in characters.indices {
      characters[index].box = characters[index].box.turned(by: turns, in: upright)
    }
  }
}

extension TextOrigin {
  /// The same string after `turns` clockwise quarter turns of its page.
  fileprivate func turned(by turns: Int, in page: Rect) -> TextOrigin {
    func turned(_ point: Point) -> Point {
      let box = Rect(x0: point.x, y0: point.y, x1: point.x, y1: point.y).turned(by: turns, in: page)
      return Point(x: box.x0, y: box.y0)
    }
    var origin = self
    (origin.point, origin.end) = (turned(point), turned(end))
    for _ in 0..<turns { origin.direction = Point(x: -origin.direction.y, y: origin.direction.x) }
    return origin
  }
}
