/// The papers that a query finds in a library, in an order.
///
/// A set of rows and the ranks of an order: no list is made of them. Immutable; the next search may start from
/// it.
public struct Selection: Sendable {
  /// The query that was asked.
  public let query: Query
  public let order: SortOrder
  /// The rows found, in the order asked for.
  public let rows: RankedRows
  /// How many papers there would be if case and accents did not count; nil when they do not.
  public let looseCount: Int?
  /// Whether the whole library has been searched.
  public let isComplete: Bool
  /// Whether `rows` are in the order; else it is not known yet how well they fit the query.
  public let isRanked: Bool
  /// How often what was found has the words of the query, where the order asks for that.
  let relevance: Relevance?

  /// The rows that were found, and those that would be if case and accents did not count; none is retired.
  let hits: RowSet
  let looseHits: RowSet
  /// How far the search got: rows from here on have not been looked at.
  public let searchedRows: Row
  /// Which marks were asked.
  let markNumber: Int
  /// Rows that were found whatever their marks.
  let kept: RowSet
  /// Rows for which a pattern was cut off.
  let cutRows: RowSet
  /// What was known for parts of the query, of this or other searches.
  let known: KnownRows

  /// Nothing, of an empty library.
  public init() {
    self.init(of: Query(), in: SortOrder(.date), isComplete: true)
  }

  /// Nothing yet.
  init(of query: Query, in order: SortOrder, isComplete: Bool = false) {
    self.init(
      query: query, order: order, rows: RankedRows(), looseCount: nil, isComplete: isComplete,
      hits: RowSet(), looseHits: RowSet(), searchedRows: 0, markNumber: 0, kept: RowSet())
  }

  init(
    query: Query, order: SortOrder, rows: RankedRows, looseCount: Int?, isComplete: Bool,
    isRanked: Bool = true, relevance: Relevance? = nil, hits: RowSet, looseHits: RowSet,
    searchedRows: Row, markNumber: Int,
    kept: RowSet,
    cutRows: RowSet = RowSet(), known: KnownRows = KnownRows()
  ) {
    (self.query, self.order, self.rows, self.looseCount) = (query, order, rows, looseCount)
    (self.isComplete, self.isRanked, self.searchedRows) = (isComplete, isRanked, searchedRows)
    (self.hits, self.looseHits, self.relevance) = (hits, looseHits, relevance)
    (self.markNumber, self.kept, self.cutRows, self.known) = (markNumber, kept, cutRows, known)
  }

  /// What of it is there in a library that its own has grown into: papers that have come, or were joined
  /// anew, are not.
  public func left(in library: Library) -> Selection {
    var (hits, looseHits, cutRows) = (hits, looseHits, cutRows)
    hits.subtract(library.retired)
    looseHits.subtract(library.retired)
    cutRows.subtract(library.retired)
    return Selection(
      query: query, order: order, rows: rows.only(hits),
      looseCount: looseCount == nil ? nil : looseHits.count, isComplete: isComplete,
      isRanked: isRanked, relevance: relevance, hits: hits, looseHits: looseHits,
      searchedRows: searchedRows,
      markNumber: markNumber, kept: kept, cutRows: cutRows, known: known)
  }

  /// What is known for a query that is asked next, of a library that its own has grown into.
  func known(in library: Library, before next: Query) -> KnownRows {
    var known = known.left(of: library.rowCount)
    if searchedRows == library.rowCount, cutRows.isEmpty {
      known.add(hits, of: query, before: next)
    }
    return known
  }

  public var count: Int { rows.count }

  /// Whether all papers of another selection were found, and no others.
  public func hasSamePapers(as other: Selection) -> Bool {
    hits.isSubset(of: other.hits) && other.hits.isSubset(of: hits)
  }

  /// How many papers were not looked at to the end, because a pattern took too long.
  public var cutOffCount: Int { cutRows.count }

  public func contains(_ row: Row) -> Bool { hits.contains(row) }

  /// The papers that were found and all others of the library, in one order.
  public func amongOthers(in library: Library) -> RankedRows { rows.amongOthers(in: library) }

  /// The rank of a row in the order of the selection.
  public func rank(of row: Row) -> Int? { rows.rank(of: row) }
}
