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
    for (index, text) in all.enumerated() {
      let isTitle = index < titles.count
      for (year, range) in PrintedYear.all(in: text) {
        let isAccount = text[range].hasSuffix("度") || text[range.upperBound...].prefix(12).contains("决算")
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
    var cursor = ScalarCursor(Normalisation.spaceless(line))
    cursor.skip(any: ["编制", "填报", "预算", "决算", "公开"])
    cursor.skip("主管")
    guard cursor.skip(any: ["部门", "单位"]) else { return nil }
    cursor.skip("名称")
    guard cursor.skip(one: ":："), cursor.rest.count >= 3 else { return nil }
    return String(cursor.text.prefix(40))
  }

  /// The entity in a title: without part, year and kind of account.
  private static func name(in text: String) -> String {
    var name = Normalisation.spaceless(text)
    if HeadingText.part(name) != nil, let mark = name.firstIndex(where: { $0 == "分" || $0 == "份" }) {
      name = String(name[name.index(after: mark)...])
    }
    if let (_, range) = PrintedYear.all(in: name).first {
      name = String(
        name.startIndex == range.lowerBound ? name[range.upperBound...] : name[..<range.lowerBound]
      )
    }
    for word in ["部门决算", "单位决算", "决算公开", "决算", "部门概况", "单位概况", "概况", "基本情况"] {
      if name.contains(word), let range = name.firstRange(of: word) {
        name = String(name[..<range.lowerBound])
      }
    }
    let words = ["名词解释", "附件", "附表", "附录", "其他需要说明", "部门", "单位", "目录", "公开", "来源", "情况说明", "发布"]
    return words.contains { name.hasPrefix($0) } || name.contains("：") || name.contains(":")
      || name.contains("。") ? "" : name
  }
}
