import JuesuanModel

/// Lays out a whole report: a pure function from a job to pages.
package struct ReportLayout {
  let job: RenderJob
  let measuring: any TextMeasuring

  package init(job: RenderJob, measuring: any TextMeasuring) {
    self.job = job
    self.measuring = measuring
  }

  var report: Report { job.report }

  /// Cover, contents, body, appendix; the contents are set last, when the pages are known.
  package func book() -> Book {
    var body = PageFlow(measuring: measuring, prefix: "p")
    setBody(in: &body)
    if job.edition == .corrected { Appendix(job: job).set(in: &body) }

    let count = contents(body.outline, firstPage: 0).pages.count
    let first = 2 + count
    let contents = contents(body.outline, firstPage: first - 1)
    let outline = body.outline.map { entry in
      var entry = entry
      entry.page += first - 1
      return entry
    }
    let pages = [cover()] + contents.pages + body.pages
    return Book(
      pages: pages.enumerated().map { $0 == 0 ? $1 : folioed($1, number: $0 + 1) },
      outline: [OutlineEntry(title: "目录", level: 1, anchor: "c1", page: 2)] + outline,
      metadata: metadata
    )
  }

  /// What the report is called: `2023年度部门决算`; a budget keeps its name.
  var title: String {
    (report.fiscalYear.map { "\($0)年度" } ?? "") + report.entityKind.rawValue + (report.isBudget ? "预算" : "决算")
  }

  private var metadata: Book.Metadata {
    Book.Metadata(
      title: report.entity + title,
      author: report.entity,
      subject: job.edition == .corrected ? "更正版：更正之处见附录《更正说明》" : "按原公开文本排印"
    )
  }

  /// Below this size, in points, a name on the cover is rather broken.
  private static let smallestCoverSize = 20.0

  /// Name and year, upright in the middle of the upper half; no date, no folio.
  private func cover() -> PageFrame {
    var page = PageFrame(paper: .text)
    let paper = page.paper
    let texts: [(String, TextStyle, Double)] = [
      (report.entity, TextStyle(size: 26, isBold: true, alignment: .centre, leading: 40), 26),
      (title, TextStyle(size: 26, isBold: true, alignment: .centre, leading: 40), 60),
      (job.edition == .corrected && !report.corrections.isEmpty ? "（更正版）" : "", .caption, 0),
    ]
    var y = paper.top + 150
    for (text, wanted, gap) in texts where !text.isEmpty {
      var style = wanted
      while style.size > Self.smallestCoverSize, measuring.width(of: text, style: style) > paper.measure {
        style.size -= 1
      }
      let whole = measuring.width(of: text, style: style)
      let rows = (whole / paper.measure).rounded(.up)
      // A name that needs two lines is broken near its middle.
      let width = rows > 1 ? min(paper.measure, whole / rows + style.size) : paper.measure
      let lines = measuring.lines(of: text, style: style, width: width).count
      page.items.append(
        .text(
          TextFrame(
            text,
            style: style,
            x: paper.left + (paper.measure - width) / 2,
            y: y,
            width: width,
            lines: 0..<lines,
            role: .heading(1)
          )
        )
      )
      y += Double(lines) * style.leading + gap
    }
    return page
  }

  private func folioed(_ page: PageFrame, number: Int) -> PageFrame {
    var page = page
    let y = page.paper.bottom + 20
    let frame = TextFrame(
      "— \(number) —",
      style: .folio,
      x: page.paper.left,
      y: y,
      width: page.paper.measure,
      lines: 0..<1,
      role: .artifact
    )
    page.items.append(.text(frame))
    return page
  }
}

extension Report {
  /// Whether it holds no form of a final account and calls itself a budget.
  var isBudget: Bool {
    let names = cover + contents.map(\.title)
    return forms.isEmpty && names.contains { $0.contains("预算") } && !names.contains { $0.contains("决算") }
  }
}
