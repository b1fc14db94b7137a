internal import JuesuanModel

/// The words that the forms prescribe, which the stages put into tables of their own when they first ask for one.
enum FormWords {
  /// Makes these tables; for a caller that has to wait for something else.
  static func prepare() {
    _ = FormCatalogue.form(titled: "")
    _ = RowNames.isRowLabel("")
    _ = ColumnKeys.isLevel("")
    _ = HeadWords.headsOneColumn("")
    _ = HeadWords.isStart("")
  }
}
