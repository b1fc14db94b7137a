import JuesuanExtract
import JuesuanModel
import Testing

/// Where the words stand that `inspect` writes over a page.
@Suite("Marks over the picture of a page") struct PageMarksTests {
  private static let cell = Rect(x0: 100, y0: 100, x1: 160, y1: 116)

  /// Digits that fill a cell but for its margins.
  private static let glyphs = (0..<9).map { index in
    let x = 102 + 6 * Double(index)
    return Glyph(
      scalar: "8",
      printed: "8",
      box: Rect(x0: x, y0: 103, x1: x + 6, y1: 113),
      size: 10,
      font: 0,
      color: 0
    )
  }

  @Test("what two findings say of one cell hides neither the figure nor each other") func findings() {
    let marks = ["F001 T1", "F002 T2"].map { PageMark(box: Self.cell, color: 0, style: .area, label: $0) }
    let places = PageMarks.placed(marks, clearOf: Self.glyphs).compactMap(\.labelPlace)
    #expect(places.count == 2 && places.first != places.last)
    #expect(places.allSatisfy { $0.y < Self.cell.y0 || $0.y >= Self.cell.y1 })
  }

  @Test("the number of a cell that is full is left out, and a finding chooses first") func numbers() {
    let marks = [
      PageMark(box: Self.cell, color: 0, label: "3,2"),
      PageMark(box: Self.cell, color: 0, style: .area, label: "F001 T1"),
    ]
    let placed = PageMarks.placed(marks, clearOf: Self.glyphs)
    #expect(placed.map(\.label) == ["", "F001 T1"])
    let roomy = PageMarks.placed(marks, clearOf: [])
    #expect(roomy.map(\.label) == ["3,2", "F001 T1"])
    #expect(roomy[1].labelPlace?.y == Self.cell.y0)
    #expect(roomy[0].labelPlace != roomy[1].labelPlace)
  }
}
