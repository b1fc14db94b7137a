import JuesuanModel

extension FormSheet {
  /// 01, 04: income beside expenditure, rows fixed by name and numbered through.
  func twoSided() -> Sheet {
    let lanes = variant.lanes.indices.map { Side(lane: variant.lanes[$0], rows: filledRows(ofLane: $0)) }
    let columns = variant.lanes.indices.map { self.columns(ofLane: $0) }
    var paths: [[String]] = []
    var kinds: [Sheet.Column] = []
    for (lane, own) in columns.enumerated() {
      let heads = [["项目"], ["行次"]] + own.map(\.path)
      paths += heads.map { [variant.lanes[lane].name] + $0 }
      kinds += [.label, .line] + own.map { _ in .amount }
    }
    var rows = Sheet.header(paths)
    var number = 0
    rows.append(
      columns.flatMap { own -> [SheetCell?] in
        let numbers = own.map { _ -> SheetCell? in
          number += 1
          return Self.number(number)
        }
        return [SheetCell("栏次", alignment: .centre), SheetCell("")] + numbers
      }
    )
    let headerRows = rows.count
    let bodies = Side.aligned(lanes)
    let count = bodies.map(\.count).max() ?? 0
    for index in 0..<count {
      rows.append(
        bodies.enumerated().flatMap { lane, body in
          cells(of: body[index], line: lane * count + index + 1, columns: columns[lane])
        }
      )
    }
    return Sheet(columns: kinds, rows: rows, headerRows: headerRows)
  }

  private func filledRows(ofLane lane: Int) -> [FormRow] {
    form.rows.filter { $0.lane == lane && !isVoid($0) }
  }

  private func cells(of slot: Slot, line: Int, columns: [Column]) -> [SheetCell?] {
    let isTotal = slot.role == .grandTotal || slot.label.hasSuffix("合计")
    let label = slot.row.map(name) ?? slot.label
    return [
      SheetCell(
        label,
        alignment: isTotal ? .centre : .leading,
        isBold: isTotal,
        isMarked: isRenamed(slot.row)
      ),
      SheetCell(String(line), alignment: .centre),
    ] + columns.map { cell(of: slot.row, column: $0, isBold: isTotal) }
  }
}

/// One row of one side of a form: prescribed, found in the source, or both.
struct Slot: Hashable {
  var key: String?
  var label: String
  var role: FormRowLine.Role
  var row: FormRow?
}

/// One side of a two-sided form: what stands above its first total, and from there on.
struct Side: Hashable {
  var items: [Slot] = []
  var totals: [Slot] = []

  /// The prescribed rows filled with those of the source; rows unknown to the standard behind the one they follow.
  init(lane: FormLane, rows: [FormRow]) {
    var slots = lane.rows.map { Slot(key: $0.key, label: $0.label, role: $0.role, row: nil) }
    var previous: Int?
    for row in rows {
      if let slot = slots.firstIndex(where: { $0.role != .spacer && $0.row == nil && $0.key == row.key }) {
        slots[slot].row = row
        previous = slot
      } else {
        let firstTotal = slots.firstIndex { $0.role == .subtotal || $0.role == .grandTotal } ?? slots.count
        let firstSpacer = slots.firstIndex { $0.role == .spacer } ?? firstTotal
        let after = (previous ?? min(firstSpacer, firstTotal) - 1) + 1
        let added = Slot(key: nil, label: row.printedLabel, role: .item, row: row)
        if let spacer = slots[after...].firstIndex(where: { $0.role == .spacer }),
          slots[after..<spacer].allSatisfy({ $0.role == .item })
        {
          slots.remove(at: spacer)
        }
        slots.insert(added, at: after)
        previous = after
      }
    }
    let first = slots.firstIndex { $0.role == .subtotal || $0.role == .grandTotal } ?? slots.count
    items = Array(slots[..<first])
    totals = Array(slots[first...])
  }

  /// Both sides with their totals on the same lines, filled up with empty rows.
  static func aligned(_ sides: [Side]) -> [[Slot]] {
    let spacer = Slot(key: nil, label: "", role: .spacer, row: nil)
    let items = sides.map(\.items.count).max() ?? 0
    let totals = sides.map(\.totals.count).max() ?? 0
    return sides.map { side in
      let fill = Array(repeating: spacer, count: items - side.items.count)
      let gap = Array(repeating: spacer, count: totals - side.totals.count)
      let last = side.totals.last?.role == .grandTotal ? 1 : 0
      return side.items + fill + side.totals.dropLast(last) + gap + side.totals.suffix(last)
    }
  }
}
