import JuesuanModel

/// Follows the text matrices, so that it is known where each string begins and ends.
struct TextCursor {
  /// Where lines begin, and where the next glyph stands.
  private var line = Matrix.identity
  private var next = Matrix.identity
  var leading = 0.0

  mutating func set(_ matrix: Matrix) { (line, next) = (matrix, matrix) }
  mutating func move(_ x: Double, _ y: Double) { set(Matrix(e: x, f: y).followed(by: line)) }

  /// A piece of what one operator shows: an adjustment, then a string.
  struct Piece {
    /// To be taken off the advance, in thousandths of the font size.
    var adjustment: Double
    var bytes: [UInt8]
  }

  /// Where a string is shown; the cursor then stands behind it.
  ///
  /// `lost` is called with the places of codes that nothing turns into characters.
  mutating func show(
    _ pieces: [Piece],
    _ state: GraphicsState,
    lost: (TextOrigin) -> Void
  ) -> TextOrigin {
    var origin = self.origin(state)
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for piece in pieces {
      advance(by: -piece.adjustment / 1000 * state.fontSize, state)
      origin.byteCount += piece.bytes.count
      for byte in piece.bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
      guard let font = state.font else {
        origin.isBlank = false
        advance(by: Double(piece.bytes.count) * 0.5 * state.fontSize, state)
        continue
      }
      font.forEachCode(in: piece.bytes) { code in
        if !code.isBlank { origin.isBlank = false }
        let begin = font.isKnown(code.value) ? nil : self.origin(state)
        let length =
          font.isVertical
          ? -state.fontSize + state.charSpacing
          : code.advance * state.fontSize + state.charSpacing + (code.isSpace ? state.wordSpacing : 0)
        advance(by: length, state)
        if var begin {
          begin.end = place(state)
          begin.byteCount = 1
          begin.isGuess = font.isGuess
          lost(begin)
        }
      }
    }
    origin.end = place(state)
    origin.digest = digest
    return origin
  }

  private mutating func advance(by length: Double, _ state: GraphicsState) {
    if state.font?.isVertical == true {
      next = Matrix(f: length).followed(by: next)
    } else {
      next = Matrix(e: length * state.stretch).followed(by: next)
    }
  }

  private func place(_ state: GraphicsState) -> Point {
    next.followed(by: state.matrix).applied(to: Point(x: 0, y: state.rise))
  }

  private func origin(_ state: GraphicsState) -> TextOrigin {
    let shown = next.followed(by: state.matrix)
    /// A matrix may turn text round and a negative size or width turn it back.
    let side: Double = state.fontSize * state.stretch < 0 ? -1 : 1
    let length = side * max((shown.a * shown.a + shown.b * shown.b).squareRoot(), 1e-9)
    let point = place(state)
    return TextOrigin(
      point: point,
      end: point,
      isInvisible: state.isHidden || state.textMode == 3 || state.textMode == 7 || state.fill.alpha < 0.02,
      color: state.fill.color,
      opacity: state.fill.alpha,
      byteCount: 0,
      isBlank: true,
      direction: Point(x: shown.a / length, y: shown.b / length),
      size: (state.fontSize * shown.scale).magnitude,
      font: state.font?.name ?? "",
      rise: state.rise,
      scale: shown.scale
    )
  }
}
