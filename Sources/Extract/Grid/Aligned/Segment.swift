import JuesuanModel

/// A piece of a printed line between two gaps: what may be the text of one cell.
struct Segment {
  var glyphs: [Glyph]
  var box: Rect
  var text: String
  /// Where the dots end, in points, that lead on to the next cell: they are among the glyphs, but neither in the box
  /// nor in the text.
  var leaderEnd: Double?

  init(_ row: GlyphRow) {
    glyphs = row.glyphs
    box = row.box
    text = row.text
  }

  /// The text of one cell, with the dots that may follow it.
  static func led(_ row: GlyphRow) -> Segment {
    guard let parts = Leaders.parts(of: row), parts.count == 2, parts[1].isLeader else { return Segment(row) }
    var segment = Segment(GlyphRow(parts[0].glyphs))
    segment.glyphs += parts[1].glyphs
    segment.leaderEnd = parts[1].x1
    return segment
  }

  /// Whether it is a figure of any kind: an amount, a share, a code, a dash.
  var isFigure: Bool { Self.isFigure(text) }

  static func isFigure(_ text: String) -> Bool {
    guard text.unicodeScalars.count <= 22 else { return false }
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) }
    var scalars = text.unicodeScalars[...]
    if scalars.last == "元" { return FigureValue(reading: text, unit: .yuan).figure != nil }
    /// The mark of a footnote: 12.3e.
    if let last = scalars.last, isLetter(last), scalars.dropLast().last.map(isDigit) ?? false {
      scalars.removeLast()
    }
    let isFigureLike = scalars.allSatisfy { scalar in
      isDigit(scalar) || "+-−–—.,%()/ *‰<>±:，．％（）－$£€¥".unicodeScalars.contains(scalar)
    }
    return isFigureLike && scalars.contains(where: isDigit) && !isUnit(text) || standsForFigure(text)
  }

  /// Whether a text says in thousands of what money the figures below are: £000, $000.
  private static func isUnit(_ text: String) -> Bool {
    text.unicodeScalars.contains { "$£€¥".unicodeScalars.contains($0) }
      && text.unicodeScalars.filter { ("0"..."9").contains($0) }.allSatisfy { $0 == "0" }
      && text.contains("000")
  }

  /// Whether it may tell in the last line of a head in how much money the column counts: ($1,000).
  var isMoneyUnit: Bool {
    text.hasPrefix("($1,0") && text.hasSuffix(")")
      && text.filter(\.isNumber).dropFirst().allSatisfy { $0 == "0" }
  }

  /// Whether a text is printed where there is no figure: dashes, dots, NA, n/a, (X), *, †.
  static func standsForFigure(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    if scalars.allSatisfy({ "-−–—/－".unicodeScalars.contains($0) }) { return true }
    if scalars.count > 1, scalars.allSatisfy({ ".…".unicodeScalars.contains($0) }) { return true }
    if text.utf8.count < 7, scalars.allSatisfy({ "*†‡#§".unicodeScalars.contains($0) }) { return true }
    return text.utf8.count < 5 && absences.contains(text)
  }

  /// What tables in Latin letters print for not available, not applicable, withheld and too small.
  ///
  /// Heads have units and letters in brackets as well: (s), (A).
  private static let absences: Set<String> = [
    "NA", "N/A", "na", "n/a", "n.a.", "n.a", "n.d.", "(NA)", "(X)", "(Z)", "(D)", "(S)",
  ]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// Whether it is the sign of a currency alone.
  var isCurrency: Bool { glyphs.count == 1 && "$£€¥".unicodeScalars.contains(glyphs[0].scalar) }

  /// Whether it names a total, which forms centre over several columns: 合计, 本年支出合计.
  var isTotal: Bool {
    guard glyphs.count < 12, let last = glyphs.last?.scalar, last == "计" || last == ":" || last == "：" else {
      return false
    }
    let compact = Normalisation.compact(text)
    return ["合计", "总计", "小计", "共计", "合计:", "总计:"].contains { compact.hasSuffix($0) }
  }

  /// Whether it is a year or a span of years: 2012, 2012–13, 2012/13, 2010–2014.
  var isYear: Bool { Self.isYear(text) }

  static func isYear(_ text: String) -> Bool {
    guard text.utf8.count <= longestYear, text.utf8.contains(where: { $0 == 0x31 || $0 == 0x32 }) else {
      return false
    }
    let parts = text.split { "-–/".contains($0) }
    guard let first = parts.first, first.count == 4, let year = Int(first), (1900...2100).contains(year)
    else {
      return false
    }
    guard parts.count == 2, let last = Int(parts[1]) else { return parts.count == 1 }
    let isSpan = parts[1].count == 4 && (year...year + longestSpan).contains(last)
    return isSpan || last % 100 == (year + 1) % 100
  }

  /// Budgets sum up as many years at most, and censuses compare years as far apart.
  private static let longestSpan = 50

  /// Bytes of the longest text that is tried for a year: two of them, a stroke, and some that part nothing.
  private static let longestYear = 15

  /// Whether it is an amount with decimals or separators, or a dash: never a line number or a code.
  var isAmount: Bool {
    switch FigureValue(reading: text, unit: .yuan) {
    case .amount(let figure): figure.decimals > 0 || text.contains(",") || text.contains("，")
    case .dash: true
    /// 1. numbers the entries of a list.
    default: isFigure && text.last != "." && text.contains(where: { ".,%".contains($0) })
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
    guard let parts = Leaders.parts(of: row) else {
      self.init(row, segments: Self.segments(of: row))
      return
    }
    var segments: [Segment] = []
    for (index, part) in parts.enumerated() {
      if !part.isLeader {
        segments += Self.segments(of: GlyphRow(part.glyphs))
      } else if index > 0, !parts[index - 1].isLeader, Leaders.follow(part, parts[index - 1]) {
        segments[segments.count - 1].glyphs += part.glyphs
        segments[segments.count - 1].leaderEnd = part.x1
      } else {
        segments.append(Segment(GlyphRow(part.glyphs)))
      }
    }
    self.init(row, segments: segments)
  }

  private static func segments(of row: GlyphRow) -> [Segment] {
    /// A blank between the words of a typewriter is as wide as a letter.
    let gap = row.typewriterPitch.map { 1.5 * $0 } ?? cellGap
    let parts = joiningWords(row.split(atGapsOver: gap)).flatMap(NarrowGaps.parted).flatMap(levels)
    return joiningCurrency(joiningSpacedWords(parts).map(Segment.init))
  }

  /// The parts of a line with words in Latin letters made one that stand as near as bold ones do.
  private static func joiningWords(_ parts: [GlyphRow]) -> [GlyphRow] {
    guard parts.count > 1 else { return parts }
    var joined: [GlyphRow] = []
    for part in parts {
      if let last = joined.last, let left = last.glyphs.last, let right = part.glyphs.first,
        isLatin(left.scalar) || "),".unicodeScalars.contains(left.scalar),
        isLatin(right.scalar)
          || (right.scalar == "(" && part.glyphs.dropFirst().first.map { isLatin($0.scalar) } ?? false),
        right.box.x0 - last.box.x1 < widestSpace * left.size
      {
        joined[joined.count - 1] = GlyphRow(glyphs: last.glyphs + part.glyphs, box: last.box.union(part.box))
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  /// Up to this many font sizes stand between two words in Latin letters: .38 in the bold type of LaTeX.
  private static let widestSpace = 0.45

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// The heads 类 款 项 one by one: they are no word.
  private static func levels(_ part: GlyphRow) -> [GlyphRow] {
    let isLevels =
      (2...3).contains(part.glyphs.count)
      && part.glyphs.allSatisfy { "类款项".unicodeScalars.contains($0.scalar) }
    return isLevels ? part.glyphs.indices.map { GlyphRow(part.glyphs[$0...$0]) } : [part]
  }

  /// The segments with each sign of a currency and the figure it stands before made one: it is printed at the left
  /// edge of the column.
  private static func joiningCurrency(_ segments: [Segment]) -> [Segment] {
    guard segments.contains(where: \.isCurrency) else { return segments }
    var joined: [Segment] = []
    for segment in segments {
      if let last = joined.last, last.isCurrency, segment.isFigure {
        joined[joined.count - 1] = Segment(
          GlyphRow(glyphs: last.glyphs + segment.glyphs, box: last.box.union(segment.box))
        )
      } else {
        joined.append(segment)
      }
    }
    return joined
  }

  /// A line that is known to be cut into parts, each of them text of one cell.
  init(_ row: GlyphRow, parts: [[Glyph]]) {
    self.init(row, segments: parts.map { Segment.led(GlyphRow($0[0...])) })
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

  /// Words that forms set with wide spaces between their ideographs.
  private static let spacedWords: Set<String> = [
    "项目", "合计", "总计", "小计", "共计", "收入", "支出", "栏次", "行次", "金额", "名称", "单位", "编码", "代码", "科目", "备注",
    "序号", "类别", "数量", "部门", "用途", "内容",
  ]

  /// Whether a text names a column of names: 项目, 科目名称.
  static func isHeadWord(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    return compact.count < 7 && spacedWords.contains { compact.hasPrefix($0) || compact.hasSuffix($0) }
  }

  /// The parts of a line with spaced words made whole; where the levels 类 款 项 are headed one by one, 项 and 目 are two.
  private static func joiningSpacedWords(_ parts: [GlyphRow]) -> [GlyphRow] {
    var joined: [GlyphRow] = []
    /// 款 alone is the end of a head that wraps.
    let hasLevels = zip(parts, parts.dropFirst()).contains { left, right in
      left.glyphs.count == 1 && left.glyphs[0].scalar == "款" && right.glyphs[0].scalar == "项"
    }
    for part in parts {
      if let last = joined.last, last.glyphs.count == 1, part.glyphs.count == 1, !hasLevels,
        spacedWords.contains(
          String(String.UnicodeScalarView([last.glyphs[0].scalar, part.glyphs[0].scalar]))
        )
      {
        joined[joined.count - 1] = GlyphRow(glyphs: last.glyphs + part.glyphs, box: last.box.union(part.box))
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  /// The widest gap between two segments, in font sizes.
  var widestGap: Double {
    zip(segments, segments.dropFirst()).map { ($1.box.x0 - $0.box.x1) / size }.max() ?? 0
  }

  var text: String { segments.map(\.text).joined(separator: " ") }

  /// The line with its texts parted where glyphs leave the middle of a gap free.
  ///
  /// Heads of narrow columns stand near to each other; words of Latin letters stand as near within one head.
  func parted(at gaps: [ClosedRange<Double>]) -> SegmentLine {
    var line = self
    line.segments = segments.flatMap { segment -> [Segment] in
      let isLevels = segment.glyphs.allSatisfy { "类款项".unicodeScalars.contains($0.scalar) }
      guard segment.glyphs.count > 2 || isLevels else { return [segment] }
      var parts = [segment.glyphs[..<1]]
      for index in segment.glyphs.indices.dropFirst() {
        let (last, next) = (segment.glyphs[index - 1].box.x1, segment.glyphs[index].box.x0)
        let isParted =
          next - last > Self.narrowestGap * size
          && !isBetweenWords(segment.glyphs[index - 1].scalar, segment.glyphs[index].scalar)
          && !isDate(segment.glyphs[index - 1].scalar, segment.glyphs[index].scalar)
          && gaps.contains { last < $0.upperBound && next > $0.lowerBound }
        if isParted {
          parts.append(segment.glyphs[index...index])
        } else {
          parts[parts.count - 1] = segment.glyphs[parts[parts.count - 1].startIndex...index]
        }
      }
      guard parts.count > 1 else { return [segment] }
      return parts.map { glyphs in
        Segment(
          GlyphRow(
            glyphs: Array(glyphs),
            box: glyphs.dropFirst().reduce(glyphs[glyphs.startIndex].box) { $0.union($1.box) }
          )
        )
      }
    }
    return line
  }

  /// Whether a space between two signs may be one between the words of a text.
  private func isBetweenWords(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    left.isASCII && right.isASCII && (left.isAlphabetic || right.isAlphabetic)
  }

  /// Whether a space between two signs is the one that is set between digits and ideographs: 2023 年度.
  private func isDate(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    left.isDigit && "年月日".unicodeScalars.contains(right)
  }

  /// Whether it can only be a row of a table: parts far from each other, figures among them.
  var isSeed: Bool {
    segments.count >= 2 && widestGap >= 1 && segments.contains { $0.isFigure && !$0.isMoneyUnit }
      && !isCaption && !isEquation
  }

  /// Whether it is a formula set apart from the text, with its number in brackets at the right.
  private var isEquation: Bool {
    guard let last = segments.last?.text, last.hasSuffix(")"), last.utf8.count < 24 else { return false }
    let number = last.drop { $0 != "(" }.dropFirst().dropLast()
    return !number.isEmpty && number.allSatisfy { $0.isNumber || $0 == "." }
      && segments.dropLast().contains { $0.text.hasPrefix("= ") || $0.text.contains(" = ") }
  }

  /// Whether its figures are years and nothing else.
  var isYears: Bool {
    let figures = segments.filter(\.isFigure)
    return figures.count >= 2 && figures.allSatisfy(\.isYear)
  }

  /// Whether it is one text that is numbered as groups of rows are: 一、, （二）.
  var isGroup: Bool {
    segments.count == 1 && !isCaption && segments[0].glyphs.count < 24
      && Normalisation.ordinal(of: segments[0].text) != nil
  }

  /// Whether it is the title of a table: one text that says so.
  var isTitle: Bool {
    guard segments.count == 1 else { return false }
    let compact = Normalisation.compact(segments[0].text)
    return compact.count > 3
      && ["表", "表(续)", "一览", "情况", "清单"].contains { compact.hasSuffix($0) } && !compact.hasPrefix("其中")
  }

  /// Whether a text stands outside every table: a unit line, a form number, a note.
  private static func isCaption(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    if compact.contains("单位:") || compact.hasPrefix("部门:") || compact.hasPrefix("编制单位") { return true }
    if compact.contains("公开"), compact.contains("表"), compact.count < 60, compact.contains(where: \.isNumber)
    {
      return true
    }
    if isNumberedCaption(text) { return true }
    if compact.unicodeScalars.count < 8, TableJoin.saysContinued(compact) { return true }
    return compact.hasPrefix("注:") || compact.hasPrefix("说明:")
  }

  /// Words before the number of a table or a picture.
  private static let captionWords = ["table", "figure", "chart", "graph", "tabelle", "tableau", "表", "图"]

  /// Whether a text begins as captions do: Table 3, Figure 2.1, 表 1.
  static func isNumberedCaption(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    guard let first = compact.unicodeScalars.first, "tfcgTFCG表图".unicodeScalars.contains(first) else {
      return false
    }
    let start = compact.prefix(9).lowercased()
    return captionWords.contains { word in
      guard start.hasPrefix(word) else { return false }
      let next = compact.dropFirst(word.count)
      return next.first?.isNumber == true && (next.count > 3 || next.allSatisfy(\.isNumber))
    }
  }
}

extension [SegmentLine] {
  /// The box around all lines, in points.
  var box: Rect { dropFirst().reduce(first?.box ?? .zero) { $0.union($1.box) } }
}
