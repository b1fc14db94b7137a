/// What a graphics state dictionary sets.
struct GraphicsSettings {
  private var strokeAlpha: Double?
  private var fillAlpha: Double?
  private var lineWidth: Double?
  private var blends: Bool?

  init(_ dictionary: PDFObject?) {
    guard let dictionary, dictionary.isDictionary else { return }
    strokeAlpha = dictionary["CA"].number
    fillAlpha = dictionary["ca"].number
    lineWidth = dictionary["LW"].number
    let mode = dictionary["BM"]
    if !mode.isNull {
      let name = mode.name ?? mode.elements.first?.name
      blends = name != "/Normal" && name != "/Compatible"
    }
  }

  func apply(to state: inout GraphicsState) {
    if let strokeAlpha { state.stroke.alpha = strokeAlpha }
    if let fillAlpha { state.fill.alpha = fillAlpha }
    if let lineWidth { state.lineWidth = lineWidth }
    if let blends { state.blends = blends }
  }
}
