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

  /// - Parameters:
  ///   - content: The page as printed.
  ///   - upright: The page turned so that its text is read from left to right.
  ///   - strategy: Which evidence counts.
  init(_ content: PageContent, upright: PageContent, by strategy: GridStrategy) {
    self.content = content
    self.strategy = strategy
    self.upright = strategy.evidence(of: upright)
    lattices = strategy.usesNets ? GridFinder.lattices(of: self.upright) : []
    alone = GridFinder.tables(on: self.upright, lattices, open: nil, by: strategy)
  }

  /// The page once it stands upright.
  var uprightSize: Rect { upright.size }

  /// The tables of the page; the page `before` tells which table may go on at its top.
  func layout(after before: PageLayout?) -> PageLayout {
    guard let open = before?.tables.last(where: { $0.table.method == .ruled })?.columns,
      lattices.contains(where: { $0.continuing(open) != nil })
    else { return alone }
    return GridFinder.tables(on: upright, lattices, open: open, by: strategy)
  }
}
