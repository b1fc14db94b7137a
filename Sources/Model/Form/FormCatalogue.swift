/// The nine statutory forms and how titles lead to them.
///
/// Source: the format of the Ministry of Finance in use since 2022, with the variants of provinces and years that
/// published reports show. Adding a variant is a matter of data here and a test.
public enum FormCatalogue {
  /// Every form in the standard order.
  public static let forms: [FormDefinition] = [
    incomeAndExpenditure, income, expenditure, fiscalSummary, generalBudget, basicExpenditure,
    governmentFunds,
    stateCapital, threePublic,
  ]

  /// The definition of a form.
  public static func definition(of key: FormKey) -> FormDefinition {
    forms.first { $0.key == key } ?? incomeAndExpenditure
  }

  /// The form that a title names: the longest alias that the title ends with, after normalisation.
  ///
  /// The longest wins because `支出决算表` is the end of five other titles. A title may lack its first character, as
  /// `政拨款收入支出决算总表` does in print: it is the longer title that it is the end of. Titles of tables that only look like
  /// statutory ones (`knownExtraTitles`) give nil, and so does a title with other words behind the alias.
  public static func form(titled title: String) -> FormKey? {
    let wanted = Normalisation.title(title)
    var best: (length: Int, key: FormKey)?
    let bytes = Array(wanted.utf8)
    for (alias, key) in aliases where alias.count > (best?.length ?? 0) {
      if bytes.ends(with: alias) { best = (alias.count, key) }
      if bytes.count > (best?.length ?? 0), alias.count == bytes.count + ideographBytes,
        alias.ends(with: bytes),
        bytes.count >= shortestTitle * ideographBytes
      {
        best = (bytes.count, key)
      }
    }
    let extra = extraTitles.filter { bytes.ends(with: $0) }.map(\.count).max() ?? 0
    guard let best, best.length > extra else { return nil }
    return best.key
  }

  /// Whether a title names a form or one of the tables known beside them.
  public static func names(_ title: String) -> Bool {
    if form(titled: title) != nil { return true }
    let bytes = Array(Normalisation.title(title).utf8)
    return extraTitles.contains { bytes.ends(with: $0) }
  }

  /// Whether a title belongs to a version of the form, or to a wider table that holds it.
  public static func isOtherVersion(_ title: String, of key: FormKey) -> Bool {
    let wanted = Normalisation.title(title)
    let form = definition(of: key)
    return (form.substitutes + form.variants.flatMap(\.titles)).contains {
      wanted.hasSuffix(Normalisation.title($0))
    }
  }

  /// Tables that some provinces publish beside the nine; they are carried as named extra tables.
  public static let knownExtraTitles: [String] = [
    "财政拨款支出决算明细表", "一般公共预算财政拨款支出决算明细表", "一般公共预算财政拨款项目支出决算表",
    "政府性基金预算财政拨款基本支出决算表", "政府采购情况表", "政府采购支出情况表", "政府购买服务决算公开情况表", "国有资产占用情况表",
    "国有资产使用情况表", "机关运行经费情况表", "项目支出绩效自评表", "项目支出决算表",
    "部门整体支出绩效自评表", "项目收入支出决算表", "非税收入征收情况表", "预算支出表", "部门预算收支总表",
  ]

  private static let aliases: [([UInt8], FormKey)] = forms.flatMap { form in
    ([form.title] + form.aliases + form.substitutes + form.variants.flatMap(\.titles)).map {
      (Array(Normalisation.title($0).utf8), form.key)
    }
  }
  /// UTF-8 bytes of an ideograph.
  private static let ideographBytes = 3
  /// The fewest characters of a title without its first: `出决算表`.
  private static let shortestTitle = 4
  private static let extraTitles = knownExtraTitles.map { Array(Normalisation.title($0).utf8) }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
