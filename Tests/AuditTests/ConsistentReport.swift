import JuesuanModel
import TestSupport

/// A random department whose exact amounts satisfy every identity, printed with each figure rounded by itself.
struct ConsistentReport {
  /// Exact amounts of one item, in 分.
  struct Item {
    var code: String
    var general = (basic: Int64(0), project: Int64(0), opening: Int64(0), closing: Int64(0))
    var fund = (basic: Int64(0), project: Int64(0), opening: Int64(0), closing: Int64(0))
    var other = (basic: Int64(0), project: Int64(0), opening: Int64(0), closing: Int64(0))

    var basic: Int64 { general.basic + fund.basic + other.basic }
    var project: Int64 { general.project + fund.project + other.project }
    var spent: Int64 { basic + project }
    var generalSpent: Int64 { general.basic + general.project }
    var fundSpent: Int64 { fund.basic + fund.project }
    var generalIncome: Int64 { generalSpent + general.closing - general.opening }
    var fundIncome: Int64 { fundSpent + fund.closing - fund.opening }
    var otherIncome: Int64 { other.basic + other.project + other.closing - other.opening }
    var opening: Int64 { general.opening + fund.opening + other.opening }
    var closing: Int64 { general.closing + fund.closing + other.closing }
  }

  private var random: SeededRandom
  var items: [Item] = []
  var economic: [(code: String, amount: Int64)] = []
  private let printsZeros: Bool

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    printsZeros = Bool.random(using: &random)
    let codes = [
      "2010301", "2010302", "2010350", "2010702", "2080501", "2080505", "2080506", "2101101", "2101102",
      "2120101", "2210201", "2210203",
    ]
    for code in codes where Int.random(in: 0..<4, using: &random) > 0 || code == "2010301" {
      var item = Item(code: code)
      item.general.basic = Self.amount(&random)
      if Bool.random(using: &random) { item.general.project = Self.amount(&random) }
      if Int.random(in: 0..<3, using: &random) == 0 {
        item.general.opening = min(Self.amount(&random), item.general.basic)
        item.general.closing = Self.amount(&random)
      }
      if Int.random(in: 0..<3, using: &random) == 0 { item.other.basic = Self.amount(&random) }
      items.append(item)
    }
    var fund = Item(code: "2120803")
    if Bool.random(using: &random) {
      fund.fund.project = Self.amount(&random)
      fund.fund.closing = Self.amount(&random)
      items.append(fund)
      items.sort { $0.code < $1.code }
    }
    // The general basic expenditure is spread over economic items.
    var rest = items.reduce(0) { $0 + $1.general.basic }
    let economicCodes = [
      "30101", "30102", "30103", "30108", "30199", "30302", "30201", "30217", "30228", "30299", "31002",
    ]
    for code in economicCodes.dropLast() {
      let part = rest > 0 ? Int64.random(in: 0...(rest / 3), using: &random) : 0
      economic.append((code, part))
      rest -= part
    }
    economic.append(("31002", rest))
    self.random = random
  }

  private static func amount(_ random: inout SeededRandom) -> Int64 {
    Int64.random(
      in: 1...Int64([9_999_999, 999_999_999, 99_999_999_999].randomElement(using: &random) ?? 1),
      using: &random
    )
  }

  func text(_ fen: Int64) -> String {
    fen == 0 && !printsZeros ? "" : Money(fen: fen).printed(in: .tenThousandYuan, grouped: true)
  }

  /// Sums by class, group and item, in the order of codes.
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
    return sums.sorted { $0.key == "合计" ? true : $1.key == "合计" ? false : $0.key < $1.key }.map { key, row in
      .init(
        key: key,
        label: FunctionalClassification.name(of: key) ?? key,
        cells: row.map(text)
      )
    }
  }

  private func sum(_ value: (Item) -> Int64) -> Int64 { items.reduce(0) { $0 + value($1) } }

  func report() -> Report {
    var builder = ReportBuilder()
    addSummary(&builder)
    builder.add(
      .income,
      rows: coded {
        [
          $0.generalIncome + $0.fundIncome + $0.otherIncome, $0.generalIncome + $0.fundIncome, 0, 0, 0, 0,
          $0.otherIncome,
        ]
      }
    )
    builder.add(.expenditure, rows: coded { [$0.spent, $0.basic, $0.project, 0, 0, 0] })
    addFiscal(&builder)
    builder.add(
      .generalBudget,
      rows: coded { $0.generalSpent == 0 ? nil : [$0.generalSpent, $0.general.basic, $0.general.project] }
    )
    addBasic(&builder)
    builder.add(
      .governmentFunds,
      rows: coded {
        $0.fundSpent == 0
          ? nil
          : [$0.fund.opening, $0.fundIncome, $0.fundSpent, $0.fund.basic, $0.fund.project, $0.fund.closing]
      }
    )
    builder.add(.stateCapital, rows: [.init(key: "合计", label: "合计", cells: ["", "", ""])])
    let reception = economic.first { $0.code == "30217" }?.amount ?? 0
    builder.add(
      .threePublic,
      rows: [0, 1].map { lane in
        let amount = reception + (lane == 0 ? 12_345 : 0)
        return .init(lane: lane, key: "合计", label: "", cells: [amount, 0, 0, 0, 0, amount].map(text))
      }
    )
    addNarrative(&builder)
    return builder.report()
  }

  private func addSummary(_ builder: inout ReportBuilder) {
    let income = [
      "一般公共预算财政拨款收入": sum(\.generalIncome), "政府性基金预算财政拨款收入": sum(\.fundIncome), "其他收入": sum(\.otherIncome),
    ]
    let lines = FormCatalogue.definition(of: .incomeAndExpenditure).standard.lanes
    let received = sum { $0.generalIncome + $0.fundIncome + $0.otherIncome }
    let totals = [
      "本年收入合计": received, "年初结转和结余": sum(\.opening), "总计": received + sum(\.opening),
      "本年支出合计": sum(\.spent), "年末结转和结余": sum(\.closing),
    ]
    let rows = lines.enumerated().flatMap { lane, content in
      content.rows.filter { $0.role != .spacer }.map { line in
        let byClass = items.filter { $0.code.hasPrefix(line.key) }.reduce(Int64(0)) { $0 + $1.spent }
        let value = lane == 0 ? income[line.key] ?? totals[line.key] ?? 0 : totals[line.key] ?? byClass
        return ReportBuilder.Row(
          lane: lane,
          key: line.key,
          label: Normalisation.label(line.label),
          cells: [text(value)]
        )
      }
    }
    builder.add(.incomeAndExpenditure, rows: rows)
  }

  private func addFiscal(_ builder: inout ReportBuilder) {
    let opening = [sum(\.general.opening), sum(\.fund.opening), 0]
    let income = [sum(\.generalIncome), sum(\.fundIncome), 0]
    let closing = [sum(\.general.closing), sum(\.fund.closing), 0]
    let funds = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    var left: [String: Int64] = [
      "本年收入合计": income.reduce(0, +), "年初财政拨款结转和结余": opening.reduce(0, +),
      "总计": income.reduce(0, +) + opening.reduce(0, +),
    ]
    for (index, fund) in funds.enumerated() {
      left[fund] = income[index]
      left["年初/" + fund] = opening[index]
    }
    func row(_ key: String) -> [Int64] {
      let spent = [sum(\.generalSpent), sum(\.fundSpent), 0]
      let funds: [Int64]
      switch key {
      case "本年支出合计": funds = spent
      case "年末财政拨款结转和结余": funds = closing
      case "总计": funds = zip(spent, closing).map(+)
      default:
        let members = items.filter { $0.code.hasPrefix(key) }
        funds = [members.reduce(0) { $0 + $1.generalSpent }, members.reduce(0) { $0 + $1.fundSpent }, 0]
      }
      return [funds.reduce(0, +)] + funds
    }
    let lines = FormCatalogue.definition(of: .fiscalSummary).standard.lanes
    builder.add(
      .fiscalSummary,
      rows: lines.enumerated().flatMap { lane, content in
        content.rows.filter { $0.role != .spacer }.map { line in
          ReportBuilder.Row(
            lane: lane,
            key: line.key,
            label: Normalisation.label(line.label),
            cells: lane == 0 ? [text(left[line.key] ?? 0)] : row(line.key).map(text)
          )
        }
      }
    )
  }

  private func addBasic(_ builder: inout ReportBuilder) {
    func total(_ prefixes: [String]) -> Int64 {
      economic.filter { item in prefixes.contains { item.code.hasPrefix($0) } }.reduce(0) { $0 + $1.amount }
    }
    var rows: [ReportBuilder.Row] = []
    for (lane, classes) in [["301", "303"], ["302"], ["310"]].enumerated() {
      for code in classes {
        let members = economic.filter { $0.code.hasPrefix(code) }
        for (key, amount) in [(code, total([code]))] + members.map({ ($0.code, $0.amount) }) {
          rows.append(
            .init(
              lane: lane,
              key: key,
              label: EconomicClassification.name(of: key) ?? key,
              cells: [text(amount)]
            )
          )
        }
      }
    }
    rows.append(.init(lane: 0, key: "人员经费合计", label: "人员经费合计", cells: [text(total(["301", "303"]))]))
    rows.append(.init(lane: 2, key: "公用经费合计", label: "公用经费合计", cells: [text(total(["302", "310"]))]))
    builder.add(.basicExpenditure, rows: rows)
  }
}
