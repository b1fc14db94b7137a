import JuesuanModel
import Testing

@Suite struct FigureValueTests {
  @Test(arguments: [
    ("", "blank"), ("  ", "blank"), ("0", "zero"), ("0.00", "zero"), ("-0.00", "zero"), ("—", "dash"),
    ("/", "dash"),
    ("1,234.50", ""), ("１２３．４", ""), ("（1.00）", ""), ("12,34", "unreadable"), ("1.2.3", "unreadable"),
    ("5.", "unreadable"), ("979.97 302", "unreadable"), ("( 1.00 )", ""), ("- 3", ""),
    ("1,234万", "unreadable"), ("99999999999999999999", "unreadable"), ("--", "dash"), ("-/-", "dash"),
    ("(1.00", "unreadable"), ("1.00)", "unreadable"), ("(-1.00)", "unreadable"), ("+-1", "unreadable"),
    ("()", "unreadable"), (".5", "unreadable"), ("1,234,56", "unreadable"), ("1,2345", "unreadable"),
    (",234", "unreadable"), ("1,234,567.80", ""), ("0,000", "zero"), ("\u{FEFF}12.00 ", ""),
    ("1 000", "unreadable"), ("5%", "unreadable"), ("0000000000000000007", "unreadable"),
    ("¥ 1,234.00", ""), ("￥-1.00", ""), ("(¥1.00)", ""), ("¥ -", "dash"), ("¥", "unreadable"),
    ("1.00¥", "unreadable"), ("¥¥1", "unreadable"),
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

  @Test(arguments: [
    ("（十二）基本支出", "（十二）"), ("(3)印刷费", "(3)"), ("二十一、其他", "二十一、"), ("1．总计", "1．"), ("十", nil), ("（总）", nil),
    ("（一二三四五）", nil), ("2024.12", nil), ("1.一", nil), ("", nil), ("()", nil),
  ])
  func `an ordinal is told with its mark`(printed: String, ordinal: String?) {
    #expect(Normalisation.ordinal(of: printed) == ordinal)
    #expect(Normalisation.ordinal(of: Substring(printed)) == ordinal)
  }

  @Test(arguments: [
    ("収入　决算 表", "収入决算表"), ("（２０２３）年：“三公”，", "(2023)年:\"三公\","), ("支 出\u{200B}", "支出"), ("2010301", "2010301"),
    ("𠮷⻔—", "𠮷门-"), ("", ""),
  ])
  func `a compact text is folded scalar by scalar`(printed: String, compact: String) {
    #expect(Normalisation.compact(printed) == compact)
    #expect(Normalisation.compact(Substring(printed)) == compact)
  }

  @Test(arguments: ["", "决", "决算", "算表", "2023年度", "支", "𠮷"])
  func `a word is found where the standard library finds it`(word: String) {
    for text in ["", "2023年度部门决算表", "决", "算决", "收入支出决算总表𠮷"] {
      let expected = word.isEmpty || !text.ranges(of: word).isEmpty
      #expect(text.contains(word) == expected)
      #expect(text.dropFirst(0).contains(word) == expected)
    }
  }

  @Test("a unit behind the digits is that of the amount") func printedUnit() throws {
    #expect(FigureValue(reading: "1,234.50元", unit: .tenThousandYuan).money == Money(fen: 123_450))
    #expect(FigureValue(reading: "1.5万元", unit: .yuan).money == Money(fen: 1_500_000))
    for text in ["元", "1.5万", "1.5元2", "万元"] {
      #expect(FigureValue(reading: text, unit: .yuan) == .unreadable)
    }
  }
}
