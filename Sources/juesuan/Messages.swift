import JuesuanModel

/// What a command says beside its result.
enum Messages {
  /// The diagnostics of a file: errors and warnings always, notes when asked for more.
  static func tell(_ diagnostics: [Diagnostic], of file: String, _ common: CommonOptions) {
    for diagnostic in diagnostics where diagnostic.severity != .note || common.verbose {
      let place = diagnostic.page.map { "\(file):\($0)" } ?? file
      common.say("\(place): \(diagnostic.severity.rawValue)[\(diagnostic.code)]: \(diagnostic.message)")
    }
  }

  /// Which of the nine forms the report lacks.
  static func tellMissingForms(of report: Report, _ common: CommonOptions) {
    guard !report.missingForms.isEmpty else { return }
    let names = report.missingForms.map { "\($0.rawValue) \(FormCatalogue.definition(of: $0).title)" }
    common.say(
      "\(report.source.path): warning[form-missing]: 缺少 \(names.count) 张表：\(names.joined(separator: "；"))"
    )
  }
}
