public import Digests

/// A search that can be interrupted and goes on where it stopped.
///
/// It walks the rows that can still match: all of them, or, when the new query provably only
/// narrows the one before, the rows that one found (and rows that have come since). What a row costs
/// says `QueryPlan`. Budgets are counts of rows, so that what a test sees does not depend on the machine.
public struct Search: Sendable {
  public enum Progress: Sendable {
    case done(Selection)
    case partial(Selection)
  }

  private let query: Query
  private let library: Library
  private let order: SortOrder
  private let plan: QueryPlan
  private let marked: MarkedRows
  /// Rows for which everything that is asked of marks counts as if it held.
  private let kept: RowSet

  /// Rows below this are looked at only if they are in `candidates`.
  private let oldRows: Row
  private let candidates: RowSet
  /// Rows below `oldRows` that need no further look: the query is the same.
  private let isUnchanged: Bool

  private var next: Row = 0
  private var hits = RowSet()
  private var looseHits = RowSet()

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
    self.plan = QueryPlan(query, in: library, marked: marked, kept: kept)
    if let previous, previous.searchedRows <= library.rowCount, query.narrows(previous.query),
      !previous.query.asksForMarks
        || (previous.markNumber == marked.number && previous.kept == kept)
    {
      self.oldRows = previous.searchedRows
      self.isUnchanged = query == previous.query
      // A precise term may become looser while its letters stay, so start from the loose hits too.
      var candidates = previous.looseHits
      candidates.formUnion(previous.hits)
      self.candidates = candidates
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
  }

  /// Whether the list can be ordered without sorting the library first.
  private var needsSorting: Bool { !library.orders.has(order) }

  /// Looks at up to `budget` rows; a library that has to be sorted first counts as a row a paper.
  public mutating func advance(budget: Int) -> Progress {
    var left = budget
    if needsSorting {
      guard library.count <= left else { return .partial(empty) }
      left -= library.count
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
    for segment in library.segments where next < segment.firstRow + Row(segment.papers.count) {
      scan(segment, &left)
      if left <= 0, next < library.rowCount { return .partial(selection(isComplete: false)) }
    }
    return .done(selection(isComplete: true))
  }

  private mutating func scan(_ segment: Segment, _ left: inout Int) {
    let end = segment.firstRow + Row(segment.papers.count)
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

  private mutating func examine(_ segment: Segment, _ local: Int, _ text: UnsafeRawBufferPointer) {
    let row = segment.firstRow + Row(local)
    guard !library.retired.contains(row), plan.admitted?.contains(row) != false else { return }
    let answer = plan.answer(segment, local, text, in: library)
    if answer.isFoundLoosely { looseHits.insert(row) }
    if answer.isFound { hits.insert(row) }
  }

  private var empty: Selection {
    Selection(
      query: query, rows: [], order: order, looseCount: nil, tagCounts: [], isComplete: false,
      hits: RowSet(), looseHits: RowSet(), searchedRows: 0, markNumber: marked.number, kept: kept)
  }

  private func selection(isComplete: Bool) -> Selection {
    let all = rows(in: order)
    let isEverything = query.isEmpty && isComplete
    let rows =
      isEverything ? all : all.filter { hits.contains($0) && !library.retired.contains($0) }
    return Selection(
      query: query, rows: rows, order: order,
      looseCount: query.isPrecise
        ? all.reduce(0) { $0 + (looseHits.contains($1) ? 1 : 0) } : nil,
      tagCounts: library.tagCounts(of: rows), isComplete: isComplete, hits: hits,
      looseHits: looseHits, searchedRows: isComplete ? library.rowCount : next,
      markNumber: marked.number, kept: kept)
  }

  /// All rows in an order. That of the queue begins with what is in the queue.
  private func rows(in order: SortOrder) -> [Row] {
    let all = library.rows(in: order)
    guard order.key == .queue else { return all }
    let queue = marked.queue.filter { !library.retired.contains($0) }
    let queued = marked.rows(.queued)
    return (order.isReversed ? queue.reversed() : queue) + all.filter { !queued.contains($0) }
  }
}
