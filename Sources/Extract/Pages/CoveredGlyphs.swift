import JuesuanModel

/// Figures of which an area painted later hides a part: what is left of one is another figure.
struct CoveredGlyphs {
  /// A string that is not hidden as a whole, and what hides a part of it.
  struct Place {
    var string: Int
    var cover: Cover
  }

  /// Makes digits under covers unknown characters; returns how many there are.
  ///
  /// Names that run under the ground of the next cell are left: they are read in full and harm nobody.
  static func mark(
    _ characters: inout [PopplerText.Character],
    _ places: [Place],
    _ origins: [TextOrigin]
  ) -> Int {
    guard !places.isEmpty else { return 0 }
    var count = 0
    for index in characters.indices where isOfFigure(characters[index].scalar) {
      let box = characters[index].box
      let isHidden = places.contains { place in
        let (origin, cover) = (origins[place.string], place.cover)
        return cover.box.contains(x: box.midX, y: box.midY) && origin.box.contains(x: box.midX, y: box.midY)
          && !origins[min(cover.stringsBelow, origins.count)...].contains {
            !$0.isBlank && $0.box.contains(x: box.midX, y: box.midY)
          }
      }
      guard isHidden else { continue }
      characters[index].scalar = "\u{FFFD}"
      characters[index].isCovered = true
      count += 1
    }
    return count
  }

  private static func isOfFigure(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
      || ".,-．，－".unicodeScalars.contains(scalar)
  }
}
