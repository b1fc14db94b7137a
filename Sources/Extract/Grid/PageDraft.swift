internal import JuesuanModel

/// The tables of a page as it shows them by itself, made before the page ahead of it is known.
///
/// All of the work is in making it, so that pages can be made at the same time; only a page whose grid may go on with
/// the table above is looked at once more.
struct PageDraft {
  /// The page as printed.
  let content: PageContent
  private let upright: PageContent
  private let lattices: [Lattice]
  private let alone: PageLayout
  private let strategy: GridStrategy
  /// What draws rules on the page by signs.
  private let typed: [Glyph]

  /// - Parameters:
  ///   - content: The page as printed.
  ///   - upright: The page turned so that its text is read from left to right.
  ///   - strategy: Which evidence counts.
  init(_ content: PageContent, upright: PageContent, by strategy: GridStrategy) {
    self.content = content
    self.strategy = strategy
    let rules = TypedRules(upright)
    typed = Array(rules.glyphs)
    self.upright = SheetHeadings.leftOut(of: strategy.evidence(of: rules.drawn(on: upright)))
    lattices = strategy.usesNets ? GridFinder.lattices(of: self.upright) : []
    alone = GridFinder.tables(on: self.upright, lattices, open: nil, typed: typed, by: strategy)
  }

  /// The page once it stands upright.
  var uprightSize: Rect { upright.size }

  /// The tables of the page; the page `before` tells which table may go on at its top.
  func layout(after before: PageLayout?) -> PageLayout {
    if let open = before?.tables.last(where: { $0.table.method == .ruled })?.columns,
      lattices.contains(where: { $0.continuing(open) != nil })
    {
      return GridFinder.tables(on: upright, lattices, open: open, typed: typed, by: strategy)
    }
    guard let open = before?.openColumns, strategy.usesAlignment, goesOn(open) else { return alone }
    return GridFinder.tables(on: upright, lattices, open: nil, going: open, typed: typed, by: strategy)
  }

  /// Whether rows at the top of the page could be those of a table of other columns than they show by themselves.
  private func goesOn(_ open: PageTable.Columns) -> Bool {
    guard let first = alone.tables.first else { return !alone.lines.isEmpty }
    let isAtTop = alone.lines.allSatisfy {
      $0.box.y0 > first.box.y0 || $0.box.y1 < PageLayout.margin * alone.size.height
    }
    return !isAtTop
      || (first.table.method != .ruled
        && (first.columns.gaps.count != open.gaps.count
          || !(first.table.rows.first.map(HeaderRows.hasAmount) ?? false)))
  }
}
