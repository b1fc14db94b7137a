import Foundation
import JuesuanExtract
import JuesuanModel
import Testing

/// The sample report in plain text, which stands beside the package and not in it.
struct SeedTests {
  private static let seed: URL? = {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let folder = root.deletingLastPathComponent().appending(path: "shared/seeds")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return files?.first { $0.pathExtension == "txt" }
  }()

  @Test(.enabled(if: seed != nil, "no ../shared/seeds beside the package"))
  func readsEveryFormAndTableOfTheSample() throws {
    let url = try #require(Self.seed)
    let report = try Extractor.report(of: [UInt8](Data(contentsOf: url)), name: "seed.txt")
    #expect(report.entity == "曾都区政务服务和大数据管理局（汇总）")
    #expect(report.fiscalYear == 2023)
    #expect(report.missingForms == [.governmentFunds, .stateCapital])
    #expect(report.forms.flatMap(\.rows).flatMap(\.figures).count { $0.value.figure != nil } == 598)
    #expect(report.forms.flatMap(\.columns).allSatisfy { $0.key != nil })
    #expect(report.extraTables.count == 10)
    #expect(report.extraTables.allSatisfy { $0.name.contains("自评") })
    #expect(
      report.extraTables.flatMap { $0.table.rows.joined() }.contains { $0?.text.contains("☑") ?? false }
    )
    #expect(report.contents.count == 31)
    #expect(
      Set(report.body.compactMap { if case .heading(let heading) = $0 { heading.section } else { nil } })
        .count == 21
    )
  }
}
