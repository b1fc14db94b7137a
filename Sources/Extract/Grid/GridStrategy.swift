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
