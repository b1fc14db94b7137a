import JuesuanModel

/// Rules that are typed: lines of hyphens, equals signs or low lines, and strokes or colons below each other; or
/// characters made for it (`BoxDrawing`).
///
/// So are the tables of releases drawn that were written on a typewriter, as those of the Bureau of Labor Statistics
/// and the supply tables of the Department of Agriculture.
struct TypedRules {
  /// A line of fewer signs is a dash or a blank to fill in.
  private static let fewestSigns = 8
  /// Strokes below each other in fewer lines are no rule.
  private static let fewestLines = 3
  /// The next line stands at most this far below, in font sizes.
  private static let nextLine = 1.7
  /// Strokes reach to the lines of signs above and below them, in font sizes.
  private static let reach = 0.9

  /// Signs of one line stand this near, and a text this near before a blank to fill in, in font sizes.
  private static let touching = 0.3
  private static let blank = 2.0

  private static let lying: Set<Unicode.Scalar> = ["-", "=", "_", "─", "━"]
  private static let standing: Set<Unicode.Scalar> = ["|", ":", "│"]

  /// The glyphs that draw, and what they draw.
  private(set) var glyphs: Set<Glyph> = []
  private(set) var rulings: [Ruling] = []

  init(_ page: PageContent) {
    let boxes = BoxDrawing(page.glyphs)
    guard boxes.rulings.isEmpty else {
      (glyphs, rulings) = (boxes.glyphs, boxes.rulings)
      return
    }
    let candidates = page.glyphs.count { Self.lying.contains($0.scalar) }
    guard candidates >= 2 * Self.fewestSigns else { return }
    let rows = GlyphRow.rows(of: page.glyphs)
    for row in rows { addLying(row) }
    guard !rulings.isEmpty else { return }
    addStanding(rows)
  }

  /// The page with these rules for its glyphs.
  func drawn(on page: PageContent) -> PageContent {
    guard !rulings.isEmpty else { return page }
    var page = page
    page.glyphs.removeAll { glyphs.contains($0) }
    page.rulings += rulings
    return page
  }

  /// Takes the runs of signs in a line for rules; a low line right behind a text is a blank to fill in.
  private mutating func addLying(_ row: GlyphRow) {
    var start = 0
    while start < row.glyphs.count {
      let first = row.glyphs[start]
      var end = start + 1
      guard Self.lying.contains(first.scalar) else {
        start = end
        continue
      }
      /// Strokes and crosses stand where columns part.
      while end < row.glyphs.count,
        row.glyphs[end].scalar == first.scalar
          || ("|+".unicodeScalars.contains(row.glyphs[end].scalar) && end + 1 < row.glyphs.count
            && row.glyphs[end + 1].scalar == first.scalar),
        row.glyphs[end].box.x0 - row.glyphs[end - 1].box.x1 < Self.touching * first.size
      { end += 1 }
      let before = start > 0 ? row.glyphs[start - 1] : nil
      let isBlank =
        first.scalar == "_"
        && before.map { first.box.x0 - $0.box.x1 < Self.blank * first.size && $0.scalar != "|" } ?? false
      if end - start >= Self.fewestSigns, !isBlank, !Self.leads(start..<end, row) {
        rulings.append(
          Ruling(
            axis: .horizontal,
            position: first.scalar == "_" ? first.box.y1 - 0.2 * first.size : first.box.midY,
            start: first.box.x0,
            end: row.glyphs[end - 1].box.x1,
            thickness: 0.5,
            source: .stroke
          )
        )
        glyphs.formUnion(row.glyphs[start..<end].filter { $0.scalar != "|" })
      }
      start = end
    }
  }

  /// Whether hyphens run on both sides of the words between them over columns: --- Million bushels ---.
  private static func leads(_ run: Range<Int>, _ row: GlyphRow) -> Bool {
    let first = row.glyphs[run.lowerBound]
    func meets(_ word: Glyph?, _ gap: Double) -> Bool {
      word.map { ($0.scalar.isAlphabetic || $0.scalar.isDigit) && gap < blank * first.size } ?? false
    }
    let (before, after) = (row.glyphs[..<run.lowerBound].last, row.glyphs[run.upperBound...].first)
    let isBefore = meets(after, (after?.box.x0 ?? 0) - row.glyphs[run.upperBound - 1].box.x1)
    let isAfter = meets(before, first.box.x0 - (before?.box.x1 ?? 0))
    guard first.scalar == "-", isBefore || isAfter else { return false }
    /// The other run stands behind the words.
    let rest = isBefore ? row.glyphs[run.upperBound...] : row.glyphs[..<run.lowerBound]
    return rest.count { $0.scalar == first.scalar } * 2 > run.count
  }

  /// Strokes and colons with white beside them, one below the other.
  private mutating func addStanding(_ rows: [GlyphRow]) {
    var open: [[Glyph]] = []
    var done: [[Glyph]] = []
    for row in rows {
      for (index, glyph) in row.glyphs.enumerated() where Self.standing.contains(glyph.scalar) {
        let before = index > 0 ? glyph.box.x0 - row.glyphs[index - 1].box.x1 : .infinity
        let after =
          index + 1 < row.glyphs.count ? row.glyphs[index + 1].box.x0 - glyph.box.x1 : .infinity
        guard glyph.scalar != ":" || max(before, after) > 0.5 * glyph.size else { continue }
        let place = open.firstIndex { run in
          guard let last = run.last else { return false }
          return (last.box.midX - glyph.box.midX).magnitude < 0.1 * glyph.size
            && last.scalar == glyph.scalar
            && glyph.box.midY - last.box.midY < Self.nextLine * glyph.size
        }
        if let place { open[place].append(glyph) } else { open.append([glyph]) }
      }
      done += open.filter { row.box.midY - ($0.last?.box.midY ?? 0) > Self.nextLine * ($0.last?.size ?? 0) }
      open.removeAll { row.box.midY - ($0.last?.box.midY ?? 0) > Self.nextLine * ($0.last?.size ?? 0) }
    }
    let runs = done + open
    for run in runs {
      guard let first = run.first, let last = run.last else { continue }
      /// Names of several lines may stand between the strokes of one rule.
      let others = runs.joined().count {
        $0.scalar == first.scalar && ($0.box.midX - first.box.midX).magnitude < 0.1 * first.size
      }
      guard others >= Self.fewestLines else { continue }
      glyphs.formUnion(run)
      /// Colons part the names from columns that nothing parts.
      if first.scalar == ":" { continue }
      rulings.append(
        Ruling(
          axis: .vertical,
          position: first.box.midX,
          start: first.box.y0 - Self.reach * first.size,
          end: last.box.y1 + Self.reach * first.size,
          thickness: 0.5,
          source: .stroke
        )
      )
    }
  }
}
