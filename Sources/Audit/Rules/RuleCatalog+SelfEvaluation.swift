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
