import JuesuanModel

extension FindingWriter {
  /// One finding for statements that rounding explains one by one and not together.
  func contradiction() -> [Finding] {
    let indices = examination.contradiction
    guard let first = indices.first, indices.count > 1 else { return [] }
    let relations = indices.map { examination.relations[$0] }
    let rules = relations.map { RuleCatalog.rules[$0.rule] }
    var seen: Set<Int> = []
    let readings = relations.flatMap(\.readings).filter { seen.insert($0).inserted }
    // The figure that most of the statements speak of.
    let counts = readings.map { reading in relations.count { $0.readings.contains(reading) } }
    let focus = zip(readings, counts).max { $0.1 < $1.1 }?.0 ?? examination.relations[first].primary
    let operand = examination.ledger[focus].operand
    let statements = zip(rules, relations).map { rule, relation in
      rule.id + (relation.instance.isEmpty ? "" : "（\(relation.instance)）")
    }
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
        message:
          "以下\(relations.count)条勾稽关系逐条都在四舍五入的尾差以内，但不存在一组真实金额能使它们同时成立：\(statements.joined(separator: "、"))。其中至少有一个数字有误。",
        operands: readings.map { examination.ledger[$0].operand }
      )
    ]
  }
}
