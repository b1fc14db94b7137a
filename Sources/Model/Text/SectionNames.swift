/// Which prescribed section a heading opens.
package enum SectionNames {
  /// The section, given the one in force where subsections depend on it.
  package static func section(of heading: String, level: Int, within current: SectionKey?) -> SectionKey? {
    let text = Normalisation.title(heading)
    if let sub = subsection(text, within: current) { return sub }
    if level == 1 {
      if text.contains("名词解释") { return .glossary }
      return text.hasSuffix("附件") || text.hasSuffix("附表") ? .appendix : nil
    }
    // What an appendix or the glossary says of itself is no section of the narrative.
    guard current != .appendix, current != .glossary else { return nil }
    guard level <= 3 || text.contains("情况") || text.contains("职") else { return nil }
    let found = names.first { entry in
      entry.all.allSatisfy { text.contains($0) } && !entry.none.contains { text.contains($0) }
    }?.key
    return level > 2 && found == current ? nil : found
  }

  private static func subsection(_ text: String, within current: SectionKey?) -> SectionKey? {
    guard let current, general.contains(current), !text.contains("三公"), !text.contains("基本支出") else {
      return nil
    }
    if text.contains("总体情况"), !text.contains("收入支出") || text.contains("一般公共预算") {
      return text.contains("财政拨款收入支出决算总体") && !text.contains("一般公共") ? nil : .generalOverall
    }
    if text.contains("结构情况") { return .generalStructure }
    return text.contains("具体情况") ? .generalDetail : nil
  }

  private static let general: Set<SectionKey> = [
    .general, .generalOverall, .generalStructure, .generalDetail,
  ]

  private struct Entry {
    var key: SectionKey
    var all: [String]
    var none: [String] = []
  }

  /// Words that a heading must contain, the more special names first.
  private static let names: [Entry] = [
    Entry(key: .glossary, all: ["名词解释"]),
    Entry(key: .operating, all: ["机关运行经费"], none: ["三公"]),
    Entry(key: .procurement, all: ["政府采购"]),
    Entry(key: .assets, all: ["国有资产"]),
    Entry(key: .transfers, all: ["专项支出"]),
    Entry(key: .transfers, all: ["转移支付"]),
    Entry(key: .performance, all: ["绩效"], none: ["自评表", "自评报告"]),
    Entry(key: .threePublic, all: ["三公"], none: ["总体情况", "具体情况", "决算表"]),
    Entry(key: .funds, all: ["政府性基金"], none: ["决算表", "收入:"]),
    Entry(key: .capital, all: ["国有资本经营"], none: ["决算表"]),
    Entry(key: .basic, all: ["基本支出", "情况"], none: ["决算表"]),
    Entry(key: .general, all: ["一般公共预算", "支出", "情况"], none: ["决算表", "总体情况", "结构情况", "具体情况"]),
    Entry(key: .general, all: ["公共预算财政拨款", "支出", "情况"], none: ["决算表", "总体情况", "结构情况", "具体情况"]),
    Entry(key: .general, all: ["财政拨款支出决算", "情况"], none: ["决算表", "总体情况", "三公"]),
    Entry(key: .generalOverall, all: ["一般公共预算", "支出", "总体情况"]),
    Entry(key: .generalStructure, all: ["一般公共预算", "结构情况"]),
    Entry(key: .generalDetail, all: ["一般公共预算", "具体情况"]),
    Entry(key: .fiscal, all: ["财政拨款", "收", "支", "情况"], none: ["决算表", "三公"]),
    Entry(key: .fiscal, all: ["财政拨款收入", "情况"], none: ["决算表"]),
    Entry(key: .overall, all: ["收入支出", "情况"], none: ["决算表", "财政拨款"]),
    Entry(key: .overall, all: ["收支", "总体情况"], none: ["决算表", "财政拨款"]),
    Entry(key: .income, all: ["收入决算", "情况"], none: ["决算表", "支出", "财政拨款"]),
    Entry(key: .expenditure, all: ["支出决算", "情况"], none: ["决算表", "收入", "财政拨款", "三公"]),
    Entry(key: .income, all: ["收入情况"], none: ["支出", "财政拨款"]),
    Entry(key: .expenditure, all: ["支出情况"], none: ["收入", "财政拨款", "三公", "采购"]),
    Entry(key: .duties, all: ["职责"], none: ["履行"]),
    Entry(key: .duties, all: ["职能"], none: ["评价"]),
    Entry(key: .units, all: ["机构设置"]),
    Entry(key: .units, all: ["单位构成"]),
    Entry(key: .units, all: ["部门基本情况"]),
    Entry(key: .units, all: ["机构情况"]),
    Entry(key: .appendix, all: ["附件"]),
  ]
}
