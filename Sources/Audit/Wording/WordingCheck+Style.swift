import JuesuanModel

/// Marks that stand twice, quotation marks and brackets without their other half, and differences without a reason.
extension WordingCheck {
  private static let doubledMarks = [
    "。。", ",,", "，，", ",。", "，。", "。，", "。,", "、、", "；；", ";;", "、。", "。、", "：：", "；。",
  ]

  func punctuation(_ context: WordingContext, _ rule: Int) -> [Remark] {
    var places: [(clause: Clause, what: String)] = []
    for text in context.narrative.paragraphs {
      let spaceless = Normalisation.spaceless(text.printed)
      if let mark = Self.doubledMarks.first(where: spaceless.contains) {
        places.append((text.clause(0..<min(text.count, 40)), "标点重复“\(mark)”"))
      }
      let (opened, closed) = (spaceless.count { $0 == "“" }, spaceless.count { $0 == "”" })
      if opened != closed {
        places.append((text.clause(0..<min(text.count, 40)), "引号不成对"))
      }
    }
    guard let first = places.first else { return [] }
    return [
      Remark(
        rule: rule,
        clause: first.clause,
        printed: first.what,
        expected: nil,
        message: "标点：\(first.what)" + (places.count > 1 ? "；同类情况共\(places.count)处。" : "。")
      )
    ]
  }

  /// Items whose amount differs from its budget want a reason.
  func reasons(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let texts = context.narrative.paragraphs
    let lacking = context.narrative.claims("N5c").filter { claim in
      guard let amount = claim.amount, let budget = claim.budgets.last?.figure,
        context.ledger[amount].center != context.ledger[budget].center,
        let text = texts.first(where: { $0.holds(claim.clause) })
      else { return false }
      let start = text.position(of: claim.clause)
      let end = text.find("(项)", from: start + claim.clause.quote.count)?.lowerBound ?? text.count
      return !text.text(start..<end).contains("原因")
    }
    guard let first = lacking.first else { return [] }
    return [
      Remark(
        rule: rule,
        clause: first.completion?.clause ?? first.clause,
        printed: "\(lacking.count)项",
        expected: nil,
        message: "有\(lacking.count)个项级科目的决算数与预算数不同而没有说明原因。"
      )
    ]
  }
}
