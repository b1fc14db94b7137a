import JuesuanModel

/// A linear programme in the deviations of figures from what is printed, in units of their measure.
///
/// Deviations instead of values: the differences of large amounts are taken exactly before a double sees them.
struct Deviations {
  /// A row with its bounds.
  struct Row {
    var number: Int
    var low: Double?
    var high: Double?
  }

  let programme: Programme
  private let readings: [Reading]
  private let values: Valuation
  /// The column of each figure's deviation.
  private var columns: [Int: Int] = [:]
  /// How far each figure may deviate, in units.
  private var reach: [Int: Double] = [:]
  /// The switch of each figure that may be wrong.
  private(set) var switches: [Int: Int] = [:]
  private let moneyUnit: Double

  /// `readings` are all of a report's, `members` those that the programme speaks of.
  init?(readings: [Reading], values: Valuation, members: [Int]) {
    guard let programme = Programme() else { return nil }
    self.programme = programme
    self.readings = readings
    self.values = values
    let steps = members.compactMap { reading -> Int128? in
      if case .money = readings[reading].measure { readings[reading].step } else { nil }
    }
    moneyUnit = Double(max(steps.min() ?? 1, 1))
  }

  /// One unit of a figure's measure, in quanta.
  private func unit(_ reading: Int) -> Double {
    switch readings[reading].measure {
    case .money: moneyUnit
    case .percent: Double(Quantum.perPoint)
    case .count: Double(Quantum.perPiece)
    case .word: 1
    }
  }

  /// Takes up a figure that stays within its interval, widened by a factor.
  mutating func add(_ reading: Int, widened factor: Double) {
    guard readings[reading].measure != .word, columns[reading] == nil else { return }
    let radius = Double(readings[reading].radius) / unit(reading) * factor
    columns[reading] = programme.addColumn(low: -radius, high: radius)
    reach[reading] = radius
  }

  /// Takes up a figure that may leave its interval by up to `limit` quanta where its switch is on.
  mutating func add(suspect reading: Int, limit: Double) {
    guard switches[reading] == nil else { return }
    let change = programme.addSwitch(cost: 1)
    switches[reading] = change
    guard readings[reading].measure != .word else { return }
    let unit = unit(reading)
    let radius = Double(readings[reading].radius) / unit
    let up = limit / unit + radius
    // What is printed without a minus was not meant with one.
    let center = Double(readings[reading].center) / unit
    let down = center >= 0 ? min(up, center + radius) : up
    let column = programme.addColumn(low: -down, high: up)
    columns[reading] = column
    reach[reading] = max(up, down)
    programme.addRow([(column, 1), (change, -(up - radius))], low: nil, high: radius)
    programme.addRow([(column, 1), (change, max(0, down - radius))], low: -radius, high: nil)
  }

  /// States a relation and gives the rows it became; a rate is out of force where the switch of one of its words is on.
  @discardableResult
  func state(_ relation: Relation) -> [Row] {
    switch relation.shape {
    case .equal: linear(relation, isEquation: true)
    case .atMost: linear(relation, isEquation: false)
    case .ratio(let percent, let part):
      rate(values.intervals[percent], part, relation.addends, unless: [percent])
    case .growth(let growth):
      self.growth(growth, relation)
    case .impossible: []
    }
  }

  private func growth(_ growth: Relation.Growth, _ relation: Relation) -> [Row] {
    let sign = values.centers[growth.changeWord]
    let box = values.intervals[growth.rate]
    return rate(
      values.centers[growth.rateWord] >= 0 ? box : Interval(low: -box.high, high: -box.low),
      [.init(factor: sign, reading: growth.change)],
      relation.addends + [.init(factor: -sign, reading: growth.change)],
      unless: [growth.rate, growth.changeWord, growth.rateWord]
    )
  }

  private func linear(_ relation: Relation, isEquation: Bool) -> [Row] {
    let merged = relation.merged(relation.addends)
    guard let scale = merged.first.map({ unit($0.reading) }) else { return [] }
    let residual = merged.reduce(relation.constant) { $0 + $1.factor * values.centers[$1.reading] }
    let terms = merged.compactMap { addend -> (column: Int, factor: Double)? in
      columns[addend.reading].map {
        (column: $0, factor: Double(addend.factor) * unit(addend.reading) / scale)
      }
    }
    let bound = -Double(residual) / scale
    return [row(terms, low: isEquation ? bound : nil, high: bound)]
  }

  /// 100·part lies between rate.low·whole and rate.high·whole, unless one of the named figures is wrong.
  private func rate(
    _ rate: Interval,
    _ part: [Relation.Addend],
    _ whole: [Relation.Addend],
    unless relaxing: [Int]
  ) -> [Row] {
    let bounds = [(rate.low, true), (rate.high, false)]
    return bounds.compactMap { bound, isLow -> Row? in
      let points = Double(bound) / Double(Quantum.perPoint)
      var factors: [Int: Double] = [:]
      var residual: Int128 = 0
      for addend in part {
        factors[addend.reading, default: 0] += 100 * Double(addend.factor)
        residual = Quantum.sum(
          residual,
          Quantum.product(100 * Quantum.perPoint * addend.factor, values.centers[addend.reading])
        )
      }
      for addend in whole {
        factors[addend.reading, default: 0] -= points * Double(addend.factor)
        residual = Quantum.sum(
          residual,
          Quantum.product(-bound * addend.factor, values.centers[addend.reading])
        )
      }
      // Rounded shares of small wholes are so loose that the row says nothing; it is left out.
      let rest = Double(residual) / Double(Quantum.perPoint) / moneyUnit
      let span = factors.reduce(0) { $0 + abs($1.value) * (reach[$1.key] ?? 0) }
      if isLow ? rest - span >= 0 : rest + span <= 0 { return nil }
      var terms = factors.sorted { $0.key < $1.key }.compactMap {
        reading,
        factor -> (column: Int, factor: Double)? in
        columns[reading].map { (column: $0, factor: factor) }
      }
      let loose = span + abs(rest) + 1
      for reading in relaxing {
        if let change = switches[reading] { terms.append((column: change, factor: isLow ? loose : -loose)) }
      }
      return row(terms, low: isLow ? -rest : nil, high: isLow ? nil : -rest)
    }
  }

  private func row(_ terms: [(column: Int, factor: Double)], low: Double?, high: Double?) -> Row {
    Row(number: programme.addRow(terms, low: low, high: high), low: low, high: high)
  }

  /// Takes rows out of force.
  func release(_ rows: [Row]) {
    for row in rows { programme.setBounds(row: row.number, low: nil, high: nil) }
  }

  /// Puts rows in force again.
  func enforce(_ rows: [Row]) {
    for row in rows { programme.setBounds(row: row.number, low: row.low, high: row.high) }
  }

  /// The figures that a solution takes out of their intervals.
  func suspects(_ solution: [Double]) -> [Int] {
    switches.keys.filter { reading in
      if let change = switches[reading], solution[change - 1] > 0.5 { return true }
      guard let column = columns[reading] else { return false }
      let radius = Double(readings[reading].radius) / unit(reading)
      return abs(solution[column - 1]) > radius * (1 + 1e-6) + 1e-6
    }.sorted()
  }

  /// Excludes a set of suspects, and with `withSupersets` every larger one.
  func exclude(_ suspects: [Int], withSupersets: Bool) {
    let own = Set(suspects)
    var terms = suspects.compactMap { switches[$0].map { ($0, 1.0) } }
    if !withSupersets {
      terms += switches.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.value, -1.0) }
    }
    programme.addRow(terms, low: nil, high: Double(suspects.count) - 1)
  }
}
