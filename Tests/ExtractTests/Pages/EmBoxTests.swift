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

  @Test("ideographs of fonts without a name have the size that the stream sets them in") func guessedSizes() {
    /// Poppler takes the em for twice as large as it is and the boxes for 2.6 em high.
    func guessed(
      _ scalar: Unicode.Scalar,
      x: Double,
      width: Double,
      baseline: Double
    ) -> PopplerText.Character {
      let size = 2 * width
      let box = Rect(x0: x, y0: baseline - 0.95 * size, x1: x + width, y1: baseline + 0.35 * size)
      return PopplerText.Character(scalar: scalar, box: box, size: size, font: 0, color: 0)
    }
    var characters = [
      guessed("财", x: 72, width: 8, baseline: 100), guessed("政", x: 80, width: 8, baseline: 100),
      guessed("拨", x: 72, width: 8, baseline: 108), guessed("款", x: 80, width: 8, baseline: 108),
      guessed("1", x: 88, width: 4.4, baseline: 108),
    ]
    let origins = [(100.0, 88.0), (108, 92.4)].map { y, end in
      TextOrigin(
        point: Point(x: 72, y: y),
        end: Point(x: end, y: y),
        isInvisible: false,
        direction: Point(x: 1, y: 0),
        size: 8,
        font: "Default"
      )
    }
    EmSizes.correct(&characters, fonts: ["Default"], origins: origins)
    #expect(characters.allSatisfy { $0.size == 8 })
    #expect(characters.allSatisfy { $0.box.height > 7.9 && $0.box.height < 8.1 })
    #expect((characters[4].box.y1 - (108 + 0.14 * 8)).magnitude < 0.1)
  }
}
