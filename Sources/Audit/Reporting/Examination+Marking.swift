import JuesuanModel

extension Examination {
  /// The report with what the audit says of every figure.
  ///
  /// A figure that a failing rule names is flagged, unless the one correction that mends everything leaves it alone.
  func marked() -> Report {
    var outcomes = [Mark?](repeating: nil, count: ledger.readings.count)
    func raise(_ reading: Int, _ mark: Mark) { outcomes[reading] = max(outcomes[reading] ?? .exact, mark) }
    var explained: Set<Int> = []
    for cluster in clusters {
      if let edits = cluster.unique {
        explained.formUnion(cluster.relations)
        for edit in edits { raise(edit.reading, .corrected) }
      } else if !cluster.explanations.isEmpty {
        for edits in cluster.explanations { for edit in edits { raise(edit.reading, .flagged) } }
      }
    }
    for (index, relation) in relations.enumerated()
    where RuleCatalog.rules[relation.rule].severity > .info {
      for reading in relation.readings {
        switch verdicts[index] {
        case .exact, .idleRate: raise(reading, .exact)
        case .within: raise(reading, .within)
        case .fails, .zeroBase: raise(reading, explained.contains(index) ? .exact : .flagged)
        }
      }
    }
    let coverage = coverage()
    var report = self.report
    for form in report.forms.indices {
      let key = report.forms[form].key
      for row in report.forms[form].rows.indices {
        for figure in report.forms[form].rows[row].figures.indices {
          guard let reading = ledger.cell(form: key, row: row, figure: figure) else { continue }
          let isUnreadable = ledger[reading].state == .unreadable
          let count = isUnreadable ? 0 : coverage[reading]
          let status = outcomes[reading].map(\.status) ?? .unprotected
          let isSettled = status == .flagged || status == .corrected
          report.forms[form].rows[row].figures[figure].status =
            isUnreadable ? .flagged : count == 0 && !isSettled ? .unprotected : status
          report.forms[form].rows[row].figures[figure].coverage = count
        }
      }
    }
    return report
  }

  /// For each reading how many rules would notice an error of more than rounding.
  ///
  /// Rules that state the same of the same figures count once; rates, inequalities and customs do not count, because a
  /// wrong amount may pass them.
  private func coverage() -> [Int] {
    var seen: Set<[Int]> = []
    var counts = [Int](repeating: 0, count: ledger.readings.count)
    for relation in relations where RuleCatalog.rules[relation.rule].severity > .info {
      let readings = relation.readings
      guard seen.insert(readings.sorted()).inserted else { continue }
      for reading in readings where relation.isSharp(for: reading) { counts[reading] += 1 }
    }
    return counts
  }

  /// What the worst of a figure's rules says.
  private enum Mark: Int, Comparable {
    case exact, within, flagged, corrected

    static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }

    var status: FormFigure.Status {
      switch self {
      case .exact: .verified
      case .within: .rounding
      case .flagged: .flagged
      case .corrected: .corrected
      }
    }
  }
}
