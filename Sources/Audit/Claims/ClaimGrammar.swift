import JuesuanModel

/// What the sections of the narrative speak of, as data: phrases, families and the same quantities in the forms.
struct SubjectPhrase: Sendable {
  /// The phrases without white space and quotation marks, brackets half-width, as they are searched.
  var patterns: [[UInt32]]
  var family: String
  /// The key of the subject within the family.
  var subject: String
  var quantities: [Quantity]
  /// Whether the words may mean any of the quantities, the scope being told nowhere.
  var isOfAny = false

  init(_ phrases: [String], _ family: String, _ subject: String? = nil, _ quantities: Quantity...) {
    patterns = phrases.map(CompactText.codes)
    self.family = family
    self.subject = subject ?? phrases[0]
    self.quantities = quantities
  }
}

enum ClaimGrammar {
  /// The family of subjects of which the forms say nothing.
  static let freeFamily = "N0"

  /// Families whose shares have rules of their own; those of all others are checked together.
  static let sharedFamilies: Set<String> = ["N2", "N3", "N5a", "N5b", "N11", "N13"]

  /// The subjects that a section may speak of.
  static func subjects(of section: SectionKey) -> [SubjectPhrase] {
    switch section {
    // Reports of several provinces tell totals, income and expenditure in one section, or totals in that of the income.
    case .overall: overall + income + expenditure
    case .income: income + overall
    case .expenditure: expenditure + overall
    case .fiscal: fiscal
    case .general, .generalOverall, .generalStructure, .generalDetail: general + [granted]
    case .basic: basic
    case .funds: carried("N7", .governmentFunds)
    case .capital: carried("N8", .stateCapital)
    case .threePublic: threePublic
    case .operating: operating
    case .procurement: procurement
    case .performance: performance
    default: []
    }
  }

  /// Families whose amounts need not be those of the forms, because the scope may differ by region.
  static let looseFamilies: Set<String> = ["N10"]

  /// Wholes of procurement shares by their words.
  static let procurementWholes: [(words: String, subject: String)] = [
    ("政府采购支出总额", "采购总额"), ("政府采购金额", "采购总额"), ("授予中小企业合同金额", "中小企业"),
  ]

  /// What 占… means in a family: the whole by words, the family's own whole for the empty phrase.
  static func whole(_ base: String, family: String) -> [Quantity] {
    let general = [
      Quantity(.generalBudget, "合计", "小计"), Quantity(.fiscalSummary, "本年支出合计", "一般公共预算财政拨款", lane: 1),
    ]
    let spent = [Quantity(.expenditure, "合计", "本年支出合计"), Quantity(.incomeAndExpenditure, "本年支出合计", lane: 1)]
    let received = [Quantity(.income, "合计", "本年收入合计"), Quantity(.incomeAndExpenditure, "本年收入合计", lane: 0)]
    switch base {
    case "":
      return switch family {
      case "N2": received
      case "N3": spent
      case "N5b": general
      default: []
      }
    case "本年收入", "本年收入合计", "收入合计", "总收入", "收入", "本年总收入": return received
    case "本年支出", "本年支出合计", "支出合计", "总支出", "支出", "本年总支出": return spent
    case "一般公共预算财政拨款支出", "一般公共预算支出", "一般公共预算财政拨款支出合计": return general
    case "一般公共预算项目支出总额", "一般公共预算项目支出":
      return [Quantity(.generalBudget, "合计", "项目支出")]
    case "项目支出总额", "项目支出", "部门项目支出总额": return [Quantity(.expenditure, "合计", "项目支出")]
    default: return []
    }
  }

  private static let overall: [SubjectPhrase] = [
    SubjectPhrase(
      [
        "收、支总计", "收支总计", "收入支出总计", "收入、支出总计", "收入和支出总计", "收入支出总体", "收支总体", "收、支决算总计",

        "收支较", "收支比", "收支与", "收入支出较", "收、支较",
      ],
      "N1",
      "总计",
      Quantity(.incomeAndExpenditure, "总计", lane: 0)
    ),
    SubjectPhrase(["收入总计"], "N1", nil, Quantity(.incomeAndExpenditure, "总计", lane: 0)),
    SubjectPhrase(["支出总计", "支总计"], "N1", nil, Quantity(.incomeAndExpenditure, "总计", lane: 1)),
    SubjectPhrase(["本年收入合计"], "N1", nil, Quantity(.incomeAndExpenditure, "本年收入合计", lane: 0)),
    SubjectPhrase(["本年支出合计"], "N1", nil, Quantity(.incomeAndExpenditure, "本年支出合计", lane: 1)),
    SubjectPhrase(
      ["使用非财政拨款结余", "使用非财政拨款结余和专用结余", "使用非财政拨款结余(含专用结余)"],
      "N1",
      nil,
      Quantity(.incomeAndExpenditure, "使用非财政拨款结余", lane: 0)
    ),
    SubjectPhrase(["年初结转和结余", "上年结转和结余"], "N1", nil, Quantity(.incomeAndExpenditure, "年初结转和结余", lane: 0)),
    SubjectPhrase(["结余分配"], "N1", nil, Quantity(.incomeAndExpenditure, "结余分配", lane: 1)),
    SubjectPhrase(["年末结转和结余"], "N1", nil, Quantity(.incomeAndExpenditure, "年末结转和结余", lane: 1)),
  ]

  private static let income: [SubjectPhrase] =
    [
      SubjectPhrase(
        ["收入合计", "本年收入合计"],
        "N2",
        "收入合计",
        Quantity(.income, "合计", "本年收入合计"),
        Quantity(.incomeAndExpenditure, "本年收入合计", lane: 0)
      )
    ]
    + ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"].map {
      SubjectPhrase(
        [$0],
        "N2",
        nil,
        Quantity(.income, "合计", $0),
        Quantity(.incomeAndExpenditure, $0, lane: 0)
      )
    }
    + ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"].map {
      SubjectPhrase([$0], "N2", nil, Quantity(.incomeAndExpenditure, $0, lane: 0))
    }

  private static let expenditure: [SubjectPhrase] =
    [
      SubjectPhrase(
        ["支出合计", "本年支出合计"],
        "N3",
        "支出合计",
        Quantity(.expenditure, "合计", "本年支出合计"),
        Quantity(.incomeAndExpenditure, "本年支出合计", lane: 1)
      )
    ]
    + ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"].map {
      SubjectPhrase([$0], "N3", nil, Quantity(.expenditure, "合计", $0))
    }

  private static let fiscal: [SubjectPhrase] =
    [
      SubjectPhrase(
        ["财政拨款收、支总计", "财政拨款收支总计", "财政拨款收支较", "财政拨款收支与", "财政拨款收入支出总计", "财政拨款收入、支出总计", "财政拨款收入和支出总计"],
        "N4",
        "财政拨款总计",
        Quantity(.fiscalSummary, "总计", lane: 0)
      ),
      SubjectPhrase(["财政拨款收入总计", "收入总计"], "N4", "财政拨款收入总计", Quantity(.fiscalSummary, "总计", lane: 0)),
      SubjectPhrase(["财政拨款支出总计", "支出总计"], "N4", "财政拨款支出总计", Quantity(.fiscalSummary, "总计", "合计", lane: 1)),
      SubjectPhrase(["年初财政拨款结转和结余"], "N4", nil, Quantity(.fiscalSummary, "年初财政拨款结转和结余", lane: 0)),
      SubjectPhrase(
        ["年末财政拨款结转和结余"],
        "N4",
        nil,
        Quantity(.fiscalSummary, "年末财政拨款结转和结余", "合计", lane: 1)
      ),
    ]
    + ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"].map {
      SubjectPhrase([$0 + "收入"], "N4", nil, Quantity(.fiscalSummary, $0, lane: 0))
    }

  private static let general: [SubjectPhrase] = [
    SubjectPhrase(
      ["一般公共预算财政拨款支出", "一般公共预算财政拨款支出合计", "一般公共预算支出", "一般公共预算拨款支出"],
      "N5a",
      "一般公共预算财政拨款支出",
      Quantity(.generalBudget, "合计", "小计"),
      Quantity(.fiscalSummary, "本年支出合计", "一般公共预算财政拨款", lane: 1)
    )
  ]

  /// A chapter on 财政拨款支出 speaks of all three funds or of the general budget alone.
  private static let granted: SubjectPhrase = {
    var phrase = SubjectPhrase(
      ["财政拨款本年支出", "财政拨款支出"],
      "N4",
      "财政拨款支出",
      Quantity(.fiscalSummary, "本年支出合计", "合计", lane: 1),
      Quantity(.generalBudget, "合计", "小计")
    )
    phrase.isOfAny = true
    return phrase
  }()

  /// What the short words for a total may mean in the sections that use them so.
  static func totals(_ words: String, isOfTheYear: Bool, section: SectionKey?) -> [Quantity] {
    let isFiscal = section == .fiscal || words.hasPrefix("财政拨款")
    guard section != nil else { return [] }
    if words.contains("收入") {
      return isFiscal
        ? [Quantity(.fiscalSummary, "本年收入合计", lane: 0), Quantity(.fiscalSummary, "总计", lane: 0)]
        : [Quantity(.incomeAndExpenditure, "本年收入合计", lane: 0)]
          + (isOfTheYear ? [] : [Quantity(.incomeAndExpenditure, "总计", lane: 0)])
    }
    return isFiscal
      ? [
        Quantity(.fiscalSummary, "本年支出合计", "合计", lane: 1), Quantity(.fiscalSummary, "总计", "合计", lane: 1),
        Quantity(.generalBudget, "合计", "小计"),
      ]
      : [Quantity(.incomeAndExpenditure, "本年支出合计", lane: 1)]
        + (isOfTheYear ? [] : [Quantity(.incomeAndExpenditure, "总计", lane: 1)])
  }

  private static let basic: [SubjectPhrase] = [
    SubjectPhrase(["基本支出"], "N6", nil, Quantity(.generalBudget, "合计", "基本支出")),
    SubjectPhrase(["人员经费"], "N6", nil, Quantity(.basicExpenditure, "人员经费合计", "决算数")),
    SubjectPhrase(["公用经费", "日常公用经费"], "N6", "公用经费", Quantity(.basicExpenditure, "公用经费合计", "决算数")),
  ]

  private static func carried(_ family: String, _ form: FormKey) -> [SubjectPhrase] {
    ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余"].map {
      SubjectPhrase([$0], family, nil, Quantity(form, "合计", $0))
    }
  }

  private static let threePublic: [SubjectPhrase] = [
    item(["三公经费", "三公经费财政拨款支出"], "合计"),
    item(["因公出国(境)费", "因公出国(境)费用", "因公出国(境)费支出", "因公出国(境)"], "因公出国（境）费"),
    item(
      ["公务用车购置及运行维护费", "公务用车购置及运行费", "公务用车购置及运行维护费支出", "公务用车购置及运行费支出"],
      "公务用车小计"
    ),
    item(["公务用车购置费", "公务用车购置费支出", "公务用车购置支出"], "公务用车购置费"),
    item(["公务用车运行维护费", "公务用车运行费", "公务用车运行维护费支出", "公务用车运行费支出"], "公务用车运行维护费"),
    item(["公务接待费", "公务接待费支出"], "公务接待费"),
    SubjectPhrase(["外宾接待支出", "外宾接待费", "外事接待支出"], "N9", "外宾接待"),
    SubjectPhrase(["国内公务接待支出", "国内公务接待费", "国内接待支出", "其他国内公务接待支出"], "N9", "国内公务接待"),
  ]

  private static func item(_ phrases: [String], _ column: String) -> SubjectPhrase {
    SubjectPhrase(phrases, "N9", column, Quantity(.threePublic, nil, column, lane: 1))
  }

  private static let operating: [SubjectPhrase] = [
    SubjectPhrase(
      ["机关运行经费", "机关运行经费支出"],
      "N10",
      "机关运行经费",
      Quantity(.basicExpenditure, "公用经费合计", "决算数")
    )
  ]

  private static let performance: [SubjectPhrase] = [
    SubjectPhrase(["绩效自评综述:项目", "绩效自评综述:"], "N13", "项目"),
    SubjectPhrase(["个,资金", "个,涉及资金", "个,共涉及资金"], "N13", "项目资金"),
  ]

  private static let procurement: [SubjectPhrase] = [
    SubjectPhrase(["政府采购支出总额", "政府采购金额", "政府采购金额(以合同签订为准)", "政府采购支出"], "N11", "采购总额"),
    SubjectPhrase(["政府采购货物支出", "货物采购金额", "货物支出", "货物采购支出"], "N11", "货物"),
    SubjectPhrase(["政府采购工程支出", "工程采购金额", "工程支出", "工程采购支出"], "N11", "工程"),
    SubjectPhrase(["政府采购服务支出", "服务采购金额", "服务支出", "服务采购支出"], "N11", "服务"),
    SubjectPhrase(
      ["在面向中小企业预留的政府采购项目中,由中小企业供应商中标或成交的,采购金额", "面向中小企业预留的政府采购项目中,由中小企业供应商中标或成交的采购金额"],
      "N11",
      "预留中小企业"
    ),
    SubjectPhrase(
      ["在其他政府采购项目中,由中小企业供应商中标或成交的,采购金额", "其他政府采购项目中,由中小企业供应商中标或成交的采购金额"],
      "N11",
      "其他中小企业"
    ),
    SubjectPhrase(["授予中小企业合同金额"], "N11", "中小企业"),
    SubjectPhrase(["授予小微企业合同金额"], "N11", "小微企业"),
  ]
}
