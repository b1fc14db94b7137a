import JuesuanModel
import TestSupport

/// What kind of report a seed makes: its size, the layout of its province, how it prints.
struct AccountShape {
  /// The sets of forms of three places.
  enum Layout: CaseIterable {
    /// The nine forms of the ministry: three lanes of basic expenditure, state capital by expenditure alone.
    case ministry
    /// Totals below the items, two lanes of basic expenditure, state capital with income and balances.
    case shanghai
    /// The general budget with income and balances as well.
    case beijing
  }

  var layout = Layout.ministry
  var unit = MoneyUnit.tenThousandYuan
  /// How many items the general budget pays for.
  var size = 1...12
  var hasFunds = true
  var hasStateCapital = false
  var carriesOver = true
  /// Whether income was paid back, so that a receipt is negative.
  var isRefunded = false
  /// Whether zeros are printed as 0.00 rather than left out.
  var printsZeros = true
  /// Whether amounts in words keep the zeros at their end.
  var keepsZeros = false
  /// Places of percentages.
  var rateDecimals = 1
  /// Forms that the report does not have.
  var absent: Set<FormKey> = []

  /// The plain shape, which the forms of a middling department of the ministry's layout have.
  static let plain = AccountShape()

  /// The shape that a random source gives.
  static func random(_ random: inout SeededRandom) -> AccountShape {
    var shape = AccountShape()
    func oneOf(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    shape.layout = Layout.allCases.randomElement(using: &random) ?? .ministry
    shape.unit = oneOf(4) ? .yuan : .tenThousandYuan
    shape.size = [1...3, 4...12, 13...40].randomElement(using: &random) ?? 1...3
    shape.hasFunds = oneOf(2)
    shape.hasStateCapital = oneOf(3)
    shape.carriesOver = !oneOf(3)
    shape.isRefunded = oneOf(5)
    shape.printsZeros = oneOf(2)
    shape.keepsZeros = oneOf(2)
    shape.rateDecimals = [1, 1, 2, 0].randomElement(using: &random) ?? 1
    if oneOf(6) {
      let removable: [FormKey] = [
        .income, .fiscalSummary, .basicExpenditure, .governmentFunds, .stateCapital, .threePublic,
      ]
      shape.absent = [removable.randomElement(using: &random) ?? .threePublic]
    }
    return shape
  }
}
