import JuesuanModel
import Testing

@testable import JuesuanExtract

@Suite("Fonts that misstate their height") struct EmBoxTests {
  private func character(
    _ scalar: Unicode.Scalar,
    x: Double,
    top: Double,
    bottom: Double
  ) -> PopplerText.Character {
    let box = Rect(x0: x, y0: top, x1: x + 12, y1: bottom)
    return PopplerText.Character(scalar: scalar, box: box, size: 12, font: 0, color: 0)
  }

  @Test("glyphs of one line get the em around their baseline, whatever their fonts say")
  func oneLine() {
    var characters = [
      character("预", x: 72, top: 97, bottom: 100), character("算", x: 84, top: 97, bottom: 100),
      character("6", x: 96, top: 82, bottom: 105), character("是", x: 108, top: 92, bottom: 103),
    ]
    let untouched = characters[3]
    let origins = [72.0, 96].map {
      TextOrigin(
        point: Point(x: $0, y: 99),
        end: Point(x: $0 + 24, y: 99),
        isInvisible: false,
        direction: Point(x: 1, y: 0),
        size: 12
      )
    }
    EmBoxes.mend(&characters, origins: origins)
    for character in characters[..<3] {
      #expect((character.box.y0 - (99 - 0.86 * 12)).magnitude < 0.2)
      #expect((character.box.y1 - (99 + 0.14 * 12)).magnitude < 0.2)
    }
    #expect(characters[3].box == untouched.box)
  }

  @Test("ideographs of fonts without a name get the size that the page sets them in") func guessedSize() {
    /// Poppler takes the em of an ideograph for half an em: 24 for 12 points.
    var characters = [72.0, 84].map { x in
      let box = Rect(x0: x, y0: 100 - 0.95 * 24, x1: x + 12, y1: 100 + 0.35 * 24)
      return PopplerText.Character(scalar: "项", box: box, size: 24, font: 0, color: 0)
    }
    let origin = TextOrigin(
      point: Point(x: 72, y: 100),
      end: Point(x: 96, y: 100),
      isInvisible: false,
      direction: Point(x: 1, y: 0),
      size: 12
    )
    let before = characters
    GuessedSizes.mend(&characters, fonts: ["Song"], origins: [origin])
    #expect(characters.map(\.box) == before.map(\.box))
    GuessedSizes.mend(&characters, fonts: ["Default"], origins: [origin])
    #expect(characters.allSatisfy { $0.size == 12 && ($0.box.height - 12).magnitude < 0.01 })
    #expect(characters.allSatisfy { $0.box.contains(x: $0.box.midX, y: 99) })
  }

  @Test("glyphs of a turned text keep their boxes") func turned() {
    var characters = [character("l", x: 72, top: 97, bottom: 100)]
    let before = characters[0].box
    let origin = TextOrigin(
      point: Point(x: 72, y: 99),
      end: Point(x: 72, y: 75),
      isInvisible: false,
      direction: Point(x: 0, y: -1),
      size: 12
    )
    EmBoxes.mend(&characters, origins: [origin])
    #expect(characters[0].box == before)
  }
}
