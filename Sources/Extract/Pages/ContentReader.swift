import JuesuanModel

/// Follows the operators of a page's content stream and collects what is painted.
struct ContentReader {
  /// Forms within forms that are followed; more is a loop or an attack.
  private static let deepestForm = 12
  /// Operators read on one page; a page of a final account has some 20,000.
  private static let mostOperations = 5_000_000

  private(set) var drawing = PageDrawing()
  private var operations = 0
  private var seenFonts: Set<String> = []
  private let layers: OptionalContent

  private init(_ layers: OptionalContent) { self.layers = layers }

  /// What the page paints, clipped to `frame` and in the coordinates of the page as shown; nothing of what stands in
  /// `layers` that are off.
  static func read(
    _ bytes: [UInt8],
    resources: PDFObject?,
    frame: PageFrame,
    layers: OptionalContent
  ) -> PageDrawing {
    var reader = ContentReader(layers)
    let state = GraphicsState(matrix: frame.toShown, clip: frame.shown)
    reader.run(bytes, resources: resources, state: state, depth: 0)
    return reader.drawing
  }

  private mutating func run(_ bytes: [UInt8], resources: PDFObject?, state start: GraphicsState, depth: Int) {
    var tokens = ContentTokens(bytes)
    var state = start
    var saved: [GraphicsState] = []
    var operands: [Double] = []
    var name: Range<Int>?
    /// The name before the last: `/OC` of `/OC /Layer BDC`.
    var tag: Range<Int>?
    var marked = MarkedContent()
    var path = PathBuilder()
    var text = TextCursor()
    var stringBytes = 0
    var pendingClip = false
    /// Graphics state dictionaries and fonts already read: some producers name one before every stroke and string.
    var known: [String: Settings] = [:]
    var fonts: Set<String> = []

    while true {
      let start = tokens.position
      guard let token = tokens.next() else { break }
      switch token {
      case .number(let value): operands.append(value)
      case .name(let range): (tag, name) = (name, range)
      case .string: stringBytes += tokens.stringBytes(since: start)
      case .open, .close: break
      case .operation(let code):
        operations += 1
        if operations > Self.mostOperations {
          drawing.isIncomplete = true
          return
        }
        let count = operands.count
        switch code {
        case Code.q: saved.append(state)
        case Code.Q: if let last = saved.popLast() { state = last }
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

        case Code.S:
          paint(&path, &state, stroke: true, fill: false, clip: &pendingClip, hidden: marked.isHidden)
        case Code.s:
          path.close()
          paint(&path, &state, stroke: true, fill: false, clip: &pendingClip, hidden: marked.isHidden)
        case Code.f, Code.F, Code.fEvenOdd:
          paint(&path, &state, stroke: false, fill: true, clip: &pendingClip, hidden: marked.isHidden)
        case Code.B, Code.BEvenOdd:
          paint(&path, &state, stroke: true, fill: true, clip: &pendingClip, hidden: marked.isHidden)
        case Code.b, Code.bEvenOdd:
          path.close()
          paint(&path, &state, stroke: true, fill: true, clip: &pendingClip, hidden: marked.isHidden)
        case Code.n:
          paint(&path, &state, stroke: false, fill: false, clip: &pendingClip, hidden: marked.isHidden)
        case Code.W, Code.WEvenOdd: pendingClip = true

        case Code.g, Code.rg, Code.k:
          state.fill.isInk = false
          state.fill.set(operands)
        case Code.G, Code.RG, Code.K:
          state.stroke.isInk = false
          state.stroke.set(operands)
        case Code.sc, Code.scn: state.fill.set(operands)
        case Code.SC, Code.SCN: state.stroke.set(operands)
        case Code.cs:
          state.fill.color = 0
          state.fill.isInk = name.map { Self.isInk(tokens.text(of: $0), resources) } ?? false
        case Code.CS:
          state.stroke.color = 0
          state.stroke.isInk = name.map { Self.isInk(tokens.text(of: $0), resources) } ?? false
        case Code.gs:
          if let name {
            let key = tokens.text(of: name)
            let settings = known[key] ?? Settings(resources?["ExtGState"][key])
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
          if let key = name.map(tokens.text), fonts.insert(key).inserted { note(font: key, resources) }
        case Code.Tr where count >= 1: state.textMode = Int(operands[count - 1])
        case Code.Tj, Code.TJ, Code.quote, Code.doubleQuote:
          if code == Code.quote || code == Code.doubleQuote { text.move(0, -text.leading) }
          if !marked.isHidden { drawing.origins.append(text.origin(state, byteCount: stringBytes)) }

        case Code.BMC: marked.begin(hidden: false)
        case Code.BDC:
          let isLayer = layers.mayHide && tag.map { tokens.text(of: $0) == "OC" } ?? false
          let group = isLayer ? name.flatMap { resources?["Properties"][tokens.text(of: $0)] } : nil
          marked.begin(hidden: group.map(layers.hides) ?? false)
        case Code.EMC: marked.end()
        case Code.BI:
          tokens.skipInlineImage()
          if !marked.isHidden { addImage(state) }
        case Code.sh where !marked.isHidden:
          drawing.marks.append(.box(state.clip, color: Self.shaded, isOpaque: true))
        case Code.Do where !marked.isHidden:
          if let name, let object = resources?["XObject"][tokens.text(of: name)], object.isStream {
            draw(object, resources: resources, state: state, depth: depth)
          }
        default: break
        }
        operands.removeAll(keepingCapacity: true)
        (tag, name) = (nil, nil)
        stringBytes = 0
      }
    }
  }

  /// The colour that stands for a shading pattern: a rule where it is thin, else the ground of cells.
  private static let shaded: UInt32 = 0xC0C0C0

  /// Images fill the unit square.
  private mutating func addImage(_ state: GraphicsState) {
    let corners = [Point(x: 0, y: 0), Point(x: 1, y: 1)].map { state.matrix.applied(to: $0) }
    if let box = Rect(spanning: corners).clipped(to: state.clip) { drawing.marks.append(.image(box)) }
  }

  private mutating func draw(_ object: PDFObject, resources: PDFObject?, state: GraphicsState, depth: Int) {
    if layers.mayHide, layers.hides(object["OC"]) { return }
    if object["Subtype"].name == "/Image" { return addImage(state) }
    guard object["Subtype"].name == "/Form", depth < Self.deepestForm, let bytes = object.data else { return }
    var inner = state
    let matrix = object["Matrix"].numbers
    if matrix.count == 6 { inner.matrix = Self.matrix(matrix).followed(by: inner.matrix) }
    let bounds = object["BBox"].numbers
    if bounds.count == 4 {
      let corners = [(0, 1), (2, 1), (2, 3), (0, 3)].map {
        inner.matrix.applied(to: Point(x: bounds[$0.0], y: bounds[$0.1]))
      }
      guard let clip = Rect(spanning: corners).clipped(to: inner.clip) else { return }
      inner.clip = clip
    }
    let own = object["Resources"]
    run(bytes, resources: own.isDictionary ? own : resources, state: inner, depth: depth + 1)
  }

  private mutating func paint(
    _ path: inout PathBuilder,
    _ state: inout GraphicsState,
    stroke: Bool,
    fill: Bool,
    clip: inout Bool,
    hidden: Bool
  ) {
    if fill, !hidden, state.fill.alpha > 0.05 {
      for box in path.boxes {
        guard let visible = box.clipped(to: state.clip) else { continue }
        drawing.marks.append(.box(visible, color: state.fill.color, isOpaque: state.fill.alpha > 0.95))
      }
    }
    if stroke, !hidden, state.stroke.alpha > 0.05 {
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
      state.clip = bounds.clipped(to: state.clip) ?? Rect(x0: -1, y0: -1, x1: -1, y1: -1)
    }
    clip = false
    path.removeAll()
  }

  /// A stroke thicker than this, in points, or than it is long is an area: some programs paint the ground of a row, or
  /// a rule across its own direction, as one wide stroke.
  private static let thickestLine = 6.0

  /// Looks once at how each font of some resources maps its codes.
  private mutating func note(font key: String, _ resources: PDFObject?) {
    guard let font = resources?["Font"][key], font.isDictionary, let name = font["BaseFont"].name,
      seenFonts.insert(name).inserted
    else { return }
    let mapping = FontMapping(font)
    if mapping != .known { drawing.unmappedFonts[FontMapping.plainName(name)] = mapping }
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

/// What a graphics state dictionary sets.
private struct Settings {
  private var strokeAlpha: Double?
  private var fillAlpha: Double?
  private var lineWidth: Double?

  init(_ dictionary: PDFObject?) {
    guard let dictionary, dictionary.isDictionary else { return }
    strokeAlpha = dictionary["CA"].number
    fillAlpha = dictionary["ca"].number
    lineWidth = dictionary["LW"].number
  }

  func apply(to state: inout GraphicsState) {
    if let strokeAlpha { state.stroke.alpha = strokeAlpha }
    if let fillAlpha { state.fill.alpha = fillAlpha }
    if let lineWidth { state.lineWidth = lineWidth }
  }
}

/// Follows the text matrices far enough to know where each line of text begins.
struct TextCursor {
  private var line = Matrix.identity
  var leading = 0.0

  mutating func set(_ matrix: Matrix) { line = matrix }
  mutating func move(_ x: Double, _ y: Double) { line = Matrix(e: x, f: y).followed(by: line) }

  func origin(_ state: GraphicsState, byteCount: Int) -> TextOrigin {
    let shown = line.followed(by: state.matrix)
    let length = max((shown.a * shown.a + shown.b * shown.b).squareRoot(), 1e-9)
    return TextOrigin(
      point: Point(x: shown.e, y: shown.f),
      isInvisible: state.textMode == 3 || state.textMode == 7 || state.fill.alpha < 0.02,
      color: state.fill.color,
      opacity: state.fill.alpha,
      byteCount: byteCount,
      direction: Point(x: shown.a / length, y: shown.b / length),
      size: state.fontSize * shown.scale
    )
  }
}

/// The operators, packed.
private enum Code {
  static let q = Operation.packed("q")
  static let Q = Operation.packed("Q")
  static let cm = Operation.packed("cm")
  static let w = Operation.packed("w")
  static let d = Operation.packed("d")
  static let m = Operation.packed("m")
  static let l = Operation.packed("l")
  static let c = Operation.packed("c")
  static let v = Operation.packed("v")
  static let y = Operation.packed("y")
  static let h = Operation.packed("h")
  static let re = Operation.packed("re")
  static let S = Operation.packed("S")
  static let s = Operation.packed("s")
  static let f = Operation.packed("f")
  static let F = Operation.packed("F")
  static let fEvenOdd = Operation.packed("f*")
  static let B = Operation.packed("B")
  static let BEvenOdd = Operation.packed("B*")
  static let b = Operation.packed("b")
  static let bEvenOdd = Operation.packed("b*")
  static let n = Operation.packed("n")
  static let W = Operation.packed("W")
  static let WEvenOdd = Operation.packed("W*")
  static let g = Operation.packed("g")
  static let G = Operation.packed("G")
  static let rg = Operation.packed("rg")
  static let RG = Operation.packed("RG")
  static let k = Operation.packed("k")
  static let K = Operation.packed("K")
  static let sc = Operation.packed("sc")
  static let SC = Operation.packed("SC")
  static let scn = Operation.packed("scn")
  static let SCN = Operation.packed("SCN")
  static let cs = Operation.packed("cs")
  static let CS = Operation.packed("CS")
  static let gs = Operation.packed("gs")
  static let BT = Operation.packed("BT")
  static let Tm = Operation.packed("Tm")
  static let Td = Operation.packed("Td")
  static let TD = Operation.packed("TD")
  static let TL = Operation.packed("TL")
  static let TStar = Operation.packed("T*")
  static let Tf = Operation.packed("Tf")
  static let Tr = Operation.packed("Tr")
  static let Tj = Operation.packed("Tj")
  static let TJ = Operation.packed("TJ")
  static let quote = Operation.packed("'")
  static let doubleQuote = Operation.packed("\"")
  static let BI = Operation.packed("BI")
  static let Do = Operation.packed("Do")
  static let sh = Operation.packed("sh")
  static let BMC = Operation.packed("BMC")
  static let BDC = Operation.packed("BDC")
  static let EMC = Operation.packed("EMC")
}
