public import JuesuanModel

/// Reads a whole PDF into lines and tables in reading order.
public enum StreamAssembler {
  /// The stream of the document, or of those pages that `includes` names.
  ///
  /// Throws `no-text` where no page has a text layer.
  public static func stream(
    of reader: PDFReader,
    pages includes: (Int) -> Bool = { _ in true },
    by strategy: GridStrategy = .automatic
  ) throws(InputError) -> DocumentStream {
    var diagnostics: [Diagnostic] = []
    var layouts: [PageLayout] = []
    var firstEmpty: Int?
    var unreadable: InputError?
    /// Pages whose text is turned or leans: by how much, and their size once upright.
    var turned: [Int: (turns: Int, size: Rect, lean: Lean?)] = [:]
    let numbers = (1...reader.pageCount).filter(includes)
    PageFeed(reader).forEach(of: numbers, making: { PageDraft($0, upright: $0.upright, by: strategy) }) {
      number,
      outcome in
      let draft: PageDraft
      switch outcome {
      case .success(let made): draft = made
      case .failure(let error):
        unreadable = unreadable ?? error
        diagnostics.append(Diagnostic(.error, "page-unreadable", error.message, page: number))
        return
      }
      let content = draft.content
      if content.glyphs.isEmpty {
        firstEmpty = firstEmpty ?? number
        if !content.images.isEmpty {
          diagnostics.append(Diagnostic(.warning, "page-without-text", "本页没有文字层（图片或扫描件），未读取", page: number))
        }
      }
      if content.textTurns != 0 || content.lean != nil {
        turned[number] = (content.textTurns, draft.uprightSize, content.lean)
      }
      if content.textTurns != 0 {
        diagnostics.append(
          Diagnostic(.note, "page-turned", "本页文字转了 \(content.textTurns * 90)°，已按转正后的页面读取", page: number)
        )
      }
      layouts.append(draft.layout(after: layouts.last))
    }
    if layouts.isEmpty, let unreadable { throw unreadable }
    if layouts.allSatisfy({ $0.lines.isEmpty && $0.tables.isEmpty }), let firstEmpty {
      throw InputError(
        code: "no-text",
        file: reader.name,
        page: firstEmpty,
        message: "第 \(firstEmpty) 页没有文字层（扫描件），全文没有可读的文字",
        hint: "本程序不做文字识别（OCR）；请先用 OCR 软件生成带文字层的 PDF。"
      )
    }
    var stream = assemble(layouts, pageCount: reader.pageCount)
    stream.diagnostics = diagnostics + stream.diagnostics
    for (page, turn) in turned.sorted(by: { $0.key < $1.key }) {
      stream.moveBack(page) { box in
        let shown = box.turned(by: turn.turns, in: turn.size)
        return turn.lean?.leaning(shown) ?? shown
      }
    }
    return stream
  }

  /// Joins pages that were read one by one: removes running matter, then joins tables over pages.
  public static func assemble(_ pages: [PageLayout], pageCount: Int) -> DocumentStream {
    var pages = pages
    let running = RunningMatter(removingFrom: &pages)
    var joining = PageJoining()
    /// Poppler repeats what it says of a font on every page; once is enough.
    var said: Set<String> = []
    var diagnostics =
      pages.flatMap(\.diagnostics).filter { $0.code != "poppler" || said.insert($0.message).inserted }
      + running.diagnostics
    for page in SheetJoin.joined(pages) { joining.add(page) }
    diagnostics += joining.diagnostics + LooseFigures.diagnostics(of: pages)
    var items = joining.items
    for index in items.indices {
      guard case .table(let table) = items[index] else { continue }
      let marked = FigureDoubts.marked(table)
      items[index] = .table(marked.table)
      if let diagnostic = marked.diagnostic { diagnostics.append(diagnostic) }
    }
    return DocumentStream(items: items, pageCount: pageCount, diagnostics: diagnostics)
  }
}

extension DocumentStream {
  /// Gives what was found on a page that was turned or straightened to be read its place on the page as shown.
  fileprivate mutating func moveBack(_ page: Int, by move: (Rect) -> Rect) {
    for index in items.indices {
      switch items[index] {
      case .table(let table) where table.pages.contains(page):
        items[index] = .table(table.moved(on: page, by: move))
      default: break
      }
    }
  }
}
