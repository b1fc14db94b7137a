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

  @Test func `arrays of scalars stay on one line and unfold at the first element that is none`() throws {
    #expect(try JSONText.encode([[1, 2], [], [3]]) == "[\n  [1, 2],\n  [],\n  [3]\n]")
    #expect(try JSONText.encode([[String]](repeating: [], count: 2)) == "[[], []]")
    let boxes: [Rect?] = [nil, nil, Rect(x0: -0.05, y0: 1.5, x1: 2.25, y1: 30)]
    #expect(try JSONText.encode(boxes) == "[\n  null,\n  null,\n  [-0.05, 1.5, 2.25, 30]\n]")
    #expect(try JSONText.encode(boxes, indented: false) == "[null,null,[-0.05,1.5,2.25,30]]")
  }

  @Test func `only what must be escaped is escaped`() throws {
    let text = "“决算”\"\\\n\r\t\u{1}\u{1F}\u{2028}\u{2029}—𠮷"
    let written = try JSONText.encode([text], indented: false)
    #expect(written == #"["“决算”\"\\\n\r\t\u0001\u001f\u2028\u2029—𠮷"]"#)
    #expect(try JSONDecoder().decode([String].self, from: Data(written.utf8)) == [text])
  }

  @Test func `tables written at the same time read as if one had followed the other`() throws {
    let tables = (0..<5).map { index in
      NamedTable(name: "表\(index)", captions: [], notes: ["注"], unit: nil, table: table(rows: index))
    }
    let alone = try tables.map { try JSONText.encode($0).split(separator: "\n").joined(separator: "\n  ") }
    #expect(try JSONText.encode(tables) == "[\n  " + alone.joined(separator: ",\n  ") + "\n]")
    #expect(try JSONText.encode([NamedTable]()) == "[]")
  }

  private func table(rows: Int) -> Table {
    Table(
      rows: Array(repeating: [Cell(text: "1.00", page: 1, box: .zero), nil], count: rows),
      rowPages: Array(repeating: 1, count: rows),
      parts: [],
      method: .ruled
    )
  }

  @Test func `records say the same to this encoder and to any other`() throws {
    let box = Rect(x0: 1, y0: 2.5, x1: 30, y1: 40)
    let figure = PrintedFigure(coefficient: -7164, decimals: 1, unit: .tenThousandYuan)
    let full = FormFigure(
      column: 2,
      printed: "716.4",
      value: .amount(figure),
      corrected: figure,
      page: 3,
      box: box,
      confidence: 0.5,
      status: .corrected,
      coverage: 4
    )
    let bare = FormFigure(column: 0, printed: "", value: .blank, page: 3, box: box)
    let rows = [
      FormRow(
        index: 1,
        gridRow: 4,
        lane: 1,
        line: "31",
        code: "201",
        printedLabel: "一、服务",
        label: "服务",
        correctedLabel: "支出",
        key: "201",
        figures: [full, bare]
      ),
      FormRow(
        index: 2,
        gridRow: 5,
        lane: 0,
        line: nil,
        code: nil,
        printedLabel: "",
        label: "",
        key: nil,
        figures: []
      ),
    ]
    let text = try JSONText.encode(rows)
    #expect(text.contains("\"figures\": []"))
    #expect(try JSONDecoder().decode([FormRow].self, from: Data(text.utf8)) == rows)
    #expect(try JSONDecoder().decode([FormRow].self, from: JSONEncoder().encode(rows)) == rows)
    let cells: [[Cell?]] = [
      [Cell(text: "a", page: 1, box: box, confidence: 0.7, doubts: ["x", "y"]), nil], [],
    ]
    let grid = try JSONText.encode(cells)
    #expect(grid.contains("\"doubts\": [\"x\", \"y\"]") && grid.contains("null"))
    #expect(try JSONDecoder().decode([[Cell?]].self, from: Data(grid.utf8)) == cells)
    #expect(try JSONDecoder().decode([[Cell?]].self, from: JSONEncoder().encode(cells)) == cells)
  }

  @Test func `counts by name are written in the order of their names`() throws {
    let counts = Dictionary(uniqueKeysWithValues: (0..<40).map { ("k\($0 + 10)", $0) })
    let written = try JSONText.encode(counts, indented: false)
    #expect(
      written == "{"
        + counts.keys.sorted().map { "\"\($0)\":\(counts[$0, default: 0])" }.joined(separator: ",") + "}"
    )
  }

  @Test func `small numbers of every type are written as they are`() throws {
    #expect(try JSONText.encode([UInt8.max]) == "[255]")
    #expect(try JSONText.encode([Int64.min]) == "[-9223372036854775808]")
    #expect(try JSONText.encode([Float(0.5)]) == "[0.5]")
    #expect(try JSONText.encode([true, false]) == "[true, false]")
    #expect(throws: EncodingError.self) { try JSONText.encode([Double.nan]) }
  }
}
