import JuesuanModel

/// Rules on what the narrative says, and on words.
extension RuleCatalog {
  private static let outline = "部门决算公开文字说明范本"

  static let amountsInWords: [Rule] = [
    amount("N1", "收入支出总体说明中的金额与收入支出决算总表一致"),
    amount("N2", "收入决算说明中的金额与收入决算表一致"),
    amount("N3", "支出决算说明中的金额与支出决算表一致"),
    amount("N4", "财政拨款总体说明中的金额与财政拨款收入支出决算总表一致"),
    amount("N5a", "一般公共预算财政拨款支出总体说明中的金额与支出决算表一致"),
    Rule(
      "N5b-A",
      "一般公共预算财政拨款支出结构说明中各类金额与支出决算表一致",
      kind: .narrativeAmount,
      source: outline,
      states: .claims(family: "N5b", .amount)
    ),
    amount("N5c", "一般公共预算财政拨款支出具体说明中各项金额与支出决算表一致"),
    amount("N6", "基本支出说明中的金额与基本支出决算表一致"),
    amount("N7", "政府性基金说明中的金额与政府性基金表一致"),
    amount("N8", "国有资本经营预算说明中的金额与国有资本经营预算表一致"),
    amount("N9", "三公经费说明中的决算数与三公经费表一致"),
    Rule(
      "N9-B",
      "三公经费说明中的全年预算数与三公经费表一致",
      kind: .narrativeAmount,
      source: outline,
      states: .claims(family: "N9", .budget)
    ),
    Rule(
      "XJG",
      "机关运行经费通常等于基本支出中的公用经费合计",
      kind: .narrativeAmount,
      severity: .info,
      source: "通常口径，非强制",
      states: .claims(family: "N10", .amount)
    ),
  ]

  static let rates: [Rule] = [
    share("N2-P", "N2", "收入决算说明中的占比＝该项收入÷本年收入合计"),
    share("N3-P", "N3", "支出决算说明中的占比＝该项支出÷本年支出合计"),
    share("N5a-P", "N5a", "一般公共预算财政拨款支出占本年支出合计的比重"),
    share("N5b", "N5b", "支出结构说明中的占比＝该类支出÷一般公共预算财政拨款支出"),
    share("N13-P", "N13", "绩效自评资金占项目支出总额的比重"),
    share("N11-P", "N11", "政府采购说明中的占比"),
    Rule(
      "N2-PSUM",
      "收入各项占比之和为百分之百",
      kind: .percentage,
      source: outline,
      states: .claims(family: "N2", .shareSum)
    ),
    Rule(
      "N3-PSUM",
      "支出各项占比之和为百分之百",
      kind: .percentage,
      source: outline,
      states: .claims(family: "N3", .shareSum)
    ),
    Rule(
      "N5b-PSUM",
      "支出结构各类占比之和为百分之百",
      kind: .percentage,
      source: outline,
      states: .claims(family: "N5b", .shareSum)
    ),
    Rule(
      "Y1",
      "增减率＝增减额÷上年数，增减方向一致；上年数为零不计算增减率",
      kind: .percentage,
      source: outline,
      states: .claims(family: "*", .growth)
    ),
    Rule(
      "Y4",
      "上年财政拨款总计不小于上年一般公共预算财政拨款支出",
      kind: .direction,
      source: outline,
      states: .claims(family: "*", .priorLevel)
    ),
    Rule(
      "Y4-T",
      "由增减额推算的上年总计不小于上年财政拨款总计、收入合计、支出合计（上年数经调整的除外）",
      kind: .direction,
      severity: .info,
      source: outline,
      states: .claims(family: "*", .priorTotals)
    ),
    Rule(
      "Y3",
      "由增减额推算的上年年末结转和结余＝本年年初结转和结余（上年有结余分配或以前年度调整的除外）",
      kind: .sum,
      severity: .info,
      source: outline,
      states: .claims(family: "*", .priorBalance)
    ),
    Rule(
      "N5c-P",
      "预算完成率＝决算数÷预算数；预算数为零不计算完成率",
      kind: .percentage,
      source: outline,
      states: .claims(family: "*", .completion)
    ),
    Rule(
      "WORD",
      "决算数大于、小于、等于预算数的表述与数字一致",
      kind: .direction,
      tolerance: .exact,
      source: outline,
      states: .claims(family: "*", .comparison)
    ),
    Rule(
      "N5c-SUM",
      "各项级科目决算数之和＝一般公共预算财政拨款支出",
      kind: .sum,
      source: outline,
      states: .claims(family: "N5c", .amountSum)
    ),
    Rule(
      "N5c-BSUM",
      "各项级科目预算数之和＝一般公共预算财政拨款支出预算数",
      kind: .sum,
      source: outline,
      states: .claims(family: "N5c", .budgetSum)
    ),
    Rule(
      "N5c-COUNT",
      "项级科目逐项说明",
      kind: .count,
      severity: .info,
      tolerance: .exact,
      source: outline,
      states: .claims(family: "N5c", .itemCount)
    ),
    Rule(
      "N6-LIST",
      "基本支出说明列举的科目在基本支出决算表中有金额",
      kind: .crossTable,
      tolerance: .exact,
      source: outline,
      states: .claims(family: "N6", .listedIsFilled)
    ),
    Rule(
      "N6-ALL",
      "基本支出决算表中有金额的科目均已列举",
      kind: .missingTable,
      tolerance: .exact,
      source: outline,
      states: .claims(family: "N6", .filledIsListed)
    ),
    Rule(
      "N9-SUM",
      "公务接待费＝外宾接待支出＋国内公务接待支出",
      kind: .sum,
      source: outline,
      states: .claims(family: "N9", .amountSum)
    ),
    none("N7-NONE", "N7", "说明中称无政府性基金收支，则政府性基金表为空表"),
    none("N8-NONE", "N8", "说明中称无国有资本经营预算收支，则国有资本经营预算表为空表"),
    none("N9-NONE", "N9", "说明中称无三公经费支出，则三公经费表决算数为空"),
    Rule("N11", "政府采购总额＝货物＋工程＋服务", kind: .sum, source: outline, states: .claims(family: "N11", .amountSum)),
    Rule(
      "N11-SME",
      "中小企业中标额之和不超过政府采购总额",
      kind: .sum,
      source: outline,
      states: .claims(family: "N11", .withinTotal)
    ),
    Rule(
      "N12",
      "车辆总数＝各类车辆之和",
      kind: .count,
      tolerance: .exact,
      source: outline,
      states: .claims(family: "N12", .countSum)
    ),
  ]

  /// Claims that carry all their operands with them.
  static let told: [Rule] = [
    Rule(
      "N0",
      "文字所说的收入、支出总数与决算表一致；表中没有对应项目的数字只核对文字自身",
      kind: .narrativeAmount,
      source: outline,
      states: .claims(family: ClaimGrammar.freeFamily, .amount)
    ),
    share("N0-P", "*", "文字中其他占比＝所列金额÷所列总额"),
    Rule(
      "SHARE-BASE",
      "同一总额的各占比推算的总额相同",
      kind: .percentage,
      source: outline,
      states: .claims(family: "*", .shareBase)
    ),
    Rule("N1-SUM", "文字所列总计＝所列各项之和", kind: .sum, source: outline, states: .claims(family: "N1", .toldTotal)),
    Rule(
      "N2-SUM",
      "收入各项占比合计100%，则各项金额之和＝总额",
      kind: .sum,
      source: outline,
      states: .claims(family: "N2", .partSum)
    ),
    Rule(
      "N3-SUM",
      "支出各项占比合计100%，则各项金额之和＝总额",
      kind: .sum,
      source: outline,
      states: .claims(family: "N3", .partSum)
    ),
    Rule(
      "BUD-DIFF",
      "决算数与预算数的差额与所说相符",
      kind: .narrativeAmount,
      source: outline,
      states: .claims(family: "*", .excess)
    ),
    Rule(
      "BUD-RATE",
      "预决算差异率＝（决算数−预算数）÷预算数",
      kind: .percentage,
      source: outline,
      states: .claims(family: "*", .variance)
    ),
    Rule(
      "WORD-P",
      "大于、小于、等于预算数的表述与完成率一致",
      kind: .direction,
      source: outline,
      states: .claims(family: "*", .completionWord)
    ),
    Rule(
      "WORD-0",
      "增减额为零时不写增加或减少",
      kind: .direction,
      severity: .info,
      source: "公开报告中的常见错误",
      states: .claims(family: "*", .idleChange)
    ),
  ]

  static let wording: [Rule] = [
    Rule(
      "CODE",
      "科目代码不重复，上级科目在表中",
      kind: .rollup,
      severity: .warning,
      tolerance: .exact,
      states: .wording(.codes)
    ),
    Rule("NAME", "类级科目名称为当年名称，各表一致", kind: .name, tolerance: .exact, states: .wording(.classNames)),
    Rule(
      "NAME-TEXT",
      "文字中的类级科目名称正确",
      kind: .name,
      tolerance: .exact,
      source: "公开报告中的常见错误",
      states: .wording(.phrases(["一般公共预算服务支出"]))
    ),
    Rule(
      "PLACE",
      "不留模板文字和占位符",
      kind: .placeholder,
      tolerance: .exact,
      source: "公开报告中的常见错误",
      states: .wording(
        .phrases([
          "XX", "××", "某某局", "某某单位", "增加（减少）", "增加（下降）", "增长（下降）", "增长（减少）", "减少（增加）", "下降（增长）", "大于（小于）",
          "仍保留该表格式", "在本表下方作下述说明", "部门名称整体", "自评表或（报告）", "（单位名称）", "（部门名称）", "请填写", "此处填写", "参照部门预算公开的范围",
        ])
      )
    ),
    Rule("FORM-LIST", "目录所列公开表在正文中", kind: .missingTable, tolerance: .exact, states: .wording(.listedForms)),
    Rule(
      "FORM-ALL",
      "九张公开表齐全",
      kind: .missingTable,
      severity: .warning,
      tolerance: .exact,
      states: .wording(.presentForms)
    ),
    Rule("YEAR", "文字中的年份与决算年度一致", kind: .year, tolerance: .exact, source: outline, states: .wording(.years)),
    Rule(
      "COPY",
      "项级科目的用途说明不照抄其他科目",
      kind: .name,
      tolerance: .exact,
      source: "公开报告中的常见错误",
      states: .wording(.purposes)
    ),
    Rule(
      "COPY-RESULT",
      "项目的产出和效益不照抄其他项目",
      kind: .name,
      severity: .warning,
      tolerance: .exact,
      source: "公开报告中的常见错误",
      states: .wording(.results)
    ),
  ]

  private static func amount(_ family: String, _ sentence: String) -> Rule {
    Rule(family, sentence, kind: .narrativeAmount, source: outline, states: .claims(family: family, .amount))
  }

  private static func share(_ id: String, _ family: String, _ sentence: String) -> Rule {
    Rule(id, sentence, kind: .percentage, source: outline, states: .claims(family: family, .share))
  }

  private static func none(_ id: String, _ family: String, _ sentence: String) -> Rule {
    Rule(
      id,
      sentence,
      kind: .crossTable,
      tolerance: .exact,
      source: outline,
      states: .claims(family: family, .noneStated)
    )
  }
}
