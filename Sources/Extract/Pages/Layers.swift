/// Which layers (optional content groups) of a document are not shown when it is opened.
struct Layers {
  /// Object numbers of groups that are off.
  private let off: Set<Int>

  /// - Parameter catalog: The root of the document.
  init(of catalog: PDFObject) {
    let properties = catalog["OCProperties"]
    guard properties.isDictionary else {
      off = []
      return
    }
    let settings = properties["D"]
    var off: Set<Int> = []
    if settings["BaseState"].name == "/OFF" {
      off = Set(properties["OCGs"].elements.map(\.objectNumber))
      off.subtract(settings["ON"].elements.map(\.objectNumber))
    }
    self.off = off.union(settings["OFF"].elements.map(\.objectNumber))
  }

  /// Whether what belongs to `object`, a group or a membership in groups, is hidden.
  func hide(_ object: PDFObject) -> Bool {
    guard !off.isEmpty, object.isDictionary else { return false }
    guard object["Type"].name == "/OCMD" else { return off.contains(object.objectNumber) }
    let expression = object["VE"].elements
    if !expression.isEmpty { return !isTrue(expression, depth: 0) }
    let member = object["OCGs"]
    let groups = (member.isDictionary ? [member] : member.elements).map { off.contains($0.objectNumber) }
    guard !groups.isEmpty else { return false }
    switch object["P"].name {
    case "/AllOn": return groups.contains(true)
    case "/AnyOff": return !groups.contains(true)
    case "/AllOff": return groups.contains(false)
    default: return !groups.contains(false)
    }
  }

  private func isTrue(_ expression: [PDFObject], depth: Int) -> Bool {
    /// Expressions within expressions that are followed.
    let deepest = 20
    let values = expression.dropFirst().map { part in
      part.isDictionary
        ? !off.contains(part.objectNumber) : depth > deepest || isTrue(part.elements, depth: depth + 1)
    }
    switch expression.first?.name {
    case "/Not": return values.first == false
    case "/Or": return values.contains(true)
    default: return !values.contains(false)
    }
  }
}
