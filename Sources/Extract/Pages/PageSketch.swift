import JuesuanModel

/// What a page paints, found without Poppler: where its text, its rules and areas lie, and what of the text is seen.
///
/// It keeps nothing of the file that it was read from, so any thread may go on with it.
struct PageSketch: @unchecked Sendable {
  /// The page as shown, in points.
  let shown: Rect
  /// The page as shown once it is straightened.
  let visible: Rect
  let lean: Lean?
  private(set) var drawing: PageDrawing
  let hidden: HiddenText
  /// Whether Poppler is not to read the page itself, but `alone`: there is text that nobody sees, or annotations.
  let isRewritten: Bool
  /// The page as a document of its own, with what is seen alone; nil where it could not be made.
  private(set) var alone: [UInt8]?
  private(set) var diagnostics: [Diagnostic] = []

  /// Follows the content of the page of this number, counted from 1; nil where it has no usable frame or content.
  ///
  /// Throws `bottomless` where it draws forms without end. The handles of `file` are released.
  init?(_ number: Int, of file: ContentFile, name: String) throws(InputError) {
    defer { file.releaseHandles() }
    guard let page = file.page(number - 1), var frame = page.pageFrame, let bytes = file.content(of: page)
    else {
      return nil
    }
    let annotations = Annotation.all(of: page)
    let resources = page.inherited("Resources")
    func draw(_ frame: PageFrame) -> PageDrawing {
      ContentReader.read(
        bytes,
        resources: resources,
        frame: frame,
        layers: file.layers,
        annotations: annotations
      )
    }
    drawing = draw(frame)
    lean = Lean(of: drawing.origins, on: frame.shown)
    if lean != nil {
      frame.lean = lean
      drawing = draw(frame)
    }
    (shown, visible) = (frame.shown, frame.visible)
    if drawing.isBottomless {
      throw InputError(
        code: "bottomless",
        file: name,
        page: number,
        message: "第 \(number) 页的图形层层嵌套、没有尽头，未读取",
        hint: "请用其他软件打开后另存为 PDF，再试一次。"
      )
    }
    hidden = HiddenText(drawing)
    let saysMore = drawing.origins.contains(where: \.isOfAnnotation)
    isRewritten = !hidden.isEmpty || saysMore
    if isRewritten {
      alone = file.rewritten(
        page,
        bytes,
        forms: drawing.forms,
        without: hidden.shifts(drawing.origins),
        annotations: saysMore ? annotations : []
      )
    }
    drawing.forms = []
    let fields = Annotation.unshownFields(of: page)
    if fields > 0 {
      diagnostics.append(
        Diagnostic(.warning, "fields-unread", "\(fields) 个表单域没有显示外观，其中的内容未取", page: number)
      )
    }
  }
}
