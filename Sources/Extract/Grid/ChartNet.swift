import JuesuanModel

/// Tells the net of rules behind a chart from the grid of a table.
enum ChartNet {
  /// Whether a net is the grid of a chart: mostly blank, without heads over its columns and without a column of
  /// names.
  ///
  /// Figures that stand on bars are neither (ICDAR-2013 eu-012).
  static func isDrawing(_ shape: GridShape, _ fill: CellFill, _ drawings: ChartDrawings) -> Bool {
    let filled = fill.contents.count { !$0.isEmpty }
    if drawings.stands(in: shape.box) { return true }
    if drawings.fill(shape.box) || drawings.lie(in: shape.box), filled * 2 <= shape.regions.count {
      return true
    }
    /// Small charts side by side, each with a curve.
    let hasFigures = fill.contents.contains { glyphs in
      !glyphs.isEmpty && GlyphRow.rows(of: glyphs).map(Segment.init).allSatisfy(\.isFigure)
    }
    if !hasFigures, filled > 0, filled <= drawings.curveCount(in: shape.box) { return true }
    if shape.rowCount == 1, areScattered(fill) { return true }
    guard filled > 0, filled * 3 < shape.regions.count else { return false }
    let isName = fill.contents.map { glyphs in
      !glyphs.isEmpty && !GlyphRow.rows(of: glyphs).map(Segment.init).allSatisfy(\.isFigure)
    }
    let headed = (0..<shape.columnCount).count { column in
      (0..<min(3, shape.rowCount)).contains { isName[shape.owners[$0][column]] }
    }
    let named = (0..<shape.columnCount).contains { column in
      (0..<shape.rowCount).count { isName[shape.owners[$0][column]] } * 5 >= shape.rowCount * 2
    }
    return headed * 10 < shape.columnCount * 7 && !named
  }

  /// Whether the cells of one row set their texts at as many heights, as points of a chart have their names.
  private static func areScattered(_ fill: CellFill) -> Bool {
    let lines = fill.contents.filter { !$0.isEmpty }.map { GlyphRow.rows(of: $0) }
    guard lines.count > 2 else { return false }
    func heights(_ side: KeyPath<Rect, Double>, _ row: (([GlyphRow]) -> GlyphRow?)) -> Int {
      AlignedBody.clustered(lines.compactMap { row($0)?.box[keyPath: side] }, within: 2).count
    }
    let apart = min(heights(\.y0) { $0.first }, heights(\.y1) { $0.last })
    return apart == lines.count
  }

  /// Whether a net is boxes that lines connect, as the chart of an organisation: its outer sides are drawn in parts,
  /// and blank places open to the outside are as many as its texts.
  static func isDiagram(_ lattice: Lattice, _ shape: GridShape, _ fill: CellFill) -> Bool {
    let sides = lattice.outerSides
    guard sides.count(where: { $0.contains(true) && $0.contains(false) }) >= 2 else { return false }
    let open = shape.regions.indices.count { index in
      let region = shape.regions[index]
      let rows = region.row..<region.row + region.rowSpan
      let columns = region.column..<region.column + region.columnSpan
      return fill.contents[index].isEmpty
        && (columns.lowerBound == 0 && rows.contains { !sides[0][$0] }
          || columns.upperBound == shape.columnCount && rows.contains { !sides[1][$0] }
          || rows.lowerBound == 0 && columns.contains { !sides[2][$0] }
          || rows.upperBound == shape.rowCount && columns.contains { !sides[3][$0] })
    }
    return open >= 2 && open * 2 >= fill.contents.count { !$0.isEmpty }
  }

  /// Whether a net of few cells has one of the drawings in one of them: the frame of a chart with its legend.
  static func isFrame(_ lattice: Lattice, around drawings: [Rect]) -> Bool {
    guard !drawings.isEmpty else { return false }
    let shape = lattice.shape
    return shape.regions.count <= mostFrameCells
      && shape.regions.contains { region in
        let box = shape.box(of: region)
        return drawings.contains { box.contains(x: $0.midX, y: $0.midY) && box.width > $0.width }
      }
  }

  /// The frame of a chart has no more cells: the chart, its title, a legend with blank places beside it.
  private static let mostFrameCells = 6
}
