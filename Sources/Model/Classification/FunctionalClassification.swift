/// One class (类) of the functional classification.
public struct FunctionalClass: Hashable, Sendable {
  /// The three digits.
  public var code: String
  /// The name in force.
  public var name: String
  /// The ordinal of its row in the two-sided forms of 2023, nil where it has no row.
  public var ordinal: String?
  /// Names that it had before, without brackets.
  public var earlierNames: [String]

  init(code: String, name: String, ordinal: String?, earlierNames: [String] = []) {
    self.code = code
    self.name = name
    self.ordinal = ordinal
    self.earlierNames = earlierNames
  }
}

/// 支出功能分类: class 3 digits, group 5, item 7.
public enum FunctionalClassification {
  /// The classes that have a row in forms 01 and 04, in their printed order of 2023.
  public static let rowClasses: [FunctionalClass] = classes.filter { $0.ordinal != nil }

  /// The class that a printed row name means, ordinal and white space ignored; names of earlier years included.
  public static func expenditureClass(named label: String) -> FunctionalClass? {
    classesByName[Normalisation.compact(Normalisation.label(label))]
  }

  /// The name of a code, the current one where it is known, else that of 2009.
  public static func name(of code: String) -> String? { currentNames[code] ?? names2009[code] }

  /// Whether a name is the one in force for `code` (not merely that of 2009).
  public static func currentName(of code: String) -> String? { currentNames[code] }

  /// Whether the code is on any list.
  public static func isKnown(_ code: String) -> Bool { currentNames[code] != nil || names2009[code] != nil }

  private static let classesByName: [String: FunctionalClass] = {
    var result: [String: FunctionalClass] = [:]
    for entry in classes {
      for name in [entry.name] + entry.earlierNames {
        result[Normalisation.compact(name)] = entry
        if !name.hasSuffix("支出") { result[Normalisation.compact(name + "支出")] = entry }
      }
    }
    return result
  }()

  private static let currentNames: [String: String] = {
    var result = CodeList.parse(codesCurrent)
    for entry in classes { result[entry.code] = entry.name }
    return result
  }()
  private static let names2009 = CodeList.parse(codes2009)
}

/// 部门预算支出经济分类: class 3 digits, item 5.
public enum EconomicClassification {
  /// The classes of the personnel lane of form 06.
  public static let personnelClasses: Set<String> = ["301", "303"]

  /// The codes in force in a year, with their names.
  public static func codes(fiscalYear: Int) -> [String: String] {
    fiscalYear >= 2018 ? since2018 : before2018
  }

  /// The name of a code in the list in force since 2018.
  public static func name(of code: String) -> String? { since2018[code] }

  private static let since2018 = CodeList.parse(codesSince2018)
  private static let before2018 = CodeList.parse(codesBefore2018)
}

/// Lists of lines `code name`.
enum CodeList {
  static func parse(_ text: String) -> [String: String] {
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
    }
    return result
  }
}
