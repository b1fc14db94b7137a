import JuesuanModel
import TestSupport
import Testing

@testable import JuesuanAudit

/// For each rule on words a sentence that breaks it, and one that does not.
@Suite struct RuleExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var rule: String
    var section: SectionKey
    var broken: String
    var sound: String
    var testDescription: String { rule }
  }

  private static let item = "1.住房保障支出（类）住房改革支出（款）住房公积金（项）。"

  static let examples: [Example] = [
    .init(rule: "N1", section: .overall, broken: "2023年度收、支总计均为101万元。", sound: "2023年度收、支总计均为100万元。"),
    .init(rule: "N2", section: .income, broken: "收入合计98万元。", sound: "收入合计100万元。"),
    .init(
      rule: "N2-P",
      section: .income,
      broken: "收入合计100万元，其中：财政拨款收入90万元，占91%。",
      sound: "收入合计100万元，其中：财政拨款收入90万元，占90%。"
    ),
    .init(
      rule: "N3",
      section: .expenditure,
      broken: "本年支出合计100万元，其中：项目支出21万元。",
      sound: "本年支出合计100万元，其中：项目支出20万元。"
    ),
    .init(
      rule: "N3-P",
      section: .expenditure,
      broken: "支出合计100万元，其中：基本支出80万元，占本年支出8%。",
      sound: "支出合计100万元，其中：基本支出80万元，占本年支出80%。"
    ),
    .init(rule: "N5a", section: .general, broken: "一般公共预算财政拨款支出99万元。", sound: "一般公共预算财政拨款支出90万元。"),
    .init(
      rule: "N5a-P",
      section: .general,
      broken: "一般公共预算财政拨款支出90万元，占本年支出合计的100%。",
      sound: "一般公共预算财政拨款支出90万元，占本年支出合计的90%。"
    ),
    .init(rule: "N5b", section: .generalStructure, broken: "教育支出（类）60万元，占60%。", sound: "教育支出（类）60万元，占66.7%。"),
    .init(rule: "N5b-A", section: .generalStructure, broken: "教育支出（类）66万元。", sound: "教育支出（类）支出60万元。"),
    .init(rule: "N5c", section: .generalDetail, broken: item + "支出决算为33万元。", sound: item + "支出决算为30万元。"),
    .init(
      rule: "N5c-P",
      section: .generalDetail,
      broken: item + "年初预算为0万元，支出决算为30万元，完成年初预算的100%。",
      sound: item + "年初预算为25万元，支出决算为30万元，完成年初预算的120%。"
    ),
    .init(
      rule: "WORD",
      section: .generalDetail,
      broken: item + "年初预算为25万元，支出决算为30万元，决算数等于预算数。",
      sound: item + "年初预算为30万元，支出决算为30万元，决算数等于预算数。"
    ),
    .init(
      rule: "WORD-P",
      section: .generalDetail,
      broken: item + "支出决算为30万元，完成预算90%，决算数大于预算数。",
      sound: item + "支出决算为30万元，完成预算90%，决算数小于预算数。"
    ),
    .init(
      rule: "BUD-DIFF",
      section: .generalDetail,
      broken: item + "年初预算为25万元，支出决算为30万元，比年初预算增加6万元。",
      sound: item + "年初预算为25万元，支出决算为30万元，比年初预算增加5万元。"
    ),
    .init(
      rule: "BUD-RATE",
      section: .general,
      broken: "一般公共预算财政拨款支出90万元。与年初预算相比，年初预算数100万元，决算数90万元，预决算差异率10%。",
      sound: "一般公共预算财政拨款支出90万元。与年初预算相比，年初预算数100万元，决算数90万元，预决算差异率-10%。"
    ),
    .init(
      rule: "Y1",
      section: .expenditure,
      broken: "本年支出合计100万元，比上年增加20万元，增长20%。",
      sound: "本年支出合计100万元，比上年增加20万元，增长25%。"
    ),
    .init(
      rule: "WORD-0",
      section: .expenditure,
      broken: "本年支出合计100万元，比上年增加0万元，增长0%。",
      sound: "本年支出合计100万元，与上年持平。"
    ),
    .init(rule: "N0", section: .income, broken: "2023年度，本单位本年收入为10万元。", sound: "2023年度，本单位本年收入为100万元。"),
    .init(
      rule: "N0-P",
      section: .units,
      broken: "补贴资金30万元，其中：小学20万元，占60%。",
      sound: "补贴资金30万元，其中：小学20万元，占66.7%。"
    ),
    .init(
      rule: "SHARE-BASE",
      section: .units,
      broken: "1.人员预算80元，占预算总额的80%。2.办公预算20元，占预算总额的30%。",
      sound: "1.人员预算80元，占预算总额的80%。2.办公预算20元，占预算总额的20%。"
    ),
    .init(rule: "N9", section: .threePublic, broken: "“三公”经费支出决算为5万元。", sound: "“三公”经费支出决算为4万元。"),
    .init(
      rule: "N9-B",
      section: .threePublic,
      broken: "公务接待费全年预算为3万元，支出决算为4万元。",
      sound: "公务接待费全年预算为6万元，支出决算为4万元。"
    ),
    .init(rule: "N9-NONE", section: .threePublic, broken: "本单位无“三公”经费支出。", sound: "本单位有“三公”经费支出。"),
    .init(
      rule: "N9-SUM",
      section: .threePublic,
      broken: "公务接待费支出4万元。其中：外宾接待支出1万元，国内公务接待支出2万元。",
      sound: "公务接待费支出4万元。其中：外宾接待支出1万元，国内公务接待支出3万元。"
    ),
    .init(
      rule: "N9-COUNT",
      section: .threePublic,
      broken: "国内公务接待支出4万元，共接待国内来访团组0个，0人次。",
      sound: "国内公务接待支出4万元，共接待国内来访团组6个，40人次。"
    ),
    .init(
      rule: "N11",
      section: .procurement,
      broken: "政府采购支出总额9万元，其中：政府采购货物支出4万元、政府采购工程支出3万元、政府采购服务支出1万元。",
      sound: "政府采购支出总额8万元，其中：政府采购货物支出4万元、政府采购工程支出3万元、政府采购服务支出1万元。"
    ),
    .init(
      rule: "N11-P",
      section: .procurement,
      broken: "政府采购支出总额8万元。授予中小企业合同金额6万元，占政府采购支出总额的100%。",
      sound: "政府采购支出总额8万元。授予中小企业合同金额6万元，占政府采购支出总额的75%。"
    ),
    .init(
      rule: "N12",
      section: .assets,
      broken: "共有车辆3辆，其中：机要通信用车1辆、其他用车1辆。",
      sound: "共有车辆2辆，其中：机要通信用车1辆、其他用车1辆。"
    ),
    .init(rule: "LOST", section: .expenditure, broken: "其中：经营支出0万元，占%。", sound: "其中：经营支出0万元，占0%。"),
    .init(rule: "UNIT", section: .units, broken: "补贴资金30万，已全部拨付。", sound: "补贴资金30万元，惠及3万余人。"),
    .init(rule: "PLACE", section: .units, broken: "XX局负责统计工作。", sound: "本局负责统计工作。"),
    .init(rule: "YEAR", section: .assets, broken: "截至2022年12月31日，共有车辆0辆。", sound: "截至2023年12月31日，共有车辆0辆。"),
    .init(rule: "NAME-TEXT", section: .generalStructure, broken: "一般公共预算服务支出（类）1万元。", sound: "教育支出（类）60万元。"),
    .init(
      rule: "N12-N9",
      section: .assets,
      broken: "共有车辆1辆，其中：其他用车1辆。",
      sound: "共有车辆2辆，其中：其他用车2辆。"
    ),
    .init(
      rule: "COPY-RESULT",
      section: .performance,
      broken: "甲网站项目绩效自评综述：主要产出和效益：一是保障网站运行；二是更新文件库。乙大厅项目绩效自评综述：主要产出和效益：一是保障网站运行；二是更新文件库。",
      sound: "甲网站项目绩效自评综述：主要产出和效益：一是提高群众满意度；二是更新文件库。乙大厅项目绩效自评综述：主要产出和效益：一是提高群众满意度；二是完成大厅引导。"
    ),
    .init(
      rule: "PUNCT",
      section: .units,
      broken: "负责“统计工作。",
      sound: "“统计”工作由本局负责。"
    ),
    .init(rule: "PUNCT", section: .units, broken: "负责统计工作。。", sound: "负责“统计”工作。"),
    .init(
      rule: "REASON",
      section: .generalDetail,
      broken: item + "年初预算为25万元，支出决算为30万元，完成年初预算的120%。",
      sound: item + "年初预算为25万元，支出决算为30万元，完成年初预算的120%，决算数大于预算数的主要原因：人员增加。"
    ),
    .init(
      rule: "PERF-SHARE",
      section: .appendix,
      broken: "本年支出60万元，占到位资金80万元的比重为60%。",
      sound: "本年支出60万元，占到位资金80万元的比重为75%。"
    ),
    .init(
      rule: "COUNT-SAME",
      section: .performance,
      broken: "公开各类信息50条，网站访问量900人次，转办留言7条。",
      sound: "公开各类信息40条，网站访问量800人次，转办留言6条。"
    ),
  ]

  private func builder() -> ReportBuilder {
    var builder = ReportBuilder()
    builder.add(
      .incomeAndExpenditure,
      rows: [
        .init(lane: 0, key: "总计", label: "总计", cells: ["100.00"]),
        .init(lane: 0, key: "本年收入合计", label: "本年收入合计", cells: ["100.00"]),
        .init(lane: 1, key: "本年支出合计", label: "本年支出合计", cells: ["100.00"]),
        .init(lane: 1, key: "总计", label: "总计", cells: ["100.00"]),
      ]
    )
    builder.add(
      .income,
      rows: [.init(key: "合计", label: "合计", cells: ["100.00", "90.00", "", "", "", "", "10.00"])]
    )
    builder.add(
      .expenditure,
      rows: [.init(key: "合计", label: "合计", cells: ["100.00", "80.00", "20.00", "", "", ""])]
    )
    builder.add(
      .generalBudget,
      rows: [
        .init(key: "合计", label: "合计", cells: ["90.00", "80.00", "10.00"]),
        .init(key: "205", label: "教育支出", cells: ["60.00", "50.00", "10.00"]),
        .init(key: "20502", label: "普通教育", cells: ["60.00", "50.00", "10.00"]),
        .init(key: "2050202", label: "小学教育", cells: ["60.00", "50.00", "10.00"]),
        .init(key: "221", label: "住房保障支出", cells: ["30.00", "30.00", ""]),
        .init(key: "22102", label: "住房改革支出", cells: ["30.00", "30.00", ""]),
        .init(key: "2210201", label: "住房公积金", cells: ["30.00", "30.00", ""]),
      ]
    )
    builder.add(
      .threePublic,
      rows: [
        .init(lane: 0, key: "合计", label: "", cells: ["6.00", "", "", "", "", "6.00"]),
        .init(lane: 1, key: "合计", label: "", cells: ["4.00", "", "", "", "", "4.00"]),
      ]
    )
    builder.section(.threePublic, "公务用车", "开支财政拨款的公务用车保有量为2辆。")
    builder.section(.duties, "主要成效", "公开各类信息40条，网站访问量800人次，转办留言6条。")
    return builder
  }

  private func rules(_ section: SectionKey, _ text: String) -> Set<String> {
    var builder = builder()
    builder.section(section, "说明", text)
    return Set(Auditor.audit(builder.report()).findings.map(\.rule))
  }

  @Test(arguments: examples)
  func brokenIsFoundAndSoundIsNot(example: Example) {
    #expect(rules(example.section, example.broken).contains(example.rule), "\(example.broken)")
    #expect(!rules(example.section, example.sound).contains(example.rule), "\(example.sound)")
  }

  /// Every rule on forms that a consistent report has instances of is broken by some wrong figure, and found.
  @Test func everyRuleOnFormsCanBeBroken() {
    var unbroken: [String] = []
    let reports = (0..<3).map { ConsistentReport(seed: UInt64($0)).report() }
    for (number, rule) in RuleCatalog.rules.enumerated() {
      switch rule.states {
      case .claims, .wording: continue
      case .equal, .atMost: break
      }
      let isFound = reports.contains { report in
        let instances = Instances(index: FormIndex(report), ledger: Ledger(report))
        return instances.instances(of: rule, number: number).relations.contains { relation in
          let values = Valuation(instances.ledger.readings)
          return relation.addends.contains { addend in
            var changed = values
            changed.intervals[addend.reading] = Interval(exactly: 0)
            changed.centers[addend.reading] = 0
            let grown = instances.ledger[addend.reading].center * 3
            var more = values
            more.intervals[addend.reading] = Interval(exactly: grown)
            more.centers[addend.reading] = grown
            return relation.verdict(changed).isFailure || relation.verdict(more).isFailure
          }
        }
      }
      if !isFound { unbroken.append(rule.id) }
    }
    // Departments of the generator have no state capital, no such items, no cars, and no form that only some
    // provinces print.
    let outside = unbroken.filter { id in
      ![
        "T8-", "X48", "T4-BAL-C", "X47-OPEN", "X69-1", "X69-3", "X69-4", "X14-3", "X12b-2", "X12b-3",
        "X12b-4", "X12b-5", "T9-CAR",
        "XFE", "T2-FUND", "T6-ROW", "T6-COL", "X12f-", "X56-S",
      ]
      .contains(where: id.hasPrefix)
    }
    #expect(outside.isEmpty, "\(outside)")
  }
}
