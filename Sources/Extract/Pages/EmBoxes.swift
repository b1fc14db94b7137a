import JuesuanModel

/// Gives glyphs whose fonts misstate their height the box of the em around their baseline.
///
/// A report of a district finance office (上海市普陀区财政局 2024) embeds fonts that claim to be .26 and 1.9 em high, so
/// that the boxes of one line lie farther apart than those of two.
enum EmBoxes {
  /// Boxes of upright text have heights in this range, in font sizes; Poppler itself cuts what is above 1.45.
  static let credible = 0.75...1.5
  /// How far the em reaches above and below the baseline, in font sizes, as in most Chinese fonts.
  static let ascent = 0.86
  static let descent = 0.14

  /// A font as it misstates its height: one name may stand for several embedded fonts.
  private struct Key: Hashable {
    var font: Int
    /// The stated height, in hundredths of the font size.
    var height: Int
  }

  /// Mends the boxes of `characters`; `origins` tell where strings begin and thereby their baselines.
  static func mend(_ characters: inout [PopplerText.Character], origins: [TextOrigin]) {
    var places: [Key: [Int]] = [:]
    for (index, character) in characters.enumerated() {
      let share = character.box.height / max(character.size, 0.1)
      if !credible.contains(share) {
        places[Key(font: character.font, height: Int((share * 100).rounded())), default: []].append(index)
      }
    }
    guard !places.isEmpty else { return }
    let level = origins.filter { $0.direction.y.magnitude < 0.05 && $0.direction.x > 0 }
    for indices in places.values {
      guard let drop = drop(of: indices.map { characters[$0] }, level) else { continue }
      for index in indices {
        let (size, box) = (characters[index].size, characters[index].box)
        let baseline = box.y1 + drop * size
        characters[index].box.y0 = baseline - ascent * size
        characters[index].box.y1 = baseline + descent * size
      }
    }
  }

  /// How far the baseline lies below the bottom of the boxes, in font sizes: what most beginnings of strings say; nil
  /// where no upright string begins with one of these glyphs.
  private static func drop(of characters: [PopplerText.Character], _ origins: [TextOrigin]) -> Double? {
    var votes: [Int: Int] = [:]
    for character in characters {
      for origin in origins where (origin.point.x - character.box.x0).magnitude < 0.05 * character.size {
        let off = (origin.point.y - character.box.y1) / character.size
        if off.magnitude < 2, (origin.size - character.size).magnitude < 0.1 * character.size {
          votes[Int((off * 50).rounded()), default: 0] += 1
        }
      }
    }
    return votes.max { ($0.value, -abs($0.key), $0.key) < ($1.value, -abs($1.key), $1.key) }
      .map { Double($0.key) / 50 }
  }
}
