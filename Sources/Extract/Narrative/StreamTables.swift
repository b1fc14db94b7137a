public import JuesuanModel

/// A table with what it is called and which form it is.
public struct RecognisedTable: Sendable {
  /// The statutory form, nil for any other table.
  public var form: FormKey?
  /// The title above it, as printed.
  public var title: String?
  /// The unit it states.
  public var unit: MoneyUnit?
  /// The entity it names.
  public var entity: String?
  /// The grid.
  public var table: Table
}

/// Every table of a document, statutory or not, with its name.
public enum StreamTables {
  /// The tables in reading order.
  public static func tables(of stream: DocumentStream, medium: Source.Medium) -> [RecognisedTable] {
    let items = FormJoin.joined(stream.items)
    let surroundings = TableSurroundings(items, flow: ParagraphFlow(usesGeometry: medium == .pdf))
    let election = FormElection(surroundings.candidates, isFinalAccount: true)
    return surroundings.candidates.keys.sorted().compactMap { place in
      surroundings.candidates[place].map { candidate in
        RecognisedTable(
          form: election.winners[place],
          title: candidate.title,
          unit: candidate.unit,
          entity: candidate.entity,
          table: candidate.table
        )
      }
    }
  }
}
