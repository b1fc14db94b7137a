import CCairo
import JuesuanModel

/// Sets text with Pango: measures it for layout, and hands out the same layouts for drawing.
///
/// Owns its font map and context. Hints and hinted metrics are off, so that widths grow evenly with the size.
@safe final class TextEngine: TextMeasuring {
  /// Faces in order of preference.
  ///
  /// Sans rather than serif: a subset of Noto Serif CJK is 430 KB heavier in a report
  /// of 860 different characters.
  private static let families =
    "Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Zen Hei, AR PL UMing CN, sans-serif"

  /// Faces for Latin letters, which do not come from the Chinese face.
  ///
  /// A subset of Noto Sans CJK with ideographs and letters makes Cairo 1.16 keep every subroutine of the font: 1,019 KB
  /// instead of 225 KB for 700 ideographs. Digits do not.
  static let letterFamilies = "Noto Sans, Source Sans 3, Open Sans, Liberation Sans, DejaVu Sans, sans-serif"

  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  let context: OpaquePointer
  private var widths: [Sample: Double] = [:]
  private var settings: [Setting: [SetLine]] = [:]

  private struct Sample: Hashable {
    var text: String
    var isBold: Bool
  }

  private struct Setting: Hashable {
    var text: String
    var isBold: Bool
    var size: Double
    var indent: Double
    var width: Double
  }

  /// The size at which texts are measured, in points.
  private static let sampleSize = 100.0

  init() throws {
    LateLibrary.pango.load()
    guard let map = unsafe pango_cairo_font_map_new() else {
      throw RenderError("fonts-unavailable", "无法使用字体。请安装 fontconfig 及中文字体，如 fonts-noto-cjk。")
    }
    guard let context = unsafe pango_font_map_create_context(map) else {
      unsafe g_object_unref(UnsafeMutableRawPointer(map))
      throw RenderError("fonts-unavailable", "无法使用字体。请安装 fontconfig 及中文字体，如 fonts-noto-cjk。")
    }
    unsafe fontMap = map
    unsafe self.context = context
    unsafe pango_cairo_context_set_resolution(context, 72)
    unsafe pango_context_set_language(context, pango_language_from_string("zh-cn"))
    unsafe pango_context_set_round_glyph_positions(context, 0)
    let options = unsafe cairo_font_options_create()
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe pango_cairo_context_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(context))
    unsafe g_object_unref(UnsafeMutableRawPointer(fontMap))
  }

  func width(of text: String, style: TextStyle) -> Double {
    let sample = Sample(text: text, isBold: style.isBold)
    if let width = widths[sample] { return width * style.size / Self.sampleSize }
    let layout = PangoText(text, size: Self.sampleSize, isBold: style.isBold, engine: self)
    let width = layout.lines().map(\.width).max() ?? 0
    widths[sample] = width
    return width * style.size / Self.sampleSize
  }

  func lines(of text: String, style: TextStyle, width: Double) -> [SetLine] {
    guard !text.isEmpty else { return [] }
    let setting = Setting(
      text: text,
      isBold: style.isBold,
      size: style.size,
      indent: style.firstIndent,
      width: width
    )
    if let lines = settings[setting] { return lines }
    let lines = layout(text, style: style, width: width).lines()
    settings[setting] = lines
    return lines
  }

  /// A layout of the text at the given width, in points.
  func layout(_ text: String, style: TextStyle, width: Double) -> PangoText {
    let layout = PangoText(text, size: style.size, isBold: style.isBold, engine: self)
    layout.wrap(width: width, indent: style.firstIndent)
    return layout
  }

  /// The description of a face; the caller frees it.
  func description(size: Double, isBold: Bool) -> OpaquePointer? {
    let description = unsafe pango_font_description_new()
    unsafe pango_font_description_set_family(description, Self.families)
    unsafe pango_font_description_set_weight(description, isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    unsafe pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    return unsafe description
  }
}
