import JuesuanModel

/// What a consistent report says in the phrasing of one part of the country.
struct ProvincialNarrative {
  /// Ways of telling the same figures.
  enum Style: Int, CaseIterable {
    case sichuan, jiangxi, xinjiang, yunnan, guangxi, beijing
  }

  let report: ConsistentReport
  let style: Style

  // MARK: Figures

  func sum(_ value: (ConsistentReport.Item) -> Int64) -> Int64 { report.items.reduce(0) { $0 + value($1) } }
  var received: Int64 { sum(\.income) }
  var opening: Int64 { sum(\.opening) }
  var all: Int64 { received + report.used + opening }
  var spent: Int64 { sum(\.spent) }
  var fiscalIncome: Int64 { sum(\.fiscalIncome) }
  var fiscalOpening: Int64 { sum { $0.general.opening + $0.fund.opening } }
  var general: Int64 { sum(\.general.spent) }
  var otherIncome: Int64 { sum { $0.ownIncome == 5 ? $0.own.income : 0 } }
  func basic(_ prefix: String) -> Int64 {
    report.economic.filter { $0.code.hasPrefix(prefix) }.reduce(0) { $0 + $1.amount }
  }
  /// 三公经费: abroad, cars, receptions.
  var abroad: Int64 { report.threePublic[0].spent }
  var cars: Int64 { report.threePublic[1].spent + report.threePublic[2].spent }
  var reception: Int64 { report.threePublic[3].spent }

  /// Exactly as rounded to two decimals, as all figures of these reports are.
  func rounded(_ fen: Int64) -> Int64 { (fen + 50) / 100 * 100 }

  func w(_ fen: Int64) -> String {
    let text = Money(fen: fen).printed(in: .tenThousandYuan)
    guard style == .sichuan || style == .jiangxi else { return text + "万元" }
    var short = text
    while short.hasSuffix("0") { short.removeLast() }
    return (short.hasSuffix(".") ? String(short.dropLast()) : short) + "万元"
  }

  /// 100 × part ÷ whole, with two decimals or one as the style has it, rounded half up.
  func p(_ part: Int64, _ whole: Int64) -> String {
    guard whole != 0 else { return "0%" }
    let places = style == .sichuan || style == .guangxi ? 1 : 2
    let scale: Int128 = places == 1 ? 1000 : 10000
    let value = (Int128(abs(part)) * scale * 2 + Int128(whole)) / (Int128(whole) * 2)
    let one = scale / 100
    let rest = String(value % one)
    return
      "\(part < 0 ? "-" : "")\(value / one).\(String(repeating: "0", count: places - rest.count))\(rest)%"
  }

  /// A change from a level of the year before, in the words of the style.
  func change(_ now: Int64, from before: Int64, per mark: String = "，") -> String {
    let difference = abs(now - before)
    let (verb, rate) = now >= before ? ("增加", "增长") : ("减少", style == .guangxi ? "降低" : "下降")
    return "\(verb)\(w(difference))\(mark)\(rate)\(p(difference, before))"
  }

  func before(_ now: Int64, _ percent: Int64 = 90) -> Int64 { now / 100 * percent }

  var classes: [(name: String, code: String, general: Int64, fiscal: Int64)] {
    var sums: [String: (Int64, Int64)] = [:]
    for item in report.items {
      let code = String(item.code.prefix(3))
      let old = sums[code] ?? (0, 0)
      sums[code] = (old.0 + item.general.spent, old.1 + item.general.spent + item.fund.spent)
    }
    return sums.sorted { $0.key < $1.key }.map {
      (FunctionalClassification.name(of: $0.key) ?? $0.key, $0.key, $0.value.0, $0.value.1)
    }
  }

  func path(_ item: ConsistentReport.Item) -> String {
    [(3, "类"), (5, "款"), (7, "项")].map { length, mark in
      (FunctionalClassification.name(of: String(item.code.prefix(length))) ?? "") + "（\(mark)）"
    }.joined()
  }

  private static let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  // MARK: Sections

  /// The report with its forms and this narrative.
  func whole() -> Report {
    var result = report.report()
    var builder = ReportBuilder()
    for (key, title, paragraphs) in sections {
      builder.section(key, title)
      for text in paragraphs { builder.paragraph(text) }
    }
    result.body = builder.body
    return result
  }

  private var sections: [(SectionKey, String, [String])] {
    let own: [(SectionKey, String, [String])] =
      switch style {
      case .sichuan: sichuan
      case .jiangxi: jiangxi
      case .xinjiang: xinjiang
      case .yunnan: yunnan
      case .guangxi: guangxi
      case .beijing: beijing
      }
    return own + [(.procurement, "政府采购支出情况", [procurement]), (.assets, "国有资产占用情况", [assets])]
  }

  private var procurement: String {
    let (goods, works, services) = (rounded(general / 40), rounded(general / 90), rounded(general / 30))
    let total = goods + works + services
    let (small, micro) = (rounded(total / 10 * 7), rounded(total / 10 * 3))
    return
      "2023年度政府采购支出总额\(w(total))，其中：政府采购货物支出\(w(goods))、政府采购工程支出\(w(works))、政府采购服务支出\(w(services))。授予中小企业合同金额\(w(small))，占政府采购支出总额的\(p(small, total))，其中：授予小微企业合同金额\(w(micro))，占授予中小企业合同金额的\(p(micro, small))。"
  }

  private var assets: String {
    "截至2023年12月31日，本单位共有车辆7辆，其中，副部（省）级及以上领导用车0辆、主要领导干部用车1辆、机要通信用车2辆、应急保障用车1辆、执法执勤用车3辆、其他用车0辆；单位价值100万元（含）以上设备（不含车辆）2台（套）。"
  }

  var reason: String { "主要原因是人员经费增加\(w(rounded(all / 77)))，项目减少3个，压减一般性支出5%" }

  private var sichuan: [(SectionKey, String, [String])] {
    let visits = abroad + cars + reception
    let budget = report.threePublic.reduce(0) { $0 + $1.budget }
    let planned = report.threePublic[3].budget
    return [
      (
        .overall, "一、收入支出决算总体情况说明",
        [
          "2023年度收、支总计均为\(w(all))。与2022年度相比，收、支总计各\(change(all, from: before(all)))。主要变动\(reason.dropFirst(2))。"
        ]
      ),
      (
        .income, "二、收入决算情况说明",
        [
          "2023年本年收入合计\(w(received))，其中：一般公共预算财政拨款收入\(w(sum(\.general.income)))，占\(p(sum(\.general.income), received))；政府性基金预算财政拨款收入\(w(sum(\.fund.income)))，占\(p(sum(\.fund.income), received))；其他收入\(w(otherIncome))，占\(p(otherIncome, received))。"
        ]
      ),
      (
        .expenditure, "三、支出决算情况说明",
        [
          "2023年本年支出合计\(w(spent))，其中：基本支出\(w(sum(\.basic)))，占\(p(sum(\.basic), spent))；项目支出\(w(sum(\.project)))，占\(p(sum(\.project), spent))。"
        ]
      ),
      (
        .generalStructure, "（二）一般公共预算财政拨款支出决算结构情况",
        [
          "2023年一般公共预算财政拨款支出\(w(general))，主要用于以下方面："
            + classes.filter { $0.general > 0 }.map {
              "\($0.name)（类）支出\(w($0.general))，占\(p($0.general, general))"
            }
            .joined(separator: "；") + "。"
        ]
      ),
      (
        .generalDetail, "（三）一般公共预算财政拨款支出决算具体情况",
        ["2023年一般公共预算支出决算数为\(w(general))，完成预算100%。其中："]
          + report.items.filter { $0.general.spent > 0 }.enumerated().map {
            "\($0 + 1).\(path($1)): 支出决算为\(w($1.general.spent))，完成预算100%，决算数等于预算数。"
          }
      ),
      (
        .threePublic, "七、财政拨款“三公”经费支出决算情况说明",
        [
          "2023年“三公”经费财政拨款支出预算为\(w(budget))，支出决算为\(w(visits))\(budget > 10_000 ? "，完成预算\(p(visits, budget))" : "")，较上年\(change(visits, from: before(visits, 120) + 10_000))。\(reason)。",
          "2023年“三公”经费财政拨款支出决算中，因公出国（境）费支出决算\(w(abroad))，占\(p(abroad, visits))；公务用车购置及运行维护费支出决算\(w(cars))，占\(p(cars, visits))；公务接待费支出决算\(w(reception))，占\(p(reception, visits))。具体情况如下：",
          "3.公务接待费支出\(w(reception))\(planned > 10_000 ? "，完成预算\(p(reception, planned))" : "")。公务接待费支出决算比2022年\(change(reception, from: before(reception, 120) + 10_000))。\(reason)。其中：",
          reception == 0
            ? "国内公务接待支出0万元。"
            : "国内公务接待支出\(w(reception))，主要用于执行公务、开展业务活动开支的交通费、住宿费、用餐费等。国内公务接待12批次，96人次（不包括陪同人员），共计支出\(w(reception))，具体内容包括：接待调研。",
        ]
      ),
    ]
  }

  private var jiangxi: [(SectionKey, String, [String])] {
    let budget = before(sum { $0.general.spent + $0.fund.spent }, 80) + 10_000
    let fiscalSpent = sum { $0.general.spent + $0.fund.spent }
    let closing = sum(\.closing)
    return [
      (
        .income, "一、收入决算情况说明",
        [
          "本部门2023年度收入总计\(w(all))，其中年初结转和结余\(w(opening))，较2022年\(opening == 0 ? "持平" : change(opening, from: before(opening, 130)))；本年收入合计\(w(received))，较2022年\(change(received, from: before(received)))，\(reason)。",
          "本年收入的具体构成为：财政拨款收入\(w(fiscalIncome))，占\(p(fiscalIncome, received))；其他收入\(w(otherIncome))，占\(p(otherIncome, received))。",
        ]
      ),
      (
        .expenditure, "二、支出决算情况说明",
        [
          "本部门2023年度支出总计\(w(all))，其中本年支出合计\(w(spent))，较2022年\(change(spent, from: before(spent, 80)))，\(reason)；年末结转和结余\(w(closing))，较2022年\(closing == 0 ? "持平" : change(closing, from: before(closing, 70)))。",
          "本年支出的具体构成为：基本支出\(w(sum(\.basic)))，占\(p(sum(\.basic), spent))；项目支出\(w(sum(\.project)))，占\(p(sum(\.project), spent))。",
        ]
      ),
      (
        .general, "三、财政拨款支出决算情况说明",
        [
          "本部门2023年度财政拨款本年支出年初预算数为\(w(budget))，决算数为\(w(fiscalSpent))，完成年初预算的\(p(fiscalSpent, budget))。其中："
        ]
          + classes.filter { $0.fiscal > 0 }.enumerated().map { index, entry in
            let planned = before(entry.fiscal, 75) + 10_000
            return
              "（\(Self.ordinals[index % Self.ordinals.count])）\(entry.name)年初预算数为\(w(planned))，决算数为\(w(entry.fiscal))，完成年初预算的\(p(entry.fiscal, planned))，\(reason)。"
          }
      ),
      (
        .basic, "四、一般公共预算财政拨款基本支出决算情况说明",
        [
          "本部门2023年度一般公共预算财政拨款基本支出\(w(sum(\.general.basic)))，其中：",
          "（一）工资福利支出\(w(basic("301")))，较2022年\(change(basic("301"), from: before(basic("301")) + 10_000))，\(reason)。",
          "（二）商品和服务支出\(w(basic("302")))，较2022年\(change(basic("302"), from: before(basic("302"), 110) + 10_000))，\(reason)。",
          "（三）对个人和家庭的补助支出\(w(basic("303")))，较2022年\(change(basic("303"), from: before(basic("303"), 95) + 10_000))，\(reason)。",
        ]
      ),
      (
        .operating, "六、机关运行经费支出情况说明",
        [
          "本部门2023年度机关运行经费支出\(w(basic("302") + basic("310")))（与一般公共预算财政拨款基本支出中公用经费之和保持一致），较年初预算数\(change(basic("302") + basic("310"), from: before(basic("302") + basic("310"), 104) + 10_000))，\(reason)。"
        ]
      ),
    ]
  }

  private var xinjiang: [(SectionKey, String, [String])] {
    let budget = rounded(before(general, 97) + 10_000)
    return [
      (
        .overall, "一、收入支出决算总体情况说明",
        [
          "2023年度收入总计\(w(all))，其中：本年收入合计\(w(received))，使用非财政拨款结余（含专用结余）\(w(report.used))，年初结转和结余\(w(opening))。",
          "2023年度支出总计\(w(all))，其中：本年支出合计\(w(spent))，结余分配\(w(report.distributed))，年末结转和结余\(w(sum(\.closing)))。",
          "收入支出总体与上年相比，\(change(all, from: before(all)))，\(reason)。",
        ]
      ),
      (
        .income, "二、收入决算情况说明",
        [
          "本年收入\(w(received))，其中：财政拨款收入\(w(fiscalIncome)),占\(p(fiscalIncome, received));其他收入\(w(otherIncome)),占\(p(otherIncome, received))。"
        ]
      ),
      (
        .expenditure, "三、支出决算情况说明",
        [
          "本年支出\(w(spent))，其中：基本支出\(w(sum(\.basic)))，占\(p(sum(\.basic), spent))；项目支出\(w(sum(\.project)))，占\(p(sum(\.project), spent))。"
        ]
      ),
      (
        .fiscal, "四、财政拨款收入支出决算总体情况说明",
        [
          "2023年度财政拨款收入总计\(w(fiscalIncome + fiscalOpening))，其中：年初财政拨款结转和结余\(w(fiscalOpening))，本年财政拨款收入\(w(fiscalIncome))。财政拨款支出总计\(w(fiscalIncome + fiscalOpening))，其中：年末财政拨款结转和结余\(w(sum { $0.general.closing + $0.fund.closing }))，本年财政拨款支出\(w(sum { $0.general.spent + $0.fund.spent }))。",
          "财政拨款收入支出总体与上年相比，\(change(fiscalIncome + fiscalOpening, from: (fiscalIncome + fiscalOpening) / 5 * 4))，\(reason)。",
        ]
      ),
      (
        .general, "五、一般公共预算财政拨款支出决算情况说明",
        [
          "2023年度一般公共预算财政拨款支出\(w(general))，占本年支出合计的\(p(general, spent))。与上年相比，\(change(general, from: before(general, 60)))，\(reason)。与年初预算相比，年初预算数\(w(budget))，决算数\(w(general))，预决算差异率\(p(rounded(general) - budget, budget))，\(reason)。"
        ]
      ),
      (
        .generalDetail, "（三）一般公共预算财政拨款支出决算具体情况",
        report.items.filter { $0.general.spent > 0 }.enumerated().map {
          "\($0 + 1).\(path($1)):支出决算数为\(w($1.general.spent))，比上年决算\(change($1.general.spent, from: before($1.general.spent, 60) + 10_000))，\(reason)。"
        }
      ),
    ]
  }

  private var yunnan: [(SectionKey, String, [String])] {
    [
      (
        .income, "一、收入决算情况说明",
        [
          "某市统计局2023年度收入合计\(w(received))。其中：财政拨款收入\(w(fiscalIncome))，占总收入的\(p(fiscalIncome, received))；其他收入\(w(otherIncome))，占总收入的\(p(otherIncome, received))。与上年相比，收入合计\(change(received, from: before(received)))。其中：财政拨款收入\(change(fiscalIncome, from: before(fiscalIncome, 85)))。\(reason)。"
        ]
      ),
      (
        .expenditure, "二、支出决算情况说明",
        [
          "某市统计局2023年度支出合计\(w(spent))。其中：基本支出\(w(sum(\.basic)))，占总支出的\(p(sum(\.basic), spent))；项目支出\(w(sum(\.project)))，占总支出的\(p(sum(\.project), spent))。与上年相比，支出合计\(change(spent, from: before(spent, 80)))。",
          "（一）基本支出情况",
          "2023年度用于保障机构正常运转的日常支出\(w(sum(\.basic)))。与上年对比\(change(sum(\.basic), from: before(sum(\.basic), 95)))，\(reason)。",
        ]
      ),
      (
        .general, "三、一般公共预算财政拨款支出决算情况说明",
        [
          "2023年度一般公共预算财政拨款支出\(w(general))，占本年支出合计的\(p(general, spent))。与上年相比\(change(general, from: before(general)))，\(reason)。"
        ]
          + classes.filter { $0.general > 0 }.enumerated().map { index, entry in
            "（\(Self.ordinals[index % Self.ordinals.count])）\(entry.name)（类）支出\(w(entry.general))，占一般公共预算财政拨款总支出的\(p(entry.general, general))。主要用于机关运转及人员经费支出；"
          }
      ),
    ]
  }

  private var guangxi: [(SectionKey, String, [String])] {
    [
      (
        .overall, "一、2023年度收入支出决算总体情况",
        [
          "（一）本单位2023年度总收入\(w(all))，其中本年收入\(w(received))，较2022年度决算数\(change(received, from: before(received)))。收入具体情况如下。",
          "1.一般公共预算财政拨款收入\(w(sum(\.general.income)))，为本级财政当年拨付的资金。较2022年度决算数\(change(sum(\.general.income), from: before(sum(\.general.income), 80) + 10_000))，\(reason)。",
          "（二）本单位2023年度总支出\(w(all))，其中本年支出\(w(spent))，较2022年度决算数\(change(spent, from: before(spent, 80)))。支出具体情况如下：",
        ]
          + classes.filter { $0.fiscal > 0 && $0.fiscal == $0.general }.prefix(2).enumerated().map {
            "\($0 + 1).\($1.name)\(w(classSpent($1.code)))：主要用于本单位在\($1.name.replacing("支出", with: ""))方面的支出。较2022年度决算数\(change(classSpent($1.code), from: before(classSpent($1.code), 70) + 10_000))，\(reason)。"
          }
      ),
      (
        .fiscal, "二、财政拨款收入支出决算总体情况",
        [
          "2023年度财政拨款收入总计和支出总计分别为\(w(fiscalIncome + fiscalOpening))和\(w(fiscalIncome + fiscalOpening))。"
        ]
      ),
    ]
  }

  private func classSpent(_ code: String) -> Int64 {
    report.items.filter { $0.code.hasPrefix(code) }.reduce(0) { $0 + $1.spent }
  }

  private var beijing: [(SectionKey, String, [String])] {
    [
      (
        .overall, "一、收入支出决算总体情况说明",
        [
          "2023年度收、支总计\(w(all))，比上年\(change(all, from: before(all)))。",
          "（一）收入决算说明",
          "2023年度本年收入合计\(w(received))，比上年\(change(received, from: before(received, 85)))，其中：财政拨款收入\(w(fiscalIncome))，占收入合计的\(p(fiscalIncome, received))；其他收入\(w(otherIncome))，占收入合计的\(p(otherIncome, received))。",
          "（二）支出决算说明",
          "2023年度本年支出合计\(w(spent))，比上年\(change(spent, from: before(spent, 85)))，其中：基本支出\(w(sum(\.basic)))，占支出合计的\(p(sum(\.basic), spent))；项目支出\(w(sum(\.project)))，占支出合计的\(p(sum(\.project), spent))。",
        ]
      ),
      (
        .general, "三、一般公共预算财政拨款支出决算情况说明",
        [
          "（一）一般公共预算财政拨款支出决算总体情况",
          "2023年度一般公共预算财政拨款支出\(w(general))，主要用于以下方面（按大类）："
            + classes.filter { $0.general > 0 }.map {
              "\($0.name)\(w($0.general))，占本年财政拨款支出\(p($0.general, general))"
            }
            .joined(separator: "；") + "。",
          "（二）一般公共预算财政拨款支出决算具体情况",
        ]
          + classes.filter { $0.general > 0 }.enumerated().map { index, entry in
            "\(index + 1)、“\(entry.name)”（类）2023年度决算\(w(entry.general))，比2023年年初预算\(change(entry.general, from: before(entry.general, 70) + 10_000))。其中：“有关事务”（款）2023年度决算\(w(rounded(entry.general / 3)))，比2023年年初预算\(change(rounded(entry.general / 3), from: rounded(before(entry.general / 3, 50)) + 10_000))，\(reason)。"
          }
      ),
    ]
  }
}
