import JuesuanExtract
import JuesuanModel
import Testing

/// Tables beside each other: under captions of their own, and in two columns of running text.
@Suite("Parts of a page") struct PagePartsTests {
  private func tables(_ sketch: String) -> [String] {
    GridFinder.tables(on: Sketch(sketch).page).tables.map(\.table.sketch).sorted()
  }

  @Test("captions on one line stand over a table each, though their rows agree") func captions() {
    let found = tables(
      """
      Table1.-Income-by-source          Table2.-Staff-by-office
      Program               Mean        Office            Number
      Corn                  66.0        Iowa               5,347
      Natural-gas           71.5        Utah               1,618
      Hospital-care         18.8        Ohio               2,891
      Customs               42.1        Maine              4,104
      """
    )
    #expect(
      found == [
        "Office|Number\nIowa|5,347\nUtah|1,618\nOhio|2,891\nMaine|4,104",
        "Program|Mean\nCorn|66.0\nNatural-gas|71.5\nHospital-care|18.8\nCustoms|42.1",
      ]
    )
  }

  @Test("what stands in the other column of running text is no cell of a table") func textColumns() {
    let found = tables(
      """
      agencies were asked to report       the number of states was higher
      on all grants that they had         than in the year before it, and
      made in the year and on the         more of them had reported on it
      money that was left of them         in time, so that the office has
      at the end of it, by state,         found fewer gaps in the returns
      and to explain what they do         of the agencies that were asked
      to spend it in the next one         for the money that they had got

      Program               Mean          of-which-the-following-are-part
      Corn                  66.0
      Natural-gas           71.5          Office                   Number
      Hospital-care         18.8          Iowa                      5,347
      Customs               42.1          Utah                      1,618
      Excise-taxes          12.9          Ohio                      2,891
      Light-trucks          33.7          Maine                     4,104
      """
    )
    #expect(
      found == [
        "Office|Number\nIowa|5,347\nUtah|1,618\nOhio|2,891\nMaine|4,104",
        "Program|Mean\nCorn|66.0\nNatural-gas|71.5\nHospital-care|18.8\nCustoms|42.1\nExcise-taxes|12.9\nLight-trucks|33.7",
      ]
    )
  }

  @Test("rows of a table beside running text may begin at any edge of their column") func manyEdges() {
    let found = tables(
      """
      agencies were asked to report       the number of states was higher
      on all grants that they had         than in the year before it, and
      made in the year and on the         more of them had reported on it
      money that was left of them         in time, so that the office has
      at the end of it, by state,         found fewer gaps in the returns
      and to explain what they do         of the agencies that were asked
      to spend it in the next one         for the money that they had got
      and for whom it was that the            Office         2011    2012
      money had been spent in the             Iowa          5,347   1,208
      year before, and whether it             Utah          1,618   3,377
      had been of use to them, so             Ohio          2,891   4,150
      that the office may tell it             Maine         4,104   9,062
      to those who had to decide.             Texas         7,715   6,048
      The grants were made before             Idaho         3,333   2,741
      the end of the year and not             Kansas        8,109   5,586
      """
    )
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("Office|2011|2012\nIowa|5,347|1,208\n") ?? false)
  }

  @Test("the long names on both sides of a form are no columns of text") func sides() throws {
    let page = Sketch(
      """
                  项目                        金额              项目                      金额
      一、一般公共预算财政拨款收入           10.00    一、一般公共服务支出               30.00
      二、政府性基金预算财政拨款收入         11.01    七、文化旅游体育与传媒支出         31.01
      三、国有资本经营预算财政拨款收入                八、社会保障和就业支出             32.02
      四、上级补助收入                       13.03    十四、资源勘探工业信息等支出
      五、事业收入                           14.04    十八、自然资源海洋气象等支出       34.04
      六、经营收入                           15.05    二十一、国有资本经营预算支出
      七、附属单位上缴收入                   16.06    二十二、灾害防治及应急管理支出     36.06
      八、其他收入                           17.07    二十六、抗疫特别国债安排的支出     37.07
                                                      外交支出                           38.08
                                                      国防支出                           39.09
                                                      公共安全支出                       40.10
                                                      教育支出                           41.11
                                                      科学技术支出                       42.12
                                                      节能环保支出                       43.13
                                                      城乡社区支出                       44.14
                                                      农林水支出                         45.15
      本年收入合计                           77.25    本年支出合计                       99.75
      """
    ).page
    let tables = GridFinder.tables(on: page).tables.map(\.table)
    #expect(tables.count == 1)
    #expect(tables.first?.columnCount == 4)
    #expect(tables.first?.sketch.hasSuffix("本年收入合计|77.25|本年支出合计|99.75") == true)
  }
}
