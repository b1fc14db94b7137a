public import JuesuanModel

/// Reads a PDF page by page into glyphs, rulings and shaded areas.
public struct PDFReader {
  /// The file as the user named it.
  public let name: String
  private let bytes: FileBytes
  private let text: PopplerFile
  private let drawings: PageSketcher

  /// Opens the bytes of a PDF; throws with the codes `empty`, `not-a-pdf`, `encrypted` or `damaged`.
  ///
  /// Where Poppler is still being loaded, `meanwhile` is done first.
  public init(bytes: [UInt8], name: String, meanwhile: () -> Void = {}) throws(InputError) {
    try self.init(bytes: bytes, name: name, meanwhile: meanwhile) { !$0 }
  }

  /// The same; `hasTime` says, told whether Poppler has the document open, if there is time for what can be done ahead.
  package init(
    bytes: [UInt8],
    name: String,
    meanwhile: () -> Void,
    while hasTime: (Bool) -> Bool
  ) throws(InputError) {
    self.name = name
    guard !bytes.isEmpty else {
      throw InputError(code: "empty", file: name, message: "文件是空的", hint: "请检查下载是否完整。")
    }
    guard Self.isPDF(bytes) else {
      throw InputError(
        code: "not-a-pdf",
        file: name,
        message: "这不是 PDF 文件",
        hint: "请提供 PDF 或纯文本；Word、Excel 和图片请先另存为 PDF。"
      )
    }
    self.bytes = FileBytes(bytes)
    // QPDF first, with what it can tell of the first pages: meanwhile Poppler is loaded and opens the document.
    let opening = PopplerFile.pending(self.bytes, name: name)
    if hasTime(opening.isMade) { meanwhile() }
    drawings = PageSketcher(self.bytes, name: name) { hasTime(opening.isMade) }
    text = try opening.value.get()
    guard text.pageCount > 0 else { throw .damaged(name, detail: "没有页面") }
  }

  /// Begins to load what reading a PDF takes; for a caller that will read one but has something else to do first.
  public static func prepare() { _ = (ContentFile.library, PopplerFile.library) }

  /// Opens the same document once more, for use on another thread; nil where that fails.
  func another() -> PDFReader? { PDFReader(sharing: self) }

  private init?(sharing other: PDFReader) {
    guard let text = PopplerFile(sharing: other.text) else { return nil }
    name = other.name
    self.text = text
    bytes = other.bytes
    drawings = PageSketcher(sharing: other.drawings)
  }

  /// How many pages the document has.
  public var pageCount: Int { text.pageCount }

  /// Whether the bytes begin like a PDF: the mark may stand anywhere in the first 1,024 bytes.
  public static func isPDF(_ bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    let head = bytes.prefix(1024)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  /// The direction, in clockwise quarter turns, in which most text runs.
  private static func turns(of origins: [TextOrigin]) -> Int {
    var bytes = [0, 0, 0, 0]
    for origin in origins where !origin.isSlanted && !origin.isInvisible {
      bytes[origin.quarterTurns] += min(origin.byteCount, 1000)
    }
    let most = bytes.indices.max { bytes[$0] < bytes[$1] } ?? 0
    return bytes[most] > bytes[0] ? most : 0
  }

  /// The content of one page, counted from 1.
  public func page(_ number: Int) throws(InputError) -> PageContent {
    guard (1...pageCount).contains(number) else {
      throw InputError(
        code: "no-such-page",
        file: name,
        page: number,
        message: "没有第 \(number) 页",
        hint: "文件共 \(pageCount) 页。"
      )
    }
    guard let drawn = try read(number) else {
      throw InputError(
        code: "damaged",
        file: name,
        page: number,
        message: "第 \(number) 页已损坏，无法读取",
        hint: "请重新下载或从来源处另存一份完整的 PDF。"
      )
    }
    let drawing = drawn.drawing
    var characters = drawn.text
    var diagnostics = drawn.diagnostics
    let (turns, fonts) = (Self.turns(of: drawing.origins), characters.fonts)
    UprightText.mend(
      &characters.characters,
      origins: drawing.origins,
      turns: turns,
      on: drawn.shown
    ) { characters, origins in
      EmSizes.correct(&characters, fonts: fonts, origins: origins)
      EmBoxes.mend(&characters, origins: origins)
    }
    TurnedText.mend(&characters.characters, origins: drawing.origins, turns: turns)
    let evidence = DrawnEvidence(drawing.marks, on: drawn.visible)
    let sieve = GlyphSieve(
      characters,
      page: number,
      shown: drawn.visible,
      origins: drawing.origins,
      unmapped: drawing.unmappedFonts,
      shadings: evidence.shadings
    )
    if characters.usedFallback {
      diagnostics.append(Diagnostic(.warning, "text-by-box", "本页文字编码有损，按位置逐字读取", page: number))
    }
    for message in (number == 1 ? text.opening : []) + LogCapture.drain() {
      diagnostics.append(Diagnostic(.note, "poppler", message, page: number))
    }
    var content = PageContent(
      number: number,
      size: drawn.shown,
      glyphs: sieve.glyphs,
      fonts: characters.fonts,
      rulings: evidence.rulings,
      shadings: evidence.shadings,
      images: evidence.images,
      diagnostics: diagnostics + sieve.diagnostics
    )
    content.slopes = evidence.slopes
    content.lean = drawn.lean
    content.textTurns = turns
    return content
  }

  /// A page as it was read, ahead of any judgement of its glyphs.
  private struct Drawn {
    var text: PopplerText
    var shown: Rect
    /// The page as shown once it is straightened.
    var visible: Rect
    var lean: Lean?
    var drawing = PageDrawing()
    var diagnostics: [Diagnostic] = []
  }

  /// Reads what the page paints, then the text of it that is seen; nil where Poppler has no such page.
  private func read(_ number: Int) throws(InputError) -> Drawn? {
    let sketch = try drawings.sketch(number)
    var diagnostics = sketch?.diagnostics ?? []
    var source: PopplerFile = text
    var place = number - 1
    if sketch == nil {
      diagnostics.append(Diagnostic(.warning, "no-drawings", "读不出本页的线条，表格只能按文字对齐推断", page: number))
    } else if sketch?.isRewritten ?? false {
      if let alone = sketch?.alone, let file = try? PopplerFile(FileBytes(alone), name: name) {
        (source, place) = (file, 0)
      } else {
        diagnostics.append(Diagnostic(.warning, "hidden-text", "本页有看不见的文字，未能除去，读出的内容不可靠", page: number))
      }
    }
    var drawing = sketch?.drawing ?? PageDrawing()
    let hidden = sketch?.hidden ?? HiddenText(drawing)
    let (shown, visible, lean) = (sketch?.shown, sketch?.visible, sketch?.lean)
    let seen = hidden.remaining(drawing.origins)
    let onPage = lean?.leaning(seen) ?? seen
    let found = source.text(ofPage: place, missingAt: { TextCoverage($0).missing(onPage) })
    guard var characters = found else { return nil }
    if let lean {
      lean.straighten(&characters.characters)
      diagnostics.append(Diagnostic(.note, "page-askew", "本页歪斜，已按扶正后的页面读取", page: number))
    }
    if characters.usedFallback {
      FontsByPlace.assign(to: &characters, from: seen, on: visible ?? Rect(spanning: []))
    }
    if drawing.isIncomplete {
      diagnostics.append(Diagnostic(.warning, "drawings-incomplete", "本页的绘图指令过多，只读了一部分", page: number))
    }
    if drawing.hasHiddenLayer {
      diagnostics.append(Diagnostic(.note, "layer-hidden", "本页有关闭的图层，其中的内容未取", page: number))
    }
    diagnostics += hidden.diagnostics(drawing.origins, page: number)
    let covered = CoveredGlyphs.mark(&characters.characters, hidden.partlyCovered, drawing.origins)
    if covered > 0 {
      diagnostics.append(
        Diagnostic(.warning, "figure-covered", "\(covered) 个数字或符号被图形遮住，所在数字不可靠", page: number)
      )
    }
    if !hidden.stamps.isEmpty { drawing.marks.removeAll(where: hidden.isFrameOfStamp) }
    LostGlyphs.add(
      to: &characters,
      drawing.lost,
      drawing.unmappedFonts,
      of: text,
      page: number - 1,
      lean: lean
    )
    drawing.origins = seen
    let whole = shown ?? Rect(x0: 0, y0: 0, x1: characters.width, y1: characters.height)
    return Drawn(
      text: characters,
      shown: whole,
      visible: visible ?? whole,
      lean: lean,
      drawing: drawing,
      diagnostics: diagnostics
    )
  }
}
