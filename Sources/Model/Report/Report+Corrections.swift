extension Report {
  /// The report with `corrections` in force above what is printed.
  ///
  /// Printed values stay; a changed cell gets `FormFigure.corrected`, a changed paragraph `Paragraph.corrected`. A change
  /// whose printed text is not what stands at its place is left out and reported as a diagnostic, never forced.
  public func applying(_ corrections: [Correction]) -> Report {
    var result = self
    var passages: [Int: [(offset: Int, length: Int, change: Change)]] = [:]
    for correction in corrections {
      for change in correction.changes {
        switch change.target {
        case .figure(let key, let row, let figure):
          result.put(change, inForm: key, row: row, figure: figure)
        case .label(let key, let row):
          result.put(change, inForm: key, row: row)
        case .text(let block, let offset, let length):
          passages[block, default: []].append((offset, length, change))
        }
      }
    }
    for (block, changes) in passages.sorted(by: { $0.key < $1.key }) {
      result.put(changes.sorted { $0.offset > $1.offset }, inBlock: block)
    }
    result.corrections += corrections
    return result
  }

  private mutating func put(_ change: Change, inForm key: FormKey, row: Int, figure: Int) {
    guard let form = forms.firstIndex(where: { $0.key == key }), forms[form].rows.indices.contains(row),
      forms[form].rows[row].figures.indices.contains(figure),
      forms[form].rows[row].figures[figure].printed == change.from,
      let value = FigureValue(reading: change.to, unit: forms[form].unit).figure
    else { return refuse(change) }
    forms[form].rows[row].figures[figure].corrected = value
    forms[form].rows[row].figures[figure].status = .corrected
  }

  private mutating func put(_ change: Change, inForm key: FormKey, row: Int) {
    guard let form = forms.firstIndex(where: { $0.key == key }), forms[form].rows.indices.contains(row),
      forms[form].rows[row].label == change.from
    else { return refuse(change) }
    forms[form].rows[row].correctedLabel = change.to
  }

  private mutating func put(_ changes: [(offset: Int, length: Int, change: Change)], inBlock block: Int) {
    guard body.indices.contains(block), case .paragraph(var paragraph) = body[block] else {
      changes.forEach { refuse($0.change) }
      return
    }
    var characters = Array(paragraph.text)
    for (offset, length, change) in changes {
      guard offset >= 0, length >= 0, offset + length <= characters.count,
        String(characters[offset..<offset + length]) == change.from
      else {
        refuse(change)
        continue
      }
      characters.replaceSubrange(offset..<offset + length, with: Array(change.to))
    }
    paragraph.corrected = String(characters)
    body[block] = .paragraph(paragraph)
  }

  private mutating func refuse(_ change: Change) {
    diagnostics.append(
      Diagnostic(
        .warning,
        "correction-refused",
        "更正未执行：\(change.place) 处不是 \(change.from)。",
        page: change.page
      )
    )
  }
}
