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
    /// Pages whose text is turned: by how much, and their size once upright.
    var turned: [Int: (turns: Int, size: Rect)] = [:]
    PageFeed(reader).forEach(of: (1...reader.pageCount).filter(includes)) { number, outcome in
      let content: PageContent
      switch outcome {
      case .success(let read): content = read
      case .failure(let error):
        unreadable = unreadable ?? error
        diagnostics.append(Diagnostic(.error, "page-unreadable", error.message, page: number))
        return
      }
      if content.glyphs.isEmpty {
        firstEmpty = firstEmpty ?? number
        if !content.images.isEmpty {
          diagnostics.append(Diagnostic(.warning, "page-without-text", "本页没有文字层（图片或扫描件），未读取", page: number))
        }
      }
      if content.textTurns != 0 {
        turned[number] = (content.textTurns, content.upright.size)
        diagnostics.append(
          Diagnostic(.note, "page-turned", "本页文字转了 \(content.textTurns * 90)°，已按转正后的页面读取", page: number)
        )
      }
      layouts.append(GridFinder.tables(on: content.upright, after: layouts.last, by: strategy))
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
      stream.turnBack(page, by: turn.turns, in: turn.size)
    }
    return stream
  }

  /// Joins pages that were read one by one: removes running matter, then joins tables over pages.
  public static func assemble(_ pages: [PageLayout], pageCount: Int) -> DocumentStream {
    var pages = pages
    let running = RunningMatter(removingFrom: &pages)
    var items: [DocumentStream.Item] = []
    /// Poppler repeats what it says of a font on every page; once is enough.
    var said: Set<String> = []
    var diagnostics =
      pages.flatMap(\.diagnostics).filter { $0.code != "poppler" || said.insert($0.message).inserted }
      + running.diagnostics
    var open: (join: TableJoin, place: Int)?
    /// Lines since the last table.
    var lines: [TextLine] = []

    for page in pages {
      for item in page.inReadingOrder {
        switch item {
        case .line(let line):
          lines.append(line)
          items.append(.line(line))
        case .table(let next):
          if var current = open,
            current.join.append(next, after: lines, isCutByPage: isCut(current.join.table, next, pages))
          {
            items.removeLast(lines.count)
            items[current.place] = .table(current.join.table)
            current.place = items.count - 1
            open = (current.join, current.place)
          } else if next.isBlank {
            diagnostics.append(
              Diagnostic(.note, "blank-grid", "没有文字的表格框未计为表格", page: page.page, box: next.box)
            )
            continue
          } else {
            items.append(.table(next.table))
            open = (TableJoin(next, heading: lines), items.count - 1)
          }
          lines = []
        }
      }
    }
    return DocumentStream(items: items, pageCount: pageCount, diagnostics: diagnostics)
  }
}

extension DocumentStream {
  /// Gives what was found on a page that was turned to be read its place on the page as shown.
  fileprivate mutating func turnBack(_ page: Int, by turns: Int, in size: Rect) {
    for index in items.indices {
      switch items[index] {
      case .table(let table) where table.pages.contains(page):
        items[index] = .table(table.turned(by: turns, page: page, in: size))
      default: break
      }
    }
  }
}

extension StreamAssembler {
  /// Whether a table fills its page to the end and the next one begins at the top of the page after it.
  private static func isCut(_ table: Table, _ next: PageTable, _ pages: [PageLayout]) -> Bool {
    guard let above = table.parts.last, let below = next.table.parts.first, below.page == above.page + 1,
      let first = pages.first(where: { $0.page == above.page }),
      let second = pages.first(where: { $0.page == below.page })
    else { return false }
    return first.size.height - above.box.y1 < TableJoin.pageMargin * first.size.height
      && below.box.y0 < TableJoin.pageMargin * second.size.height
  }
}

extension PageLayout {
  fileprivate enum Item {
    case line(TextLine)
    case table(PageTable)

    var top: Double {
      switch self {
      case .line(let line): line.box.y0
      case .table(let table): table.box.y0
      }
    }
  }

  /// Lines and tables from top to bottom; what stands beside a table comes before or after it by its top.
  fileprivate var inReadingOrder: [Item] {
    let all = lines.map(Item.line) + tables.map(Item.table)
    return all.enumerated().sorted { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }.map(
      \.element
    )
  }
}
