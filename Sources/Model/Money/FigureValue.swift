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
  /// Accepted are ASCII and full-width digits, a leading sign or accounting brackets, the sign ¥ in front, and separators that part
  /// whole groups of three; 元 or 万元 behind the digits is the unit of that amount. Anything else is `unreadable`: never a guess.
  public init(reading text: some StringProtocol, unit: MoneyUnit) {
    self = text.withScalars { scalars in
      var reader = FigureScanner()
      while let scalar = scalars.next() {
        // Names are asked as often as amounts are.
        guard reader.take(Self.plain(scalar)) else { return .unreadable }
      }
      return reader.value(unit: unit)
    }
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
}

extension FigureValue: Decodable {
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
}

extension FigureValue: Encodable, Record {
  /// The kind and, for an amount, its digits, decimals and unit.
  func list(_ members: inout some RecordMembers) throws {
    switch self {
    case .amount(let figure):
      try members.add("kind", "amount")
      try figure.list(&members)
    case .dash: try members.add("kind", "dash")
    case .blank: try members.add("kind", "blank")
    case .unreadable: try members.add("kind", "unreadable")
    }
  }
}
