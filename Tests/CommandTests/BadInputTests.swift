import Foundation
import TestSupport
import Testing

/// Files that cannot be read: exit 4, a message with file, reason and advice, and nothing left behind.
@Suite struct BadInputTests {
  private static let cases: [(name: String, code: String)] = [
    ("empty.pdf", "empty"), ("noise.bin", "binary"), ("blank.txt", "empty"), ("cut.pdf", "damaged"),
    ("locked.pdf", "encrypted"), ("scan.pdf", "no-text"),
  ]

  /// The bytes of a bad file, made from a good one of the corpus; nil where the tool that makes it is missing.
  private func bytes(of name: String, in folder: ScratchFolder) throws -> [UInt8]? {
    let good = try Places.bytes(Places.corpus.appending(path: "word-errors.pdf"))
    switch name {
    case "empty.pdf": return []
    case "noise.bin":
      var random = SeededRandom(seed: 7)
      return (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
    case "blank.txt": return Array(" \n\t\n".utf8)
    case "cut.pdf": return Array(good.prefix(2000))
    case "locked.pdf":
      guard let qpdf = ProgramRun.find("qpdf") else { return nil }
      let source = try folder.write(good, as: "source.tmp.pdf")
      let target = folder.path("locked.tmp.pdf")
      _ = try ProgramRun(qpdf, ["--encrypt", "user", "owner", "256", "--", source, target])
      defer { for path in [source, target] { try? FileManager.default.removeItem(atPath: path) } }
      return try Places.bytes(URL(filePath: target))
    default: return Array(Self.pageWithoutText.utf8)
    }
  }

  @Test(arguments: cases)
  func `an unreadable file is refused with its name, the reason and advice`(
    file: (name: String, code: String)
  ) throws {
    let folder = try ScratchFolder()
    guard let bytes = try bytes(of: file.name, in: folder) else { return }
    let input = try folder.write(bytes, as: file.name)
    for arguments in [
      ["regenerate", input, "-o", folder.path("out.pdf")], ["extract", input, "-o", folder.path("out.json")],
      ["audit", input, "-o", folder.path("out.txt")], ["tables", input, "-o", folder.path("out.json")],
    ] {
      let run = try ProgramRun(ProgramRun.juesuan, arguments)
      #expect(run.status == 4, "\(arguments[0]): \(run.errors)")
      #expect(
        run.errors.contains("\(file.name)") && run.errors.contains("error[\(file.code)]"),
        "\(run.errors)"
      )
      #expect(run.errors.contains("hint: "))
      #expect(run.output.isEmpty)
      #expect(folder.names == [file.name], "nothing is left behind")
    }
  }

  /// A PDF of one page that shows a filled box and no text, as a scan without OCR does.
  private static let pageWithoutText = """
    %PDF-1.4
    1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
    2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>> endobj
    4 0 obj <</Length 32>> stream
    0.5 g 100 100 300 500 re f
    endstream endobj
    trailer <</Root 1 0 R/Size 5>>
    %%EOF

    """
}
