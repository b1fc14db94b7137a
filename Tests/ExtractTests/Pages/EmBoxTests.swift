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
