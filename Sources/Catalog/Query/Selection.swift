/// The papers that a query finds in a library, in an order.
///
/// Immutable; the next search may start from it. `count` and `subscript` cost nothing, the place of
/// a row is a pass over the rows.
public struct Selection: Sendable {
  /// The query that was asked.
  public let query: Query
  /// The rows found, in the order asked for.
  public let rows: [Row]
  public let order: SortOrder
  /// How many papers there would be if case and accents did not count; nil when they do not.
  public let looseCount: Int?
  /// How many of the papers found have each tag, by the tag's number.
  public let tagCounts: [UInt32]
  /// Whether the whole library has been searched.
  public let isComplete: Bool

  /// The rows that were found, and those that would be if case and accents did not count.
  let hits: RowSet
  let looseHits: RowSet
  /// How far the search got: rows from here on have not been looked at.
  let searchedRows: Row
  /// Which marks were asked.
  let markNumber: Int
  /// Rows that were found whatever their marks.
  let kept: RowSet

  /// Nothing, of an empty library.
  public init() {
    self.init(
      query: Query(), rows: [], order: SortOrder(.date), looseCount: nil, tagCounts: [],
      isComplete: true, hits: RowSet(), looseHits: RowSet(), searchedRows: 0, markNumber: 0,
      kept: RowSet())
  }

  init(
    query: Query, rows: [Row], order: SortOrder, looseCount: Int?, tagCounts: [UInt32],
    isComplete: Bool, hits: RowSet, looseHits: RowSet, searchedRows: Row, markNumber: Int,
    kept: RowSet
  ) {
    (self.markNumber, self.kept) = (markNumber, kept)
    self.query = query
    self.rows = rows
    self.order = order
    self.looseCount = looseCount
    self.tagCounts = tagCounts
    self.isComplete = isComplete
    self.hits = hits
    self.looseHits = looseHits
    self.searchedRows = searchedRows
  }

  public var count: Int { rows.count }

  public func contains(_ row: Row) -> Bool { hits.contains(row) }

  /// Where a row stands in the selection.
  public func place(of row: Row) -> Int? {
    hits.contains(row) ? rows.firstIndex(of: row) : nil
  }
}
