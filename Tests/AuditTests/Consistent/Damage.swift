import JuesuanModel
import TestSupport

@testable import JuesuanAudit

/// A consistent report with some figures wrong by more than rounding, and what the audit makes of it.
struct Damage {
  /// One wrong figure.
  struct Wrong {
    var site: Change.Target
    var slip: Slip
    /// In quanta.
    var truth: Int128
    var step: Int128
    var from: String
    var to: String
  }

  private(set) var report: Report
  private(set) var wrongs: [Wrong] = []

  /// Makes `count` slips in places that some equation or rate of the report covers.
  init(_ clean: Report, count: Int, _ random: inout SeededRandom) {
    report = clean
    let examination = Self.examine(clean)
    let readings = examination.ledger.readings
    var relationsOf: [Int: [Relation]] = [:]
    for relation in examination.relations where RuleCatalog.rules[relation.rule].severity > .info {
      if case .atMost = relation.shape { continue }
      for reading in relation.readings { relationsOf[reading, default: []].append(relation) }
    }
    let covered = relationsOf.keys.filter { readings[$0].state == .printed && readings[$0].center != 0 }
      .sorted()
    for _ in 0..<200 where wrongs.count < count {
      guard let place = covered.randomElement(using: &random),
        let slip = Slip.allCases.randomElement(using: &random),
        !wrongs.contains(where: { $0.site.sharesPlace(with: readings[place].site) }),
        let text = slip.text(of: readings[place], among: readings, &random),
        let value = Self.value(text, readings[place]), value != readings[place].center
      else { continue }
      // More than rounding: a rule that held of the true figure holds no longer.
      var values = Valuation(readings)
      values.centers[place] = value
      values.intervals[place] = Interval(
        low: value - readings[place].radius,
        high: value + readings[place].radius
      )
      guard relationsOf[place, default: []].contains(where: { $0.verdict(values).isFailure }),
        let next = report.printing(text, at: readings[place].site)
      else { continue }
      report = next
      wrongs.append(
        Wrong(
          site: readings[place].site,
          slip: slip,
          truth: readings[place].center,
          step: readings[place].step,
          from: readings[place].operand.printed,
          to: text
        )
      )
    }
  }

  private static func value(_ text: String, _ reading: Reading) -> Int128? {
    switch reading.measure {
    case .word: return -reading.center
    case .count: return Int128(text).map { $0 * Quantum.perPiece }
    case .percent:
      guard let figure = FigureValue(reading: text.dropLast(), unit: .yuan).figure else { return nil }
      return Int128(figure.coefficient) * Quantum.perPoint / Quantum.power(figure.decimals)
    case .money(let unit, _):
      guard let figure = FigureValue(reading: text, unit: unit).figure,
        let step = Reading.step(unit: unit, decimals: figure.decimals)
      else { return nil }
      return Int128(figure.coefficient) * step
    }
  }

  static func examine(_ report: Report) -> Examination {
    let index = FormIndex(report)
    var ledger = Ledger(report)
    let narrative = NarrativeReader.read(report, index: index, ledger: &ledger)
    return Examination(report: report, index: index, ledger: ledger, narrative: narrative)
  }

  /// What the audit made of the wrong figures.
  struct Outcome {
    /// Every wrong figure takes part in an error.
    var isFound = false
    /// The wrong figures with their true values, up to a tail, are first or tied first among the repairs.
    var isFirst = false
    /// The same with the true values to the last place.
    var isExact = false
    /// A correction that would be put in force changes another figure, or to a value that is not true.
    var isMisled = false
    var note = ""
  }

  var outcome: Outcome {
    let examination = Self.examine(report)
    let ledger = examination.ledger
    func error(_ edit: Repair.Edit) -> Int128? {
      guard let wrong = wrongs.first(where: { $0.site.isBeside(ledger[edit.reading].site) }) else {
        return nil
      }
      return ledger[edit.reading].measure == .word ? 0 : abs(edit.value - wrong.truth) / max(wrong.step, 1)
    }
    var outcome = Outcome()
    let (findings, corrections) = FindingWriter(examination: examination).write()
    let named =
      examination.relations.indices.filter { examination.verdicts[$0].isFailure }
      .flatMap { examination.relations[$0].readings }
      + examination.contradiction.relations.flatMap { examination.relations[$0].readings }
    outcome.isFound =
      findings.contains { $0.severity == .error }
      && wrongs.allSatisfy { wrong in
        named.contains { ledger[$0].site.isBeside(wrong.site) }
          || findings.contains {
            $0.severity == .error
              && $0.corrections.contains { $0.changes.contains { $0.target.isBeside(wrong.site) } }
          }
      }
    func mended(within tolerance: Int128) -> Bool {
      var reached: Set<Int> = []
      for cluster in examination.clusters {
        let right = cluster.explanations.prefix(cluster.ties).first { edits in
          edits.allSatisfy { error($0).map { $0 <= tolerance } ?? false }
        }
        guard let right else { return false }
        reached.formUnion(right.map(\.reading))
      }
      return reached.count == wrongs.count
    }
    outcome.isFirst = mended(within: 2)
    outcome.isExact = mended(within: 0)
    outcome.isMisled = corrections.flatMap(\.changes).contains { change in
      !wrongs.contains { $0.site.isBeside(change.target) }
    }
    outcome.note =
      wrongs.map { "\($0.slip) \($0.from)→\($0.to) at \($0.site)" }.joined(separator: "; ")
      + " | "
      + examination.clusters.map { cluster in
        cluster.relations.prefix(6).map { RuleCatalog.rules[examination.relations[$0].rule].id }.joined(
          separator: ","
        ) + " "
          + cluster.explanations.prefix(4).map { edits in
            "{"
              + edits.map {
                "\(ledger[$0.reading].operand.printed)→\(ledger[$0.reading].text(of: $0.value)) \($0.slip)"
              }.joined(separator: ",")
              + "}"
          }.joined() + " ties \(cluster.ties) of \(cluster.explanations.count) " + (cluster.reason ?? "")
          + (cluster.isCut ? " cut" : "")
      }.joined(separator: " / ")
    return outcome
  }
}

extension Change.Target {
  /// Whether a change of one moves or is the other: two passages of one paragraph, or the same cell.
  func sharesPlace(with other: Change.Target) -> Bool {
    if case .text(let block, _, _) = self, case .text(block, _, _) = other { return true }
    return self == other
  }

  /// Whether both begin at the same place.
  func isBeside(_ other: Change.Target) -> Bool {
    switch (self, other) {
    case (.text(let block, let offset, _), .text(let otherBlock, let otherOffset, _)):
      block == otherBlock && offset == otherOffset
    default: self == other
    }
  }
}
