/// Finds the widths of a sheet's columns within a given measure.
struct ColumnWidths {
  var sheet: Sheet
  var setting: SheetSetting
  var measuring: any TextMeasuring

  /// Names may fall into this many lines.
  var labelLines = 2.0
  /// Heads of amount columns may be as narrow as this many characters.
  private static let headCharacters = 3.0
  /// The narrowest column of a free table, in characters.
  private static let freeCharacters = 2.2
  /// Heads of a free table of up to this many characters are not broken.
  private static let wholeHead = 4
  /// A wide column of a free table asks for at most this many characters before others get theirs.
  private static let freeLimit = 26.0

  /// Widths that fill `measure`, or nil where something that must not break would not fit.
  func fitting(_ measure: Double) -> [Double]? {
    let needs = sheet.columns.indices.map { need(of: $0) }
    return spread(equalised(needs), over: measure) ?? spread(needs, over: measure)
  }

  /// Widths that fill `measure` whatever becomes of long words.
  func forced(_ measure: Double) -> [Double] {
    let needs = sheet.columns.indices.map { need(of: $0) }
    let sum = needs.reduce(0) { $0 + $1.least }
    return fitting(measure) ?? needs.map { $0.least * measure / max(sum, 1) }
  }

  private struct Need {
    var least: Double
    var wanted: Double
  }

  private func need(of column: Int) -> Need {
    let em = setting.style.size
    let frame = 2 * setting.sidePadding
    var (widest, longestWord, widestHead) = (0.0, 0.0, 0.0)
    for (index, row) in sheet.rows.enumerated() {
      guard let cell = row[column], cell.columnSpan == 1, !cell.text.isEmpty else { continue }
      let width = measuring.width(of: cell.text, style: setting.style(of: cell))
      if index < sheet.headerRows, sheet.columns[column] != .text {
        widestHead = max(widestHead, width)
      } else {
        widest = max(widest, width)
        if sheet.columns[column] == .text { longestWord = max(longestWord, self.longestWord(of: cell)) }
        if index < sheet.headerRows, cell.text.count <= Self.wholeHead {
          longestWord = max(longestWord, width)
        }
      }
    }
    let head = min(widestHead, Self.headCharacters * em)
    switch sheet.columns[column] {
    case .code, .line, .amount:
      let least = max(widest, head) + frame
      return Need(least: least, wanted: max(least, min(widestHead + frame, least * 1.3)))
    case .label:
      let least = max(widest / labelLines + (labelLines > 1 ? em : 0), min(widest, 4 * em), head) + frame
      return Need(least: least, wanted: max(least, widest + frame))
    case .text:
      let least = max(longestWord, Self.freeCharacters * em) + frame
      return Need(least: least, wanted: max(least, min(widest, Self.freeLimit * em) + frame))
    }
  }

  /// The width of the longest run that no line may break: digits, Latin words.
  private func longestWord(of cell: SheetCell) -> Double {
    cell.text.split { !$0.isASCII || $0 == " " || $0 == "/" || $0 == "-" }
      .map { measuring.width(of: String($0.prefix(18)), style: setting.style(of: cell)) }.max() ?? 0
  }

  /// Columns of one kind as wide as the widest of them, which makes a calm table.
  private func equalised(_ needs: [Need]) -> [Need] {
    needs.indices.map { index in
      guard sheet.columns[index] != .text else { return needs[index] }
      let peers = needs.indices.filter { sheet.columns[$0] == sheet.columns[index] }.map { needs[$0] }
      return Need(least: peers.map(\.least).max() ?? 0, wanted: peers.map(\.wanted).max() ?? 0)
    }
  }

  /// Names get what they want before the heads of amount columns do.
  private func shared(_ slack: [Double], onto least: [Double], room: Double) -> [Double] {
    let names = sheet.columns.indices.filter { sheet.columns[$0] == .label || sheet.columns[$0] == .text }
    let others = sheet.columns.indices.filter { !names.contains($0) }
    var (widths, room) = (least, room)
    for group in [names, others] {
      let wanted = group.reduce(0) { $0 + slack[$1] }
      let given = min(wanted, room)
      for index in group where wanted > 0 { widths[index] += slack[index] * given / wanted }
      room -= given
    }
    return widths
  }

  private func spread(_ needs: [Need], over measure: Double) -> [Double]? {
    let least = needs.reduce(0) { $0 + $1.least }
    guard least <= measure, !needs.isEmpty else { return nil }
    let slack = needs.map { $0.wanted - $0.least }
    let total = slack.reduce(0, +)
    if total > measure - least { return shared(slack, onto: needs.map(\.least), room: measure - least) }
    let rest = measure - least - total
    let shares = needs.indices.map { sheet.columns[$0] == .line ? 0 : needs[$0].wanted }
    let sum = max(shares.reduce(0, +), 1)
    return needs.indices.map { needs[$0].wanted + rest * shares[$0] / sum }
  }
}
