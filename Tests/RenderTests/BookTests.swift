import JuesuanModel
import JuesuanRender
import Testing

@Suite struct BookTests {
  private static let report = SampleReport().report()
  private static let book = ReportLayout(job: RenderJob(report: report), measuring: FixedMeasure()).book()
  private var report: Report { Self.report }
  private var book: Book { Self.book }

  @Test func `page numbers in the contents are the pages of their places`() throws {
    let book = book
    var anchors: [String: Int] = [:]
    for (index, page) in book.pages.enumerated() {
      for case .anchor(let name, _) in page.items {
        #expect(anchors.updateValue(index + 1, forKey: name) == nil, "two places are called \(name)")
      }
    }
    #expect(book.outline.map(\.page) == book.outline.map { anchors[$0.anchor] })
    var shown: [String: Int] = [:]
    for case .link(let box, let target) in book.pages[1].items {
      let texts = book.pages[1].items.compactMap { if case .text(let frame) = $0 { frame } else { nil } }
      let number = texts.first { $0.y >= box.y0 - 0.1 && $0.y < box.y1 && Int($0.text) != nil }
      shown[target] = number.flatMap { Int($0.text) }
    }
    let listed = book.outline.filter { $0.level <= 2 && $0.title != "目录" }
    #expect(shown.count == listed.count)
    for entry in listed { #expect(shown[entry.anchor] == entry.page, "\(entry.title)") }
  }

  @Test func `a form longer than a page repeats its header and splits no row`() {
    let book = book
    let heads = book.pages.filter { page in
      page.items.contains { item in
        if case .text(let frame) = item { frame.text == "附属单位上缴收入" } else { false }
      }
    }
    #expect(heads.count == 2)
    let codes = heads.flatMap { page in
      page.items.compactMap { item -> String? in
        guard case .text(let frame) = item, frame.text.count == 7, Int(frame.text) != nil else { return nil }
        return frame.text
      }
    }
    #expect(codes == report.form(.income)?.rows.compactMap(\.code).filter { $0.count == 7 })
  }

  @Test func `a missing form has its heading and a sentence, an empty one its grid and another`() {
    let texts = texts(of: book)
    #expect(texts.contains("七、政府性基金预算财政拨款收入支出决算表"))
    #expect(texts.contains("原公开文本未包含本表。"))
    #expect(texts.contains("说明：青溪县林草资源管理局本年度没有国有资本经营预算财政拨款收入和支出，故本表无数据。"))
  }

  @Test func `a budget is not called a final account and lacks none of its forms`() {
    var sample = SampleReport()
    sample.missingForms = Set(FormKey.allCases)
    var budget = sample.report()
    budget.cover = ["青溪县林草资源管理局", "2023年度部门预算公开"]
    let book = ReportLayout(job: RenderJob(report: budget), measuring: FixedMeasure()).book()
    #expect(!texts(of: book).contains("原公开文本未包含本表。"))
    let lines = book.pages[0].items.compactMap { if case .text(let frame) = $0 { frame.text } else { nil } }
    #expect(lines == ["青溪县林草资源管理局", "2023年度部门预算"])
  }

  @Test func `captions of the source are the places of charts and are not doubled`() {
    let captions = texts(of: book).filter { $0.hasPrefix("图") }
    #expect(captions == ["图 1：收、支决算总计变动情况", "图2：收入决算结构", "图3：支出决算结构", "图4：财政拨款收、支决算总计变动情况"])
  }

  @Test func `no page is empty and no item leaves its page`() {
    for (index, page) in book.pages.enumerated() {
      let texts = page.items.filter { if case .text = $0 { true } else { false } }
      #expect(texts.count > 1, "page \(index + 1)")
    }
  }

  @Test func `corrections are marked, listed, and left out of the other edition`() throws {
    let applied = report.applying(SampleReport.corrections(of: report))
    #expect(applied.diagnostics.isEmpty)
    let corrected = ReportLayout(job: RenderJob(report: applied), measuring: FixedMeasure()).book()
    let published = ReportLayout(
      job: RenderJob(report: applied, edition: .asPublished),
      measuring: FixedMeasure()
    )
    .book()
    #expect(texts(of: corrected).contains("777.77"))
    #expect(texts(of: corrected).contains("附录　更正说明"))
    #expect(!texts(of: published).contains("777.77"))
    #expect(!texts(of: published).contains("附录　更正说明"))
    let marked = corrected.pages.flatMap(\.items).compactMap { item -> String? in
      guard case .text(let frame) = item, let mark = frame.marks.first else { return nil }
      return String(decoding: Array(frame.text.utf8)[mark], as: UTF8.self)
    }
    #expect(marked == ["2.8%"])
  }

  private func texts(of book: Book) -> [String] {
    book.pages.flatMap(\.items).compactMap { if case .text(let frame) = $0 { frame.text } else { nil } }
  }
}
