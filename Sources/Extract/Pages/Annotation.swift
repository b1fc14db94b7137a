import JuesuanModel

/// An annotation that is shown on its page, such as a filled form field, a typed remark or a stamp.
struct Annotation {
  /// The form that draws it.
  var appearance: PDFObject
  /// Where the form is put in the page's own coordinates.
  var matrix: Matrix
  /// Whether it is put on the page as a pen would: its lines and boxes are none of a table.
  let isRemark: Bool

  /// Those of a page that can be seen.
  static func all(of page: PDFObject) -> [Annotation] {
    page["Annots"].elements.compactMap(Annotation.init)
  }

  /// How many fields of the page have a value but no appearance, so that nothing certain is shown of them.
  static func unshownFields(of page: PDFObject) -> Int {
    page["Annots"].elements.count { annotation in
      annotation["Subtype"].name == "/Widget" && annotation["V"].string?.isEmpty == false
        && annotation["AP"]["N"].isNull && isShown(annotation)
    }
  }

  private static func isShown(_ annotation: PDFObject) -> Bool {
    /// The flags Hidden and NoView.
    let unseen = 0b10_0010
    let flags = Int(max(0, min(1e6, annotation["F"].number ?? 0)))
    return flags & unseen == 0 && !annotation.file.layers.hides(annotation["OC"])
  }

  private init?(_ annotation: PDFObject) {
    let kind = annotation["Subtype"].name
    guard kind != "/Popup", kind != "/Link", Self.isShown(annotation) else { return nil }
    var appearance = annotation["AP"]["N"]
    if appearance.isDictionary, let state = annotation["AS"].name {
      appearance = appearance[String(state.dropFirst())]
    }
    let (rect, bounds) = (annotation["Rect"].numbers, appearance["BBox"].numbers)
    guard appearance.isStream, rect.count == 4, bounds.count == 4 else { return nil }
    self.appearance = appearance
    isRemark = kind != "/Widget"
    let numbers = appearance["Matrix"].numbers
    let inner =
      numbers.count == 6
      ? Matrix(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
      : .identity
    let corners = [(0, 1), (2, 1), (2, 3), (0, 3)].map {
      inner.applied(to: Point(x: bounds[$0.0], y: bounds[$0.1]))
    }
    let (from, to) = (
      Rect(spanning: corners),
      Rect(spanning: [Point(x: rect[0], y: rect[1]), Point(x: rect[2], y: rect[3])])
    )
    let (wide, high) = (
      from.width > 0 ? to.width / from.width : 1, from.height > 0 ? to.height / from.height : 1
    )
    matrix = Matrix(a: wide, d: high, e: to.x0 - wide * from.x0, f: to.y0 - high * from.y0)
  }
}
