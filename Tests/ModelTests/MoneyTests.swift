import JuesuanModel
import Testing

@Suite struct FigureValueTests {
  @Test(arguments: [
    ("", "blank"), ("  ", "blank"), ("0", "zero"), ("0.00", "zero"), ("-0.00", "zero"), ("—", "dash"),
    ("/", "dash"),
    ("1,234.50", ""), ("１２３．４", ""), ("（1.00）", ""), ("12,34", "unreadable"), ("1.2.3", "unreadable"),
    ("5.", "unreadable"), ("979.97 302", "unreadable"), ("( 1.00 )", ""), ("- 3", ""),
    ("1,234万", "unreadable"), ("99999999999999999999", "unreadable"),
  ])
  func `blank, zero, dash and unreadable are told apart`(text: String, word: String) {
    #expect(FigureValue(reading: text, unit: .tenThousandYuan).blankWord == word)
  }

  @Test func `a figure keeps its precision and gives exact money`() throws {
    let figure = try #require(FigureValue(reading: "-1,234.5", unit: .tenThousandYuan).figure)
    #expect(figure == PrintedFigure(coefficient: -12345, decimals: 1, unit: .tenThousandYuan))
    #expect(figure.money == Money(fen: -1_234_500_000))
    #expect(figure.text(grouped: true) == "-1,234.5")
    #expect(Money(fen: 7_164_050_00).printed(in: .tenThousandYuan) == "716.41")
    #expect(
      PrintedFigure(Money(fen: 7_164_050_00), decimals: 2, unit: .yuan).text(grouped: true) == "7,164,050.00"
    )
  }
}

@Suite struct NormalisationTests {
  @Test(arguments: [
    ("一、一般公共服务支出", "一般公共服务支出"), ("二十六、抗疫特别国债安排的支出", "抗疫特别国债安排的支出"), ("（一）总体 情况", "总体情况"),
    ("1.50", "1.50"), ("3、办公费", "办公费"), ("一般公共服务支出", "一般公共服务支出"), ("⼀、⽂⻔", "文门"),
  ])
  func `a label loses its ordinal only`(printed: String, label: String) {
    #expect(Normalisation.label(printed) == label)
  }
}
