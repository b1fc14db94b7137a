public import JuesuanModel

/// What one page consists of: its tables, and the lines outside them.
public struct PageLayout: Sendable {
  /// The page, from 1.
  public var page: Int
  /// The page as shown, in points.
  public var size: Rect
  /// The tables from top to bottom, then from left to right.
  public var tables: [PageTable]
  /// The lines outside tables, from top to bottom.
  public var lines: [TextLine]
  /// What was noticed.
  public var diagnostics: [Diagnostic]
}

/// A table as far as it stands on one page, with the places of its columns and rows.
public struct PageTable: Sendable {
  /// Its cells; one part, one page.
  public var table: Table
  /// The x of its column edges from left to right, in points.
  public var columnEdges: [Double]
  /// The y of its row edges from top to bottom, in points.
  public var rowEdges: [Double]

  /// Whether nothing is printed in it, as in the strip that a cut row leaves on the next page.
  public var isBlank: Bool { table.rows.joined().allSatisfy { $0?.text.isEmpty ?? true } }
  /// Its box on the page, in points.
  public var box: Rect { table.parts.first?.box ?? .zero }
}
