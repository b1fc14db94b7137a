internal import JuesuanModel

/// Puts lines of a PDF right whose fonts state heights that do not agree: the order of lines, and figures lost from a line.
///
/// A report of a district finance office set its figures in a font whose boxes are seven times as high as those of the
/// Chinese one; only the bottoms of the boxes tell which line a figure stands in.
enum LineWeave {
  /// How far apart the bottoms of pieces of one line may be, in font sizes; lines are set 1.15 apart or wider.
  static let sameLine = 0.5
  /// How many characters a piece that fell out of its line may have: an amount with its separators.
  static let longestPiece = 16

  /// The items with lines in the order of their bottoms, pieces put back into the gaps that they left.
  static func woven(_ items: [DocumentStream.Item]) -> [DocumentStream.Item] {
    var result: [DocumentStream.Item] = []
    var run: [TextLine] = []
    for item in items {
      if case .line(let line) = item, run.last.map({ $0.page == line.page }) ?? true {
        run.append(line)
      } else {
        result += settled(run)
        run = []
        if case .line(let line) = item { run = [line] } else { result.append(item) }
      }
    }
    return result + settled(run)
  }

  private static func settled(_ lines: [TextLine]) -> [DocumentStream.Item] {
    var lines = lines
    // Neighbours only change places where their boxes overlap, so that columns of a page stay apart.
    for end in lines.indices {
      var place = end
      while place > 0, isBelow(lines[place - 1], lines[place]) {
        lines.swapAt(place, place - 1)
        place -= 1
      }
    }
    var index = 0
    while index < lines.count {
      let piece = lines[index]
      guard isPiece(piece),
        let host = [index - 1, index + 1].first(where: {
          lines.indices.contains($0) && fits(piece, lines[$0])
        })
      else {
        index += 1
        continue
      }
      lines[host].text = inserted(piece, into: lines[host])
      lines[host].box = lines[host].box.union(piece.box)
      lines.remove(at: index)
    }
    return lines.map { .line($0) }
  }

  /// Whether the first of two neighbours stands below the second although it comes first.
  private static func isBelow(_ first: TextLine, _ second: TextLine) -> Bool {
    first.box.y1 > second.box.y1 + first.size * sameLine && first.box.y0 < second.box.y1
      && first.box.x0 < second.box.x1 && second.box.x0 < first.box.x1
  }

  private static func isPiece(_ line: TextLine) -> Bool {
    line.text.count <= longestPiece && line.text.contains(where: \.isNumber)
      && line.text.allSatisfy { $0.isASCII || "％，．".contains($0) }
  }

  private static func fits(_ piece: TextLine, _ host: TextLine) -> Bool {
    abs(piece.box.y1 - host.box.y1) <= piece.size * sameLine && piece.box.x0 > host.box.x0
      && piece.box.x1 < host.box.x1 && host.text.contains(" ")
  }

  /// The host's text with the piece in the gap nearest to its place.
  private static func inserted(_ piece: TextLine, into host: TextLine) -> String {
    let total = Double(max(1, TextGeometry.columns(of: host.text)))
    let wanted = (piece.box.x0 - host.box.x0) / max(1, host.box.width)
    var best: (distance: Double, index: String.Index)?
    for index in host.text.indices where host.text[index] == " " {
      let share = Double(TextGeometry.columns(of: host.text[..<index])) / total
      if abs(share - wanted) < best?.distance ?? .infinity { best = (abs(share - wanted), index) }
    }
    guard let best else { return host.text }
    var text = host.text
    text.replaceSubrange(best.index...best.index, with: piece.text)
    return text
  }
}
