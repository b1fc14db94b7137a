import JuesuanModel

/// Gives characters that were read by their places alone the fonts of the strings in which they stand, so that a font
/// whose codes nothing maps is known there too.
enum FontsByPlace {
  static func assign(to text: inout PopplerText, from origins: [TextOrigin], on page: Rect) {
    var places = PageSquares(page)
    for (index, origin) in origins.enumerated() where !origin.isBlank { places.insert(index, origin.box) }
    var numbers = Dictionary(text.fonts.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    for index in text.characters.indices {
      let box = text.characters[index].box
      var found: Int?
      places.forEach(in: box.middle) { place in
        if origins[place].box.contains(x: box.midX, y: box.midY), place > found ?? -1 { found = place }
      }
      guard let name = found.map({ origins[$0].font }), !name.isEmpty else { continue }
      let number = numbers[name] ?? text.fonts.count
      if number == text.fonts.count {
        text.fonts.append(name)
        numbers[name] = number
      }
      text.characters[index].font = number
    }
  }
}
