import JuesuanModel
import TestSupport

/// A random department whose exact amounts satisfy every identity, printed with each figure rounded by itself.
struct ConsistentReport {
  /// Exact amounts of one source of money within one item, in 分.
  struct Flow {
    var basic = Int64(0)
    var project = Int64(0)
    var opening = Int64(0)
    var closing = Int64(0)
    /// What came in beyond what spending and balances tell.
    var surplus = Int64(0)

    var spent: Int64 { basic + project }
    var income: Int64 { spent + closing - opening + surplus }
  }

  /// Exact amounts of one item.
  struct Item {
    var code: String
    var general = Flow()
    var fund = Flow()
    var capital = Flow()
    /// Money of its own; its `project` is spent on the kind of expenditure named below.
    var own = Flow()
    /// 1 for 上级补助收入 to 5 for 其他收入.
    var ownIncome = 5
    /// 2 for 项目支出 to 5 for 对附属单位补助支出.
    var ownKind = 2

    var flows: [Flow] { [general, fund, capital, own] }
    var basic: Int64 { flows.reduce(0) { $0 + $1.basic } }
    var spent: Int64 { flows.reduce(0) { $0 + $1.spent } }
    var opening: Int64 { flows.reduce(0) { $0 + $1.opening } }
    var closing: Int64 { flows.reduce(0) { $0 + $1.closing } }
    var income: Int64 { flows.reduce(0) { $0 + $1.income } }
    var fiscalIncome: Int64 { general.income + fund.income + capital.income }
    var project: Int64 { general.project + fund.project + capital.project + (ownKind == 2 ? own.project : 0) }
  }

  let shape: AccountShape
  var items: [Item] = []
  var economic: [(code: String, amount: Int64)] = []
  /// 使用非财政拨款结余 and 结余分配.
  var used = Int64(0)
  var distributed = Int64(0)
  /// Going abroad, buying cars, running them, receptions: budget and expenditure.
  var threePublic: [(budget: Int64, spent: Int64)] = []
  /// Goods, works, services.
  var procured: [Int64] = []
  var cars: [Int] = []
  /// What the year before had, in hundredths of this year's amounts.
  var former: [Int64] = []

  /// A report of a shape that the seed decides.
  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    self.init(shape: AccountShape.random(&random), random: &random)
  }

  /// A report of the plain shape.
  init(plain seed: UInt64) {
    var random = SeededRandom(seed: seed)
    self.init(shape: .plain, random: &random)
  }

  init(shape: AccountShape, random: inout SeededRandom) {
    self.shape = shape
    var codes = Self.codes.shuffled(using: &random).prefix(Int.random(in: shape.size, using: &random))
      .sorted()
    if codes.isEmpty { codes = ["2010301"] }
    for (index, code) in codes.enumerated() {
      var item = Item(code: code)
      item.general.basic = index == 0 ? Self.amount(&random) + 500_000_000 : Self.amount(&random)
      if Bool.random(using: &random) { item.general.project = Self.amount(&random) }
      if shape.carriesOver, Int.random(in: 0..<3, using: &random) == 0 {
        item.general.closing = Self.amount(&random)
        item.general.opening = Int64.random(
          in: 0...item.general.project + item.general.closing,
          using: &random
        )
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        item.own.basic = Self.amount(&random)
        if Bool.random(using: &random) { item.own.project = Self.amount(&random) }
        item.ownIncome = Int.random(in: 1...5, using: &random)
        item.ownKind = Int.random(in: 2...5, using: &random)
        if shape.carriesOver, Bool.random(using: &random) { item.own.opening = item.own.spent / 3 }
      }
      items.append(item)
    }
    if shape.isRefunded, let last = items.indices.last {
      // More was left of last year than was spent: the rest went back.
      items[last].own.opening = items[last].own.spent + 1_234_567
      items[last].own.closing = 0
    }
    if shape.hasFunds { addFlow(["2120803", "2296002"], \.fund, &random) }
    if shape.hasStateCapital { addFlow(["2230105"], \.capital, &random) }
    items.sort { $0.code < $1.code }
    if let first = items.firstIndex(where: { $0.own.spent > 0 && $0.own.income > 0 }), shape.carriesOver {
      used = items[first].own.income / 5
      distributed = items[first].own.spent / 7
      items[first].own.surplus = distributed - used
    }
    spread(&random)
    former = (0..<8).map { _ in Int64.random(in: 60...140, using: &random) }
    // The whole of the year before was no less than its fiscal part.
    former[1] = min(former[0], former[1])
  }

  private mutating func addFlow(
    _ codes: [String],
    _ flow: WritableKeyPath<Item, Flow>,
    _ random: inout SeededRandom
  ) {
    for code in codes where code == codes[0] || Bool.random(using: &random) {
      var item = Item(code: code)
      item[keyPath: flow].project = Self.amount(&random)
      if shape.carriesOver {
        item[keyPath: flow].closing = Self.amount(&random)
        item[keyPath: flow].opening = item[keyPath: flow].project / 2
      }
      items.append(item)
    }
  }

  /// Spreads the general basic expenditure over economic items, and draws what stands beside the accounts.
  private mutating func spread(_ random: inout SeededRandom) {
    var rest = items.reduce(0) { $0 + $1.general.basic }
    for code in Self.economicCodes {
      let part =
        Int.random(in: 0..<3, using: &random) > 0 ? Int64.random(in: 0...(rest / 3), using: &random) : 0
      economic.append((code, part))
      rest -= part
    }
    economic.append(("31002", rest))
    let parts = ["30212", "31013", "30231", "30217"].map { code in
      economic.first { $0.code == code }?.amount ?? 0
    }
    threePublic = parts.map { part in
      let spent = part + (Bool.random(using: &random) ? Self.amount(&random) / 100 : 0)
      return (spent + Self.amount(&random) / 1_000, spent)
    }
    procured = (0..<3).map { _ in Self.amount(&random) }
    cars = (0..<3).map { _ in Int.random(in: 0...9, using: &random) }
  }

  static let economicCodes = [
    "30101", "30102", "30103", "30107", "30108", "30110", "30113", "30199", "30301", "30302", "30201",
    "30202",
    "30206", "30207", "30211", "30212", "30217", "30228", "30231", "30239", "30299", "31013",
  ]

  /// Items that the list of names has.
  static let codes = [
    "2010101", "2010102", "2010104", "2010108", "2010150", "2010199", "2010301", "2010302", "2010303",
    "2010305",
    "2010350", "2010399", "2010502", "2010505", "2010507", "2010550", "2010601", "2010602", "2010650",
    "2010801",
    "2010804", "2010850", "2011101", "2011102", "2011350", "2013101", "2013102", "2040201", "2040202",
    "2040219",
    "2040601", "2050201", "2050202", "2050203", "2050204", "2050205", "2050302", "2060101", "2060502",
    "2070101",
    "2070104", "2070109", "2080101", "2080104", "2080501", "2080502", "2080505", "2080506", "2080801",
    "2089999",
    "2100101", "2100201", "2100408", "2101101", "2101102", "2101103", "2110101", "2110301", "2120101",
    "2120104",
    "2120303", "2120501", "2130101", "2130104", "2130108", "2130205", "2130301", "2140101", "2140104",
    "2150801",
    "2160201", "2200101", "2200104", "2210201", "2210202", "2210203", "2220401", "2240101", "2240106",
    "2299999",
  ].filter { code in
    [3, 5, 7].allSatisfy { FunctionalClassification.isKnown(String(code.prefix($0))) }
  }

  static func amount(_ random: inout SeededRandom) -> Int64 {
    Int64.random(
      in: 1...Int64([9_999_999, 999_999_999, 99_999_999_999].randomElement(using: &random) ?? 1),
      using: &random
    )
  }

  func sum(_ value: (Item) -> Int64) -> Int64 { items.reduce(0) { $0 + value($1) } }

  func report() -> Report {
    var builder = ReportBuilder()
    builder.unit = shape.unit
    addForms(&builder)
    addNarrative(&builder)
    return builder.report()
  }
}
