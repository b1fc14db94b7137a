/// A statutory form as data: what recognition, audit and rendering all read.
public struct FormDefinition: Hashable, Sendable {
  /// How the form is laid out.
  public enum Shape: String, Hashable, Sendable {
    /// Income on the left, expenditure on the right, rows fixed by name (01, 04).
    case twoSided
    /// One row a functional code below a total row (02, 03, 05, 07, 08).
    case coded
    /// Two or three lanes of economic code, name and amount side by side (06).
    case lanes
    /// One row of amounts (09).
    case singleRow
  }

  /// The form.
  public var key: FormKey
  /// The title in force.
  public var title: String
  /// Other titles under which it is published, typing errors seen in print included.
  public var aliases: [String]
  /// Titles of wider tables that hold the form where no table of its own is published (Yunnan to FY2023).
  public var substitutes: [String] = []
  /// How it is laid out.
  public var shape: Shape
  /// Its versions, the standard one first.
  public var variants: [FormVariant]
  /// The note printed below it in the standard format.
  public var note: String
  /// The sentence below the empty form, `X` standing for the entity; nil where the form is never empty.
  public var emptySentence: String?

  /// The standard version.
  public var standard: FormVariant { variants[0] }
  /// The version with the given name; the standard one for any name unknown.
  public func variant(named name: String) -> FormVariant { variants.first { $0.name == name } ?? variants[0] }
}

/// One version of a form: its lanes with their columns and fixed rows.
public struct FormVariant: Hashable, Sendable {
  /// The name of the version, such as `支出` or `收入支出`.
  public var name: String
  /// Titles that belong to this version alone; empty where the columns decide.
  public var titles: [String] = []
  /// The halves or thirds of the form from left to right.
  public var lanes: [FormLane]
}

/// One of the side-by-side parts of a form; a form without parts is one lane with an empty name.
public struct FormLane: Hashable, Sendable {
  /// 收入, 支出, 人员经费, 公用经费, 预算数, 决算数, or empty.
  public var name: String
  /// The amount columns.
  public var columns: [FormColumn]
  /// The rows that are fixed by name; empty in coded forms.
  public var rows: [FormRowLine] = []
}

/// One amount column.
public struct FormColumn: Hashable, Sendable {
  /// The name by which rules speak of it, unique within its lane: `本年收入合计`, `小计`, `一般公共预算财政拨款`.
  public let key: String
  /// The header from top to bottom in the standard format, the lane's own name left out.
  public let path: [String]
  /// Other header paths under which it is printed, levels joined with `/`.
  public let aliases: [String]
  /// Every header path under which it is printed, level by level as texts are compared.
  package let matchedPaths: [[String]]

  /// Makes a column.
  public init(_ key: String, path: [String]? = nil, aliases: [String] = []) {
    self.key = key
    self.path = path ?? [key]
    self.aliases = aliases
    matchedPaths = ([self.path, [key]] + aliases.map { $0.split(separator: "/").map(String.init) })
      .map { $0.map(Normalisation.compact) }
  }
}

/// One row that a form prescribes by name.
public struct FormRowLine: Hashable, Sendable {
  /// What the row is for.
  public enum Role: String, Hashable, Sendable {
    /// A leaf.
    case item
    /// A sum of rows above.
    case subtotal
    /// 总计.
    case grandTotal
    /// An empty row that only carries a row line.
    case spacer
  }

  /// The name by which rules speak of it, unique within its lane; the class code for expenditure classes.
  public let key: String
  /// The label in the standard format, ordinal included.
  public let label: String
  /// Other labels under which it is printed, without ordinal.
  public let aliases: [String]
  /// The 行次 in the standard format.
  public let line: Int
  /// What the row is for.
  public let role: Role
  /// Every name under which it is printed, as `Normalisation.rowName` makes them; none for a spacer.
  package let matchedNames: [String]

  /// Makes a row.
  public init(key: String, label: String, aliases: [String] = [], line: Int, role: Role = .item) {
    self.key = key
    self.label = label
    self.aliases = aliases
    self.line = line
    self.role = role
    matchedNames = role == .spacer ? [] : ([label] + aliases).map(Normalisation.rowName)
  }
}
