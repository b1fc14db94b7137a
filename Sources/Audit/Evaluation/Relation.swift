import JuesuanModel

/// A rule stated of particular figures.
struct Relation: Sendable {
  /// A figure with its factor.
  struct Addend: Hashable, Sendable {
    var factor: Int128
    var reading: Int
  }

  /// What holds between the figures.
  enum Shape: Sendable {
    /// The sum of the addends and the constant is zero.
    case equal
    /// The sum of the addends and the constant is not positive.
    case atMost
    /// `percent` is 100 × the sum of `part` ÷ the sum of the addends.
    case ratio(percent: Int, part: [Addend])
    /// The signed change by the year before is the signed rate; the addends are this year's level.
    case growth(Growth)
    /// The words contradict the figures, whatever the tolerance.
    case impossible
  }

  /// A change, its rate and their words.
  struct Growth: Hashable, Sendable {
    var change: Int
    var changeWord: Int
    var rate: Int
    var rateWord: Int
  }

  /// The index of the rule in the catalogue.
  var rule: Int
  var shape: Shape
  /// Left side first; a ratio's whole; a growth's level of this year.
  var addends: [Addend]
  /// How many addends are the left side.
  var leftCount = 0
  /// In quanta.
  var constant: Int128 = 0
  /// The figure that a finding shows unless a correction names another.
  var primary: Int
  /// What of the rule's many instances it is: row and column.
  var instance: String
  /// The words of the narrative it stands in, where it does.
  var clause: Clause?
  /// A word beside the figure that would make it hold, where one is known.
  var rewording: Rewording?

  /// Every figure that takes part, in order, each once.
  var readings: [Int] {
    var result = addends.map(\.reading)
    switch shape {
    case .equal, .atMost, .impossible: break
    case .ratio(let percent, let part): result = [percent] + part.map(\.reading) + result
    case .growth(let growth):
      result = [growth.change, growth.rate, growth.changeWord, growth.rateWord] + result
    }
    if !result.contains(primary) { result.append(primary) }
    var seen: Set<Int> = []
    return result.filter { seen.insert($0).inserted }
  }
}

/// A word of the narrative with what should stand in its place.
struct Rewording: Hashable, Sendable {
  var site: Change.Target
  var from: String
  var to: String
}

/// Words of the narrative.
struct Clause: Hashable, Sendable {
  var block: Int
  var offset: Int
  var length: Int
  /// Without white space.
  var quote: String
}

/// What became of a relation.
enum Verdict: Hashable, Sendable {
  /// It holds of the printed values themselves.
  case exact
  /// It holds of some values that print so.
  case within
  /// It holds of none.
  case fails
  /// It divides by zero, yet states a rate.
  case zeroBase
  /// It divides by zero and states a rate of zero.
  case idleRate

  var isFailure: Bool { self == .fails || self == .zeroBase }
}
