import JuesuanModel

/// Follows the operators of a page's content stream and collects what is painted.
struct ContentReader {
  /// Forms within forms that are followed; more is a loop or an attack.
  private static let deepestForm = 12
  /// Operators read on one page; a page of a final account has some 20,000.
  private static let mostOperations = 5_000_000
  /// Forms drawn on one page: maps draw their signs so, some thousands of them; forms that draw each other ten times
  /// over draw ten million.
  private static let mostForms = 20_000

  private(set) var drawing = PageDrawing()
  private var (operations, formsDrawn) = (0, 0)
  private let page: Rect
  private let layers: OptionalContent
  private var isInAnnotation = false
  /// The numbers of forms already drawn among `drawing.forms`.
  private var formPlaces: [Int: Int] = [:]
  /// The content of the forms drawn, in the order of `drawing.forms`: many draw one form over and over.
  private var formBytes: [[UInt8]] = []

  /// What the page paints, clipped to `frame` and in the coordinates of the page as shown; nothing of what stands in
  /// `layers` that are off but the places of its text.
  static func read(
    _ bytes: [UInt8],
    resources: PDFObject?,
    frame: PageFrame,
    layers: OptionalContent,
    annotations: [Annotation] = []
  ) -> PageDrawing {
    var reader = ContentReader(page: frame.visible, layers: layers)
    let state = GraphicsState(matrix: frame.toShown, clip: frame.visible)
    reader.run(bytes, resources: resources, state: state, depth: 0, stream: 0)
    reader.isInAnnotation = true
    for annotation in annotations {
      let marks = reader.drawing.marks.count
      let state = state.transformed(by: annotation.matrix)
      reader.draw(form: annotation.appearance, resources: nil, state: state, depth: 0)
      if annotation.isRemark { reader.drawing.marks.removeSubrange(marks...) }
    }
    return reader.drawing
  }

  private init(page: Rect, layers: OptionalContent) {
    self.page = page
    drawing.page = page
    self.layers = layers
  }

  private mutating func run(
    _ bytes: [UInt8],
    resources: PDFObject?,
    state start: GraphicsState,
    depth: Int,
    stream: Int
  ) {
    var tokens = ContentTokens(bytes)
    var state = start
    var saved: [GraphicsState] = []
    var operands: [Double] = []
    var name: Range<Int>?
    /// The name before that: a mark of content has two.
    var tag: Range<Int>?
    var path = PathBuilder()
    var text = TextCursor()
    /// Strings among the operands, each with how many numbers stand before it.
    var strings: [(numbers: Int, bytes: [UInt8])] = []
    var operandsStart = 0
    /// Fonts by the names of these resources.
    var fonts: [String: FontCodes] = [:]
    var marked = MarkedContent()
    var pendingClip = false
    /// Graphics state dictionaries already read: some producers name one before every stroke.
    var known: [String: GraphicsSettings] = [:]
    let isHiddenFromStart = start.isHidden

    while true {
      let start = tokens.position
      guard let token = tokens.next() else { break }
      switch token {
      case .number(let value): operands.append(value)
      case .name(let range): (tag, name) = (name, range)
      case .string: strings.append((operands.count, tokens.value(ofString: start..<tokens.position)))
      case .open, .close: break
      case .operation(let code):
        operations += 1
        if operations > Self.mostOperations { drawing.isIncomplete = true }
        if drawing.isIncomplete { return }
        let count = operands.count
        switch code {
        case Code.q: saved.append(state)
        case Code.Q:
          if let last = saved.popLast() {
            state = last
            state.isHidden = isHiddenFromStart || marked.isHidden
          }
        case Code.cm where count >= 6:
          state.matrix = Self.matrix(operands).followed(by: state.matrix)
        case Code.w where count >= 1: state.lineWidth = operands[count - 1]
        case Code.d: state.isDashed = operands.dropLast().contains { $0 > 0 }

        case Code.m where count >= 2: path.move(to: state.matrix.applied(to: Self.point(operands, count - 2)))
        case Code.l where count >= 2: path.line(to: state.matrix.applied(to: Self.point(operands, count - 2)))
        case Code.c where count >= 6, Code.v where count >= 4, Code.y where count >= 4:
          let first = code == Code.c ? count - 6 : count - 4
          path.curve(
            stride(from: first, to: count, by: 2).map { state.matrix.applied(to: Self.point(operands, $0)) }
          )
        case Code.h: path.close()
        case Code.re where count >= 4:
          let (x, y, w, h) = (
            operands[count - 4], operands[count - 3], operands[count - 2], operands[count - 1]
          )
          path.move(to: state.matrix.applied(to: Point(x: x, y: y)))
          path.line(to: state.matrix.applied(to: Point(x: x + w, y: y)))
          path.line(to: state.matrix.applied(to: Point(x: x + w, y: y + h)))
          path.line(to: state.matrix.applied(to: Point(x: x, y: y + h)))
          path.close()

        case Code.S: paint(&path, &state, stroke: true, fill: false, clip: &pendingClip)
        case Code.s:
          path.close()
          paint(&path, &state, stroke: true, fill: false, clip: &pendingClip)
        case Code.f, Code.F, Code.fEvenOdd:
          path.isEvenOdd = code == Code.fEvenOdd
          paint(&path, &state, stroke: false, fill: true, clip: &pendingClip)
        case Code.B, Code.BEvenOdd:
          paint(&path, &state, stroke: true, fill: true, clip: &pendingClip)
        case Code.b, Code.bEvenOdd:
          path.close()
          paint(&path, &state, stroke: true, fill: true, clip: &pendingClip)
        case Code.n: paint(&path, &state, stroke: false, fill: false, clip: &pendingClip)
        case Code.W, Code.WEvenOdd: pendingClip = true

        case Code.g, Code.rg, Code.k:
          (state.fill.isInk, state.fill.isPattern) = (false, false)
          state.fill.set(operands)
        case Code.G, Code.RG, Code.K:
          state.stroke.isInk = false
          state.stroke.set(operands)
        case Code.sc, Code.scn:
          state.fill.set(operands)
          state.fill.isPattern = name != nil
        case Code.SC, Code.SCN: state.stroke.set(operands)
        case Code.cs:
          (state.fill.color, state.fill.isPattern) = (0, false)
          state.fill.isInk = name.map { Self.isInk(tokens.text(of: $0), resources) } ?? false
        case Code.CS:
          state.stroke.color = 0
          state.stroke.isInk = name.map { Self.isInk(tokens.text(of: $0), resources) } ?? false
        case Code.gs:
          if let name {
            let key = tokens.text(of: name)
            let settings = known[key] ?? GraphicsSettings(resources?["ExtGState"][key])
            known[key] = settings
            settings.apply(to: &state)
          }

        case Code.BT: text = TextCursor()
        case Code.Tm where count >= 6: text.set(Self.matrix(Array(operands.suffix(6))))
        case Code.Td where count >= 2, Code.TD where count >= 2:
          if code == Code.TD { text.leading = -operands[count - 1] }
          text.move(operands[count - 2], operands[count - 1])
        case Code.TL where count >= 1: text.leading = operands[count - 1]
        case Code.TStar: text.move(0, -text.leading)
        case Code.Tf where count >= 1:
          state.fontSize = operands[count - 1]
          if let name { state.font = font(tokens.text(of: name), resources, &fonts) }
        case Code.Tr where count >= 1: state.textMode = Int(max(0, min(7, operands[count - 1])))
        case Code.Tc where count >= 1: state.charSpacing = operands[count - 1]
        case Code.Tw where count >= 1: state.wordSpacing = operands[count - 1]
        case Code.Tz where count >= 1: state.stretch = operands[count - 1] / 100
        case Code.Ts where count >= 1: state.rise = operands[count - 1]
        case Code.Tj, Code.TJ, Code.quote, Code.doubleQuote:
          if code == Code.quote || code == Code.doubleQuote { text.move(0, -text.leading) }
          if code == Code.doubleQuote, count >= 2 {
            (state.wordSpacing, state.charSpacing) = (operands[0], operands[1])
          }
          show(
            Self.pieces(strings, code == Code.TJ ? operands : []),
            &text,
            state,
            stream: stream,
            bytes: operandsStart..<tokens.position
          )

        case Code.BMC: marked.begin(hidden: false)
        case Code.BDC:
          let isLayer = layers.mayHide && tag.map { tokens.text(of: $0) == "OC" } ?? false
          let group = isLayer ? name.flatMap { resources?["Properties"][tokens.text(of: $0)] } : nil
          marked.begin(hidden: group.map(layers.hides) ?? false)
          if marked.isHidden { (state.isHidden, drawing.hasHiddenLayer) = (true, true) }
        case Code.EMC:
          marked.end()
          state.isHidden = isHiddenFromStart || marked.isHidden
        case Code.BI:
          tokens.skipInlineImage()
          addImage(state, isOpaque: false)
        case Code.sh where !state.isHidden:
          drawing.marks.append(.box(state.clip, color: Self.shaded, isOpaque: true))
        case Code.Do:
          if let name, let object = resources?["XObject"][tokens.text(of: name)], object.isStream {
            draw(object, resources: resources, state: state, depth: depth)
          }
        default: break
        }
        // Emptying what is empty costs as much as an operator, and half of them have no operands.
        if count > 0 { operands.removeAll(keepingCapacity: true) }
        if !strings.isEmpty { strings.removeAll(keepingCapacity: true) }
        (tag, name) = (nil, nil)
        operandsStart = tokens.position
      }
    }
  }

  private mutating func draw(_ object: PDFObject, resources: PDFObject?, state: GraphicsState, depth: Int) {
    var state = state
    if layers.mayHide, layers.hides(object["OC"]) {
      state.isHidden = true
      drawing.hasHiddenLayer = true
    }
    if object["Subtype"].name == "/Image" {
      draw(image: object, state: state)
    } else if object["Subtype"].name == "/Form" {
      draw(form: object, resources: resources, state: state, depth: depth)
    }
  }

  private mutating func draw(image: PDFObject, state: GraphicsState) {
    let hasHoles =
      ["SMask", "Mask", "SMaskInData"].contains { !image[$0].isNull } || image["ImageMask"].isTrue
    addImage(state, isOpaque: !hasHoles)
  }

  /// Images fill the unit square.
  private mutating func addImage(_ state: GraphicsState, isOpaque: Bool) {
    guard !state.isHidden else { return }
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map {
      state.matrix.applied(to: Point(x: $0.0, y: $0.1))
    }
    guard let box = Rect(spanning: corners).clipped(to: state.clip) else { return }
    let isUpright = min(state.matrix.b.magnitude, state.matrix.a.magnitude) < 1e-6
    let covers = isOpaque && isUpright && !state.blends && !state.hasShapedClip && state.fill.alpha > 0.95
    if covers { cover(box) }
    drawing.marks.append(.image(box, isOpaque: covers))
  }

  /// The colour that stands for a shading pattern: a rule where it is thin, else the ground of cells.
  private static let shaded: UInt32 = 0xC0C0C0

  private mutating func draw(form: PDFObject, resources: PDFObject?, state: GraphicsState, depth: Int) {
    formsDrawn += 1
    guard formsDrawn <= Self.mostForms else {
      (drawing.isIncomplete, drawing.isBottomless) = (true, true)
      return
    }
    guard depth < Self.deepestForm, let place = place(of: form) else { return }
    var inner = state
    let matrix = form["Matrix"].numbers
    if matrix.count == 6 { inner.matrix = Self.matrix(matrix).followed(by: inner.matrix) }
    let bounds = form["BBox"].numbers
    if bounds.count == 4 {
      let corners = [(0, 1), (2, 1), (2, 3), (0, 3)].map {
        inner.matrix.applied(to: Point(x: bounds[$0.0], y: bounds[$0.1]))
      }
      guard let clip = Rect(spanning: corners).clipped(to: inner.clip) else { return }
      inner.clip = clip
    }
    let own = form["Resources"]
    run(
      formBytes[place - 1],
      resources: own.isDictionary ? own : resources,
      state: inner,
      depth: depth + 1,
      stream: place
    )
  }

  /// The number by which the strings of a form name it; nil where its content cannot be read.
  private mutating func place(of form: PDFObject) -> Int? {
    let number = form.objectNumber
    if let known = formPlaces[number] { return known }
    guard let bytes = form.data else { return nil }
    drawing.forms.append(form)
    formBytes.append(bytes)
    formPlaces[number] = drawing.forms.count
    return drawing.forms.count
  }

  private mutating func cover(_ box: Rect) {
    drawing.covers.append(Cover(box: box, stringsBelow: drawing.origins.count))
  }

  private mutating func show(
    _ pieces: [TextCursor.Piece],
    _ text: inout TextCursor,
    _ state: GraphicsState,
    stream: Int,
    bytes: Range<Int>
  ) {
    var lost: [TextOrigin] = []
    var origin = text.show(pieces, state) { lost.append($0) }
    if state.clip != page, origin.share(in: page) > 0.5, origin.share(in: state.clip) < Self.leastShown {
      origin.isInvisible = true
    }
    guard origin.isOnSomePage else { return }
    (origin.stream, origin.bytes, origin.isOfAnnotation) = (stream, bytes, isInAnnotation)
    if !origin.isInvisible { drawing.lost += lost }
    drawing.origins.append(origin)
  }

  /// A string of which less than this share lies within the clip cannot be read.
  private static let leastShown = 0.15

  /// The strings with what the numbers between them take off the advance.
  private static func pieces(
    _ strings: [(numbers: Int, bytes: [UInt8])],
    _ operands: [Double]
  ) -> [TextCursor.Piece] {
    var done = 0
    return strings.map { numbers, bytes in
      let before = operands[min(done, operands.count)..<min(numbers, operands.count)].reduce(0, +)
      done = numbers
      return TextCursor.Piece(adjustment: before, bytes: bytes)
    }
  }

  private mutating func paint(
    _ path: inout PathBuilder,
    _ state: inout GraphicsState,
    stroke: Bool,
    fill: Bool,
    clip: inout Bool
  ) {
    if fill, !state.isHidden, state.fill.alpha > 0.05 {
      let isOpaque = state.fill.alpha > 0.95 && !state.blends && !state.fill.isPattern
      for box in path.filledBoxes {
        guard let visible = box.clipped(to: state.clip) else { continue }
        drawing.marks.append(.box(visible, color: state.fill.color, isOpaque: isOpaque))
        if isOpaque, !state.hasShapedClip, min(visible.width, visible.height) > DrawnEvidence.thickestRule {
          cover(visible)
        }
      }
    }
    let isLetters = stroke && path.outlinesLetters(of: drawing.origins)
    let isPainted = stroke ? state.stroke.isVisible : fill && state.fill.alpha > 0.05
    if isPainted, !isLetters, !state.isHidden, let visible = path.slope?.clipped(to: state.clip) {
      drawing.marks.append(.slope(visible))
    }
    if stroke, !isLetters, !state.isHidden, state.stroke.alpha > 0.05 {
      let thickness = state.lineWidth * state.matrix.scale
      for line in path.lines(thickness: thickness, isDashed: state.isDashed) {
        if thickness > min(line.length, Self.thickestLine) {
          guard let visible = line.box.clipped(to: state.clip) else { continue }
          drawing.marks.append(.box(visible, color: state.stroke.color, isOpaque: state.stroke.alpha > 0.95))
        } else if let visible = line.clipped(to: state.clip) {
          drawing.marks.append(.line(visible, color: state.stroke.color))
        }
      }
    }
    if clip, let bounds = path.bounds {
      if path.boxes.count != 1 { state.hasShapedClip = true }
      state.clip = bounds.clipped(to: state.clip) ?? Rect(x0: -1, y0: -1, x1: -1, y1: -1)
    }
    clip = false
    path.removeAll()
  }

  /// A stroke thicker than this, in points, or than it is long is an area: some programs paint the ground of a row, or
  /// a rule across its own direction, as one wide stroke.
  private static let thickestLine = 6.0

  /// The font of a name, looked at once.
  private mutating func font(
    _ key: String,
    _ resources: PDFObject?,
    _ fonts: inout [String: FontCodes]
  ) -> FontCodes? {
    if let known = fonts[key] { return known }
    guard let font = resources?["Font"][key], font.isDictionary else { return nil }
    let codes = font.file.codes(of: font)
    fonts[key] = codes
    if codes.mapping != .known { drawing.unmappedFonts[codes.name, default: []].insert(codes.mapping) }
    return codes
  }

  private static func isInk(_ name: String, _ resources: PDFObject?) -> Bool {
    guard let family = resources?["ColorSpace"][name].elements.first?.name else { return false }
    return family == "/Separation" || family == "/DeviceN"
  }

  private static func matrix(_ n: [Double]) -> Matrix {
    Matrix(a: n[0], b: n[1], c: n[2], d: n[3], e: n[4], f: n[5])
  }

  private static func point(_ operands: [Double], _ index: Int) -> Point {
    Point(x: operands[index], y: operands[index + 1])
  }
}
