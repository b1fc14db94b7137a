import JuesuanExtract
import JuesuanModel
import Testing

/// Headers that `pdftotext -layout` sets closer together than the columns that they name.
struct AlignedHeaderTests {
  private func rows(_ text: String) -> [String] {
    let tables = TextReader.stream(of: text).items.compactMap {
      if case .table(let table) = $0 { table } else { nil }
    }
    return tables.first?.rows.map { row in row.map { $0?.text ?? "^" }.joined(separator: "|") } ?? []
  }

  @Test("names broken over lines keep their order, wherever the numbers of the columns stand")
  func brokenNames() {
    let text = """
                         项目       本年收入合 财政拨款收 上级补助收                                            附属单位上
                                                                       事业收入        经营收入                     其他收入
               科目代码       科目名称      计     入     入                                               缴收入
                         栏次         1           2           3           4           5            6           7
                         合计        9812.40     9790.15          0.00     14.05          0.00         0.00      8.20
               205       教育支出      9804.20     9790.15          0.00     14.05          0.00         0.00        0.00
      """
    #expect(
      rows(text) == [
        "项目|^|本年收入合|财政拨款收|上级补助收|||附属单位上|", "|||||事业收入|经营收入||其他收入",
        "科目代码|科目名称|计|入|入|||缴收入|", "|栏次|1|2|3|4|5|6|7",
        "|合计|9812.40|9790.15|0.00|14.05|0.00|0.00|8.20",
        "205|教育支出|9804.20|9790.15|0.00|14.05|0.00|0.00|0.00",
      ]
    )
  }

  @Test("a group stands over the words in whose middle it is, not over the amounts") func groupOverWords() {
    let text = """
                                   项目                                       本年支出
                  科目代码                  科目名称               小计               基本支出                项目支出
                                   栏次                       1                 2                   3
                                  合计                             1,640.20          1,401.10               239.10
        205              教育支出                                    1,401.10          1,401.10                 0.00
        20501            教育管理事务                                  1,401.10          1,401.10                 0.00
      """
    #expect(rows(text).first == "项目|^|本年支出|^|^")
  }

  @Test("项目 is the name of a side that has no other, and the names of sides stand over all their columns")
  func sides() {
    let text = """
                       收入                                                           支出
                                                                                            一般公共预算财政拨 政府性基金预算财政 国有资本经营预算财政
              项目            行次   金额                        项目           行次   合计
                                                                                                款         拨款        拨款
              栏次                   1                       栏次                  2                 3            4          5
      一、一般公共预算财政拨款          1    1,157,700.71 一、一般公共服务支出                33           0.00              0.00       0.00         0.00
      二、政府性基金预算财政拨款         2            0.00 二、外交支出                    34           0.00              0.00       0.00         0.00
      """
    #expect(
      rows(text).prefix(4) == [
        "收入|^|^|支出|^|^|^|^|^", "||||||一般公共预算财政拨|政府性基金预算财政|国有资本经营预算财政",
        "项目|行次|金额|项目|行次|合计|||", "||||||款|拨款|拨款",
      ]
    )
  }

  @Test("the parts of a code below the numbers of the columns are header") func partsOfCode() {
    let text = """
                           项目
                                          本年收入合计           财政拨款收入           其他收入
       功能分类科目编码                     科目名称
                                 栏次         1                2                3
       类        款   项
                                 合计             339.42         329.50         9.92
      201               一般公共服务支出               339.42         329.50         9.92
      """
    #expect(rows(text).suffix(2) == ["|合计|339.42|329.50|9.92", "201|一般公共服务支出|339.42|329.50|9.92"])
  }
}
