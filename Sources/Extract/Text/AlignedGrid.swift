internal import JuesuanModel

/// Lines with columns aligned by spaces, made a table.
///
/// The fullest lines say how many columns there are; every other line is laid on them in order, at the least distance.
struct AlignedGrid {
  var lines: [SourceLine]

  /// The lines and the table.
  func items(measure: Double) -> [DocumentStream.Item] {
    let metric = AlignedMetric.better(for: lines)
    let printed = lines.filter { !$0.isBlank && !TextBlocks.isPageNumber($0.text) }
    let isWordy = AlignedBlocks.isWordy(printed)
    var pieces = printed.map { AlignedLine(line: $0, metric: metric, keepsSingleSpaces: isWordy) }
    guard let columns = AlignedColumns(pieces, isWordy: isWordy), columns.count > 1 else {
      return lines.filter { !$0.isBlank }
        .map { .line(TextReader.textLine($0, startsParagraph: true, measure: measure)) }
    }
    let firstData = pieces.firstIndex(where: \.isData) ?? 0
    let repeated = Self.removeRepeatedHeaders(&pieces, headerEnd: firstData)
    let bodyStart = isWordy ? 0 : Self.bodyStart(pieces, firstData: firstData)
    let headerLines = Array(pieces.prefix(bodyStart))
    let named = isWordy ? nil : HeaderColumns.placed(headerLines, on: columns)
    // A header with more columns than any row fills: which of them a row leaves blank is a guess.
    let isShort =
      !isWordy && !headerLines.contains { $0.isNumbering }
      && HeaderColumns.amountCount(headerLines) > columns.figureCount
    let placed = pieces.enumerated().map { index, line in
      if index < bodyStart, let named { return (columns: named[index], isSure: true) }
      var place = columns.placed(line, isHeader: index < bodyStart)
      if isShort || Self.isCut(pieces, index), index >= bodyStart { place.isSure = false }
      return place
    }
    let (rows, undecided) = AlignedRows(
      lines: pieces,
      cells: placed,
      columns: columns,
      bodyStart: bodyStart,
      headerRanges: AlignedHeader(
        Array(pieces.prefix(bodyStart)),
        placed: placed.prefix(bodyStart).map(\.columns),
        extents: columns.extents,
        labels: columns.labelCount
      ).ranges,
      isWordy: isWordy
    ).result
    let boxes = rows.joined().compactMap { $0?.box }
    let box = boxes.dropFirst().reduce(boxes.first ?? .zero) { $0.union($1) }
    let header = rows.prefix { row in row.allSatisfy { FigureText.decimal($0?.text ?? "") == nil } }.count
    let numbers = lines.filter { TextBlocks.isPageNumber($0.text) }
      .map { Diagnostic(.note, "page-number", "页码：\($0.text.filter { !$0.isWhitespace })", page: 1) }
    let doubts = undecided.map { box in
      Diagnostic(.warning, "name-undecided", "名称跨行，上下两行之间如何断开不能确定，请对照原件。", page: 1, box: box)
    }
    let fewer =
      isShort
      ? [Diagnostic(.warning, "columns-undecided", "表头多于各行的金额，空栏的位置不能确定，请对照原件。", page: 1, box: box)] : []
    let dropped = repeated.map { line in
      Diagnostic(.note, "header-repeated", "表头在表中重复，已略去：\(line)", page: 1)
    }
    return [
      .table(
        Table(
          rows: rows,
          headerRows: header < rows.count ? header : 1,
          rowPages: rows.map { _ in 1 },
          parts: [Table.Part(page: 1, box: box)],
          method: .text,
          confidence: Self.confidence,
          diagnostics: numbers + doubts + fewer + dropped
        )
      )
    ]
  }

  /// The first line of the body: a name of several lines may begin above its amounts.
  private static func bodyStart(_ lines: [AlignedLine], firstData: Int) -> Int {
    if let numbering = lines.prefix(firstData).lastIndex(where: \.isNumbering) { return numbering + 1 }
    let code = lines[firstData].pieces.first { $0.kind == .code }.flatMap { CodeText.code(in: $0.text)?.code }
    if let code, firstData > 0, lines[firstData - 1].pieces.count == 1,
      let word = lines[firstData - 1].pieces.first, RowVocabulary.isBeginning(word.text, code: code)
    {
      return firstData - 1
    }
    var start = firstData
    while start > 0, lines[start - 1].pieces.count == 1, let word = lines[start - 1].pieces.first,
      Normalisation.ordinal(of: word.text) == "一、"
        || start < firstData && word.text.count > 1
          && Normalisation.ordinal(of: lines[start].pieces[0].text) == nil
    {
      start -= 1
      if HeadingText.sectionOrdinal(of: word.text) != nil { return start }
    }
    return firstData
  }

  /// Whether a line, or one of the two below it, is nothing but a few digits.
  ///
  /// They are the ends of amounts that were too wide for their cells; which digits belong to which is not to be guessed.
  private static func isCut(_ lines: [AlignedLine], _ index: Int) -> Bool {
    (index..<min(index + 3, lines.count)).contains { end in
      // Numbers of blank rows stand below numbers, not below amounts.
      let amounts = lines[max(0, end - 2)..<end].flatMap(\.pieces).filter { $0.kind == .figure }
      return lines[end].pieces.allSatisfy { piece in
        piece.text.count <= 2 && piece.text.allSatisfy { $0.isASCII && $0.isNumber }
          && amounts.contains { $0.start < piece.end && piece.start < $0.end }
      }
    }
  }

  /// Takes out header lines that are printed again among the rows, as they are at the head of a page.
  private static func removeRepeatedHeaders(_ lines: inout [AlignedLine], headerEnd: Int) -> [String] {
    let header = Set(lines.prefix(headerEnd).map { $0.pieces.map(\.text) }.filter { $0.count > 1 })
    var removed: [String] = []
    var kept = Array(lines.prefix(headerEnd))
    for line in lines.dropFirst(headerEnd) {
      let texts = line.pieces.map(\.text)
      if header.contains(texts), !line.isData {
        removed.append(texts.joined(separator: " "))
      } else {
        kept.append(line)
      }
    }
    lines = kept
    return removed
  }

  /// Spaces are weaker evidence than separators.
  static let confidence = 0.9
}
