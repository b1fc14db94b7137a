import JuesuanModel

/// A piece of a printed line between two gaps: what may be the text of one cell.
struct Segment {
  var glyphs: [Glyph]
  var box: Rect
  var text: String

  init(_ row: GlyphRow) {
    glyphs = row.glyphs
    box = row.box
    text = row.text
  }

  /// Whether it is a figure of any kind: an amount, a share, a code, a dash.
  var isFigure: Bool {
    guard text.unicodeScalars.count <= 22 else { return false }
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) }
    let hasDigit = text.unicodeScalars.contains(where: isDigit)
    let isFigureLike = text.unicodeScalars.allSatisfy { scalar in
      isDigit(scalar) || "+-−–—.,%()/ *‰<>±:，．％（）－".unicodeScalars.contains(scalar)
    }
    return isFigureLike
      && (hasDigit || text.unicodeScalars.allSatisfy { "-−–—/－".unicodeScalars.contains($0) })
  }

  /// Whether it is an amount with decimals or separators, or a dash: never a line number or a code.
  var isAmount: Bool {
    switch FigureValue(reading: text, unit: .yuan) {
    case .amount(let figure): figure.decimals > 0 || text.contains(",") || text.contains("，")
    case .dash: true
    default: isFigure && text.contains(where: { ".,%".contains($0) })
    }
  }
}

/// A printed line cut into segments.
struct SegmentLine {
  var segments: [Segment]
  var box: Rect
  /// The prevailing font size, in points.
  var size: Double
  /// Whether it stands outside every table: a unit line, a form number, a note.
  let isCaption: Bool

  /// Gaps wider than this share of the font size part two cells: the figures of 收入 and the names of 支出 stand
  /// .4 em apart in borderless forms.
  static let cellGap = 0.35
  /// Behind an amount this gap is enough.
  static let narrowestGap = 0.12

  init(_ row: GlyphRow) {
    self.init(
      row,
      segments: row.split(atGapsOver: Self.cellGap).flatMap(Self.partedAfterFigure).map(Segment.init)
    )
  }

  /// A line that is known to be cut into parts, each of them text of one cell.
  init(_ row: GlyphRow, parts: [[Glyph]]) {
    self.init(
      row,
      segments: parts.map { glyphs in
        Segment(GlyphRow(glyphs: glyphs, box: glyphs.dropFirst().reduce(glyphs[0].box) { $0.union($1.box) }))
      }
    )
  }

  private init(_ row: GlyphRow, segments: [Segment]) {
    self.segments = segments
    box = row.box
    let sizes = row.glyphs.map(\.size).sorted()
    size = sizes[sizes.count / 2]
    isCaption = Self.isCaption(segments.map(\.text).joined(separator: " "))
  }

  /// Parts an amount of two decimals from the name or code that follows it: in narrow sheets the next column
  /// begins .2 em after it.
  static func partedAfterFigure(_ row: GlyphRow) -> [GlyphRow] {
    guard
      let end = row.glyphs.indices.dropLast().first(where: { index in
        let last = row.glyphs[index]
        guard row.glyphs[index + 1].box.x0 - last.box.x1 > narrowestGap * last.size else { return false }
        let text = String(String.UnicodeScalarView(row.glyphs[...index].map(\.scalar)))
        return FigureValue(reading: text, unit: .yuan).figure?.decimals == 2
      })
    else { return [row] }
    return [Array(row.glyphs[...end]), Array(row.glyphs[(end + 1)...])].map { glyphs in
      GlyphRow(glyphs: glyphs, box: glyphs.dropFirst().reduce(glyphs[0].box) { $0.union($1.box) })
    }
  }

  /// The widest gap between two segments, in font sizes.
  var widestGap: Double {
    zip(segments, segments.dropFirst()).map { ($1.box.x0 - $0.box.x1) / size }.max() ?? 0
  }

  var text: String { segments.map(\.text).joined(separator: " ") }

  /// Whether it can only be a row of a table: parts far from each other, figures among them.
  var isSeed: Bool {
    segments.count >= 2 && widestGap >= 1 && segments.contains(where: \.isFigure) && !isCaption
  }

  /// Whether a text stands outside every table: a unit line, a form number, a note, a line of a contents list.
  private static func isCaption(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    if compact.contains("单位:") || compact.hasPrefix("部门:") || compact.hasPrefix("编制单位") { return true }
    if compact.contains("公开"), compact.contains("表"), compact.count < 60, compact.contains(where: \.isNumber)
    {
      return true
    }
    return compact.hasPrefix("注:") || compact.hasPrefix("说明:") || compact.contains("....")
  }
}

extension [SegmentLine] {
  /// The box around all lines, in points.
  var box: Rect { dropFirst().reduce(first?.box ?? .zero) { $0.union($1.box) } }
}
