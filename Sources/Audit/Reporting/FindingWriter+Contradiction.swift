import JuesuanModel

extension FindingWriter {
  /// One finding for statements that rounding explains one by one and not together.
  func contradiction() -> [Finding] {
    guard examination.contradiction.isDecided else { return [undecided] }
    let indices = examination.contradiction.relations
    guard let first = indices.first, indices.count > 1 else { return [] }
    let relations = indices.map { examination.relations[$0] }
    let rules = relations.map { RuleCatalog.rules[$0.rule] }
    var seen: Set<Int> = []
    let readings = relations.flatMap(\.readings).filter { seen.insert($0).inserted }
    // The figure that most of the statements speak of.
    let counts = readings.map { reading in relations.count { $0.readings.contains(reading) } }
    let focus = zip(readings, counts).max { $0.1 < $1.1 }?.0 ?? examination.relations[first].primary
    let operand = examination.ledger[focus].operand
    let statements = zip(rules, relations).enumerated().map { number, statement in
      let (rule, relation) = statement
      let name = rule.id + (relation.instance.isEmpty ? "" : "（\(relation.instance)）")
      return "（\(number + 1)）\(name)：\(comparison(relation))"
    }
    let isSmallest = examination.contradiction.isSmallest
    let forms = Set(readings.compactMap { examination.ledger[$0].operand.form })
    return [
      Finding(
        rule: rules[0].id,
        kind: forms.count > 1 ? .crossTable : .sum,
        severity: .error,
        page: operand.page,
        box: operand.box,
        quote: quote(examination.relations[first], focus),
        printed: operand.printed.filter { !$0.isWhitespace },
        expected: nil,
        message: "以下\(relations.count)条勾稽关系逐条都在四舍五入的尾差以内，但不存在一组真实金额能使它们同时成立"
          + (isSmallest ? "，去掉任何一条则其余可以成立" : "（未及逐条排除）")
          + "；其中至少有一个数字有误。" + statements.joined(),
        operands: readings.map { examination.ledger[$0].operand }
      )
    ]
  }

  /// That the statements were tried one by one only.
  private var undecided: Finding {
    Finding(
      rule: RuleCatalog.rules[0].id,
      kind: .crossTable,
      severity: .info,
      page: nil,
      quote: "",
      printed: "",
      expected: nil,
      message: "各条勾稽关系已逐条核对；能否全部同时成立，未能在限定时间内判定。"
    )
  }
}
