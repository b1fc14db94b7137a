internal import JuesuanModel

/// Says which statutory form a table is: by its title and by its headers and rows, never by its printed number.
enum FormRecognition {
  /// What was recognised and on what ground.
  struct Result {
    var key: FormKey
    var isTitled: Bool
    var isStandardTitle: Bool
    /// Whether the title belongs to a version of the form, or a wider table, that may be published beside it.
    var isOtherVersion = false
    var diagnostics: [Diagnostic] = []
  }

  /// The form that a table is; nil for any other table.
  static func form(of candidate: TableCandidate) -> Result? {
    let content = content(of: candidate.grid)
    let titles = [candidate.title].compactMap { $0 }
    for title in titles {
      guard let key = FormCatalogue.form(titled: title) else { continue }
      let wanted = Normalisation.title(title)
      let isStandard = wanted.hasSuffix(Normalisation.title(FormCatalogue.definition(of: key).title))
      var result = Result(key: key, isTitled: true, isStandardTitle: isStandard)
      result.isOtherVersion = FormCatalogue.isOtherVersion(title, of: key)
      if let content, content != key, contradicts(content, key) {
        result.key = content
        result.isStandardTitle = false
        result.diagnostics.append(
          Diagnostic(
            .warning,
            "title-mismatch",
            "标题“\(title)”与表头不符，按表头认定为《\(FormCatalogue.definition(of: content).title)》。",
            page: candidate.table.pages.first,
            box: candidate.table.parts.first?.box
          )
        )
      }
      return result
    }
    // Another title, or a heading that names another table, is a statement too: it is no form.
    guard candidate.title == nil || !TitleText.isTableTitle(candidate.title ?? ""), let content else {
      return nil
    }
    return Result(
      key: content,
      isTitled: false,
      isStandardTitle: false,
      diagnostics: [
        Diagnostic(
          .note,
          "title-missing",
          "表上没有标题，按表头认定为《\(FormCatalogue.definition(of: content).title)》。",
          page: candidate.table.pages.first,
          box: candidate.table.parts.first?.box
        )
      ]
    )
  }

  /// Whether headers speak so clearly against a title that the title must be the slip.
  private static func contradicts(_ content: FormKey, _ titled: FormKey) -> Bool {
    let clear: Set<FormKey> = [.incomeAndExpenditure, .income, .expenditure, .basicExpenditure, .threePublic]
    guard clear.contains(content) else { return false }
    // 01 and 04 share their rows, and a fund table may be printed on the grid of another.
    return !(content == .incomeAndExpenditure && titled == .fiscalSummary)
  }

  /// The form that headers and rows speak for; nil where they leave it open.
  static func content(of grid: FormGrid) -> FormKey? {
    let header = Set(grid.headerRows.flatMap { grid.texts[$0] }.map(Normalisation.compact))
    let labels = Set(
      grid.bodyRows.flatMap { grid.texts[$0] }.filter(RowNames.mayBeOne).map(Normalisation.rowName)
    )
    func heads(_ words: String...) -> Bool { words.allSatisfy { header.contains($0) } }
    let joined = header.joined(separator: " ")
    if joined.contains("出国"), joined.contains("接待") || joined.contains("运行维护费"), joined.contains("算数") {
      return .threePublic
    }
    if labels.contains("本年收入合计"), labels.contains("本年支出合计") {
      let isFiscal =
        labels.contains { $0.contains("年初财政拨款") } || joined.contains("政府性基金预算财政拨款")
        || joined.contains("政府性基金")
      return isFiscal ? .fiscalSummary : .incomeAndExpenditure
    }
    let codes = grid.bodyRows.flatMap { grid.texts[$0] }.compactMap { CodeText.code(in: $0)?.code }
    if !codes.isEmpty, codes.allSatisfy({ $0.hasPrefix("3") && $0.count < 7 }), codes.contains("301"),
      labels.contains("人员经费合计") || heads("人员经费", "公用经费")
    {
      return .basicExpenditure
    }
    if heads("本年收入合计", "财政拨款收入"), header.contains("事业收入") || header.contains("上级补助收入") {
      return .income
    }
    if heads("本年支出合计", "基本支出", "项目支出"),
      header.contains("上缴上级支出") || header.contains("经营支出") || joined.contains("对附属单位补助")
    {
      return .expenditure
    }
    guard heads("基本支出", "项目支出"), !joined.contains("预算数") else { return nil }
    let classes = Set(codes.map { String($0.prefix(3)) })
    if classes == ["223"] { return .stateCapital }
    if heads("年初结转和结余", "本年收入", "年末结转和结余") {
      return !classes.isEmpty
        && classes.isSubset(of: ["207", "208", "211", "212", "213", "214", "215", "229"])
        ? .governmentFunds : nil
    }
    let isPlain = header.contains("本年支出") || header.contains("本年支出合计") || header.contains("小计")
    return isPlain && classes.contains("201") && classes.contains("208") ? .generalBudget : nil
  }
}
