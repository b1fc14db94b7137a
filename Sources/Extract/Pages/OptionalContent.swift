/// The layers of a document that are off when it is opened: drafts and grids that CAD and publishing programs leave in.
struct OptionalContent {
  /// Groups within groups that are followed; more is a loop or an attack.
  private static let deepest = 8

  /// The groups, by object number, that differ from what holds for all others.
  private let exceptions: Set<Int>
  private let isOffByDefault: Bool

  /// - Parameter catalog: The root of the document.
  init(_ catalog: PDFObject) {
    let settings = catalog["OCProperties"]["D"]
    isOffByDefault = settings["BaseState"].name == "/OFF"
    exceptions = Set(settings[isOffByDefault ? "ON" : "OFF"].elements.map(\.objectNumber))
  }

  /// Whether a document has layers of which any may be off.
  var mayHide: Bool { isOffByDefault || !exceptions.isEmpty }

  /// Whether content marked with a group or a membership of groups is not shown.
  func hides(_ mark: PDFObject) -> Bool { mayHide && mark.isDictionary && !isOn(mark, depth: 0) }

  private func isOn(_ mark: PDFObject, depth: Int) -> Bool {
    guard mark["Type"].name == "/OCMD" else {
      return exceptions.contains(mark.objectNumber) == isOffByDefault
    }
    let expression = mark["VE"].elements
    if !expression.isEmpty { return holds(expression, depth: depth) }
    let groups = mark["OCGs"].isDictionary ? [mark["OCGs"]] : mark["OCGs"].elements.filter(\.isDictionary)
    guard !groups.isEmpty else { return true }
    switch mark["P"].name {
    case "/AllOn": return groups.allSatisfy { isOn($0, depth: depth + 1) }
    case "/AnyOff": return groups.contains { !isOn($0, depth: depth + 1) }
    case "/AllOff": return groups.allSatisfy { !isOn($0, depth: depth + 1) }
    default: return groups.contains { isOn($0, depth: depth + 1) }
    }
  }

  /// What a visibility expression such as `[/And a [/Not b]]` says.
  private func holds(_ expression: [PDFObject], depth: Int) -> Bool {
    guard depth < Self.deepest, let operation = expression.first?.name else { return true }
    let isTrue = { (operand: PDFObject) in
      operand.isDictionary ? isOn(operand, depth: depth + 1) : holds(operand.elements, depth: depth + 1)
    }
    let operands = expression.dropFirst()
    switch operation {
    case "/Not": return operands.first.map { !isTrue($0) } ?? true
    case "/Or": return operands.contains(where: isTrue)
    default: return operands.allSatisfy(isTrue)
    }
  }
}

/// The marked content that is open at a place of a content stream, as far as it hides what is in it.
struct MarkedContent {
  private var depth = 0
  private var hiddenSince: Int?

  var isHidden: Bool { hiddenSince != nil }

  mutating func begin(hidden: Bool) {
    depth += 1
    if hidden, hiddenSince == nil { hiddenSince = depth }
  }

  mutating func end() {
    if hiddenSince == depth { hiddenSince = nil }
    depth = max(0, depth - 1)
  }
}
