internal import JuesuanModel

/// Tells over which columns a cell of the head of a statutory form stands, by the words over these columns.
///
/// Where columns are of unequal width, or heads are set at the left, the middle of a cell tells less.
struct HeadGroups {
  /// The heads of codes and of names.
  static let codes = [
    "科目编码", "科目代码", "功能分类科目编码", "功能分类科目代码", "支出功能分类科目编码", "经济分类科目编码", "支出经济分类科目编码", "经济科目编码",
  ]
  static let names = ["科目名称", "功能分类科目名称", "经济分类科目名称", "科目名称(类款项)", "单位名称", "项目名称"]

  /// The columns of a form that other columns stand beside: what may head each alone, and what may stand over it.
  private struct Column {
    var leaves: Set<String>
    var groups: Set<String>
  }

  /// The heads of all columns alone, from left to right; nil without one.
  private let leaves: [String?]

  init(_ leaves: [String?]) { self.leaves = leaves.map { $0.map(Normalisation.compact) } }

  /// For each of the cells of one text, from left to right, the columns over which it stands; nil where its words do not
  /// tell.
  func columns(of text: String, count: Int) -> [ClosedRange<Int>]? {
    let text = Normalisation.compact(text)
    var found = keys(text) ?? lanes(text) ?? []
    if found.isEmpty { found = runs { $0.groups.contains(text) } }
    return found.count == count && !found.isEmpty ? found : nil
  }

  /// 项目 over codes and names, and the head of the codes over 类 款 项.
  private func keys(_ text: String) -> [ClosedRange<Int>]? {
    let levels = ["类", "款", "项"]
    let isCode = Self.codes.contains(text)
    guard isCode || text == "项目" else { return nil }
    let own = leaves.map { leaf in
      guard let leaf else { return false }
      return levels.contains(leaf) || (!isCode && (Self.codes.contains(leaf) || Self.names.contains(leaf)))
    }
    return Self.runs(of: own)
  }

  /// The sides of 01 and 04, which begin with a 项目 each, and those of 06, which begin with a code each.
  private func lanes(_ text: String) -> [ClosedRange<Int>]? {
    func starts(_ isStart: (String) -> Bool) -> [Int] {
      leaves.indices.filter { leaves[$0].map(isStart) ?? false }
    }
    switch text {
    case "收入", "支出":
      let sides = starts { $0.hasPrefix("项目") && $0 != "项目支出" }
      guard sides.count == 2, sides[0] == 0 else { return nil }
      return [text == "收入" ? 0...sides[1] - 1 : sides[1]...leaves.count - 1]
    case "人员经费", "公用经费":
      let sides = starts(Self.codes.contains)
      guard sides.count > 1, sides[0] == 0 else { return nil }
      return [text == "人员经费" ? 0...sides[1] - 1 : sides[1]...leaves.count - 1]
    default: return nil
    }
  }

  /// The runs of columns for which something holds, in the longest form whose columns are those of the table.
  private func runs(_ holds: (Column) -> Bool) -> [ClosedRange<Int>] {
    for form in Self.forms where form.count <= leaves.count {
      for first in 0...(leaves.count - form.count) {
        let isForm = zip(form, leaves[first...]).allSatisfy { column, leaf in
          leaf.map(column.leaves.contains) ?? false
        }
        if isForm {
          return Self.runs(of: Array(repeating: false, count: first) + form.map(holds))
        }
      }
    }
    return []
  }

  /// The columns of the cells that a form puts below a cell, where these stand side by side and it over one of them.
  ///
  /// In the form of 三公 expenses with 预算数 beside 决算数 for each item, the items head several columns themselves.
  static func columns(
    below block: HeaderBlocks.Block,
    of groups: [HeadSpans.Group],
    edges: ColumnEdges
  ) -> ClosedRange<Int>? {
    guard let children = children[Normalisation.compact(block.text)] else { return nil }
    let places = edges.places
    var runs: [ClosedRange<Int>] = []
    for (index, group) in groups.enumerated() where children.contains(group.text) {
      /// 合计 again begins the next group.
      if let last = runs.last, last.upperBound == index - 1,
        !groups[last].contains(where: { $0.text == group.text })
      {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    let run = runs.first { run in
      let (first, last) = (groups[run.lowerBound].columns, groups[run.upperBound].columns)
      let (left, right) = (places[first.lowerBound], places[last.upperBound + 1])
      return (block.box.midX - (left + right) / 2).magnitude < aside * (right - left)
    }
    guard let run, run.count > 1 else { return nil }
    return groups[run.lowerBound].columns.lowerBound...groups[run.upperBound].columns.upperBound
  }

  /// A cell stands in the middle of those below it, or by less than this share of their width beside it.
  private static let aside = 0.25

  /// For each cell that stands over others in some form what these are.
  private static let children: [String: Set<String>] = {
    var children: [String: Set<String>] = [:]
    for column in FormCatalogue.forms.flatMap(\.variants).flatMap(\.lanes).flatMap(\.columns) {
      for path in column.matchedPaths {
        for (parent, child) in zip(path, path.dropFirst()) { children[parent, default: []].insert(child) }
      }
    }
    return children
  }()

  private static func runs(of own: [Bool]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for index in own.indices where own[index] {
      if let last = runs.last, last.upperBound == index - 1 {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return runs
  }

  /// The forms some of whose columns stand under a common head, the ones with most columns first.
  private static let forms: [[Column]] = FormCatalogue.forms.flatMap(\.variants).map { variant in
    variant.lanes.flatMap { lane in
      lane.columns.map { column in
        Column(
          leaves: Set(column.matchedPaths.compactMap(\.last)),
          groups: Set(column.matchedPaths.flatMap { $0.dropLast() } + [Normalisation.compact(lane.name)])
        )
      }
    }
  }.filter { form in form.count > 2 }.sorted { $0.count > $1.count }
}
