package import JuesuanModel

/// Turns a form as read into the sheet of the standard layout.
///
/// Nothing of the source is lost: columns and rows that the standard does not know are kept beside those that it does.
package struct FormSheet {
  package let form: FormTable
  package let definition: FormDefinition
  package let variant: FormVariant
  let edition: RenderJob.Edition

  package init(_ form: FormTable, edition: RenderJob.Edition) {
    self.form = form
    definition = FormCatalogue.definition(of: form.key)
    variant = definition.variant(named: form.variant)
    self.edition = edition
  }

  /// The sheet.
  package func sheet() -> Sheet {
    switch definition.shape {
    case .coded: coded()
    case .twoSided: twoSided()
    case .lanes: lanes()
    case .singleRow: singleRow()
    }
  }

  /// An amount column as it is printed: its header below the lane's name, and its index in the source, if it has it.
  struct Column: Hashable {
    var path: [String]
    var source: Int?
  }

  /// The amount columns of a lane: those of the source in the standard order, unknown ones behind.
  ///
  /// A form without any readable column gets the standard ones.
  func columns(ofLane lane: Int) -> [Column] {
    let standard = variant.lanes.indices.contains(lane) ? variant.lanes[lane].columns : []
    guard !form.columns.isEmpty else { return standard.map { Column(path: $0.path, source: nil) } }
    let own = form.columns.indices.filter { form.columns[$0].lane == lane }
    var columns: [Column] = []
    var taken: Set<Int> = []
    for column in standard {
      guard let index = own.first(where: { form.columns[$0].key == column.key && !taken.contains($0) }) else {
        continue
      }
      taken.insert(index)
      columns.append(Column(path: column.path, source: index))
    }
    for index in own where !taken.contains(index) {
      columns.append(Column(path: path(ofUnknown: form.columns[index], lane: lane), source: index))
    }
    return columns
  }

  private func path(ofUnknown column: FormColumnPlace, lane: Int) -> [String] {
    var path = column.path.split(separator: "/").map(String.init)
    let name = variant.lanes.indices.contains(lane) ? variant.lanes[lane].name : ""
    if path.count > 1, path.first == name { path.removeFirst() }
    return path.isEmpty ? ["金额"] : path
  }

  /// The cell of a figure as the edition wants it: never a blank for a zero, never a zero for a blank.
  func cell(of row: FormRow?, column: Column, isBold: Bool = false) -> SheetCell {
    guard let row, let source = column.source,
      let figure = row.figures.first(where: { $0.column == source })
    else { return SheetCell("", alignment: .decimal) }
    let printed = figure.printed.filter { !$0.isWhitespace }
    guard edition == .corrected, let corrected = figure.corrected else {
      return SheetCell(printed, alignment: .decimal, isBold: isBold)
    }
    return SheetCell(
      corrected.text(grouped: printed.contains { $0 == "," || $0 == "，" }),
      alignment: .decimal,
      isBold: isBold,
      isMarked: true
    )
  }

  /// Whether a row carries nothing that a reader would miss.
  func isVoid(_ row: FormRow) -> Bool {
    row.printedLabel.allSatisfy(\.isWhitespace) && (row.code ?? "").isEmpty
      && row.figures.allSatisfy { $0.value == .blank }
  }

  /// The numbers of the amount columns in the row 栏次.
  static func number(_ index: Int) -> SheetCell { SheetCell(String(index), alignment: .centre) }
}
