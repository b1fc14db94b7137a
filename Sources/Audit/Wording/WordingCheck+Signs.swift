import JuesuanModel

/// Amounts below zero where none can be, surpluses used by those who have none, and more cars paid for than there are.
extension WordingCheck {
  /// Forms of expenditure; a return of money spent in an earlier year is the only amount below zero they may have.
  private static let spending: [FormKey] = [.expenditure, .generalBudget, .basicExpenditure, .threePublic]

  func negatives(_ context: WordingContext, _ rule: Int) -> [Remark] {
    Self.spending.flatMap { key -> [Remark] in
      guard let form = context.index.form(key) else { return [] }
      return form.rows.compactMap { row -> Remark? in
        let found = row.figures.first { figure in
          figure.confidence >= Ledger.leastConfidence && (figure.value.figure?.coefficient ?? 0) < 0
        }
        guard let found else { return nil }
        var remark = Remark(
          rule: rule,
          page: found.page,
          box: found.box,
          quote: (row.code ?? "") + row.label + " " + found.printed,
          printed: found.printed,
          expected: nil,
          message:
            "\(FormCatalogue.definition(of: key).title)\(row.code ?? "")\(row.label)为负数\(found.printed)，支出一般不为负。"
        )
        remark.severity = key == .threePublic ? .error : nil
        return remark
      }
    }
  }

  /// 结余分配 and 使用非财政拨款结余 belong to institutions with income of their own.
  func surpluses(_ context: WordingContext, _ rule: Int) -> [Remark] {
    guard let form = context.index.form(.incomeAndExpenditure) else { return [] }
    func figure(_ row: String, _ lane: Int) -> FormFigure? {
      context.index.cell(.incomeAndExpenditure, row: row, column: "金额", lane: lane).map {
        form.rows[$0.row].figures[$0.figure]
      }
    }
    func amount(_ row: String, _ lane: Int) -> Int64 { figure(row, lane)?.value.figure?.coefficient ?? 0 }
    let own = ["事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入"].map { amount($0, 0) }
    guard own.allSatisfy({ $0 == 0 }) else { return [] }
    return [("使用非财政拨款结余", 0), ("结余分配", 1)].compactMap { row, lane in
      guard amount(row, lane) > 0, let figure = figure(row, lane) else { return nil }
      return Remark(
        rule: rule,
        page: figure.page,
        box: figure.box,
        quote: row + " " + figure.printed,
        printed: figure.printed,
        expected: nil,
        message: "\(row)\(figure.printed)，而本年没有事业收入、经营收入等非财政收入，请核对。"
      )
    }
  }

  /// Cars paid from the public purse are some of all cars.
  func carsHeld(_ context: WordingContext, _ rule: Int) -> [Remark] {
    func count(_ sections: [SectionKey], _ words: String) -> (count: Int64, clause: Clause)? {
      for text in sections.flatMap({ context.narrative.sections[$0] ?? [] }) {
        guard let found = text.find(words) else { continue }
        for token in Token.tokens(of: text) where token.range.lowerBound - found.upperBound >= 0 {
          guard case .count(let count, "辆") = token.kind, token.range.lowerBound - found.upperBound <= 2
          else { break }
          return (count, text.clause(found.lowerBound..<token.whole.upperBound))
        }
      }
      return nil
    }
    guard let held = count([.threePublic], "保有量"),
      let all = count([.assets, .operating, .procurement], "共有车辆"),
      held.count > all.count
    else { return [] }
    return [
      Remark(
        rule: rule,
        clause: held.clause,
        printed: "\(held.count)辆",
        expected: nil,
        message: "财政拨款开支的公务用车保有量\(held.count)辆，多于国有资产占用情况中的车辆总数\(all.count)辆（“\(all.clause.quote)”）。"
      )
    ]
  }
}
