internal import JuesuanModel

/// The words that statutory forms print in their heads.
///
/// Without rules they tell more than any distance does: where a padded head begins, and which of its lines are one cell.
struct HeadWords {
  /// Whether two lines, one under the other, are one cell or two.
  enum Verdict { case one, two, open }

  /// Whether 合计 below 本年收入 or 本年支出 ends the same cell: in 02 and 03, whose other columns show.
  private let hasWholeTotals: Bool
  /// All lines of the head.
  private let texts: Set<String>

  /// `texts` are all lines of the head, parted at gaps.
  init(_ texts: some Sequence<String>) {
    self.texts = Set(texts.map { Normalisation.compact($0) })
    hasWholeTotals = !self.texts.isDisjoint(with: Self.besideTotals)
  }

  /// What the words of a line and of the lines below it tell.
  ///
  /// Lines are joined from the last one up: so far they are the end of a word.
  func verdict(_ upper: String, over lower: String) -> Verdict {
    let (upper, lower) = (Normalisation.compact(upper), Normalisation.compact(lower))
    let both = upper + lower
    if Self.words.contains(both + "\n") { return .one }
    if hasWholeTotals, Self.stacked.contains(where: { ends($0, with: both) }) { return .one }
    /// What heads several columns is whole: what stands above it and is no beginning of its own heads more.
    let isGroup = Self.mayHeadSeveral(upper) && Self.headsSeveral(lower)
    return isGroup || Self.isWhole(upper) && Self.isWhole(lower) ? .two : .open
  }

  /// Whether lines are a word, or the end of one whose beginning stands in the head as well: 本年 above 支出 above 合计.
  private func ends(_ word: String, with lines: String) -> Bool {
    word == lines || (word.hasSuffix(lines) && texts.contains(String(word.dropLast(lines.count))))
  }

  /// Whether a text heads one column alone wherever it is printed.
  static func headsOneColumn(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    return leaves.contains(compact) && !groups.contains(compact)
  }

  /// Whether a text heads columns of amounts.
  static func headsAmounts(_ compact: String) -> Bool {
    leaves.contains(compact) && !others.contains(compact) && !HeadGroups.names.contains(compact)
      || compact == "金额"
  }

  /// Whether a text heads the codes or names of rows: 科目编码, 款, 科目名称, 项目.
  static func headsKeys(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    return HeadGroups.codes.contains(compact) || HeadGroups.names.contains(compact)
      || ["类", "款", "项", "科目", "项目"].contains(compact) || compact.hasPrefix("项目(")
  }

  /// Whether a text stands over several columns wherever it is printed: 收入, 公务用车购置及运行维护费.
  static func headsSeveral(_ text: String) -> Bool {
    let compact = Normalisation.compact(text)
    return groups.contains(compact) && !leaves.contains(compact) && !HeadGroups.codes.contains(compact)
      && compact != "项目"
  }

  /// Whether a text stands over several columns of some form, the year before it left out: 2022年度决算数.
  static func mayHeadSeveral(_ text: String) -> Bool {
    let compact = Normalisation.compact(text).drop { $0.isASCII && $0.isNumber }
    let word = ["年度", "年"].first(where: compact.hasPrefix).map { compact.dropFirst($0.count) } ?? compact
    return groups.contains(String(word)) && !HeadGroups.codes.contains(String(word)) && word != "项目"
  }

  /// Whether a line can only be one of a head: pieces of such words, a whole one among them, or marks of columns.
  static func head(_ line: SegmentLine) -> Bool {
    let isNumbered = HeaderBlocks.isNumberLine(line)
    let texts = line.segments.filter { !ColumnMarks.isMark($0.text) && !(isNumbered && $0.isFigure) }
      .map { Normalisation.compact($0.text) }
    return texts.allSatisfy { all.contains($0) }
      && (texts.contains(where: isWhole) || (texts.isEmpty && ColumnMarks.are(line.segments.map(\.text))))
  }

  /// A line with its texts parted at white between whole words, or the beginnings of words that wrap.
  static func parted(_ line: SegmentLine) -> SegmentLine {
    var line = line
    line.segments = line.segments.flatMap { segment -> [Segment] in
      let cuts = segment.glyphs.indices.dropFirst().filter { place in
        let (last, next) = (segment.glyphs[place - 1], segment.glyphs[place])
        return next.box.x0 - last.box.x1 > white * next.size
      }
      guard !cuts.isEmpty, segment.glyphs.allSatisfy(\.scalar.isWide),
        !isStart(Normalisation.compact(segment.text))
      else { return [segment] }
      let bounds = [0] + cuts + [segment.glyphs.count]
      let parts = zip(bounds, bounds.dropFirst()).map { Segment(GlyphRow(segment.glyphs[$0..<$1])) }
      return parts.allSatisfy { $0.glyphs.count > 1 && isStart(Normalisation.compact($0.text)) }
        ? parts : [segment]
    }
    return line
  }

  /// Words of one head stand nearer than this share of the font size.
  private static let white = 0.08

  /// Whether words of heads begin so.
  static func isStart(_ compact: String) -> Bool { all.contains("\n" + compact) }

  private static func isWhole(_ compact: String) -> Bool { words.contains("\n" + compact + "\n") }

  private static let lanes = FormCatalogue.forms.flatMap(\.variants).flatMap(\.lanes)
  /// Keys of columns are no words that are printed.
  private static let paths = lanes.flatMap(\.columns).flatMap { column in
    ([column.path] + column.aliases.map { $0.split(separator: "/").map(String.init) })
      .map { $0.map { Normalisation.compact($0) } }
  }

  /// What stands over several columns, and over one.
  private static let groups = Set(
    paths.flatMap { $0.dropLast() } + lanes.map { Normalisation.compact($0.name) } + HeadGroups.codes + ["项目"]
  )
  private static let leaves = Set(paths.compactMap(\.last) + HeadGroups.names + others)

  private static let others = ["行次", "栏次", "类", "款", "项", "金额", "序号", "备注"]

  /// All words, each between two ends of lines.
  private static let all = bounded(groups.union(leaves).union(["项目(按功能分类)", "科目"]))

  /// Heads of two levels that are one head in other forms, as 本年支出合计 is.
  private static let stacked = Set(
    twoLevels.filter { ["合计", "小计"].contains($0.last) }.map { $0.joined() }
  )

  private static let twoLevels = paths.filter { $0.count > 1 }

  /// All words but those of two levels.
  private static let words = bounded(
    groups.union(leaves).union(["项目(按功能分类)"]).subtracting(twoLevels.map { $0.joined() })
  )

  /// The columns that stand beside 本年收入合计 and 本年支出合计 only, by the words with which they begin.
  private static let besideTotals: Set<String> = {
    func heads(_ keys: Set<FormKey>) -> Set<String> {
      Set(
        FormCatalogue.forms.filter { keys.contains($0.key) }.flatMap(\.variants).flatMap(\.lanes)
          .flatMap(\.columns).flatMap(\.matchedPaths).joined()
      )
    }
    let others = heads(Set(FormKey.allCases.filter { ![.income, .expenditure].contains($0) }))
    let own = heads([.income, .expenditure]).subtracting(others)
    /// They wrap.
    let starts = own.flatMap { word in word.indices.dropFirst(2).map { String(word[..<$0]) } }
    return own.union(starts.filter { start in !isWhole(start) && !others.contains { $0.hasPrefix(start) } })
  }()

  private static func bounded(_ words: Set<String>) -> String {
    words.reduce(into: "\n") { $0 += $1 + "\n" }
  }
}
