import ArgumentParser

/// `juesuan schema`: the JSON Schema of an output.
struct Schema: ParsableCommand {
  enum Kind: String, ExpressibleByArgument, CaseIterable { case report, tables, findings, worker }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "The JSON Schema (2020-12) of an output.",
    discussion: """
      EXAMPLES
        juesuan schema report > report.schema.json
      """
  )

  @Argument(help: "report, tables, findings or worker.")
  var kind: Kind

  func run() throws {
    let bytes =
      switch kind {
      case .report: PackageResources.report_schema_json
      case .tables: PackageResources.tables_schema_json
      case .findings: PackageResources.findings_schema_json
      case .worker: PackageResources.worker_schema_json
      }
    try OutputFile(nil).write(bytes)
  }
}
