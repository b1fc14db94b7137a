import JuesuanModel
import TestSupport

@testable import JuesuanAudit

/// A slip in the words of a report, as they occur in published ones (the numbers are those of the taxonomy in use).
enum NarrativeSlip: String, CaseIterable {
  /// 2, 4: another amount: a digit, or a lost decimal point.
  case amount
  /// 1: 万 for 万元.
  case unit
  /// 3: a percentage, in the last digit or the first.
  case percentage
  /// 3: a percentage without its figure.
  case lostFigure
  /// 5: 增加 for 减少, 大于 for 小于.
  case direction
  /// 6: growth of 100 % from a base of zero.
  case zeroBase
  /// 7: a class name that does not exist.
  case className
  /// 11: template words.
  case placeholder
  /// 11, 12: another year.
  case year
  /// 16: cars that do not add up.
  case count

  /// The kinds of findings that tell of it.
  var kinds: Set<Finding.Kind> {
    switch self {
    case .amount: [.narrativeAmount, .sum, .percentage, .direction]
    case .unit, .className: [.name]
    case .percentage: [.percentage, .direction]
    case .zeroBase: [.percentage]
    case .lostFigure, .placeholder: [.placeholder]
    case .direction: [.direction, .percentage]
    case .year: [.year]
    case .count: [.count]
    }
  }

  /// The report with the slip somewhere, and the block it is in; nil where it has no place for it.
  func applied(to report: Report, _ random: inout SeededRandom) -> (report: Report, block: Int, text: String)?
  {
    var places: [(block: Int, text: String)] = []
    for (block, content) in report.body.enumerated() {
      guard case .paragraph(let paragraph) = content else { continue }
      for text in variants(of: paragraph.text, &random) where text != paragraph.text {
        places.append((block, text))
      }
    }
    guard let place = places.randomElement(using: &random),
      case .paragraph(var paragraph) = report.body[place.block]
    else { return nil }
    paragraph.text = place.text
    var result = report
    result.body[place.block] = .paragraph(paragraph)
    return (result, place.block, place.text)
  }

  private func variants(of printed: String, _ random: inout SeededRandom) -> [String] {
    switch self {
    case .amount, .percentage, .lostFigure, .unit: return figures(of: printed, &random)
    case .direction:
      return Self.replacing(
        printed,
        [("增加", "减少"), ("减少", "增加"), ("大于", "小于"), ("小于", "大于")],
        unlessInReason: true
      )
    case .zeroBase: return zeroBases(printed)
    case .className: return Self.replacing(printed, [("一般公共服务支出", "一般公共预算服务支出")])
    case .placeholder: return Self.replacing(printed, [("增加", "增加（减少）"), ("本单位", "XX局"), ("本部门", "XX局")])
    case .year:
      return Self.replacing(printed, [("截至2023年", "截至2022年"), ("2023年度", "203年度"), ("与2022年度", "与2021年度")])
    case .count:
      return Self.replacing(printed, [("共有车辆7辆", "共有车辆9辆"), ("执法执勤用车3辆", "执法执勤用车2辆")])
    }
  }

  private static func replacing(
    _ printed: String,
    _ pairs: [(String, String)],
    unlessInReason: Bool = false
  ) -> [String] {
    let compact = CompactText(printed, block: 0)
    return pairs.flatMap { from, to in
      printed.ranges(of: from).compactMap { range in
        let offset = CompactText(String(printed[..<range.lowerBound]), block: 0).count
        if unlessInReason, Reasons.hold(at: offset, in: compact) { return nil }
        return printed.replacingCharacters(in: range, with: to)
      }
    }
  }

  /// Figures outside reasons, changed.
  private func figures(of printed: String, _ random: inout SeededRandom) -> [String] {
    let text = CompactText(printed, block: 0)
    return Token.tokens(of: text).compactMap { token -> String? in
      guard !Reasons.hold(at: token.range.lowerBound, in: text) else { return nil }
      let place = text.place(token.whole)
      let start = printed.index(printed.startIndex, offsetBy: place.offset)
      let range = start..<printed.index(start, offsetBy: place.length)
      switch (self, token.kind) {
      case (.amount, .money(let figure)):
        guard figure.coefficient > 300 else { return nil }
        var value = figure
        value.coefficient =
          Bool.random(using: &random) ? figure.coefficient * 100 : Self.turned(figure.coefficient)
        return printed.replacingCharacters(in: range, with: value.text() + "万元")
      case (.percentage, .percent(let figure)):
        guard figure.coefficient > 0 else { return nil }
        var value = figure
        value.coefficient += Int64.random(in: 3...900, using: &random)
        return printed.replacingCharacters(in: range, with: value.text() + "%")
      case (.lostFigure, .percent): return printed.replacingCharacters(in: range, with: "%")
      case (.unit, .money(let figure)):
        return printed.replacingCharacters(in: range, with: figure.text() + "万")
      default: return nil
      }
    }
  }

  /// Another first digit.
  private static func turned(_ value: Int64) -> Int64 {
    var digits = Array(String(value)).compactMap(\.wholeNumberValue)
    digits[0] = digits[0] % 9 + 1
    return digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
  }

  private func zeroBases(_ printed: String) -> [String] {
    let text = CompactText(printed, block: 0)
    let tokens = Token.tokens(of: text)
    return tokens.indices.dropLast(2).compactMap { index -> String? in
      guard case .money(let level) = tokens[index].kind, case .money = tokens[index + 1].kind,
        case .percent = tokens[index + 2].kind, level.coefficient > 0,
        text.text(tokens[index + 1].whole.upperBound..<tokens[index + 2].range.lowerBound).contains("长"),
        !Reasons.hold(at: tokens[index + 2].range.lowerBound, in: text)
      else { return nil }
      let between = text.text(tokens[index].whole.upperBound..<tokens[index + 1].range.lowerBound)
      guard between.hasSuffix("增加"), between.count < 14 else { return nil }
      func range(_ token: Token) -> Range<String.Index> {
        let place = text.place(token.whole)
        let start = printed.index(printed.startIndex, offsetBy: place.offset)
        return start..<printed.index(start, offsetBy: place.length)
      }
      let rate = printed.replacingCharacters(in: range(tokens[index + 2]), with: "100%")
      return rate.replacingCharacters(in: range(tokens[index + 1]), with: level.text() + "万元")
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with words: String) -> String {
    self[..<range.lowerBound] + words + self[range.upperBound...]
  }
}
