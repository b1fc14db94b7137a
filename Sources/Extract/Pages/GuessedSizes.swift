import JuesuanModel

/// Gives glyphs of Type 3 fonts the size that the page sets them in.
///
/// Poppler guesses it from the width of some glyph, and takes ideographs, an em wide, for letters of half an em: their
/// boxes reach over the rows above and below. Browsers print fonts such as Noto Sans CJK in this way.
enum GuessedSizes {
  /// How far Poppler's boxes reach above and below the baseline, in the sizes it guessed, where a font does not say.
  private static let ascent = 0.95
  private static let descent = 0.35
  /// A guess that is off by less than this share does no harm.
  private static let slack = 0.05
  /// An ideograph is about as wide as its size, any other glyph at most so and not much narrower than a point.
  private static let wide = 0.7...1.3
  private static let narrow = 0.15...1.3

  /// What Poppler calls fonts without a name.
  private static let nameless: Set<String> = ["", "Default"]

  /// Mends the boxes of `characters` whose fonts have no name; `origins` tell the sizes of strings.
  static func mend(_ characters: inout [PopplerText.Character], fonts: [String], origins: [TextOrigin]) {
    let guessed = Set(fonts.indices.filter { nameless.contains(fonts[$0]) })
    guard !guessed.isEmpty else { return }
    var strings: [Int: [TextOrigin]] = [:]
    for origin in origins where origin.quarterTurns == 0 && !origin.isSlanted && origin.isOnSomePage {
      strings[Int(origin.point.y.rounded()), default: []].append(origin)
    }
    for index in characters.indices where guessed.contains(characters[index].font) {
      let (box, guess) = (characters[index].box, characters[index].size)
      guard guess > 0, (box.height / guess - ascent - descent).magnitude < 0.02 else { continue }
      let baseline = box.y1 - descent * guess
      let near = Int(baseline.rounded())
      let string = (near - 1...near + 1).lazy.flatMap { strings[$0] ?? [] }.first { origin in
        (origin.point.y - baseline).magnitude < 0.5 && origin.point.x < box.midX && origin.end.x > box.midX
      }
      guard let size = string?.size, (size - guess).magnitude > slack * guess,
        (characters[index].scalar.isWide ? wide : narrow).contains(box.width / size)
      else { continue }
      characters[index].size = size
      characters[index].box.y0 = baseline - EmBoxes.ascent * size
      characters[index].box.y1 = baseline + EmBoxes.descent * size
    }
  }
}
