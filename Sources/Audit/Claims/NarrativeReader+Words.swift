import JuesuanModel

/// Comparisons, purposes, lists, counts, and statements that there is none.
extension NarrativeReader {
  mutating func readComparisons(_ text: CompactText, _ span: Range<Int>) {
    guard let current, narrative.claims[current].comparison == nil else { return }
    for (word, sign) in DirectionWord.comparisons {
      guard let range = text.find(word, from: span.lowerBound, to: span.upperBound) else { continue }
      let before = text.text(
        text.boundary(before: range.lowerBound, marks: ["。", ";", ","])..<range.lowerBound
      )
      let after = text.text(range.upperBound..<min(text.count, range.upperBound + 5))
      guard before.hasSuffix("决算数"), after.contains("预算数") else { continue }
      // The figures come first; a comparison before any figure belongs to what follows.
      let passed = text.text(span.lowerBound..<range.lowerBound)
      guard narrative.claims[current].amount != nil, !passed.contains("(项)") else { return }
      narrative.claims[current].comparison = addWord(range, sign, text)
      narrative.claims[current].comparisonClause = text.clause(
        text.boundary(
          before: range.lowerBound,
          marks: ["。", ";"]
        )..<text.boundary(
          after: range.upperBound,
          marks: ["。", ";", ",", ":"]
        )
      )
      return
    }
  }

  func purpose(_ text: CompactText, after start: Int) -> (clause: Clause, text: String)? {
    guard let words = text.find("主要用于", from: start, to: min(text.count, start + 8)) else { return nil }
    var begin = words.upperBound
    if begin < text.count, text.characters[begin] == ":" { begin += 1 }
    let end = text.boundary(after: begin, marks: ["。"])
    return begin < end ? (text.clause(begin..<end), text.text(begin..<end)) : nil
  }

  mutating func readNone(_ text: CompactText, _ section: SectionKey) {
    let families: [SectionKey: String] = [.funds: "N7", .capital: "N8", .threePublic: "N9"]
    let subjects: [SectionKey: String] = [.funds: "政府性基金", .capital: "国有资本经营", .threePublic: "三公经费"]
    guard let family = families[section], let subject = subjects[section] else { return }
    for negation in ["无", "没有", "未发生", "未安排"] {
      for prefix in ["年度", "本单位", "本部门", "本年", "单位", "部门"] {
        guard let found = text.find(prefix + negation + subject) else { continue }
        let end = text.boundary(after: found.upperBound, marks: ["。"])
        narrative.nones[family] = text.clause(
          text.boundary(before: found.lowerBound, marks: ["。", ";"])..<end
        )
        return
      }
    }
  }

  mutating func readLists(_ text: CompactText) {
    var start = 0
    while let opening = text.find("主要包括", from: start) {
      let end = text.boundary(after: opening.upperBound, marks: ["。", ";"])
      start = end
      let before = text.text(0..<opening.lowerBound)
      let places = ["人员经费", "公用经费"].compactMap { name in
        before.ranges(of: name).last.map { (name, $0.lowerBound) }
      }
      guard let subject = places.max(by: { $0.1 < $1.1 })?.0 else { continue }
      var names: [(name: String, clause: Clause)] = []
      var (isOpen, hasAmounts) = (false, false)
      var from = opening.upperBound
      while from < end {
        let to = min(text.boundary(after: from, marks: ["、", ","]), end)
        var name = text.text(from..<to)
        if name.hasPrefix(":") { name.removeFirst() }
        if let digit = name.firstIndex(where: Token.isDigit) {
          name = String(name[..<digit])
          hasAmounts = true
        }
        if name.hasSuffix("等") || name.hasSuffix("等支出") { isOpen = true }
        name = Lead.trimmed(name, of: ["等支出", "等"])
        if !name.isEmpty { names.append((name, text.clause(from..<to))) }
        from = to + 1
      }
      narrative.lists.append(
        NameList(
          subject: subject,
          names: names,
          hasAmounts: hasAmounts,
          isOpen: isOpen,
          clause: text.clause(text.boundary(before: opening.lowerBound, marks: ["。", ";"])..<end)
        )
      )
    }
  }

  mutating func readCounts(_ text: CompactText, _ section: SectionKey) {
    guard section == .assets || section == .procurement || section == .operating else { return }
    guard let opening = text.find("共有车辆") else { return }
    let end = text.boundary(after: opening.upperBound, marks: ["。", ";"])
    for token in Token.tokens(of: text) {
      guard case .count(let count, "辆") = token.kind, token.range.lowerBound >= opening.lowerBound,
        token.range.upperBound <= end
      else { continue }
      let reading = ledger.add(
        Reading(
          site: site(token.range, text),
          measure: .count,
          state: .printed,
          center: Int128(count) * Quantum.perPiece,
          radius: 0,
          operand: operand(token.range, text)
        )
      )
      let clause = text.clause(opening.lowerBound..<token.whole.upperBound)
      var claim = Claim(family: "N12", subject: "车辆", clause: clause)
      claim.amount = reading
      claim.amountClause = clause
      narrative.claims.append(claim)
    }
  }
}
