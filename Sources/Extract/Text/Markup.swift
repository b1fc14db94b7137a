/// Mark-up that was left in a text: tags, check boxes and character references.
package enum Markup {
  /// The line as a reader would see it, and how many pieces of mark-up went.
  ///
  /// A check box becomes ☑ or □, a break or the end of a block a space, any other known tag nothing. What only looks
  /// like a tag stays.
  package static func cleaned(_ line: String) -> (text: String, removed: Int) {
    guard line.contains("<") || line.contains("&") || line.contains("- ") || line.contains("**") else {
      return (line, 0)
    }
    var result = ""
    var removed = 0
    var rest = Substring(line)
    while let first = rest.first {
      if first == "<", let close = rest.firstIndex(of: ">"),
        let stand = standIn(for: rest[rest.index(after: rest.startIndex)..<close])
      {
        result += stand
        removed += 1
        rest = rest[rest.index(after: close)...]
      } else if first == "&", let end = rest.prefix(10).firstIndex(of: ";"),
        let character = reference(rest[rest.index(after: rest.startIndex)..<end])
      {
        result.append(character)
        removed += 1
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(first)
        rest.removeFirst()
      }
    }
    return withoutMarks(result, removed: removed)
  }

  /// Takes off the list and emphasis marks of Markdown where they cannot be meant as text.
  private static func withoutMarks(_ line: String, removed: Int) -> (text: String, removed: Int) {
    var text = line
    var removed = removed
    let body = text.drop(while: \.isWhitespace)
    if body.hasPrefix("- "), let next = body.dropFirst(2).first, !(next.isASCII && next.isNumber),
      !next.isWhitespace
    {
      text = String(text.prefix(while: \.isWhitespace)) + body.dropFirst(2)
      removed += 1
    } else if body.hasPrefix("#") {
      let title = body.drop(while: { $0 == "#" })
      if title.first == " " {
        text = String(title.drop(while: \.isWhitespace))
        removed += 1
      }
    }
    if text.hasPrefix("**"), text.hasSuffix("**"), text.count > 4 {
      text = String(text.dropFirst(2).dropLast(2))
      removed += 1
    }
    return (text, removed)
  }

  /// What stands for a tag; nil where it is no tag of HTML.
  private static func standIn(for tag: Substring) -> String? {
    let name = tag.drop(while: { $0 == "/" }).prefix(while: { $0.isLetter || $0.isNumber }).lowercased()
    if name == "input" { return tag.contains("checked") ? "☑" : "□" }
    if name == "br" || (tag.first == "/" && blockTags.contains(name)) { return " " }
    if ["td", "th"].contains(name) { return tag.first == "/" ? "\t" : "" }
    return blockTags.contains(name) || inlineTags.contains(name) ? "" : nil
  }

  private static let blockTags: Set<String> = [
    "p", "div", "ol", "ul", "li", "table", "thead", "tbody", "tr", "h1", "h2", "h3", "h4", "h5", "h6",
    "center",
    "body", "html", "hr",
  ]
  private static let inlineTags: Set<String> = [
    "span", "b", "i", "u", "em", "strong", "font", "a", "sup", "sub", "img", "label", "small",
  ]

  private static func reference(_ name: Substring) -> Character? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map(Character.init)
    }
    if name.hasPrefix("#") {
      return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map(Character.init)
    }
    return named[String(name)]
  }

  private static let named: [String: Character] = [
    "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "emsp": " ", "ensp": " ",
    "ldquo": "“", "rdquo": "”", "mdash": "—", "ndash": "–", "hellip": "…", "times": "×", "middot": "·",
    "yen": "¥",
  ]
}
