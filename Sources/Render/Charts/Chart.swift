import JuesuanModel

/// One of the four charts that the standard format asks for, with exact amounts.
struct Chart {
  /// Which chart.
  enum Kind: CaseIterable, Hashable {
    case totals, income, expenditure, fiscalTotals

    /// The section that it closes.
    var section: SectionKey {
      switch self {
      case .totals: .overall
      case .income: .income
      case .expenditure: .expenditure
      case .fiscalTotals: .fiscal
      }
    }

    var caption: String {
      switch self {
      case .totals: "图1：收、支决算总计变动情况"
      case .income: "图2：收入决算结构"
      case .expenditure: "图3：支出决算结构"
      case .fiscalTotals: "图4：财政拨款收、支决算总计变动情况"
      }
    }

    /// Reads a printed caption such as `图 2：收入决算结构`.
    init?(caption: String) {
      let text = Normalisation.compact(caption)
      // A caption is a line of its own; running text that speaks of a figure is longer.
      guard text.first == "图", text.dropFirst().first?.isNumber == true, text.count <= 40 else { return nil }
      if text.contains("财政拨款"), text.contains("变动") {
        self = .fiscalTotals
      } else if text.contains("变动") {
        self = .totals
      } else if text.contains("收入"), text.contains("结构") {
        self = .income
      } else if text.contains("支出"), text.contains("结构") {
        self = .expenditure
      } else {
        return nil
      }
    }
  }

  /// An amount with its name.
  struct Part: Hashable {
    var name: String
    var amount: Money
  }

  var kind: Kind
  var parts: [Part]
  var unit: MoneyUnit
  /// What a reader should know of the numbers.
  var note: String?

  /// The chart, or nil where the report does not state its numbers.
  init?(_ kind: Kind, job: RenderJob) {
    self.kind = kind
    let report = job.report
    let value = { (figure: FormFigure?) in
      job.edition == .corrected ? figure?.effective.money : figure?.value.money
    }
    switch kind {
    case .totals, .fiscalTotals:
      let key: FormKey = kind == .totals ? .incomeAndExpenditure : .fiscalSummary
      guard let form = report.form(key), let row = form.row("总计", lane: 0),
        let current = row.figures.compactMap({ value($0) }).first
      else { return nil }
      unit = form.unit
      let prior = kind == .totals ? job.priorYear?.total : job.priorYear?.fiscalTotal
      let year = report.fiscalYear
      parts = [Part(name: year.map { "\($0)年度" } ?? "本年度", amount: current)]
      if let prior {
        parts.insert(Part(name: year.map { "\($0 - 1)年度" } ?? "上年度", amount: prior), at: 0)
      } else {
        note = "上年数未在文本中载明"
      }
    case .income, .expenditure:
      let key: FormKey = kind == .income ? .income : .expenditure
      guard let form = report.form(key), let row = form.row("合计") else { return nil }
      unit = form.unit
      let total = FormCatalogue.definition(of: key).standard.lanes[0].columns[0].key
      parts = form.columns.enumerated().compactMap { index, column in
        guard let name = column.key, name != total,
          let amount = value(row.figures.first { $0.column == index }), amount > .zero
        else { return nil }
        return Part(name: name, amount: amount)
      }
      if parts.isEmpty { return nil }
    }
  }

  /// Each part's share of the whole in tenths of a percent, rounded half up.
  var perMille: [Int64] {
    let whole = parts.reduce(Int64(0)) { $0.addingReportingOverflow($1.amount.fen).partialValue }
    guard whole > 0 else { return parts.map { _ in 0 } }
    return parts.map { part in
      let (high, low) = part.amount.fen.multipliedFullWidth(by: 2000)
      let (quotient, _) = whole.dividingFullWidth((high, low))
      return (quotient + 1) / 2
    }
  }
}
