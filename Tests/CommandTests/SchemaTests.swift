import Foundation
import TestSupport
import Testing

/// The published schemas hold for what the command writes.
@Suite struct SchemaTests {
  private static let hasValidator: Bool = {
    guard let python = ProgramRun.find("python3") else { return false }
    return (try? ProgramRun(python, ["-c", "import jsonschema; jsonschema.Draft202012Validator"]).status) == 0
  }()

  @Test(
    .enabled(if: hasValidator, "python3 with jsonschema (Debian: python3-jsonschema) is not installed"),
    arguments: [
      ("report", ["extract"]), ("tables", ["tables"]),
      ("findings", ["audit", "--format", "json", "--fail-on", "never"]),
    ],
    ["word-errors.pdf", "text-hubei.txt"]
  )
  func `output follows its schema`(kind: (name: String, command: [String]), file: String) throws {
    let folder = try ScratchFolder()
    let schema = try ProgramRun(ProgramRun.juesuan, ["schema", kind.name])
    try #require(schema.status == 0)
    let schemaPath = try folder.write(Array(schema.output.utf8), as: "schema.json")
    let input = Places.corpus.appending(path: file).path
    let output = folder.path("output.json")
    let made = try ProgramRun(ProgramRun.juesuan, kind.command + [input, "-o", output])
    try #require(made.status == 0, "\(made.errors)")
    let script = """
      import json, sys, jsonschema
      schema, data = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
      jsonschema.Draft202012Validator.check_schema(schema)
      for error in list(jsonschema.Draft202012Validator(schema).iter_errors(data))[:5]:
          print("/".join(map(str, error.absolute_path)), error.message[:200])
      """
    let check = try ProgramRun(#require(ProgramRun.find("python3")), ["-c", script, schemaPath, output])
    #expect(check.status == 0 && check.output.isEmpty, "\(check.output)\(check.errors)")
  }
}
