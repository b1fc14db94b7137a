/// The classes (类) of the functional classification, as the statutory forms list them.
///
/// Names and earlier names from the published forms of 2009 to 2024; a class without an ordinal never has a row of
/// its own in the two-sided forms.
extension FunctionalClassification {
  /// Every class in the order of its code.
  public static let classes: [FunctionalClass] = [
    FunctionalClass(code: "201", name: "一般公共服务支出", ordinal: "一", earlierNames: ["一般公共服务", "基本公共管理与服务"]),
    FunctionalClass(code: "202", name: "外交支出", ordinal: "二", earlierNames: ["外交"]),
    FunctionalClass(code: "203", name: "国防支出", ordinal: "三", earlierNames: ["国防"]),
    FunctionalClass(code: "204", name: "公共安全支出", ordinal: "四", earlierNames: ["公共安全"]),
    FunctionalClass(code: "205", name: "教育支出", ordinal: "五", earlierNames: ["教育"]),
    FunctionalClass(code: "206", name: "科学技术支出", ordinal: "六", earlierNames: ["科学技术"]),
    FunctionalClass(code: "207", name: "文化旅游体育与传媒支出", ordinal: "七", earlierNames: ["文化体育与传媒支出", "文化体育与传媒"]),
    FunctionalClass(code: "208", name: "社会保障和就业支出", ordinal: "八", earlierNames: ["社会保障和就业"]),
    FunctionalClass(code: "209", name: "社会保险基金支出", ordinal: nil),
    FunctionalClass(code: "210", name: "卫生健康支出", ordinal: "九", earlierNames: ["医疗卫生与计划生育支出", "医疗卫生"]),
    FunctionalClass(code: "211", name: "节能环保支出", ordinal: "十", earlierNames: ["环境保护"]),
    FunctionalClass(code: "212", name: "城乡社区支出", ordinal: "十一", earlierNames: ["城乡社区事务"]),
    FunctionalClass(code: "213", name: "农林水支出", ordinal: "十二", earlierNames: ["农林水事务"]),
    FunctionalClass(code: "214", name: "交通运输支出", ordinal: "十三", earlierNames: ["交通运输"]),
    FunctionalClass(
      code: "215",
      name: "资源勘探工业信息等支出",
      ordinal: "十四",
      earlierNames: ["资源勘探信息等支出", "资源勘探电力信息等事务", "采掘电力信息等事务"]
    ),
    FunctionalClass(
      code: "216",
      name: "商业服务业等支出",
      ordinal: "十五",
      earlierNames: ["商业服务业等事务", "粮油物资储备及金融监管等事务"]
    ),
    FunctionalClass(code: "217", name: "金融支出", ordinal: "十六", earlierNames: ["金融监管等事务支出"]),
    FunctionalClass(code: "218", name: "地震灾后恢复重建支出", ordinal: nil),
    FunctionalClass(code: "219", name: "援助其他地区支出", ordinal: "十七"),
    FunctionalClass(
      code: "220",
      name: "自然资源海洋气象等支出",
      ordinal: "十八",
      earlierNames: ["国土海洋气象等支出", "国土资源气象等事务"]
    ),
    FunctionalClass(code: "221", name: "住房保障支出", ordinal: "十九"),
    FunctionalClass(code: "222", name: "粮油物资储备支出", ordinal: "二十", earlierNames: ["粮油物资管理事务"]),
    FunctionalClass(code: "223", name: "国有资本经营预算支出", ordinal: "二十一"),
    FunctionalClass(code: "224", name: "灾害防治及应急管理支出", ordinal: "二十二"),
    FunctionalClass(code: "227", name: "预备费", ordinal: nil),
    FunctionalClass(code: "229", name: "其他支出", ordinal: "二十三"),
    FunctionalClass(code: "230", name: "转移性支出", ordinal: nil),
    FunctionalClass(code: "231", name: "债务还本支出", ordinal: "二十四"),
    FunctionalClass(code: "232", name: "债务付息支出", ordinal: "二十五"),
    FunctionalClass(code: "233", name: "债务发行费用支出", ordinal: nil),
    FunctionalClass(code: "234", name: "抗疫特别国债安排的支出", ordinal: "二十六"),
  ]
}
