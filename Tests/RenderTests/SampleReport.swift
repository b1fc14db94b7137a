import JuesuanModel

/// A report of a department that does not exist, built from the catalogue.
struct SampleReport {
  var entity = "青溪县林草资源管理局"
  var items = 60
  var emptyForms: Set<FormKey> = [.stateCapital]
  var missingForms: Set<FormKey> = [.governmentFunds]
  /// Figures of a million times as much, to try narrow columns.
  var isHuge = false

  func report() -> Report {
    let forms = FormCatalogue.forms.filter { !missingForms.contains($0.key) }.map(form)
    return Report(
      source: Source(path: "sample.txt", sha256: "", pages: 1, medium: .text),
      entity: entity,
      entityKind: .department,
      fiscalYear: 2023,
      cover: [],
      unit: .tenThousandYuan,
      contents: [],
      forms: forms,
      missingForms: missingForms.sorted(),
      extraTables: [Self.extraTable, Self.tallTable],
      body: body(forms.map(\.key)),
      diagnostics: []
    )
  }

  private func body(_ keys: [FormKey]) -> [Block] {
    let heading = { (level: Int, text: String, section: SectionKey?) in
      Block.heading(Heading(level: level, text: text, section: section, page: 1, box: .zero))
    }
    let ordinals = Array("一二三四五六七八九")
    var body = [
      heading(1, "第一部分 \(entity)概况", nil), heading(2, "一、部门主要职责", .duties),
      Self.paragraph("负责全县林草资源的保护、监测与可持续利用。" + String(repeating: "组织实施造林绿化、森林防火和“湿地保护”工作；", count: 14)),
      heading(1, "第二部分 2023年度部门决算表", nil),
    ]
    for key in keys {
      let ordinal = ordinals[FormKey.allCases.firstIndex(of: key) ?? 0]
      body += [heading(2, "\(ordinal)、\(FormCatalogue.definition(of: key).title)", nil), .form(key)]
    }
    body += [
      heading(1, "第三部分 2023年度部门决算情况说明", nil), heading(2, "一、收入支出决算总体情况说明", .overall),
      Self.paragraph("2023年度收、支总计均为1,234.56万元。与2022年度相比，收、支总计各增加34.56万元，增长2.9%，主要原因是人员增加。"),
      Self.paragraph("图 1：收、支决算总计变动情况"), heading(2, "二、收入决算情况说明", .income),
      Self.paragraph("2023年度收入合计1,234.56万元。"), heading(2, "三、支出决算情况说明", .expenditure),
      Self.paragraph("2023年度支出合计1,234.56万元。"), heading(2, "四、财政拨款收入支出决算总体情况说明", .fiscal),
      Self.paragraph("2023年度财政拨款收、支总计均为1,200.00万元。"), heading(2, "十三、预算绩效情况说明", .performance),
      heading(3, "（一）预算绩效管理工作开展情况", nil), Self.paragraph("绩效自评结果见下表。"), .table(0),
      heading(1, "第四部分 附件", .appendix), .table(1),
    ]
    return body
  }

  static func paragraph(_ text: String) -> Block {
    .paragraph(Paragraph(text: text, lines: [Paragraph.Line(offset: 0, page: 1, box: .zero)]))
  }
}

extension SampleReport {
  /// A figure that tells its place: different in each row and column.
  private func text(_ row: Int, _ column: Int) -> String {
    switch (row + column) % 7 {
    case 3: "0.00"
    case 5: column % 2 == 0 ? "" : "—"
    default: (isHuge ? "23,456,7" : "") + "\(10 + row % 90).\(10 + column)"
    }
  }

  private func form(_ definition: FormDefinition) -> FormTable {
    let variant = definition.standard
    var columns: [FormColumnPlace] = []
    for (lane, part) in variant.lanes.enumerated() {
      for column in part.columns {
        let path = ([part.name] + column.path).filter { !$0.isEmpty }.joined(separator: "/")
        columns.append(FormColumnPlace(key: column.key, lane: lane, path: path, gridColumn: columns.count))
      }
    }
    var rows: [FormRow] = []
    for lane in variant.lanes.indices where !emptyForms.contains(definition.key) {
      for (index, name) in names(of: definition, lane: lane).enumerated() {
        let figures = columns.indices.filter { columns[$0].lane == lane }.map { column in
          let printed = text(index, column)
          let value = FigureValue(reading: printed, unit: .tenThousandYuan)
          return FormFigure(column: column, printed: printed, value: value, page: 1, box: .zero)
        }
        rows.append(
          FormRow(
            index: index + 1,
            gridRow: index,
            lane: lane,
            line: nil,
            code: name.code,
            printedLabel: name.label,
            label: Normalisation.label(name.label),
            key: name.key,
            figures: figures
          )
        )
      }
    }
    return FormTable(
      key: definition.key,
      variant: variant.name,
      title: definition.title,
      number: nil,
      entity: entity,
      unit: .tenThousandYuan,
      isUnitStated: true,
      columns: columns,
      rows: rows,
      notes: [],
      state: emptyForms.contains(definition.key) ? .empty : .filled,
      table: Table(rows: [], rowPages: [], parts: [], method: .text)
    )
  }

  private struct Name {
    var code: String?
    var label: String
    var key: String?
  }

  private func names(of definition: FormDefinition, lane: Int) -> [Name] {
    let fixed = definition.standard.lanes[lane].rows.filter { $0.role != .spacer }
    switch definition.shape {
    case .twoSided: return fixed.map { Name(code: nil, label: $0.label, key: $0.key) }
    case .singleRow: return [Name(code: nil, label: "", key: nil)]
    case .coded:
      return [Name(code: nil, label: "合计", key: "合计")]
        + (0..<items).map { item in
          let code = item % 6 == 0 ? "2\(10 + item)" : "2\(10 + item / 6 * 6)05\(10 + item % 6)"
          return Name(code: code, label: item % 4 == 0 ? "其他政府办公厅（室）及相关机构事务支出" : "行政运行", key: code)
        }
    case .lanes:
      return (0..<(28 - 3 * lane)).map {
        Name(code: "30\(lane + 1)\(10 + $0)", label: "机关事业单位基本养老保险缴费", key: nil)
      }
        + fixed.map { Name(code: nil, label: $0.label, key: $0.key) }
    }
  }

  /// A table with spans in both directions.
  static let extraTable = NamedTable(
    name: "2023年度林区防火项目绩效自评表",
    captions: ["填报日期：2024年3月"],
    notes: ["备注：满意度指标暂可不作为必评指标。"],
    table: table(
      [
        [("项目名称", 1, 1), ("林区防火项目", 1, 4), nil, nil, nil],
        [("年度绩效目标", 4, 1), ("一级指标", 1, 1), ("二级指标", 1, 1), ("年初目标值（A）", 1, 1), ("实际完成值（B）", 1, 1)],
        [nil, ("产出指标", 2, 1), ("数量指标：新建防火隔离带长度", 1, 1), ("120公里", 1, 1), ("118.5公里", 1, 1)],
        [nil, nil, ("质量指标", 1, 1), ("100%", 1, 1), ("98.75%", 1, 1)],
        [nil, ("满意度指标", 1, 1), ("群众满意度", 1, 1), ("90%", 1, 1), ("", 1, 1)],
      ],
      headerRows: 0
    )
  )

  /// A table longer than a page with a cell taller than one.
  static let tallTable = NamedTable(
    name: "项目实施情况表",
    table: table(
      [[("序号", 1, 1), ("实施情况", 1, 1), ("金额", 1, 1)]]
        + (1...40).map { row in
          let text = String(repeating: "完成巡护道路维修和防火宣传。", count: row == 20 ? 240 : 4)
          return [("\(row)", 1, 1), (text, 1, 1), ("\(row * 1000).50", 1, 1)]
        },
      headerRows: 1
    )
  )

  private static func table(_ rows: [[(String, Int, Int)?]], headerRows: Int) -> Table {
    Table(
      rows: rows.map { row in
        row.map { $0.map { Cell(text: $0.0, page: 1, box: .zero, rowSpan: $0.1, columnSpan: $0.2) } }
      },
      headerRows: headerRows,
      rowPages: rows.map { _ in 1 },
      parts: [],
      method: .ruled
    )
  }
}

extension SampleReport {
  /// One correction of a cell and one of a passage.
  static func corrections(of report: Report) -> [Correction] {
    let figure = report.form(.expenditure)?.rows[4].figures[0].printed ?? ""
    let block = report.body.firstIndex {
      if case .paragraph(let paragraph) = $0 { paragraph.text.contains("2.9%") } else { false }
    }
    let sentence = "2023年度收、支总计均为1,234.56万元。与2022年度相比，收、支总计各增加34.56万元，增长"
    let cell = Change(
      target: .figure(form: .expenditure, row: 4, figure: 0),
      place: "2100513 行政运行，本年支出合计",
      page: 6,
      from: figure,
      to: "777.77"
    )
    let passage = Change(
      target: .text(block: block ?? 0, offset: sentence.count, length: 4),
      place: "增长2.9%",
      page: 11,
      from: "2.9%",
      to: "2.8%"
    )
    return [
      Correction(
        finding: "F001",
        rule: "T3-ROW",
        changes: [cell],
        reason: "该行各列之和为777.77，与合计行相符。",
        unique: true
      ),
      Correction(
        finding: "F002",
        rule: "Y1",
        changes: [passage],
        reason: "34.56÷(1,234.56−34.56)=2.88%。",
        unique: true
      ),
    ]
  }

  static let openFinding = Finding(
    id: "F003",
    rule: "X45",
    kind: .crossTable,
    severity: .error,
    page: 7,
    quote: "一般公共服务支出 657.15",
    printed: "657.15",
    expected: nil,
    message: "公开04表一般公共服务支出657.15万元，公开05表为657.16万元，相差0.01万元，无法判定何者为准。"
  )
}
