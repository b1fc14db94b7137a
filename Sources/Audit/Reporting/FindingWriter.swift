import JuesuanModel

/// Puts what an examination found into findings and corrections.
struct FindingWriter {
  let examination: Examination

  private var ledger: Ledger { examination.ledger }

  /// The findings in order with their numbers, and the corrections that are supported without a tie.
  func write() -> (findings: [Finding], corrections: [Correction]) {
    var findings: [Finding] = []
    var clusterOf: [Int: Repair.Cluster] = [:]
    for cluster in examination.clusters {
      for relation in cluster.relations { clusterOf[relation] = cluster }
    }
    var tails: [Int: [Int]] = [:]
    for (index, verdict) in examination.verdicts.enumerated() {
      let rule = RuleCatalog.rules[examination.relations[index].rule]
      switch verdict {
      case .exact: break
      case .within where rule.severity == .info: break
      case .within: tails[examination.relations[index].rule, default: []].append(index)
      case .fails, .zeroBase, .idleRate: findings.append(failure(index, verdict, clusterOf[index]))
      }
    }
    findings += contradiction()
    findings += examination.remarks.map(remark)
    findings += tails.sorted { $0.key < $1.key }.map { rounding($0.value) }
    return numbered(merged(findings))
  }

  // MARK: Order and numbers

  private func merged(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }
  }

  private func numbered(_ findings: [Finding]) -> (findings: [Finding], corrections: [Correction]) {
    func place(_ finding: Finding) -> (Int, String, Int, Double) {
      let rank = finding.severity == .error ? 0 : finding.severity == .warning ? 1 : 2
      return (rank, finding.operands.first?.form?.rawValue ?? "99", finding.page ?? 0, finding.box?.y0 ?? 0)
    }
    let ordered = findings.enumerated().sorted { left, right in
      let (a, b) = (place(left.element), place(right.element))
      return a == b ? left.offset < right.offset : a < b
    }
    var corrections: [Correction] = []
    var changed: Set<Change> = []
    let numbered = ordered.enumerated().map { position, entry in
      var finding = entry.element
      let digits = String(position + 1)
      finding.id = "F" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      finding.corrections = finding.corrections.map { correction in
        var result = correction
        result.finding = finding.id
        return result
      }
      for correction in finding.corrections where correction.unique {
        // The same change may mend several findings; it is put in force once.
        guard correction.changes.contains(where: { !changed.contains($0) }) else { continue }
        changed.formUnion(correction.changes)
        corrections.append(correction)
      }
      return finding
    }
    return (numbered, corrections)
  }

  // MARK: Failing relations

  private func failure(_ index: Int, _ verdict: Verdict, _ cluster: Repair.Cluster?) -> Finding {
    let relation = examination.relations[index]
    let rule = RuleCatalog.rules[relation.rule]
    let members = Set(relation.readings)
    let edit = cluster?.unique?.first { members.contains($0.reading) }
    let focus = edit?.reading ?? relation.primary
    let reading = ledger[focus]
    let corrections = corrections(cluster, relation, rule) + rewordings(relation, rule)
    let isFlip = edit.map { ledger[$0.reading].measure == .word } ?? false
    return Finding(
      rule: rule.id,
      kind: isFlip ? .direction : rule.kind,
      severity: verdict == .idleRate ? .info : rule.severity,
      page: reading.operand.page ?? relation.clause.flatMap(page),
      box: reading.operand.box ?? relation.clause.flatMap(box),
      quote: quote(relation, focus),
      printed: reading.operand.printed.filter { !$0.isWhitespace },
      expected: edit.map { ledger[$0.reading].text(of: $0.value) } ?? expectation(relation, verdict),
      message: message(relation, rule, verdict, edit) + doubt(cluster, relation, rule),
      operands: relation.readings.map { ledger[$0].operand },
      corrections: corrections
    )
  }

  /// Why no correction is proposed, where none is.
  private func doubt(_ cluster: Repair.Cluster?, _ relation: Relation, _ rule: Rule) -> String {
    if let cluster {
      guard cluster.explanations.isEmpty, let reason = cluster.reason else { return "" }
      return "未能确定更正：\(reason)。"
    }
    guard case .atMost = relation.shape, rule.severity > .info else { return "" }
    return "未能确定更正：\(Repair.boundsAlone)。"
  }

  /// What the printed figures of the others would give where no single change is supported.
  private func expectation(_ relation: Relation, _ verdict: Verdict) -> String? {
    if let rewording = relation.rewording {
      return "完成\(rewording.to)预算的" + ledger[relation.primary].operand.printed
    }
    guard verdict == .fails, relation.clause != nil else { return nil }
    let values = Valuation(ledger.readings)
    guard ledger[relation.primary].measure != .word,
      let exact = relation.exactValue(of: relation.primary, values)
    else { return nil }
    return ledger[relation.primary].text(of: exact)
  }

  private func corrections(_ cluster: Repair.Cluster?, _ relation: Relation, _ rule: Rule) -> [Correction] {
    guard let cluster else { return [] }
    let isUnique = cluster.unique != nil
    let members = Set(relation.readings)
    return cluster.explanations.prefix(Self.mostAlternatives).map { edits in
      // The figure that the finding is about comes first.
      let edits =
        edits.filter { members.contains($0.reading) } + edits.filter { !members.contains($0.reading) }
      return Correction(
        finding: "",
        rule: rule.id,
        changes: edits.map { Change(ledger[$0.reading], to: $0.value) },
        reason: reason(edits, cluster, isUnique),
        unique: isUnique
      )
    }
  }

  /// The change of a word that makes a rate hold of another figure of the sentence.
  private func rewordings(_ relation: Relation, _ rule: Rule) -> [Correction] {
    guard let rewording = relation.rewording else { return [] }
    let change = Change(
      target: rewording.site,
      place: relation.clause?.quote ?? "",
      page: relation.clause.flatMap(page),
      from: rewording.from,
      to: rewording.to
    )
    let reason = "按“\(rewording.to)预算”计算，完成率成立；按“\(rewording.from)预算”不成立。"
    return [Correction(finding: "", rule: rule.id, changes: [change], reason: reason, unique: true)]
  }

  /// More alternatives than these help nobody.
  private static let mostAlternatives = 6

  private func reason(_ edits: [Repair.Edit], _ cluster: Repair.Cluster, _ isUnique: Bool) -> String {
    let rules = Set(cluster.relations.map { RuleCatalog.rules[examination.relations[$0].rule].id }).sorted()
    let slips = edits.map(\.slip)
    let slip =
      slips.contains(.none) ? "" : "，与笔误相符（" + Set(slips).sorted().map(\.words).joined(separator: "；") + "）"
    let doubt = cluster.reason.map { "（\($0)）" } ?? ""
    let count = edits.count == 1 ? "改这一处" : "改这\(edits.count)处"
    return isUnique
      ? "只有\(count)能使\(rules.joined(separator: "、"))及其他相关勾稽关系全部成立\(slip)。"
      : "\(count)能使\(rules.joined(separator: "、"))成立，但不是唯一的可能\(slip)，须核对原始账表\(doubt)。"
  }

  // MARK: Remarks and tails

  private func remark(_ remark: WordingCheck.Remark) -> Finding {
    let rule = RuleCatalog.rules[remark.rule]
    let clause = remark.clause
    var corrections: [Correction] = []
    if let edit = remark.edit {
      corrections = [
        Correction(
          finding: "",
          rule: rule.id,
          changes: [
            Change(
              target: edit.site,
              place: clause?.quote ?? place(edit.site, remark),
              page: clause.flatMap(page) ?? remark.page,
              from: remark.printed,
              to: edit.to
            )
          ],
          reason: remark.message,
          unique: remark.isEditCertain
        )
      ]
    }
    return Finding(
      rule: rule.id,
      kind: rule.kind,
      severity: remark.severity ?? rule.severity,
      page: remark.page ?? clause.flatMap(page),
      box: remark.box ?? clause.flatMap(box),
      quote: remark.quote ?? clause?.quote ?? "",
      printed: remark.printed,
      expected: remark.expected,
      message: remark.message,
      operands: remark.operands,
      corrections: corrections
    )
  }

  /// Where the name of a row stands, in words.
  private func place(_ site: Change.Target, _ remark: WordingCheck.Remark) -> String {
    guard case .label(let form, _) = site else { return remark.quote ?? "" }
    return "\(form.rawValue)表 \(remark.quote ?? "")"
  }

  /// One finding for all tails of a rule: an officer needs to know, not to read each.
  private func rounding(_ indices: [Int]) -> Finding {
    let first = examination.relations[indices[0]]
    let rule = RuleCatalog.rules[first.rule]
    let names = indices.map { examination.relations[$0].instance }.filter { !$0.isEmpty }
    let reading = ledger[first.primary]
    let places =
      names.isEmpty ? "" : "（" + names.prefix(8).joined(separator: "；") + (names.count > 8 ? "等" : "") + "）"
    return Finding(
      rule: rule.id,
      kind: rule.kind,
      severity: .info,
      page: reading.operand.page ?? first.clause.flatMap(page),
      box: reading.operand.box,
      quote: quote(first, first.primary),
      printed: reading.operand.printed.filter { !$0.isWhitespace },
      expected: nil,
      message: "\(rule.sentence)：\(indices.count)处相差在四舍五入的尾差以内\(places)，不是错误。",
      operands: indices.prefix(8).flatMap {
        examination.relations[$0].readings.prefix(4).map { ledger[$0].operand }
      }
    )
  }

  // MARK: Words

  func page(_ clause: Clause) -> Int? { line(clause)?.page }
  func box(_ clause: Clause) -> Rect? { line(clause)?.box }

  private func line(_ clause: Clause) -> Paragraph.Line? {
    guard examination.report.body.indices.contains(clause.block),
      case .paragraph(let paragraph) = examination.report.body[clause.block]
    else { return nil }
    return paragraph.line(at: clause.offset)
  }

  /// The cells of the row for a table, the clause for the narrative.
  func quote(_ relation: Relation, _ focus: Int) -> String {
    if case .figure(let key, let row, _) = ledger[focus].site, let form = examination.report.form(key),
      form.rows.indices.contains(row)
    {
      let place = form.rows[row]
      return ([place.code, place.label] + place.figures.map(\.printed)).compactMap { $0 }
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    return relation.clause?.quote ?? ledger[focus].operand.printed
  }
}

extension Change {
  /// The change of a reading to another value.
  init(_ reading: Reading, to value: Int128) {
    let operand = reading.operand
    let place = [operand.form.map { $0.rawValue + "表" }, operand.code, operand.label, operand.column]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    self.init(
      target: reading.site,
      place: place,
      page: operand.page,
      from: operand.printed,
      to: reading.text(of: value)
    )
  }
}
