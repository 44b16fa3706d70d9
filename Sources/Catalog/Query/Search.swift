public import Papers

/// A search that can be interrupted and goes on where it stopped.
///
/// It walks the rows that can still match: all of them, or, when the new query provably only
/// narrows the one before, the rows that one found (and rows that have come since). What a row costs
/// says `QueryPlan`. Budgets are counts of rows, so that what a test sees does not depend on the machine.
public struct Search: Sendable {
  public enum Progress: Sendable {
    case done(Selection)
    /// There is more to do; `soFar` is what has been found.
    case partial
  }

  let query: Query
  let library: Library
  let order: SortOrder
  private let plans: QueryPlans
  /// Rows that a pattern was cut off for in the search that this one goes on with.
  private var cutBefore = RowSet()
  let marked: MarkedRows
  /// How well what is found fits the query; nil when the order does not ask for it.
  private(set) var relevance: Relevance?
  /// What was found before, in the same order.
  let before: Selection?
  /// Rows for which everything that is asked of marks counts as if it held.
  private let kept: RowSet
  /// What earlier searches have found for parts of the query.
  private let known: KnownRows

  /// The rows to look at.
  private let open: RowSet

  /// The first row that has not been looked at.
  private(set) var next: Row = 0
  var hits = RowSet()
  var looseHits = RowSet()

  /// A search for `query`. `previous` may be any earlier selection of the same library or of one
  /// that has since grown into it. `marked` are the marks in this library; the papers in `keeping` are
  /// found whatever the query asks of marks.
  public init(
    _ query: Query, in library: Library, order: SortOrder, marked: MarkedRows = MarkedRows(),
    keeping: Set<PaperID> = [], startingFrom previous: Selection? = nil
  ) {
    self.query = query
    self.library = library
    self.order = order
    self.marked = marked
    let kept = keeping.reduce(into: RowSet()) { rows, id in
      if let row = library.row(of: id) { rows.insert(row) }
    }
    self.kept = kept
    let parts = previous?.known(in: library, before: query) ?? KnownRows()
    self.known = parts
    self.plans = QueryPlans(query, in: library, marked: marked, kept: kept, known: parts)
    // What was counted for the same query counts still.
    let known = query == previous?.query ? previous?.relevance : nil
    self.relevance = order.contains(.relevance) ? known ?? Relevance(query) : nil
    self.before = previous?.order == order ? previous : nil
    var open = plans.open
    open.subtract(library.retired)
    if let previous, previous.searchedRows <= library.rowCount, query.narrows(previous.query),
      !previous.query.asksForMarks
        || (previous.markNumber == marked.number && previous.kept == kept)
    {
      if query == previous.query {
        (hits, looseHits, next) = (previous.hits, previous.looseHits, previous.searchedRows)
        cutBefore.formUnion(previous.cutRows, in: 0..<next)
      }
      // What was found in either reading, what nobody knows of, and what has come since.
      var candidates = RowSet(previous.searchedRows..<library.rowCount)
      candidates.formUnion(previous.hits)
      candidates.formUnion(previous.looseHits)
      candidates.formUnion(previous.cutRows)
      open.formIntersection(candidates)
    }
    self.open = open
    // All that sets tell, without a look at any row. Retired ones are left out in the end.
    hits.formUnion(plans.found)
    looseHits.formUnion(plans.found)
    if open.isEmpty { next = library.rowCount }
  }

  /// Looks at up to `budget` rows; what the order costs counts as some (`Library.work`).
  ///
  /// - Parameter slice: how many rows to look at when there are more than `budget`.
  public mutating func advance(budget: Int, slice: Int = .max) -> Progress {
    let isLong = slice < budget && rowsLeft * weight > budget
    var left = (isLong ? slice : budget) - library.work(for: order, marked)
    guard left >= 0, walk(&left) else { return .partial }
    if let relevance, relevance.work(for: present(hits), in: library) > left { return .partial }
    left = .max
    _ = countWords(&left)
    return .done(selection(isComplete: true))
  }

  /// Those of some rows that are not retired.
  private func present(_ rows: RowSet) -> RowSet {
    var rows = rows
    rows.subtract(library.retired)
    return rows
  }

  /// Goes on to the end; `isCancelled` is asked every few thousand rows, and told how many of them are done. nil
  /// when it was cancelled.
  public mutating func finish(isCancelled: (_ done: Row) -> Bool = { _ in false }) -> Selection? {
    while !isCancelled(next) {
      if case .done(let selection) = advanceRows(8192) { return selection }
    }
    return nil
  }

  private mutating func advanceRows(_ budget: Int) -> Progress {
    var left = budget
    guard walk(&left), countWords(&left) else { return .partial }
    return .done(selection(isComplete: true))
  }

  /// Looks how often what is found has the words of the query, if that is asked; whether it has been done.
  private mutating func countWords(_ left: inout Int) -> Bool {
    if relevance == nil { return true }
    return relevance!.count(present(hits), in: library, &left)
  }

  /// What it costs to count the words of the query in what has been found so far, in rows; 0 when nobody asks.
  var wordsLeft: Int { relevance?.work(for: present(hits), in: library) ?? 0 }

  /// How often what will be found has the words of the query, where that is still to be counted.
  var countsToMake: Relevance? {
    let isCounted =
      next >= library.rowCount && relevance?.isCounted(present(hits), in: library) == true
    return isCounted ? nil : relevance?.emptied
  }

  /// The search as one of several threads goes on with it, which counts for itself.
  func part(counting relevance: Relevance?) -> Search {
    var part = self
    part.relevance = relevance
    return part
  }

  /// Counts the words of the query in what has been found among some rows.
  mutating func countWords(among rows: Range<Row>) {
    guard relevance != nil else { return }
    let found = present(hits)
    relevance?.count(found, among: rows, in: library)
  }

  /// The search with all rows looked at, as others have done; and all words counted, where they have.
  func walked(_ hits: RowSet, _ looseHits: RowSet, counted: Relevance?) -> Search {
    var search = self
    (search.hits, search.looseHits, search.next) = (hits, looseHits, library.rowCount)
    if var counted {
      counted.end(present(hits), in: library)
      search.relevance = counted
    }
    return search
  }

  /// The rows that are found, in no order, and how many a pattern was cut off for; nil when there is more to do
  /// than `left` rows allow.
  mutating func findRows(_ left: inout Int) -> (rows: RowSet, cutOff: Int)? {
    guard walk(&left) else { return nil }
    return (present(hits), present(plans.cutRows).count)
  }

  /// Looks at up to `left` rows; whether all have been looked at.
  private mutating func walk(_ left: inout Int) -> Bool {
    scan(to: library.rowCount, &left)
    return next >= library.rowCount
  }

  /// Looks at the rows of a range only, whatever has been looked at before.
  mutating func scan(_ rows: Range<Row>) {
    next = rows.lowerBound
    var left = Int.max
    scan(to: rows.upperBound, &left)
  }

  /// Looks at the rows before `end`, or at as many as are left.
  private mutating func scan(to end: Row, _ left: inout Int) {
    for segment in library.segments where next < segment.endRow && segment.firstRow < end {
      scan(segment, to: min(end, segment.endRow), &left)
      if left <= 0 { return }
    }
    next = end
  }

  private mutating func scan(_ segment: Segment, to end: Row, _ left: inout Int) {
    // Between segments there may be rows that are no more.
    next = max(next, segment.firstRow)
    // Apart from what changes here: else each row would copy them, which costs more than its text.
    let plan = plans.plan(for: segment)
    let (library, open, weight) = (library, open, weight)
    func following() -> Int? {
      guard left > 0 else { return nil }
      guard let row = open.first(from: next), row < end else {
        next = end
        return nil
      }
      next = row
      return Int(row - segment.firstRow)
    }
    plan.withNeedles { needles in
      segment.text.visit(from: following(), in: library.digests) { local, text in
        let row = next
        let answer = plan.answer(segment, local, text, needles, in: library)
        if answer.isFoundLoosely { looseHits.insert(row) }
        if answer.isFound { hits.insert(row) }
        next = row + 1
        left -= weight
        return following()
      }
    }
  }

  /// What one row takes of a budget.
  var weight: Int { plans.weight }

  /// How many rows there are still to look at.
  var rowsLeft: Int { next < library.rowCount ? open.count(in: next..<library.rowCount) : 0 }

  /// What it takes to come to the end: the rows that there are still to look at, each as long as it may take, and the
  /// order.
  public var cost: Int { rowsLeft * weight + library.work(for: order, marked) }

  /// How many rows the library has that it asks.
  public var rowCount: Row { library.rowCount }

  /// The rows for which a pattern was cut off, in the search before too.
  var cutRows: RowSet {
    var rows = plans.cutRows
    rows.formUnion(cutBefore)
    return present(rows)
  }

  /// What has been found so far; nothing as long as the order is to be made. How well it fits is not known yet.
  public var soFar: Selection {
    library.work(for: order, marked) == 0
      ? selection(isComplete: false) : Selection(of: query, in: order)
  }

  private func selection(isComplete: Bool) -> Selection {
    selection(
      of: hits, looseHits, searchedRows: isComplete ? library.rowCount : next,
      isRanked: isComplete)
  }

  /// What these hits are, when the rows before `searchedRows` have been looked at.
  ///
  /// - Parameter isRanked: whether it is known how well they fit, if the order asks for that.
  func selection(
    of hits: RowSet, _ looseHits: RowSet, searchedRows: Row, isRanked: Bool = false
  ) -> Selection {
    let (hits, looseHits) = (present(hits), present(looseHits))
    return Selection(
      query: query, order: order, rows: ranked(hits, isRanked: isRanked),
      looseCount: query.isPrecise ? looseHits.count : nil,
      isComplete: searchedRows == library.rowCount, isRanked: isRanked || relevance == nil,
      relevance: isRanked ? relevance : nil, hits: hits, looseHits: looseHits,
      searchedRows: searchedRows, markNumber: marked.number,
      kept: kept, cutRows: cutRows, known: known)
  }
}
