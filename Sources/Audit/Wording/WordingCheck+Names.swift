import JuesuanModel

/// Years and names of classes.
extension WordingCheck {
  func years(_ context: WordingContext, _ rule: Int) -> [Remark] {
    guard let year = context.report.fiscalYear else { return [] }
    var result: [Remark] = []
    for (_, texts) in context.narrative.sections.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for text in texts { result += years(text, year, rule) }
    }
    return result.sorted {
      ($0.clause?.block ?? 0, $0.clause?.offset ?? 0) < ($1.clause?.block ?? 0, $1.clause?.offset ?? 0)
    }
  }

  private func years(_ text: CompactText, _ year: Int, _ rule: Int) -> [Remark] {
    var result: [Remark] = []
    var start = 0
    while let mark = text.find("年", from: start) {
      start = mark.upperBound
      var begin = mark.lowerBound
      while begin > 0, Token.isDigit(text.characters[begin - 1]) { begin -= 1 }
      let digits = text.text(begin..<mark.lowerBound)
      let before = text.text(max(0, begin - 2)..<begin)
      let after = text.text(mark.upperBound..<min(text.count, mark.upperBound + 6))
      let range = begin..<mark.upperBound
      if (digits.count == 3 || digits.count == 5) && digits.hasPrefix("20") && after.hasPrefix("度") {
        result.append(remark(text, range, nil, "年份“\(digits)年”位数不对。", rule, .error))
      } else if digits.count == 4, let found = Int(digits) {
        if before == "截至", after.hasPrefix("12月31日"), found != year {
          result.append(remark(text, range, "\(year)年", "截止日期应在\(year)年。", rule, .error))
        } else if before.hasSuffix("与") || before.hasSuffix("较") || before.hasSuffix("比"), found != year - 1,
          after.hasPrefix("度相比") || after.hasPrefix("相比") || after.hasPrefix("度决算数")
        {
          result.append(
            remark(
              text,
              range,
              "\(year - 1)年",
              "比较的年度应为\(year - 1)年。",
              rule,
              found == year ? .error : .warning
            )
          )
        }
      }
    }
    return result
  }

  private func remark(
    _ text: CompactText,
    _ range: Range<Int>,
    _ expected: String?,
    _ message: String,
    _ rule: Int,
    _ severity: Finding.Severity
  ) -> Remark {
    let sentence =
      text.boundary(
        before: range.lowerBound,
        marks: ["。", ";"]
      )..<min(
        text.boundary(after: range.upperBound, marks: ["。", ";", ","]),
        text.count
      )
    var result = Remark(
      rule: rule,
      clause: text.clause(sentence),
      printed: text.printedText(range),
      expected: expected,
      message: "文字写作“\(text.printedText(range))”：" + message
    )
    result.severity = severity
    if let expected, severity == .error {
      let place = text.place(range)
      result.edit = (.text(block: place.block, offset: place.offset, length: place.length), expected)
      result.isEditCertain = true
    }
    return result
  }

  /// The first year in which the names of the reform of 2018 are in force.
  private static let firstYearOfCurrentNames = 2019

  func classNames(_ context: WordingContext, _ rule: Int) -> [Remark] {
    var result: [Remark] = []
    for form in context.report.forms {
      for (index, row) in form.rows.enumerated() {
        guard let key = row.key, key.count == 3, Instances.isCode(key), form.key != .basicExpenditure,
          let entry = FunctionalClassification.classes.first(where: { $0.code == key })
        else { continue }
        let label = Normalisation.compact(Normalisation.label(row.label))
        let current = Normalisation.compact(entry.name)
        let earlier = entry.earlierNames.map { Normalisation.compact($0) }
        if label == current || label + "支出" == current || label.isEmpty { continue }
        let isEarlier = earlier.contains(label) || earlier.contains { $0 + "支出" == label }
        if isEarlier, context.report.fiscalYear ?? 0 < Self.firstYearOfCurrentNames { continue }
        // An unknown name is wrong only where the report itself names the class rightly elsewhere.
        let isRightElsewhere = context.report.forms.contains { other in
          other.rows.contains {
            $0.key == key && Normalisation.compact(Normalisation.label($0.label)) == current
          }
        }
        var remark = Remark(
          rule: rule,
          page: row.figures.first?.page ?? form.table.pages.first,
          box: row.figures.first?.box,
          quote: (row.code ?? "") + " " + row.label,
          printed: row.label,
          expected: entry.name,
          message:
            "\(FormCatalogue.definition(of: form.key).title)把\(key)写作“\(row.label)”，应为“\(entry.name)”\(isEarlier ? "（这是以前年度的名称）" : "")。"
        )
        // Two names in one report cannot both be right, and one of them is that in force.
        if isRightElsewhere, !isEarlier {
          remark.edit = (.label(form: form.key, row: index), entry.name)
          remark.isEditCertain = true
        }
        remark.severity = isRightElsewhere && !isEarlier ? .error : isEarlier ? .warning : .info
        result.append(remark)
      }
    }
    return result
  }
}
