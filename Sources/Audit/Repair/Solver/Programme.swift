import CGLPK
import JuesuanModel

/// A linear programme, some of whose columns are switches of 0 or 1; solved by GLPK, whose memory it owns.
///
/// Its figures are doubles because GLPK's are: what it answers is a proposal that exact arithmetic confirms or drops.
@safe final class Programme {
  /// What became of a search.
  enum Answer {
    /// The best values of all columns.
    case optimal([Double])
    /// Nothing satisfies every row.
    case infeasible
    /// The time was over, or GLPK gave up.
    case unfinished
  }

  private let problem: OpaquePointer
  private var switches: [Int] = []

  init?() {
    LateLibrary.glpk.load()
    glp_term_out(GLP_OFF)
    guard let created = unsafe glp_create_prob() else { return nil }
    unsafe problem = created
    unsafe glp_set_obj_dir(created, GLP_MIN)
  }

  deinit { unsafe glp_delete_prob(problem) }

  /// Adds a column and gives its number.
  func addColumn(low: Double, high: Double, cost: Double = 0) -> Int {
    let column = unsafe glp_add_cols(problem, 1)
    unsafe glp_set_col_bnds(problem, column, low < high ? GLP_DB : GLP_FX, low, high)
    unsafe glp_set_obj_coef(problem, column, cost)
    return Int(column)
  }

  /// Adds a switch with its cost and gives its number.
  func addSwitch(cost: Double) -> Int {
    let column = addColumn(low: 0, high: 1, cost: cost)
    unsafe glp_set_col_kind(problem, Int32(column), GLP_BV)
    switches.append(column)
    return column
  }

  /// Adds a row between bounds, nil for none, and gives its number.
  @discardableResult
  func addRow(_ terms: [(column: Int, factor: Double)], low: Double?, high: Double?) -> Int {
    let row = unsafe glp_add_rows(problem, 1)
    setBounds(row: Int(row), low: low, high: high)
    // GLPK counts from one and leaves the first place of an array unused.
    let columns = [Int32(0)] + terms.map { Int32($0.column) }
    let factors = [0.0] + terms.map(\.factor)
    unsafe columns.withUnsafeBufferPointer { columns in
      unsafe factors.withUnsafeBufferPointer { factors in
        unsafe glp_set_mat_row(problem, row, Int32(terms.count), columns.baseAddress, factors.baseAddress)
      }
    }
    return Int(row)
  }

  /// Bounds a row anew; two nils take it out of force.
  func setBounds(row: Int, low: Double?, high: Double?) {
    switch (low, high) {
    case (let low?, let high?):
      unsafe glp_set_row_bnds(problem, Int32(row), low < high ? GLP_DB : GLP_FX, low, high)
    case (let low?, nil): unsafe glp_set_row_bnds(problem, Int32(row), GLP_LO, low, 0)
    case (nil, let high?): unsafe glp_set_row_bnds(problem, Int32(row), GLP_UP, 0, high)
    case (nil, nil): unsafe glp_set_row_bnds(problem, Int32(row), GLP_FR, 0, 0)
    }
  }

  /// Whether the rows can hold together, switches free between 0 and 1; nil where it was not decided in time.
  func isFeasible(milliseconds: Int) -> Bool? {
    var settings = glp_smcp()
    unsafe glp_init_smcp(&settings)
    settings.msg_lev = GLP_MSG_OFF
    settings.tm_lim = Int32(clamping: max(milliseconds, 0))
    guard unsafe glp_simplex(problem, &settings) == 0 else {
      // A basis of an earlier run may have become singular.
      unsafe glp_std_basis(problem)
      settings.presolve = GLP_ON
      let second = unsafe glp_simplex(problem, &settings)
      if second == GLP_ENOPFS { return false }
      return second == 0 ? true : nil
    }
    return switch unsafe glp_get_status(problem) {
    case GLP_OPT, GLP_FEAS, GLP_UNBND: true
    case GLP_NOFEAS, GLP_INFEAS: false
    default: nil
    }
  }

  /// The cheapest values.
  ///
  /// Cuts, pump and presolve are what makes eight errors in 300 figures a matter of a second.
  func minimum(milliseconds: Int) -> Answer {
    var settings = unsafe glp_iocp()
    unsafe glp_init_iocp(&settings)
    unsafe settings.msg_lev = GLP_MSG_OFF
    unsafe settings.presolve = GLP_ON
    unsafe settings.gmi_cuts = GLP_ON
    unsafe settings.mir_cuts = GLP_ON
    unsafe settings.fp_heur = GLP_ON
    // A switch that is almost off must not let a large amount through.
    unsafe settings.tol_int = 1e-9
    unsafe settings.tm_lim = Int32(clamping: max(milliseconds, 1))
    let code = unsafe glp_intopt(problem, &settings)
    if code == GLP_ENOPFS { return .infeasible }
    guard code == 0 else { return .unfinished }
    return switch unsafe glp_mip_status(problem) {
    case GLP_OPT:
      .optimal((1...max(1, unsafe glp_get_num_cols(problem))).map { unsafe glp_mip_col_val(problem, $0) })
    case GLP_NOFEAS: .infeasible
    default: .unfinished
    }
  }
}
