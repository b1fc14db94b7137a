internal import JuesuanModel

/// Finds the keys of amount columns by their printed headers.
enum ColumnKeys {
  /// The column of the form that a header path names.
  ///
  /// Levels in front may be left out as long as none of them is itself the beginning of a column: `年初结转和结余/小计` is
  /// never read as `小计`.
  static func key(of path: [String], among columns: [FormColumn]) -> String? {
    let levels = path.map { Normalisation.compact(Normalisation.withoutOrdinal($0)) }
    for start in levels.indices {
      if start > 0 {
        let dropped = levels[start - 1]
        guard !columns.contains(where: { column in column.matchedPaths.contains { $0.first == dropped } })
        else {
          return nil
        }
      }
      let wanted = Array(levels[start...])
      // A name broken over lines arrives as levels: joined it is the same name.
      let joined = wanted.joined()
      if let column = columns.first(where: {
        $0.matchedPaths.contains { $0 == wanted || $0.joined() == joined }
      }) {
        return column.key
      }
    }
    return nil
  }

  /// A path whose levels are the lines of broken names, with the levels that the form prescribes; else as it is.
  static func mended(_ path: [String], for column: FormColumn) -> [String] {
    let levels = path.map { Normalisation.compact(Normalisation.withoutOrdinal($0)) }
    let prescribed =
      [column.path, [column.key]] + column.aliases.map { $0.split(separator: "/").map(String.init) }
    for start in levels.indices {
      let wanted = Array(levels[start...])
      if column.matchedPaths.contains(wanted) { return path }
      // One printed level that the form prescribes as two is not broken: 本年支出合计.
      if let name = prescribed.first(where: {
        $0.count <= wanted.count && $0.map(Normalisation.compact).joined() == wanted.joined()
      }) {
        return Array(path[..<start]) + name
      }
    }
    return path
  }

  /// Whether some header with a key has a level that is no word of any form, though not all of them have it.
  ///
  /// In a text aligned by spaces that is a piece of a neighbour's name: the words have slipped, and the key with them.
  static func hasSlipped(_ paths: [[String]], keys: [String?]) -> Bool {
    let shared = paths.dropFirst().reduce(Set(paths.first ?? [])) { $0.intersection($1) }
    return zip(paths, keys).contains { path, key in
      if key == nil, !shared.contains("科目名称"), path.contains(where: { $0.hasSuffix("科目名称") }) { return true }
      return key != nil && !isName(path.joined())
        && path.contains { !shared.contains($0) && !isLevel(Normalisation.withoutOrdinal($0)) }
    }
  }

  /// Whether a text is a whole level of the header of some form.
  static func isLevel(_ text: String) -> Bool { levels.contains(Normalisation.compact(text)) }

  /// Whether a text stands over several columns of some form.
  static func isGroup(_ text: String) -> Bool { groups.contains(Normalisation.compact(text)) }

  /// Whether a text names one side of a two-sided form.
  static func isLane(_ text: String) -> Bool { lanes.contains(Normalisation.compact(text)) }

  /// Whether a text is a column's header, its levels joined.
  static func isName(_ text: String) -> Bool { joinedNames.contains(Normalisation.compact(text)) }

  private static let allNames = FormCatalogue.forms.flatMap(\.variants).flatMap(\.lanes).flatMap(\.columns)
    .flatMap(\.matchedPaths)
  private static let lanes = Set(
    FormCatalogue.forms.flatMap(\.variants).flatMap(\.lanes).map { Normalisation.compact($0.name) }
  )
  private static let levels = Set(allNames.joined() + ["项目"]).union(lanes)
  private static let groups = Set(allNames.flatMap { $0.dropLast() } + ["项目"]).union(lanes)
  private static let joinedNames = Set(allNames.map { $0.joined() })

  /// The keys of the columns of one lane, decided in this order: by header, by number and order where the count fits.
  static func keys(of paths: [[String]], among columns: [FormColumn]) -> Decision {
    let byHeader = paths.map { key(of: $0, among: columns) }
    let found = byHeader.compactMap { $0 }
    let isClean = found.count == Set(found).count
    if isClean, found.count == paths.count { return Decision(keys: byHeader, way: .header) }
    // An unknown column beside known ones is one of another year; only what is missing a name counts as undecided.
    if isClean, zip(byHeader, paths).allSatisfy({ $0 != nil || !$1.isEmpty }), found.count == columns.count {
      return Decision(keys: byHeader, way: .header)
    }
    // Nor may order name a column that has a name of its own: parts of parts stand between those that are known.
    let isOrdered = zip(byHeader, columns).allSatisfy { $0 == nil || $0 == $1.key }
    if isClean, !isOrdered, found.count * 2 > paths.count, paths.allSatisfy({ !$0.isEmpty }) {
      return Decision(keys: byHeader, way: .header)
    }
    if paths.count == columns.count { return Decision(keys: columns.map(\.key), way: .order) }
    var seen: Set<String> = []
    let unique = byHeader.map { key in key.flatMap { seen.insert($0).inserted ? $0 : nil } }
    return Decision(keys: unique, way: unique.contains(nil) || !isClean ? .undecided : .header)
  }

  struct Decision {
    var keys: [String?]
    var way: Way
  }

  enum Way { case header, order, undecided }
}
