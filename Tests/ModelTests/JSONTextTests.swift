import Foundation
import JuesuanModel
import Testing

@Suite struct JSONTextTests {
  @Test func `keys keep the order of their declaration and null is written where asked`() throws {
    let change = Change(
      target: .text(block: 3, offset: 7, length: 4),
      place: "占\"4.2%\"",
      page: 11,
      from: "4.2%",
      to: "4.1%"
    )
    #expect(
      try JSONText.encode(change, indented: false)
        == #"{"form":null,"block":3,"offset":7,"length":4,"place":"占\"4.2%\"","page":11,"from":"4.2%","to":"4.1%"}"#
    )
  }

  @Test func `what is written reads back as the same value`() throws {
    let table = Table(
      rows: [
        [Cell(text: "收入\n", page: 8, box: Rect(x0: 71.5, y0: 90, x1: 300, y1: 104), columnSpan: 2), nil]
      ],
      rowPages: [8],
      parts: [Table.Part(page: 8, box: .zero)],
      method: .ruled
    )
    let text = try JSONText.encode(table)
    #expect(try JSONDecoder().decode(Table.self, from: Data(text.utf8)) == table)
    #expect(text.contains("\"box\": [71.5, 90, 300, 104]"))
  }

  @Test(arguments: [
    FigureValue.blank, .dash, .unreadable,
    .amount(PrintedFigure(coefficient: -7164, decimals: 1, unit: .tenThousandYuan)),
  ])
  func `every kind of figure survives`(value: FigureValue) throws {
    let text = try JSONText.encode([value])
    #expect(try JSONDecoder().decode([FigureValue].self, from: Data(text.utf8)) == [value])
  }
}
