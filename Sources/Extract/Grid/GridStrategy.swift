internal import JuesuanModel

/// Which evidence grids are found by: everything together, or one kind alone for study.
public enum GridStrategy: String, CaseIterable, Sendable {
  /// Rules, shading and alignment together: what is drawn first, alignment for the rest.
  case automatic
  /// Nets of rules and of the edges of fills that bound cells on all sides.
  case ruled
  /// Rules that part rows alone, columns by the text between them.
  case rows
  /// Alignment of the text alone, as though nothing were drawn.
  case aligned
}

extension GridStrategy {
  var usesNets: Bool { self == .automatic || self == .ruled }
  var usesRows: Bool { self == .automatic || self == .rows }
  var usesAlignment: Bool { self == .automatic || self == .aligned }

  /// A page with what this strategy looks at.
  func evidence(of page: PageContent) -> PageContent {
    guard self == .aligned else { return page }
    var page = page
    (page.rulings, page.shadings) = ([], [])
    return page
  }
}
