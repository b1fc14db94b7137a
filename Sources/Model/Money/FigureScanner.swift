/// Reads an amount scalar by scalar, without keeping any.
struct FigureScanner {
  private var coefficient: Int64 = 0
  private var digits = 0
  /// Digits behind the point; nil before it.
  private var decimals: Int?
  /// Digits since the last separator, and how many separators there were.
  private var group = 0
  private var separators = 0
  private var isNegative = false
  private var bracket = Bracket.none
  private var isBlank = true
  private var isStroke = true
  private var isFigure = true
  private var hasBegun = false
  private var hasGap = false
  /// Excel's accounting format prints the sign of the currency at the left side of the cell.
  private var hasCurrency = false
  /// The unit that is printed behind the digits, as far as it was read.
  private var suffix = Suffix.none

  private enum Bracket { case none, open, closed }
  private enum Suffix { case none, tenThousand, yuan, tenThousandYuan }

  /// The most digits that an amount may have: more do not fit into the coefficient.
  private static let mostDigits = 18

  /// Takes the next character, full-width ones made half-width; false once nothing that follows could make it an amount.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{FEFF}" { return true }
    if Normalisation.isSpace(scalar) {
      hasGap = hasBegun
      return true
    }
    if scalar == "¥" || scalar == "￥" {
      guard !hasBegun, !hasCurrency else { return false }
      hasCurrency = true
      return true
    }
    let isFirst = isBlank
    isBlank = false
    isStroke = isStroke && (scalar == "-" || scalar == "/")
    isFigure = isFigure && goesOn(with: scalar, isFirst: isFirst)
    return isFigure || isStroke
  }

  private mutating func goesOn(with scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    guard suffix == .none || (suffix == .tenThousand && scalar == "元") else { return false }
    switch scalar {
    case "0"..."9", ".", ",":
      // Two figures that slid into one cell must not become one longer figure.
      guard !hasGap, bracket != .closed else { return false }
      hasBegun = true
      return goesOn(within: scalar)
    case "(":
      bracket = .open
      isNegative = true
      return isFirst
    case ")":
      guard bracket == .open else { return false }
      bracket = .closed
      return true
    case "-":
      isNegative = true
      return isFirst
    case "+": return isFirst
    case "万", "元":
      suffix = suffix == .tenThousand ? .tenThousandYuan : scalar == "万" ? .tenThousand : .yuan
      return hasBegun
    default: return false
    }
  }

  private mutating func goesOn(within scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".":
      guard decimals == nil, hasWholeGroups else { return false }
      decimals = 0
    case ",":
      guard decimals == nil, separators == 0 ? (1...3).contains(group) : group == 3 else { return false }
      separators += 1
      group = 0
    default:
      digits += 1
      guard digits <= Self.mostDigits else { return false }
      coefficient = coefficient * 10 + Int64(scalar.value - 0x30)
      if decimals == nil { group += 1 } else { decimals = (decimals ?? 0) + 1 }
    }
    return true
  }

  /// Whether separators, if any, part groups of three.
  private var hasWholeGroups: Bool { separators == 0 || group == 3 }

  /// What was read.
  func value(unit: MoneyUnit) -> FigureValue {
    if isBlank { return hasCurrency ? .unreadable : .blank }
    if isStroke { return .dash }
    guard isFigure, bracket != .open, decimals != 0, digits > decimals ?? 0,
      decimals != nil || hasWholeGroups, suffix != .tenThousand,
      coefficient <= PrintedFigure.largestCoefficient
    else { return .unreadable }
    return .amount(
      PrintedFigure(
        coefficient: isNegative ? -coefficient : coefficient,
        decimals: decimals ?? 0,
        unit: suffix == .yuan ? .yuan : suffix == .tenThousandYuan ? .tenThousandYuan : unit
      )
    )
  }
}
