import Foundation
import JuesuanExtract
import JuesuanModel
import Testing

/// Published documents beside the package with their checked truth; skipped where they are not at hand.
private let real = URL(filePath: #filePath).deletingLastPathComponent().appending(
  path: "../../../../shared/real"
)
.standardizedFileURL

private struct TrueTable: Decodable {
  var title: String
  var pages: [Int]
  var header_rows: Int
  var grid: [[String?]]
  var spans: [[Int]]
  var row_pages: [Int]
  var optional_blank_after: [Int]?
}

private struct Truth: Decodable {
  var tables: [TrueTable]
}

@Suite(
  "Published documents",
  .enabled(if: FileManager.default.fileExists(atPath: real.path), "no ../shared/real")
)
struct RealTruthTests {
  @Test(
    "every table is exact",
    arguments: [
      "上海市普陀区财政局2024年度部门决算", "中共上海市普陀区委社会工作部 2024 年度部门决算", "上海市普陀区商务委员会25年预算",
      "上海市财政局25年预算", "江苏省人大常委会办公厅2019年部门预算公开表",
    ]
  )
  func exact(name: String) throws {
    let data = try Data(contentsOf: real.appending(path: "truth/\(name).json"))
    let truth =
      try (try? JSONDecoder().decode([TrueTable].self, from: data))
      ?? JSONDecoder().decode(Truth.self, from: data).tables
    let bytes = [UInt8](try Data(contentsOf: real.appending(path: "\(name).pdf")))
    let tables = try StreamAssembler.stream(of: PDFReader(bytes: bytes, name: name)).tables
    #expect(tables.count == truth.count)
    for (table, expected) in zip(tables, truth) {
      #expect(table.pages == expected.pages, "\(expected.title)")
      #expect(table.headerRows == expected.header_rows, "\(expected.title)")
      #expect(table.rowPages == expected.row_pages, "\(expected.title)")
      #expect(table.rows.count == expected.grid.count, "\(expected.title)")
      for (row, want) in zip(table.rows, expected.grid) {
        #expect(row.map { $0.map { compact($0.text) } } == want.map { $0.map(compact) }, "\(expected.title)")
      }
      let spans = table.rows.enumerated().flatMap { index, row in
        row.enumerated().compactMap { column, cell -> [Int]? in
          guard let cell, cell.rowSpan > 1 || cell.columnSpan > 1 else { return nil }
          return [index, column, cell.rowSpan, cell.columnSpan]
        }
      }
      #expect(Set(spans) == Set(expected.spans), "\(expected.title)")
    }
  }

  private func compact(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
  }
}
