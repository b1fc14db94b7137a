internal import JuesuanModel

/// Finds the printed table of contents among the first lines of a report.
struct ContentsReader {
  /// The entries in order.
  private(set) var entries: [ContentsEntry] = []
  /// The items that it took, the heading 目录 included, as indices of the stream.
  private(set) var taken: Range<Int>?

  /// The longest line of a table of contents, in characters without leaders.
  static let longestEntry = 60

  init(_ items: [DocumentStream.Item]) {
    guard let start = Self.start(items) else { return }
    var index = start
    var highestPart = 0
    if case .line(let line) = items[start], Self.isTitle(line.text) { index += 1 }
    while index < items.count, case .line(let line) = items[index] {
      let hasLeaders = ContentsLine.hasLeaders(line.text)
      let (title, page) = Self.parted(line.text)
      let isNumbered = HeadingText.part(title) != nil || Normalisation.ordinal(of: title) != nil
      // Some close numbered titles like sentences.
      let sentence = isNumbered && title.hasSuffix("。") ? title.dropLast() : title[...]
      guard title.count <= Self.longestEntry, !sentence.contains("。") else { break }
      if !hasLeaders, !entries.isEmpty {
        if let part = HeadingText.part(title) {
          guard part > highestPart else { break }
        } else if Self.repeats(title, entries) {
          break
        }
      }
      highestPart = max(highestPart, HeadingText.part(title) ?? 0)
      if hasLeaders || isNumbered || entries.isEmpty || Self.standsAlone(title) {
        if !title.isEmpty {
          entries.append(ContentsEntry(title: title, page: page, level: Self.level(title), onPage: line.page))
        }
      } else if title.count <= 24, entries.last?.page == nil, !AlignedBlocks.isData(line.text) {
        // A title too long for its line goes on in the next.
        entries[entries.count - 1].title += title
        if let page { entries[entries.count - 1].page = page }
      } else {
        break
      }
      index += 1
    }
    guard entries.count > 1 else {
      entries = []
      return
    }
    taken = start..<index
  }

  /// How far into a document its contents may begin, in lines: web pages put notices in front.
  static let furthestStart = 60

  private static func start(_ items: [DocumentStream.Item]) -> Int? {
    let candidates = items.prefix(furthestStart).enumerated()
    if let titled = candidates.first(where: { _, item in
      if case .line(let line) = item { isTitle(line.text) } else { false }
    }) {
      return titled.offset
    }
    return candidates.first { _, item in
      if case .line(let line) = item {
        ContentsLine.hasLeaders(line.text) && line.text.count > 6
      } else {
        false
      }
    }?.offset
  }

  private static func isTitle(_ text: String) -> Bool {
    ["目录", "目次", "目錄"].contains(Normalisation.compact(text))
  }

  /// The title and the page number of a line.
  static func parted(_ text: String) -> (title: String, page: Int?) {
    if text.contains("PAGEREF"), let field = text.firstRange(of: "PAGEREF") {
      let page = text[field.upperBound...].split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
      return (ParagraphDraft.tidied(String(text[..<field.lowerBound])), page)
    }
    var body = Substring(text).unicodeScalars
    while let last = body.last, Normalisation.isSpace(last) { body.removeLast() }
    var rest = body
    while let last = rest.last, last.isDigit { rest.removeLast() }
    let digits = body[rest.endIndex...]
    var page: Int?
    if (1...3).contains(digits.count), let last = rest.last,
      ContentsLine.leads(last) || Normalisation.isSpace(last) || !last.isASCII
    {
      page = Int(String(digits))
      body = rest
    }
    while let last = body.last, Normalisation.isSpace(last) || ContentsLine.leads(last) { body.removeLast() }
    return (ParagraphDraft.tidied(String(body)), page)
  }

  private static func level(_ title: String) -> Int {
    if HeadingText.part(title) != nil { return 1 }
    guard let ordinal = Normalisation.ordinal(of: title) else { return 2 }
    return ordinal.contains { "一二三四五六七八九十".contains($0) } && !"（(".contains(ordinal.first ?? " ") ? 2 : 3
  }

  private static func standsAlone(_ title: String) -> Bool {
    ["附件", "附表", "附录", "名词解释"].contains { title.hasPrefix($0) } || title.contains("公开时间")
      || title.contains("公开日期")
      || title.hasPrefix("公开:") || title.hasPrefix("公开：")
  }

  private static func repeats(_ title: String, _ entries: [ContentsEntry]) -> Bool {
    guard entries.count > 2 else { return false }
    let (wanted, first) = (Normalisation.compact(title), Normalisation.compact(entries[0].title))
    return wanted == first || wanted + "。" == first
  }
}
