internal import JuesuanModel

/// Reads forms with one row a functional code (02, 03, 05, 07, 08).
struct CodedForm {
  let grid: FormGrid
  let definition: FormDefinition
  let title: String
  let unit: MoneyUnit

  func read() -> FormDraft {
    let labels = labelColumns
    let amounts = grid.columns.filter { $0 > (labels.max() ?? -1) && isAmount($0) }
    let paths = withoutBanner(amounts.map { grid.header($0) })
    let variant = chosenVariant(paths)
    var draft = FormDraft(variant: variant.name)
    let lane = variant.lanes[0]
    draft.addColumns(
      amounts,
      paths: paths,
      lane: 0,
      definition: lane,
      laneName: lane.name,
      key: definition.key,
      grid: grid
    )
    for row in grid.bodyRows {
      if let made = formRow(row, labels: labels, amounts: amounts, draft: &draft) { draft.rows.append(made) }
    }
    return draft
  }

  // MARK: Columns

  /// The columns of code and name: all up to the last one that names rows.
  private var labelColumns: [Int] {
    let named = grid.columns.filter { column in
      let header = grid.headerRows.map { grid.texts[$0][column] }.joined()
      let body = grid.bodyRows.map { grid.texts[$0][column] }.filter { !$0.isEmpty }
      // A header that slipped aside does not make amounts names.
      guard body.count(where: { FigureText.decimal($0) != nil }) * 2 <= body.count else { return false }
      return header.contains("编码") || header.contains("代码") || header.contains("功能分类")
        || header.contains("科目")
    }
    let limit = grid.columns.first { column in
      grid.bodyRows.contains { FigureText.decimal(grid.texts[$0][column]) != nil }
        && !named.contains(column)
    }
    let worded = grid.columns.filter { column in
      let words = grid.bodyRows.filter { row in
        let text = grid.texts[row][column]
        return CodeText.code(in: text) != nil || text.contains { $0.isIdeograph }
      }
      return words.count * 2 > grid.bodyRows.count && column < (limit ?? grid.columns.upperBound)
    }
    let last = (named.filter { limit == nil || $0 < (limit ?? 0) } + worded).max()
    return last.map { Array(0...$0) } ?? (limit.map { Array(0..<$0) } ?? Array(grid.columns.prefix(2)))
  }

  private func isAmount(_ column: Int) -> Bool {
    guard grid.hasCells(column) else { return false }
    let header = grid.header(column)
    if header.isEmpty { return grid.bodyRows.contains { FigureText.isFigure(grid.texts[$0][column]) } }
    return header.last != "备注"
  }

  /// Leaves out a level that stands over every column and is no word of the form.
  private func withoutBanner(_ paths: [[String]]) -> [[String]] {
    let words = Set(
      definition.variants.flatMap(\.lanes).flatMap(\.columns)
        .flatMap { $0.path + [$0.key] + $0.aliases.flatMap { $0.split(separator: "/").map(String.init) } }
        .map { Normalisation.compact($0) }
    )
    var paths = paths
    while paths.count > 1, let first = paths.first?.first,
      paths.allSatisfy({ $0.count > 1 && $0.first == first }),
      !words.contains(Normalisation.compact(first))
    {
      paths = paths.map { Array($0.dropFirst()) }
    }
    return paths
  }

  private func chosenVariant(_ paths: [[String]]) -> FormVariant {
    let wanted = Normalisation.title(title)
    let scores = definition.variants.map { variant -> Int in
      let columns = variant.lanes.first?.columns ?? []
      let keys = Set(paths.compactMap { ColumnKeys.key(of: $0, among: columns) })
      let missing = columns.count - keys.count
      let isTitled = variant.titles.contains { wanted.hasSuffix(Normalisation.title($0)) }
      return keys.count * 4 - missing * 2 + (isTitled ? 1 : 0)
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return definition.variants[best]
  }

  // MARK: Rows

  private func formRow(_ row: Int, labels: [Int], amounts: [Int], draft: inout FormDraft) -> FormRow? {
    let texts = labels.map { grid.cell(row, $0)?.text ?? "" }
    var code = ""
    var name = ""
    var firstFigure: Int?
    for (index, text) in texts.enumerated() {
      let compact = Normalisation.spaceless(text)
      if compact.isEmpty { continue }
      if let found = CodeText.code(in: compact), code.isEmpty {
        code = found.code
        if !found.name.isEmpty {
          name += String(text.drop(while: { $0.isASCII && $0.isNumber || $0.isWhitespace }))
        }
      } else if compact.allSatisfy({ $0.isASCII && $0.isNumber }), [2, 4].contains(compact.count),
        code.count + compact.count <= 7, !code.isEmpty
      {
        code += compact
      } else if let (digits, rest) = CodeText.continuation(in: compact), !code.isEmpty,
        code.count + digits.count <= 7, grid.table.rows[row][labels[index]] != nil
      {
        // The last part of a split code in one cell with the name.
        code += digits
        name += rest
      } else if FigureText.decimal(compact) != nil {
        firstFigure = firstFigure ?? labels[index]
      } else if !["类", "款", "项"].contains(compact), grid.cell(row, labels[index]) != nil,
        index == 0 || grid.table.rows[row][labels[index]] != nil
      {
        name += text
      }
    }
    if name.hasPrefix("栏次"), name.count > 2 { name = String(name.dropFirst(2)) }
    let hasFigure = amounts.contains { !grid.texts[row][$0].isEmpty } || firstFigure != nil
    if name.isEmpty, code.isEmpty {
      guard hasFigure else { return nil }
      // 栏次 and 合计 printed in one cell leave the total without its name.
      if row == grid.bodyStart,
        grid.numberingRows.contains(where: { grid.texts[$0].contains { $0.hasSuffix("合计") } })
      {
        name = "合计"
      }
    }
    let shift = firstFigure.flatMap { first in amounts.first.map { $0 - first } } ?? 0
    if shift != 0 {
      draft.diagnostics.append(
        Diagnostic(
          .warning,
          "cells-shifted",
          "第 \(row + 1) 行少了单元格，金额按顺序右移 \(shift) 栏认定。",
          page: grid.table.rowPages[row],
          box: grid.table.rows[row].compactMap { $0?.box }.first
        )
      )
    }
    let label = Normalisation.label(name)
    let figures = amounts.enumerated().map { index, column in
      FormDraft.figure(
        in: grid,
        row: row,
        at: max(0, column - shift),
        column: index,
        unit: unit,
        confidence: shift != 0 || draft.undecidedLanes.contains(0) ? FormDraft.undecided : 1
      )
    }
    let isTotal = code.isEmpty && ["合计", "总计", "支出合计", "收入合计"].contains(label)
    return FormRow(
      index: row - grid.bodyStart + 1,
      gridRow: row,
      lane: 0,
      line: nil,
      code: code.isEmpty ? nil : code,
      printedLabel: name,
      label: label,
      key: isTotal ? "合计" : (code.isEmpty ? nil : code),
      figures: figures
    )
  }
}

extension Character {
  /// Whether it is a Chinese character.
  var isIdeograph: Bool { unicodeScalars.first?.properties.isIdeographic ?? false }
}
