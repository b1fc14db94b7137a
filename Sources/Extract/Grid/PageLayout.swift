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
  /// Those of the lines that have figures set apart.
  var loose: [LooseRow] = []
  /// What was noticed.
  public var diagnostics: [Diagnostic]

  /// The share of a page's height at its top and bottom that tables over several pages reach into.
  static let margin = 0.25

  /// The columns of the table without drawn cells that the end of the page cuts; nil without one.
  var openColumns: PageTable.Columns? {
    guard let last = tables.last, last.table.method != .ruled, last.box.y1 > (1 - Self.margin) * size.height
    else {
      return nil
    }
    return last.columns
  }
}

/// A table as far as it stands on one page, with the places of its columns and rows.
public struct PageTable: Sendable {
  /// Its cells; one part, one page.
  public var table: Table
  /// Where its columns lie.
  public var columns: Columns

  /// The edges of columns, as exactly as they are known.
  public struct Columns: Hashable, Sendable {
    /// The left edge of the first column, in points.
    public var left: Double
    /// The right edge of the last column, in points.
    public var right: Double
    /// The stretches within which the inner edges lie, in points: a point each where they are drawn.
    public var gaps: [ClosedRange<Double>]
  }

  /// Makes a table with drawn column edges, outer ones included, in points.
  init(table: Table, edges: [Double]) {
    self.table = table
    columns = Columns(
      left: edges.first ?? 0,
      right: edges.last ?? 0,
      gaps: edges.dropFirst().dropLast().map { $0...$0 }
    )
  }

  /// Whether every inner column edge bounds a cell with text.
  var usesAllColumns: Bool {
    columns.gaps.indices.allSatisfy { edge in
      table.rows.contains { row in row[edge + 1].map { !$0.text.isEmpty } ?? false }
    }
  }
  /// Whether nothing is printed in it, as in the strip that a cut row leaves on the next page.
  public var isBlank: Bool { table.rows.joined().allSatisfy { $0?.text.isEmpty ?? true } }
  /// Its box on the page, in points.
  public var box: Rect { table.parts.first?.box ?? .zero }
}
