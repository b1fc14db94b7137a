internal import JuesuanModel

/// Finds whose account it is, of what kind and of which year, by what most of the report says.
struct EntityVote {
  private(set) var entity = ""
  private(set) var kind = Report.EntityKind.department
  private(set) var year: Int?

  /// - Parameters:
  ///   - cover: The lines of the cover.
  ///   - headings: The headings of the body and the contents.
  ///   - named: The entities named above the forms.
  ///   - mentioned: The entities named above other tables.
  ///   - paragraphs: The running text.
  init(cover: [String], headings: [String], named: [String], mentioned: [String] = [], paragraphs: [String]) {
    var votes: [(name: String, count: Int)] = []
    func vote(_ text: String, _ weight: Int) {
      let name = Self.name(in: text)
      guard name.count >= 2 else { return }
      if let index = votes.firstIndex(where: { $0.name == name }) {
        votes[index].count += weight
      } else {
        votes.append((name, weight))
      }
    }
    for name in named { vote(name, Self.formWeight) }
    for name in mentioned { vote(name, 1) }
    for line in cover { if let name = Self.stated(in: line) { vote(name, 4) } }
    for line in cover where line.contains(where: \.isIdeograph) && line.count <= HeadingText.longest {
      vote(line, line.contains("决算") ? 4 : 2)
    }
    for heading in headings where HeadingText.part(heading) != nil { vote(heading, 1) }
    // The earliest wins where two have as many votes.
    entity = votes.max { $0.count < $1.count }?.name ?? ""
    // A place is no department where a longer name begins with it.
    if let last = entity.last, "省市区县州旗".contains(last) {
      let longer = votes.filter { $0.name != entity && $0.name.hasPrefix(entity) }
      entity = longer.max { $0.count < $1.count }?.name ?? entity
    }

    let titles = cover + headings
    let all = titles + paragraphs
    func count(_ word: String, _ texts: [String]) -> Int { texts.count { $0.contains(word) } }
    let units = count("单位决算", titles) * 4 + count("单位决算", paragraphs)
    kind = units > count("部门决算", titles) * 4 + count("部门决算", paragraphs) ? .unit : .department

    var years: [Int: Int] = [:]
    let stated = /(20\d{2})\s*年(?:度)?/
    for (index, text) in all.enumerated() {
      let isTitle = index < titles.count
      guard text.unicodeScalars.contains("年") else { continue }
      for match in text.matches(of: stated) {
        guard let year = Int(match.output.1) else { continue }
        let rest = text[match.range.upperBound...].prefix(12)
        let isAccount = rest.contains("决算") || text[match.range].contains("度")
        if isTitle, text.contains("决算") || text.contains("年度") { years[year, default: 0] += 20 }
        if !isTitle, isAccount { years[year, default: 0] += 1 }
      }
    }
    let most = years.values.max()
    year = years.filter { $0.value == most }.keys.max()
  }

  /// A name above a form counts more than a line of the cover, which may be the seal of another office.
  private static let formWeight = 3

  /// The entity that a line of the cover states, such as `预算主管部门：X`.
  private static func stated(in line: String) -> String? {
    let text = line.filter { !$0.isWhitespace }
    guard let match = text.prefixMatch(of: /(?:编制|填报|预算|决算|公开)?(?:主管)?(?:部门|单位)(?:名称)?[:：](.{3,40})/) else {
      return nil
    }
    return String(match.output.1)
  }

  /// The entity in a title: without part, year and kind of account.
  private static func name(in text: String) -> String {
    var name = Normalisation.spaceless(text)
    if name.hasPrefix("第"), let part = name.prefixMatch(of: /第[一二三四五六七八九十\d]{1,3}部[分份]/) {
      name.removeSubrange(part.range)
    }
    if name.unicodeScalars.contains("年"), let year = name.firstMatch(of: /20\d{2}年/) {
      let front = name[..<year.range.lowerBound]
      name = front.isEmpty ? String(name[year.range.upperBound...].trimmingPrefix("度")) : String(front)
    }
    for word in ["部门决算", "单位决算", "决算公开", "决算", "部门概况", "单位概况", "概况", "基本情况"] {
      if let range = name.firstRange(of: word) { name = String(name[..<range.lowerBound]) }
    }
    let words = ["名词解释", "附件", "附表", "附录", "其他需要说明", "部门", "单位", "目录", "公开", "来源", "情况说明", "发布"]
    return words.contains { name.hasPrefix($0) } || name.contains("：") || name.contains(":")
      || name.contains("。") ? "" : name
  }
}
