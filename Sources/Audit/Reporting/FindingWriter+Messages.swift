import JuesuanModel

extension FindingWriter {
  /// Both sides, the difference and the tolerance of a failing relation, in a sentence for an officer.
  func message(_ relation: Relation, _ rule: Rule, _ verdict: Verdict, _ edit: Repair.Edit?) -> String {
    let ledger = examination.ledger
    var text = rule.sentence + "。"
    if !relation.instance.isEmpty { text += relation.instance + "：" }
    switch (relation.shape, verdict) {
    case (.growth(let growth), .zeroBase):
      text +=
        "上年数为零（本年数与\(words(growth.changeWord))额相同），不能计算增减率，不应写“\(words(growth.rateWord))\(words(growth.rate))”。"
    case (.ratio(let percent, _), .zeroBase):
      text += "作为基数的\(sides(relation.addends))为零，不能计算“\(words(percent))”。"
    case (_, .idleRate):
      text += "基数和发生额均为零，不应计算百分比。"
    case (.growth(let growth), _):
      text += "本年数\(sides(relation.addends))，\(words(growth.changeWord))\(words(growth.change))，"
      text += "按此计算的增减率\(rate(relation))与“\(words(growth.rateWord))\(words(growth.rate))”不符。"
    case (.ratio(let percent, let part), _):
      text += "\(sides(part)) ÷ \(sides(relation.addends)) = \(rate(relation))，文字写作\(words(percent))。"
    case (.equal, _), (.atMost, _), (.impossible, _):
      text += comparison(relation)
    }
    if verdict == .fails, !relation.verdict(Valuation(cuttingOff: ledger.readings)).isFailure {
      text += "若各数只舍不入则可以相符，请核对取数方法。"
    }
    if let edit {
      let reading = ledger[edit.reading]
      text += "应将\(place(edit.reading))\(reading.operand.printed)改为\(reading.text(of: edit.value))。"
    }
    return text
  }

  private func words(_ reading: Int) -> String {
    examination.ledger[reading].operand.printed.filter { !$0.isWhitespace }
  }

  func comparison(_ relation: Relation) -> String {
    let left = relation.addends.prefix(relation.leftCount)
    let right = relation.addends.dropFirst(relation.leftCount).map {
      Relation.Addend(factor: -$0.factor, reading: $0.reading)
    }
    let difference = relation.addends.reduce(relation.constant) { sum, addend in
      sum + addend.factor * examination.ledger[addend.reading].center
    }
    let tolerance = relation.addends.reduce(Int128(0)) { sum, addend in
      sum + addend.factor.magnitude128 * examination.ledger[addend.reading].radius
    }
    var text = "左边\(sides(Array(left)))"
    if relation.constant != 0 {
      text +=
        " = \(amount(difference - relation.constant, like: relation))，应为\(amount(-relation.constant, like: relation))"
    } else if right.isEmpty {
      text += "，表中没有该项，视为零"
    } else {
      text += total(Array(left), relation) + "；右边\(sides(right))" + total(right, relation)
    }
    text += "；相差\(amount(difference, like: relation))"
    guard tolerance > 0 else { return text + "。" }
    let isBeyond = abs(difference) > tolerance
    return text + "，\(isBeyond ? "超过" : "不超过")四舍五入最多允许的\(amount(tolerance, like: relation))。"
  }

  private func total(_ addends: [Relation.Addend], _ relation: Relation) -> String {
    guard addends.count > 1 else { return "" }
    let sum = addends.reduce(Int128(0)) { $0 + $1.factor * examination.ledger[$1.reading].center }
    return " = " + amount(sum, like: relation)
  }

  /// The addends with their places, zeros left out: `“基本支出”291.73 + “项目支出”424.67`.
  private func sides(_ addends: [Relation.Addend]) -> String {
    let shown = addends.filter { examination.ledger[$0.reading].center != 0 }
    guard !shown.isEmpty else { return addends.first.map { place($0.reading) + "0" } ?? "0" }
    return shown.enumerated().map { index, addend in
      let sign = addend.factor < 0 ? (index == 0 ? "−" : " − ") : index == 0 ? "" : " + "
      return sign + place(addend.reading) + words(addend.reading)
    }.joined()
  }

  private func place(_ reading: Int) -> String {
    let operand = examination.ledger[reading].operand
    guard let form = operand.form else { return "文字" }
    let row = operand.code ?? operand.label ?? ""
    return "\(form.rawValue)表[\(row)·\(operand.column ?? "")]"
  }

  /// A number of quanta in the unit of the relation's figures.
  private func amount(_ value: Int128, like relation: Relation) -> String {
    let measures = relation.addends.map { examination.ledger[$0.reading].measure }
    for case .money(let unit, _) in measures {
      let decimals = measures.map { if case .money(_, let decimals) = $0 { decimals } else { 0 } }.max() ?? 2
      guard let step = Reading.step(unit: unit, decimals: decimals + 1) else { break }
      var text = PrintedFigure(
        coefficient: Int64(clamping: Quantum.roundDivide(value, step)),
        decimals: decimals + 1,
        unit: unit
      ).text()
      if text.hasSuffix("0") { text.removeLast() }
      return text + unit.rawValue
    }
    if case .percent = measures.first {
      return PrintedFigure(
        coefficient: Int64(clamping: Quantum.roundDivide(value, Quantum.perPoint / 1_000)),
        decimals: 3,
        unit: .yuan
      ).text() + "%"
    }
    return String(value / Quantum.perPiece)
  }

  /// The rate that the printed figures give, with three decimals.
  private func rate(_ relation: Relation) -> String {
    let values = Valuation(examination.ledger.readings)
    let percent: Int
    switch relation.shape {
    case .ratio(let reading, _): percent = reading
    case .growth(let growth): percent = growth.rate
    default: return ""
    }
    guard let exact = relation.exactValue(of: percent, values) else { return "" }
    return PrintedFigure(
      coefficient: Int64(clamping: Quantum.roundDivide(exact, Quantum.perPoint / 1_000)),
      decimals: 3,
      unit: .yuan
    ).text() + "%"
  }
}

extension Int128 {
  fileprivate var magnitude128: Int128 { self < 0 ? -self : self }
}
