import JuesuanModel

/// The forms of a consistent report.
extension ConsistentReport {
  func addForms(_ builder: inout ReportBuilder) {
    for key in FormKey.allCases where !shape.absent.contains(key) {
      switch key {
      case .incomeAndExpenditure: addSummary(&builder)
      case .income: builder.add(.income, rows: coded(incomeCells))
      case .expenditure: builder.add(.expenditure, rows: coded(expenditureCells))
      case .fiscalSummary: addFiscal(&builder)
      case .generalBudget: addGeneral(&builder)
      case .basicExpenditure: addBasic(&builder)
      case .governmentFunds: addCarried(&builder, .governmentFunds, \.fund, hasBalances: true)
      case .stateCapital:
        addCarried(&builder, .stateCapital, \.capital, hasBalances: shape.layout != .ministry)
      case .threePublic: addThreePublic(&builder)
      }
    }
  }

  func text(_ fen: Int64) -> String {
    fen == 0 && !shape.printsZeros ? "" : Money(fen: fen).printed(in: shape.unit, grouped: true)
  }

  /// Sums by class, group and item in the order of codes, the total first or last.
  private func coded(_ values: (Item) -> [Int64]?) -> [ReportBuilder.Row] {
    let chosen = items.compactMap { item in values(item).map { (item.code, $0) } }
    guard let width = chosen.first?.1.count else { return [] }
    var sums: [String: [Int64]] = [:]
    for (code, row) in chosen {
      for key in ["合计", String(code.prefix(3)), String(code.prefix(5)), code] {
        for (index, value) in row.enumerated() {
          sums[key, default: Array(repeating: 0, count: width)][index] += value
        }
      }
    }
    let codes = sums.keys.filter { $0 != "合计" }.sorted()
    return (shape.layout == .shanghai ? codes + ["合计"] : ["合计"] + codes).map { key in
      .init(
        key: key,
        label: FunctionalClassification.name(of: key) ?? key,
        cells: (sums[key] ?? []).map(text)
      )
    }
  }

  private func incomeCells(_ item: Item) -> [Int64]? {
    var cells = [item.income, item.fiscalIncome, 0, 0, 0, 0, 0]
    cells[1 + item.ownIncome] = item.own.income
    return cells
  }

  private func expenditureCells(_ item: Item) -> [Int64]? {
    var cells = [item.spent, item.basic, item.project, 0, 0, 0]
    if item.ownKind != 2 { cells[item.ownKind] = item.own.project }
    return cells
  }

  private func addGeneral(_ builder: inout ReportBuilder) {
    guard shape.layout == .beijing else {
      return builder.add(
        .generalBudget,
        rows: coded {
          $0.general.spent == 0 ? nil : [$0.general.spent, $0.general.basic, $0.general.project]
        }
      )
    }
    builder.add(
      .generalBudget,
      variant: "收入支出",
      rows: coded { item in
        let flow = item.general
        guard flow.spent > 0 else { return nil }
        return [
          flow.opening, 0, flow.opening, flow.income, flow.basic, flow.income - flow.basic,
          flow.spent, flow.basic, flow.project, flow.closing, 0, flow.closing,
        ]
      }
    )
  }

  private func addCarried(
    _ builder: inout ReportBuilder,
    _ key: FormKey,
    _ flow: KeyPath<Item, Flow>,
    hasBalances: Bool
  ) {
    let rows = coded { item in
      let flow = item[keyPath: flow]
      guard flow.spent > 0 else { return nil }
      let spent = [flow.spent, flow.basic, flow.project]
      return hasBalances ? [flow.opening, flow.income] + spent + [flow.closing] : spent
    }
    let empty = ReportBuilder.Row(
      key: "合计",
      label: "合计",
      cells: Array(repeating: text(0), count: hasBalances ? 6 : 3)
    )
    builder.add(key, variant: hasBalances ? "收入支出" : "支出", rows: rows.isEmpty ? [empty] : rows)
  }

  private func addThreePublic(_ builder: inout ReportBuilder) {
    let lanes = [threePublic.map(\.budget), threePublic.map(\.spent)]
    builder.add(
      .threePublic,
      rows: lanes.enumerated().map { lane, parts in
        let cells = [parts.reduce(0, +), parts[0], parts[1] + parts[2], parts[1], parts[2], parts[3]]
        return .init(lane: lane, key: "合计", label: "", cells: cells.map(text))
      }
    )
  }

  private func addSummary(_ builder: inout ReportBuilder) {
    var left = [
      "一般公共预算财政拨款收入": sum(\.general.income), "政府性基金预算财政拨款收入": sum(\.fund.income),
      "国有资本经营预算财政拨款收入": sum(\.capital.income), "本年收入合计": sum(\.income), "使用非财政拨款结余": used,
      "年初结转和结余": sum(\.opening), "总计": sum(\.income) + used + sum(\.opening),
    ]
    for (index, name) in Self.ownIncomes.enumerated() {
      left[name] = sum { $0.ownIncome == index + 1 ? $0.own.income : 0 }
    }
    let right = [
      "本年支出合计": sum(\.spent), "结余分配": distributed, "年末结转和结余": sum(\.closing),
      "总计": sum(\.spent) + distributed + sum(\.closing),
    ]
    addTwoSided(&builder, .incomeAndExpenditure) { lane, key in
      let members = items.filter { $0.code.hasPrefix(key) }
      return [lane == 0 ? left[key] ?? 0 : right[key] ?? members.reduce(0) { $0 + $1.spent }]
    }
  }

  static let ownIncomes = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
  private static let funds = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
  private static var flows: [KeyPath<Item, Flow>] { [\.general, \.fund, \.capital] }

  private func addFiscal(_ builder: inout ReportBuilder) {
    func totals(_ value: (Flow) -> Int64) -> [Int64] {
      Self.flows.map { flow in sum { value($0[keyPath: flow]) } }
    }
    let (opening, income, closing, spent) = (
      totals(\.opening), totals(\.income), totals(\.closing), totals(\.spent)
    )
    var left: [String: Int64] = [
      "本年收入合计": income.reduce(0, +), "年初财政拨款结转和结余": opening.reduce(0, +),
      "总计": income.reduce(0, +) + opening.reduce(0, +),
    ]
    for (index, fund) in Self.funds.enumerated() {
      left[fund] = income[index]
      left["年初/" + fund] = opening[index]
    }
    addTwoSided(&builder, .fiscalSummary) { lane, key in
      guard lane == 1 else { return [left[key] ?? 0] }
      let cells: [Int64] =
        switch key {
        case "本年支出合计": spent
        case "年末财政拨款结转和结余": closing
        case "总计": zip(spent, closing).map(+)
        default:
          Self.flows.map { flow in
            items.filter { $0.code.hasPrefix(key) }.reduce(0) { $0 + $1[keyPath: flow].spent }
          }
        }
      return [cells.reduce(0, +)] + cells
    }
  }

  private func addTwoSided(
    _ builder: inout ReportBuilder,
    _ form: FormKey,
    _ values: (_ lane: Int, _ key: String) -> [Int64]
  ) {
    let lanes = FormCatalogue.definition(of: form).standard.lanes
    builder.add(
      form,
      rows: lanes.enumerated().flatMap { lane, content in
        content.rows.filter { $0.role != .spacer }.map { line in
          ReportBuilder.Row(
            lane: lane,
            key: line.key,
            label: Normalisation.label(line.label),
            cells: values(lane, line.key).map(text)
          )
        }
      }
    )
  }

  private func addBasic(_ builder: inout ReportBuilder) {
    func total(_ prefixes: [String]) -> Int64 {
      economic.filter { item in prefixes.contains { item.code.hasPrefix($0) } }.reduce(0) { $0 + $1.amount }
    }
    let isTwoLane = shape.layout == .shanghai
    let lanes = isTwoLane ? [["301", "303"], ["302", "310"]] : [["301", "303"], ["302"], ["310"]]
    var rows: [ReportBuilder.Row] = []
    for (lane, classes) in lanes.enumerated() {
      for code in classes {
        let members = economic.filter { $0.code.hasPrefix(code) }
        for (key, amount) in [(code, total([code]))] + members.map({ ($0.code, $0.amount) }) {
          let label = EconomicClassification.name(of: key) ?? key
          rows.append(.init(lane: lane, key: key, label: label, cells: [text(amount)]))
        }
      }
    }
    for (lane, name, classes) in [
      (0, "人员经费合计", ["301", "303"]), (lanes.count - 1, "公用经费合计", ["302", "310"]),
    ] {
      rows.append(.init(lane: lane, key: name, label: name, cells: [text(total(classes))]))
    }
    builder.add(.basicExpenditure, variant: isTwoLane ? "两栏" : "三栏", rows: rows)
  }
}
