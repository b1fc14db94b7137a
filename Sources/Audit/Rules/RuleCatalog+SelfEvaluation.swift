import JuesuanModel

/// Rules on self-evaluations, counts beside money, the contents and names.
extension RuleCatalog {
  static let selfEvaluation: [Rule] = [
    soft("PERF-RATE", "项目自评表：执行率＝执行数÷预算数", .percentage, .error, .executionRates, "绩效自评表式"),
    soft("PERF-TEXT", "自评综述的预算数、执行数与自评表一致", .crossTable, .error, .summaries, "绩效自评表式"),
    soft("PERF-COUNT", "项目个数各处一致", .count, .warning, .projectCounts, "公开报告中的常见错误"),
    soft("PERF-SUM", "自评材料中的支出与决算表一致（口径可能有别）", .crossTable, .warning, .repeatedAmounts, "公开报告中的常见错误"),
    soft("PERF-SHARE", "写明金额和基数的占比与两数相符", .percentage, .error, .toldShares, "公开报告中的常见错误"),
    soft("N9-COUNT", "三公经费：有支出则团组、人次、车辆不为零，人次不少于团组数", .count, .warning, .visits, "部门决算公开文字说明范本"),
    soft("TOC-PAGE", "目录页码与正文一致", .contents, .warning, .contentsPages, "公开报告中的常见错误"),
    soft("TOC-TITLE", "目录标题与正文一致", .contents, .info, .contentsTitles, "公开报告中的常见错误"),
    soft("LOST", "“%”“万元”之前不缺数字", .placeholder, .error, .lostFigures, "公开报告中的常见错误"),
    soft("UNIT", "金额单位写全（万元，不写作万）", .name, .warning, .cutUnits, "公开报告中的常见错误"),
    soft("COUNT-SAME", "同一事项的数量各处一致", .count, .warning, .repeatedCounts, "公开报告中的常见错误"),
    soft("N12-N9", "公务用车保有量不多于车辆总数", .count, .warning, .carsHeld, "部门决算公开文字说明范本"),
    soft("PUNCT", "标点不重复，引号成对", .placeholder, .info, .punctuation, "公开报告中的常见错误"),
    soft("REASON", "决算数与预算数不同的项级科目说明原因", .placeholder, .info, .reasons, "部门决算公开文字说明范本"),
    soft("SIGN", "支出不为负数，三公经费各项不小于零", .sum, .warning, .negatives, "部门决算公开表式"),
    soft("T1-SECT", "有事业收入、经营收入等的单位才使用非财政拨款结余、进行结余分配", .sum, .info, .surpluses, "通常口径，非强制"),
    soft("HEAD", "表头各栏名称不重复、不缺少", .name, .warning, .headers, "部门决算公开表式"),
    soft("ENTITY", "各表单位名称一致", .name, .warning, .entityNames, "部门决算公开表式"),
  ]

  private static func soft(
    _ id: String,
    _ sentence: String,
    _ kind: Finding.Kind,
    _ severity: Finding.Severity,
    _ check: WordingCheck,
    _ source: String
  ) -> Rule {
    Rule(
      id,
      sentence,
      kind: kind,
      severity: severity,
      tolerance: .rounding,
      source: source,
      states: .wording(check)
    )
  }
}
