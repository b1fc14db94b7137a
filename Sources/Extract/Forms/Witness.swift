internal import JuesuanModel

/// The arithmetic of a form's rows, called as a witness where headers leave a column undecided.
///
/// It chooses between readings of what is printed and never alters a figure.
enum Witness {
  /// What the rows say of a reading.
  enum Verdict { case holds, fails, silent }

  /// Whether the sums along the rows hold under a reading; silent where no row has two amounts that are not zero.
  static func verdict(
    of key: FormKey,
    lane: Int,
    rows: [[String: FigureValue]]
  ) -> Verdict {
    var wasHeard = false
    for row in rows {
      for (total, parts) in sums(of: key, lane: lane) {
        guard let whole = row[total]?.figure else { continue }
        let addends = parts.compactMap { row[$0]?.figure }
        guard addends.count == parts.count || !addends.isEmpty else { continue }
        guard let expected = whole.money else { continue }
        var sum = Money.zero
        for addend in addends {
          guard let money = addend.money, let next = sum.adding(money) else { return .silent }
          sum = next
        }
        let slack = whole.stepInFen * Int64(addends.count + 1) / 2
        guard let difference = expected.subtracting(sum), difference.fen.magnitude <= slack.magnitude else {
          return .fails
        }
        if expected.fen != 0 { wasHeard = true }
      }
    }
    return wasHeard ? .holds : .silent
  }

  /// Total and parts by column key.
  private static func sums(of key: FormKey, lane: Int) -> [(total: String, parts: [String])] {
    switch key {
    case .income:
      [("本年收入合计", ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"])]
    case .expenditure:
      [("本年支出合计", ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"])]
    case .generalBudget:
      [("小计", ["基本支出", "项目支出"])]
    case .governmentFunds, .stateCapital:
      [("本年支出", ["基本支出", "项目支出"])]
    case .fiscalSummary where lane == 1:
      [("合计", ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"])]
    case .threePublic:
      [("合计", ["因公出国（境）费", "公务用车小计", "公务接待费"]), ("公务用车小计", ["公务用车购置费", "公务用车运行维护费"])]
    case .incomeAndExpenditure, .fiscalSummary, .basicExpenditure:
      []
    }
  }
}
