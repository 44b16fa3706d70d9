public import Digests

/// A search that can be interrupted and goes on where it stopped.
///
/// It walks the rows that can still match: all of them, or, when the new query provably only
/// narrows the one before, the rows that one found (and rows that have come since). A row costs a
/// look at its tags, then a pass over its folded text for each term, then, for a term with capital
/// letters or accents, a look at the text as it is shown. Budgets are counts of rows, so that
/// what a test sees does not depend on the machine.
public struct Search: Sendable {
  public enum Progress: Sendable {
    case done(Selection)
    /// There is more to do; `soFar` is what has been found.
    case partial
  }

  let query: Query
  let library: Library
  private let order: SortOrder
  let requiredTags: [UInt32]?
  let excludedTags: [UInt32]
  private let marked: MarkedRows
  /// What must hold of the marks, each with the rows for which it does.
  let conditions: [(rows: RowSet, isNegated: Bool)]
  /// Rows that count as if the conditions held.
  let kept: RowSet

  /// Rows below this are looked at only if they are in `candidates`.
  private let oldRows: Row
  private let candidates: RowSet
  /// Rows below `oldRows` that need no further look: the query is the same.
  private let isUnchanged: Bool

  private var next: Row = 0
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
    self.conditions = query.marks.map(marked.rows)
    self.kept = keeping.reduce(into: RowSet()) { rows, id in
      if let row = library.row(of: id) { rows.insert(row) }
    }
    let required = query.requiredTags.map { library.tags.number(of: $0) }
    // A tag that no paper has: nothing can match.
    self.requiredTags = required.contains(nil) ? nil : required.compactMap { $0 }
    self.excludedTags = query.excludedTags.compactMap { library.tags.number(of: $0) }
    if let previous, previous.searchedRows <= library.rowCount, query.narrows(previous.query),
      previous.query.marks.isEmpty
        || (previous.markNumber == marked.number && previous.kept == kept)
    {
      self.oldRows = previous.searchedRows
      self.isUnchanged = query == previous.query
      // A precise term may become looser while its letters stay, so start from the loose hits.
      self.candidates = previous.looseHits
      if isUnchanged {
        self.hits = previous.hits
        self.looseHits = previous.looseHits
        self.next = oldRows
      }
    } else {
      self.oldRows = 0
      self.isUnchanged = false
      self.candidates = RowSet()
    }
    if query.isEmpty {
      // All rows, without a look at any.
      hits = RowSet(0..<library.rowCount)
      looseHits = hits
      next = library.rowCount
    }
  }

  /// Looks at up to `budget` rows; each row that has to be sorted first counts as one.
  public mutating func advance(budget: Int) -> Progress {
    var left = budget
    if let rows = library.rankings.rowsToSort(order, of: library.rowCount) {
      guard rows <= left else { return .partial }
      left -= rows
      _ = library.ranking(order)
    }
    return advanceRows(left)
  }

  /// Goes on to the end; `isCancelled` is asked every few thousand rows. nil when it was cancelled.
  public mutating func finish(isCancelled: () -> Bool = { false }) -> Selection? {
    while !isCancelled() {
      if case .done(let selection) = advanceRows(8192) { return selection }
    }
    return nil
  }

  private mutating func advanceRows(_ budget: Int) -> Progress {
    var left = budget
    for segment in library.segments where next < segment.endRow {
      scan(segment, &left)
      if left <= 0, next < library.rowCount { return .partial }
    }
    return .done(selection(isComplete: true))
  }

  private mutating func scan(_ segment: Segment, _ left: inout Int) {
    let end = segment.endRow
    segment.text.withRows { arena, starts in
      while next < end, left > 0 {
        if next < oldRows {
          next = min(candidates.first(from: next) ?? oldRows, oldRows)
          if next == oldRows || next >= end { continue }
        }
        let local = Int(next - segment.firstRow)
        let text = UnsafeRawBufferPointer(
          rebasing: arena[starts[local]..<starts[local + 1]])
        examine(segment, local, text)
        next += 1
        left -= 1
      }
    }
  }

  /// What has been found so far; nothing before the library has been sorted.
  public var soFar: Selection {
    let isSorted = library.rankings.rowsToSort(order, of: library.rowCount) == nil
    return isSorted ? selection(isComplete: false) : Selection(of: query, in: order)
  }

  private func selection(isComplete: Bool) -> Selection {
    var (hits, looseHits) = (hits, looseHits)
    hits.subtract(library.retired)
    looseHits.subtract(library.retired)
    let isQueue = order.key == .queue
    let queue = isQueue ? marked.queue : []
    return Selection(
      query: query, order: order,
      rows: RankedRows(
        hits, in: library.ranking(order), head: order.isReversed ? queue.reversed() : queue),
      looseCount: query.isPrecise ? looseHits.count : nil, isComplete: isComplete, hits: hits,
      looseHits: looseHits, searchedRows: isComplete ? library.rowCount : next,
      markNumber: marked.number, kept: kept)
  }
}
