import JuesuanModel

/// What a content stream has set so far, as far as visible lines and areas depend on it.
struct GraphicsState {
  var matrix: Matrix
  var clip: Rect
  var lineWidth = 1.0
  var isDashed = false
  var fill = Paint.black
  var stroke = Paint.black
  var textMode = 0
  var fontSize = 1.0
  var font: FontCodes?
  var charSpacing = 0.0
  var wordSpacing = 0.0
  /// Horizontal scaling as a factor.
  var stretch = 1.0
  var rise = 0.0
  /// Whether the clip is more than one box, so that `clip` is only the box around it.
  var hasShapedClip = false
  /// Whether it belongs to a layer that is off.
  var isHidden = false
  /// Whether what is painted mixes with what is below it, as a stamp that is multiplied into the page does.
  var blends = false

  /// A colour with its opacity.
  struct Paint: Hashable {
    var color: UInt32
    var alpha = 1.0
    /// Whether the components count ink instead of light, as in Separation and DeviceN spaces.
    var isInk = false
    /// Whether it is a pattern, which may have holes.
    var isPattern = false

    static let black = Paint(color: 0)

    /// Whether it can be seen on paper: neither white nor (nearly) transparent.
    var isVisible: Bool { alpha > 0.05 && !isWhite }

    /// White to the eye: every channel above 98 %.
    var isWhite: Bool {
      color >> 16 & 0xFF >= 250 && color >> 8 & 0xFF >= 250 && color & 0xFF >= 250
    }

    /// Light enough that a black rule stands out from it.
    var isPale: Bool { color >> 16 & 0xFF >= 128 && color >> 8 & 0xFF >= 128 && color & 0xFF >= 128 }

    /// Sets the colour from one (grey or tint), three (RGB) or four (CMYK) components of 0 to 1.
    mutating func set(_ components: some BidirectionalCollection<Double>) {
      let values = Array(components)
      switch values.count {
      case 1:
        color =
          isInk
          ? Self.packed(1 - values[0], 1 - values[0], 1 - values[0])
          : Self.packed(values[0], values[0], values[0])
      case 3: color = Self.packed(values[0], values[1], values[2])
      case 4:
        let light = 1 - values[3]
        color = Self.packed((1 - values[0]) * light, (1 - values[1]) * light, (1 - values[2]) * light)
      default: color = 0
      }
    }

    private static func packed(_ red: Double, _ green: Double, _ blue: Double) -> UInt32 {
      func byte(_ value: Double) -> UInt32 { UInt32((max(0, min(1, value)) * 255).rounded()) }
      return byte(red) << 16 | byte(green) << 8 | byte(blue)
    }
  }

  /// The state in which what has coordinates of its own is drawn.
  func transformed(by matrix: Matrix) -> GraphicsState {
    var state = self
    state.matrix = matrix.followed(by: self.matrix)
    return state
  }
}
