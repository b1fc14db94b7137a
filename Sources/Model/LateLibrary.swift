internal import Glibc

/// A C library that the installed command loads when it is first wanted, not when it starts.
///
/// Loading Poppler's GLib side with all it brings takes as long as reading several pages; a run that prints nothing and
/// corrects nothing needs neither Pango nor GLPK. Every build links these libraries in the usual way; `make release`
/// then takes them off the list of what the system's loader brings in at the start (`Scripts/late.sh`), and calls into
/// them are bound when they are first made. Where a library is linked, loading it once more changes nothing.
package enum LateLibrary: String {
  case poppler = "libpoppler-glib.so.8"
  case qpdf = "libqpdf.so.29"
  case nettle = "libnettle.so.8"
  case pango = "libpangocairo-1.0.so.0"
  case glpk = "libglpk.so.40"
  case workbooks = "libxlsxwriter.so.4"

  /// Loads the library, with all that it needs, for calls from anywhere; false where it is not installed.
  ///
  /// What it calls is looked for among its own libraries first: a sixth of the loading less. Sanitizers do not bear that
  /// flag.
  @discardableResult
  package func load() -> Bool { unsafe dlopen(rawValue, RTLD_LAZY | RTLD_GLOBAL | RTLD_DEEPBIND) != nil }
}
