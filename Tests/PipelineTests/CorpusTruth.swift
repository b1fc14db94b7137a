import Foundation
import TestSupport

/// The truth that stands beside a report of the corpus.
struct CorpusTruth: Decodable {
  struct Form: Decodable {
    var form: String
    var title: String
    var empty: Bool
  }
  struct KnownError: Decodable {
    var kind: String
    var form: String?
    var code: String?
    var label: String?
    var column: String?
    var printed: String
    var expected: String?
    var quote: String?
  }
  var file: String
  var entity: String
  var fiscalYear: Int
  var unit: String
  var forms: [Form]
  var missingForms: [String]
  var extraTables: [String]
  var errors: [KnownError]

  /// The names of all reports with a truth.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static let folder = Places.corpus.appending(path: "truth")

  static func named(_ name: String) throws -> CorpusTruth {
    try JSONDecoder().decode(CorpusTruth.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
  }

  /// The lines `form,row,line,code,label,column,printed,fen`, without the heading.
  static func figures(_ name: String) throws -> [String] {
    let text = try String(contentsOf: folder.appending(path: "\(name).tidy.csv"), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
  }
}
