import JuesuanRender

/// A typeface whose ASCII characters are half as wide as its ideographs, broken wherever the width ends.
struct FixedMeasure: TextMeasuring {
  func width(of text: String, style: TextStyle) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 0.5 : 1) } * style.size
  }

  func lines(of text: String, style: TextStyle, width: Double) -> [SetLine] {
    var lines: [SetLine] = []
    var (start, end, used) = (0, 0, 0.0)
    for character in text {
      let step = self.width(of: String(character), style: style)
      let room = width - (lines.isEmpty ? style.firstIndent : 0)
      if used + step > room + 0.001, end > start {
        lines.append(SetLine(bytes: start..<end, width: used))
        (start, used) = (end, 0)
      }
      end += character.utf8.count
      used += step
    }
    if end > start { lines.append(SetLine(bytes: start..<end, width: used)) }
    return lines
  }
}
