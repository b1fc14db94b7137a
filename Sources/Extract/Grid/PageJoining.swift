import JuesuanModel

/// Puts lines and tables of one page after the other into one stream, and joins tables that go on.
///
/// Tables may stand side by side, as on a sheet of two pages: each goes on with the one below it on the next page.
struct PageJoining {
  /// A table that may go on.
  private struct Open {
    /// Its number among the tables of the stream.
    var table: Int
    /// Its last part, and the size of that part's page.
    var box: Rect
    var page: Rect
    /// The places of the lines that follow it.
    var below: [Int] = []
  }

  private enum Place {
    case line(TextLine)
    case table(Int)
    /// A line that a continuation repeated.
    case gone
  }

  private var places: [Place] = []
  private var tables: [TableJoin] = []
  private var open: [Open] = []
  /// The lines since the last table.
  private var heading: [TextLine] = []
  private(set) var diagnostics: [Diagnostic] = []

  var items: [DocumentStream.Item] {
    places.compactMap { place in
      switch place {
      case .line(let line): .line(line)
      case .table(let number): .table(tables[number].table.inOrderOfPages)
      case .gone: nil
      }
    }
  }

  mutating func add(_ page: PageLayout) {
    /// The places of the lines of this page, and its tables that may go on.
    var lines: [Int] = []
    var here: [Open] = []
    for item in page.inReadingOrder {
      switch item {
      case .line(let line):
        heading.append(line)
        lines.append(places.count)
        places.append(.line(line))
      case .table(let next):
        let isFirst = !here.contains { Self.overlap($0.box, next.box) > 0 }
        let above = lines.filter { place in
          guard let box = line(at: place)?.box else { return false }
          return belongs(box, to: next.box, among: page)
            && here.allSatisfy { Self.overlap($0.box, next.box) <= 0 || $0.box.y1 < box.midY }
        }
        if isFirst, let joined = join(next, above: above, here: &here, page) {
          here.append(joined)
        } else if next.isBlank {
          let message = "没有文字的表格框未计为表格"
          diagnostics.append(Diagnostic(.note, "blank-grid", message, page: page.page, box: next.box))
          continue
        } else {
          here.removeAll { Self.overlap($0.box, next.box) > 0 }
          here.append(Open(table: tables.count, box: next.box, page: page.size))
          places.append(.table(tables.count))
          tables.append(TableJoin(next, heading: heading))
        }
        heading = []
      }
    }
    if page.tables.isEmpty || here.isEmpty {
      for index in open.indices { open[index].below += lines }
    } else {
      open = here
      for index in open.indices {
        open[index].below = lines.filter { place in
          guard let box = line(at: place)?.box else { return false }
          return box.midY > open[index].box.y1 && belongs(box, to: open[index].box, among: page)
        }
      }
    }
  }

  /// The table that `next` goes on with, taken out of those that are open, or out of those beside it.
  private mutating func join(
    _ next: PageTable,
    above: [Int],
    here: inout [Open],
    _ page: PageLayout
  ) -> Open? {
    let ranked = open.indices.sorted {
      Self.overlap(open[$0].box, next.box) > Self.overlap(open[$1].box, next.box)
    }
    /// The columns of the one that goes on are the same; only where none is have its parts inner columns of their own.
    for mayDiffer in [false, true] {
      for index in ranked {
        var candidate = open[index]
        let isBelow = Self.overlap(candidate.box, next.box) > 0.5 * min(candidate.box.width, next.box.width)
        let goesOn =
          open.count == 1
          || (mayDiffer ? isBelow && !isLeftOfSheet(index) : isBelow || isLastOfSheet(index, before: next))
        guard goesOn, append(next, to: &candidate, above: above, page, mayDiffer: mayDiffer) else { continue }
        open.remove(at: index)
        return candidate
      }
    }
    for index in here.indices.reversed() where here[index].box.x1 <= next.box.x0 {
      var candidate = here[index]
      candidate.below = lines(below: candidate.box, on: page)
      guard append(next, to: &candidate, above: above, page, mayDiffer: true) else { continue }
      here.remove(at: index)
      return candidate
    }
    return nil
  }

  /// Whether a table is the right one of those on a sheet of two pages, and goes on with the left one on the next.
  private func isLastOfSheet(_ index: Int, before next: PageTable) -> Bool {
    open[index].box.x0 >= next.box.x1 && open.allSatisfy { $0.box.x1 <= open[index].box.x1 }
  }

  /// Whether another table stands to the right of one.
  private func isLeftOfSheet(_ index: Int) -> Bool { open.contains { $0.box.x0 >= open[index].box.x1 } }

  private mutating func append(
    _ next: PageTable,
    to candidate: inout Open,
    above: [Int],
    _ page: PageLayout,
    mayDiffer: Bool
  ) -> Bool {
    let between = candidate.below + above
    let isCut =
      mayDiffer && candidate.page.height - candidate.box.y1 < TableJoin.pageMargin * candidate.page.height
      && next.box.y0 < TableJoin.pageMargin * page.size.height
      && page.page == tables[candidate.table].lastPage + 1
    guard tables[candidate.table].append(next, after: between.compactMap(line), isCutByPage: isCut) else {
      return false
    }
    for place in between { places[place] = .gone }
    (candidate.box, candidate.page, candidate.below) = (next.box, page.size, [])
    return true
  }

  private func line(at place: Int) -> TextLine? {
    if case .line(let line) = places[place] { line } else { nil }
  }

  /// The places of the lines of the page below a box that are already in the stream.
  private func lines(below box: Rect, on page: PageLayout) -> [Int] {
    places.indices.reversed().prefix { place in
      switch places[place] {
      case .line(let line): line.page == page.page
      case .table(let number): tables[number].lastPage == page.page
      case .gone: true
      }
    }.filter { place in
      guard let line = line(at: place)?.box else { return false }
      return line.midY > box.y1 && belongs(line, to: box, among: page)
    }
  }

  /// Whether a line stands over or under a table: it does unless it stands over or under others only.
  private func belongs(_ line: Rect, to box: Rect, among page: PageLayout) -> Bool {
    Self.overlap(line, box) > 0 || !page.tables.contains { Self.overlap(line, $0.box) > 0 }
  }

  private static func overlap(_ one: Rect, _ other: Rect) -> Double {
    min(one.x1, other.x1) - max(one.x0, other.x0)
  }
}

extension Table {
  /// The same with its parts from the first page to the last, whichever way its sheets were printed.
  fileprivate var inOrderOfPages: Table {
    guard zip(parts, parts.dropFirst()).contains(where: { $0.page > $1.page }) else { return self }
    var sorted = self
    sorted.parts = parts.enumerated().sorted {
      ($0.element.page, $0.offset) < ($1.element.page, $1.offset)
    }.map(\.element)
    return sorted
  }
}

extension PageLayout {
  fileprivate enum Item {
    case line(TextLine)
    case table(PageTable)

    var box: Rect {
      switch self {
      case .line(let line): line.box
      case .table(let table): table.box
      }
    }
  }

  /// Lines and tables from top to bottom; what stands beside a table comes before or after it by its top, but where
  /// tables stand side by side each column is read by itself.
  fileprivate var inReadingOrder: [Item] {
    let all = lines.map(Item.line) + tables.map(Item.table)
    let sorted = all.enumerated().sorted { ($0.element.box.y0, $0.offset) < ($1.element.box.y0, $1.offset) }
      .map(\.element)
    let gutters = Gutters(between: tables.map(\.box))
    var ordered: [Item] = []
    var columns: [(column: Int, item: Item)] = []
    func flush() {
      let stable = columns.enumerated().sorted {
        ($0.element.column, $0.offset) < ($1.element.column, $1.offset)
      }
      ordered += stable.map(\.element.item)
      columns = []
    }
    for item in sorted {
      if let column = gutters.column(of: item.box) {
        columns.append((column, item))
      } else {
        flush()
        ordered.append(item)
      }
    }
    flush()
    return ordered
  }
}
