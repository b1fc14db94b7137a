internal import JuesuanModel

/// How characters are counted along a line: by what they take on a screen, or one each, as `pdftotext` does.
enum AlignedMetric {
  case display, characters

  /// The one under which the amounts end in fewer places.
  static func better(for lines: [SourceLine]) -> AlignedMetric {
    func ends(_ metric: AlignedMetric) -> Int {
      Set(
        lines.flatMap { AlignedLine(line: $0, metric: metric).pieces }.filter { $0.kind == .figure }.map(
          \.end
        )
      ).count
    }
    return ends(.characters) < ends(.display) ? .characters : .display
  }

  func width(_ text: some StringProtocol) -> Int {
    self == .display ? TextGeometry.columns(of: text) : text.unicodeScalars.count
  }
}

/// A line cut at its spaces.
struct AlignedLine {
  /// What a piece can be.
  enum Kind { case figure, number, code, word }

  struct Piece {
    var text: String
    var start: Int
    var end: Int
    var kind: Kind
    var middle: Double { Double(start + end) / 2 }
  }

  let number: Int
  let pieces: [Piece]

  init(number: Int, pieces: [Piece]) { (self.number, self.pieces) = (number, pieces) }

  // Only wider gaps part the pieces of a table of words.
  init(line: SourceLine, metric: AlignedMetric, keepsSingleSpaces: Bool = false) {
    number = line.number
    var pieces: [Piece] = []
    var column = 0
    var start = 0
    var word = ""
    func kind(_ text: String) -> Kind {
      if FigureText.decimal(text) != nil || ["-", "—", "--", "－", "/", "——"].contains(text) {
        return .figure
      }
      if let code = CodeText.code(in: text), code.name.isEmpty { return .code }
      return FigureText.ordinal(text) != nil ? .number : .word
    }
    let characters = Array(line.text)
    for (index, character) in characters.enumerated() {
      let next = characters.dropFirst(index + 1).first
      if character.isWhitespace, keepsSingleSpaces, !word.isEmpty, !(next?.isWhitespace ?? true) {
        word.append(" ")
      } else if character.isWhitespace {
        if !word.isEmpty { pieces.append(Piece(text: word, start: start, end: column, kind: kind(word))) }
        word = ""
      } else {
        if word.isEmpty { start = column }
        word.append(character)
      }
      column += metric.width(String(character))
    }
    if !word.isEmpty { pieces.append(Piece(text: word, start: start, end: column, kind: kind(word))) }
    self.pieces = keepsSingleSpaces ? pieces : Self.withJoinedCode(pieces)
  }

  /// The pieces with a code that is printed in parts (类 款 项) made one: `201 38 01`.
  private static func withJoinedCode(_ pieces: [Piece]) -> [Piece] {
    let pieces = withoutCodeGaps(pieces)
    guard var code = pieces.first, code.kind == .code, code.text.count == 3 else { return pieces }
    var rest = pieces.dropFirst()
    while let next = rest.first, next.text.count == 2, code.text.count < 7,
      next.start - code.end <= widestCodeGap,
      next.text.allSatisfy({ $0.isASCII && $0.isNumber })
    {
      code.text += next.text
      code.end = next.end
      rest = rest.dropFirst()
    }
    return code.text.count == 3 ? pieces : [code] + rest
  }

  /// The pieces with codes made whole that one space parts, before the name that they number: `303 07 医疗费补助`.
  ///
  /// Amounts are never joined: only digits alone make a code.
  private static func withoutCodeGaps(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      let text = Normalisation.compact(piece.text)
      if var first = result.last, piece.start - first.end == 1, index + 1 < pieces.count,
        pieces[index + 1].kind == .word, text.allSatisfy({ $0.isASCII && $0.isNumber }),
        (3...4).contains(first.text.count),
        first.text.allSatisfy({ $0.isASCII && $0.isNumber }), first.text.count + text.count == 5,
        CodeText.code(in: first.text + text) != nil
      {
        first.text += text
        first.end = piece.end
        first.kind = .code
        result[result.count - 1] = first
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// How far apart the parts of a code stand, in characters: columns of two digits with a gap on either side.
  private static let widestCodeGap = 4

  /// Whether it counts the columns: 栏次, and small numbers that rise.
  var isNumbering: Bool {
    let numbers = pieces.compactMap { FigureText.ordinal($0.text) }
    return !numbers.isEmpty && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
      && pieces.allSatisfy { $0.kind != .figure }
      && (numbers.count == pieces.count ? numbers.count >= 3 : pieces.contains { $0.text == "栏次" })
  }

  /// Whether it carries an amount.
  var isData: Bool { pieces.count > 1 && pieces.contains { $0.kind == .figure } }
}
