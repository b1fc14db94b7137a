import JuesuanModel

/// Distances on a page as multiples of its glyph size, so that scaling a page changes nothing.
struct Tolerance {
  /// The median font size of the page, in points.
  let em: Double

  init(_ page: PageContent) {
    let sizes = page.glyphs.map(\.size).sorted()
    em = sizes.isEmpty ? 10.5 : max(1, sizes[sizes.count / 2])
  }

  /// Rules nearer than this are one rule drawn twice: no digit fits between them.
  ///
  /// Excel paints a stroke and a box up
  /// to 1.5 pt apart beside type of 9 pt (上海市财政局25年预算), Word's double rules lie 3 pt apart.
  var sameEdge: Double { 0.4 * em }
  /// Pieces of a rule with gaps up to this are one rule; corners of Word's boxes leave 0.5 pt.
  var brokenRule: Double { 0.3 * em }
  /// Rules that end this near to another meet it.
  var touch: Double { 0.35 * em }
  /// Shorter rules bound no cell.
  var shortestRule: Double { 0.5 * em }
}
