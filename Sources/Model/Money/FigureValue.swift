/// What an amount cell says: blank, zero, dash and unreadable are four different things.
public enum FigureValue: Hashable, Sendable {
  /// A printed amount, zero included.
  case amount(PrintedFigure)
  /// A stroke instead of an amount: —, -, /.
  case dash
  /// Nothing is printed.
  case blank
  /// Something is printed that is no amount.
  case unreadable

  /// The amount, where one is printed.
  public var figure: PrintedFigure? {
    if case .amount(let figure) = self { figure } else { nil }
  }

  /// The exact money, where an amount of whole 分 is printed.
  public var money: Money? { figure?.money }

  /// The word of the tidy format: `blank`, `zero`, `dash`, `unreadable`, or empty for any other amount.
  public var blankWord: String {
    switch self {
    case .amount(let figure): figure.isZero ? "zero" : ""
    case .dash: "dash"
    case .blank: "blank"
    case .unreadable: "unreadable"
    }
  }

  /// Reads the text of an amount cell.
  ///
  /// Accepted are ASCII and full-width digits, a leading sign or accounting brackets, and separators that part
  /// whole groups of three. Anything else is `unreadable`: never a guess.
  public init(reading text: some StringProtocol, unit: MoneyUnit) {
    // Names are asked as often as amounts are.
    if text.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
      self = .unreadable
      return
    }
    let printed = text.unicodeScalars.filter { $0 != "\u{FEFF}" }.map(Self.plain)
    var characters = printed.filter { !Normalisation.isSpace($0) }
    guard !characters.isEmpty else {
      self = .blank
      return
    }
    if characters.allSatisfy({ $0 == "-" || $0 == "/" }) {
      self = .dash
      return
    }
    // Two figures that slid into one cell must not become one longer figure.
    if Self.hasGap(printed) {
      self = .unreadable
      return
    }
    var isNegative = false
    if characters.first == "(", characters.last == ")" {
      isNegative = true
      characters = Array(characters.dropFirst().dropLast())
    } else if characters.first == "-" {
      isNegative = true
      characters.removeFirst()
    } else if characters.first == "+" {
      characters.removeFirst()
    }
    let halves = characters.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = Self.digits(ofWhole: halves[0]),
      let fraction = Self.digits(halves.count == 2 ? halves[1] : []),
      !(halves.count == 2 && fraction.isEmpty), !whole.isEmpty
    else {
      self = .unreadable
      return
    }
    let digits = String(String.UnicodeScalarView(whole + fraction))
    guard digits.count <= 18, let coefficient = Int64(digits), coefficient <= PrintedFigure.largestCoefficient
    else {
      self = .unreadable
      return
    }
    self = .amount(
      PrintedFigure(
        coefficient: isNegative ? -coefficient : coefficient,
        decimals: fraction.count,
        unit: unit
      )
    )
  }

  /// Whether white space stands between two characters of a figure.
  private static func hasGap(_ scalars: [Unicode.Scalar]) -> Bool {
    let inner = scalars.drop { !isPartOfFigure($0) }
    guard let last = inner.lastIndex(where: isPartOfFigure) else { return false }
    return inner[...last].contains(where: Normalisation.isSpace)
  }

  private static func isPartOfFigure(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || scalar == "." || scalar == ","
  }

  /// The ASCII character that `scalar` stands for in a figure.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "０"..."９": Unicode.Scalar(scalar.value - 0xFF10 + 0x30) ?? scalar
    case "．": "."
    case "，": ","
    case "（": "("
    case "）": ")"
    case "－", "−", "–", "—", "‐", "‑", "―", "─", "ー": "-"
    case "／": "/"
    case "＋": "+"
    default: scalar
    }
  }

  /// The digits of a whole part whose separators, if any, part groups of three.
  private static func digits(ofWhole part: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    let groups = part.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return digits(part) }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return digits(groups.joined())
  }

  private static func digits(_ part: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar]? {
    let scalars = Array(part)
    return scalars.allSatisfy({ ("0"..."9").contains($0) }) ? scalars : nil
  }
}

extension FigureValue: Codable {
  private enum CodingKeys: String, CodingKey { case kind, coefficient, decimals, unit }

  /// Reads `{"kind": "amount", "coefficient": …}` or `{"kind": "blank"}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(String.self, forKey: .kind) {
    case "amount": self = .amount(try PrintedFigure(from: decoder))
    case "dash": self = .dash
    case "blank": self = .blank
    case "unreadable": self = .unreadable
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .kind,
        in: container,
        debugDescription: "unknown kind of figure: \(other)"
      )
    }
  }

  /// Writes the kind and, for an amount, its digits, decimals and unit.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .amount(let figure):
      try container.encode("amount", forKey: .kind)
      try container.encode(figure.coefficient, forKey: .coefficient)
      try container.encode(figure.decimals, forKey: .decimals)
      try container.encode(figure.unit, forKey: .unit)
    case .dash: try container.encode("dash", forKey: .kind)
    case .blank: try container.encode("blank", forKey: .kind)
    case .unreadable: try container.encode("unreadable", forKey: .kind)
    }
  }
}
