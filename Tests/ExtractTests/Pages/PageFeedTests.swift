import Foundation
import JuesuanExtract
import JuesuanModel
import TestSupport
import Testing

@Suite("Reading pages ahead") struct PageFeedTests {
  /// What a feed hands on, in the order in which it does.
  func pages(_ bytes: [UInt8], cores: Int, _ numbers: [Int]) throws -> [(Int, PageContent?)] {
    var pages: [(Int, PageContent?)] = []
    PageFeed(try PDFReader(bytes: bytes, name: "a.pdf"), cores: cores)
      .forEach(of: numbers, making: { $0 }) { pages.append(($0, try? $1.get())) }
    return pages
  }

  @Test("several readers hand on the same pages in the same order as one") func readers() throws {
    let bytes = [UInt8](try Data(contentsOf: Places.corpus.appending(path: "word-hubei.pdf")))
    let numbers = Array(1...37).filter { $0 % 5 != 0 }
    let alone = try pages(bytes, cores: 1, numbers)
    #expect(alone.map(\.0) == numbers)
    for cores in [2, 3, 9] {
      let together = try pages(bytes, cores: cores, numbers)
      #expect(together.map(\.0) == numbers)
      for (one, other) in zip(alone, together) {
        #expect(one.1?.number == one.0)
        #expect(one.1?.glyphs == other.1?.glyphs && one.1?.rulings == other.1?.rulings, "page \(one.0)")
        #expect(one.1?.diagnostics == other.1?.diagnostics, "page \(one.0)")
      }
    }
  }

  @Test("pages sketched ahead are read as all others are") func ahead() throws {
    let bytes = [UInt8](try Data(contentsOf: Places.corpus.appending(path: "wps-shanghai.pdf")))
    let late = try PDFReader(bytes: bytes, name: "a.pdf", meanwhile: {}, while: { _ in false })
    var turns = 0
    let early = try PDFReader(bytes: bytes, name: "a.pdf", meanwhile: { turns += 1 }) { _ in
      turns += 1
      return turns < 12
    }
    #expect(turns == 12, "the time is asked for until there is none")
    for number in 1...late.pageCount {
      let (one, other) = (try late.page(number), try early.page(number))
      #expect(one.glyphs == other.glyphs && one.rulings == other.rulings, "page \(number)")
      #expect(one.diagnostics == other.diagnostics, "page \(number)")
    }
    let again = try early.page(2)
    #expect(again.glyphs == (try late.page(2)).glyphs, "a page may be read twice")
  }

  @Test("a page that cannot be read fails alone") func failure() throws {
    let bytes = [UInt8](try Data(contentsOf: Places.corpus.appending(path: "word-hubei.pdf")))
    let read = try pages(bytes, cores: 4, [1, 99, 2])
    #expect(read.map { $0.1 != nil } == [true, false, true])
  }
}
